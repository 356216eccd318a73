"""How time, memory and file grow from 100 to 1,000 to 10,000 pages, no two paragraphs alike.

By hand, from the project's folder: `python -m benchmarks.growth`. Each document is printed from its
DATA.json in a process of its own; the processor time of the printing alone is taken too, so that
the fixed cost of the start does not make the growth look flatter than it is. The exponents are the
slopes between neighbouring sizes, and over all, on logarithmic scales: 1 is linear.
"""

import gc
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from benchmarks import release
from benchmarks.peers import sample
from benchmarks.peers.paper import job_of
from itadesk.report.build import print_report

TIMES = (10, 100, 1_000)  # the seven measures of report 004; about 10 pages each time
_FIGURES = "{:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>12}"


class Growth(NamedTuple):
    """What one document took: seconds, MB and bytes; `printing` is CPU time of that alone."""

    pages: int
    wall: float
    cpu: float
    peak: float
    printing: float
    size: int


def measured(times: int, folder: Path, environment: Mapping[str, str]) -> Growth:
    """Print a document in a process of its own."""
    source, pdf = folder / f"{times}.json", folder / f"{times}.pdf"
    data = sample.report(times, different=True)
    source.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-P", "-m", "benchmarks.growth", str(source), str(pdf)]
    start = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert child.stdout is not None
    pages, printing, peak = json.loads(child.stdout.read())
    _, _, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    return Growth(pages, wall, used.ru_utime + used.ru_stime, peak, printing, pdf.stat().st_size)


def print_one(source: Path, pdf: Path) -> None:
    """Print a DATA.json; say how many pages it has, and what time and memory that took."""
    gc.disable()  # as `itadesk print` does
    job = job_of(source)
    start = time.process_time()
    printed = print_report(job)
    took = time.process_time() - start
    pdf.write_bytes(printed.pdf)
    print(json.dumps((printed.pages, took, _peak())))


def _peak() -> float:
    """Return the most MB this process ever had; `ru_maxrss` counts what its parent had, too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def exponent(smaller: Growth, larger: Growth, figure: str) -> float:
    """Return the power of the number of pages with which a figure grows."""
    ratio = getattr(larger, figure) / getattr(smaller, figure)
    return math.log(ratio) / math.log(larger.pages / smaller.pages)


def main() -> int:
    """Print documents of growing size and what each took."""
    found: list[Growth] = []
    with tempfile.TemporaryDirectory() as folder:
        environment = release.environment(Path(folder))
        print(_FIGURES.format("pages", "wall s", "CPU s", "print s", "ms/page", "peak MB", "bytes"))
        for times in TIMES:
            one = measured(times, Path(folder), environment)
            found.append(one)
            seconds = (f"{value:.2f}" for value in (one.wall, one.cpu, one.printing))
            each = f"{one.printing / one.pages * 1000:.2f}"
            print(_FIGURES.format(one.pages, *seconds, each, f"{one.peak:.0f}", one.size))
    for figure in ("printing", "wall", "cpu", "peak", "size"):
        print(f"exponent of {figure}:", *_slopes(found, figure))
    return 0


def _slopes(found: Sequence[Growth], figure: str) -> list[str]:
    """Return the exponents between neighbouring sizes, and over all of them."""
    pairs = [*pairwise(found), (found[0], found[-1])]
    return [f"{exponent(*pair, figure):.2f}" for pair in pairs]


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print_one(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        sys.exit(main())
