"""One attempt of an operation during a fault, and one after it: what both must be like."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from itadesk.core.errors import UserError
from itadesk.store.errors import Trouble
from tests.faults.operation import Operation, at_home, leftovers

During = Callable[[], AbstractContextManager[object]]  # makes the fault while it lasts


class Outcome(NamedTuple):
    """What came of an attempt."""

    said: str
    """Name of the trouble that was reported, "" when nothing was refused."""
    wrong: str
    """What is not as it should be, "" when all is."""
    left: str = ""
    """Names of temporary files that nobody removed."""


def attempt(operation: Operation, folder: Path, during: During) -> Outcome:
    """Do an operation in a prepared folder during a fault, and once more when it is gone.

    Then everything must be whole, nothing may be left over, and the second time must have worked,
    with the document that was open all the time.
    """
    at_home(folder)
    said = ""
    try:
        with operation.begin(folder) as act:
            with during():
                try:
                    act()
                except UserError as error:
                    said = _name(error)
            done = act()
        found = operation.found(folder)
    except Exception as error:
        return Outcome(said, f"{type(error).__name__}: {error}")
    if found != done:
        return Outcome(said, f"done {done} times, and found {found} times")
    return Outcome(said, "", ", ".join(leftovers(folder)))


def _name(error: UserError) -> str:
    """Return the name of the trouble whose message this is; ValueError when it is none of ours."""
    for trouble in Trouble:
        message, remedy = (re.escape(part) for part in trouble.value)
        named = message.replace(re.escape("{name}"), ".*")
        if re.fullmatch(f"{named} {remedy}", str(error).strip(), re.DOTALL):
            return trouble.name
    raise ValueError(f"not a message of the table: {error}")
