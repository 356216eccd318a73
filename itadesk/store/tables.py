"""The tables of a file as they are stored, whatever its version, and what they mean."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from itadesk.core.fields import describe
from itadesk.core.records import RECORDS, Record
from itadesk.store import rows, schema
from itadesk.store.rows import Value

Row = Sequence[Value]
"""The values of a row in the order of the schema's columns; the first is its id."""

Tables = Mapping[str, Sequence[Row]]
"""The rows of each table of records, parents before children, as they lie in the file."""

_MANIFEST = "SELECT document_id, revision, app_version, counts, content_hash FROM manifest"


class Manifest(NamedTuple):
    """What a file says of itself; the last two are empty while it is being worked on."""

    document_id: UUID
    revision: int
    app_version: str
    counts: str | None
    content_hash: str | None


def read_manifest(db: sqlite3.Connection) -> Manifest:
    """Return what the file says of itself; ValueError when it does not say it as we do."""
    ((document_id, revision, *others),) = db.execute(_MANIFEST).fetchall()
    found = Manifest(UUID(document_id), revision, *others)
    if str(found.document_id) != document_id or not isinstance(revision, int) or revision < 1:
        raise ValueError("the manifest is not as we write it")
    return found


def read_tables(db: sqlite3.Connection, version: int) -> Tables:
    """Return the rows of all records; ValueError for a text that is none."""
    return {
        name: db.execute(f'SELECT {_listed(columns)} FROM "{name}" ORDER BY rowid').fetchall()
        for name, columns in schema.columns(version).items()
    }


def count_rows(db: sqlite3.Connection, name: str) -> int:
    """Return how many rows a table has."""
    (number,) = db.execute(f"SELECT count(*) FROM {_listed([name])}").fetchone()
    return int(number)


def of_records(records: Iterable[Record]) -> Tables:
    """Return the rows of records as this version stores them."""
    tables: dict[str, list[Row]] = {describe(cls).name: [] for cls in RECORDS}
    for record in records:
        tables[describe(type(record)).name].append(tuple(rows.encode(record).values()))
    return tables


def to_records(tables: Tables) -> list[Record]:
    """Return the records of rows of this version; ValueError when a row is none."""
    return [rows.decode(cls, row) for cls in RECORDS for row in tables[describe(cls).name]]


def counted(tables: Tables) -> str:
    """Return how many rows each table has, as the manifest tells it."""
    return json.dumps({name: len(table) for name, table in tables.items()})


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
