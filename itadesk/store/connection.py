"""The connection to a document file: safe settings, proven, and the lock for the session."""

import sqlite3
import sys
import urllib.parse
from contextlib import suppress
from os import fsencode
from pathlib import Path

import peewee

from itadesk.store.errors import Trouble

_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
# In this order; each with what it must read back as. SQLite accepts a wrong one in silence.
_PRAGMAS: tuple[tuple[str, str, int | str], ...] = (
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
        super().__init__(_uri(path, mode), uri=True, timeout=0, autoconnect=False)

    def _add_conn_hooks(self, conn: sqlite3.Connection) -> None:
        """Make a new connection safe before anything is read; Peewee's functions stay out."""
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise Trouble.OUTDATED_ENGINE.at(self.path)
        conn.text_factory = _text
        if sys.version_info >= (3, 12):
            conn.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
            conn.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
            conn.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
        for name, value, _ in _PRAGMAS:
            conn.execute(f"PRAGMA {name} = {value}").close()
        for name, _, wanted in _PRAGMAS:
            row = conn.execute(f"PRAGMA {name}").fetchone()
            # A build without memory mapping has no mmap_size to tell.
            if row != (wanted,) and not (row is None and name == "mmap_size"):
                raise Trouble.UNPROTECTED.at(self.path)

    def run(self, query: peewee.BaseQuery) -> sqlite3.Cursor:
        """Run a query; rows come as they are stored."""
        return self.execute(query)  # type: ignore[no-any-return, no-untyped-call]

    def say(self, statement: str) -> sqlite3.Cursor:
        """Run a statement that is not about records."""
        return self.execute_sql(statement)  # type: ignore[no-any-return, no-untyped-call]

    @property
    def total_changes(self) -> int:
        """Return how many rows were written since the connection was made, cascades included."""
        return self.connection().total_changes  # type: ignore[no-any-return, no-untyped-call]

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


def _text(stored: bytes) -> str:
    """Read a text; UnicodeDecodeError, a ValueError, when it is not UTF-8."""
    return stored.decode("utf-8")


def _uri(path: Path, mode: str) -> str:
    """Return SQLite's URI of an absolute path; drives and shares of Windows included."""
    plain = path.as_posix()
    slash = "" if plain.startswith("/") else "/"
    return f"file://{slash}{urllib.parse.quote(fsencode(plain))}?mode={mode}"
