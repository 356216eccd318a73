"""The results told by indicator: what was found, why, the measures that answer it, what was done.

The columns of the form are the sections of a measure, headed as they are.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from itadesk.core.findings import Analysed, measures_of, unfounded
from itadesk.core.ita_year import Instrument
from itadesk.core.records import Finding, Measure, Record
from itadesk.report import analysis_words as words
from itadesk.report.findings import (
    AFTER,
    PARTS,
    Writer,
    check,
    finding_pieces,
    is_defect,
    which,
)
from itadesk.report.forms import chosen_columns
from itadesk.report.job import Place, PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import Pages
from itadesk.report.pieces import Piece, draw_pieces
from itadesk.report.rows import Rows
from itadesk.report.table import Row

_OTHERS = "มาตรการอื่นเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
_SAID_ABOVE = "ดำเนินการตามรายละเอียดที่กล่าวแล้วข้างต้น"
_ABOVE_FINDING = 10.0  # that follows another one of its indicator
_DEEPEST = 3  # of the outline: measures below indicators below a part below an instrument

_Rows = Mapping[UUID, tuple[Measure, Row]]


class Narrative:
    """One such telling; `drawn` are the records whose texts it shows."""

    def __init__(self, job: PrintJob, pages: Pages, notes: Notes) -> None:
        """Take pages that lie as they are to."""
        self._job = job
        self._pages = pages
        self._notes = notes
        self._writer = Writer(job, pages)
        self._analysed = Analysed(job.data, job.year)
        self._columns = chosen_columns(job.form, job.report)
        self._breaks = set(job.report.page_breaks)
        self._told: set[UUID] = set()
        self.drawn: list[tuple[str, Record]] = []

    def draw(self, below: float) -> Mapping[UUID, Place]:
        """Draw it, the last lines on a page with `below` left.

        Return where findings and measures begin.
        """
        rows = Rows(self._job, self._columns, self._notes)
        found = {measure.id: (measure, row) for measure, row in rows}
        pieces = list(self._pieces(found))
        places = draw_pieces(self._pages, pieces, below and below + AFTER)
        self._pages.skip(AFTER)
        self.drawn += rows.drawn
        return places

    def _pieces(self, rows: _Rows) -> Iterator[Piece]:
        """Yield the whole: by instrument, part, indicator and finding, then what is left."""
        data, year = self._job.data, self._job.year
        findings = sorted(data.children(Finding, year), key=self._place)
        if year.no_defects and not any(map(is_defect, findings)):
            yield self._writer.text(words.no_defects_text(year.analysed))
        for number, finding in enumerate(findings):
            yield from self._finding(findings[number - 1] if number else None, finding, rows)
        left = [rows[one.id] for one in unfounded(data, year) if one.id in rows]
        if left and findings:
            yield self._writer.heading(_OTHERS, 1, 0)
        for measure, row in left:
            yield from self._measure(measure, row)

    def _finding(self, before: Finding | None, finding: Finding, rows: _Rows) -> list[Piece]:
        """Return a finding with the measures that answer it."""
        self.drawn.append((which(finding), finding))
        check(self._notes, self._analysed, finding)
        answers = measures_of(self._job.data, finding)
        if not answers:
            message = f"{which(finding)}ยังไม่มีมาตรการที่แก้ไข"
            self._notes.add("no-measure", message, finding, "measures")
        headings = list(self._headings(before, finding))
        label = self._writer.label(words.kind_heading(finding.kind))._replace(record=finding.id)
        pieces = [
            *headings,
            label if headings else label._replace(gap=_ABOVE_FINDING),
            *finding_pieces(self._writer, self._analysed, finding),
        ]
        for number, measure in enumerate(one for one in answers if one.id in rows):
            own = self._measure(*rows[measure.id])
            if number == 0 and own[0].new_page:  # what leads to the measure goes along
                pieces[0] = pieces[0]._replace(new_page=True)
                own[0] = own[0]._replace(new_page=False)
            pieces += own
        return pieces

    def _headings(self, before: Finding | None, finding: Finding) -> Iterator[Piece]:
        """Yield the headings that change from the finding before to this one."""
        ita, number = self._analysed.ita, finding.indicator
        instrument = self._instrument(finding)
        changed = before is None or self._instrument(before) is not instrument
        if changed and instrument is not None:
            yield self._writer.heading(words.instrument_heading(ita, instrument), 1, 0)
        part = words.part_heading(finding.part) if instrument is Instrument.EIT else ""
        changed = changed or before is None or before.part != finding.part
        if part and changed:
            yield self._writer.heading(part, 2, 1)
        if changed or before is None or before.indicator != number:
            deep = 2 if part else 1 if instrument else 0
            yield self._writer.heading(words.indicator_heading(ita, number), deep + 1, deep)

    def _measure(self, measure: Measure, row: Row) -> list[Piece]:
        """Return a measure, whole where it comes first."""
        pieces: list[Piece] = []
        told = measure.id in self._told
        self._told.add(measure.id)
        for column, cell in zip(self._columns, row.cells, strict=True):
            if column.field == "title":
                label = self._writer.label(f"{column.heading} :", cell)
                pieces.append(label._replace(record=measure.id))
            elif cell.strip() and not told:
                text = _listed(cell) if column.field == "responsible" else cell
                pieces += [self._writer.label(column.heading), self._writer.text(text)]
        if told or not pieces:
            pieces.append(self._writer.text(_SAID_ABOVE))
        else:
            pieces[0] = pieces[0]._replace(
                bookmark=row.bookmark, level=_DEEPEST, new_page=measure.id in self._breaks
            )
        return pieces

    def _place(self, finding: Finding) -> tuple[int, int, int]:
        """Return what findings are sorted by, before the officer's own order."""
        instrument = self._instrument(finding)
        order = list(Instrument)
        place = order.index(instrument) if instrument else len(order)
        return place, PARTS.index(finding.part), finding.indicator or 0

    def _instrument(self, finding: Finding) -> Instrument | None:
        if finding.indicator is None:
            return None
        return self._analysed.ita.indicator(finding.indicator).instrument


def _listed(names: str) -> str:
    """Return names below each other as a list."""
    lines = names.split("\n")
    return "\n".join(f"- {name}" for name in lines) if len(lines) > 1 else names
