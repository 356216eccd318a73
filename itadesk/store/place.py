"""Where a document lies on the disk: kept in sight while it is open, filled once when created."""

import os
from pathlib import Path

from itadesk.store.errors import Trouble, translated

_held: set[tuple[int, int]] = set()


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


class Place:
    """The file that this process has open under a path.

    On POSIX systems any other reading of the file by this process would drop its lock, so a file
    is held once: a second window, another spelling or a link of it is refused.
    """

    def __init__(self, path: Path) -> None:
        """Hold the file at `path`; raise UserError when there is none or it is held already."""
        self.path = path
        with translated(path):
            self._identity = _identity(path)
        if self._identity in _held:
            raise Trouble.LOCKED.at(path)
        _held.add(self._identity)

    def is_same(self) -> bool:
        """Whether the path still leads to the file that was opened."""
        try:
            return _identity(self.path) == self._identity
        except OSError:
            return False

    def check(self) -> None:
        """Raise UserError when the file was moved, deleted or replaced; SQLite would not notice."""
        if not self.is_same():
            raise Trouble.MOVED.at(self.path)

    def release(self) -> None:
        """Let go of the file."""
        _held.discard(self._identity)


def put(temporary: Path, path: Path) -> None:
    """Give a finished file its name, never another's; raise OSError when that cannot be done."""
    sync(temporary)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # USB sticks and some shares have no links
        _replace_reserved(temporary, path)
    else:
        temporary.unlink()
    if os.name == "posix":
        sync(path.parent)


def _replace_reserved(temporary: Path, path: Path) -> None:
    with path.open("x"):  # the name is ours from here on
        pass
    try:
        temporary.replace(path)
    except OSError:
        path.unlink()
        raise


def sync(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
