"""Bars of the ten indicators, those of one indicator under each other, its name before them.

Lying bars leave room for the whole names and for a score after each bar.
"""

from decimal import Decimal
from typing import NamedTuple

from itadesk.core.digits import thai_number
from itadesk.core.rating import PASS_MARK
from itadesk.core.scores import score_text
from itadesk.report import chart
from itadesk.report.chart import LABEL, SMALL, Chart, Placed
from itadesk.report.page import height
from itadesk.report.sizes import style
from itadesk.report.text import Setter, Style, TextCanvas

_THICKNESS = {1: 12.0, 2: 9.0, 3: 8.0, 4: 7.5}
_THINNEST = 7.0  # of five years; where the page is low, bars get thinner still
_SCORE_SIZE = 12
_SCORE_SPACING = 0.72  # of the size: digits alone need no room for marks
_BETWEEN = 5.0  # groups
_NAMES = 0.36  # of the width at most
_GAP = 4.0
_AFTER_BAR = 2.5
_GRID = 0.75  # how grey
_AXIS = 0.8  # how thick
_HATCH = 3.0  # between strokes
_BORDER = 0.4
_CLEAR = 1.0  # of the bars above and below: what lies behind a score is not seen
_TOP = Decimal(chart.TOP_SCORE)


class Bar(NamedTuple):
    """One bar: its place from the left and down from the top, the age of its year."""

    x: float
    down: float
    length: float
    thickness: float
    age: int


class BarChart:
    """A bar chart laid out for a width; where it is low, `tallest`, bars are thinner."""

    kind = "bar"

    def __init__(self, own: Chart, setter: Setter, width: float, tallest: float) -> None:
        self.chart = own
        self.width = width
        self._setter = setter
        count = max(len(own.series), 1)
        thickness = _THICKNESS.get(count, _THINNEST)
        self._lay_out(thickness)
        if self.height > tallest and own.names:
            over = (self.height - tallest) / (len(own.names) * count)
            self._lay_out(max(thickness - over, _BORDER))

    def _lay_out(self, thickness: float) -> None:
        own, setter = self.chart, self._setter
        years = [f"ปี {thai_number(series.year)}" for series in own.series]
        self._legend = chart.legend(setter, years, self.width)
        self.texts = [*self._legend]
        self.bars: list[Bar] = []
        size = min(_SCORE_SIZE, thickness / _SCORE_SPACING)
        score = style(size, spacing=thickness / size)
        names = [
            chart.name_lines(setter, n, name, LABEL, self.width * _NAMES)
            for n, name in enumerate(own.names, 1)
        ]
        widest = max((line.x + line.width for lines in names for line in lines), default=0.0)
        self._left = widest + _GAP
        self._right = self.width - setter.width(score_text(_TOP), score) - 2 * _GAP
        down = max((text.box[3] for text in self._legend), default=0.0)
        self._place_pass(down)
        down += SMALL.leading
        self._top = down
        for n, lines in enumerate(names, 1):
            bars = thickness * len(own.series)
            tall = max(bars, height(lines))
            self.texts.append(Placed(lines, 0.0, down + (tall - height(lines)) / 2))
            self._place_bars(n, down + _BETWEEN / 2 + (tall - bars) / 2, thickness, score)
            down += tall + _BETWEEN
        self._foot = down
        self._place_ticks(down)
        self.height = down + SMALL.leading

    def _x(self, score: float) -> float:
        return self._left + self.chart.share(score) * (self._right - self._left)

    def _place_bars(self, number: int, down: float, thickness: float, score: Style) -> None:
        newest = len(self.chart.series) - 1
        for n, series in enumerate(self.chart.series):
            known = series.scores.get(number)
            top = down + n * thickness
            if known is None:
                continue
            end = self._x(float(known))
            self.bars.append(Bar(self._left, top, end - self._left, thickness, newest - n))
            text = self._setter.lines(score_text(known), score, self.width)
            self.texts.append(Placed(text, end + _AFTER_BAR, top))

    def _place_pass(self, down: float) -> None:
        lines = self._setter.lines(chart.PASS_LABEL, SMALL, self.width)
        wide = lines[0].width
        x = min(self._x(float(PASS_MARK)) - wide / 2, self.width - wide)
        self.texts.append(Placed(lines, x, down))

    def _place_ticks(self, down: float) -> None:
        for tick in self.chart.ticks:
            lines = self._setter.lines(thai_number(tick), SMALL, self.width)
            self.texts.append(Placed(lines, self._x(tick) - lines[0].width / 2, down))
        if self.chart.cut_note:
            lines = self._setter.lines(self.chart.cut_note, SMALL, self._left)
            self.texts.append(Placed(lines, 0.0, down))

    def paint(self, canvas: TextCanvas, x: float, top: float) -> None:
        """Draw grid, bars and the pass mark."""
        head, foot = top - self._top, top - self._foot
        for tick in self.chart.ticks:
            at = x + self._x(tick)
            canvas.path([(at, head), (at, foot)], weight=_BORDER, ink=_GRID)
        for bar in self.bars:
            _fill(canvas, bar, x, top)
        at = x + self._x(float(PASS_MARK))
        canvas.path([(at, head), (at, foot)], weight=1.0, dash=chart.PASS_DASH)
        for text in self.texts:
            left, up, right, down = text.box
            if self._top <= up and down <= self._foot and left > self._left:
                low, tall = top - down + _CLEAR, down - up - 2 * _CLEAR
                canvas.rect(x + left, low, right - left, tall, weight=0, shade=1)
        canvas.path([(x + self._left, head), (x + self._left, foot)], weight=_AXIS)
        newest = len(self._legend) - 1
        for n, entry in enumerate(self._legend):
            left, right, middle = chart.sample(entry)
            _fill(canvas, Bar(left, middle - 4, right - left, 8, newest - n), x, top)


def _fill(canvas: TextCanvas, bar: Bar, x: float, top: float) -> None:
    """Draw a bar in the pattern of its age: the newest is the darkest."""
    left, foot = x + bar.x, top - bar.down - bar.thickness
    shade = {0: 0.25, 1: 0.75}.get(bar.age, 1.0)
    canvas.rect(left, foot, bar.length, bar.thickness, weight=_BORDER, shade=shade)
    slants = {2: bar.thickness, 4: 0.0}.get(bar.age)
    if slants is None:
        return
    start = _HATCH - slants
    while start < bar.length:
        low, high = max(start, 0.0), min(start + slants, bar.length)
        if slants:
            ends = [(low, low - start), (high, high - start)]
        else:
            ends = [(start, 0.0), (start, bar.thickness)]
        canvas.path([(left + a, foot + b) for a, b in ends], weight=_BORDER)
        start += _HATCH
