"""Building a fresh document file from a snapshot, in the frozen schema, sealed."""

from collections.abc import Callable
from pathlib import Path

from itadesk import __version__
from itadesk.store import admission, header, schema, tables, transaction
from itadesk.store.connection import Connection
from itadesk.store.models import Manifest
from itadesk.store.snapshot import Snapshot

Progress = Callable[[float], None]
"""Is told which part is done, from 0 to 1; what it raises stops the work, and nothing is left."""


def build(path: Path, snapshot: Snapshot, progress: Progress = lambda _: None) -> None:
    """Write a whole new file to a path where nothing is.

    Raises the errors of SQLite, and ValueError for a blob that is not what its name says; what is
    left of the file then is the caller's to remove.
    """
    db = Connection(path, mode="rwc")
    db.connect()
    try:
        db.pragma("application_id", header.APPLICATION_ID)
        db.pragma("user_version", header.FORMAT)
        with db.atomic("EXCLUSIVE"):
            for statement in schema.statements(header.FORMAT):
                db.say(statement)
            transaction.insert(db, snapshot.dataset)
            for done, (name, content) in enumerate(snapshot.blobs.items()):
                progress(done / len(snapshot.blobs))
                admission.check_blobs({name: content})
                transaction.insert_blobs(db, snapshot.dataset.office.id, {name: content})
            manifest = {
                Manifest.id: 1,
                Manifest.document_id: str(snapshot.document_id),
                Manifest.format: header.FORMAT,
                Manifest.revision: snapshot.revision,
                Manifest.app_version: __version__,
                Manifest.counts: tables.counted(tables.of_records(snapshot.dataset)),
                Manifest.content_hash: snapshot.content_hash,
            }
            db.run(Manifest.insert(manifest))
    finally:
        db.leave()
