"""Tables over many pages: repeated headings, and rows that go on over the page with "(ต่อ)"."""

from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from itadesk.report import linebreak
from itadesk.report.forms import Column
from itadesk.report.headings import ABOVE, BELOW, RULE, SIDE, Headings
from itadesk.report.job import Place
from itadesk.report.page import Pages, break_after, together
from itadesk.report.sizes import style
from itadesk.report.structure import Element
from itadesk.report.text import Align, Line

CONTINUED = "(ต่อ)"
_LEAST = 2.5  # of the size: room for any cluster and a marker
_TALLEST_HEADING = 0.45  # of the page's body
_KEPT = 0.22  # of the page's body: what may stay empty for a row not to be split
BEGUN = 0.32  # of the page's body: with this much room, headings and a row begin here
_BEGUN = 3  # lines of a row at least before it goes on over the page
_CARRIED = 3  # lines at least that go along with what must not stand alone on a page
_TRIED = 4  # lines given up at most for a better place to split
_CENTRED = ("period", "responsible", "indicator", "score")

Cells = Sequence[tuple[Line, ...]]


class Row(NamedTuple):
    """A row's texts, one per column, and how its first cell is called where it goes on.

    It is in the outline where it has a `bookmark`.
    """

    cells: tuple[str, ...]
    mark: str
    bookmark: str = ""


class Table:
    """One table; rows are set as they come, so that its length costs no memory."""

    def __init__(
        self, pages: Pages, columns: Sequence[Column], size: float, bookmark: str = ""
    ) -> None:
        self._pages = pages
        self._bookmark = bookmark  # of the table, until it begins
        self._style = style(size)
        least = [max(self._word_width(c.heading), size * _LEAST) for c in columns]
        self._widths = column_widths([c.width for c in columns], least, pages.frame.measure)
        self._styles = [
            self._style._replace(align=Align.CENTER) if c.field in _CENTRED else self._style
            for c in columns
        ]
        tallest = pages.frame.body * _TALLEST_HEADING
        self.headings = Headings(pages.setter, columns, self._widths, self._style, tallest)
        self._top: float | None = None  # of the rows on this page, None before the heading
        self._body: Element | None = None  # what the rows belong to, None before the table

    def _word_width(self, heading: str) -> float:
        """Return the least width of a column whose heading is not cut inside a word."""
        bold = self._style._replace(bold=True)
        words = (word.strip() for word in linebreak.unheld(heading))
        return max(self._pages.setter.width(word, bold) for word in words) + 2 * SIDE + RULE

    def height(self, rows: Sequence[Row]) -> float:
        """Return how high the table is with these rows and no others."""
        lines = (max(1, *map(len, self._set(row.cells))) for row in rows)
        return self.headings.height + sum(map(self._height, lines))

    def row(self, row: Row, below: float = 0.0) -> Place:
        """Set a row, on as many pages as it needs, its last lines on a page with `below` left.

        Return where it begins.
        """
        self._pages.check()
        cells = self._set(row.cells)
        self._make_room(max(1, *map(len, cells)), below)
        place = self._pages.place
        if row.bookmark:
            self._pages.canvas.bookmark(row.bookmark, 1, self._pages.y)
        with self._pages.structure.within(self._body), self._pages.structure.element("TR"):
            self._set_row(row, cells, below)
        return place

    def _set_row(self, row: Row, cells: Cells, below: float) -> None:
        """Set the cells of a row, their elements inside that of the row."""
        elements = [self._pages.structure.add("TD") for _ in cells]
        left, begun = cells, False
        while True:
            marks = self._marks(row, left) if begun else ()
            above = max(map(len, marks), default=0)
            fit = self._fit() - above
            count = max(1, *map(len, left))
            ends = [len(cell) for cell in left]
            if count > fit:
                ends = best_split(left, fit)
            elif self._pages.room < self._height(above + count) + below and count > _CARRIED + 1:
                ends = best_split(left, count - _CARRIED)
                below = 0.0
            parts = [cell[:end] for cell, end in zip(left, ends, strict=True)]
            self._draw(elements, marks, parts, max(1, *ends))
            left = [cell[end:] for cell, end in zip(left, ends, strict=True)]
            if not any(left):
                return
            begun = True
            self._next_page()

    def break_page(self) -> None:
        """Let the next row begin a page, unless it does so anyway."""
        if self._top is not None and self._pages.y < self._top:
            self._next_page()

    def end(self) -> None:
        """Close the table below its last row."""
        if self._top is None:
            return
        pages, x = self._pages, self._pages.frame.left
        for width in (0.0, *self._widths):
            x += width
            pages.canvas.rule(x, self._top, x, pages.y - RULE / 2, RULE)
        self._top = None

    def _set(self, texts: Sequence[str]) -> Cells:
        return [
            self._pages.setter.lines(text, own, width - 2 * SIDE)
            for text, own, width in zip(texts, self._styles, self._widths, strict=True)
        ]

    def _fit(self) -> int:
        """Return how many lines of a row have room on this page."""
        room = self._pages.room - ABOVE - BELOW
        return int((room + 0.01) / self._style.leading)

    def _height(self, lines: int) -> float:
        return lines * self._style.leading + ABOVE + BELOW

    def _make_room(self, lines: int, below: float) -> None:
        """Begin a row of `lines` lines where it stands well: here or on the next page."""
        body, whole = self._pages.frame.body, self._height(lines)
        room = self._pages.room - (self.headings.height if self._top is None else 0.0)
        fresh_room = body - self.headings.height
        none_fits = room < self._height(min(lines, _BEGUN))
        kept_whole = room <= body * _KEPT and whole + below <= fresh_room
        too_short = whole <= room and lines <= _CARRIED + 1  # to be split for what comes below
        moved = none_fits or kept_whole or too_short
        if room < whole + below and moved and room < fresh_room:
            self._next_page()
        elif self._top is None:
            self._begin()

    def _next_page(self) -> None:
        self.end()
        self._pages.next()
        self._begin()

    def _begin(self) -> None:
        """Draw the headings."""
        pages = self._pages
        if self._bookmark:
            pages.canvas.bookmark(self._bookmark, 0, pages.y)
            self._bookmark = ""
        draw = partial(self.headings.draw, pages.canvas, pages.frame.left, pages.y)
        if self._body:
            pages.canvas.repeat((self, pages.y), draw)
        else:
            with pages.structure.within(pages.structure.add("Table")):
                draw()
                self._body = pages.structure.add("TBody")
        pages.y -= self.headings.height
        self._top = pages.y

    def _marks(self, row: Row, left: Cells) -> Cells:
        """Return the line that begins each cell which goes on, the first one's in any case."""
        return self._set(
            [row.mark if n == 0 else CONTINUED if cell else "" for n, cell in enumerate(left)]
        )

    def _draw(self, elements: Sequence[Element], marks: Cells, cells: Cells, count: int) -> None:
        """Draw one piece of a row, its marks above it, and the rule below."""
        pages = self._pages
        x, top = pages.frame.left + SIDE, pages.y - ABOVE
        above = max(map(len, marks), default=0)
        for n, cell in enumerate(cells):
            if marks:
                pages.canvas.show(marks[n], x, top)
            with pages.structure.within(elements[n]):
                pages.canvas.show(cell, x, top - above * self._style.leading)
            x += self._widths[n]
        pages.y -= self._height(above + count)
        left, right = pages.frame.left - RULE / 2, pages.frame.width - pages.frame.right + RULE / 2
        pages.canvas.rule(left, pages.y, right, pages.y, RULE)


