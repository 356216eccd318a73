from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.report.fonts import Face, face
from itadesk.report.shaping import STANDARD, shape

FACES = [face(bold, italic) for bold, italic in product((False, True), repeat=2)]


def said(own: Face, text: str) -> list[str]:
    return [cluster.text for cluster in shape(own, text).clusters]


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("น้ำใจ", ["น้ำ", "ใ", "จ"]),
        ("ป้ำ", ["ป้ำ"]),
        ("เกี้ยว", ["เ", "กี้", "ย", "ว"]),
        ("กุ่", ["กุ่"]),
        ("ฤๅ", ["ฤๅ"]),
        ("นํ้า", ["นํ้", "า"]),
        ("fi", ["f", "i"]),
        ("A\u0301", ["A\u0301"]),
        ("ก ข", ["ก", " ", "ข"]),
    ],
)
def test_clusters(text: str, clusters: list[str]) -> None:
    assert said(face(), text) == clusters


@pytest.mark.parametrize("own", FACES, ids=lambda own: own.name)
def test_every_syllable_says_itself(own: Face) -> None:
    above, tones = ["", *"ัิีึืุู็ํ"], ["", *"่้๊๋์"]
    for consonant, vowel, tone, after in product(map(chr, range(0xE01, 0xE2F)), above, tones, "ำา"):
        text = consonant + vowel + tone + after
        word = shape(own, text)
        assert "".join(cluster.text for cluster in word.clusters) == text
        assert not word.missing


@pytest.mark.parametrize("own", FACES, ids=lambda own: own.name)
def test_marks_move_out_of_the_way_of_a_tall_letter(own: Face) -> None:
    low, tall = (shape(own, text).clusters[0].glyphs for text in ("กี่", "ปี่"))
    assert all(a[0] != b[0] for a, b in zip(low, tall, strict=True))


@pytest.mark.parametrize("char", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
def test_invisible_characters_draw_nothing(char: str) -> None:
    word = shape(face(), f"ก{char}ข")
    assert (word.width, word.missing) == (shape(face(), "กข").width, "")
    assert shape(face(), char).clusters == ()


def test_missing_characters_are_told() -> None:
    word = shape(face(), "ก😀ข漢")
    assert word.missing == "😀漢"
    assert [cluster.glyphs[0][0] for cluster in word.clusters if cluster.text == "😀"] == [0]


def test_white_space_the_font_lacks_is_a_space() -> None:
    word = shape(face(), "\u3000")
    assert (word.width, word.missing) == (shape(face(), " ").width, "")


def test_a_heap_of_marks_is_no_single_glyph() -> None:
    word = shape(face(), "ก" + "ิ" * 20_000)
    assert word.width == shape(face(), "ก").width
    assert max(len(cluster.glyphs) for cluster in word.clusters) <= 8


def test_private_codes_of_old_fonts_stand_for_thai() -> None:
    old = "".join(map(chr, (0xF701, 0xF70A, 0xF70F, 0xF71A, 0xF88A, 0xF899, 0xF89E)))
    assert old.translate(STANDARD) == "ิ่ญฺ่ํฐ"


def test_a_word_is_shaped_once_per_face() -> None:
    assert shape(face(), "มาตรการ") is shape(face(), "มาตรการ")
    assert shape(face(), "มาตรการ") is not shape(face(bold=True), "มาตรการ")


@given(st.text())
def test_any_text_is_shaped(text: str) -> None:
    word = shape(face(), text)
    assert word.width == sum(cluster.width for cluster in word.clusters)
    assert "".join(cluster.text for cluster in word.clusters) in (text, *seen(text))


def seen(text: str) -> list[str]:
    """Return `text` without its invisible characters, which say nothing."""
    return ["".join(char for char in text if shape(face(), char).clusters)]
