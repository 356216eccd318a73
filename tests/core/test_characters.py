"""Which characters may be stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.characters import clean, describe, forbidden, shown
from itadesk.core.errors import UserError

any_text = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize("text", ["", "มาตรการ\nที่ ๑", "ก\u200bข", "A\u00a0B", "\uf70a", "😀"])
def test_allows_ordinary_text(text: str) -> None:
    assert forbidden(text) == ""
    assert clean(text) == text


@pytest.mark.parametrize("char", [*"\x00\t\r\x1b\x7f\x85\x9f", *"\u202a\u202e\u2066\u2069"])
def test_forbids_control_and_bidi_characters(char: str) -> None:
    assert forbidden(f"ก{char}ข") == char


@pytest.mark.parametrize("code", [0xD800, 0xDFFF])
def test_forbids_half_a_surrogate_pair(code: int) -> None:
    assert forbidden(chr(code)) == chr(code)


@pytest.mark.parametrize("char", [*"\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"])
def test_forbids_noncharacters(char: str) -> None:
    assert forbidden(char) == char


@pytest.mark.parametrize(
    "char", ["\u200e", "\u2029", "\u202f", "\u2065", "\u206a", "\xa0", "\ufdcf", "\ufdf0", "\ufffd"]
)
def test_allows_the_neighbours_of_forbidden_ranges(char: str) -> None:
    assert forbidden(char) == ""


def test_names_each_offender_once_in_order() -> None:
    assert forbidden("ก\u202eข\x00ค\u202e\x00") == "\u202e\x00"


def test_describes_by_code_point() -> None:
    assert describe("\u202e") == "U+202E"
    assert describe("\x00") == "U+0000"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\v", "\f"])
def test_clean_makes_every_line_end_a_newline(end: str) -> None:
    assert clean(f"ก{end}ข") == "ก\nข"


def test_clean_makes_a_tab_a_space() -> None:
    assert clean("ก\tข") == "ก ข"


def test_clean_removes_the_rest() -> None:
    assert clean("\ufeffก\x00\u202eข\ud800") == "\ufeffกข"


@given(any_text)
def test_clean_leaves_nothing_forbidden(text: str) -> None:
    assert forbidden(clean(text)) == ""


@given(any_text)
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_a_cleaned_text_can_be_written_to_a_file(text: str) -> None:
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


def test_a_name_is_shown_safely() -> None:
    assert shown("a\u202eb\nc\ud800") == "aU+202EbU+000AcU+D800"
    assert shown("ก" * 100) == "ก" * 59 + "…"


def test_nothing_is_hidden_in_a_message() -> None:
    error = UserError("“gpj\u202e” ไม่ใช่วันที่", "พิมพ์\x1b[2J ใหม่")
    assert str(error) == "“gpjU+202E” ไม่ใช่วันที่ พิมพ์U+001B[2J ใหม่"
