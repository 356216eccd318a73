"""Where the lines of any program's PDF end, also where its text cannot be read back exactly.

Source and PDF are compared in a form in which the usual damage makes no difference: private use
codes of Thai marks, SARA AM in two parts, marks in another order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tests.typeset.extraction import strict
from tests.typeset.lines import Char, LineEnd, chars
from tests.typeset.segmenters import newmm, refused_by_all

_VARIANTS = str.maketrans(
    {
        **{0xF700: "ฐ", 0xF70F: "ญ"},
        **dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True)),
        **dict(zip(range(0xF705, 0xF70A), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF70A, 0xF70F), "่้๊๋์", strict=True)),
        **{0xF710: "ั", 0xF711: "ํ", 0xF712: "็"},
        **dict(zip(range(0xF713, 0xF718), "่้๊๋์", strict=True)),
        **dict(zip(range(0xF718, 0xF71B), "ฺุู", strict=True)),
        **{0x2010: "-", 0x2011: "-"},
    }
)
_MARKS = "ฺุูัิีึื็ํ่้๊๋์๎"  # in the order in which a cluster has them
_LEAST = 6  # characters of a stretch that is found by itself
_LINE = 5.0  # points: a baseline further away is another line


@dataclass(frozen=True, slots=True)
class Ends:
    """How the lines of a document's paragraphs end."""

    thai: int = 0  # between Thai letters, no space between
    cluster: int = 0  # inside a cluster, or parting a vowel from its consonant
    newmm: int = 0  # not at a word boundary of newmm, those in clusters too
    all_three: int = 0  # nor of ICU nor of libthai
    lone: int = 0  # leaving a bare consonant alone
    lost: int = 0  # characters of the source that were not found
    source: int = 0


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character in the compared form, and where it comes from."""

    text: str
    origin: int


def ends(pdf: bytes, paragraphs: Iterable[str]) -> Ends:
    """Count the line ends of a document."""
    stream = _Stream(chars(pdf))
    thai = cluster = by_newmm = by_all = lone = lost = source = 0
    for paragraph in sorted(paragraphs, key=len, reverse=True):
        letters = _compared(paragraph)
        drawn = stream.locate("".join(letter.text for letter in letters))
        source += len(letters)
        lost += drawn.count(None)
        for end in _line_ends(paragraph, letters, drawn):
            faults = _faults(end)
            if not (end.between_thai or "cluster" in faults):
                continue
            thai += 1
            cluster += "cluster" in faults
            by_newmm += "newmm" in faults
            by_all += "all" in faults
            lone += "lone" in faults
    return Ends(thai, cluster, by_newmm, by_all, lone, lost, source)


def inner_lines(pdf: bytes, paragraphs: Iterable[str]) -> Iterator[list[Char]]:
    """Yield the lines of each paragraph but its last one, as far as they are found."""
    stream = _Stream(chars(pdf))
    for paragraph in sorted(paragraphs, key=len, reverse=True):
        line: list[Char] = []
        for char in stream.locate(compared(paragraph)):
            if char is None:
                line = []
                continue
            if line and not _same_line(line[-1], char):
                yield line
                line = []
            line.append(char)


def _line_ends(
    paragraph: str, letters: list[_Letter], drawn: list[Char | None]
) -> Iterator[LineEnd]:
    """Yield the line ends of one paragraph that are not at a space."""
    for (before, left), (after, right) in pairwise(zip(letters, drawn, strict=True)):
        if left is None or right is None or after.origin - before.origin > 1:
            continue
        if not _same_line(left, right):
            yield LineEnd(paragraph, after.origin)


def _same_line(one: Char, other: Char) -> bool:
    return one.page == other.page and abs(one.y - other.y) <= _LINE


def _faults(end: LineEnd) -> set[str]:
    """Return everything that is wrong with a line end."""
    fault = end.fault()
    if fault == "cluster":
        return {"cluster", "newmm", "all"}
    found = {fault} & {"lone"}
    if end.between_thai and end.at not in newmm(end.paragraph):
        found.add("newmm")
    if end.between_thai and refused_by_all(end.paragraph, end.at):
        found.add("all")
    return found


class _Stream:
    """The characters of a PDF in the compared form; each is found once."""

    def __init__(self, drawn: list[Char]) -> None:
        letters = _ordered(
            _Letter(part, n) for n, char in enumerate(drawn) for part in _parts(char.text)
        )
        self._text = "".join(letter.text for letter in letters)
        self._drawn = [drawn[letter.origin] for letter in letters]
        self._used = bytearray(len(self._text))

    def locate(self, letters: str) -> list[Char | None]:
        """Return each letter as it is drawn, in stretches as long as there are."""
        places: list[int | None] = []
        while (start := len(places)) < len(letters):
            low, high = 0, len(letters) - start
            while low < high:
                middle = (low + high + 1) // 2
                if self._free(letters[start : start + middle]) >= 0:
                    low = middle
                else:
                    high = middle - 1
            if low < min(_LEAST, len(letters) - start):
                places.append(None)
                continue
            place = self._free(letters[start : start + low])
            self._take_back(letters, places, place)
            places += range(place, place + low)
        for taken in places:
            if taken is not None:
                self._used[taken] = 1
        return [None if place is None else self._drawn[place] for place in places]

    def _take_back(self, letters: str, places: list[int | None], place: int) -> None:
        """Let a stretch at `place` have the end of the one before it, which went on by accident.

        That is so where the same letters stand before `place` too and the line, or the whole
        stretch, ended there.
        """
        back = 0
        while (
            back < min(len(places), place)
            and places[-1 - back] is not None
            and self._text[place - 1 - back] == letters[len(places) - 1 - back]
            and not self._used[place - 1 - back]
        ):
            back += 1
        for count in range(back, 0, -1):
            first = places[-count]
            before = places[-count - 1] if count < len(places) else None
            if first is None:
                continue
            if before is None or not _same_line(self._drawn[before], self._drawn[first]):
                places[-count:] = range(place - count, place)
                return

    def _free(self, part: str) -> int:
        """Return where `part` stands and is not used yet, or -1."""
        place = self._text.find(part)
        while place >= 0 and self._used[place]:
            place = self._text.find(part, place + 1)
        return place


def compared(text: str) -> str:
    """Return a text in the form in which it is compared."""
    return "".join(letter.text for letter in _compared(text))


def _compared(text: str) -> list[_Letter]:
    return _ordered(
        _Letter(part, n) for n, char in enumerate(text) if strict(char) for part in _parts(char)
    )


def _parts(char: str) -> str:
    return char.translate(_VARIANTS).replace("ำ", "ํา")


def _ordered(letters: Iterable[_Letter]) -> list[_Letter]:
    """Put the marks of each cluster into their usual order."""
    found = list(letters)
    text = "".join(letter.text for letter in found)
    for run in re.finditer(f"[{_MARKS}]{{2,}}", text):
        part = slice(*run.span())
        found[part] = sorted(found[part], key=lambda letter: _MARKS.index(letter.text))
    return found