def column_widths(shares: Sequence[int], least: Sequence[float], measure: float) -> list[float]:
    """Share `measure` out in proportion, each column at least as wide as its least width.

    Where there is no room for that, none may starve the others: equal parts are wide enough.
    """
    if sum(least) > measure:
        least = [min(width, measure / len(least)) for width in least]
    widths = dict(enumerate(least))
    shared = set(widths)
    while True:
        left = measure - sum(widths[n] for n in widths.keys() - shared)
        unit = left / max(sum(shares[n] for n in shared), 1)
        short = {n for n in shared if unit * shares[n] < least[n]}
        if not short:
            return [unit * shares[n] if n in shared else widths[n] for n in sorted(widths)]
        shared -= short


def best_split(cells: Cells, fit: int) -> list[int]:
    """Return after how many lines each cell goes on over the page where `fit` have room.

    Giving up a line or two is better than leaving single lines of a paragraph on either side.
    """
    if fit <= 2:
        return [min(len(cell), max(fit, 1)) for cell in cells]
    candidates = []
    for n in range(fit, max(fit - _TRIED, 1), -1):
        ends = [break_after(cell, n) or together(cell, n) or min(n, len(cell)) for cell in cells]
        lone = _lone_lines(cells, ends)
        if not lone:  # as mostly
            return ends
        candidates.append((lone, ends))
    return min(candidates, key=itemgetter(0))[1]


def _lone_lines(cells: Cells, ends: Sequence[int]) -> int:
    """Return how many single lines of paragraphs, and of the whole row, a split leaves."""
    lone = int(max(len(cell) - end for cell, end in zip(cells, ends, strict=True)) == 1)
    for cell, end in zip(cells, ends, strict=True):
        if end < len(cell):
            lone += cell[end].last and not cell[end].first
            lone += cell[end - 1].first and not cell[end - 1].last
    return lone
