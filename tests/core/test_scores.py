"""The scores of the years of a document."""

from decimal import Decimal
from typing import Any

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.records import IndicatorScore, ItaYear, Office, Record
from itadesk.core.scores import all_scores, change_text, ita_years, score_text
from tests.core.test_rating import SCORES_2567, SCORES_2568


def _year(
    office: Office,
    year: int | None,
    scores: str = "",
    **values: Any,  # noqa: ANN401 - as the fields are
) -> list[Record]:
    ita_year = ItaYear(office_id=office.id, year=year, **values)
    return [
        ita_year,
        *(
            IndicatorScore(ita_year_id=ita_year.id, indicator=number, score=Decimal(score))
            for number, score in enumerate(scores.split(), 1)
        ),
    ]


def test_totals_and_levels_of_report_003() -> None:
    office = Office()
    records = [office, *_year(office, 2568, SCORES_2568), *_year(office, 2567, SCORES_2567)]
    told = [(one.year, one.rating.total, one.level) for one in all_scores(Dataset.of(records))]
    assert told == [
        (2567, Decimal("91.28"), "ผ่าน"),
        (2568, Decimal("78.31"), "ต้องปรับปรุง"),
    ]


def test_the_announced_total_stands_beside_the_computed_one() -> None:
    office = Office()
    records = _year(office, 2567, SCORES_2567, total=Decimal("91.3"), level="ผ่านดี")
    (scores,) = all_scores(Dataset.of([office, *records]))
    assert scores.total_difference == Decimal("0.02")
    assert (scores.total, scores.level) == (Decimal("91.3"), "ผ่านดี")
    assert (scores.rating.total, scores.rating.level) == (Decimal("91.28"), "ผ่าน")


def test_without_scores_nothing_is_known() -> None:
    office = Office()
    (scores,) = all_scores(Dataset.of([office, *_year(office, 2567, total=Decimal(90))]))
    assert scores.total_difference is None
    assert (scores.indicators, scores.rating.total, scores.level) == ({}, None, "")


def test_the_weights_the_officer_corrected_count() -> None:
    office = Office()
    corrections = (("weight.IIT", "0"), ("weight.EIT", "0"), ("weight.OIT", "100"))
    records = _year(office, 2567, SCORES_2567, corrections=corrections)
    (scores,) = all_scores(Dataset.of([office, *records]))
    assert scores.rating.total == Decimal("84.65")


def test_a_year_without_number_or_of_a_number_taken_is_left_out() -> None:
    office = Office()
    records = [office, *_year(office, None), *_year(office, 2567), *_year(office, 2567)]
    assert [one.year for one in ita_years(Dataset.of(records))] == [2567]


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("92.89", "99.11", "▼ ลดลง ๖.๒๒"),
        ("99.17", "97.08", "▲ เพิ่มขึ้น ๒.๐๙"),
        ("100", "100.00", "เท่าเดิม"),
    ],
)
def test_a_change_is_told_in_words(now: str, before: str, told: str) -> None:
    assert change_text(Decimal(now), Decimal(before)) == told
    assert change_text(Decimal(now), None) == ""


def test_a_change_names_the_year_before() -> None:
    assert change_text(Decimal(90), Decimal(80), 2566) == "▲ เพิ่มขึ้นจากปี ๒๕๖๖ ๑๐.๐๐"
    assert change_text(Decimal(90), Decimal(90), 2566) == "เท่ากับปี ๒๕๖๖"


def test_scores_have_two_decimals_rounded_half_up() -> None:
    assert score_text(Decimal("84.645")) == "๘๔.๖๕"
    assert score_text(Decimal(100)) == "๑๐๐.๐๐"
    assert score_text(None) == ""
