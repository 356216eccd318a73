from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from itadesk.core.blobs import blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.hand_in import (
    HandIn,
    hand_ins,
    item_line,
    known_ita_years,
    summary,
    usual_ita_year,
    year_name,
)
from itadesk.core.records import (
    FiscalYear,
    ItaYear,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
    StatusStep,
)

PDF = blob_name(b"%PDF-", "pdf")


class Work:
    """An office whose year 2568 has a measure with a result of the whole year."""

    def __init__(self) -> None:
        self.office = Office(name="นาม่วง")
        self.year = FiscalYear(office_id=self.office.id, year=2568)
        self.measure = Measure(year_id=self.year.id, title="ก")
        self.result = Result(measure_id=self.measure.id, round=12, output="ทำแล้ว")

    def data(self, *more: Record, without: Sequence[Record] = ()) -> Dataset:
        records = (self.office, self.year, self.measure, self.result, *more)
        return Dataset.of(one for one in records if one not in without)

    def paper(self, **values: Any) -> Report:  # noqa: ANN401
        usual: dict[str, Any] = {"kind": "results", "round": 12}
        return Report(year_id=self.year.id, **usual | values)


@pytest.fixture
def work() -> Work:
    return Work()


def results_of(data: Dataset, ita_year: int = 2569) -> HandIn:
    return hand_ins(data, ita_year)[1]


def message(hand_in: HandIn) -> str:
    assert hand_in.todo is not None
    return hand_in.todo.message


def test_both_items_ask_for_their_own_year(work: Work) -> None:
    measures, results = hand_ins(work.data(), 2569)
    assert (measures.item.code.value, measures.item.fiscal_year.value) == ("O25", 2569)
    assert (results.item.code.value, results.item.fiscal_year.value) == ("O26", 2568)
    assert (measures.year, results.year) == (None, work.year)


def test_work_that_comes_before_a_paper(work: Work) -> None:
    measures, results = hand_ins(work.data(), 2569)
    assert message(measures) == "เพิ่มปีงบประมาณ พ.ศ. ๒๕๖๙"
    assert message(results) == "จัดทำฉบับรายงานของปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert message(results_of(work.data(without=[work.result]))).startswith("กรอกผลการดำเนินการ")
    bare = work.data(without=[work.result, work.measure])
    assert message(results_of(bare)).startswith("กรอกมาตรการ")
    assert summary(results) == "ยังไม่มีฉบับรายงาน"


def test_paper_says_what_brings_it_on(work: Work) -> None:
    signer = Official(office_id=work.office.id, role="ผู้รายงาน")
    paper = work.paper()
    fields = []
    for values in (
        {},
        {"issued_pdf": PDF},
        {"status": (StatusStep("proposed"),)},
        {"status": (StatusStep("signed"),)},
        {"signed_scan": PDF},
        {"url": "https://x.go.th"},
        {"status": (StatusStep("published"),)},
        {"explanation": "เมนู ITA"},
    ):
        paper = replace(paper, **values)
        todo = results_of(work.data(signer, paper)).todo
        assert todo is not None
        assert todo.record == paper
        fields.append(todo.field)
    assert fields == [
        "issued_pdf", "status", "status", "signed_scan", "url", "status", "explanation", "status",
    ]  # fmt: skip
    sent = results_of(work.data(signer, replace(paper, status=(StatusStep("sent"),))))
    assert sent.todo is None
    assert summary(sent) == "ส่งแล้ว"


def test_paper_of_the_year_asked_for_goes_before_another(work: Work) -> None:
    later = FiscalYear(office_id=work.office.id, year=2569)
    half = Report(year_id=later.id, kind="results", round=6, submission_ita_year=2569)
    assert results_of(work.data(later, half)).report == half
    whole = work.paper()
    assert results_of(work.data(later, half, whole)).report == whole


def test_furthest_paper_answers(work: Work) -> None:
    draft, signed = work.paper(), work.paper(round=6, status=(StatusStep("signed"),))
    assert results_of(work.data(draft, signed)).report == signed


def test_issued_paper_answers_before_a_later_draft(work: Work) -> None:
    issued, draft = work.paper(issued_pdf=PDF), work.paper(order_key=1, form="complete")
    assert results_of(work.data(issued, draft)).report == issued


def test_memo_is_no_answer(work: Work) -> None:
    assert results_of(work.data(work.paper(form="memo"))).report is None


def test_ita_year_follows_the_work(work: Work) -> None:
    assert usual_ita_year(work.data()) == 2569
    half = replace(work.result, round=6)
    assert usual_ita_year(work.data(half, without=[work.result])) == 2568
    assert usual_ita_year(Dataset.of([work.office])) is None


def test_years_to_choose_from(work: Work) -> None:
    scores = ItaYear(office_id=work.office.id, year=2567)
    paper = work.paper(submission_ita_year=2571)
    assert known_ita_years(work.data(scores, paper)) == (2571, 2569, 2568, 2567)


def test_what_is_not_verified_says_so(work: Work) -> None:
    sure, unsure = results_of(work.data()), results_of(work.data(), 2568)
    assert item_line(sure.item).startswith("ข้อ O26 รายงานผลการดำเนินการ")
    assert "ยังไม่ยืนยัน" not in item_line(sure.item)
    assert "ยังไม่ยืนยัน" in item_line(unsure.item)
    assert year_name(2569) == "ITA ปี ๒๕๖๙"
