import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from itadesk.gui import pauses


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turn)


class _Thing:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.me = self


def test_full_search_waits_until_it_is_asked_for() -> None:
    pauses.shorten()
    thing = weakref.ref(_Thing())
    gc.collect(0)
    gc.collect(1)
    assert gc.get_threshold()[2] >= 1_000_000
    pauses.collect()
    assert thing() is None


def test_threads_take_short_turns() -> None:
    pauses.shorten()
    assert sys.getswitchinterval() <= 0.001
