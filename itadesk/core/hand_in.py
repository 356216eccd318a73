"""What must be handed in for the ITA of a year: both items, the papers, what is to be done next."""

from typing import NamedTuple

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.fiscal import WHOLE_YEAR, label
from itadesk.core.ita_corrections import year_data
from itadesk.core.ita_year import PaperItem
from itadesk.core.paper_life import (
    STEP_KEYS,
    current_step,
    is_issued,
    needs,
    next_step,
    paper_item,
    purposes,
    step_label,
)
from itadesk.core.papers import PLAN, RESULTS, newest_round
from itadesk.core.records import FiscalYear, ItaYear, Measure, Record, Report, Result


class Todo(NamedTuple):
    """The next thing to do; `about` is the kind of record it is done with, `record` which one."""

    message: str
    about: type[Record]
    record: Record | None = None
    field: str = ""


class HandIn(NamedTuple):
    """One of the two items of an ITA year and the paper that answers it; no `todo`: all is done."""

    kind: str
    item: PaperItem
    year: FiscalYear | None  # the one the item asks for, None when the document has not got it
    report: Report | None
    todo: Todo | None


def hand_ins(data: Dataset, ita_year: int) -> tuple[HandIn, HandIn]:
    """Return the item of the measures and that of the results, with what answers them."""
    return _hand_in(data, ita_year, PLAN), _hand_in(data, ita_year, RESULTS)


def usual_ita_year(data: Dataset) -> int | None:
    """Return the ITA year an officer now works for, None without a fiscal year.

    It is that of the newest fiscal year, and the next one as soon as that year's results are there.
    """
    years = [one for one in data.children(FiscalYear, data.office) if one.year is not None]
    if not years or years[-1].year is None:
        return None
    return years[-1].year + (newest_round(data, years[-1]) == WHOLE_YEAR)


def known_ita_years(data: Dataset) -> tuple[int, ...]:
    """Return the ITA years the document has something to do with, newest first."""
    years = {one.year + later for one in data.all(FiscalYear) if one.year for later in (0, 1)}
    years |= {one.year for one in data.all(ItaYear) if one.year}
    years |= {one.submission_ita_year for one in data.all(Report) if one.submission_ita_year}
    return tuple(sorted(years, reverse=True))


def _hand_in(data: Dataset, ita_year: int, kind: str) -> HandIn:
    item = paper_item(year_data(data, ita_year), kind)
    asked = item.fiscal_year.value
    year = next((one for one in data.all(FiscalYear) if one.year == asked), None)
    report = _answer(data, ita_year, kind, year)
    if report is None:
        return HandIn(kind, item, year, None, _to_begin(data, kind, year, asked))
    return HandIn(kind, item, year, report, _to_go_on(data, report))


def _answer(data: Dataset, ita_year: int, kind: str, year: FiscalYear | None) -> Report | None:
    """Return the paper for an item: of the fiscal year asked for, the furthest, the last one.

    One that was issued goes before a draft that may have come of trying another form.
    """
    found = [
        report
        for one in data.children(FiscalYear, data.office)
        for report in data.children(Report, one)
        if any((p.year, p.kind) == (ita_year, kind) for p in purposes(data, report))
    ]

    def rank(report: Report) -> tuple[bool, int, bool, int]:
        asked = year is not None and report.year_id == year.id
        step = STEP_KEYS.index(current_step(report))
        return asked, step, is_issued(report), report.round or 0

    return max(reversed(found), key=rank, default=None)


def _to_begin(data: Dataset, kind: str, year: FiscalYear | None, asked: int) -> Todo:
    """Return what comes before there is a paper."""
    name = label(asked)
    if year is None:
        return Todo(f"เพิ่ม{name}", FiscalYear)
    if not data.children(Measure, year):
        return Todo(f"กรอกมาตรการของ{name}", Measure, year)
    if kind == RESULTS and newest_round(data, year) is None:
        return Todo(f"กรอกผลการดำเนินการของ{name}", Result, year)
    return Todo(f"จัดทำฉบับรายงานของ{name}", Report, year)


def _to_go_on(data: Dataset, report: Report) -> Todo | None:
    """Return what brings a paper to the next step of its life."""
    step = next_step(report)
    if not step:
        return None
    for need in needs(data, report, step):
        return Todo(need.message, Report, report, need.field)
    return Todo(f"เมื่อ{step_label(step)}แล้ว ให้บันทึกวันที่", Report, report, "status")


def summary(hand_in: HandIn) -> str:
    """Return whether an item is answered, in words: ยังไม่มีฉบับรายงาน, ลงนาม, ส่งแล้ว."""
    if hand_in.report is None:
        return "ยังไม่มีฉบับรายงาน"
    return step_label(current_step(hand_in.report))


def item_line(item: PaperItem) -> str:
    """Return ข้อ O26 and the item's name, saying so when either is not verified."""
    unsure = "" if item.code.verified and item.name.verified else " (ยังไม่ยืนยัน โปรดตรวจกับคู่มือ)"
    return f"ข้อ {item.code.value} {item.name.value}{unsure}"


def year_name(year: int) -> str:
    """Return ITA ปี ๒๕๖๙."""
    return f"ITA ปี {thai_number(year)}"
