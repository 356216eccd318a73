"""What an officer corrects of the data of an ITA year."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core import ita
from itadesk.core.dataset import Dataset
from itadesk.core.facts import Fact
from itadesk.core.ita_corrections import (
    SOURCE,
    correctables,
    corrected,
    problem,
    stored_year,
    weights_problem,
    year_data,
)
from itadesk.core.ita_year import INDICATOR_NUMBERS, Instrument, RatingRule
from itadesk.core.rating import rate
from itadesk.core.records import ItaYear, Office

DATA = ita.load(2568)
HALVES = {number: Decimal(80 if number < 9 else 100) for number in INDICATOR_NUMBERS}


def _dataset(year: int, *corrections: tuple[str, str]) -> Dataset:
    office = Office()
    return Dataset.of([office, ItaYear(office_id=office.id, year=year, corrections=corrections)])


def _fact(value: object) -> Fact[object]:
    return Fact(value, True, SOURCE)


def test_each_kind_of_fact_can_be_corrected() -> None:
    data = corrected(
        DATA,
        [
            ("indicator.8.name", "การปรับปรุงระบบการทำงาน"),
            ("measures_item.code", "ข้อ o ๓๔"),
            ("results_item.name", "รายงานผล"),
            ("weight.IIT", "๒๐"),
            ("weight.OIT", "50"),
            ("items.EIT", "15"),
            ("rating", "letters"),
        ],
    )
    assert data.indicator(8).name == _fact("การปรับปรุงระบบการทำงาน")
    assert data.measures_item.code == _fact("O34")
    assert data.measures_item.name == DATA.measures_item.name
    assert data.results_item.name == _fact("รายงานผล")
    weights = {key: one.weight for key, one in data.instruments.items()}
    unchanged = DATA.instruments[Instrument.EIT].weight
    assert list(weights.values()) == [_fact(20), unchanged, _fact(50)]
    assert data.instruments[Instrument.EIT].items == _fact(15)
    assert data.rating == _fact(RatingRule.LETTERS)
    assert rate(data, HALVES).total == Decimal(90)
    assert rate(data, HALVES).level == "A"


def test_the_code_of_a_paper_brings_its_name() -> None:
    data = corrected(DATA, [("measures_item.code", "O34"), ("measures_item.name", "มาตรการ")])
    assert data.item_text("O34") == "มาตรการ"


def test_weights_that_do_not_make_a_hundred_are_ignored_together() -> None:
    corrections = [("weight.IIT", "50"), ("indicator.1.name", "งาน")]
    data = corrected(DATA, corrections)
    assert data.instruments == DATA.instruments
    assert data.indicator(1).name == _fact("งาน")
    assert weights_problem(DATA, corrections) == "น้ำหนักรวมกันได้ ๑๒๐ (ต้องรวมกันได้ ๑๐๐)"
    assert weights_problem(DATA, [("weight.IIT", "40"), ("weight.EIT", "20")]) == ""


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("indicator.11.name", "ก", "ไม่รู้จัก"),
        ("indicator.1.name", "  ", "ยังไม่ได้พิมพ์"),
        ("measures_item.code", "สิบ", "อ่านรหัสข้อ"),
        ("weight.IIT", "101", "๐ ถึง ๑๐๐"),
        ("weight.IIT", "-1", "๐ ถึง ๑๐๐"),
        ("weight.IIT", "9" * 5000, "๐ ถึง ๑๐๐"),
        ("items.OIT", "0", "๑ ถึง ๙๙"),
        ("rating", "AA", "ไม่รู้จักเกณฑ์"),
    ],
)
def test_what_cannot_be_read_is_explained_and_ignored(key: str, text: str, said: str) -> None:
    assert said in problem(key, text)
    assert corrected(DATA, [(key, text)]) == DATA


@given(st.lists(st.tuples(st.sampled_from([one.key for one in correctables(DATA)]), st.text())))
def test_no_correction_breaks_the_data(corrections: list[tuple[str, str]]) -> None:
    data = corrected(DATA, corrections)
    assert sum(one.weight.value for one in data.instruments.values()) == 100
    assert len(correctables(data)) == len(correctables(DATA))
    assert rate(data, HALVES).level


def test_every_correctable_fact_takes_its_own_text() -> None:
    for one in correctables(DATA):
        assert problem(one.key, one.text) == ("" if one.text else "ยังไม่ได้พิมพ์ พิมพ์ข้อมูล หรือคืนค่าเดิม")


def test_a_year_without_corrections_is_as_in_the_data() -> None:
    assert year_data(_dataset(2568), 2568) == DATA
    assert year_data(_dataset(2568, ("indicator.1.name", "ก")), 2567) == ita.load(2567)


def test_the_corrections_of_a_year_are_found_in_the_document() -> None:
    dataset = _dataset(2568, ("indicator.1.name", "งาน"))
    assert year_data(dataset, 2568).indicator(1).name == _fact("งาน")
    stored = stored_year(dataset, 2568)
    assert stored is not None
    assert stored.year == 2568
    assert stored_year(dataset, 2567) is None


def test_a_year_nobody_knows_borrows_guesses() -> None:
    data = year_data(_dataset(2575, ("rating", "levels")), 2575)
    assert data.year == 2575
    assert not any(one.name.verified for one in data.indicators)
    newest = ita.load(ita.years()[-1])
    later = 2575 - newest.year
    assert data.measures_item.fiscal_year.value == newest.measures_item.fiscal_year.value + later
    assert data.rating.verified
