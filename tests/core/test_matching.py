import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.tokenize import newmm, tcc_p

from itadesk.core import matching
from itadesk.core.matching import cut
from tests.core.pack_words import words
from tests.typeset import examples

LETTERS = st.text("".join(map(chr, range(0xE01, 0xE5C))))
CLUSTER_LETTERS = st.text("กขรวยอเแโไะัาำิีืุ็่้์ \n", max_size=12)
FOREIGN = st.text(" \t\r\n\u00a0.,-/:()09๐๙aZéß中\u200b…\ud800", max_size=4)
WORDS = st.sampled_from(words())
TEXTS = st.lists(WORDS | LETTERS | CLUSTER_LETTERS | FOREIGN, max_size=12).map("".join)


def test_examples_are_cut_as_newmm_cuts_them() -> None:
    for text in examples.paragraphs():
        assert cut(text) == newmm.segment(text)


def test_all_examples_as_one_text_are_cut_as_newmm_cuts_them() -> None:
    text = "\n".join(examples.paragraphs())
    assert cut(text) == newmm.segment(text)


@given(TEXTS)
def test_any_text_is_cut_as_newmm_cuts_it(text: str) -> None:
    assert cut(text) == newmm.segment(text)


@given(st.lists(WORDS, max_size=60).map("".join))
def test_words_in_a_row_are_cut_as_newmm_cuts_them(text: str) -> None:
    assert cut(text) == newmm.segment(text)


@given(CLUSTER_LETTERS | LETTERS)
def test_clusters_are_those_of_newmm(text: str) -> None:
    assert matching._CLUSTER.findall(text) == tcc_p.segment(text)


@pytest.mark.parametrize("syllable", ["ก", "กก", "ตากลม", "มากกว่า", "ขนบนอก", "กา", "ๆ", "เ", "ิ"])
@pytest.mark.parametrize("count", [1, 2, 7, 40, 150])
def test_text_without_an_end_in_sight_is_cut_as_newmm_cuts_it(syllable: str, count: int) -> None:
    text = syllable * count
    assert cut(text) == newmm.segment(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ก้ม ๆ เงย ๆ แล้ว", "ก้ม ๆ เงย ๆ| |แล้ว"),
        ("ดี.ผลการ", "ดี|.|ผล|การ"),
        ("ดู http://www.ita.go.th/a ต่อ", "ดู| |http|://www.ita.go.th/a| |ต่อ"),
        ("๑,๒๓๔.๕๐บาท", "๑,๒๓๔.๕๐|บาท"),
        ("", ""),
    ],
)
def test_spaces_signs_and_numbers_in_the_text(text: str, expected: str) -> None:
    assert "|".join(cut(text)) == expected == "|".join(newmm.segment(text))


def test_more_words_at_one_place_than_are_tried_at_once() -> None:
    assert matching._lowest(0b1101100, 2) == 0b1100
    assert matching._lowest(0b1101100, 9) == 0b1101100
