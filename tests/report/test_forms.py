"""The forms are consistent data, and the officer's choices lie over them."""

import re
from pathlib import Path

import pytest

from itadesk.core.fields import describe
from itadesk.core.records import FiscalYear, Office, Report
from itadesk.report.forms import (
    BLOCKS,
    FORMS,
    Form,
    Orientation,
    chosen_blocks,
    chosen_columns,
    chosen_orientation,
    default_form,
    orientations,
)

YEAR = FiscalYear(office_id=Office().id)
REPORTS = Path(__file__).parents[1] / "data" / "reports"
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def report(**values: object) -> Report:
    return Report(year_id=YEAR.id, **values)  # type: ignore[arg-type] # of each field


@every_form
def test_a_form_is_what_a_report_may_choose(form: Form) -> None:
    assert form.key in [choice.value for choice in describe(Report)["form"].choices]
    assert form.title


@every_form
def test_a_form_prints_known_blocks_and_fields(form: Form) -> None:
    assert set(form.blocks) <= set(BLOCKS)
    assert all(column.field in form.fields and column.width > 0 for column in form.columns)


@pytest.mark.parametrize(
    ("number", "key"), [("000", "results"), ("001", "plan"), ("004", "results-summary")]
)
def test_headings_are_those_of_the_report(number: str, key: str) -> None:
    text = (REPORTS / f"{number}.txt").read_text("utf-8")
    row = next(line for line in text.splitlines() if "\t" in line)
    theirs = [re.sub(r"\s", "", cell) for cell in row.split("\t")]
    ours = [re.sub(r"\s", "", column.heading) for column in FORMS[key].columns]
    ours[0] = theirs[0] if key == "plan" else ours[0]  # its example has its own first heading
    assert ours == theirs


def test_headings_of_both_tables_of_report_003() -> None:
    plan, results = (FORMS[key].columns for key in ("plan-guideline", "results-remark"))
    assert [column.heading for column in plan] == [
        "มาตรการ",
        "แนวทางปฏิบัติ",
        "ขั้นตอน/วิธีการปฏิบัติ",
        "ผู้รับผิดชอบ",
        "การกำกับติดตาม",
    ]
    assert [(column.over, column.heading) for column in results] == [
        ("", "มาตรการ"),
        ("", "รายละเอียดการดำเนินงาน"),
        ("", "ระยะเวลาการดำเนินงาน"),
        ("ผลการดำเนินการ", "ผลผลิต"),
        ("ผลการดำเนินการ", "ผลลัพธ์"),
        ("", "หมายเหตุ"),
    ]


def test_a_report_without_a_form_takes_that_of_its_kind() -> None:
    assert default_form("plan").key == "plan"
    assert default_form("results").key == "results"
    assert default_form("").key == "results"


def test_columns_follow_the_officers_choice_and_order() -> None:
    chosen = chosen_columns(FORMS["results"], report(columns=("output", "title", "remark")))
    assert [column.field for column in chosen] == ["output", "title", "remark"]
    assert chosen[2].heading == "หมายเหตุ"


def test_a_field_the_form_cannot_print_is_left_aside() -> None:
    chosen = chosen_columns(FORMS["plan"], report(columns=("output", "title", "title", "?")))
    assert [column.field for column in chosen] == ["title"]


def test_when_no_chosen_column_is_left_the_forms_own_are_printed() -> None:
    assert chosen_columns(FORMS["plan"], report(columns=("?",))) == FORMS["plan"].columns


def test_headings_and_widths_are_replaced_by_field() -> None:
    paper = report(headings=(("steps", "วิธี"), ("title", " ")), widths=(("steps", 7),))
    title, steps, *_ = chosen_columns(FORMS["plan"], paper)
    assert (title.heading, steps.heading, steps.width) == ("มาตรการ", "วิธี", 7)


def test_blocks_are_switched_off_in_the_forms_order() -> None:
    paper = report(blocks=(("table", True), ("cover", False), ("closing", False)))
    assert chosen_blocks(FORMS["plan"], paper) == (
        "foreword",
        "page_title",
        "intro",
        "analysis",
        "findings",
        "table",
        "signatures",
    )


def test_the_officer_turns_the_paper() -> None:
    assert chosen_orientation(FORMS["plan"], report()) is Orientation.PORTRAIT
    turned = chosen_orientation(FORMS["plan"], report(orientation="landscape"))
    assert turned is Orientation.LANDSCAPE


def lying(form: str, blocks: tuple[str, ...], **values: object) -> dict[str, str]:
    own = FORMS[form]
    return dict(zip(blocks, orientations(own, report(**values), blocks), strict=True))


UP, ACROSS = Orientation.PORTRAIT, Orientation.LANDSCAPE
WHOLE = ("cover", "intro", "table", "results_intro", "results_table", "closing", "signatures")


def test_the_tables_of_the_complete_form_lie_across_and_texts_go_with_them() -> None:
    assert lying("complete", WHOLE) == {"cover": UP} | dict.fromkeys(WHOLE[1:], ACROSS)
    assert lying("complete", ("intro", "signatures")) == {"intro": UP, "signatures": UP}


def test_a_turned_block_takes_its_texts_along() -> None:
    turned = lying("plan", WHOLE, landscape=(("table", True),))
    assert turned["intro"] == turned["table"] == ACROSS
    assert turned["cover"] == turned["results_table"] == turned["signatures"] == UP


def test_the_reports_orientation_is_over_the_forms_and_under_the_blocks() -> None:
    found = lying("complete", WHOLE, orientation="portrait", landscape=(("intro", True),))
    assert found == dict.fromkeys(WHOLE, UP) | {"intro": ACROSS}


def test_of_two_tables_the_second_has_the_results_and_both_have_the_title() -> None:
    form = FORMS["complete"]
    assert chosen_columns(form, report(), "table") == FORMS["plan-guideline"].columns
    assert chosen_columns(form, report(), "results_table") == FORMS["results-remark"].columns
    assert len(chosen_columns(form, report())) == 10
    paper = report(columns=("output", "steps"))
    for block, field in (("table", "steps"), ("results_table", "output")):
        assert [column.field for column in chosen_columns(form, paper, block)] == [field]


def test_a_complete_report_without_a_form_is_printed_complete() -> None:
    assert default_form("complete").key == "complete"
