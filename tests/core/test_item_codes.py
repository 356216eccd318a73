"""Spellings of item codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.errors import UserError
from itadesk.core.item_codes import normalise_item_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("I7", "I7"),
        ("i7", "I7"),
        ("ข้อ I7", "I7"),
        ("ข้อI9", "I9"),
        ("ข้อที่ e13", "E13"),
        ("IIT 7", "I7"),
        ("I-7", "I7"),
        ("I07", "I7"),
        ("E13.", "E13"),
        ("OIT 25", "O25"),
        ("oit25", "O25"),
        ("O-42", "O42"),
        ("O๓๕", "O35"),
        ("๐2", "O2"),
        ("042", "O42"),
        (" o11 ", "O11"),
    ],
)
def test_one_spelling_for_all_in_use(typed: str, code: str) -> None:
    assert normalise_item_code(typed) == code


@pytest.mark.parametrize(
    "typed",
    ["", "42", "I", "I0", "I100", "X7", "MOIT 5", "9.1", "O25 O26", "ข้อ", "I7a", " " * 9999],
)
def test_refuses_what_is_no_code_with_a_remedy(typed: str) -> None:
    with pytest.raises(UserError, match="I7"):
        normalise_item_code(typed)


@given(st.sampled_from("IEO"), st.integers(1, 99))
def test_the_normal_form_is_left_alone(letter: str, number: int) -> None:
    assert normalise_item_code(f"{letter}{number}") == f"{letter}{number}"
