"""A good sealed file, and what a hostile hand can do to it."""

import sqlite3
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from itadesk.store import clean_copy, content, header, schema, tables
from itadesk.store.errors import Trouble
from itadesk.store.snapshot import Snapshot
from tests.strategies import every_field

Maker = Callable[[Path], object]
"""Makes a bad file at a path that is free."""

DOCUMENT = UUID("c0ffee00-5eed-4abc-8def-a1b2c3d4e5f6")
REVISION = 7
NOBODY = "00000000-0000-0000-0000-000000000000"
SCHEMA = "PRAGMA writable_schema = ON"
UNCHECKED = "PRAGMA ignore_check_constraints = ON"


class Bad(NamedTuple):
    """A bad file and what it is refused for."""

    make: Maker
    trouble: Trouble


@cache
def good() -> bytes:
    """Return a file as it is sent, in which every field of every record holds something."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "good.itadesk"
        clean_copy.write(Snapshot(DOCUMENT, REVISION, *every_field()), path)
        return path.read_bytes()


def written(path: Path) -> Path:
    """Write the good file to a path."""
    path.write_bytes(good())
    return path


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file as any program may: nothing is checked, and nobody waits for the disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = MEMORY")
        yield db


def say(path: Path, *statements: str) -> Path:
    """Run statements on a file as any program may."""
    with _opened(path) as db:
        for statement in statements:
            db.execute(statement)
    return path


def reseal(path: Path) -> Path:
    """Put the right counts and hash on whatever rows a file holds: anybody may compute them."""
    with _opened(path) as db:
        (identity,) = db.execute("SELECT document_id, revision FROM manifest").fetchall()
        stored = tables.read_tables(db, header.FORMAT)
        digest = content.hash_of_tables(header.FORMAT, *identity, stored)
        seal = (tables.counted(stored), digest)
        db.execute("UPDATE manifest SET counts = ?, content_hash = ?", seal)
    return path


def said(*statements: str) -> Maker:
    """Return what runs statements on the good file and leaves the seal as it was."""
    return lambda path: say(written(path), *statements)


def resealed(*statements: str) -> Maker:
    """Return what runs statements on the good file and seals what comes of it."""
    return lambda path: reseal(say(written(path), UNCHECKED, *statements))


def loose(table: str, *statements: str) -> Maker:
    """Return what changes a table as if it had no types, keys or conditions, then hides that."""
    plain = "sql"
    for word in ("NOT NULL PRIMARY KEY", "NOT NULL", "STRICT", " TEXT", " INTEGER", " BLOB"):
        plain = f"replace({plain}, '{word}', '')"

    def make(path: Path) -> None:
        with _opened(written(path)) as db:
            kept = db.execute("SELECT * FROM sqlite_schema").fetchall()
        say(
            path,
            SCHEMA,
            f"DELETE FROM sqlite_schema WHERE type = 'index' AND tbl_name = '{table}'",
            f"UPDATE sqlite_schema SET sql = {plain} WHERE name = '{table}'",
        )
        say(path, UNCHECKED, *statements)
        with _opened(path) as db:
            db.execute(SCHEMA)
            db.execute("DELETE FROM sqlite_schema")
            db.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", kept)

    return make


def number(offset: int, value: int, form: str = ">I") -> Maker:
    """Return what writes a number over bytes of the good file."""

    def make(path: Path) -> None:
        changed = bytearray(good())
        struct.pack_into(form, changed, offset, value)
        path.write_bytes(changed)

    return make


def assign(column: str, value: str, table: str = "measure") -> str:
    """Return the statement that sets a column of every row to an SQL expression."""
    return f'UPDATE "{table}" SET "{column}" = {value}'


def copied(table: str, **values: str) -> str:
    """Return the statement that adds each row of a table again, some columns of it changed."""
    columns = (values.get(name, f'"{name}"') for name in schema.columns(header.FORMAT)[table])
    return f'INSERT INTO "{table}" SELECT {", ".join(columns)} FROM "{table}"'


def repeated(count: int, char: str) -> str:
    """Return the SQL expression of a character repeated."""
    return f"printf('%.*c', {count}, '{char}')"


def numbers(count: int) -> str:
    """Return the beginning of a statement that may select x from n, from 1 to a number."""
    return f"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {count})"
