"""What stands in the cells, which round's result is printed, and what the officer is told."""

import dataclasses
from typing import Any

import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.records import Division, Measure, Result
from itadesk.report.forms import chosen_columns
from itadesk.report.job import Notice, PrintJob
from itadesk.report.notes import Notes
from itadesk.report.rows import Rows, printed_round
from itadesk.report.table import CONTINUED, Row
from tests.report.paper import job

FULL: dict[str, Any] = {"title": "ชื่อ", "steps": "วิธี", "responsible": ("กองคลัง",)}
DONE = {"output": "ได้ผล", "outcome": "ดีขึ้น"}


def told(one: PrintJob) -> tuple[list[Row], list[Notice]]:
    """Return the rows of a report and its notices."""
    notes = Notes()
    columns = chosen_columns(one.form, one.report)
    return [row for _, row in Rows(one, columns, notes)], notes.found


def cell(one: PrintJob, name: str) -> str:
    """Return one cell of the only measure."""
    ((row,), _) = told(one)
    fields = [column.field for column in chosen_columns(one.form, one.report)]
    return row.cells[fields.index(name)]


def results(measure: dict[str, Any], months: int = 12, **report: Any) -> PrintJob:  # noqa: ANN401
    return job([FULL | measure], form="results", round=months, **report)


def codes(one: PrintJob) -> list[str]:
    return [notice.code for notice in told(one)[1]]


def test_measures_are_numbered_in_thai_unless_switched_off() -> None:
    measures = [FULL | {"title": f"เรื่อง{n}"} for n in range(11)]
    titles = [row.cells[0] for row in told(job(measures, form="plan"))[0]]
    assert (titles[0], titles[10]) == ("๑. เรื่อง0", "๑๑. เรื่อง10")
    plain = [row.cells[0] for row in told(job(measures, form="plan", numbered=False))[0]]
    assert plain[0] == "เรื่อง0"


def test_a_row_that_goes_on_is_called_by_its_number() -> None:
    (row,), _ = told(job([FULL], form="plan"))
    assert (row.mark, row.bookmark) == (f"๑. {CONTINUED}", "๑. ชื่อ")
    (row,), _ = told(job([FULL], form="plan", columns=("steps", "title")))
    assert row.mark == CONTINUED


def test_a_bookmark_is_one_short_line_in_the_printed_digits() -> None:
    (row,), _ = told(job([FULL | {"title": "ก\n" * 200}], form="plan", digits="arabic"))
    assert row.bookmark.startswith("1. ก ก")
    assert len(row.bookmark) < 100
    assert row.bookmark.endswith("…")


def test_a_bookmark_has_the_standard_characters() -> None:
    (row,), _ = told(job([FULL | {"title": "ที\uf70a"}], form="plan"))
    assert row.bookmark == "๑. ที่"


def test_each_responsible_party_has_a_line() -> None:
    one = job([FULL], form="plan")
    division = one.data.all(Division)[0]
    (measure,) = one.data.all(Measure)
    named = dataclasses.replace(measure, responsible=(division.id, "ทุกกอง"))
    data = type(one.data).of([r for r in one.data if r.id != measure.id] + [named])
    assert cell(one._replace(data=data), "responsible") == "สำนักปลัด\nทุกกอง"


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        ({"period": "ทั้งปี", "results": {12: {**DONE, "period": "ต.ค."}}}, "ต.ค."),
        ({"period": "ทั้งปี", "results": {12: {**DONE, "period": " "}}}, "ทั้งปี"),
        ({"start": ThaiDate(2567, 10, 1), "results": {12: DONE}}, "ตั้งแต่ ๑ ต.ค. ๖๗"),
    ],
)
def test_the_period_is_the_results_else_the_measures(measure: dict[str, Any], words: str) -> None:
    assert cell(results(measure), "period") == words


