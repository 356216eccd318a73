"""Where the lines of a PDF end, and whether its text stays between its rules."""

import re
from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from dataclasses import dataclass
from functools import lru_cache

import pymupdf
import pypdfium2
from pypdfium2 import raw

from tests.typeset.extraction import strict
from tests.typeset.segmenters import refused_by_all

_THAI = re.compile("[ก-ฺเ-๎]")
_DEPENDENT = re.compile("[ะ-ฺๅ-ๆ็-๎ฯ]")  # never first on a line
_LEADING = frozenset("เแโใไ")  # never last
_OPENING = frozenset("([{«“‘")
_CLOSING = frozenset(")]}»”’,;:!?%")
_LONE_FIRST = re.compile("[ก-ฒด-ฮ](?![ก-๎])")
_LONE_LAST = re.compile("(?<![ก-๎])[ก-ฒด-ฮ]$")


@dataclass(frozen=True, slots=True)
class Char:
    """A character as pdfium reads it; points, y upwards."""

    text: str
    page: int
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A line end inside a paragraph: the next line starts at `at`."""

    paragraph: str
    at: int

    @property
    def between_thai(self) -> bool:
        """Tell whether Thai letters stand on both sides, with no space between."""
        before, after = self.paragraph[self.at - 1], self.paragraph[self.at]
        return bool(_THAI.match(before) and _THAI.match(after))

    def fault(self) -> str:
        """Return what is wrong: "cluster", "opening", "closing", "lone", "word", or ""."""
        before, after = self.paragraph[self.at - 1], self.paragraph[self.at]
        if self.paragraph.startswith("ฯลฯ", self.at):
            return ""  # a word of its own where it must be
        if _DEPENDENT.match(after) or before in _LEADING:
            return "cluster"
        if self.paragraph[: self.at].rstrip()[-1:] in _OPENING:
            return "opening"
        if after in _CLOSING:
            return "closing"
        if not self.between_thai:
            return ""
        if _LONE_FIRST.match(self.paragraph, self.at) or _LONE_LAST.search(
            self.paragraph[: self.at]
        ):
            return "lone"
        return "word" if refused_by_all(self.paragraph, self.at) else ""

    def __str__(self) -> str:
        return f"{self.paragraph[: self.at][-15:]}|{self.paragraph[self.at :][:15]}"


@lru_cache(maxsize=4)
def chars(pdf: bytes) -> tuple[Char, ...]:
    """Return the characters of a PDF in the order they are drawn, white space left out."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            handle = text_page.raw
            for n in range(raw.FPDFText_CountChars(handle)):
                text = chr(raw.FPDFText_GetUnicode(handle, n))
                if raw.FPDFText_IsGenerated(handle, n) == 1 or not strict(text):
                    continue
                x, y, left, right, bottom, top = (c_double() for _ in range(6))
                raw.FPDFText_GetCharOrigin(handle, n, byref(x), byref(y))
                raw.FPDFText_GetCharBox(
                    handle, n, byref(left), byref(right), byref(bottom), byref(top)
                )
                sides = (value.value for value in (x, y, left, bottom, right, top))
                found.append(Char(text, number, *sides))
    return tuple(found)


def line_ends(pdf: bytes, paragraphs: Iterable[str]) -> Iterator[LineEnd]:
    """Yield the line ends inside each paragraph.

    Each paragraph must be found, whole or in stretches (a row that goes on on the next page).
    """
    drawn = chars(pdf)
    stream = "".join(char.text for char in drawn)
    used = bytearray(len(stream))
    for paragraph in sorted(paragraphs, key=len, reverse=True):
        places = [n for n, char in enumerate(paragraph) if strict(char)]
        letters = strict(paragraph)
        at = list(_located(letters, stream, used))
        for n in range(1, len(letters)):
            before, after = drawn[at[n - 1]], drawn[at[n]]
            if before.page != after.page or abs(before.y - after.y) > 5:
                between = paragraph[places[n - 1] + 1 : places[n]]
                if not between:
                    yield LineEnd(paragraph, places[n])


def crossings(pdf: bytes) -> list[str]:
    """Return the characters that stand across a vertical rule or leave the page."""
    found = []
    rules = list(_vertical_rules(pdf))
    for char in chars(pdf):
        page, lines = rules[char.page]
        if char.left < -1 or char.right > page.width + 1:
            found.append(f"page {char.page + 1}: {char.text} off the page")
        for x, bottom, top in lines:
            if bottom < char.y < top and char.left < x - 0.6 and char.right > x + 0.6:
                found.append(f"page {char.page + 1}: {char.text} across the rule at {x:.0f}")
    return found


def _located(letters: str, stream: str, used: bytearray) -> Iterator[int]:
    """Yield the place in `stream` of each of `letters`, in stretches as long as there are."""
    start = 0
    while start < len(letters):
        low, high = 0, len(letters) - start
        while low < high:
            middle = (low + high + 1) // 2
            if _free(letters[start : start + middle], stream, used) >= 0:
                low = middle
            else:
                high = middle - 1
        place = _free(letters[start : start + low], stream, used) if low else -1
        if place < 0 or low < min(6, len(letters) - start):
            raise AssertionError(f"not in the PDF: {letters[start : start + 40]}")
        used[place : place + low] = b"\1" * low
        yield from range(place, place + low)
        start += low


def _free(part: str, stream: str, used: bytearray) -> int:
    """Return where `part` stands in `stream` and is not used yet, or -1."""
    place = stream.find(part)
    while place >= 0 and used[place]:
        place = stream.find(part, place + 1)
    return place


def _vertical_rules(pdf: bytes) -> Iterator[tuple[pymupdf.Rect, set[tuple[float, float, float]]]]:
    """Yield each page's box and its vertical rules as (x, bottom, top), y upwards."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for page in document:
            height = page.rect.height
            lines = set()
            for drawing in page.get_drawings():
                for kind, *item in drawing["items"]:
                    if kind == "l" and abs(item[0].x - item[1].x) < 0.6:
                        ends = sorted((height - item[0].y, height - item[1].y))
                        lines.add((item[0].x, *ends))
                    elif kind == "re":
                        box = item[0]
                        for x in {box.x0, box.x1}:
                            lines.add((x, height - box.y1, height - box.y0))
            yield page.rect, {line for line in lines if line[2] - line[1] > 12}
