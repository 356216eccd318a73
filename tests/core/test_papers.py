"""The year, round and report that are meant when nobody says."""

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.papers import chosen_report, chosen_year, newest_round
from itadesk.core.records import FiscalYear, Measure, Office, Report, Result

OFFICE = Office()
OLD = FiscalYear(office_id=OFFICE.id, year=2567)
NEW = FiscalYear(office_id=OFFICE.id, year=2568)
MEASURE = Measure(year_id=NEW.id)
SIX = Result(measure_id=MEASURE.id, round=6, output="ได้ผล")
TWELVE = Result(measure_id=MEASURE.id, round=12, outcome="ดีขึ้น")
PERIOD = Result(measure_id=MEASURE.id, round=9, period="ทั้งปี")


def report(place: int, **values: object) -> Report:
    return Report(**{"year_id": NEW.id, "order_key": place, "form": "results", **values})  # type: ignore[arg-type]


def data(*reports: Report) -> Dataset:
    return Dataset.of([OFFICE, NEW, OLD, MEASURE, TWELVE, SIX, *reports])


def test_the_newest_year_is_meant() -> None:
    assert chosen_year(data()) == NEW
    assert chosen_year(data(), 2567) == OLD


def test_a_year_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UserError, match=r"๒๕๖๖.*๒๕๖๗ ๒๕๖๘"):
        chosen_year(data(), 2566)


def test_a_year_of_the_common_era_is_named_in_the_thai_one() -> None:
    with pytest.raises(UserError, match=r"ค\.ศ\. ๒๐๒๕ คือ พ\.ศ\. ๒๕๖๘"):
        chosen_year(data(), 2025)


def test_a_document_without_years_is_refused() -> None:
    with pytest.raises(UserError, match="ยังไม่มีปีงบประมาณ"):
        chosen_year(Dataset.of([OFFICE]))


def test_the_newest_round_with_a_result_is_meant() -> None:
    assert newest_round(data(), NEW) == 12
    assert newest_round(data(), OLD) is None


def test_a_result_that_says_nothing_is_no_result() -> None:
    told = [OFFICE, NEW, MEASURE, SIX, PERIOD]
    assert newest_round(Dataset.of(told), NEW) == 6
    assert newest_round(Dataset.of([OFFICE, NEW, MEASURE, PERIOD]), NEW) is None


def test_the_stored_report_of_form_and_round_is_taken() -> None:
    six, twelve = report(0, round=6), report(1, round=12)
    assert chosen_report(data(six, twelve), NEW, "results", "results") == twelve
    assert chosen_report(data(six, twelve), NEW, "results", "results", 6) == six


def test_the_newest_of_several_is_taken() -> None:
    first, second = report(0, round=12, title="ก"), report(1, round=12, title="ข")
    assert chosen_report(data(second, first), NEW, "results", "results") == second


def test_a_report_that_leaves_its_round_open_stands_for_any() -> None:
    chosen = chosen_report(
        data(report(0, title="ก"), report(1, round=6)), NEW, "results", "results"
    )
    assert (chosen.title, chosen.round) == ("ก", 12)


@pytest.mark.parametrize(("kind", "form"), [("results", "results"), ("plan", "plan")])
def test_a_report_that_leaves_its_form_open_has_the_form_of_its_kind(kind: str, form: str) -> None:
    stored = Report(year_id=NEW.id, kind=kind, title="ก")
    assert chosen_report(data(stored), NEW, kind, form).title == "ก"
    assert chosen_report(data(stored), NEW, "results", "results-summary").title == ""


def test_without_a_stored_one_a_report_is_made() -> None:
    chosen = chosen_report(data(report(0, round=6)), NEW, "results", "results", 9)
    assert (chosen.year_id, chosen.kind, chosen.form, chosen.round) == (
        NEW.id, "results", "results", 9,
    )  # fmt: skip


def test_a_plan_has_no_round() -> None:
    stored = Report(year_id=NEW.id, kind="plan", form="plan", title="ก")
    assert chosen_report(data(stored), NEW, "plan", "plan", 12) == stored
    assert chosen_report(data(), NEW, "plan", "plan").round is None


def test_a_letter_is_about_what_is_asked_for() -> None:
    plan, results = report(0, kind="plan", form="memo"), report(1, form="memo", round=12)
    stored = data(plan, results)
    assert chosen_report(stored, NEW, "plan", "memo") == plan
    assert chosen_report(stored, NEW, "results", "memo") == results
    assert chosen_report(stored, NEW, "", "memo", 12) == results
    assert chosen_report(stored, NEW, "", "memo", 6).round == 6


def test_a_letter_nobody_describes_is_the_one_stored_last() -> None:
    plan, results = report(1, kind="plan", form="memo"), report(0, form="memo", round=12)
    assert chosen_report(data(plan, results), NEW, "", "memo") == plan


@pytest.mark.parametrize(
    ("year", "form", "kind"),
    [(NEW, "memo", "results"), (OLD, "memo", "plan"), (NEW, "announcement", "plan")],
)
def test_a_new_memo_brings_what_was_made_last(year: FiscalYear, form: str, kind: str) -> None:
    made = chosen_report(data(), year, "", form)
    assert (made.kind, made.round) == (kind, 12 if kind == "results" else None)
