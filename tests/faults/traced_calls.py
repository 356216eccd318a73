"""The system calls of a whole process, failed one by one by strace.

The operation runs in a fork of this process, which must have no other thread; strace watches the
fork during the attempt alone. So what Python itself asks of the system is refused too: to write,
synchronise, link and rename.
"""

import ctypes
import errno
import json
import mmap
import os
import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from tests.faults.attempt import Outcome, attempt
from tests.faults.faults import Fault
from tests.faults.operation import Operation

# A refused close would leave the file open, and mapping is about memory, not about files.
_CALLS = "%file,%desc"
_NOT_REFUSED = {"close", "mmap", "munmap", "ioctl", "getcwd", "execve"}
_WATCHED, _ALONE = signal.SIGUSR1, signal.SIGUSR2  # what the fork is told
_READY, _DONE = 1, 2  # what the fork tells, in the first byte of the shared memory
_ROOM = 1 << 16  # bytes of an outcome
_HANGS = 60.0  # seconds
_ANY_TRACER = 0x59616D61, ctypes.c_ulong(-1)  # PR_SET_PTRACER, PR_SET_PTRACER_ANY


class TracedCalls:
    """Lets forks of this process run under strace."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def calls(self, operation: Operation, folder: Path) -> Counter[str]:
        """Return how often an operation makes each call, once this process is warm."""
        log = folder.with_name("calls.strace")
        for outcome in (
            attempt(operation, folder, nullcontext),
            _traced(operation, folder, ["-e", f"trace={_CALLS}", "-o", str(log)]),
        ):
            if any(outcome):
                raise RuntimeError(f"it goes wrong without any fault: {outcome}")
        self._made = re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text("utf-8"), re.M)
        return Counter(name for name in self._made if name not in _NOT_REFUSED)

    def can_last(self, _: str) -> bool:
        """Every call can be refused for good."""
        return True

    def attempt(self, operation: Operation, folder: Path, fault: Fault) -> Outcome:
        """Attempt the operation in a prepared folder during a fault."""
        error = errno.errorcode[fault.error]
        when = f"{fault.number}{'+' if fault.lasting else ''}"
        options = ["-o", os.devnull, "-e", f"inject={fault.call}:error={error}:when={when}"]
        if fault.call == "pread64" and fault.lasting:  # then Python cannot read it either
            before = self._made[: self._place(fault)].count("read")
            options += ["-e", f"inject=read:error={error}:when={before + 1}+"]
        return _traced(operation, folder, options)

    def _place(self, fault: Fault) -> int:
        """Return where among all calls the first refused one is."""
        places = [place for place, name in enumerate(self._made) if name == fault.call]
        return places[fault.number - 1]


def _traced(operation: Operation, folder: Path, options: list[str]) -> Outcome:
    """Attempt an operation in a fork that strace watches during the fault."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {_WATCHED, _ALONE})
    with mmap.mmap(-1, _ROOM) as shared:
        child = os.fork()
        if child == 0:
            with suppress(BaseException):  # it may not return
                _run(operation, folder, shared)
            os._exit(1)
        try:
            _watch(child, options, shared)
        except BaseException:
            os.kill(child, signal.SIGKILL)
            raise
        finally:
            os.waitpid(child, 0)
        told = bytes(shared[1:]).rstrip(b"\0")
    return Outcome(*json.loads(told)) if told else Outcome("", "the process died")


def _run(operation: Operation, folder: Path, shared: mmap.mmap) -> None:
    """Be the fork: attempt, and leave the outcome in the shared memory."""
    ctypes.CDLL(None).prctl(*_ANY_TRACER)

    @contextmanager
    def watched() -> Iterator[None]:
        shared[0] = _READY
        signal.sigwait({_WATCHED})
        try:
            yield
        finally:
            shared[0] = _DONE
            signal.sigwait({_ALONE})

    told = json.dumps(attempt(operation, folder, watched)).encode()
    shared[1 : 1 + len(told)] = told


def _watch(child: int, options: list[str], shared: mmap.mmap) -> None:
    """Have strace watch the fork from the beginning to the end of the fault."""
    _wait(child, shared, _READY)
    command = ["strace", "-p", str(child), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr is not None
        said = strace.stderr.readline()
        if "attached" not in said:
            raise RuntimeError(f"strace cannot watch: {said}")
        os.kill(child, _WATCHED)
        _wait(child, shared, _DONE)
        while strace.poll() is None:  # it may miss one just before it waits for the fork
            strace.terminate()
            time.sleep(0.001)
    os.kill(child, _ALONE)


def _wait(child: int, shared: mmap.mmap, state: int) -> None:
    """Wait until the fork is so far; RuntimeError when it does not come to that."""
    deadline = time.monotonic() + _HANGS
    while shared[0] != state:
        if time.monotonic() > deadline or os.waitid(
            os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT
        ):
            raise RuntimeError("the operation ended or hangs")
        time.sleep(0.001)
