"""Keeps Python from holding the window while a worker makes a large report.

Measured while 2,000 pages are made: a search through all memory for garbage holds every thread up
to 0.3 s; at Python's usual turns of 5 ms the worker keeps a key waiting up to 0.1 s, at 1 ms up to
0.03 s, and is itself no slower for it.
"""

import gc
import sys

_YOUNG, _MIDDLE, _NEVER = 5_000, 5, 1_000_000  # a search through what is young takes under 10 ms
_TURN = 0.001  # seconds


def shorten() -> None:
    """Leave what the program holds for long out of the search; let threads take turns quickly."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)
    sys.setswitchinterval(_TURN)


def collect(_of: object = None) -> None:
    """Free what is left of a document."""
    gc.collect()