def test_monitoring_is_as_typed_else_the_due_rounds() -> None:
    assert cell(job([FULL | {"monitoring": "ทุกเดือน"}], form="plan"), "monitoring") == "ทุกเดือน"
    due = job([FULL | {"rounds": (6, 12)}], form="plan")
    assert cell(due, "monitoring") == "รายงานผลการดำเนินการรอบ ๖ เดือน และรอบ ๑๒ เดือน"


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ({"output": "ได้ผล", "detail": "ทำแล้ว"}, "ได้ผล"),
        ({"detail": "ทำแล้ว"}, "ทำแล้ว"),
        ({"status": "not_done", "not_done_reason": "งบไม่พอ"}, "ไม่ได้ดำเนินการ เนื่องจากงบไม่พอ"),
        ({"status": "done", "not_done_reason": "งบไม่พอ"}, ""),
    ],
)
def test_without_output_the_detail_is_printed_or_why_not(
    result: dict[str, Any], words: str
) -> None:
    assert cell(results({"results": {12: result}}), "output") == words


def test_detail_is_not_printed_twice() -> None:
    one = results({"results": {12: {"detail": "ทำแล้ว"}}}, columns=("title", "detail", "output"))
    assert (cell(one, "detail"), cell(one, "output")) == ("ทำแล้ว", "")


def test_the_rounds_own_result_is_printed() -> None:
    one = results({"results": {6: DONE, 12: {**DONE, "output": "ครบปี"}}})
    assert cell(one, "output") == "ครบปี"
    assert codes(one) == []


def test_without_a_result_of_the_round_the_latest_before_is_printed_with_a_notice() -> None:
    one = results({"results": {3: DONE, 6: {**DONE, "output": "หกเดือน"}, 9: {}}})
    assert cell(one, "output") == "หกเดือน"
    (notice,) = told(one)[1]
    assert notice.message == "มาตรการที่ ๑ พิมพ์ผลของรอบ ๖ เดือน เพราะยังไม่มีผลของรอบ ๑๒ เดือน"
    assert notice.record_id in {result.id for result in one.data.all(Result)}


def test_a_later_result_is_not_printed_in_an_earlier_round() -> None:
    one = results({"results": {12: DONE}}, months=6)
    assert cell(one, "output") == ""
    assert codes(one) == ["missing"]


def test_a_measure_that_is_not_due_says_so_in_the_officers_words_or_ours() -> None:
    later: dict[str, Any] = {"rounds": (12,)}
    assert cell(results(later, months=6), "output") == "ยังไม่ถึงกำหนดรายงานผลในรอบ ๖ เดือน"
    assert cell(results(later, months=6, not_due="รอ"), "output") == "รอ"
    only = results(later, months=6, columns=("title", "outcome"))
    assert cell(only, "outcome") == "ยังไม่ถึงกำหนดรายงานผลในรอบ ๖ เดือน"
    assert codes(results(later, months=6)) == []


def test_a_measure_that_is_not_due_is_left_out_by_choice_and_numbers_stay() -> None:
    measures = [FULL | {"rounds": (12,)}, FULL | {"rounds": (6,), "results": {6: DONE}}]
    rows, notices = told(job(measures, form="results", round=6, only_due=True))
    assert [row.cells[0] for row in rows] == ["๒. ชื่อ"]
    assert [notice.code for notice in notices] == ["left-out"]


def test_what_is_written_for_a_round_is_printed_though_not_due() -> None:
    one = results({"rounds": (12,), "results": {6: DONE}}, months=6, only_due=True)
    assert cell(one, "output") == "ได้ผล"


def test_a_measure_not_due_shows_what_was_told_before() -> None:
    one = results({"rounds": (6, 12), "results": {6: DONE}}, months=9)
    assert cell(one, "output") == "ได้ผล"
    assert codes(one) == ["earlier-round"]


@pytest.mark.parametrize(("months", "expected"), [(6, 6), (None, 9)])
def test_the_round_is_the_chosen_else_the_newest(months: int | None, expected: int) -> None:
    one = job([FULL | {"results": {3: DONE, 9: DONE}}], form="results", round=months)
    assert printed_round(one) == expected


