"""The ITA scores of a report's years: chart, table, total and level, and what the officer says."""

from collections.abc import Iterator

from itadesk.core.digits import thai_number
from itadesk.core.ita_year import INDICATOR_NUMBERS
from itadesk.core.rating import round_score
from itadesk.core.records import Record
from itadesk.core.scores import YearScores, all_scores, score_text
from itadesk.report import chart
from itadesk.report.findings import Writer
from itadesk.report.forms import BLOCKS, Column
from itadesk.report.job import PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import Pages, height
from itadesk.report.pieces import Piece, draw_pieces
from itadesk.report.sizes import style
from itadesk.report.table import Row, Table

AFTER = 8.0
_COLUMNS = (
    Column("indicator", "ตัวชี้วัด", 110),
    Column("name", "รายละเอียดตัวชี้วัด", 660),
    Column("score", "คะแนน", 130),
)
_SIZE = 14  # of the table
_UNKNOWN = "-"  # instead of a score
_YEARS = 2  # printed when none are chosen
_LOWEST_CHART = 0.8  # of its height: how far a chart shrinks to stay on one page with its table
_GAP = 6.0
_TOTAL = style(16, bold=True)
_ANNOUNCED, _COMPUTED = "ตามประกาศ", "คำนวณจากคะแนนตัวชี้วัด"


def printed_years(job: PrintJob) -> tuple[YearScores, ...]:
    """Return the scores to print, oldest first: those of the chosen years.

    When none are chosen, of the fiscal year and the last one before it: what the measures answer,
    and what they led to.
    """
    scored = tuple(one for one in all_scores(job.data) if one.indicators)
    if job.report.score_years:
        return tuple(one for one in scored if one.year in job.report.score_years)
    year = job.year.year
    return tuple(one for one in scored if year is None or one.year <= year)[-_YEARS:]


class Scores:
    """The scores of a report, a section for each year."""

    def __init__(self, job: PrintJob, pages: Pages, notes: Notes) -> None:
        """Take pages that lie as they are to."""
        self._job = job
        self._pages = pages
        self._notes = notes
        self._writer = Writer(job, pages)
        self._years = printed_years(job)
        self._rank = 1  # of a year's headings

    def draw(self, below: float) -> list[tuple[str, Record]]:
        """Draw the years, the last lines on a page with `below` left.

        Return the records shown, each with words that tell it from the others.
        """
        self._check()
        below = below and below + AFTER
        self._pages.canvas.bookmark(BLOCKS["scores"], 0, self._pages.y)
        if intro := self._job.report.scores_intro.strip("\n"):
            draw_pieces(self._pages, [self._intro(intro)], 0.0 if self._years else below)
        last = len(self._years) - 1
        for place in range(len(self._years)):
            self._draw_year(place, below if place == last else 0.0)
            self._pages.skip(AFTER)
        return [(_which(year.year), year.stored) for year in self._years]

    def _check(self) -> None:
        """Note the years and scores that are not there."""
        known = {one.year for one in self._years}
        for year in self._job.report.score_years:
            if year not in known:
                message = f"ยังไม่มีคะแนนตัวชี้วัดปี {thai_number(year)} จึงไม่พิมพ์"
                self._notes.add("no-scores", message, self._job.report, "score_years")
        for one in self._years:
            if missing := [n for n in INDICATOR_NUMBERS if n not in one.indicators]:
                listed = " ".join(map(thai_number, missing))
                message = f"{_which(one.year)}ยังไม่มีคะแนนตัวชี้วัดที่ {listed}"
                self._notes.add("missing", message, one.stored)

    def _intro(self, text: str) -> Piece:
        """Return the text above the scores: a short one is their heading."""
        heading = self._writer.heading(text, 1, 0)._replace(bookmark="")
        if len(heading.lines) > 1:
            return self._writer.text(text)
        self._rank = 2
        return heading

    def _draw_year(self, place: int, below: float) -> None:
        """Draw one year; chart and table each stay whole, on one page where they can."""
        one, pages = self._years[place], self._pages
        table = Table(pages, _COLUMNS, self._job.report.table_font_size or _SIZE)
        rows, ending = [*_rows(one)], self._ending(one)
        name = f"ปี {thai_number(one.year)}"
        summary = self._writer.heading(f"สรุปผลการประเมินรายตัวชี้วัด {name}", self._rank, 1)
        tall = table.height(rows)
        rest = _head(summary) + tall + sum(height(piece.lines) + piece.gap for piece in ending)
        if self._job.report.chart != "none":
            heading = self._writer.heading(f"ผลการประเมินรายตัวชี้วัด {name}", self._rank, 1)
            self._draw_charts(place, heading, rest)
            summary = summary._replace(bookmark="")
        self._heading(summary, tall + sum(height(piece.lines) for piece in ending[:1]))
        for row in rows:
            table.row(row, below if row is rows[-1] and not ending else 0.0)
        table.end()
        draw_pieces(pages, ending, below)

    def _draw_charts(self, place: int, heading: Piece, rest: float) -> None:
        """Draw the charts of a year under their heading, if they can above `rest` on its page."""
        pages = self._pages
        drawings = self._drawings(place, _head(heading), rest)
        self._heading(heading, drawings[0].height)
        for drawing in drawings:
            pages.need(drawing.height)
            chart.draw(drawing, pages.canvas, pages.frame.left, pages.y, self._job.printed_digits)
            pages.y -= drawing.height
            pages.skip(_GAP)

    def _heading(self, piece: Piece, under: float) -> None:
        """Draw a heading that stays with what stands under it, of such a height."""
        self._pages.need(min(_head(piece) + under, self._pages.frame.body))
        draw_pieces(self._pages, [piece])
        self._pages.skip(_GAP)

    def _drawings(self, place: int, head: float, rest: float) -> list[chart.Drawing]:
        """Lay out the charts of a year and those before it, for under a heading as high as `head`.

        One chart shrinks a little where it then stays on the page with `rest`.
        """
        pages, shown = self._pages, chart.chart_of(self._years[: place + 1])

        def laid_out(tallest: float) -> list[chart.Drawing]:
            kind, measure = self._job.report.chart, pages.frame.measure
            return chart.drawings(kind, shown, pages.setter, measure, tallest)

        made = laid_out(pages.frame.body - head)
        for room in (pages.room, pages.frame.body):
            left = room - head - rest - _GAP
            if len(made) > 1 or made[0].height <= left:
                break
            if made[0].height * _LOWEST_CHART <= left:
                return laid_out(left)
        return made

    def _ending(self, one: YearScores) -> list[Piece]:
        """Return what stands below a table: total and level, the change, the officer's comment."""
        setter, measure = self._pages.setter, self._pages.frame.measure
        lines = [text for text in (total_text(one), change_text(one, self._before(one))) if text]
        pieces = [Piece(setter.lines(text, _TOTAL, measure), _GAP) for text in lines]
        if comment := one.stored.comment.strip("\n"):
            pieces.append(self._writer.text(comment)._replace(gap=_GAP))
        return pieces

    def _before(self, one: YearScores) -> YearScores | None:
        years = (other for other in all_scores(self._job.data) if other.year == one.year - 1)
        return next(years, None)


