"""Records what an operation does to the disk, from the calls that strace sees.

Nothing is left out: a call that changes something below the folder in a way that is not known
here is an error.
"""

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from tests.faults import events
from tests.faults.disk import put
from tests.faults.events import Before, Event, Recording, Truncate, Write
from tests.faults.operation import fresh
from tests.faults.operations import OPERATIONS
from tests.faults.session import BEGUN

_ROOT = Path(__file__).parents[2]
_UNSEEN = (  # they change nothing, and there are many
    "brk,clock_gettime,clock_nanosleep,fstat,futex,getdents64,getpid,getrandom,gettid,lstat,"
    "madvise,mprotect,munmap,newfstatat,pread64,read,readlink,rt_sigaction,rt_sigprocmask,stat"
)
_HARMLESS = {"access", "faccessat2", "fchmod", "fchown", "fcntl", "ioctl", "statfs", "utimensat"}
_CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+|\?|0x[0-9a-f]+)(?: .*)?", re.ASCII)
_NOTICE = re.compile(r"\d+ +(?:\+\+\+|---) .*", re.ASCII)
_TEXT = re.compile(r'(?:(AT_FDCWD|\d+), )?"((?:\\x[0-9a-f]{2})*)"')


def record(name: str, folder: Path, control: str) -> Recording:
    """Do an operation a few times in an empty folder, under the defect of a control."""
    fresh(folder)
    OPERATIONS[name].prepare(folder)
    before: Before = {
        str(path.relative_to(folder)): None if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }
    log = folder.with_name(f"{folder.name}.strace")
    command = ["strace", "-f", "--seccomp-bpf", "-xx", "-s", f"{1 << 24}", "-o", str(log)]
    command += ["-e", f"trace=!{_UNSEEN}"]
    command += [sys.executable, "-m", "tests.faults.session", name, str(folder), control]
    subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii") as lines:
        return Recording(before, list(_Reader(folder, before).events(lines)))


