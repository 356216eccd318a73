"""Numbers of identity cards are found however they are written, other numbers are left alone."""

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.national_ids import holds_number, places
from itadesk.core.records import FiscalYear, Measure, Office

# Made up; the last digit is 11 less the weighted sum modulo 11, worked out by hand.
VALID = "1101700230708"


@pytest.mark.parametrize(
    "text",
    [
        VALID,
        "1-1017-00230-70-8",
        "1 1017 00230 70 8",
        "๑-๑๐๑๗-๐๐๒๓๐-๗๐-๘",
        f"นาย ก เลขที่ {VALID} ผู้ร้อง",
        f"({VALID})",
        f"เลข{VALID}ครับ",
    ],
)
def test_a_number_is_found(text: str) -> None:
    assert holds_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1101700230709",  # check digit
        "9101700230707",  # no such kind of person
        VALID[:-1],
        f"{VALID}1",
        f"{VALID}-1",
        "โทร. 042 214 999 ต่อ 13",
        "๕๐๐,๐๐๐ บาท",
        "1101700230708.50",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert not holds_number(text)


def test_the_place_is_told() -> None:
    office = Office(name="นาม่วง")
    year = FiscalYear(office_id=office.id, year=2568)
    one = Measure(year_id=year.id, title="มาตรการ", steps=f"ผู้ร้อง {VALID}")
    other = Measure(year_id=year.id, title="มาตรการ")
    (place,) = places(Dataset.of([office, year, one, other]))
    assert (place.record, place.field.name) == (one, "steps")


def test_entries_of_lists_are_looked_at() -> None:
    office = Office(name="นาม่วง")
    year = FiscalYear(office_id=office.id, year=2568)
    one = Measure(year_id=year.id, responsible=("สำนักปลัด", f"นาย ก {VALID}"))
    (place,) = places(Dataset.of([office, year, one]))
    assert (place.record, place.field.name) == (one, "responsible")
