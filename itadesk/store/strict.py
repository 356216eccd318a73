"""The strict reader: nothing of a file is believed, run or changed; it is proven or refused.

For files from strangers, and for our own before we say that they are ready. Not for a file that
is open: on POSIX systems reading it here would drop its lock.
"""

import hashlib
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from itadesk.core.checks import MAX_ROWS, all_blob_names
from itadesk.core.dataset import Dataset
from itadesk.store import admission, header, schema, tables, upgrades
from itadesk.store.connection import Pragma, decoded, file_uri, harden
from itadesk.store.content import check_seal
from itadesk.store.damage import proven, second_look
from itadesk.store.errors import Trouble, translated
from itadesk.store.snapshot import Snapshot, StoredBlobs

_MAX_VALUE = 16 << 20  # bytes of a text, or of a row without its blob
_MAX_STATEMENT = 50_000
_MAX_COLUMNS = 60
_MAX_SECONDS = 5.0  # of computing; no honest file comes near
_CHECK_EVERY = 10_000  # steps of SQLite's machine
_CHUNK = 1 << 20  # bytes read at once
_MAX_TEXTS = 150 << 20  # bytes of memory for the texts of all rows
_MAX_ENTRIES = 500_000  # of all lists in them; each takes many times the bytes it has in the file
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MAX_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: _MAX_STATEMENT,
    sqlite3.SQLITE_LIMIT_COLUMN: _MAX_COLUMNS,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 10,
}
_ALLOWED_PRAGMAS = ("integrity_check", "foreign_key_check", "application_id", "user_version")
_ALLOWED_FUNCTIONS = ("count", "length")
_PRAGMAS: tuple[Pragma, ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("query_only", "ON", 1),
)


@contextmanager
def received(path: Path) -> Iterator[Snapshot]:
    """Yield what a file from elsewhere holds, read from a private copy of it alone.

    Raises UserError, whose code says why, when it is not whole, not unchanged or not ours.
    """
    header.check_header(path)
    with tempfile.TemporaryDirectory(prefix="itadesk-") as folder:
        copy = Path(folder) / "received"
        with translated(path):
            _copy(path, copy)
        with reading(copy, told=path) as snapshot:
            yield snapshot


@contextmanager
def reading(path: Path, told: Path | None = None, *, sealed: bool = True) -> Iterator[Snapshot]:
    """Yield what a file at rest holds, while it may be read; nobody may write it meanwhile.

    The blobs are proven, but read only when asked for. Raises UserError about the file `told`, also
    when it must be `sealed` and is not.
    """
    told = told or path
    version = header.check_header(path, told)
    with translated(told):
        if not header.is_whole(path):
            raise Trouble.CORRUPT.at(told)
        db = connect(path, told)
    with closing(db):
        try:
            snapshot = second_look(path, lambda: _proven(db, version, told, sealed), told)
        except (ValueError, TypeError, OverflowError) as error:
            raise Trouble.INVALID.at(told) from error
        yield snapshot


def _proven(db: sqlite3.Connection, version: int, told: Path, sealed: bool) -> Snapshot:
    """Return what the file holds once all of it is proven, the cheap proofs first."""
    if not schema.is_exact(db, version):  # goes before all else: no other schema is ever run
        raise Trouble.FOREIGN.at(told)
    if db.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise Trouble.CORRUPT.at(told)
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Trouble.INVALID.at(told)
    if any(tables.count_rows(db, name) > MAX_ROWS for name in (*schema.columns(version), "blob")):
        raise Trouble.TOO_MANY.at(told)
    manifest = tables.read_manifest(db, version)
    stored = tables.read_tables(db, version)
    check_seal(manifest, version, stored, told)
    if sealed and manifest.content_hash is None:
        raise Trouble.UNSEALED.at(told)
    records = tables.to_records(upgrades.upgraded(stored, version))
    admission.check_records(records)
    dataset = Dataset.of(records)
    places = _proven_blobs(db, dataset, told, only=manifest.content_hash is not None)
    blobs = StoredBlobs(places, partial(_blob, db, places, told))
    return Snapshot(manifest.document_id, manifest.revision, dataset, blobs)


def _proven_blobs(
    db: sqlite3.Connection, dataset: Dataset, told: Path, *, only: bool
) -> dict[str, int]:
    """Return the blobs the records refer to, with where each lies; there may be `only` these."""
    found = db.execute("SELECT rowid, office_id, name FROM blob").fetchall()
    places = {name: rowid for rowid, _, name in found}
    used = all_blob_names(dataset)
    if not places.keys() >= set(used) or (only and len(found) != len(used)):
        raise ValueError("the blobs are not those the records refer to")
    if any(office_id != str(dataset.office.id) for _, office_id, _ in found):
        raise ValueError("a blob of another office")
    for name in used:
        digest = hashlib.sha256()
        with db.blobopen("blob", "bytes", places[name], readonly=True) as blob:
            while chunk := blob.read(_CHUNK):
                digest.update(chunk)
        if not name.startswith(f"{digest.hexdigest()}."):
            raise Trouble.CHANGED.at(told)
    return {name: places[name] for name in used}


def _blob(db: sqlite3.Connection, places: Mapping[str, int], told: Path, name: str) -> bytes:
    """Return the bytes of a blob that is proven."""
    with proven(told), db.blobopen("blob", "bytes", places[name], readonly=True) as blob:
        return blob.read()


def connect(path: Path, told: Path) -> sqlite3.Connection:
    """Open a file so that nothing in it is run and nothing is written, ever.

    Its schema is the first thing to look at. Raises UserError about the file `told`.
    """
    db = sqlite3.connect(file_uri(path, "mode=ro&immutable=1"), uri=True, isolation_level=None)
    try:
        db.text_factory = _Texts().read
        if not harden(db, _PRAGMAS):
            raise Trouble.UNPROTECTED.at(told)
        for limit, most in _LIMITS.items():
            db.setlimit(limit, most)
        db.set_authorizer(_authorize)
        deadline = time.thread_time() + _MAX_SECONDS
        db.set_progress_handler(lambda: time.thread_time() > deadline, _CHECK_EVERY)
    except BaseException:
        db.close()
        raise
    return db


class _Texts:
    """Reads the texts of a file as long as they all have their place in memory."""

    def __init__(self) -> None:
        self._bytes = _MAX_TEXTS
        self._entries = _MAX_ENTRIES

    def read(self, stored: bytes) -> str:
        """Read one text; ValueError when it is not UTF-8, or with it there are too many."""
        text = decoded(stored)
        if text:
            self._bytes -= sys.getsizeof(text)
            if stored.startswith(b"["):
                self._entries -= stored.count(b",")
            if self._bytes < 0 or self._entries < 0:
                raise ValueError("more texts than any document has")
        return text


def _authorize(
    action: int, first: str | None, second: str | None, _database: str | None, source: str | None
) -> int:
    """Allow what this reader does; what a view or trigger would do has a source."""
    if source is None and (
        action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
        or (action == sqlite3.SQLITE_PRAGMA and first in _ALLOWED_PRAGMAS)
        or (action == sqlite3.SQLITE_FUNCTION and second in _ALLOWED_FUNCTIONS)
    ):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _copy(source: Path, copy: Path) -> None:
    """Copy a file, refusing one that grows beyond what a file may be; raise OSError."""
    left = header.MAX_BYTES
    with source.open("rb") as read, copy.open("xb") as written:
        while chunk := read.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise Trouble.TOO_BIG.at(source)
            written.write(chunk)
