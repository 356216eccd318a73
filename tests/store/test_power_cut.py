"""Whatever a power cut leaves on the disk, it is the state before or after, whole."""

from pathlib import Path

import pytest

from tests.faults.operation import in_memory
from tests.faults.powercut import power_cuts

STATES = 600
FEW = 100
NAMES = ("edit", "create", "backup", "send", "migrate", "print")


@pytest.mark.parametrize("name", NAMES)
def test_every_disk_is_whole(tmp_path: Path, name: str) -> None:
    tally = power_cuts(name, STATES, seed=1, within=in_memory(tmp_path))
    assert not tally.bad
    assert tally.states == STATES


@pytest.mark.parametrize(("name", "control"), [("edit", "unsynced"), ("print", "names unsynced")])
def test_what_is_not_synced_would_be_found(tmp_path: Path, name: str, control: str) -> None:
    assert power_cuts(name, FEW, seed=1, within=in_memory(tmp_path), control=control).bad
