"""The frozen text of the tables, and whether a file has exactly these."""

import sqlite3
from contextlib import closing
from functools import cache

from itadesk.assets import asset
from itadesk.store.connection import Connection
from itadesk.store.header import FORMAT

_OBJECTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


@cache
def text() -> str:
    """Return the statements that make a file of this version; never changed once released."""
    return asset("resources", "schema", f"schema_{FORMAT}.sql").read_text("utf-8")


def statements() -> list[str]:
    """Return the statements one by one."""
    return [one for one in text().split(";\n") if one.strip()]


def is_exact(db: Connection) -> bool:
    """Whether the file holds the tables and indexes of this version, word by word, and no more."""
    return tuple(db.say(_OBJECTS).fetchall()) == _expected()


@cache
def _expected() -> tuple[tuple[str, str, str, str | None], ...]:
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.executescript(text())
        return tuple(memory.execute(_OBJECTS))
