"""Which paper is meant when the officer does not say: the year, the round, the stored report."""

from dataclasses import replace

from itadesk.core.dataset import Dataset
from itadesk.core.dates import common_era_hint
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.fiscal import label
from itadesk.core.records import FiscalYear, Measure, Report, Result
from itadesk.core.results import says_something

PLAN = "plan"  # the kind of report that has no round
RESULTS = "results"
COMPLETE = "complete"
MEMO, ANNOUNCEMENT = "memo", "announcement"
LETTERS = (MEMO, ANNOUNCEMENT)  # forms about measures or about results, as their report's kind says


def default_form(kind: str) -> str:
    """Return the key of the form of a report whose form is not chosen."""
    return kind if kind in (PLAN, COMPLETE) else "results"


def chosen_year(data: Dataset, year: int | None = None) -> FiscalYear:
    """Return the fiscal year of this number, the newest by default; UserError when not there."""
    years = data.children(FiscalYear, data.office)
    if not years:
        raise UserError("เอกสารนี้ยังไม่มีปีงบประมาณ", "เพิ่มปีงบประมาณและมาตรการก่อน")
    if year is None:
        return years[-1]
    for one in years:
        if one.year == year:
            return one
    known = " ".join(thai_number(one.year) for one in years if one.year is not None)
    hint = common_era_hint(year)
    missing = f"เอกสารนี้ไม่มี{label(year)}" + (f" ({hint})" if hint else "")
    raise UserError(missing, f"ปีที่มี: {known or 'ยังไม่ได้ใส่ปี'}")


def newest_round(data: Dataset, year: FiscalYear) -> int | None:
    """Return the last round for which a result of the year says something, None without one."""
    rounds = (
        result.round
        for measure in data.children(Measure, year)
        for result in data.children(Result, measure)
        if says_something(result)
    )
    return max((months for months in rounds if months is not None), default=None)


def chosen_report(
    data: Dataset, year: FiscalYear, kind: str, form: str, months: int | None = None
) -> Report:
    """Return the newest stored report of this form and round, else a new one that is not stored.

    `kind` is that of the form, of a letter what it is about, "" when nobody says; reports of
    measures have no round. Without `months` the newest round with results is meant. A stored report
    that leaves its round open stands for any of them, one that leaves its form open for the form of
    its kind.
    """
    reports = reversed(data.children(Report, year))
    stored = [one for one in reports if (one.form or default_form(one.kind)) == form]
    if form in LETTERS:
        if not kind and months is None and stored:
            return stored[0]
        kind = kind or letter_kind(data, year, form, months)
        stored = [one for one in stored if (one.kind == PLAN) == (kind == PLAN)]
    wanted = None
    if kind != PLAN:
        wanted = newest_round(data, year) if months is None else months
        stored = [one for one in stored if one.round == wanted] or [
            replace(one, round=wanted) for one in stored if one.round is None
        ]
    return stored[0] if stored else Report(year_id=year.id, kind=kind, form=form, round=wanted)


def letter_kind(data: Dataset, year: FiscalYear, form: str, months: int | None = None) -> str:
    """Return what a letter is about when nobody says: results of a round that is asked for.

    Else an announcement is that of the measures, and a memo brings what was made last.
    """
    if months is not None:
        return RESULTS
    told = form == MEMO and newest_round(data, year) is not None
    return RESULTS if told else PLAN
