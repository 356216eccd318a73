"""Damages good files at random: each is refused, or taken with just what was in it."""

import argparse
import faulthandler
import signal
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from tests.hostile.corruption import Good, damaged, goods, outcome, told, unsealed, world
from tests.soak.places import fast_folder

_STEP = 5000  # files between two lines of progress
_HANGS = 30  # seconds of computing after which a file is taken to hang: the end, saying where
_CONTROL = 0.02  # part of the files that is also read by a program that looks at no seal


def main(arguments: Sequence[str]) -> int:
    """Damage files; return 1 when a change was taken or anything but a UserError was raised."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.soak corrupt", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many files")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first one")
    parser.add_argument("--file", help="one of the good files alone: texts, full or migrated")
    chosen = parser.parse_args(arguments)
    tempfile.tempdir = str(fast_folder())
    faulthandler.register(signal.SIGPROF, chain=True)
    with goods() as all_of_them:
        found = [good for good in all_of_them if chosen.file in (None, good.name)]
        each = chosen.count // len(found)
        wrong = [_damage(good, chosen.seed + n * each, each) for n, good in enumerate(found)]
        control = int(each * _CONTROL)
        with unsealed():
            taken = _outcomes(all_of_them[0], chosen.seed, control, shown=False)["changed"]
    print(f"control: of {control} read without the seal {taken} are taken changed")
    return 1 if sum(wrong) or not taken else 0


def _damage(good: Good, seed: int, number: int) -> int:
    """Try so many damages of one file, say what came of them, return how many were wrong."""
    with world(is_next=good.is_next):
        outcomes = _outcomes(good, seed, number)
    crashed = outcomes["error"]
    counts = ", ".join(f"{name} {times}" for name, times in outcomes.most_common())
    print(f"{good.name}: {number} damaged, {outcomes['changed']} taken changed, {crashed} crashed")
    print(f"    {counts}", flush=True)
    return outcomes["changed"] + crashed


def _outcomes(good: Good, seed: int, number: int, *, shown: bool = True) -> Counter[str]:
    outcomes = Counter[str]()
    slowest = (0.0, seed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.itadesk"
        for done, one in zip(range(1, number + 1), count(seed), strict=False):
            signal.setitimer(signal.ITIMER_PROF, _HANGS)
            began = time.perf_counter()
            found = _tried(good, one, path)
            slowest = max(slowest, (time.perf_counter() - began, one))
            outcomes[found] += 1
            if shown and found in ("error", "changed"):
                print(f"{good.name}, --seed {one}: {found}", flush=True)
            if done % _STEP == 0:
                seconds, which = slowest
                print(f"{done} of {number}; slowest {seconds:.2f} s, --seed {which}", flush=True)
        signal.setitimer(signal.ITIMER_PROF, 0)
        if len(list(path.parent.iterdir())) > 1:
            raise RuntimeError("reading leaves files behind")
    return outcomes


def _tried(good: Good, seed: int, path: Path) -> str:
    file = damaged(good.file, seed)
    try:
        told(file, path)
        return outcome(good, file, path)
    except Exception:
        traceback.print_exc()
        return "error"
