"""The operations of the store, by name."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from itadesk.exchange import send_log, sending
from itadesk.store import backups, strict
from itadesk.store.copying import bring
from itadesk.store.disk import discard
from itadesk.store.document import DocumentFile
from tests.faults import history
from tests.faults.history import NotWholeError
from tests.faults.migrating import MIGRATE
from tests.faults.operation import (
    Act,
    Operation,
    document,
    document_revision,
    documents,
    edit,
    prepare_document,
    sealed_revision,
)
from tests.faults.printing import PRINT

_BEGINNING = datetime(2025, 1, 6, 8, 30)
_COURSE = len(history.ACTIONS) + 1
_SENT = "ส่งอำเภอ.itadesk"


@contextmanager
def _editing(folder: Path) -> Iterator[Act]:
    """Edit an open document."""
    with DocumentFile.open(document(folder)) as file:
        yield lambda: edit(file)


@contextmanager
def _sitting(folder: Path) -> Iterator[Act]:
    """Open the document, edit it and close it again."""

    def act() -> int:
        with _editing(folder) as act:
            return act()

    yield act


@contextmanager
def _backing_up(folder: Path) -> Iterator[Act]:
    """Edit an open document and back it up."""
    with DocumentFile.open(document(folder)) as file:

        def act() -> int:
            now = _BEGINNING + timedelta(hours=5 * edit(file))
            backups.make(file.snapshot(), now, file.path)
            return file.revision

        yield act


def _backed_up(folder: Path) -> int:
    document_revision(folder)
    kept = [one for name in backups.documents() for one in backups.of(name)]
    for one in kept:
        if sealed_revision(one.path) != one.revision:
            raise NotWholeError("a backup holds another revision than its name says")
    return max((one.revision for one in kept), default=0)


@contextmanager
def _sending(folder: Path) -> Iterator[Act]:
    """Edit an open document, write its clean copy in place of the one before and note that."""
    with DocumentFile.open(document(folder)) as file:

        def act() -> int:
            edit(file)
            path = documents(folder) / _SENT
            send_log.note(sending.send(file.snapshot(), path, to="อำเภอ", replace=True))
            return file.revision

        yield act


def _sent(folder: Path) -> int:
    document_revision(folder)
    path = documents(folder) / _SENT
    if not path.exists():
        return 0
    with strict.reading(path) as found:
        noted = send_log.history(found.document_id)
    return min(sealed_revision(path), max((one.revision for one in noted), default=0))


@contextmanager
def _bringing(folder: Path) -> Iterator[Act]:
    """Copy a document as it lies under one name after the other."""
    yield _numbering(folder, lambda path: bring(document(folder), path))


def _brought(folder: Path) -> int:
    for number in _numbers(folder):
        sealed_revision(_numbered(folder, number))
    return max(_numbers(folder), default=0)


def _numbering(folder: Path, make: Callable[[Path], None]) -> Act:
    """Return what makes one file after the other, and removes the one before."""
    number = max(_numbers(folder), default=0)

    def act() -> int:
        nonlocal number
        make(_numbered(folder, number + 1))
        discard(_numbered(folder, number))
        number += 1
        return number

    return act


def _numbers(folder: Path) -> list[int]:
    return [int(path.stem) for path in documents(folder).glob("[0-9]*.itadesk")]


def _numbered(folder: Path, number: int) -> Path:
    return documents(folder) / f"{number}.itadesk"


@contextmanager
def _creating(folder: Path) -> Iterator[Act]:
    """Create one document after the other."""
    yield _numbering(folder, lambda path: DocumentFile.create(path, history.records()).close())


def _created(folder: Path) -> int:
    for number in _numbers(folder):
        with DocumentFile.open(_numbered(folder, number)) as file:
            history.check(history.FIRST, file.dataset(), {})
    return max(_numbers(folder), default=0)


def _prepare_backup(folder: Path) -> None:
    prepare_document(folder)
    with _backing_up(folder) as back_up:
        back_up()


@contextmanager
def _restoring(folder: Path) -> Iterator[Act]:
    """Restore the newest backup under one name after the other."""
    newest = _newest_backup()
    yield _numbering(folder, lambda path: backups.restore(newest, path))


def _restored(folder: Path) -> int:
    revision = _newest_backup().revision
    for number in _numbers(folder):
        if sealed_revision(_numbered(folder, number), content_of=revision) <= revision:
            raise NotWholeError("a restored document is not later than its backup")
    return max(_numbers(folder), default=0)


def _newest_backup() -> backups.Backup:
    (document_id,) = backups.documents()
    return backups.of(document_id)[-1]


OPERATIONS = {
    "edit": Operation(prepare_document, _editing, document_revision, _COURSE),
    "sitting": Operation(prepare_document, _sitting, document_revision, _COURSE),
    "create": Operation(lambda _: None, _creating, _created),
    "backup": Operation(prepare_document, _backing_up, _backed_up),
    "restore": Operation(_prepare_backup, _restoring, _restored),
    "send": Operation(prepare_document, _sending, _sent),
    "bring": Operation(prepare_document, _bringing, _brought),
    "migrate": MIGRATE,
    "print": PRINT,
}
