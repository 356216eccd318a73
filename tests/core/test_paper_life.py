from dataclasses import replace
from typing import Any

import pytest

from itadesk.core.blobs import blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.edits import Edit
from itadesk.core.paper_life import (
    OPEN_FIELDS,
    STEP_KEYS,
    current_step,
    is_issued,
    needs,
    new_edition,
    next_step,
    purposes,
    refusal,
    step_date,
    step_label,
    usual_year,
    with_step,
)
from itadesk.core.records import FiscalYear, ItaYear, Office, Official, Report, StatusStep

DAY = ThaiDate(2568, 1, 15)
PDF = blob_name(b"%PDF-", "pdf")


def dataset(*more: Any, website: str = "", year: int = 2568) -> tuple[Dataset, FiscalYear]:  # noqa: ANN401
    office = Office(name="นาม่วง", kind="องค์การบริหารส่วนตำบล", website=website)
    fiscal = FiscalYear(office_id=office.id, year=year)
    return Dataset.of([office, fiscal, *(make(office, fiscal) for make in more)]), fiscal


def paper(year: FiscalYear, **values: Any) -> Report:  # noqa: ANN401
    return Report(year_id=year.id, **values)


def test_new_paper_is_a_draft() -> None:
    report = Report()
    assert (current_step(report), next_step(report)) == ("draft", "proposed")


def test_furthest_step_counts_whatever_was_passed_over() -> None:
    report = Report(status=(StatusStep("draft"), StatusStep("published", DAY)))
    assert (current_step(report), next_step(report)) == ("published", "sent")
    assert step_date(report, "published") == DAY
    assert step_date(report, "signed") is None


def test_nothing_comes_after_the_last_step() -> None:
    assert next_step(Report(status=(StatusStep("sent"),))) == ""


def test_steps_stay_in_the_order_of_life() -> None:
    status: tuple[StatusStep, ...] = ()
    for step in reversed(STEP_KEYS):
        status = with_step(status, step, taken=True, date=DAY)
    assert [one.step for one in status] == list(STEP_KEYS)
    assert with_step(status, "signed", taken=False) == tuple(s for s in status if s[0] != "signed")
    assert [step_label(step) for step in STEP_KEYS] == [
        "ร่าง", "เสนอ", "ลงนาม", "เผยแพร่", "ส่งแล้ว",
    ]  # fmt: skip


def test_each_step_says_what_it_needs() -> None:
    data, year = dataset()
    report = paper(year)
    fields = {step: [need.field for need in needs(data, report, step)] for step in STEP_KEYS}
    assert fields == {
        "draft": [],
        "proposed": ["signers", "issued_pdf"],
        "signed": ["issued_pdf"],
        "published": ["signed_scan", "url"],
        "sent": ["url", "explanation"],
    }


def test_nothing_is_needed_of_a_whole_paper() -> None:
    data, year = dataset(lambda office, _: Official(office_id=office.id, role="ผู้รายงาน"))
    report = paper(year, issued_pdf=PDF, signed_scan=PDF, url="https://x.go.th", explanation="ก")
    assert not any(needs(data, report, step) for step in STEP_KEYS)


@pytest.mark.parametrize(
    ("kind", "fiscal_year", "expected"),
    [
        ("plan", 2568, 2568),
        ("results", 2568, 2569),
        ("results", 2566, 2567),
        ("results", 2565, 2565),  # until 2566 both items were of the same year
        ("results", 2575, 2576),  # no data of that year yet
    ],
)
def test_usual_ita_year(kind: str, fiscal_year: int, expected: int) -> None:
    data, _ = dataset()
    assert usual_year(data, kind, fiscal_year) == expected


def test_item_of_a_paper_is_that_of_its_ita_year() -> None:
    data, year = dataset()
    found = [purposes(data, paper(year, kind=kind))[0] for kind in ("results", "plan")]
    assert [(one.year, one.item.code.value, one.item.code.verified) for one in found] == [
        (2569, "O26", True), (2568, "O27", False),
    ]  # fmt: skip


