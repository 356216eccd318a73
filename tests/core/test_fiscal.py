"""Fiscal years and reporting rounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core import fiscal
from itadesk.core.dates import FIRST_YEAR, LAST_YEAR, ThaiDate
from itadesk.core.fields import describe
from itadesk.core.records import FiscalYear

years = st.integers(2500, 2600)


def test_first_and_last_day() -> None:
    assert fiscal.first_day(2568) == ThaiDate(2567, 10, 1)
    assert fiscal.last_day(2568) == ThaiDate(2568, 9, 30)


@pytest.mark.parametrize(
    ("date", "year"),
    [
        (ThaiDate(2567, 9, 30), 2567),
        (ThaiDate(2567, 10, 1), 2568),
        (ThaiDate(2567, 10), 2568),
        (ThaiDate(2568, 1), 2568),
        (ThaiDate(2568, 12, 31), 2569),
    ],
)
def test_fiscal_year_of(date: ThaiDate, year: int) -> None:
    assert fiscal.fiscal_year_of(date) == year


def test_labels() -> None:
    assert fiscal.label(2568) == "ปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert fiscal.round_label(6) == "รอบ ๖ เดือน"
    assert fiscal.round_label(12) == "รอบ ๑๒ เดือน"


@pytest.mark.parametrize(
    ("months", "end"),
    [
        (1, ThaiDate(2567, 10, 31)),
        (3, ThaiDate(2567, 12, 31)),
        (6, ThaiDate(2568, 3, 31)),
        (9, ThaiDate(2568, 6, 30)),
        (12, ThaiDate(2568, 9, 30)),
    ],
)
def test_round_end(months: int, end: ThaiDate) -> None:
    assert fiscal.round_end(2568, months) == end


def test_there_is_no_round_of_two_months() -> None:
    with pytest.raises(ValueError, match="2 months"):
        fiscal.round_end(2568, 2)


@given(years)
def test_every_round_lies_in_its_year(year: int) -> None:
    ends = [fiscal.round_end(year, months) for months in fiscal.ROUNDS]
    assert {fiscal.fiscal_year_of(end) for end in ends} == {year}
    assert ends == sorted(ends)
    assert ends[-1] == fiscal.last_day(year)


@pytest.mark.parametrize("year", [FIRST_YEAR, LAST_YEAR])
def test_every_fiscal_year_a_record_may_have_has_its_days(year: int) -> None:
    own = describe(FiscalYear)["year"]
    assert (own.lowest, own.highest) == (FIRST_YEAR, LAST_YEAR)
    days = [fiscal.first_day(year), *(fiscal.round_end(year, n) for n in fiscal.ROUNDS)]
    assert days == sorted(days)
    assert days[-1] == fiscal.last_day(year)
