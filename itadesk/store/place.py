"""Where a document lies on the disk, kept in sight while it is open."""

import os
import stat
import struct
import sys
from pathlib import Path

from itadesk.store.errors import Trouble, translated

if sys.platform == "linux":
    import fcntl

    # One byte beyond any file and beside those SQLite locks (from 0x40000000): type, from where,
    # start, length, process. A lock on the whole file would stop SQLite on network shares.
    _BYTE = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, 0x7FFFFFFF, 1, 0)

_held: set[tuple[int, int]] = set()


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


class Place:
    """The file that this process has open under a path.

    On POSIX systems whoever in this process opens and closes the file, a file dialog too, drops
    SQLite's lock. So on Linux the place has a lock of its own, which hangs from its descriptor
    alone; it must be made before SQLite opens the file and released after SQLite has closed it.
    And a file is held once: a second window, another spelling or a link of it is refused.
    """

    def __init__(self, path: Path) -> None:
        """Hold the file at `path`; raise UserError when there is none or it is held already."""
        self.path = path
        with translated(path):
            self._identity = _identity(path)
        if self._identity in _held:
            raise Trouble.LOCKED.at(path)
        _held.add(self._identity)
        try:
            with translated(path):
                self._descriptor = _locked(path)
        except BaseException:
            _held.discard(self._identity)
            raise

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
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _locked(path: Path) -> int | None:
    """Return a descriptor that holds the lock of our own; raise UserError when another has it.

    None where there is no such lock (on Windows SQLite's own hold whatever a process opens), and
    for what cannot be written: opening it is refused anyway, with the reason.
    """
    if sys.platform != "linux" or not stat.S_ISREG(path.stat().st_mode):
        return None
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, _BYTE)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        raise Trouble.LOCKED.at(path) from None
    except OSError:  # a file system without such locks: SQLite's is what there is
        os.close(descriptor)
        return None
    return descriptor
