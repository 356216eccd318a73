"""The document file: created, opened, changed one action at a time, closed."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Self
from uuid import uuid4

import peewee

from itadesk.core.changes import Change, RowChange
from itadesk.core.checks import MAX_ROWS, all_blob_names, blob_names
from itadesk.core.dataset import Dataset
from itadesk.core.records import Record
from itadesk.store import admission, clean_copy, header, opening, tables, transaction
from itadesk.store.building import seal_of
from itadesk.store.damage import proven
from itadesk.store.disk import discard
from itadesk.store.errors import StaleChangeError, Trouble, translated
from itadesk.store.migration import migrate
from itadesk.store.models import Blob, Manifest
from itadesk.store.place import Place
from itadesk.store.recovery import set_aside
from itadesk.store.snapshot import Snapshot, StoredBlobs

_NO_BLOBS: Mapping[str, bytes] = MappingProxyType({})


class DocumentFile:
    """One open document: the file is complete after every action; used from one thread only."""

    def __init__(self, place: Place) -> None:
        """Lock, prove and read the file at a place; use `open` or `create`."""
        self._place = place
        self._db, manifest, records = opening.connect(place, header.FORMAT)
        self.document_id = manifest.document_id
        self.revision = manifest.revision
        self.opened_hash = manifest.content_hash
        """The content hash of the file as it was opened; None when it was not closed properly."""
        self._sealed = manifest.content_hash is not None
        self._dataset = Dataset.of(records)
        self._unsure = False  # whether the file may hold a change whose commit has failed
        self.was_migrated = False
        """Whether opening it brought it to this version; the older file is among the backups."""

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
        path = _real(path)
        dataset = Dataset.of(records)
        admission.check_records(dataset)
        admission.check_blobs(blobs)
        admission.check_references(dataset, blobs.keys())
        used = {name: blobs[name] for name in all_blob_names(dataset)}
        clean_copy.write(Snapshot(uuid4(), 1, dataset, used), path)
        try:
            return cls.open(path)
        except BaseException:
            discard(path)  # or it would be in the way of the next try
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a document and keep it locked until it is closed; UserError when that cannot be.

        One of an older version is migrated first.
        """
        path = _real(path)
        place = Place(path)
        try:
            if header.check_header(path) < header.FORMAT:
                migrate(place)
                place.release()
                document = cls.open(path)
                document.was_migrated = True
                return document
            with translated(path):
                set_aside(path)
                return cls(place)
        except ValueError as error:
            place.release()
            raise Trouble.CORRUPT.at(path) from error
        except BaseException:
            place.release()
            raise

    def close(self) -> None:
        """Close the file; exactly one remains, sealed. Closing twice does no harm."""
        if self._db.is_closed():
            return
        if self._place.is_same():
            self._seal()
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
        with proven(self.path):
            found = self._db.run(Blob.select(Blob.bytes).where(Blob.name == name)).fetchone()
        if found is None:
            raise KeyError(name)
        return bytes(found[0])

    def blob_names(self) -> frozenset[str]:
        """Return the names of all blobs."""
        with proven(self.path):
            return frozenset(name for (name,) in self._db.run(Blob.select(Blob.name)))

    def blob_sizes(self) -> dict[str, int]:
        """Return how many bytes each blob has; none is read for it."""
        with proven(self.path):
            return dict(self._db.run(Blob.select(Blob.name, peewee.fn.length(Blob.bytes))))

    def size(self) -> int:
        """Return how many bytes of the file are in use, without what was deleted."""
        with proven(self.path):
            used = self._db.pragma("page_count") - self._db.pragma("freelist_count")
            return int(used * self._db.pragma("page_size"))

    def apply(self, change: Change) -> int:
        """Write one action as one transaction and return the new revision, once it is on the disk.

        Raises UserError for what the user can mend, ValueError or StaleChangeError for a defect of
        the program; nothing is written then and the document can go on.
        """
        if not change.rows and not change.blobs:
            return self.revision
        self._admit(change)
        after = self._dataset.after(change)
        grown = {type(row.after) for row in change.rows if row.before is None and row.after}
        if any(len(after.all(cls)) > MAX_ROWS for cls in grown):
            raise Trouble.TOO_MANY.at(self.path)
        with proven(self.path):
            self._place.check()
            with self._db.atomic("IMMEDIATE"):
                self._take_back()
                self._write(change)
                self._place.check()
                self._unsure = True
        self._unsure = False
        self.revision += 1
        self._sealed = False
        self._dataset = after
        return self.revision

    def snapshot(self) -> Snapshot:
        """Return what the document now holds; its blobs are read in this thread, when needed."""
        blobs = StoredBlobs(all_blob_names(self._dataset), self.blob)
        return Snapshot(self.document_id, self.revision, self._dataset, blobs)

    def check_place(self) -> None:
        """Raise UserError when the file is no longer where it was opened."""
        self._place.check()

    def _admit(self, change: Change) -> None:
        """Raise ValueError or StaleChangeError when the change may not be written."""
        admission.check_fits(change, self._dataset)
        new = [row.after for row in change.rows if row.after is not None]
        admission.check_records(new)
        admission.check_blobs(change.blobs)
        if any(blob_names(record) for record in new):
            admission.check_references(new, self.blob_names() | change.blobs.keys())

    def _write(self, change: Change) -> None:
        """Write an action and its revision, within a transaction."""
        transaction.write(self._db, change)
        transaction.insert_blobs(self._db, self._dataset.office.id, change.blobs)
        bump = Manifest.update(revision=self.revision + 1, counts=None, content_hash=None)
        if self._db.run(bump.where(Manifest.revision == self.revision)).rowcount != 1:
            raise StaleChangeError("the file is not at the revision this document is at")
        if self._db.pragma("page_count") * self._db.pragma("page_size") > header.MAX_BYTES:
            raise Trouble.TOO_BIG.at(self.path)

    def _take_back(self) -> None:
        """Within a transaction, write what is known over a change whose commit has failed.

        SQLite keeps it when only the last sync fails, and nobody was told that it is there.
        """
        if not self._unsure:
            return
        manifest = tables.read_manifest(self._db.plain, header.FORMAT)
        if manifest.revision == self.revision:
            return
        stored = tables.read_tables(self._db.plain, header.FORMAT)
        there = {record.id: record for record in tables.to_records(stored)}
        known = {record.id: record for record in self._dataset}
        pairs = [(there.get(one), known.get(one)) for one in there.keys() | known.keys()]
        rows = tuple(RowChange(old, new) for old, new in pairs if old != new)
        transaction.write(self._db, Change("", rows))
        self._db.run(Manifest.update(revision=self.revision))

    def _seal(self) -> None:
        """Put the seal on what is to lie in the file from now on, and leave no unused blob there.

        A file without it is whole too; it only cannot tell what happens to it while it rests.
        """
        if self._sealed and not self._unsure:
            return
        used = frozenset(all_blob_names(self._dataset))
        with (
            suppress(peewee.PeeweeException, sqlite3.Error),  # the latter of what is read of tables
            self._db.atomic("IMMEDIATE"),
        ):
            self._take_back()
            stored = self._db.run(Blob.select(Blob.name)).fetchall()
            for name in {name for (name,) in stored} - used:
                self._db.run(Blob.delete().where(Blob.name == name))
            self._db.run(Manifest.update(seal_of(self.snapshot())))


def _real(path: Path) -> Path:
    """Return the absolute path behind links: there the journal lies."""
    return Path(os.path.realpath(path))
