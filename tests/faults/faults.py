"""Refuses every call of an operation, one after the other, and looks at what it says and leaves."""

import errno
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from itadesk.store.errors import Trouble
from tests.faults.attempt import Outcome
from tests.faults.operation import Operation, fresh

_ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
_WRITING = ("write", "pwrite", "pwrite64", "sendfile")
_ASKING = ("stat", "lstat", "fstat", "newfstatat", "access", "readlink")
# What may be said of an error: SQLite tells of many only that a file cannot be opened or used.
_SAID = {
    errno.ENOSPC: {Trouble.FULL, Trouble.DEVICE, Trouble.READ_ONLY},
    errno.EIO: {Trouble.DEVICE, Trouble.READ_ONLY},
    errno.EACCES: {Trouble.NO_ACCESS, Trouble.READ_ONLY, Trouble.DEVICE},
}


class Fault(NamedTuple):
    """One refusal: of which call, from the how many-th on, with which error, once or for good."""

    call: str
    number: int
    error: int
    lasting: bool

    def hits(self, call: str, number: int) -> bool:
        """Whether a call is refused, given its number among those of its name, from 1."""
        after = number > self.number and self.lasting
        return call == self.call and (number == self.number or after)

    def __str__(self) -> str:
        how = "from there on" if self.lasting else "once"
        return f"{self.call} {self.number} {errno.errorcode[self.error]} {how}"


class Refuser(Protocol):
    """A way to refuse calls."""

    def calls(self, operation: Operation, folder: Path) -> Counter[str]:
        """Return how often each call that can be refused is made, when none is."""

    def can_last(self, call: str) -> bool:
        """Whether a call can be refused for good in the way a disk does."""

    def attempt(self, operation: Operation, folder: Path, fault: Fault) -> Outcome:
        """Attempt the operation in a prepared folder during a fault."""


class Tally(NamedTuple):
    """What the faults came to."""

    tried: int
    refused: int
    """Faults that were told to the user; the others did no harm."""
    bad: Counter[str]


def refuse(
    operation: Operation, refuser: Refuser, within: Path, seed: int, most: int | None = None
) -> Tally:
    """Try every fault of an operation, or as many as given, below a folder."""
    with tempfile.TemporaryDirectory(dir=within) as work:
        prepared, place = Path(work, "prepared"), Path(work, "place")
        prepared.mkdir()
        fresh(prepared)
        operation.prepare(prepared)
        shutil.copytree(prepared, place)
        made = refuser.calls(operation, place)
        faults = [one for one in _faults(made) if not one.lasting or refuser.can_last(one.call)]
        if most is not None and most < len(faults):
            faults = random.Random(seed).sample(faults, most)
        refused, bad = 0, Counter[str]()
        for fault in faults:
            shutil.rmtree(place)
            shutil.copytree(prepared, place)
            said, wrong, left = refuser.attempt(operation, place, fault)
            refused += bool(said)
            if fault.lasting and fault.call == "unlink":
                left = ""  # nobody could
            if wrong := wrong or left or _misleading(fault, said):
                bad[f"{fault}: {wrong}"] += 1
    return Tally(len(faults), refused, bad)


def _faults(made: Counter[str]) -> Iterator[Fault]:
    for call, times in made.items():
        for number in range(1, times + 1):
            for error in _ERRORS:
                for lasting in (False, True):
                    yield Fault(call, number, error, lasting)


def _misleading(fault: Fault, said: str) -> str:
    """Return what was said when it is not what happened, "" when it is."""
    right = set(_SAID[fault.error])
    if fault.call in _WRITING and fault.error == errno.ENOSPC:
        right = {Trouble.FULL}
    if fault.call in _ASKING:
        right.add(Trouble.MOVED)
    if fault.call == "fcntl" and fault.error == errno.EACCES:
        right = {Trouble.LOCKED, Trouble.DEVICE}
    return said if said and Trouble[said] not in right else ""
