"""What a change must fulfil before it is written; whoever breaks it is a defect of the program."""

import hashlib
from collections.abc import Collection, Iterable, Mapping

from itadesk.core.changes import Change
from itadesk.core.checks import blob_names, is_blob_name, problems
from itadesk.core.dataset import Dataset
from itadesk.core.records import Record
from itadesk.store.errors import StaleChangeError


def check_records(records: Iterable[Record]) -> None:
    """Raise ValueError, naming the field, when a record may not be stored."""
    for record in records:
        for one, problem in problems(record):
            raise ValueError(f"{type(record).__name__}.{one.name}: {problem}")


def check_blobs(blobs: Mapping[str, bytes]) -> None:
    """Raise ValueError when a blob is not named after its content."""
    for name, content in blobs.items():
        digest = hashlib.sha256(content).hexdigest()
        if not is_blob_name(name) or not name.startswith(digest):
            raise ValueError(f"{name} is not named after the SHA-256 of its content")


def check_references(records: Iterable[Record], names: Collection[str]) -> None:
    """Raise ValueError when a record refers to a blob that is not there."""
    for record in records:
        if missing := blob_names(record) - set(names):
            raise ValueError(f"{type(record).__name__} refers to missing blobs {sorted(missing)}")


def check_fits(change: Change, data: Dataset) -> None:
    """Raise StaleChangeError when the change does not begin from what the file holds."""
    for row in change.rows:
        if data.find(type(row.record), row.record.id) != row.before:
            raise StaleChangeError(f"{type(row.record).__name__} {row.record.id} is not as before")
