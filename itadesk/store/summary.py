"""What a file at rest says of itself, quickly read for a list: nothing of it is proven."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from itadesk.core.checks import MAX_ROWS
from itadesk.core.fields import describe
from itadesk.core.records import Office
from itadesk.store import admission, header, rows, schema, strict, tables, upgrades
from itadesk.store.errors import Trouble, translated

_OFFICE = describe(Office).name


class Summary(NamedTuple):
    """A file as it tells of itself: `counts` are the rows of each table, `size` is in bytes.

    `version` is that of its format, which may be an older one.
    """

    version: int
    document_id: UUID
    revision: int
    office: Office
    counts: Mapping[str, int]
    size: int


def summary(path: Path) -> Summary:
    """Return what a sealed file, of this version or before, says of itself.

    Raises UserError when it does not even look whole. Not for a file that is open: on POSIX
    systems reading it here would drop its lock.
    """
    version = header.check_header(path)
    with translated(path):
        if not header.is_whole(path):
            raise Trouble.CORRUPT.at(path)
        db = strict.connect(path, path)
        with closing(db):
            try:
                return _read(db, version, path)
            except (ValueError, TypeError, OverflowError) as error:
                raise Trouble.INVALID.at(path) from error


def _read(db: sqlite3.Connection, version: int, path: Path) -> Summary:
    if not schema.is_exact(db, version):  # goes before all else: no other schema is ever run
        raise Trouble.FOREIGN.at(path)
    manifest = tables.read_manifest(db, version)
    counts = {name: tables.count_rows(db, name) for name in schema.columns(version)}
    if max(counts.values()) > MAX_ROWS:
        raise Trouble.TOO_MANY.at(path)
    if version == header.FORMAT:
        stored = tables.read_table(db, version, _OFFICE)
    else:  # what an office was only the steps of an upgrade know
        stored = upgrades.upgraded(tables.read_tables(db, version), version)[_OFFICE]
    (office,) = (rows.decode(Office, row) for row in stored)
    admission.check_records([office])
    size = path.stat().st_size
    return Summary(version, manifest.document_id, manifest.revision, office, counts, size)
