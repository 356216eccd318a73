"""Looking things up in a year's data."""

import pytest

from itadesk.core.ita import Instrument, load


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("การใช้งบประมาณ", 2),
        ("การใช้จ่ายงบประมาณ", 2),
        ("ตัวชี้วัดที่ ๒ การใช้จ่ายงบประมาณ", 2),
        ("ตัวชี้วัดการใช้อำนาจ", 3),
        ("การใช้ทรัพย์สินของทางราชการ", 4),
        ("การแก้ไขปัญหา การทุจริต", 5),
        ("ตัวชี้วัดประสิทธิภาพการสื่อสาร", 7),
        ("การปรับปรุงการทำงาน", 8),
        ("การปรับปรุงระบบการทำงาน", 8),
        ("ตัวชี้วัด ๙ การเปิดเผยข้อมูล", 9),
        ("การป้องกันการทุจริต", 10),
        ("10", 10),
        ("9.1", 9),
    ],
)
@pytest.mark.parametrize("year", [2565, 2568])
def test_an_indicator_is_found_as_offices_write_it(year: int, text: str, number: int) -> None:
    assert load(year).find_indicator(text) == number


@pytest.mark.parametrize(
    "text", ["", "11", "0", "การใช้จ่ายเงิน", "การให้บริการของราชการ", "คุณภาพการให้บริการ", "ตัวชี้วัด"]
)
def test_a_name_that_is_none_of_the_ten_is_not_guessed(text: str) -> None:
    assert load(2568).find_indicator(text) is None


@pytest.mark.parametrize(
    ("year", "code", "number"),
    [
        (2566, "I7", 2),
        (2566, "I14", 3),
        (2566, "I27", 5),
        (2566, "E2", 6),
        (2566, "E13", 8),
        (2564, "O33", 9),
        (2564, "O42", 10),
        (2566, "I31", None),
        (2569, "I1", None),
    ],
)
def test_indicator_of_an_item(year: int, code: str, number: int | None) -> None:
    assert load(year).indicator_of(code) == number


def test_text_of_an_item() -> None:
    assert load(2566).item_text("E13") == "หน่วยงานมีระบบการให้บริการออนไลน์หรือไม่"
    assert load(2564).item_text("O17") == "E-Service"
    assert load(2569).item_text("O25") == "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"
    assert load(2569).item_text("I1") == ""


def test_an_indicator_knows_its_instrument() -> None:
    data = load(2568)
    assert data.indicator(5).instrument is Instrument.IIT
    assert data.indicator(6).instrument is Instrument.EIT
    assert data.indicator(10).instrument is Instrument.OIT
