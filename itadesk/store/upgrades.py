"""From the rows of an older version to those of this one: one step from each version to the next.

A step is a pure function of rows, so that a migrated file, a restored backup and a received file
of an older version all become what they are here by the same way.
"""

from collections.abc import Callable

from itadesk.store import header
from itadesk.store.tables import Tables

STEPS: dict[int, Callable[[Tables], Tables]] = {}
"""What makes rows of the next version out of those of this number; none is ever changed."""


def upgraded(stored: Tables, version: int) -> Tables:
    """Return the rows of a released version as this version stores them."""
    for number in range(version, header.FORMAT):
        stored = STEPS[number](stored)
    return stored
