import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.records import FiscalYear, Measure, Office, Record, Result
from itadesk.core.result_actions import (
    carry_over,
    clear_results,
    set_result,
    start_from_steps,
)
from itadesk.core.results import is_filled, needs_review, result_of, says_something

OFFICE = Office(name="นาม่วง")
YEAR = FiscalYear(office_id=OFFICE.id, year=2568)
MEASURE = Measure(year_id=YEAR.id, title="ประกาศนโยบาย", steps="๑. จัดทำ\n๒. ประกาศ")


def plan(*records: Record) -> Edit:
    return Edit(Dataset.of([OFFICE, YEAR, MEASURE, *records]), "ทดสอบ")


def result(**values: object) -> Result:
    return Result(**{"measure_id": MEASURE.id, "round": 12, **values})  # type: ignore[arg-type]


def test_the_first_text_stores_the_result_and_counts_as_reviewed() -> None:
    edit = plan()
    set_result(edit, result(), output="ประกาศแล้ว")
    stored = result_of(edit.data, MEASURE, 12)
    assert stored is not None
    assert (stored.output, stored.reviewed) == ("ประกาศแล้ว", True)
    assert len(edit.change().rows) == 1


def test_setting_what_is_set_already_stores_nothing() -> None:
    edit = plan()
    set_result(edit, result(), status="")
    assert not edit.change()


def test_typing_reviews_a_text_that_was_taken_over() -> None:
    before = result(output="๑. จัดทำ")
    edit = plan(before)
    set_result(edit, before, outcome="โปร่งใสขึ้น")
    assert edit.data.get(Result, before.id).reviewed


def test_a_status_or_a_tick_is_no_typed_text() -> None:
    before = result(output="๑. จัดทำ")
    edit = plan(before)
    set_result(edit, before, status="done")
    set_result(edit, before, output=before.output)
    assert not edit.data.get(Result, before.id).reviewed
    set_result(edit, before, reviewed=True)
    assert edit.data.get(Result, before.id).reviewed


def test_a_tick_can_be_taken_back() -> None:
    before = result(output="ประกาศแล้ว", reviewed=True)
    edit = plan(before)
    set_result(edit, before, reviewed=False)
    assert needs_review(edit.data.get(Result, before.id))


def test_clearing_a_round_leaves_the_others() -> None:
    first, second = result(round=6, output="ก"), result(output="ข")
    edit = plan(first, second)
    assert clear_results(edit, [MEASURE], 12) == [second]
    assert edit.data.all(Result) == (first,)


def test_a_result_can_start_from_the_steps_to_be_reviewed() -> None:
    edit = plan()
    (started,) = start_from_steps(edit, [MEASURE], 12)
    assert started.output == MEASURE.steps
    assert needs_review(started)


def test_what_is_written_is_never_replaced_by_steps() -> None:
    before = result(output="ประกาศแล้ว", reviewed=True)
    edit = plan(before)
    assert start_from_steps(edit, [MEASURE], 12) == []
    assert not edit.change()


def test_a_measure_without_steps_gets_no_result() -> None:
    edit = plan()
    bare = edit.insert(Measure(year_id=YEAR.id, title="ว่าง"), YEAR)
    assert start_from_steps(edit, [bare], 12) == []


def test_the_latest_earlier_round_with_text_is_carried_over() -> None:
    first = result(round=3, output="ร่างแล้ว", outcome="-", status="done")
    second = result(round=6, output="ประกาศแล้ว", remark="ที่ ๑/๒๕๖๘")
    empty = result(round=9, status="in_progress")
    later = result(round=12)
    edit = plan(first, second, empty, later)
    (carried,) = carry_over(edit, [MEASURE], 12)
    assert (carried.id, carried.output, carried.remark) == (later.id, "ประกาศแล้ว", "ที่ ๑/๒๕๖๘")
    assert carried.status == ""
    assert needs_review(carried)


def test_only_empty_texts_are_filled_from_the_round_before() -> None:
    before = result(round=6, output="ก", outcome="ข")
    now = result(output="เขียนเอง", reviewed=True)
    edit = plan(before, now)
    (carried,) = carry_over(edit, [MEASURE], 12)
    assert (carried.output, carried.outcome) == ("เขียนเอง", "ข")
    assert not carried.reviewed


def test_nothing_before_the_first_round() -> None:
    edit = plan(result(round=6, output="ก"))
    assert carry_over(edit, [MEASURE], 6) == []


@pytest.mark.parametrize(
    ("values", "filled"),
    [
        ({}, False),
        ({"output": "ก"}, False),
        ({"output": "ก", "outcome": "ข"}, True),
        ({"output": "ก", "outcome": " \n"}, False),
        ({"status": "not_done"}, False),
        ({"status": "not_done", "not_done_reason": "ไม่ได้รับงบประมาณ"}, True),
    ],
)
def test_what_counts_as_filled_in(values: dict[str, object], filled: bool) -> None:
    assert is_filled(result(**values)) is filled


def test_a_result_that_is_not_there_is_neither_filled_nor_to_be_reviewed() -> None:
    assert not is_filled(None)
    assert not needs_review(None)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, False),
        ({"output": " \n"}, False),
        ({"period": "ทั้งปี", "reviewed": True}, False),
        ({"status": "done", "not_done_reason": "งบไม่พอ"}, False),
        ({"status": "not_done", "not_done_reason": "งบไม่พอ"}, True),
        ({"detail": "จัดอบรม"}, True),
        ({"remark": "รองบ"}, True),
    ],
)
def test_a_result_says_what_was_done_or_why_not(values: dict[str, object], says: bool) -> None:
    assert says_something(result(**values)) == says
