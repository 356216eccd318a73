"""What stands in the cells of a measure's row, and which round's result that is."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from itadesk.core.digits import thai_number
from itadesk.core.fields import describe
from itadesk.core.fiscal import WHOLE_YEAR, round_label
from itadesk.core.names import party_names
from itadesk.core.papers import newest_round
from itadesk.core.records import Measure, Record, Result
from itadesk.core.records.measures import MEASURE_FIELDS, RESULT_FIELDS
from itadesk.core.results import is_due, needs_review, not_done_reason, says_something
from itadesk.report import texts
from itadesk.report.forms import SECOND_TABLE, Column, chosen_blocks, chosen_columns
from itadesk.report.job import PrintJob
from itadesk.report.notes import Notes
from itadesk.report.table import CONTINUED, Row

_BOOKMARK = 80  # characters of a measure's title in the outline
_LISTED = 5  # numbers of measures that a notice names
_RESULT_TEXTS = (*RESULT_FIELDS, "period", "not_done_reason")


class _Shared(NamedTuple):
    """A notice for several measures; their numbers stand between its two parts."""

    code: str
    before: str
    after: str = ""
    field: str = ""


_UNREVIEWED = _Shared("not-reviewed", "ยังไม่ได้ตรวจทานผลของ", "โปรดอ่านก่อนลงนาม")
_COPIED = _Shared("same-as-steps", "ผลการดำเนินการเหมือนขั้นตอนทุกคำ", "โปรดเขียนสิ่งที่ทำแล้วจริง", "output")


class Rows:
    """The rows of a report's table; what the officer should know gathers in `notes`.

    `drawn` are the records whose texts stand in the rows so far, each with the measure's number.
    """

    def __init__(
        self, job: PrintJob, columns: tuple[Column, ...], notes: Notes, block: str = "table"
    ) -> None:
        self._job = job
        self._fields = tuple(column.field for column in columns)
        self._notes = notes
        two, second = job.form.two_tables, block == SECOND_TABLE
        other = "table" if second else SECOND_TABLE
        printed = two and other in chosen_blocks(job.form, job.report)
        beside = chosen_columns(job.form, job.report, other) if printed else ()
        self._printed = {column.field for column in (*columns, *beside)}
        self._measures_told = printed and second  # by the table before
        results = job.form.has_rounds and (second or not two)
        self._round = printed_round(job) if results else None
        chosen = job.report.numbered
        self._numbered = job.form.numbered if chosen is None else chosen
        self._shared: dict[_Shared, dict[int, Record]] = {}
        self.drawn: list[tuple[str, Record]] = []

    def __iter__(self) -> Iterator[tuple[Measure, Row]]:
        """Yield each measure that is printed with its row."""
        for place, measure in enumerate(self._job.data.children(Measure, self._job.year), 1):
            result = self._result(measure)
            due = self._is_due(measure, result)
            if not due and self._job.report.only_due:
                self._note("left-out", place, "ไม่พิมพ์ เพราะยังไม่ถึงรอบรายงาน", measure)
                continue
            cells = tuple(self._cell(name, measure, result) for name in self._fields)
            if not self._measures_told:
                self._check_measure(place, measure, cells)
            if due or says_something(result):
                self._check_result(place, measure, result, cells)
            else:
                cells = self._not_due(cells)
            self.drawn += [(_which(place), each) for each in (measure, result) if each]
            yield measure, self._row(place, measure, cells)
        for shared, records in self._shared.items():
            message = f"{shared.before} {_listed(records)} {shared.after}".strip()
            self._notes.add(shared.code, message, next(iter(records.values())), shared.field)

    def _result(self, measure: Measure) -> Result | None:
        """Return the result to print: of the round, else of the latest round before it."""
        if self._round is None:
            return None
        results = [
            result
            for result in self._job.data.children(Result, measure)
            if result.round is not None and result.round <= self._round
        ]
        told = [result for result in results if says_something(result)]
        return next(reversed(told or results), None)

    def _is_due(self, measure: Measure, result: Result | None) -> bool:
        """Return whether the round reports on the measure; what is written for it counts."""
        if self._round is None or is_due(measure, self._round):
            return True
        return result is not None and result.round == self._round and says_something(result)

    def _cell(self, name: str, measure: Measure, result: Result | None) -> str:
        """Return the text of one cell, without the number before a title."""
        text = ""
        if name == "responsible":
            text = "\n".join(party_names(self._job.data, measure.responsible))
        elif name == "period":
            text = (result.period.strip() if result else "") or measure.period
            text = text.strip() or texts.period_words(measure.start, measure.end)
        elif name == "monitoring":
            text = measure.monitoring.strip() or texts.monitoring_words(measure.rounds)
        elif name == "output":
            text = self._output(result)
        elif name in RESULT_FIELDS:
            text = getattr(result, name, "")
        else:
            text = getattr(measure, name)
        return text.strip("\n")

    def _output(self, result: Result | None) -> str:
        """Return the output, else what was done or why nothing was."""
        if result is None or result.output.strip():
            return result.output if result else ""
        if "detail" not in self._fields and result.detail.strip():
            return result.detail
        reason = not_done_reason(result)
        return texts.not_done_words(reason) if reason else ""

    def _not_due(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return the cells of a measure without a result, with the wording that says why."""
        assert self._round is not None, "only a report of a round leaves a measure for later"
        wording = self._job.report.not_due.strip() or texts.default_not_due(self._round)
        place = next((self._fields.index(n) for n in RESULT_FIELDS if n in self._fields), None)
        return tuple(wording if n == place else cell for n, cell in enumerate(cells))

    def _row(self, place: int, measure: Measure, cells: tuple[str, ...]) -> Row:
        """Return the row with its number before the title."""
        number = f"{thai_number(place)}. " if self._numbered else ""
        titled = tuple(
            number + cell if name == "title" else cell
            for name, cell in zip(self._fields, cells, strict=True)
        )
        mark = number + CONTINUED if self._fields[0] == "title" else CONTINUED
        title = " ".join((number + measure.title).split())
        short = title if len(title) <= _BOOKMARK else title[:_BOOKMARK].rstrip() + "…"
        return Row(titled, mark, texts.one_line(short or CONTINUED, self._job.printed_digits))

    def _check_measure(self, place: int, measure: Measure, cells: tuple[str, ...]) -> None:
        """Note what is missing in a measure, or typed but not printed."""
        for name, cell in zip(self._fields, cells, strict=True):
            if name in MEASURE_FIELDS and not cell.strip() and describe(Measure)[name].required:
                label = describe(Measure)[name].label
                self._note("missing", place, f"ยังไม่ได้กรอก “{label}”", measure, name)
        self._check_texts(place, measure, MEASURE_FIELDS)

    def _check_result(
        self, place: int, measure: Measure, result: Result | None, cells: tuple[str, ...]
    ) -> None:
        """Note what is missing in a result, taken from an earlier round or not printed."""
        if self._round is None:
            return
        if result is None:
            missing = f"ยังไม่มีผลการดำเนินการ{round_label(self._round)}"
            self._share(_Shared("missing", missing), place, measure)
            return
        if needs_review(result):
            self._share(_UNREVIEWED, place, result)
        if "output" in self._fields and measure.steps.split() == result.output.split() != []:
            self._share(_COPIED, place, result)
        if result.round != self._round and result.round is not None:
            earlier = (
                f"พิมพ์ผลของ{round_label(result.round)} เพราะยังไม่มีผลของ{round_label(self._round)}"
            )
            self._note("earlier-round", place, earlier, result)
        wanted = () if not_done_reason(result) else RESULT_FIELDS
        for name, cell in zip(self._fields, cells, strict=True):
            if name in wanted and not cell.strip() and describe(Result)[name].required:
                label = describe(Result)[name].label
                self._note("missing", place, f"ยังไม่ได้กรอก “{label}”", result, name)
        self._check_texts(place, result, _RESULT_TEXTS, cells)

    def _check_texts(
        self, place: int, record: Record, names: tuple[str, ...], cells: tuple[str, ...] = ()
    ) -> None:
        """Gather the texts that no column prints."""
        for one in describe(type(record)).content:
            value = getattr(record, one.name)
            if one.name not in names or one.name in self._printed or not isinstance(value, str):
                continue
            shown = {value.strip("\n"), texts.not_done_words(value)}
            if value.strip() and shown.isdisjoint(cells):
                before = f"มีข้อความในช่อง “{one.label}”"
                shared = _Shared("not-printed", before, "แบบรายงานนี้ไม่พิมพ์ช่องนี้", one.name)
                self._share(shared, place, record)

    def _share(self, shared: "_Shared", place: int, record: Record) -> None:
        """Gather what is told once for all measures it is true of."""
        self._shared.setdefault(shared, {})[place] = record

    def _note(self, code: str, place: int, message: str, record: Record, field: str = "") -> None:
        self._notes.add(code, f"{_which(place)}{message}", record, field)


def printed_round(job: PrintJob) -> int:
    """Return the round a results report prints: as chosen, else the newest with results."""
    return job.report.round or newest_round(job.data, job.year) or WHOLE_YEAR


def _which(place: int) -> str:
    """Return the words that begin what is said about one measure."""
    return f"มาตรการที่ {thai_number(place)} "


def _listed(places: Collection[int]) -> str:
    """Return how many measures there are and the first ones' numbers: ๒ มาตรการ (ที่ ๑ ๔)."""
    numbers = " ".join(map(thai_number, sorted(places)[:_LISTED]))
    more = " …" if len(places) > _LISTED else ""
    return f"{thai_number(len(places))} มาตรการ (ที่ {numbers}{more})"
