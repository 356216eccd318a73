"""Where any of many names stands in a text, found in thousands about as fast as in a few."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


def positions_inside(text: str, names: Sequence[str]) -> set[int]:
    """Return the positions inside an occurrence of a name."""
    positions: set[int] = set()
    known = _known(tuple(names))
    done = 0
    for found in known.beginning.finditer(text):
        start = found.start()
        place = bisect_right(known.ordered, text[start : start + known.longest])
        # The longest name that the text goes on with is this one or begins it.
        name = known.ordered[place - 1] if place else ""
        while not text.startswith(name, start):
            name = known.shorter[name]
        if name:
            end = start + len(name)
            positions.update(range(max(start + 1, done), end))
            done = max(done, end)
    return positions


class _Names(NamedTuple):
    """Names, prepared for the search."""

    beginning: re.Pattern[str]  # where one may begin
    ordered: list[str]
    shorter: dict[str, str]  # the longest of the others that begins a name, or ""
    longest: int


@lru_cache(maxsize=64)
def _known(names: tuple[str, ...]) -> _Names:
    ordered = sorted({name for name in names if len(name) > 1})
    seconds: dict[str, set[str]] = {}
    shorter: dict[str, str] = {}
    before = ""
    for name in ordered:
        seconds.setdefault(name[0], set()).add(name[1])
        while not name.startswith(before):
            before = shorter[before]
        shorter[name] = before
        before = name
    beginning = "|".join(
        f"{re.escape(first)}(?=[{re.escape(''.join(sorted(found)))}])"
        for first, found in seconds.items()
    )
    longest = max(map(len, ordered), default=0)
    return _Names(re.compile(beginning or "(?!)"), ordered, shorter, longest)
