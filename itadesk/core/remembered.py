"""What was made of each key, remembered for the next time."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Remembered(dict[str, V]):
    """Makes a value for each text that is asked for, once, and forgets those long not asked for.

    `map(remembered.__getitem__, texts)` asks for many at the cost of a look into a dictionary: a
    third of that of `functools.lru_cache`, which also notes what was used last. Safe to use from
    any thread.
    """

    def __init__(self, make: Callable[[str], V], most: int = 8192, longest: int = 200) -> None:
        """Remember `most` values and as many older ones, of texts of at most `longest` letters.

        Longer ones are rare, soon made again, and would fill the memory.
        """
        self._make = make
        self._older: dict[str, V] = {}
        self._most = most
        self._longest = longest

    def __missing__(self, text: str) -> V:
        older = self._older
        value = older[text] if text in older else self._make(text)
        if len(text) <= self._longest:
            if len(self) >= self._most:
                self._older = self.copy()
                self.clear()
            self[text] = value
        return value
