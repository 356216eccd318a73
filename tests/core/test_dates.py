"""Dates in the Buddhist era."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.dates import LAST_YEAR, MONTHS, SHORT_MONTHS, ThaiDate, moment
from itadesk.core.digits import to_arabic
from itadesk.core.errors import UserError

days = st.dates(date(1957, 1, 1), date(2056, 12, 31)).map(ThaiDate.from_date)  # พ.ศ. 2500–2599
months = st.builds(ThaiDate, st.integers(2500, 2599), st.integers(1, 12))
thai_dates = days | months


@pytest.mark.parametrize(
    ("stored", "value"),
    [("2568-02-15", ThaiDate(2568, 2, 15)), ("2568-02", ThaiDate(2568, 2))],
)
def test_stored_form(stored: str, value: ThaiDate) -> None:
    assert ThaiDate.parse(stored) == value
    assert value.iso() == stored


@pytest.mark.parametrize(
    "text",
    ["", "2568", "2568-2", "2568-02-1", "2568-13", "2568-00", "2568-02-30", "68-02", "2568-02-00",
     "2568/02/15", " 2568-02", "2568-02-15\n", "๒๕๖๘-๐๒", "2024-01", "15-02-2568"],
)  # fmt: skip
def test_stored_form_is_strict(text: str) -> None:
    with pytest.raises(UserError):
        ThaiDate.parse(text)


def test_long_and_short() -> None:
    day, month = ThaiDate(2567, 10, 1), ThaiDate(2568, 2)
    assert day.long() == "๑ ตุลาคม ๒๕๖๗"
    assert day.short() == "๑ ต.ค. ๖๗"
    assert month.long() == "กุมภาพันธ์ ๒๕๖๘"
    assert month.short() == "ก.พ. ๖๘"
    assert ThaiDate(2505, 1, 9).short() == "๙ ม.ค. ๐๕"


def test_leap_day_follows_the_common_era() -> None:
    assert ThaiDate(2567, 2, 29).to_date() == date(2024, 2, 29)
    for year in (2568, 2643):  # ค.ศ. 2025, and 2100, a century that is no leap year
        with pytest.raises(UserError, match="๒๘ วัน"):
            ThaiDate(year, 2, 29)


def test_common_era_and_back() -> None:
    assert ThaiDate.from_date(date(2024, 10, 1)) == ThaiDate(2567, 10, 1)
    assert ThaiDate(2567, 10).to_date() == date(2024, 10, 1)


def test_a_month_sorts_before_its_days_and_after_the_month_before() -> None:
    ordered = [
        ThaiDate(2567, 12, 31), ThaiDate(2568, 1), ThaiDate(2568, 1, 1), ThaiDate(2568, 1, 31),
        ThaiDate(2568, 2),
    ]  # fmt: skip
    assert sorted(set(ordered)) == ordered


@pytest.mark.parametrize(
    "typed",
    [
        "๑ ต.ค. ๖๗",
        "1 ต.ค. 2567",
        "1 ต.ค.67",
        "1ต.ค.67",
        "1 ตค 67",
        "1/10/67",
        "๑/๑๐/๒๕๖๗",
        "01-10-2567",
        "1.10.67",
        "๑ ตุลาคม พ.ศ. ๒๕๖๗",
        "๑ ตุลาคม พ.ศ.๒๕๖๗",
        "วันที่ ๑ เดือน ตุลาคม พ.ศ. ๒๕๖๗",
        "วันที่ ๑ ต.ค. ๖๗",
        "2567-10-01",
        "  ๑  ตุลาคม\u00a0๒๕๖๗ ",
    ],
)
def test_reads_a_day_as_officers_type_it(typed: str) -> None:
    assert ThaiDate.read(typed) == ThaiDate(2567, 10, 1)


@pytest.mark.parametrize(
    "typed",
    ["ต.ค. 67", "ต.ค.๖๗", "ตุลาคม ๒๕๖๗", "เดือนตุลาคม ๒๕๖๗", "10/2567", "10/67", "2567-10",
     "ตุลาคม ปี 2567"],
)  # fmt: skip
def test_reads_a_month_as_officers_type_it(typed: str) -> None:
    assert ThaiDate.read(typed) == ThaiDate(2567, 10)


@pytest.mark.parametrize(
    "typed",
    ["", "ตุลาคม", "2567", "ตลอดปีงบประมาณ", "32 ต.ค. 67", "0 ต.ค. 67", "1/13/67", "29 ก.พ. 68",
     "1 ฤกษ์ 67", "1/10/024", "1/10-67", "เดือนมิถุนายน ๒๕๖๘ เป็นต้นไป", "1 ต.ค. 67 2567",
     "9" * 5000, "1" + " " * 20_000 + "x"],
)  # fmt: skip
def test_refuses_what_is_no_date_in_thai_with_a_remedy(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        ThaiDate.read(typed)
    assert refused.value.remedy
    assert len(refused.value.message) < 100


@pytest.mark.parametrize("typed", ["1/10/2024", "1 ต.ค. 2024", "2024-10-01"])
def test_a_common_era_year_is_refused_naming_the_thai_year(typed: str) -> None:
    with pytest.raises(UserError, match=r"ค\.ศ\. ๒๐๒๔ คือ พ\.ศ\. ๒๕๖๗"):
        ThaiDate.read(typed)


def test_years_outside_the_era_are_refused_with_another_remedy() -> None:
    with pytest.raises(UserError, match="สี่หลัก"):
        ThaiDate(LAST_YEAR + 1, 1)


def test_every_month_name_is_read() -> None:
    for number, (name, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), 1):
        assert (
            ThaiDate.read(f"{name} 2568") == ThaiDate.read(f"{short} 68") == ThaiDate(2568, number)
        )


@given(thai_dates)
def test_stored_form_round_trip(value: ThaiDate) -> None:
    assert ThaiDate.parse(value.iso()) == value


@given(thai_dates)
def test_printed_forms_are_read_back(value: ThaiDate) -> None:
    for printed in (value.long(), value.short(), value.iso()):
        assert ThaiDate.read(printed) == value
        assert ThaiDate.read(to_arabic(printed)) == value


@given(days)
def test_common_era_round_trip(value: ThaiDate) -> None:
    assert ThaiDate.from_date(value.to_date()) == value


@given(days, days)
def test_days_sort_as_in_the_common_era(first: ThaiDate, second: ThaiDate) -> None:
    assert (first < second) == (first.to_date() < second.to_date())


@given(st.text())
def test_read_refuses_only_with_a_user_error(text: str) -> None:
    with suppress(UserError):
        assert isinstance(ThaiDate.read(text), ThaiDate)


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (datetime(2026, 1, 2, 14, 32), "๒ ม.ค. ๒๕๖๙ ๑๔:๓๒ น."),
        (datetime(1970, 12, 31, 0, 5), "๓๑ ธ.ค. ๒๕๑๓ ๐๐:๐๕ น."),
        (datetime(9999, 1, 1), "๑ ม.ค. ๑๐๕๔๒ ๐๐:๐๐ น."),
    ],
)
def test_moment_whatever_the_clock_says(time: datetime, text: str) -> None:
    assert moment(time) == text
