"""Backups of a document: whole sealed files in the user's own folder, thinned with time.

They are ordered by revision; the clock only says how a backup is called and which stay.
"""

import re
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from itadesk.core.errors import UserError
from itadesk.store import clean_copy, thinning
from itadesk.store.building import Progress
from itadesk.store.disk import PART, discard, make_folder, part, put
from itadesk.store.errors import translated
from itadesk.store.folders import user_folder
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import reading

_NAME = re.compile(r"(\d{1,15})-(\d{8}-\d{6})\.itadesk")
_TIME = "%Y%m%d-%H%M%S"
_ABANDONED = 24 * 60 * 60  # seconds after which nobody goes on with an unfinished file
_AHEAD = 1_000  # revisions; more than are made between two backups
_ORIGIN = "origin.txt"  # where the document was when it was last backed up

_turn = threading.Lock()  # one at a time: whoever writes removes what is unfinished


class Backup(NamedTuple):
    """A backup as its name tells of it."""

    revision: int
    made: datetime
    path: Path


def folder(document_id: UUID) -> Path:
    """Return where the backups of a document lie."""
    return user_folder("backups") / str(document_id)


def make(
    snapshot: Snapshot, now: datetime, origin: Path, progress: Progress = lambda _: None
) -> Backup:
    """Keep a document as it is, then thin what is kept of it; return the backup.

    Nothing is written when the newest backup holds just that. Raises UserError, and what
    `progress` raises; every other backup is there as before.
    """
    with _turn:
        newest = max(of(snapshot.document_id), default=None)
        if newest is not None and _holds(newest, snapshot):
            return newest
        made = now.replace(microsecond=0)
        path = _place(snapshot.document_id, snapshot.revision, made)
        clean_copy.write(snapshot, path, progress=progress)
        _finish(snapshot.document_id, origin, now)
        return Backup(snapshot.revision, made, path)


def keep(path: Path, document_id: UUID, revision: int, now: datetime) -> None:
    """Keep the bytes of a file at rest, of whatever version; UserError when that fails."""
    with _turn:
        target = _place(document_id, revision, now)
        temporary = part(target)
        with translated(target):
            if target.exists():
                return
            try:
                shutil.copyfile(path, temporary)
                put(temporary, target)
            finally:
                discard(temporary)
        _finish(document_id, path, now)


def of(document_id: UUID) -> list[Backup]:
    """Return the backups of a document by revision, oldest first; [] when none can be read."""
    return sorted(_named(_entries(folder(document_id))))


def documents() -> list[UUID]:
    """Return the documents that may have backups."""
    names = (entry.name for entry in _entries(user_folder("backups")))
    return [UUID(name) for name in names if _is_id(name)]


def are_there() -> bool:
    """Whether there is a backup of any document."""
    return any(of(document_id) for document_id in documents())


def forget(document_id: UUID) -> None:
    """Remove all backups of a document for good; UserError when one cannot be removed."""
    with _turn:
        place = folder(document_id)
        with translated(place):
            for entry in _entries(place):
                entry.unlink(missing_ok=True)
            if place.is_dir():
                place.rmdir()


def origin(document_id: UUID) -> Path | None:
    """Return where a document was when it was last backed up, None when that is not known."""
    try:
        text = (folder(document_id) / _ORIGIN).read_text("utf-8", "surrogateescape")
    except (OSError, ValueError):
        return None
    return Path(text)


def restore(backup: Backup, target: Path, progress: Progress = lambda _: None) -> None:
    """Write a backup as a document under a new name; never overwrites. Raises UserError.

    Its revision is later than any the document may have come to since the newest backup, so that
    nobody takes it for an older state.
    """
    with reading(backup.path, sealed=False) as found:
        newest = max(one.revision for one in of(found.document_id) or [backup])
        restored = found._replace(revision=newest + _AHEAD)
        clean_copy.write(restored, target, progress=progress)


def _place(document_id: UUID, revision: int, now: datetime) -> Path:
    """Return the path of a new backup, in a folder that is there and holds no abandoned one.

    A copy of the document may be open in another program, which is at its own backup just now.
    """
    path = folder(document_id) / f"{revision:08}-{now:{_TIME}}.itadesk"
    with translated(path):
        make_folder(path.parent)
        for left in path.parent.glob(f"*{PART}*"):
            with suppress(OSError):  # finished by the other, or held open
                if abs(time.time() - left.stat().st_mtime) > _ABANDONED:
                    left.unlink()
    return path


def _finish(document_id: UUID, origin: Path, now: datetime) -> None:
    """Note where the document is and remove what need not stay; what fails may do next time.

    What the clock says is of the last days stays as well: whoever goes on in an older copy of a
    document makes backups of lower revisions than those that are there.
    """
    known = of(document_id)
    stays = thinning.kept([one.made for one in known])
    with suppress(OSError):
        (folder(document_id) / _ORIGIN).write_text(str(origin), "utf-8", "surrogateescape")
        for one, stay in zip(known, stays, strict=True):
            if not stay and not now - thinning.RECENT <= one.made <= now:
                one.path.unlink(missing_ok=True)


def _holds(backup: Backup, snapshot: Snapshot) -> bool:
    """Whether a backup is whole and holds just this."""
    if backup.revision != snapshot.revision:
        return False
    try:
        with reading(backup.path) as found:
            return found.content_hash == snapshot.content_hash
    except UserError:
        return False


def _entries(parent: Path) -> list[Path]:
    """Return what is in a folder, nothing when it cannot be read."""
    try:
        return list(parent.iterdir())
    except OSError:
        return []


def _named(entries: Iterable[Path]) -> Iterator[Backup]:
    """Yield the backups among the files of a folder."""
    for entry in entries:
        if match := _NAME.fullmatch(entry.name):
            with suppress(ValueError):  # no day of any calendar
                yield Backup(int(match[1]), datetime.strptime(match[2], _TIME), entry)


def _is_id(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False
