"""Whatever the system refuses: the right message, nothing broken, and it works afterwards."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.controls import CONTROLS
from tests.faults.faults import refuse
from tests.faults.operation import in_memory
from tests.faults.operations import OPERATIONS
from tests.faults.sqlite_calls import SqliteCalls

ROOT = Path(__file__).parents[2]
MANY, FEW = 40, 9  # faults of an operation
TRACED = ("send", "migrate", "print")


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in ("bring", "print")])
def test_calls_of_sqlite(tmp_path: Path, name: str) -> None:
    most = MANY if name == "edit" else FEW
    with SqliteCalls() as calls:
        tally = refuse(OPERATIONS[name], calls, in_memory(tmp_path), seed=1, most=most)
    assert not tally.bad
    assert tally.tried


def test_actions_in_pieces_would_be_found(tmp_path: Path) -> None:
    with SqliteCalls() as calls, CONTROLS["in pieces"]():
        assert refuse(OPERATIONS["edit"], calls, in_memory(tmp_path), seed=1, most=FEW).bad


def test_calls_of_the_whole_process(tmp_path: Path) -> None:
    """In a process of its own, which may fork: this one has threads of Qt."""
    command = [sys.executable, "-m", "tests.soak", "faults", "--most", "6"]
    command += ["--folder", str(in_memory(tmp_path)), "--only", *TRACED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("0 bad") == len(TRACED)
