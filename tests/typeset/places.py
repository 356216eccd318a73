"""Where each character of a printed report stands: in a heading, a cell, the text, the margin."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, field
from itertools import pairwise

import pymupdf
import pypdfium2
from pypdfium2 import raw

from itadesk.report.page import Frame

Char = tuple[str, float, float]  # what it says, and the origin of its glyph, points, y upwards
Box = tuple[float, float, float, float]  # left, bottom, right, top

_OVER_RULE = 0.3  # points
_OVER_MARGIN = 0.28  # of the size: a mark that no letter carries, the curl of ใ
_NO_INK = 0.05


@dataclass(frozen=True, slots=True)
class Grid:
    """The table on one page: the boxes of its headings, the rules around its cells."""

    headings: tuple[Box, ...]
    across: tuple[float, ...]  # from bottom to top
    down: tuple[float, ...]

    def box(self, x: float, y: float) -> Box | None:
        """Return the heading or cell around a place, None outside the table."""
        for left, bottom, right, top in self.headings:
            if bottom <= y <= top and left <= x <= right:
                return left, bottom, right, top
        row, column = bisect(self.across, y), bisect(self.down, x)
        if 0 < row < len(self.across) and 0 < column < len(self.down):
            return (
                self.down[column - 1], self.across[row - 1], self.down[column], self.across[row]
            )  # fmt: skip
        return None


@dataclass(slots=True)
class Read:
    """What a program read from a report."""

    headings: list[list[str]] = field(default_factory=list)  # of each page with a table
    bands: list[list[str]] = field(default_factory=list)  # the cells of each row's part
    text: str = ""  # outside the table
    numbers: list[str] = field(default_factory=list)  # of the pages


def grids(document: pymupdf.Document) -> list[Grid]:
    """Return the table of each page."""
    return [_grid(page) for page in document]


def _grid(page: pymupdf.Page) -> Grid:
    height = page.rect.height
    headings, across, down = [], set(), set()
    for drawing in page.get_cdrawings():
        for kind, *item in drawing["items"]:
            if kind == "re":
                x0, y0, x1, y1 = item[0]
                headings.append((x0, height - y1, x1, height - y0))
            elif kind == "l":
                (x0, y0), (x1, y1) = item
                if abs(y0 - y1) < 0.1:
                    across.add(round(height - y0, 1))
                elif abs(x0 - x1) < 0.1:
                    down.add(round(x0, 1))
    if headings and across:
        across.add(round(min(bottom for _, bottom, _, _ in headings), 1))
    return Grid(tuple(headings), tuple(sorted(across)), tuple(sorted(down)))


def read(pages: Iterable[Sequence[Char]], tables: Sequence[Grid], frame: Frame) -> Read:
    """Deal the characters of all pages out to where they stand."""
    found = Read()
    text_parts: list[str] = []
    for chars, grid in zip(pages, tables, strict=True):
        boxes: dict[Box, list[str]] = {}
        number = ""
        for text, x, y in chars:
            box = grid.box(x, y)
            if box is not None:
                boxes.setdefault(box, []).append(text)
            elif y > frame.ceiling:
                number += text
            else:
                text_parts.append(text)
        cells = {box: whole("".join(parts)) for box, parts in boxes.items()}
        found.numbers.append(whole(number))
        if grid.headings:
            found.headings.append([cells.get(box, "") for box in grid.headings])
        for bottom, top in reversed(list(pairwise(grid.across))):
            row = [(left, bottom, right, top) for left, right in pairwise(grid.down)]
            found.bands.append([cells.get(box, "") for box in row])
    found.text = whole("".join(text_parts))
    return found


def whole(text: str) -> str:
    """Join the halves of surrogate pairs, which pdfium gives as two characters."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def in_mupdf(document: pymupdf.Document) -> Iterator[list[Char]]:
    """Yield the characters of each page as mupdf draws them."""
    for page in document:
        height = page.rect.height
        yield [
            (chr(code), x, height - y)
            for span in page.get_texttrace()
            for code, _, (x, y), _ in span["chars"]
        ]


def in_pdfium(
    document: pypdfium2.PdfDocument, tables: Sequence[Grid], frames: Sequence[Frame]
) -> Iterator[tuple[list[Char], list[str]]]:
    """Yield the characters of each page as pdfium reads them, and which stand where they may not.

    Ink may reach over the box or the measure it begins in by no more than can be seen.
    """
    x, y, left, right, bottom, top = (c_double() for _ in range(6))
    origin = byref(x), byref(y)
    sides = byref(left), byref(right), byref(bottom), byref(top)
    for page, grid, frame in zip(document, tables, frames, strict=True):
        text_page = page.get_textpage()
        handle = text_page.raw
        chars: list[Char] = []
        outside: list[str] = []
        for n in range(raw.FPDFText_CountChars(handle)):
            if raw.FPDFText_IsGenerated(handle, n) == 1:
                continue
            text = chr(raw.FPDFText_GetUnicode(handle, n))
            raw.FPDFText_GetCharOrigin(handle, n, *origin)
            chars.append((text, x.value, y.value))
            raw.FPDFText_GetCharBox(handle, n, *sides)
            if text.isspace() or top.value - bottom.value < _NO_INK:
                continue
            box, over = grid.box(x.value, y.value), _OVER_RULE
            if box is None:
                box = frame.left, frame.bottom, frame.width - frame.right, frame.height
                over = _OVER_MARGIN * raw.FPDFText_GetFontSize(handle, n)
            if (
                left.value < box[0] - over
                or right.value > box[2] + over
                or bottom.value < box[1] - over
                or top.value > box[3] + over
            ):
                ink = [round(side.value) for side in (left, bottom, right, top)]
                outside.append(f"U+{ord(text):04X} {ink} outside {[*map(round, box)]}")
        yield chars, outside
