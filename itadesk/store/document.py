"""The document file: created, opened, changed one action at a time, closed."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Self

from itadesk.core.changes import Change
from itadesk.core.checks import MAX_ROWS, problems
from itadesk.core.dataset import Dataset
from itadesk.core.records import Record
from itadesk.store import opening, transaction
from itadesk.store.building import build
from itadesk.store.connection import Connection
from itadesk.store.errors import StaleChangeError, Trouble, translated
from itadesk.store.header import MAX_BYTES, check_header
from itadesk.store.models import Blob, Manifest
from itadesk.store.place import Place, put
from itadesk.store.recovery import set_aside

_NO_BLOBS: Mapping[str, bytes] = MappingProxyType({})


class DocumentFile:
    """One open document: the file is complete after every action; used from one thread only."""

    def __init__(self, place: Place, db: Connection) -> None:
        """Read what a proven connection holds; use `open` or `create`."""
        self._place = place
        self._db = db
        self.document_id, self.revision = opening.read_manifest(db)
        self._dataset = Dataset.of(opening.read_records(db))

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._place.path

    @classmethod
    def create(
        cls, path: Path, records: Iterable[Record], blobs: Mapping[str, bytes] = _NO_BLOBS
    ) -> Self:
        """Make a new document of one office's records and open it; never overwrites.

        Raises UserError for what the user can mend, ValueError for records that may not be
        stored; nothing is left behind then.
        """
        path = path.resolve()
        collected = list(records)
        _check_records(collected)
        _check_blobs(blobs)
        if path.exists() or path.is_symlink():
            raise Trouble.EXISTS.at(path)
        if not path.parent.is_dir():
            raise Trouble.NO_FOLDER.at(path)
        temporary = path.with_name(f".{secrets.token_hex(8)}.part")
        with translated(path):
            try:
                build(temporary, collected, blobs)
                put(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a document and keep it locked until it is closed; UserError when that cannot be."""
        path = path.resolve()
        place = Place(path)
        try:
            check_header(path)
            with translated(path):
                set_aside(path)
                db = opening.connect(place)
                try:
                    return cls(place, db)
                except ValueError as error:
                    db.close()
                    raise Trouble.CORRUPT.at(path) from error
        except BaseException:
            place.release()
            raise

    def close(self) -> None:
        """Close the file; exactly one file remains. Closing twice does no harm."""
        if self._db.is_closed():
            return
        if self._place.is_same():
            self._db.leave()
        else:  # what lies beside the path may belong to another file now
            self._db.close()
        self._place.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def dataset(self) -> Dataset:
        """Return all records of the office, as they are in the file."""
        return self._dataset

    def blob(self, name: str) -> bytes:
        """Return the bytes of this name; KeyError when there are none."""
        with translated(self.path):
            found = self._db.run(Blob.select(Blob.bytes).where(Blob.name == name)).fetchone()
        if found is None:
            raise KeyError(name)
        return bytes(found[0])

    def blob_names(self) -> frozenset[str]:
        """Return the names of all blobs."""
        with translated(self.path):
            return frozenset(name for (name,) in self._db.run(Blob.select(Blob.name)))

    def apply(self, change: Change) -> int:
        """Write one action as one transaction and return the new revision, once it is on the disk.

        Raises UserError for what the user can mend, ValueError or StaleChangeError for a defect of
        the program; nothing is written then and the document can go on.
        """
        if not change.rows and not change.blobs:
            return self.revision
        _check_records([row.after for row in change.rows if row.after is not None])
        _check_blobs(change.blobs)
        after = self._dataset.after(change)
        if any(len(after.all(cls)) > MAX_ROWS for cls in change.types):
            raise Trouble.TOO_MANY.at(self.path)
        with translated(self.path):
            self._place.check()
            with self._db.atomic("IMMEDIATE"):
                self._write(change)
                self._place.check()
        self.revision += 1
        self._dataset = after
        return self.revision

    def _write(self, change: Change) -> None:
        """Write an action and its revision, within a transaction."""
        transaction.write(self._db, change)
        transaction.insert_blobs(self._db, self._dataset.office.id, change.blobs)
        bump = Manifest.update(revision=self.revision + 1)
        if self._db.run(bump.where(Manifest.revision == self.revision)).rowcount != 1:
            raise StaleChangeError("the file is not at the revision this document is at")
        if self._db.pragma("page_count") * self._db.pragma("page_size") > MAX_BYTES:
            raise Trouble.TOO_BIG.at(self.path)


def _check_records(records: Iterable[Record]) -> None:
    """Raise ValueError, naming the field, when a record may not be stored."""
    for record in records:
        for one, problem in problems(record):
            raise ValueError(f"{type(record).__name__}.{one.name}: {problem}")


def _check_blobs(blobs: Mapping[str, bytes]) -> None:
    """Raise ValueError when a blob is not named after its content."""
    for name, content in blobs.items():
        if name.partition(".")[0] != hashlib.sha256(content).hexdigest():
            raise ValueError(f"{name} is not the SHA-256 of its content")
