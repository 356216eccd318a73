"""Thai and Arabic digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.digits import Digits, convert, thai_number, to_arabic, to_thai

digit_text = st.text(st.sampled_from("0123456789๐๑๒๓๔๕๖๗๘๙IOEac.-/@: กขค"))


def test_plain_conversion() -> None:
    assert to_thai("ปี 2568 ข้อ 1.9") == "ปี ๒๕๖๘ ข้อ ๑.๙"
    assert to_arabic("ปี ๒๕๖๘ ข้อ ๑.๙") == "ปี 2568 ข้อ 1.9"


def test_typed_changes_nothing() -> None:
    assert convert("๒๕๖7", Digits.TYPED) == "๒๕๖7"


@pytest.mark.parametrize(
    ("typed", "thai"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖7", "ปีงบประมาณ พ.ศ. ๒๕๖๗"),
        ("1. ข้อแรก\n2) ข้อสอง", "๑. ข้อแรก\n๒) ข้อสอง"),
        ("1/10/67 จำนวน 10,000 บาท", "๑/๑๐/๖๗ จำนวน ๑๐,๐๐๐ บาท"),
        ("โทร 0 4525 2586", "โทร ๐ ๔๕๒๕ ๒๕๘๖"),
        ("ตัวชี้วัด 9.1, 9.2", "ตัวชี้วัด ๙.๑, ๙.๒"),
        ("ITA 2568", "ITA ๒๕๖๘"),
        ("EIT 92.00 และ OIT 84.65", "EIT ๙๒.๐๐ และ OIT ๘๔.๖๕"),
        ("1.Website 2.Facebook", "๑.Website ๒.Facebook"),
        ("1.E-Service", "๑.E-Service"),
    ],
)
def test_numbers_are_converted(typed: str, thai: str) -> None:
    assert convert(typed, Digits.THAI) == thai


@pytest.mark.parametrize(
    "kept",
    [
        "https://www.kudpladuk.go.th/ita2567/1",
        "http://song.go.th/ข่าว/12?id=3",
        "www.a2.go.th/5",
        "kudpladuk.go.th/12",
        "kudpladuk.go.th#12",
        "abt1@example2.go.th",
        "I7",
        "ข้อI9",
        "E13",
        "(อ้างอิงจาก o39, o40)",
        "O25/O26",
        "OIT 42",
        "O-42",
        "ITA2568",
        "wifi6",
        "COVID-19",
        "PM2.5",
        "E-Service",
        "I๗",
    ],
)
@pytest.mark.parametrize("digits", [Digits.THAI, Digits.ARABIC])
def test_addresses_and_codes_keep_theirs(kept: str, digits: Digits) -> None:
    assert convert(kept, digits) == kept


def test_numbers_beside_a_code_are_converted() -> None:
    assert convert("ข้อ I7 ได้ 79.27 คะแนน", Digits.THAI) == "ข้อ I7 ได้ ๗๙.๒๗ คะแนน"


def test_a_number_glued_to_an_address_by_thai_text_is_converted() -> None:
    assert convert("5ดูที่ www.a.go.th 6", Digits.THAI) == "๕ดูที่ www.a.go.th ๖"


def test_page_number() -> None:
    assert thai_number(120) == "๑๒๐"


@given(digit_text, st.sampled_from(Digits))
def test_only_digits_change(text: str, digits: Digits) -> None:
    assert to_arabic(convert(text, digits)) == to_arabic(text)


@given(digit_text, st.sampled_from(Digits))
def test_convert_is_idempotent(text: str, digits: Digits) -> None:
    once = convert(text, digits)
    assert convert(once, digits) == once


@pytest.mark.parametrize("unit", ["-", ".", "a-", "1.", "a.", "a@", "www.", "OIT ", "a1", "ก1"])
def test_a_long_repetitive_text_keeps_its_length(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert len(convert(text, Digits.THAI)) == len(text)
