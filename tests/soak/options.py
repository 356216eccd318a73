"""What the runs over the operations of the store have in common."""

import argparse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.controls import CONTROLS
from tests.faults.operations import OPERATIONS

_SHOWN = 5  # kinds of faults of an operation


def parser(run: str, about: str | None) -> argparse.ArgumentParser:
    """Return what reads the options of a run."""
    made = argparse.ArgumentParser(prog=f"python3 -m tests.soak {run}", description=about)
    names = [*OPERATIONS]
    made.add_argument("--only", choices=names, nargs="+", default=names, help="operations")
    made.add_argument("--seed", type=int, default=1, help="seed of what is left to chance")
    made.add_argument("--control", choices=CONTROLS, default="none", help="defect to be found")
    made.add_argument("--folder", type=Path, help="where to work (default: the system's choice)")
    return made


@contextmanager
def workplace(chosen: argparse.Namespace) -> Iterator[Path]:
    """Yield a folder to work in, which is gone afterwards."""
    with TemporaryDirectory(prefix="itadesk-", dir=chosen.folder) as name:
        yield Path(name)


def shown(bad: Counter[str]) -> str:
    """Return what was wrong in words, the most frequent first."""
    most = "".join(f"\n    {number} x {what}" for what, number in bad.most_common(_SHOWN))
    return f"{bad.total()} bad{most}"
