"""Charts of the ten indicators over years, drawn as figures that are read out in words.

They are told apart in grey, as most offices print: the newest year is the darkest.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from itadesk.core.digits import Digits, convert, thai_number
from itadesk.core.rating import PASS_MARK
from itadesk.core.scores import YearScores, score_text
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter, Style, TextCanvas

MOST_YEARS = 5
TOP_SCORE = 100
PASS_LABEL = f"เกณฑ์ผ่าน {thai_number(int(PASS_MARK))} คะแนน"
LABEL = style(13)
SMALL = style(12)
PASS_DASH = (3.0, 2.0)
_NAME_LINES = 3
_UNCUT = 70  # the lowest score from which on the axis need not begin at 0
_BELOW = 2  # tens that a cut axis shows below the lowest score
_FEW_TENS = 5
_SAMPLE = 22.0  # width of what stands before a year in the legend
_AFTER_SAMPLE, _AFTER_ENTRY = 4.0, 14.0
_MARGIN = 10.0  # around a chart that is a page
_PAGE_WIDTH = 453.5  # between the margins of an upright A4
_TITLE = "คะแนน ITA รายตัวชี้วัด"
_NO_SCORES = "ยังไม่มีคะแนนตัวชี้วัด"
_KINDS = {"bar": "แผนภูมิแท่ง", "radar": "แผนภูมิใยแมงมุม"}


class Series(NamedTuple):
    """The scores of one year by number of the indicator; those not known are left out."""

    year: int
    scores: Mapping[int, Decimal]


class Chart(NamedTuple):
    """What a chart shows: the names of the indicators and the years, oldest first."""

    names: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def lowest(self) -> int:
        """Where the axis of scores begins: cut where all are high, so that they can be compared."""
        scores = [score for series in self.series for score in series.scores.values()]
        least = min(scores, default=Decimal(0))
        return int(least) // 10 * 10 - 10 * _BELOW if least >= _UNCUT else 0

    @property
    def ticks(self) -> range:
        """The scores marked on the axis."""
        step = 10 if TOP_SCORE - self.lowest <= 10 * _FEW_TENS else 20
        return range(TOP_SCORE, self.lowest - 1, -step)

    def share(self, score: float | Decimal) -> float:
        """Return how far along the axis a score stands, from 0 to 1."""
        return (float(score) - self.lowest) / (TOP_SCORE - self.lowest)

    @property
    def cut_note(self) -> str:
        """The words that say where a cut axis begins."""
        return f"แกนคะแนนเริ่มที่ {thai_number(self.lowest)}" if self.lowest else ""


class Placed(NamedTuple):
    """Set lines and where they stand: from the left of the chart, and down from its top."""

    lines: tuple[Line, ...]
    x: float
    down: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, measured as the place is."""
        left = self.x + min(line.x for line in self.lines)
        right = self.x + max(line.x + line.width for line in self.lines)
        return left, self.down, right, self.down + sum(line.leading for line in self.lines)


class Drawing(Protocol):
    """A chart laid out for a width; its figure is complete in itself."""

    kind: str
    chart: Chart
    width: float
    height: float
    texts: list[Placed]

    def paint(self, canvas: TextCanvas, x: float, top: float) -> None:
        """Draw what is not text, the upper left corner of the chart at `x` and `top`."""


def chart_of(years: Sequence[YearScores]) -> Chart:
    """Return the chart of the newest of the years that have scores, oldest first."""
    scored = [one for one in years if one.indicators][-MOST_YEARS:]
    names = tuple(one.name.value for one in scored[-1].data.indicators) if scored else ()
    return Chart(names, tuple(Series(one.year, one.indicators) for one in scored))


def draw(drawing: Drawing, canvas: TextCanvas, x: float, top: float, digits: Digits) -> None:
    """Draw a chart under `top` as one figure."""
    box = (x, top - drawing.height, x + drawing.width, top)
    with canvas.figure(convert(words(drawing.kind, drawing.chart), digits), box):
        drawing.paint(canvas, x, top)
        for text in drawing.texts:
            canvas.show(text.lines, x + text.x, top - text.down)


