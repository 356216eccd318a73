"""The system calls of SQLite, failed one by one within this process.

SQLite reaches the system through a table whose entries may be replaced; here `ctypes` does that in
the library that Python's sqlite3 uses, which therefore has to be a shared one. Synchronising is not
in the table: `traced_calls` fails that.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_int64, c_size_t, c_ssize_t, c_void_p
from pathlib import Path
from typing import Any, Self

from tests.faults.attempt import Outcome, attempt
from tests.faults.faults import Fault
from tests.faults.operation import Operation

# The calls that a disk may refuse, with what they return and take (SQLite's os_unix.c).
_CALLS: dict[str, tuple[Any, ...]] = {
    "open": (c_int, c_char_p, c_int, c_int),
    "access": (c_int, c_char_p, c_int),
    "stat": (c_int, c_char_p, c_void_p),
    "lstat": (c_int, c_char_p, c_void_p),
    "fstat": (c_int, c_int, c_void_p),
    "ftruncate": (c_int, c_int, c_int64),
    "read": (c_ssize_t, c_int, c_void_p, c_size_t),
    "pread": (c_ssize_t, c_int, c_void_p, c_size_t, c_int64),
    "pread64": (c_ssize_t, c_int, c_void_p, c_size_t, c_int64),
    "write": (c_ssize_t, c_int, c_void_p, c_size_t),
    "pwrite": (c_ssize_t, c_int, c_void_p, c_size_t, c_int64),
    "pwrite64": (c_ssize_t, c_int, c_void_p, c_size_t, c_int64),
    "unlink": (c_int, c_char_p),
}
_READING = ("read", "pread", "pread64")
_OK = 0


class _Vfs(ctypes.Structure):
    """sqlite3_vfs, https://www.sqlite.org/c3ref/vfs.html."""


_Vfs._fields_ = [
    *(("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int)),
    *(("pNext", POINTER(_Vfs)), ("zName", c_char_p), ("pAppData", c_void_p)),
    *((name, c_void_p) for name in ("xOpen", "xDelete", "xAccess", "xFullPathname")),
    *((name, c_void_p) for name in ("xDlOpen", "xDlError", "xDlSym", "xDlClose")),
    *((name, c_void_p) for name in ("xRandomness", "xSleep", "xCurrentTime", "xGetLastError")),
    ("xCurrentTimeInt64", c_void_p),
    ("xSetSystemCall", CFUNCTYPE(c_int, POINTER(_Vfs), c_char_p, c_void_p)),
    ("xGetSystemCall", CFUNCTYPE(c_void_p, POINTER(_Vfs), c_char_p)),
]


class SqliteCalls:
    """Stands between SQLite and the system while it is entered; one at a time."""

    def __init__(self) -> None:
        """Find the table; OSError when SQLite's library is not a shared one."""
        self._made = Counter[str]()
        self._fault: Fault | None = None
        self._kept: list[object] = []  # SQLite has only their addresses
        library = ctypes.CDLL(_library())
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self._vfs = library.sqlite3_vfs_find(None)
        self.names: list[str] = []

    def __enter__(self) -> Self:
        self.names = [name for name in _CALLS if self._replace(name)]
        return self

    def __exit__(self, *_: object) -> None:
        self._vfs.contents.xSetSystemCall(self._vfs, None, None)  # all are the system's again
        self._kept.clear()

    def _replace(self, name: str) -> bool:
        """Put our function before the system's; False when this SQLite has no such call."""
        address = self._vfs.contents.xGetSystemCall(self._vfs, name.encode())
        if not address:
            return False
        kind = CFUNCTYPE(*_CALLS[name], use_errno=True)
        ours = kind(self._between(name, kind(address)))
        self._kept.append(ours)
        pointer = ctypes.cast(ours, c_void_p)
        if self._vfs.contents.xSetSystemCall(self._vfs, name.encode(), pointer) != _OK:
            raise OSError(f"SQLite keeps its own {name}")
        return True

    def _between(self, name: str, real: Callable[..., int]) -> Callable[..., int]:
        def call(*arguments: object) -> int:
            self._made[name] += 1
            if self._fault is not None and self._fault.hits(name, self._made[name]):
                ctypes.set_errno(self._fault.error)
                return -1
            return real(*arguments)

        return call

    def calls(self, operation: Operation, folder: Path) -> Counter[str]:
        """Return how often an operation makes each call."""
        made = Counter[str]()

        @contextmanager
        def counting() -> Iterator[None]:
            self._made.clear()
            yield
            made.update(self._made)

        outcome = attempt(operation, folder, counting)
        if any(outcome):
            raise RuntimeError(f"it goes wrong without any fault: {outcome}")
        return made

    def can_last(self, call: str) -> bool:
        """What SQLite can read no more nobody can; but here Python still could."""
        return call not in _READING

    def attempt(self, operation: Operation, folder: Path, fault: Fault) -> Outcome:
        """Attempt the operation in a prepared folder during a fault."""

        @contextmanager
        def refusing() -> Iterator[None]:
            self._made.clear()
            self._fault = fault
            try:
                yield
            finally:
                self._fault = None

        return attempt(operation, folder, refusing)


def _library() -> str:
    """Return the path of the SQLite library in this process."""
    found = re.search(r"\S*/libsqlite3\S*", Path("/proc/self/maps").read_text("utf-8"))
    if found is None:
        raise OSError("SQLite is not a shared library here")
    return found.group()
