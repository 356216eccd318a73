"""The connection to a document file: safe settings, proven, and the lock for the session."""

import sqlite3
import sys
import urllib.parse
from collections.abc import Sequence
from contextlib import suppress
from os import fsencode
from pathlib import Path

import peewee

from itadesk.store.errors import Trouble

_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
Pragma = tuple[str, str, int | str]
"""A setting, the value to set, and what it must read back as."""

_PRAGMAS: tuple[Pragma, ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("foreign_keys", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),  # with FULL: nothing lost in any power cut
    ("synchronous", "FULL", 2),
)


class Connection(peewee.SqliteDatabase):
    """One connection, used by the thread that opened it; none opens by itself."""

    def __init__(self, path: Path, mode: str = "rw") -> None:
        """Prepare a connection to the file; `mode` "rw" never creates one, "rwc" does."""
        self.path = path
        super().__init__(file_uri(path, f"mode={mode}"), uri=True, timeout=0, autoconnect=False)

    def _add_conn_hooks(self, conn: sqlite3.Connection) -> None:
        """Make a new connection safe before anything is read; Peewee's functions stay out."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise Trouble.OUTDATED_ENGINE.at(self.path)
        conn.text_factory = decoded
        if not harden(conn, _PRAGMAS):
            raise Trouble.UNPROTECTED.at(self.path)

    def run(self, query: peewee.BaseQuery) -> sqlite3.Cursor:
        """Run a query; rows come as they are stored."""
        return self.execute(query)  # type: ignore[no-any-return, no-untyped-call]

    def say(self, statement: str) -> sqlite3.Cursor:
        """Run a statement that is not about records."""
        return self.execute_sql(statement)  # type: ignore[no-any-return, no-untyped-call]

    @property
    def plain(self) -> sqlite3.Connection:
        """The connection itself, for what reads files of any version."""
        return self.connection()  # type: ignore[no-any-return, no-untyped-call]

    @property
    def total_changes(self) -> int:
        """Return how many rows were written since the connection was made, cascades included."""
        return self.plain.total_changes

    def lock(self) -> None:
        """Take the file for the session; a hot journal is rolled back here at the latest."""
        self.say("BEGIN EXCLUSIVE")
        self.say("COMMIT")

    def leave(self) -> None:
        """Close so that exactly one file remains; whatever fails here, the data is committed."""
        with suppress(peewee.PeeweeException):
            self.say("PRAGMA locking_mode = NORMAL").close()
            self.say("SELECT count(*) FROM sqlite_schema").fetchall()
            self.say("PRAGMA journal_mode = DELETE").close()
        self.close()


def harden(conn: sqlite3.Connection, pragmas: Sequence[Pragma]) -> bool:
    """Forbid what no document needs, then set each setting; return whether all are in force.

    They are read back: SQLite accepts a wrong value, and a setting it does not know, in silence.
    """
    if sys.version_info >= (3, 12):
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        conn.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    for name, value, _ in pragmas:
        conn.execute(f"PRAGMA {name} = {value}").close()
    for name, _, wanted in pragmas:
        row = conn.execute(f"PRAGMA {name}").fetchone()
        # A build without memory mapping has no mmap_size to tell.
        if row != (wanted,) and not (row is None and name == "mmap_size"):
            return False
    return True


def decoded(stored: bytes) -> str:
    """Read a text; UnicodeDecodeError, a ValueError, when it is not UTF-8."""
    return stored.decode("utf-8")


def file_uri(path: Path, options: str) -> str:
    """Return SQLite's URI of an absolute path; drives and shares of Windows included."""
    plain = path.as_posix()
    slash = "" if plain.startswith("/") else "/"
    return f"file://{slash}{urllib.parse.quote(fsencode(plain))}?{options}"
