"""The tables of a file as they are stored, whatever its version, and what they mean."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from itadesk.core.checks import MAX_ROWS
from itadesk.core.fields import describe
from itadesk.core.records import RECORDS, Record
from itadesk.store import rows, schema
from itadesk.store.rows import Value

Row = Sequence[Value]
"""The values of a row in the order of the schema's columns; the first is its id."""

Tables = Mapping[str, Sequence[Row]]
"""The rows of each table of records, parents before children, as they lie in the file."""

_MANIFEST = (  # of more than one row two are enough to see that
    "SELECT id, format, document_id, revision, app_version, counts, content_hash "
    "FROM manifest LIMIT 2"
)
_MAX_REVISION = 10**12  # at one edit a second after 30,000 years; backups are named after it


class Manifest(NamedTuple):
    """What a file says of itself; the last two are empty while it is being worked on."""

    document_id: UUID
    revision: int
    app_version: str
    counts: str | None
    content_hash: str | None


def read_manifest(db: sqlite3.Connection, version: int) -> Manifest:
    """Return what a file of a version says of itself; ValueError when not as we say it."""
    ((row_id, told_version, document_id, *others),) = db.execute(_MANIFEST).fetchall()
    found = Manifest(UUID(document_id), *others)
    if (row_id, told_version, document_id) != (1, version, str(found.document_id)):
        raise ValueError("the manifest is not as we write it")
    if not isinstance(found.revision, int) or not 1 <= found.revision <= _MAX_REVISION:
        raise ValueError("a revision that is none")
    return found


def read_tables(db: sqlite3.Connection, version: int) -> Tables:
    """Return the rows of all records; ValueError for a text that is none."""
    return {name: read_table(db, version, name) for name in schema.columns(version)}


def read_table(db: sqlite3.Connection, version: int, name: str) -> Sequence[Row]:
    """Return the rows of one table of records."""
    columns = _listed(schema.columns(version)[name])
    return db.execute(f'SELECT {columns} FROM "{name}" ORDER BY rowid').fetchall()


def count_rows(db: sqlite3.Connection, name: str) -> int:
    """Return how many rows a table has; of more than there may be only that there are more.

    Not count(*) of the table: SQLite counts by pages, and where damage lets pages hold each other
    nothing could stop it.
    """
    rows = f"SELECT 1 FROM {_listed([name])} LIMIT {MAX_ROWS + 1}"
    (number,) = db.execute(f"SELECT count(*) FROM ({rows})").fetchone()
    return int(number)


def of_records(records: Iterable[Record]) -> Tables:
    """Return the rows of records as this version stores them."""
    tables: dict[str, list[Row]] = {describe(cls).name: [] for cls in RECORDS}
    for record in records:
        tables[describe(type(record)).name].append(tuple(rows.encode(record).values()))
    return tables


def to_records(tables: Tables) -> list[Record]:
    """Return the records of rows of this version; ValueError when a row is none.

    No two have one id: what hangs from a record is found by it alone.
    """
    records = [rows.decode(cls, row) for cls in RECORDS for row in tables[describe(cls).name]]
    if len({record.id for record in records}) != len(records):
        raise ValueError("two records of one id")
    return records


def counted(tables: Tables) -> str:
    """Return how many rows each table has, as the manifest tells it."""
    return json.dumps({name: len(table) for name, table in tables.items()})


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
