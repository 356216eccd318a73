"""What was acknowledged survives a process killed at any moment, and nothing is half done.

In a process of its own, which may fork: this one has threads of Qt.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.faults.operation import in_memory
from tests.faults.operations import OPERATIONS

ROOT = Path(__file__).parents[2]


def killed(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.soak", "kill", *options]
    command += ["--folder", str(in_memory(folder))]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_nothing_is_lost_and_half_of_the_kills_are_inside_a_transaction(tmp_path: Path) -> None:
    done = killed(tmp_path, "--rounds", "60", "--only", "edit")
    assert done.returncode == 0, done.stdout + done.stderr
    inside = re.search(r"killed 60 times, (\d+) inside", done.stdout)
    assert inside is not None
    assert int(inside[1]) >= 30


def test_other_operations(tmp_path: Path) -> None:
    names = [name for name in OPERATIONS if name not in ("edit", "restore", "bring", "print")]
    done = killed(tmp_path, "--rounds", "8", "--only", *names)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("0 bad") == len(names)


def test_actions_in_pieces_would_be_found(tmp_path: Path) -> None:
    """Most kills break the seal, which is told first: it takes many to see half an action."""
    done = killed(tmp_path, "--rounds", "150", "--only", "edit", "--control", "in pieces")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "NotWholeError" in done.stdout
