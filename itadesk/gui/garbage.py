"""When Python looks for garbage: not while somebody types.

Looking through everything a large report leaves in memory holds all threads for up to 0.3 s. What is
young is still looked through as usual (under 10 ms); the rest when a document is closed.
"""

import gc

_YOUNG, _MIDDLE, _NEVER = 5_000, 5, 1_000_000


def put_off() -> None:
    """Leave what the program holds for long out of the usual search."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)


def collect(_of: object = None) -> None:
    """Free what is left of a document."""
    gc.collect()