class _Reader:
    """Follows the names and descriptors of a process through its calls."""

    def __init__(self, folder: Path, before: Before) -> None:
        self._root = PurePosixPath(folder)
        self._numbers = count(len(before))
        numbered = enumerate(before.items())
        self._files = {path: number for number, (path, old) in numbered if old is not None}
        self._contents: dict[int | None, bytearray] = defaultdict(bytearray)
        for path, number in self._files.items():
            self._contents[number] = bytearray(before[path] or b"")
        self._open: dict[int, tuple[str, int | None]] = {}  # path and file; None for a folder
        self._ends: dict[int, int] = {}  # where the next plain write goes, by descriptor
        self._appending: set[int] = set()

    def events(self, lines: Iterable[str]) -> Iterator[Event]:
        """Yield what happened below the folder after the operation began."""
        begun = False
        for line in lines:
            match = _CALL.fullmatch(line.rstrip("\n"))
            if match is None:
                if not _NOTICE.match(line):
                    raise ValueError(f"not understood: {line[:200]}")
                continue
            call, arguments, result = match.groups()
            if call == "write" and arguments.startswith("1, "):
                told = _bytes(arguments)
                if begun:
                    yield events.Acknowledge(int(told))
                begun = begun or told == BEGUN
            elif begun and not result.startswith(("-", "?")):
                for event in self._events(call, arguments, int(result, 0)):
                    if isinstance(event, Write | Truncate):
                        put(self._contents[event.file], event)
                    yield event

    def _events(self, call: str, arguments: str, result: int) -> Iterator[Event]:
        descriptor = int(number.group()) if (number := re.match(r"\d+", arguments)) else -1
        if call in ("openat", "open", "creat"):
            yield from self._opened(arguments, result)
        elif descriptor in self._open:
            yield from self._used(call, descriptor, arguments, result)
        elif paths := [path for path in self._paths(arguments) if path is not None]:
            yield from self._named(call, paths)

    def _opened(self, arguments: str, result: int) -> Iterator[Event]:
        self._open.pop(result, None)
        (path,) = self._paths(arguments)
        if path is None:
            return
        if "O_TMPFILE" in arguments:
            raise ValueError(f"openat({arguments}) cannot be replayed")
        if "O_CREAT" in arguments and path not in self._files:
            self._files[path] = next(self._numbers)
            yield events.Name(path, self._files[path])
        file = self._files.get(path)
        self._open[result], self._ends[result] = (path, file), 0
        self._appending.discard(result)
        if "O_APPEND" in arguments:
            self._appending.add(result)
        if "O_TRUNC" in arguments and file is not None:
            yield Truncate(file, 0)

    def _used(self, call: str, descriptor: int, arguments: str, result: int) -> Iterator[Event]:
        path, file = self._open[descriptor]
        if call == "close":
            del self._open[descriptor]
        elif file is None and call in ("fsync", "fdatasync"):
            yield events.SyncFolder(path)
        elif file is None and call in ("unlinkat", "mkdirat"):
            yield from self._named(call, [one for one in self._paths(arguments) if one is not None])
        elif file is not None and call in ("fsync", "fdatasync"):
            yield events.Sync(file)
        elif file is not None and call == "pwrite64":
            offset = int(arguments.rpartition(", ")[2])
            yield Write(file, offset, _bytes(arguments)[:result])
        elif file is not None and call in ("write", "sendfile"):
            written = (
                _bytes(arguments)[:result] if call == "write" else self._sent(arguments, result)
            )
            if descriptor in self._appending:
                self._ends[descriptor] = len(self._contents[file])
            yield Write(file, self._ends[descriptor], written)
            self._ends[descriptor] += result
        elif call == "lseek":
            self._ends[descriptor] = result
        elif file is not None and call == "ftruncate":
            yield Truncate(file, int(arguments.rpartition(", ")[2]))
        elif call == "mmap" and "MAP_SHARED" in arguments and "PROT_WRITE" in arguments:
            raise ValueError("a mapped file cannot be replayed")
        elif call not in _HARMLESS | {"mmap"} or "F_DUPFD" in arguments:
            raise ValueError(f"{call}({arguments[:200]}) cannot be replayed")

    def _sent(self, arguments: str, size: int) -> bytes:
        """Return what was copied from another file."""
        match = re.fullmatch(r"\d+, (\d+), \[(\d+)\](?: => .*)?, \d+", arguments)
        if match is None:
            raise ValueError(f"sendfile({arguments}) cannot be replayed")
        source, offset = int(match[1]), int(match[2])
        _, file = self._open[source]
        return bytes(self._contents[file][offset : offset + size])

    def _named(self, call: str, paths: list[str]) -> Iterator[Event]:
        if call in ("unlink", "unlinkat", "rmdir"):
            (path,) = paths
            self._files.pop(path, None)
            yield events.Unname(path)
        elif call in ("link", "linkat"):
            old, path = paths
            self._files[path] = self._files[old]
            yield events.Name(path, self._files[path])
        elif call in ("rename", "renameat", "renameat2"):
            old, path = paths
            self._files[path] = self._files.pop(old)
            yield events.Rename(old, path, self._files[path])
        elif call in ("mkdir", "mkdirat"):
            yield events.Name(paths[0], None)
        elif call not in _HARMLESS:
            raise ValueError(f"{call} of {paths} cannot be replayed")

    def _paths(self, arguments: str) -> list[str | None]:
        """Return the paths that a call names, below the folder; None for those outside."""
        found: list[str | None] = []
        for folder, text in _TEXT.findall(arguments):
            path = PurePosixPath(_unhex(text).decode())
            if folder.isdecimal() and not path.is_absolute():
                path = self._root / self._open.get(int(folder), ("/", None))[0] / path
            inside = path.is_relative_to(self._root)
            found.append(str(path.relative_to(self._root)) if inside else None)
        return found


def _bytes(arguments: str) -> bytes:
    """Return the first text among the arguments of a call."""
    match = _TEXT.search(arguments)
    assert match is not None, "what was written is in the log"
    return _unhex(match[2])


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
