"""What an operation is to those that kill it, cut its power or refuse its calls.

Each works below a folder of its own: the documents of the officer, and her home, where the
program keeps what lies beside no document.
"""

import hashlib
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from itadesk.store import disk, strict
from itadesk.store.disk import journal
from itadesk.store.document import DocumentFile
from itadesk.store.recovery import is_torn
from tests.faults import history
from tests.faults.history import NotWholeError

Act = Callable[[], int]  # does the operation once more; returns how often it is done by now
NAME = "แฟ้ม.itadesk"

_opened: dict[str, int] = {}
_known: dict[tuple[str, int | None], int] = {}


class Operation(NamedTuple):
    """One operation: how it begins, how it is done, and what a crash may leave of it."""

    prepare: Callable[[Path], None]
    """Write what is there before, into an empty folder (`fresh`)."""
    begin: Callable[[Path], AbstractContextManager[Act]]
    """Open what it works on; yield what does it once and returns when all is on the disk."""
    found: Callable[[Path], int]
    """Return how often it was done; any exception says that something is not whole."""
    times: int = 3
    """How often it is done until all of it was seen."""


def fresh(folder: Path) -> None:
    """Make the two folders that an operation works in."""
    documents(folder).mkdir()
    (folder / "home").mkdir()
    at_home(folder)


def at_home(folder: Path) -> None:
    """Have this process keep what lies beside no document below a folder made by `fresh`."""
    os.environ["XDG_DATA_HOME"] = str(folder / "home")


def in_memory(otherwise: Path) -> Path:
    """Return a folder whose files never wait for a disk, where there is one."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else otherwise


def documents(folder: Path) -> Path:
    """Return where the documents lie."""
    return folder / "documents"


def document(folder: Path) -> Path:
    """Return where the one document lies that most operations work on."""
    return documents(folder) / NAME


def prepare_document(folder: Path) -> None:
    """Write the document at its first revision."""
    DocumentFile.create(document(folder), history.records()).close()


def edit(file: DocumentFile) -> int:
    """Do to a document what is done at its revision; return the new one."""
    return file.apply(history.change(file.revision))


def document_revision(folder: Path) -> int:
    """Return the revision of the document, opened by the program unless it knows the bytes.

    Of a torn file the bytes say nothing: with the same ones the next action may have been finished.
    Raises UserError or NotWholeError unless it is whole.
    """
    path = document(folder)
    key = "" if is_torn(path) else hashlib.sha256(path.read_bytes()).hexdigest()
    if key in _opened:
        return _opened[key]
    with DocumentFile.open(path) as file:
        history.check(file.revision, file.dataset(), file.snapshot().blobs)
    if key:
        _opened[key] = file.revision
    if journal(path).exists():
        raise NotWholeError("more than one file remains")
    return file.revision


def sealed_revision(path: Path, content_of: int | None = None) -> int:
    """Return the revision of a file at rest, which holds the content of that one or of another.

    Raises UserError or NotWholeError unless it is whole; what was proven once is not read again.
    """
    key = hashlib.sha256(path.read_bytes()).hexdigest(), content_of
    if key not in _known:
        with strict.reading(path) as found:
            history.check(content_of or found.revision, found.dataset, found.blobs)
            _known[key] = found.revision
    return _known[key]


def leftovers(folder: Path) -> list[str]:
    """Return the names of what should not be left when nothing crashed."""
    copies = folder / "home" / "itadesk" / "recovery"  # copies of journals are kept there
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.name.endswith((disk.PART, "-journal")) and not path.is_relative_to(copies)
    ]