def test_without_results_the_whole_year_is_meant() -> None:
    assert printed_round(job([FULL], form="results")) == 12


def test_missing_values_are_told_by_record_and_field() -> None:
    one = results({"steps": " ", "responsible": (), "results": {12: {"output": "ได้ผล"}}})
    (measure,), (result,) = one.data.all(Measure), one.data.all(Result)
    assert [(notice.record_id, notice.field) for notice in told(one)[1]] == [
        (measure.id, "steps"),
        (measure.id, "responsible"),
        (result.id, "outcome"),
    ]


def test_a_measure_that_is_not_due_is_checked_as_well() -> None:
    one = results({"rounds": (12,), "steps": "", "guideline": "แนวทาง"}, months=6)
    assert [(notice.code, notice.field) for notice in told(one)[1]] == [
        ("missing", "steps"),
        ("not-printed", "guideline"),
    ]


def test_a_reason_beside_an_output_is_not_printed_and_told() -> None:
    one = results({"results": {12: DONE | {"status": "not_done", "not_done_reason": "งบไม่พอ"}}})
    assert [(notice.code, notice.field) for notice in told(one)[1]] == [
        ("not-printed", "not_done_reason")
    ]


def test_nothing_is_missing_where_the_reason_is_printed() -> None:
    result = {"status": "not_done", "not_done_reason": "งบไม่พอ"}
    assert codes(results({"results": {12: result}})) == []


def test_a_reason_left_behind_does_not_hide_an_earlier_result() -> None:
    left = {"status": "done", "not_done_reason": "งบไม่พอ"}
    assert cell(results({"results": {6: DONE, 12: left}}), "output") == "ได้ผล"


def test_a_period_of_the_result_that_no_column_prints_is_told() -> None:
    one = results(
        {"results": {12: DONE | {"period": "ทั้งปี"}}},
        columns=("title", "steps", "responsible", "output", "outcome"),
    )
    assert [(notice.code, notice.field) for notice in told(one)[1]] == [("not-printed", "period")]


def test_measures_without_a_result_are_told_in_one_notice() -> None:
    measures = [FULL | {"results": {12: DONE}}, *[FULL] * 6]
    one = job(measures, form="results", round=12)
    (notice,) = told(one)[1]
    assert notice.message == "ยังไม่มีผลการดำเนินการรอบ ๑๒ เดือน ๖ มาตรการ (ที่ ๒ ๓ ๔ ๕ ๖ …)"
    assert notice.record_id == one.data.all(Measure)[1].id


def test_results_nobody_reviewed_are_told_in_one_notice() -> None:
    waiting = FULL | {"results": {12: DONE | {"reviewed": False}}}
    one = job([FULL | {"results": {12: DONE}}, waiting, waiting], form="results", round=12)
    (notice,) = told(one)[1]
    assert notice.code == "not-reviewed"
    assert "๒ มาตรการ (ที่ ๒ ๓)" in notice.message
    assert notice.record_id == one.data.all(Result)[1].id


@pytest.mark.parametrize(("output", "expected"), [("วิธี\n", ["same-as-steps"]), ("วิธี ๒", [])])
def test_an_output_that_repeats_the_steps_is_told(output: str, expected: list[str]) -> None:
    assert codes(results({"results": {12: DONE | {"output": output}}})) == expected


def test_texts_that_no_column_prints_are_told_once_per_field() -> None:
    measures = [FULL | {"guideline": "แนวทาง"}, FULL | {"guideline": "แนวทาง", "period": "ปี"}]
    one = job(measures, form="plan")
    notices = told(one)[1]
    assert [(notice.code, notice.field) for notice in notices] == [
        ("not-printed", "guideline"),
        ("not-printed", "period"),
    ]
    assert "๒ มาตรการ" in notices[0].message


def test_detail_printed_as_output_is_not_called_unprinted() -> None:
    assert codes(results({"results": {12: {"detail": "ทำแล้ว", "outcome": "ดี"}}})) == []
