import gc
import sys
import weakref
from collections.abc import Iterator

import pytest

from itadesk.gui import pauses


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(gc, "freeze", lambda: None)  # nor keep what other tests have left
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    yield
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


def test_worker_waits_only_while_the_window_is_not_to_be_disturbed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    naps: list[float] = []

    def nap(seconds: float) -> None:
        naps.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(pauses, "_busy_until", 0.0)  # other tests ran on the real clock
    monkeypatch.setattr(pauses, "_busy_until", 0.0)
    monkeypatch.setattr("itadesk.gui.pauses.time.monotonic", lambda: now[0])
    monkeypatch.setattr("itadesk.gui.pauses.time.sleep", nap)
    pauses.wait_for_window()
    assert naps == []
    with pauses.undisturbed():
        pauses.wait_for_window()
        assert sum(naps) == pytest.approx(1.0, abs=0.01)  # a worker never waits for long
    naps.clear()
    pauses.wait_for_window()
    assert sum(naps) == pytest.approx(0.05, abs=0.01)
    pauses.wait_for_window()
    assert sum(naps) == pytest.approx(0.05, abs=0.01)