def _head(heading: Piece) -> float:
    """Return the height a heading takes."""
    return heading.gap + height(heading.lines) + _GAP


def total_text(one: YearScores) -> str:
    """Return the total and the level of a year and where they are from, "" when not known."""
    stored, parts = one.stored, []
    if one.total is not None:
        source = _COMPUTED if stored.total is None else _ANNOUNCED
        parts.append((f"คะแนนรวม {score_text(one.total)} คะแนน", source))
    if one.level:
        parts.append((f"ระดับผล {one.level}", _ANNOUNCED if stored.level.strip() else _COMPUTED))
    if len({source for _, source in parts}) == 1:
        return f"{' '.join(text for text, _ in parts)} ({parts[0][1]})"
    return " ".join(f"{text} ({source})" for text, source in parts)


def change_text(one: YearScores, before: YearScores | None) -> str:
    """Return how the total changed, of two announced or else two computed ones; "" without two."""
    if before is None:
        return ""
    for now, then in (
        (one.stored.total, before.stored.total),
        (one.rating.total, before.rating.total),
    ):
        if now is not None and then is not None:
            since = f"ปี {thai_number(before.year)} ({score_text(then)} คะแนน)"
            change = round_score(now) - round_score(then)
            if not change:
                return f"คะแนนรวมเท่ากับ{since}"
            way = "เพิ่มขึ้น" if change > 0 else "ลดลง"
            return f"คะแนนรวม{way}จาก{since} จำนวน {score_text(abs(change))} คะแนน"
    return ""


def _rows(one: YearScores) -> Iterator[Row]:
    """Yield the ten rows of a year's table."""
    for indicator in one.data.indicators:
        score = score_text(one.indicators.get(indicator.number)) or _UNKNOWN
        number = thai_number(indicator.number)
        yield Row((number, indicator.name.value, score), number)


def _which(year: int) -> str:
    return f"คะแนน ITA ปี {thai_number(year)} "
