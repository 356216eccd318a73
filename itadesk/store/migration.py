"""A file of an older version becomes one of this version: built anew, proven, then put in place.

No table of a file is ever altered: at every moment the name leads to the old file or the new one.
"""

from datetime import datetime

from itadesk.core.checks import all_blob_names
from itadesk.core.dataset import Dataset
from itadesk.store import backups, clean_copy, header, opening
from itadesk.store.damage import proven
from itadesk.store.errors import translated
from itadesk.store.models import Blob
from itadesk.store.place import Place
from itadesk.store.recovery import set_aside
from itadesk.store.snapshot import Snapshot


def migrate(place: Place) -> None:
    """Put a file of this version in the place of an older one, which is kept among the backups.

    Raises UserError for what the user can mend and ValueError for rows that are none; the old file
    is as it was then.
    """
    path = place.path
    with translated(path):
        set_aside(path)
        snapshot = _read(place, header.check_header(path))
        backups.keep(path, snapshot.document_id, snapshot.revision - 1, datetime.now())
        place.check()
        clean_copy.write(snapshot, path, replace=True)


def _read(place: Place, version: int) -> Snapshot:
    """Return what an older file holds, as the next revision of the document."""
    db, manifest, records = opening.connect(place, version)
    try:
        dataset = Dataset.of(records)
        used = frozenset(all_blob_names(dataset))
        with proven(place.path):
            rows = db.run(Blob.select(Blob.name, Blob.bytes))
            blobs = {name: bytes(content) for name, content in rows if name in used}
    finally:
        db.leave()
    return Snapshot(manifest.document_id, manifest.revision + 1, dataset, blobs)
