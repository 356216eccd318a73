"""Tables over many pages: repeated headings, and rows that go on over the page with "(ต่อ)"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from itadesk.report.forms import Column
from itadesk.report.headings import ABOVE, BELOW, RULE, SIDE, Headings
from itadesk.report.page import Pages
from itadesk.report.text import Align, Line, Style

CONTINUED = "(ต่อ)"
_LEADING = 1.36  # of the size
_NARROWEST = 3.2  # of the size: room for any cluster and a marker
_TALLEST_HEADING = 0.45  # of the page's body
_KEPT = 0.22  # of the page's body: what may stay empty for a row not to be split
_TRIED = 4  # lines given up at most for a better place to split
_CENTRED = ("period", "responsible")

Cells = Sequence[tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row's texts, one per column, and how its first cell is called where it goes on."""

    cells: tuple[str, ...]
    mark: str
    bookmark: str


class Table:
    """One table; rows are set as they come, so that its length costs no memory."""

    def __init__(self, pages: Pages, columns: Sequence[Column], size: float) -> None:
        self._pages = pages
        self._style = Style(size, size * _LEADING)
        measure = pages.frame.measure
        self._widths = column_widths([c.width for c in columns], measure, size * _NARROWEST)
        self._styles = [
            replace(self._style, align=Align.CENTER) if c.field in _CENTRED else self._style
            for c in columns
        ]
        tallest = pages.frame.body * _TALLEST_HEADING
        self.headings = Headings(pages.setter, columns, self._widths, self._style, tallest)
        self._top: float | None = None  # of the rows on this page, None before the heading

    def row(self, row: Row) -> None:
        """Set a row, on as many pages as it needs."""
        self._pages.check()
        cells = self._set(row.cells)
        tallest = max(map(len, cells)) or 1
        self._make_room(tallest)
        self._pages.canvas.bookmark(row.bookmark, 1, self._pages.y)
        done = 0
        while True:
            marks = self._marks(row, cells, done) if done else ()
            fit = self._fit() - max(map(len, marks), default=0)
            count = tallest - done
            if count > fit:
                count = best_split(cells, done, fit)
            self._draw(marks, [cell[done : done + count] for cell in cells], count)
            done += count
            if done >= tallest:
                return
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
            self._pages.setter.lines(text, style, width - 2 * SIDE)
            for text, style, width in zip(texts, self._styles, self._widths, strict=True)
        ]

    def _fit(self) -> int:
        """Return how many lines of a row have room on this page."""
        room = self._pages.room - ABOVE - BELOW
        return int((room + 0.01) / self._style.leading)

    def _height(self, lines: int) -> float:
        return lines * self._style.leading + ABOVE + BELOW

    def _make_room(self, lines: int) -> None:
        """Begin a row of `lines` lines where it stands well: here or on the next page."""
        pages = self._pages
        heading = self.headings.height if self._top is None else 0.0
        room = pages.room - heading
        fresh_room = pages.frame.body - self.headings.height
        short = room < self._height(min(lines, 2))
        kept = self._height(lines) <= fresh_room and room <= pages.frame.body * _KEPT
        if room < self._height(lines) and (short or kept):
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
        self.headings.draw(pages.canvas, pages.frame.left, pages.y)
        pages.y -= self.headings.height
        self._top = pages.y

    def _marks(self, row: Row, cells: Cells, done: int) -> Cells:
        """Return the line that begins each cell which goes on, the first one's in any case."""
        return self._set(
            [
                row.mark if n == 0 else CONTINUED if len(cell) > done else ""
                for n, cell in enumerate(cells)
            ]
        )

    def _draw(self, marks: Cells, cells: Cells, count: int) -> None:
        """Draw one piece of a row, its marks above it, and the rule below."""
        pages = self._pages
        x, top = pages.frame.left + SIDE, pages.y - ABOVE
        above = max(map(len, marks), default=0)
        for n, cell in enumerate(cells):
            if marks:
                pages.canvas.show(marks[n], x, top)
            pages.canvas.show(cell, x, top - above * self._style.leading)
            x += self._widths[n]
        pages.y -= self._height(above + count)
        left, right = pages.frame.left - RULE / 2, pages.frame.width - pages.frame.right + RULE / 2
        pages.canvas.rule(left, pages.y, right, pages.y, RULE)


def column_widths(shares: Sequence[int], measure: float, narrowest: float) -> list[float]:
    """Share `measure` out in proportion, but give no column less than `narrowest`."""
    narrowest = min(narrowest, measure / len(shares))
    widths = [0.0] * len(shares)
    open_ = list(range(len(shares)))
    while True:
        left = measure - sum(widths)
        total = sum(shares[n] for n in open_)
        narrow = [n for n in open_ if left * shares[n] / total < narrowest]
        if not narrow:
            for n in open_:
                widths[n] = left * shares[n] / total
            return widths
        for n in narrow:
            widths[n] = narrowest
        open_ = [n for n in open_ if n not in narrow]
        if not open_:
            return widths


def best_split(cells: Cells, done: int, fit: int) -> int:
    """Return after how many lines to go on over the page where `fit` have room.

    Giving up a line or two is better than leaving single lines of a paragraph on either side.
    """
    if fit <= 2:
        return max(fit, 1)
    candidates = range(fit, max(fit - _TRIED, 1), -1)
    return min(candidates, key=lambda count: (_lone_lines(cells, done + count), -count))


def _lone_lines(cells: Cells, cut: int) -> int:
    """Return how many single lines of paragraphs a split at `cut` leaves."""
    lone = 0
    for cell in cells:
        if cut < len(cell):
            lone += cell[cut].last and not cell[cut].first
            lone += cell[cut - 1].first and not cell[cut - 1].last
    return lone
