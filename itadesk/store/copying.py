"""Bringing a document to another place, as it lies there, without opening it for writing."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from itadesk.store.connection import Connection, file_uri
from itadesk.store.disk import discard, journal, part, put
from itadesk.store.errors import Trouble, translated
from itadesk.store.header import check_header
from itadesk.store.naming import check_free
from itadesk.store.place import Place
from itadesk.store.recovery import is_torn


def bring(source: Path, target: Path) -> None:
    """Copy a closed document to a free name; raise UserError when that cannot be done.

    A transaction that was cut short is rolled back in the copy before it gets its name; the source
    and its journal stay as they are.
    """
    place = Place(source)
    try:
        check_header(source)
        refuse_open(source)
        check_free(target)
        check_free(journal(target))  # SQLite would take it for that of the copy
        temporary = part(target)
        with translated(target):
            try:
                _copy(source, temporary)
                put(temporary, target)
            finally:
                discard(temporary)
    finally:
        place.release()


def _copy(source: Path, copy: Path) -> None:
    """Copy the bytes; let SQLite roll back what a journal keeps."""
    with translated(source):
        torn = is_torn(source)
        if torn:
            shutil.copyfile(journal(source), journal(copy))
        shutil.copyfile(source, copy)
    if torn:
        db = Connection(copy)
        db.connect()
        try:
            db.lock()
        finally:
            db.leave()


def refuse_open(source: Path) -> None:
    """Raise UserError when a program has the file open: its bytes may be half of something."""
    try:
        with closing(sqlite3.connect(file_uri(source, "mode=ro"), uri=True, timeout=0)) as db:
            db.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:  # others are for the opening of the copy to tell
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise Trouble.LOCKED.at(source) from error
