"""Prints documents of all kinds and looks for what is wrong with them (`tests.typeset.fuzz`)."""

import argparse
import time
import traceback
from collections.abc import Sequence
from itertools import count

from itadesk.report.build import print_report
from tests.typeset import fuzz
from tests.typeset.faults import faults

_SHOWN = 5  # faults of a document
_STEP = 100  # documents between two lines of progress


def main(arguments: Sequence[str]) -> int:
    """Print the documents of the seeds asked for; return 1 when one of them has a fault."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.soak print", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many documents")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first one")
    parser.add_argument("--only", type=int, help="repeat the document of this seed alone")
    chosen = parser.parse_args(arguments)
    first, number = (chosen.seed, chosen.count) if chosen.only is None else (chosen.only, 1)
    slowest = (0.0, first)
    failed = []
    for done, seed in zip(range(1, number + 1), count(first), strict=False):
        found, seconds = _tried(seed)
        slowest = max(slowest, (seconds, seed))
        if found:
            failed.append(seed)
            print(f"--only {seed}: {len(found)} faults", *found[:_SHOWN], sep="\n    ", flush=True)
        if done % _STEP == 0 or done == number:
            print(
                f"{done} of {number} printed, {len(failed)} with faults; "
                f"slowest: --only {slowest[1]} in {slowest[0]:.2f} s",
                flush=True,
            )
    return 1 if failed else 0


def _tried(seed: int) -> tuple[list[str], float]:
    """Return the faults of a document, and the seconds of printing it.

    An error of the program is a fault; the other documents are tried all the same.
    """
    job = fuzz.job(seed)
    began = time.perf_counter()
    try:
        printed = print_report(job)
        seconds = time.perf_counter() - began
        found = list(faults(job, printed))
        if print_report(job).pdf != printed.pdf:
            found.append("the same job gives other bytes")
        return found, seconds
    except Exception:
        return [traceback.format_exc()], time.perf_counter() - began
