"""Opening a file safely: every check it must pass before its rows are believed."""

from collections.abc import Iterator
from uuid import UUID

import peewee

from itadesk.core.records import RECORDS, Record
from itadesk.store import rows, schema
from itadesk.store.connection import Connection
from itadesk.store.errors import Trouble
from itadesk.store.header import APPLICATION_ID, FORMAT
from itadesk.store.models import MODELS, Manifest
from itadesk.store.place import Place


def connect(place: Place) -> Connection:
    """Return a locked connection to a file whose form is proven; UserError when it is not ours.

    Raises the errors of SQLite too; nothing is left open then.
    """
    db = Connection(place.path)
    db.connect()
    try:
        db.lock()
        place.check()
        _prove(db, place)
        _try_writing(db)
    except BaseException:
        db.leave()
        raise
    return db


def _prove(db: Connection, place: Place) -> None:
    """Check again what a rolled back journal may have changed, then the form of the content."""
    if db.pragma("application_id") != APPLICATION_ID:
        raise Trouble.NOT_OURS.at(place.path)
    if db.pragma("user_version") != FORMAT or db.pragma("encoding") != "UTF-8":
        raise Trouble.FOREIGN.at(place.path)
    if not schema.is_exact(db):  # before quick_check, which would run a hostile CHECK
        raise Trouble.FOREIGN.at(place.path)
    # Twice: quick_check reports a failed reading as damage, and the next one may succeed.
    if not any(db.say("PRAGMA quick_check(1)").fetchall() == [("ok",)] for _ in range(2)):
        raise Trouble.CORRUPT.at(place.path)
    if db.say("PRAGMA foreign_key_check").fetchone() is not None:
        raise Trouble.CORRUPT.at(place.path)


def _try_writing(db: Connection) -> None:
    """Begin a change and take it back: a medium or folder that cannot be written says so here."""
    db.say("BEGIN IMMEDIATE")
    db.run(Manifest.update(revision=Manifest.revision + 1))
    db.say("ROLLBACK")


def read_manifest(db: Connection) -> tuple[UUID, int]:
    """Return the document id and the revision; ValueError when the file does not tell them."""
    found = db.run(Manifest.select(Manifest.document_id, Manifest.revision)).fetchall()
    ((document_id, revision),) = found
    return UUID(document_id), revision


def read_records(db: Connection) -> Iterator[Record]:
    """Yield every record, parents first; ValueError when a row is none."""
    for cls in RECORDS:
        for row in db.run(MODELS[cls].select().order_by(peewee.SQL("rowid"))):
            yield rows.decode(cls, row)
