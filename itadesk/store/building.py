"""Building a fresh document file from records, in the frozen schema."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID, uuid4

from itadesk import __version__
from itadesk.core.records import Office, Record
from itadesk.store import schema, transaction
from itadesk.store.connection import Connection
from itadesk.store.header import APPLICATION_ID, FORMAT
from itadesk.store.models import Manifest


def build(path: Path, records: Sequence[Record], blobs: Mapping[str, bytes]) -> UUID:
    """Write a whole new document to a path where nothing is; return its id.

    Raises the errors of SQLite; what is left of the file then is the caller's to remove.
    """
    document_id = uuid4()
    (office,) = (record for record in records if isinstance(record, Office))
    db = Connection(path, mode="rwc")
    db.connect()
    try:
        db.pragma("application_id", APPLICATION_ID)
        db.pragma("user_version", FORMAT)
        with db.atomic("EXCLUSIVE"):
            for statement in schema.statements():
                db.say(statement)
            transaction.insert(db, records)
            transaction.insert_blobs(db, office.id, blobs)
            manifest = {
                Manifest.id: 1,
                Manifest.document_id: str(document_id),
                Manifest.format: FORMAT,
                Manifest.revision: 1,
                Manifest.app_version: __version__,
            }
            db.run(Manifest.insert(manifest))
    finally:
        db.leave()
    return document_id
