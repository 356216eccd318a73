"""A radar of the ten indicators: one closed line a year, each with its own dash and mark."""

from itertools import pairwise
from math import cos, pi, sin

from itadesk.core.digits import thai_number
from itadesk.core.rating import PASS_MARK
from itadesk.core.scores import score_text
from itadesk.report import chart
from itadesk.report.chart import LABEL, SMALL, Chart, Placed
from itadesk.report.page import height
from itadesk.report.text import Align, Setter, TextCanvas

_RADIUS = 105.0
_SMALLEST = 40.0
_AWAY = 10.0  # from the end of an axis to its name
_GRID = 0.75  # how grey
_MARK = 2.4  # half the width of a mark
# By age of the year: weight and dash of the line, corners of the mark and whether it is filled.
_LINES = ((1.6, ()), (1.0, (4.0, 2.0)), (1.0, (1.5, 1.5)), (0.5, ()), (0.8, (6.0, 1.5, 1.0, 1.5)))
_CORNERS = ((12, 0.0), (4, 1.0), (3, 1.0), (4, 1.0), (3, 1.0))

Point = tuple[float, float]


class RadarChart:
    """A radar chart laid out for a width, smaller where it would be taller than `tallest`."""

    kind = "radar"

    def __init__(self, own: Chart, setter: Setter, width: float, tallest: float) -> None:
        self.chart = own
        self.width = width
        self._setter = setter
        self._lay_out(_RADIUS)
        if self.height > tallest:
            self._lay_out(max(_RADIUS - (self.height - tallest) / 2, _SMALLEST))

    def _lay_out(self, radius: float) -> None:
        own, setter = self.chart, self._setter
        self._radius = radius
        years = [f"ปี {thai_number(series.year)}" for series in own.series]
        self._legend = chart.legend(setter, [*years, chart.PASS_LABEL], self.width)
        head = max(text.box[3] for text in self._legend) + LABEL.leading / 2
        around = [self._name(n, name) for n, name in enumerate(own.names)]
        above = min((text.box[1] for text in around), default=-radius)
        self._middle = (self.width / 2, head - above)
        self.texts = [*self._legend, *(self._moved(text) for text in around)]
        self._rings = [self._moved(self._tick(tick)) for tick in own.ticks if tick > own.lowest]
        self.texts += self._rings
        below = max((text.box[3] for text in self.texts), default=0.0)
        if own.cut_note:
            lines = setter.lines(own.cut_note, SMALL, self.width)
            self.texts.append(Placed(lines, 0.0, below))
            below += height(lines)
        self.height = below

    def _moved(self, text: Placed) -> Placed:
        return Placed(text.lines, text.x + self._middle[0], text.down + self._middle[1])

    def _name(self, place: int, name: str) -> Placed:
        """Place the name of an indicator around the middle, which is at 0."""
        own, angle = self.chart, self._angle(place)
        side = round(sin(angle), 3)
        away = self._radius + _AWAY
        free = self.width / 2 - abs(away * side) if side else 2 * (away * sin(2 * pi / 10) - 7)
        align = Align.LEFT if side > 0 else Align.RIGHT if side < 0 else Align.CENTER
        lines = chart.name_lines(self._setter, place + 1, name, LABEL._replace(align=align), free)
        if len(own.series) == 1 and (score := own.series[0].scores.get(place + 1)) is not None:
            lines += self._setter.lines(score_text(score), LABEL._replace(align=align), free)
        tall = height(lines)
        left = away * side - (0.0 if side > 0 else free if side < 0 else free / 2)
        return Placed(lines, left, -away * cos(angle) - tall / 2 - tall / 2 * cos(angle))

    def _tick(self, tick: int) -> Placed:
        lines = self._setter.lines(thai_number(tick), SMALL, self.width)
        down = -self._radius * self.chart.share(tick) - SMALL.leading / 2
        return Placed(lines, -lines[0].width - _MARK - 1, down)

    def _angle(self, place: int) -> float:
        return 2 * pi * place / max(len(self.chart.names), 1)

    def _point(self, place: int, score: float) -> Point:
        """Return where a score stands on an axis: how far right of and above the middle."""
        away = self._radius * self.chart.share(score)
        return away * sin(self._angle(place)), away * cos(self._angle(place))

    def paint(self, canvas: TextCanvas, x: float, top: float) -> None:
        """Draw rings, axes, the pass mark and the line of each year."""
        across, up = x + self._middle[0], top - self._middle[1]
        places = range(len(self.chart.names))

        def at(place: int, score: float) -> Point:
            right, above = self._point(place, score)
            return across + right, up + above

        for tick in self.chart.ticks[:-1] if self.chart.names else ():
            canvas.path([at(n, tick) for n in places], weight=0.4, ink=_GRID, close=True)
        for n in places:
            canvas.path([(across, up), at(n, chart.TOP_SCORE)], weight=0.4, ink=_GRID)
        for text in self._rings:
            left, high, right, low = text.box
            canvas.rect(x + left, top - low + 2, right - left, low - high - 4, weight=0, shade=1)
        if self.chart.names:
            mark = float(PASS_MARK)
            canvas.path([at(n, mark) for n in places], dash=chart.PASS_DASH, close=True)
        newest = len(self.chart.series) - 1
        for n, series in enumerate(self.chart.series):
            points = {k - 1: at(k - 1, float(score)) for k, score in series.scores.items()}
            ring = [*places, 0]
            for a, b in pairwise(ring):
                if a in points and b in points:
                    _stroke(canvas, [points[a], points[b]], newest - n)
            for point in points.values():
                _mark(canvas, point, newest - n)
        self._paint_legend(canvas, x, top)

    def _paint_legend(self, canvas: TextCanvas, x: float, top: float) -> None:
        *years, passed = (chart.sample(entry) for entry in self._legend)
        for n, (left, right, middle) in enumerate(years):
            age = len(years) - 1 - n
            _stroke(canvas, [(x + left, top - middle), (x + right, top - middle)], age)
            _mark(canvas, (x + (left + right) / 2, top - middle), age)
        left, right, middle = passed
        canvas.path([(x + left, top - middle), (x + right, top - middle)], dash=chart.PASS_DASH)


def _stroke(canvas: TextCanvas, points: list[Point], age: int) -> None:
    weight, dash = _LINES[age]
    canvas.path(points, weight=weight, dash=dash)


def _mark(canvas: TextCanvas, point: Point, age: int) -> None:
    """Draw the mark of a year: a filled disc for the newest, open ones before."""
    corners, shade = _CORNERS[age]
    turn = pi / 4 if age == 1 else pi if age == 4 else 0.0
    x, y = point
    ring = (turn + 2 * pi * n / corners for n in range(corners))
    outline = [(x + _MARK * sin(a), y + _MARK * cos(a)) for a in ring]
    canvas.path(outline, weight=0.6, close=True, shade=shade)
