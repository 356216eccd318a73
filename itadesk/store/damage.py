"""When a file may be called damaged: not because reading it failed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from itadesk.core.errors import UserError
from itadesk.store.errors import Trouble, translated

T = TypeVar("T")

_CHUNK = 1 << 20  # bytes read at once


def second_look(path: Path, look: Callable[[], T], told: Path | None = None) -> T:
    """Return what `look` finds in a file; raise its errors as UserError about the file `told`.

    SQLite reports a reading that failed as damage. So damage is believed only when all of the file
    can be read and it is found again. Not for a file that is open: on POSIX systems reading it here
    would drop its lock.
    """
    try:
        with translated(told or path):
            return look()
    except UserError as error:
        if error.code != Trouble.CORRUPT.name:
            raise
    with translated(told or path):
        _read_through(path)
        return look()


@contextmanager
def proven(path: Path) -> Iterator[None]:
    """Turn errors about an open file into UserError: it was whole, damage is a failed reading."""
    try:
        with translated(path):
            yield
    except UserError as error:
        if error.code != Trouble.CORRUPT.name:
            raise
        raise Trouble.DEVICE.at(path) from error


def _read_through(path: Path) -> None:
    with path.open("rb") as file:
        while file.read(_CHUNK):
            pass
