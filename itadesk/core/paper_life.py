"""The life of a paper (ฉบับรายงาน): its steps, what each one needs, what it is handed in for."""

from dataclasses import replace
from typing import Any, NamedTuple
from uuid import uuid4

from itadesk.core.changes import Change
from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.fields import Kind, describe
from itadesk.core.ita_corrections import year_data
from itadesk.core.ita_year import ItaYearData, PaperItem
from itadesk.core.papers import COMPLETE, PLAN, RESULTS
from itadesk.core.records import FiscalYear, Official, Report, StatusStep
from itadesk.core.records.reports import STEPS

REPORTER = "ผู้รายงาน"
STEP_KEYS = tuple(str(step.value) for step in STEPS)
DRAFT, PROPOSED, SIGNED, PUBLISHED, SENT = STEP_KEYS
OPEN_FIELDS = frozenset({"submission_ita_year", "status", "url", "explanation", "signed_scan"})
"""What may still be said of a paper that is issued: nothing of it is printed."""

_OF_ITS_LIFE = ("number", "url", "explanation", "issued_pdf", "issued_data", "signed_scan")
_LETTERS = ("memo", "announcement")  # forms of what goes with a paper, and is not handed in


class Need(NamedTuple):
    """What a paper lacks for a step, and the field of the Report that would hold it."""

    message: str
    field: str


class Purpose(NamedTuple):
    """The item of an ITA year that a paper is handed in for; `kind` is "plan" or "results"."""

    year: int
    kind: str
    item: PaperItem


def is_issued(report: Report) -> bool:
    """Whether the pages of a paper are kept, so that they may not change any more."""
    return bool(report.issued_pdf)


def current_step(report: Report) -> str:
    """Return the furthest step that was taken; a new paper is a draft."""
    taken = {one.step for one in report.status}
    return next((step for step in reversed(STEP_KEYS) if step in taken), DRAFT)


def step_label(step: str) -> str:
    """Return ร่าง, เสนอ, ลงนาม, เผยแพร่ or ส่งแล้ว."""
    return describe(Report)["status"].choice_label(step)


def step_date(report: Report, step: str) -> ThaiDate | None:
    """Return the day a step was taken, None when it was not or the day is not known."""
    return next((one.date for one in report.status if one.step == step), None)


def next_step(report: Report) -> str:
    """Return the step after the furthest one, "" after the last."""
    place = STEP_KEYS.index(current_step(report)) + 1
    return STEP_KEYS[place] if place < len(STEP_KEYS) else ""


def with_step(
    status: tuple[StatusStep, ...], step: str, *, taken: bool, date: ThaiDate | None = None
) -> tuple[StatusStep, ...]:
    """Return the steps with one taken on a day, or not taken; in the order of a paper's life."""
    others = [one for one in status if one.step != step]
    steps = [*others, StatusStep(step, date)] if taken else others
    return tuple(sorted(steps, key=lambda one: STEP_KEYS.index(one.step)))


def needs(data: Dataset, report: Report, step: str) -> tuple[Need, ...]:
    """Return what a paper still lacks for a step; nothing forbids to take it anyway."""
    signers = report.signers or any(one.role == REPORTER for one in data.all(Official))
    issue = (is_issued(report), "ออกฉบับ เพื่อเก็บหน้าที่จะลงนามไว้ตามนั้น", "issued_pdf")
    url = (report.url.strip(), "ใส่ที่อยู่เว็บที่เผยแพร่", "url")
    asked: dict[str, tuple[tuple[object, str, str], ...]] = {
        PROPOSED: ((signers, "เลือกผู้ลงนามของฉบับนี้", "signers"), issue),
        SIGNED: (issue,),
        PUBLISHED: ((report.signed_scan, "แนบฉบับที่ลงนามแล้ว", "signed_scan"), url),
        SENT: (url, (report.explanation.strip(), "เขียนคำอธิบายที่ส่งพร้อมที่อยู่เว็บ", "explanation")),
    }
    return tuple(Need(message, field) for has, message, field in asked.get(step, ()) if not has)


def paper_item(data: ItaYearData, kind: str) -> PaperItem:
    """Return the item of an ITA year that asks for a paper of this kind."""
    return data.measures_item if kind == PLAN else data.results_item


def purposes(data: Dataset, report: Report) -> tuple[Purpose, ...]:
    """Return what a paper is handed in for; a complete one may be for two items, a letter for none.

    The ITA year is the officer's, else the one whose item asks for the paper's fiscal year.
    """
    year = data.find(FiscalYear, report.year_id)
    if report.form in _LETTERS or year is None or year.year is None:
        return ()
    found = []
    for kind in (PLAN, RESULTS) if report.kind == COMPLETE else (_kind(report),):
        ita_year = report.submission_ita_year or usual_year(data, kind, year.year)
        found.append(Purpose(ita_year, kind, paper_item(year_data(data, ita_year), kind)))
    return tuple(found)


def usual_year(data: Dataset, kind: str, fiscal_year: int) -> int:
    """Return the ITA year for which papers of a fiscal year are usually handed in.

    Measures in the ITA of the same year, results in that of the next one, unless the items of
    those years ask otherwise, as they did until 2566.
    """
    usual = fiscal_year if kind == PLAN else fiscal_year + 1
    for year in (usual, fiscal_year):
        if paper_item(year_data(data, year), kind).fiscal_year.value == fiscal_year:
            return year
    return usual


def new_edition(report: Report, year: FiscalYear) -> Report:
    """Return a paper like another, with its texts and choices, at the beginning of its own life.

    In another fiscal year it has other measures, and is handed in another year.
    """
    fresh: dict[str, Any] = dict.fromkeys(_OF_ITS_LIFE, "")
    fresh |= {"id": uuid4(), "year_id": year.id, "status": (), "date": None}
    if year.id != report.year_id:
        fresh |= {"submission_ita_year": None, "page_breaks": ()}
    return replace(report, **fresh)


def refusal(change: Change) -> UserError | None:
    """Return why a change may not be made: it alters what an issued paper printed.

    Links may lose what the same change deletes; the kept pages still show it.
    """
    gone = {row.before.id for row in change.rows if row.before is not None and row.after is None}
    for row in change.rows:
        before, after = row.before, row.after
        if not (isinstance(before, Report) and isinstance(after, Report) and is_issued(before)):
            continue
        for one in describe(Report).content:
            old, new = getattr(before, one.name), getattr(after, one.name)
            if one.kind is Kind.LINKS:
                old = tuple(link for link in old if link not in gone)
            if old != new and one.name not in OPEN_FIELDS:
                return UserError(
                    f"ฉบับนี้ออกแล้ว แก้ไข “{one.label}” ไม่ได้",
                    "กด “ออกฉบับใหม่” ที่หน้าฉบับรายงาน แล้วแก้ไขในฉบับใหม่",
                )
    return None


def _kind(report: Report) -> str:
    """Return the kind of a paper, also of one that leaves it to its form."""
    if report.kind:
        return report.kind
    return PLAN if report.form.startswith(PLAN) else RESULTS
