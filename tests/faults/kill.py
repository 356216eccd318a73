"""Kills a process at random moments of an operation and looks at what it left.

A fork of this process, which has all modules loaded, does the operation over and over and tells
through a pipe how often it is done; it is killed after a random time, every second one not before
it is inside a transaction, if it is so in time. The next one goes on with what it left.
"""

import mmap
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from itadesk.store.connection import Connection
from tests.faults import history
from tests.faults.controls import Control
from tests.faults.operation import Operation, fresh

_LIFE = 20  # rounds until it begins anew
_TRIALS = 4
_TIMES = 4  # how often the operation could be done, at most, from the opening to the kill
_KNOWN = 300  # revisions that are worked out beforehand
_NUMBER = 4  # bytes of a number in the pipe


class Tally(NamedTuple):
    """What the rounds came to."""

    rounds: int
    acknowledged: int
    """How often the operation was done and told so."""
    inside: int
    """Kills between the beginning and the end of a transaction."""
    bad: Counter[str]
    """What was wrong, and how often."""


def kill(
    operation: Operation, rounds: int, seed: int, within: Path, control: Control = nullcontext
) -> Tally:
    """Kill the operation as often, in fresh folders below `within`, under the control's defect."""
    history.state(_KNOWN)  # the process that is killed shall not spend its time on that
    draw = random.Random(seed)
    bad = Counter[str]()
    acknowledged = inside = 0
    longest = 0.0
    left = rounds
    while left:
        folder = Path(tempfile.mkdtemp(dir=within))
        fresh(folder)
        operation.prepare(folder)
        longest = longest or _TIMES * _seconds(operation, folder)
        done = operation.found(folder)
        for _ in range(min(left, _LIFE)):
            left -= 1
            seconds, patience = draw.uniform(0, longest), left % 2 * longest
            told, was_inside = _killed(operation, folder, seconds, control, patience=patience)
            acknowledged += max(told - done, 0)
            inside += was_inside
            try:
                found = operation.found(folder)
            except Exception as error:
                bad[f"{type(error).__name__}: {error}"] += 1
                break
            bad["lost"] += found < max(told, done)
            done = found
        shutil.rmtree(folder)
    return Tally(rounds, acknowledged, inside, +bad)


def _seconds(operation: Operation, folder: Path) -> float:
    """Return how long it takes to do the operation once, when nothing slows it down."""
    taken = []
    with operation.begin(folder) as act:
        for _ in range(_TRIALS):
            began = time.perf_counter()
            act()
            taken.append(time.perf_counter() - began)
    return min(taken)


def _killed(
    operation: Operation, folder: Path, seconds: float, control: Control, *, patience: float
) -> tuple[int, bool]:
    """Kill a fork that does the operation, inside a transaction if patience in seconds suffices.

    Return how often it told that it is done, and whether it was inside a transaction.
    """
    read_end, write_end = os.pipe()
    with mmap.mmap(-1, 1) as inside:
        child = os.fork()
        if child == 0:
            with suppress(BaseException), control():  # it may not return
                _act(operation, folder, write_end, inside)
            os._exit(1)
        os.close(write_end)
        told = os.read(read_end, _NUMBER)
        time.sleep(seconds)
        latest = time.monotonic() + patience
        while not inside[0] and time.monotonic() < latest:
            time.sleep(0)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        while more := os.read(read_end, 1 << 16):
            told += more
        os.close(read_end)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            raise RuntimeError("the operation ended by itself")
        return int.from_bytes(told[-_NUMBER:]), inside[0] == 1


def _act(operation: Operation, folder: Path, pipe: int, inside: mmap.mmap) -> None:
    with operation.begin(folder) as act:
        _show_transactions(inside)
        os.write(pipe, bytes(_NUMBER))
        while True:
            os.write(pipe, act().to_bytes(_NUMBER))


def _show_transactions(inside: mmap.mmap) -> None:
    """Have this process show in shared memory that it is inside a transaction."""
    atomic = Connection.atomic

    @contextmanager
    def shown(db: Connection, *lock: str) -> Iterator[None]:
        with atomic(db, *lock):
            inside[0] = 1
            yield
        inside[0] = 0

    Connection.atomic = shown  # type: ignore[assignment, method-assign] # a generator does as well
