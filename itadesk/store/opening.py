"""Opening a file safely: every check it must pass before its rows are believed."""

from typing import NamedTuple

from itadesk.core.records import Record
from itadesk.store import admission, content, header, schema, tables, upgrades
from itadesk.store.connection import Connection
from itadesk.store.damage import second_look
from itadesk.store.errors import Trouble
from itadesk.store.models import Manifest
from itadesk.store.place import Place


class Opened(NamedTuple):
    """A locked file that is proven, and what it holds as this version has it."""

    db: Connection
    manifest: tables.Manifest
    records: list[Record]


def connect(place: Place, version: int) -> Opened:
    """Open, lock, prove and read the file of a version; UserError when it is not ours.

    Raises ValueError for rows that are none; nothing is left open then.
    """
    return second_look(place.path, lambda: _connect(place, version))


def _connect(place: Place, version: int) -> Opened:
    db = Connection(place.path)
    db.connect()
    try:
        db.lock()
        place.check()
        _prove(db, place, version)
        manifest = tables.read_manifest(db.plain, version)
        stored = tables.read_tables(db.plain, version)
        content.check_seal(manifest, version, stored, place.path)
        records = tables.to_records(upgrades.upgraded(stored, version))
        admission.check_records(records)
        _try_writing(db)
    except BaseException:
        db.leave()
        raise
    return Opened(db, manifest, records)


def _prove(db: Connection, place: Place, version: int) -> None:
    """Check again what a rolled back journal may have changed, then the form of the content."""
    if db.pragma("application_id") != header.APPLICATION_ID:
        raise Trouble.NOT_OURS.at(place.path)
    if db.pragma("user_version") != version or db.pragma("encoding") != "UTF-8":
        raise Trouble.FOREIGN.at(place.path)
    # Before quick_check, which would run a hostile CHECK.
    if not schema.is_exact(db.plain, version):
        raise Trouble.FOREIGN.at(place.path)
    if db.say("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Trouble.CORRUPT.at(place.path)
    if db.say("PRAGMA foreign_key_check").fetchone() is not None:
        raise Trouble.CORRUPT.at(place.path)


def _try_writing(db: Connection) -> None:
    """Begin a change and take it back: a medium or folder that cannot be written says so here."""
    db.say("BEGIN IMMEDIATE")
    db.run(Manifest.update(revision=Manifest.revision + 1))
    db.say("ROLLBACK")
