"""Refuses every bad file of `tests.hostile`, each in a process of its own, and measures that."""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from itadesk.core.errors import UserError
from itadesk.store.strict import received
from tests.hostile.corpus import BAD
from tests.hostile.files import Bad
from tests.hostile.large import LARGE
from tests.soak.places import fast_folder

_SHOWN = 8  # of the slowest and of the largest
_WANTED_SECONDS, _WANTED_MB = 1.0, 300


class Refusal(NamedTuple):
    """How a file was refused, "" when it was not.

    The seconds are those of computing, the megabytes those of the whole process.
    """

    code: str
    seconds: float
    megabytes: int


def main(arguments: Sequence[str]) -> int:
    """Refuse all files; return 1 when one is taken, or refused for something else."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.soak hostile", description=__doc__)
    parser.add_argument("--only", default="", help="files of this in their name alone")
    only = parser.parse_args(arguments).only
    cases = {name: bad for name, bad in (BAD | LARGE).items() if only in name}
    found = {name: _measured(bad) for name, bad in cases.items()}
    wrong = [name for name, refusal in found.items() if refusal.code != cases[name].trouble.name]
    for name in wrong:
        print(f"{name}: {found[name].code or 'taken'}, not {cases[name].trouble.name}")
    slow = sorted(found, key=lambda name: -found[name].seconds)
    large = sorted(found, key=lambda name: -found[name].megabytes)
    print("slowest:", *(f"  {found[n].seconds:6.2f} s  {n}" for n in slow[:_SHOWN]), sep="\n")
    print("largest:", *(f"  {found[n].megabytes:6} MB  {n}" for n in large[:_SHOWN]), sep="\n")
    beyond = [
        name
        for name, refusal in found.items()
        if refusal.seconds > _WANTED_SECONDS or refusal.megabytes > _WANTED_MB
    ]
    print(
        f"{len(found)} bad files, {len(wrong)} not refused as they should be, "
        f"{len(beyond)} beyond {_WANTED_SECONDS:g} s or {_WANTED_MB} MB"
    )
    return 1 if wrong else 0


def _measured(bad: Bad) -> Refusal:
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        path = Path(folder) / "a.itadesk"
        _in_child(lambda: _made(bad, path))  # the memory this takes is not to be measured
        code, seconds, megabytes = _in_child(lambda: _refused(path)).split()
        return Refusal("" if code == "-" else code, float(seconds), int(megabytes))


def _made(bad: Bad, path: Path) -> str:
    bad.make(path)
    return ""


def _refused(path: Path) -> str:
    """Return code, seconds and megabytes of refusing a file."""
    code = "-"
    began = time.process_time()
    try:
        with received(path):
            pass
    except UserError as error:
        code = error.code
    seconds = time.process_time() - began
    return f"{code} {seconds} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}"


def _in_child(action: Callable[[], str]) -> str:
    """Return what an action says in a child process; RuntimeError when it fails there."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.write(theirs, action().encode())
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    with open(ours, "rb") as pipe:  # noqa: PTH123 - a descriptor, not a path
        said = pipe.read().decode()
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("a bad file ended the process")
    return said
