"""The frozen text of the tables of each version, and whether a file has exactly these."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache

from itadesk.assets import asset

_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
_NO_RECORDS = ("blob", "manifest")


@cache
def text(version: int) -> str:
    """Return the statements that make a file of a version; never changed once released."""
    return asset("resources", "schema", f"schema_{version}.sql").read_text("utf-8")


def statements(version: int) -> list[str]:
    """Return the statements one by one."""
    return [one for one in text(version).split(";\n") if one.strip()]


def is_exact(db: sqlite3.Connection, version: int) -> bool:
    """Whether a file holds the tables and indexes of a version, word by word, and no more."""
    return tuple(db.execute(_OBJECTS).fetchall()) == _expected(version)[0]


def columns(version: int) -> Mapping[str, tuple[str, ...]]:
    """Return the columns of each table of records, in the order of the schema."""
    return _expected(version)[1]


@cache
def _expected(
    version: int,
) -> tuple[tuple[tuple[str, str, str, str | None], ...], dict[str, tuple[str, ...]]]:
    """Return what `sqlite_schema` holds in a file of a version, and its columns by table."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.executescript(text(version))
        objects = tuple(memory.execute(_OBJECTS))
        named = [name for (name,) in memory.execute(_TABLES) if name not in _NO_RECORDS]
        return objects, {
            name: tuple(column for _, column, *_ in memory.execute(f'PRAGMA table_info("{name}")'))
            for name in named
        }