def words(kind: str, chart: Chart) -> str:
    """Return what is read in place of a chart: all its figures."""
    years = " ".join(f"ปี {thai_number(series.year)}" for series in chart.series)
    told = [
        f"ตัวชี้วัดที่ {thai_number(number)} {name}: {_scores(chart, number)}"
        for number, name in enumerate(chart.names, 1)
    ]
    return ". ".join([f"{_KINDS[kind]} {_TITLE} {years}", *told, PASS_LABEL])


def _scores(chart: Chart, number: int) -> str:
    told = ((series.year, score_text(series.scores.get(number))) for series in chart.series)
    return ", ".join(
        f"ปี {thai_number(year)} {f'{score} คะแนน' if score else 'ยังไม่มีคะแนน'}"
        for year, score in told
    )


def legend(setter: Setter, entries: Sequence[str], width: float) -> list[Placed]:
    """Place the words of a legend, with room for a sample before each, in as many rows as needed.

    Samples end `_AFTER_SAMPLE` before the words; `sample` says where they begin.
    """
    placed: list[Placed] = []
    x = down = 0.0
    for entry in entries:
        wide = setter.width(entry, SMALL)
        if x and x + _SAMPLE + _AFTER_SAMPLE + wide > width:
            x, down = 0.0, down + SMALL.leading
        x += _SAMPLE + _AFTER_SAMPLE
        placed.append(Placed(setter.lines(entry, SMALL, wide + 1), x, down))
        x += wide + _AFTER_ENTRY
    return placed


def sample(entry: Placed) -> tuple[float, float, float]:
    """Return where the sample before an entry of the legend is: left, right and middle."""
    right = entry.x - _AFTER_SAMPLE
    return right - _SAMPLE, right, entry.down + SMALL.leading / 2


def name_lines(
    setter: Setter, number: int, name: str, own: Style, width: float
) -> tuple[Line, ...]:
    """Set the name of an indicator, cut short where it is longer than three lines."""
    text = f"{thai_number(number)}. {name}"
    lines = setter.lines(text, own, width)
    while len(lines) > _NAME_LINES:
        text = "".join(line.text for line in lines[:_NAME_LINES])[:-2].rstrip() + "…"
        lines = setter.lines(text, own, width)
    return lines


def drawings(
    kind: str, chart: Chart, setter: Setter, width: float, tallest: float
) -> list[Drawing]:
    """Lay out the charts of a kind: "bar", "radar", "both" or "none"; "" is "bar"."""
    from itadesk.report.bar_chart import BarChart
    from itadesk.report.radar_chart import RadarChart

    bar = [BarChart(chart, setter, width, tallest)] if kind in ("", "bar", "both") else []
    radar = [RadarChart(chart, setter, width, tallest)] if kind in ("radar", "both") else []
    return [*bar, *radar]


def chart_pdf(
    years: Sequence[YearScores],
    kind: str = "",
    digits: Digits = Digits.TYPED,
    width: float = _PAGE_WIDTH,
) -> bytes:
    """Return a PDF of one page, as large as the charts of the scores, for the window.

    It shows the newest five of the years that have scores; without any it says so.
    """
    setter = Setter(digits=digits)
    shown = chart_of(years)
    none = (
        () if shown.series else setter.lines(_NO_SCORES, LABEL._replace(align=Align.CENTER), width)
    )
    made = drawings(kind, shown, setter, width, float("inf")) if shown.series else []
    heights = sum(one.height + _MARGIN for one in made) or LABEL.leading + _MARGIN
    page = (width + 2 * _MARGIN, heights + _MARGIN)
    canvas = TextCanvas(setter, page, title=_TITLE)
    top = page[1] - _MARGIN
    canvas.show(none, _MARGIN, top)
    for one in made:
        draw(one, canvas, _MARGIN, top, digits)
        top -= one.height + _MARGIN
    return canvas.finish()
