"""The word list: which words begin with given letters, read from a packed file.

The file holds PyThaiNLP's list as an automaton that shares common beginnings and endings, so it is
in memory at once. Its first line has the letters in use; the rest are 32-bit units, little-endian:
bit 0 tells whether a word ends here, bits 1-7 are the number (from 1) of the letter that leads
here, the bits from 8 on are the base. The unit that letter n leads to from a unit stands at its
base + n and carries n; the first unit is the start. `tests/core/pack_words.py` makes the file.
"""

from collections.abc import Sequence
from functools import cache
from itertools import count

from itadesk.assets import asset

_MOST = 50_000  # entries remembered, about 10 MB; a report of 12 pages needs 4,000, 1 MB
_NO_LETTER = 0x7F  # no unit carries it
END = "\n"  # in no word

_made = count(1)


class _Beginning(dict[str, "_Beginning | None"]):
    """What the list has after some clusters: by the next cluster, the beginning one longer.

    `None`: no word begins so. `ends` has bit n set when the first n clusters are a word, `end` is
    the bit of all of them. Entries are made when first asked for, since a document uses few.
    """

    __slots__ = ("end", "ends", "unit")
    end: int
    ends: int
    unit: int

    def __missing__(self, cluster: str) -> "_Beginning | None":
        if next(_made) % _MOST == 0:
            _beginnings.cache_clear()
        numbers, units = _packed()
        unit = self.unit
        for letter in cluster:
            number = numbers.get(letter, _NO_LETTER)
            unit = units[(unit >> 8) + number]
            if unit >> 1 & 0x7F != number:
                self[cluster] = None
                return None
        longer = self[cluster] = _Beginning()
        longer.unit = unit
        longer.end = end = self.end << 1
        longer.ends = self.ends | end if unit & 1 else self.ends
        return longer


@cache
def _beginnings() -> _Beginning:
    """Return the beginning of all words, forgotten and made anew when it remembers too much."""
    beginning = _Beginning()
    beginning.unit, beginning.end, beginning.ends = _packed()[1][0], 1, 0
    return beginning


def word_ends(clusters: Sequence[str], place: int) -> int:
    """Return the words that begin at a place: bit n is set for one of n clusters.

    The last of `clusters` is END.
    """
    ends = 0
    beginning = _beginnings()[clusters[place]]
    while beginning is not None:
        ends = beginning.ends
        place += 1
        beginning = beginning[clusters[place]]
    return ends


@cache
def _packed() -> tuple[dict[str, int], "memoryview[int]"]:
    """Read the file: the number of each letter, and the units, of which nothing is copied."""
    content = asset("resources", "words", "words_th.bin").read_bytes()
    letters = content[: content.index(b"\n")]
    units = memoryview(content)[len(letters) + 1 :].cast("I")
    return {letter: n for n, letter in enumerate(letters.decode(), 1)}, units
