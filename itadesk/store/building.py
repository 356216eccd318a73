"""Building a fresh document file from a snapshot, in the frozen schema, sealed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from itadesk import __version__
from itadesk.store import admission, header, schema, tables, transaction
from itadesk.store.connection import Connection
from itadesk.store.content import hash_of_tables
from itadesk.store.models import Manifest
from itadesk.store.snapshot import Snapshot

_ROWS_A_BLOB = 20  # that take as long as one of 500 kB

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
            records = list(snapshot.dataset)
            rows, all_rows = len(records), len(records) + _ROWS_A_BLOB * len(snapshot.blobs)
            transaction.insert(db, records, lambda written: progress(written / all_rows))
            for done, (name, content) in enumerate(snapshot.blobs.items()):
                progress((rows + _ROWS_A_BLOB * done) / all_rows)
                admission.check_blobs({name: content})
                transaction.insert_blobs(db, snapshot.dataset.office.id, {name: content})
            manifest = {
                Manifest.id: 1,
                Manifest.document_id: str(snapshot.document_id),
                Manifest.format: header.FORMAT,
                Manifest.revision: snapshot.revision,
                Manifest.app_version: __version__,
            }
            db.run(Manifest.insert(manifest | seal_of(snapshot)))
    finally:
        db.leave()


def seal_of(snapshot: Snapshot) -> dict[Any, str]:
    """Return what the manifest of a file at rest says of its content, by column."""
    stored = tables.of_records(snapshot.dataset)
    identity = header.FORMAT, snapshot.document_id, snapshot.revision
    return {
        Manifest.counts: tables.counted(stored),
        Manifest.content_hash: hash_of_tables(*identity, stored),
    }
