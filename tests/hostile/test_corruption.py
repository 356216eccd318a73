"""Random damage: refused, or what is taken is what was there; never an error of the program."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from itadesk.store import header
from tests.hostile.corruption import Good, damaged, goods, outcome, told, unsealed, world
from tests.soak.places import fast_folder

_DAMAGED = 400  # times each good file
_TOLD = 100
_UNSEALED = 150


@pytest.fixture(scope="module")
def all_goods() -> Iterator[list[Good]]:
    with goods() as found:
        yield found


@pytest.fixture(params=["texts", "full", "migrated"])
def good(request: pytest.FixtureRequest, all_goods: list[Good]) -> Iterator[Good]:
    """A good file, in the world of the version that wrote it."""
    (found,) = (one for one in all_goods if one.name == request.param)
    with world(is_next=found.is_next):
        yield found


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place in memory, also for temporary files: thousands are written."""
    with tempfile.TemporaryDirectory(dir=fast_folder()) as folder:
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder) / "a.itadesk"


def test_undamaged_it_is_taken(good: Good, path: Path) -> None:
    assert outcome(good, good.file, path) == "same"
    assert header.check_header(path) == header.FORMAT


def test_damage_is_refused_or_changes_nothing(good: Good, path: Path) -> None:
    outcomes = Counter(outcome(good, damaged(good.file, seed), path) for seed in range(_DAMAGED))
    assert outcomes["changed"] == 0
    assert outcomes["CHANGED"] > 0
    assert outcomes["CORRUPT"] > 0
    assert list(path.parent.iterdir()) == [path]


def test_damaged_it_tells_of_itself_or_is_refused(good: Good, path: Path) -> None:
    found = [told(damaged(good.file, seed), path) for seed in range(_TOLD)]
    assert None in found
    assert any(found)
    assert list(path.parent.iterdir()) == [path]


def test_without_the_seal_changed_texts_would_be_taken(all_goods: list[Good], path: Path) -> None:
    good = all_goods[0]
    with unsealed():
        outcomes = Counter(outcome(good, damaged(good.file, n), path) for n in range(_UNSEALED))
    assert outcomes["changed"] > 0


def test_the_same_seed_does_the_same_damage(all_goods: list[Good]) -> None:
    with goods() as again:
        for one, other in zip(all_goods, again, strict=True):
            assert damaged(one.file, 1) == damaged(other.file, 1) != damaged(other.file, 2)
