"""The heading of a table: one row, or two where neighbours share a heading above their own."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from itadesk.report.balance import centred
from itadesk.report.cutting import shortened
from itadesk.report.forms import Column
from itadesk.report.structure import header_attributes
from itadesk.report.text import Align, Line, Setter, Style, TextCanvas

SIDE = 4.0  # between a vertical rule and the text beside it
ABOVE, BELOW = 2.0, 2.0
RULE = 0.5
_SHADE = 0.92


class _Box(NamedTuple):
    """One heading: its place from the left of the table and from its top, its lines and spans."""

    left: float
    width: float
    top: float
    height: float
    lines: tuple[Line, ...]
    columns: int = 1
    rows: int = 1


class Headings:
    """The set headings of a table, drawn again on every page; none is taller than `tallest`."""

    def __init__(
        self,
        setter: Setter,
        columns: Sequence[Column],
        widths: Sequence[float],
        style: Style,
        tallest: float,
    ) -> None:
        self._setter = setter
        self._style = Style(style.size, style.leading, bold=True, align=Align.CENTER)
        self._tallest = tallest
        self.cut = False
        boxes = sorted(self._laid_out(columns, widths), key=lambda box: (box.top, box.left))
        self._rows = [tuple(row) for _, row in groupby(boxes, lambda box: box.top)]
        self.height = max(box.top + box.height for box in boxes)

    def _laid_out(self, columns: Sequence[Column], widths: Sequence[float]) -> list[_Box]:
        own = [
            self._lines(c.heading, width, self._tallest / (2 if c.over else 1))
            for c, width in zip(columns, widths, strict=True)
        ]
        edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
        groups = [list(g) for _, g in groupby(range(len(columns)), lambda n: _group(columns, n))]
        spans = {g[0]: len(g) for g in groups if columns[g[0]].over}
        shared = {
            first: self._lines(
                columns[first].over, edges[first + count] - edges[first], self._tallest / 2
            )
            for first, count in spans.items()
        }
        upper = max(map(self._height, shared.values()), default=0.0)
        under = [n for group in groups if group[0] in shared for n in group]
        lower = max((self._height(own[n]) for n in under), default=0.0)
        alone = max((self._height(own[n]) for n in range(len(own)) if n not in under), default=0.0)
        whole = max(upper + lower, alone)
        boxes = [
            _Box(edges[n], edges[n + count] - edges[n], 0.0, upper, shared[n], count)
            for n, count in spans.items()
        ]
        for n, (left, right) in enumerate(pairwise(edges)):
            top = upper if n in under else 0.0
            rows = 2 if spans and n not in under else 1
            boxes.append(_Box(left, right - left, top, whole - top, own[n], rows=rows))
        return boxes

    def _lines(self, heading: str, width: float, tallest: float) -> tuple[Line, ...]:
        """Set one heading, cut short where it would fill the page."""
        most = max(int((tallest - ABOVE - BELOW) / self._style.leading), 1)

        def set_lines(text: str) -> tuple[Line, ...]:
            return centred(self._setter, text, self._style, width - 2 * SIDE)

        short, lines = shortened(set_lines, heading, most)
        self.cut |= short != heading
        return lines

    def _height(self, lines: tuple[Line, ...]) -> float:
        return len(lines) * self._style.leading + ABOVE + BELOW

    def draw(self, canvas: TextCanvas, x: float, y: float) -> None:
        """Draw the headings under `y`, the left edge of the table at `x`."""
        for row in self._rows:
            for box in row:
                foot = y - box.top - box.height
                canvas.rect(x + box.left, foot, box.width, box.height, weight=RULE, shade=_SHADE)
        with canvas.structure.element("THead"):
            for row in self._rows:
                with canvas.structure.element("TR"):
                    self._draw_row(canvas, row, x, y)

    def _draw_row(self, canvas: TextCanvas, row: Sequence[_Box], x: float, y: float) -> None:
        for box in row:
            free = box.height - self._height(box.lines)
            with canvas.structure.element("TH", header_attributes(box.columns, box.rows)):
                canvas.show(box.lines, x + box.left + SIDE, y - box.top - ABOVE - free / 2)


def _group(columns: Sequence[Column], n: int) -> tuple[str, int]:
    """Return what neighbours under one shared heading have in common."""
    over = columns[n].over
    return (over, 0) if over else ("", n)
