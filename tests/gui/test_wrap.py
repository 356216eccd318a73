import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.gui.wrap import ZERO_WIDTH_SPACE, unwrapped, wrappable


def test_breaks_are_between_words() -> None:
    text = wrappable("จัดทำมาตรการส่งเสริมคุณธรรม")
    assert text.split(ZERO_WIDTH_SPACE) == ["จัดทำ", "มาตรการ", "ส่งเสริม", "คุณธรรม"]


def test_names_are_not_broken() -> None:
    text = wrappable("อบต.ประจักษ์ศิลปาคมจัดทำ", ["ประจักษ์ศิลปาคม"])
    assert "ประจักษ์ศิลปาคม" in text


@pytest.mark.parametrize("text", ["คำ(คำ)", "“คำ”", "๑/๒", "คำ ๆ"])
def test_signs_stay_with_their_words(text: str) -> None:
    for before, after in zip(wrappable(text), wrappable(text)[1:], strict=False):
        if after == ZERO_WIDTH_SPACE:
            assert before not in "(“/"
        if before == ZERO_WIDTH_SPACE:
            assert after not in ")”/ๆ"


@given(st.text(st.characters(exclude_characters=ZERO_WIDTH_SPACE, exclude_categories=["Cs"])))
def test_unwrapped_gives_the_text_back(text: str) -> None:
    assert unwrapped(wrappable(text)) == text
