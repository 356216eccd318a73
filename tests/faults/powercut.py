"""Cuts the power at every moment of a recorded operation and looks at what is on the disk."""

import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from itadesk.store.disk import PART
from tests.faults.disk import Disk, Model
from tests.faults.events import Acknowledge
from tests.faults.operation import Operation, fresh
from tests.faults.operations import OPERATIONS
from tests.faults.recording import record

_OPENED_AS_IT_IS = 100  # one disk in so many is opened by the program alone


class Tally(NamedTuple):
    """What the disks came to."""

    states: int
    different: int
    opened: int
    """Of the different ones, those that the program opened: it knew what the others hold."""
    bad: Counter[str]
    """What was wrong, and in how many states."""


def power_cuts(name: str, states: int, seed: int, within: Path, control: str = "none") -> Tally:
    """Do an operation in a folder below `within`, and look at this many disks, spread evenly."""
    with tempfile.TemporaryDirectory(dir=within) as work:
        recorded, place = Path(work, "recorded"), Path(work, "place")
        recorded.mkdir()
        place.mkdir()
        recording = record(name, recorded, control)
        moments = [Acknowledge(0), *recording.events]
        inspection = _Inspection(OPERATIONS[name], place)
        tally = Counter[str]()
        for model in Model:
            draw = random.Random(f"{model} {seed}")
            disk = Disk(recording.before, model)
            told = looked = 0
            for number, event in enumerate(moments, 1):
                disk.happen(event)
                if isinstance(event, Acknowledge):
                    told = event.done
                due = states * number // (len(moments) * len(Model))
                for _ in range(due - looked):
                    found = inspection.found(disk.after_a_cut(draw))
                    if isinstance(found, int):
                        found = f"lost on a {model} disk" if found < told else ""
                    tally[found] += 1
                looked = due
    looked = tally.total()
    del tally[""]
    return Tally(looked, len(inspection.known), inspection.opened, tally)


class _Inspection:
    """Looks at disks; at those that hold the same after recovery only once."""

    def __init__(self, operation: Operation, place: Path) -> None:
        self.opened = 0
        self.known: dict[int, int | str] = {}  # by the content of the whole disk
        self._recovered: dict[int, int | str] = {}  # by that of the files after recovery
        self._operation = operation
        self._place = place
        self._laid: dict[str, bytes] = {}
        fresh(place)

    def found(self, files: dict[str, bytes]) -> int | str:
        """Return how often the operation was done according to a disk, or what is wrong with it."""
        disk = _key(files)
        if disk not in self.known:
            self._lay(files)
            as_it_is = len(self.known) % _OPENED_AS_IT_IS == 0
            self.known[disk] = self._opened() if as_it_is else self._after_recovery(files)
        return self.known[disk]

    def _lay(self, files: dict[str, bytes]) -> None:
        """Write the files of a disk, as far as they are not there yet."""
        for path in self._laid.keys() - files.keys():
            (self._place / path).unlink()
        for path, content in files.items():
            if self._laid.get(path) is not content:
                (self._place / path).parent.mkdir(parents=True, exist_ok=True)
                (self._place / path).write_bytes(content)
        self._laid = files

    def _after_recovery(self, files: dict[str, bytes]) -> int | str:
        """Have SQLite roll back what journals hold, as it would when the program opens the files.

        Then there are few that differ; what is in temporary files makes no difference.
        """
        held = dict(files)
        for journal in [path for path in files if path.endswith(".itadesk-journal")]:
            path = journal.removesuffix("-journal")
            if path in files and _recovered(self._place / path):
                held[path] = (self._place / path).read_bytes()
                (self._place / journal).unlink(missing_ok=True)  # SQLite has looked at it
                del held[journal]
        self._laid = held
        key = _key({path: b"" if path.endswith(PART) else held[path] for path in held})
        if key not in self._recovered:
            self._recovered[key] = self._opened()
        return self._recovered[key]

    def _opened(self) -> int | str:
        self.opened += 1
        try:
            return self._operation.found(self._place)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        finally:
            for entry in self._place.iterdir():
                shutil.rmtree(entry)
            fresh(self._place)
            self._laid = {}


def _recovered(path: Path) -> bool:
    """Have SQLite open a file and roll back what its journal holds; False when it cannot."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("BEGIN EXCLUSIVE")
            db.execute("COMMIT")
    except sqlite3.Error:
        return False
    return True


def _key(files: dict[str, bytes]) -> int:
    return hash(frozenset(files.items()))
