"""What the analysis found, by kind and indicator, and how it is to be put into practice."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from uuid import UUID

from itadesk.core.findings import Analysed
from itadesk.core.records import Finding, Record, ita
from itadesk.core.records.measures import FINDING_KINDS
from itadesk.report import analysis_words as words
from itadesk.report.forms import BLOCKS
from itadesk.report.job import Place, PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import CM, Pages
from itadesk.report.pieces import Piece, draw_pieces
from itadesk.report.sizes import style
from itadesk.report.text import Align
from itadesk.report.texts import one_line

AFTER = 8.0
_LARGE = style(18, bold=True)
_HEADING = style(16, bold=True)
_LABEL = style(16)
_TEXT = style(16, align=Align.DISTRIBUTED, first_indent=2.5 * CM)
_ABOVE = {1: 12.0, 2: 8.0, 3: 6.0}  # a heading, by its rank
_ABOVE_LABEL = 4.0
_ABOVE_ANOTHER = 6.0  # a finding after one of the same indicator
PARTS = ("", *(str(choice.value) for choice in ita.PARTS))
_LAST = 99  # the place of what belongs to no indicator
_APPROACH = "แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ"


class Writer:
    """Sets headings and texts of one report as pieces."""

    def __init__(self, job: PrintJob, pages: Pages) -> None:
        self._digits = job.printed_digits
        self._setter = pages.setter
        self._measure = pages.frame.measure

    def heading(self, text: str, rank: int, level: int) -> Piece:
        """Return a heading: of rank 1 to 3 below the report's title, at `level` of the outline."""
        lines = self._setter.lines(text, _LARGE if rank == 1 else _HEADING, self._measure)
        mark = one_line(text, self._digits)
        return Piece(lines, _ABOVE[rank], f"H{rank + 1}", True, mark, level)

    def label(self, text: str, rest: str = "") -> Piece:
        """Return a label, and what stands beside it; it heads what follows."""
        spans = [(text, True), (f" {rest}", False)] if rest else [(text, True)]
        return Piece(self._setter.mixed(spans, _LABEL, self._measure), _ABOVE_LABEL, heads=True)

    def text(self, text: str) -> Piece:
        """Return paragraphs with the indent of official letters."""
        return Piece(self._setter.lines(text, _TEXT, self._measure))


class Findings:
    """The findings of a report's year; `drawn` are the records whose texts were shown."""

    def __init__(self, job: PrintJob, pages: Pages, notes: Notes) -> None:
        """Take pages that lie as they are to."""
        self._job = job
        self._pages = pages
        self._notes = notes
        self._writer = Writer(job, pages)
        self._analysed = Analysed(job.data, job.year)
        self.drawn: list[tuple[str, Record]] = []

    def draw(self, below: float) -> Mapping[UUID, Place]:
        """Draw them, the last lines on a page with `below` left; return where they begin."""
        found = in_order(self._job.data.children(Finding, self._job.year))
        self.drawn = [*((which(one), one) for one in found), ("", self._job.year)]
        self._pages.canvas.bookmark(BLOCKS["findings"], 0, self._pages.y)
        places = draw_pieces(self._pages, list(self._pieces(found)), below and below + AFTER)
        self._pages.skip(AFTER)
        return places

    def _pieces(self, findings: Sequence[Finding]) -> Iterator[Piece]:
        year, writer = self._job.year, self._writer
        if year.no_defects and not any(map(is_defect, findings)):
            yield writer.text(words.no_defects_text(year.analysed))
        for kind in FINDING_KINDS:
            found = [one for one in findings if is_defect(one) is (kind is FINDING_KINDS[0])]
            if found:
                yield writer.heading(kind.label, 1, 1)
            for number, same in groupby(found, lambda one: one.indicator):
                yield writer.heading(words.indicator_heading(self._analysed.ita, number), 2, 2)
                gap = 0.0
                for one in same:
                    check(self._notes, self._analysed, one)
                    yield from finding_pieces(writer, self._analysed, one, gap)
                    gap = _ABOVE_ANOTHER
        if year.approach.strip():
            yield writer.heading(_APPROACH, 1, 1)
            yield writer.text(year.approach)


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings by indicator and part, within these as the officer ordered them."""
    return sorted(findings, key=lambda one: (one.indicator or _LAST, PARTS.index(one.part)))


def is_defect(finding: Finding) -> bool:
    """Whether a finding is a defect; one whose kind is not chosen counts as one."""
    return finding.kind != FINDING_KINDS[1].value


def finding_pieces(
    writer: Writer, analysed: Analysed, finding: Finding, gap: float = 0.0
) -> Iterator[Piece]:
    """Yield the items of a finding with their scores, then the reason; the `gap` goes above."""
    scores = "\n".join(words.score_lines(analysed, finding))
    for text in (scores, words.reason_text(finding)):
        if text.strip():
            yield writer.text(text)._replace(gap=gap, record=finding.id)
            gap = 0.0


def check(notes: Notes, analysed: Analysed, finding: Finding) -> None:
    """Note what is missing in a finding."""
    for one in analysed.items_of(finding):
        if one.score is None:
            message = f"{which(finding)}ยังไม่มีคะแนนของข้อ {one.code}"
            notes.add("missing", message, finding, "items")
    if is_defect(finding) and not finding.reason.strip():
        notes.add("missing", f"{which(finding)}ยังไม่ได้กรอก “เหตุผล”", finding, "reason")


def which(finding: Finding) -> str:
    """Return the words that begin what is said about a finding."""
    items = " ".join(finding.items)
    name = words.kind_heading(finding.kind)
    if items:
        return f"{name} ข้อ {items} "
    return f"{name} {words.indicator_words(finding.indicator)} "
