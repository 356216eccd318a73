"""The wording that is printed where the officer typed nothing."""

import dataclasses
from uuid import uuid4

import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.records import Office, Official
from itadesk.report import texts
from tests.report.paper import OFFICE, job

OF = Office(**OFFICE)
START, END = ThaiDate(2567, 10, 1), ThaiDate(2568, 9, 30)


def signer(**values: object) -> Official:
    return Official(office_id=OF.id, **values)  # type: ignore[arg-type] # of each field


def test_the_title_of_a_plan_names_the_year() -> None:
    assert texts.default_title(job(kind="plan", form="plan")) == (
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    )


@pytest.mark.parametrize(
    ("months", "end"), [(6, "๒๕๖๘ (รอบ ๖ เดือน)"), (12, "๒๕๖๘"), (None, "๒๕๖๘")]
)
def test_the_title_of_results_names_a_round_within_the_year(months: int | None, end: str) -> None:
    title = texts.default_title(job(form="results", round=months))
    assert title.startswith("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\n")
    assert title.endswith(end)


def test_a_missing_year_is_left_to_be_written() -> None:
    one = job(form="plan")
    unknown = one._replace(year=dataclasses.replace(one.year, year=None))
    assert texts.default_title(unknown).endswith("พ.ศ. ........")


def test_the_page_title_is_the_covers_and_the_office() -> None:
    assert texts.default_page_title(job(form="plan", title="ชื่อ")) == (
        "ชื่อ\nองค์การบริหารส่วนตำบลนาม่วง อำเภอประจักษ์ศิลปาคม จังหวัดอุดรธานี"
    )


def test_a_chosen_signer_who_is_not_there_does_not_sign() -> None:
    one = job(officials=[{"position": "นิติกร", "role": "ผู้รายงาน"}, {"position": "ปลัด"}], form="plan")
    _, clerk = one.data.children(Official, one.data.office)
    report = dataclasses.replace(one.report, signers=(uuid4(), clerk.id))
    assert texts.signers(one._replace(report=report)) == (clerk,)


def test_the_lead_text_names_the_analysed_year_before() -> None:
    for form in ("plan", "results"):
        intro = texts.default_intro(job(form=form))
        assert "ปีงบประมาณ พ.ศ. ๒๕๖๗" in intro
        assert "ปีงบประมาณ พ.ศ. ๒๕๖๘" in intro
        assert "องค์การบริหารส่วนตำบลนาม่วง" in intro
        assert "หน่วยงาน" in texts.default_intro(job(form=form, office={}))


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ((), ""),
        ((12,), "รายงานผลการดำเนินการรอบ ๑๒ เดือน"),
        ((12, 6), "รายงานผลการดำเนินการรอบ ๖ เดือน และรอบ ๑๒ เดือน"),
        ((3, 6, 9), "รายงานผลการดำเนินการรอบ ๓ เดือน รอบ ๖ เดือน และรอบ ๙ เดือน"),
    ],
)
def test_due_rounds_in_words(rounds: tuple[int, ...], words: str) -> None:
    assert texts.monitoring_words(rounds) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (START, END, "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"),
        (START, None, "ตั้งแต่ ๑ ต.ค. ๖๗"),
        (None, END, "ภายใน ๓๐ ก.ย. ๖๘"),
        (None, None, ""),
    ],
)
def test_periods_in_words(start: ThaiDate | None, end: ThaiDate | None, words: str) -> None:
    assert texts.period_words(start, end) == words


def test_those_who_report_sign_unless_others_are_chosen() -> None:
    officials = [{"role": "ปลัด", "position": "ปลัด"}, {"role": "ผู้รายงาน", "position": "นิติกร"}]
    one = job(officials=officials)
    assert [official.role for official in texts.signers(one)] == ["ผู้รายงาน"]
    clerk = one.data.children(Official, one.data.office)[0]
    chosen = one._replace(report=dataclasses.replace(one.report, signers=(clerk.id,)))
    assert texts.signers(chosen) == (clerk,)


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        ({"position": "นิติกร"}, ("นิติกร",)),
        ({}, ()),
        ({"position": "ปลัดเทศบาล", "role": "ปลัด", "acting": True}, ("รักษาราชการแทนปลัดเทศบาล",)),
        (
            {"position": "รองปลัด อบต.", "role": "ปลัด", "acting": True},
            ("รองปลัด อบต.", "รักษาราชการแทนปลัดองค์การบริหารส่วนตำบลนาม่วง"),
        ),
        (
            {"position": "ปลัด อบต.", "role": "นายก", "acting": True},
            ("ปลัด อบต.", "รักษาราชการแทนนายกองค์การบริหารส่วนตำบลนาม่วง"),
        ),
        ({"role": "นายก", "acting": True}, ("รักษาราชการแทนนายกองค์การบริหารส่วนตำบลนาม่วง",)),
        ({"position": "รักษาราชการแทนนายก", "acting": True}, ("รักษาราชการแทนนายก",)),
    ],
)
def test_an_acting_official_signs_for_the_post(
    values: dict[str, object], lines: tuple[str, ...]
) -> None:
    assert texts.position_lines(signer(**values), OF) == lines