def test_officer_may_choose_another_ita_year() -> None:
    data, year = dataset()
    (purpose,) = purposes(data, paper(year, kind="results", submission_ita_year=2568))
    assert (purpose.year, purpose.item.code.value) == (2568, "O28")


def test_officer_may_correct_the_item() -> None:
    corrections = (("results_item.code", "O30"), ("results_item.name", "รายงานผลใหม่"))
    data, year = dataset(
        lambda office, _: ItaYear(office_id=office.id, year=2569, corrections=corrections)
    )
    (purpose,) = purposes(data, paper(year, kind="results"))
    assert (purpose.item.code.value, purpose.item.name.value) == ("O30", "รายงานผลใหม่")


def test_complete_paper_answers_both_items() -> None:
    data, year = dataset()
    found = purposes(data, paper(year, kind="complete"))
    assert [(one.kind, one.year) for one in found] == [("plan", 2568), ("results", 2569)]


@pytest.mark.parametrize("form", ["memo", "announcement"])
def test_letters_are_not_handed_in(form: str) -> None:
    data, year = dataset()
    assert purposes(data, paper(year, kind="results", form=form)) == ()


def _refused(before: Report, **values: Any) -> bool:  # noqa: ANN401
    office = Office()
    year = FiscalYear(office_id=office.id, id=before.year_id)
    edit = Edit(Dataset.of([office, year, before]), "แก้ไข")
    edit.update(before, **values)
    return refusal(edit.change()) is not None


def test_issued_paper_refuses_what_is_printed() -> None:
    _, year = dataset()
    issued = paper(year, issued_pdf=PDF, closing="เดิม")
    assert is_issued(issued)
    assert _refused(issued, closing="ใหม่")
    assert _refused(issued, issued_pdf="")
    assert _refused(issued, columns=("title",))
    assert not _refused(replace(issued, issued_pdf=""), closing="ใหม่")


def test_issued_paper_goes_on_with_its_life() -> None:
    _, year = dataset()
    values: dict[str, Any] = {
        "status": (StatusStep("signed", DAY),),
        "url": "https://x.go.th",
        "explanation": "ก",
        "signed_scan": PDF,
        "submission_ita_year": 2569,
    }
    assert set(values) == OPEN_FIELDS
    for name, value in values.items():
        assert not _refused(paper(year, issued_pdf=PDF), **{name: value})


def test_signer_of_an_issued_paper_may_be_deleted() -> None:
    data, year = dataset(lambda office, _: Official(office_id=office.id, name="ก"))
    (official,) = data.all(Official)
    data = Dataset.of([*data, paper(year, issued_pdf=PDF, signers=(official.id,))])
    edit = Edit(data, "ลบ")
    edit.delete(official)
    assert refusal(edit.change()) is None
    edit = Edit(data, "แก้ไข")
    edit.update(data.all(Report)[0], signers=())
    assert refusal(edit.change()) is not None


def test_issued_paper_may_be_deleted() -> None:
    _, year = dataset()
    report = paper(year, issued_pdf=PDF)
    edit = Edit(Dataset.of([Office(id=year.office_id), year, report]), "ลบ")
    edit.delete(report)
    assert refusal(edit.change()) is None


def test_new_edition_begins_its_own_life() -> None:
    data, year = dataset(lambda office, _: FiscalYear(office_id=office.id, year=2569))
    (later,) = (one for one in data.all(FiscalYear) if one != year)
    issued = paper(
        year, kind="results", round=6, closing="ข้อความ", columns=("title",), date=DAY, number="๑",
        submission_ita_year=2569, status=(StatusStep("sent", DAY),), url="https://x.go.th",
        explanation="ก", issued_pdf=PDF, issued_data=PDF, signed_scan=PDF,
    )  # fmt: skip
    again = new_edition(issued, year)
    expected = paper(
        year, id=again.id, kind="results", round=6, closing="ข้อความ", columns=("title",),
        submission_ita_year=2569,
    )  # fmt: skip
    assert again == expected
    assert again.id != issued.id
    next_year = new_edition(issued, later)
    assert (next_year.year_id, next_year.submission_ita_year) == (later.id, None)
