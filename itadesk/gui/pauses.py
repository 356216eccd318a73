"""Keeps Python from holding the window while a worker makes a large report.

Measured while 2,000 pages are made: a search through all memory for garbage holds every thread up
to 0.3 s; at Python's usual turns of 5 ms the worker keeps a key waiting up to 0.1 s, at 1 ms up to
0.03 s, and is itself no slower for it. What takes many steps in the window loses a turn at each of
them, so workers wait until it is done and painted: opening a page takes half the time then.
"""

import gc
import math
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG, _MIDDLE, _NEVER = 5_000, 5, 1_000_000  # a search through what is young takes under 10 ms
_TURN = 0.001  # seconds
_PAINTING = 0.05  # seconds that the window has for painting what was done
_PATIENCE = 1.0  # seconds that a worker waits at most
_NAP = 0.002  # seconds after which a waiting worker looks again

_busy_until = -math.inf  # on the monotonic clock


def shorten() -> None:
    """Leave what the program holds for long out of the search; let threads take turns quickly."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
    sys.setswitchinterval(_TURN)


def collect(_of: object = None) -> None:
    """Free what is left of a document."""
    gc.collect()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Have workers wait while the window does something and shows it."""
    global _busy_until  # one window, and what its workers look at
    _busy_until = math.inf
    try:
        yield
    finally:
        _busy_until = time.monotonic() + _PAINTING


def wait_for_window() -> None:
    """Wait, in a worker, while the window is not to be disturbed, but never for long."""
    longest = time.monotonic() + _PATIENCE
    while time.monotonic() < min(_busy_until, longest):
        time.sleep(_NAP)
