import subprocess
import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.report.fonts import FULL, LIGHT, Face, face, other
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
        ("ก  ข", ["ก", "  ", "ข"]),
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


@pytest.mark.parametrize(
    ("text", "faces"),
    [
        ("ก→ข", "Sarabun Light Sarabun"),
        ("Ωμέγα Ж", "Light Light Light Light Light Sarabun Light"),
        ("☑ ☐ ●", "Full Sarabun Full Sarabun Full"),
        ("≥½≤é⅑", "Sarabun Sarabun Sarabun Sarabun Full"),
        ("a\u0304b", "Light Sarabun"),  # a letter and its mark are one
        ("ก\u0304 ป้", "Sarabun Light Sarabun Sarabun"),  # no face has both
        ("😀", "Full"),
        ("漢", "Full"),
    ],
)
def test_what_the_face_lacks_is_set_in_another(text: str, faces: str) -> None:
    names = {"THSarabunNew": "Sarabun", LIGHT: "Light", FULL: "Full"}
    clusters = shape(face(), text).clusters
    assert " ".join(names[cluster.face.name] for cluster in clusters) == faces
    assert "".join(cluster.text for cluster in clusters) == text


def test_bold_text_takes_the_stronger_of_the_other_faces() -> None:
    (cluster,) = shape(face(bold=True), "Ω").clusters
    assert cluster.face is other(FULL)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("ก😀ข漢字", "漢字"),
        ("→≥", ""),
        ("\uf0b8", "\uf0b8"),
        ("שלום", "שלום"),
        ("\u0e5f", "\u0e5f"),
    ],
)
def test_characters_that_no_face_has_are_told_and_shown_as_a_box(text: str, missing: str) -> None:
    word = shape(face(), text)
    assert word.missing == missing
    box = ((other(FULL).glyph("▯"), 0, 0),)
    assert "".join(each.text for each in word.clusters if each.glyphs == box) == missing


def test_normal_text_needs_no_other_face() -> None:
    code = "from itadesk.report import fonts, shaping; shaping.shape(fonts.face(), 'ก–ข “é” ½ ฿ ๛')"
    check = f"{code}; assert len(fonts._faces) == 1"
    subprocess.run([sys.executable, "-c", check], check=True)


@pytest.mark.parametrize("char", "\u3000\u2028\u1680")
def test_white_space_that_the_faces_lack_is_a_space(char: str) -> None:
    word = shape(face(), char)
    assert (word.width, word.missing) == (shape(face(), " ").width, "")
    assert [cluster.text for cluster in word.clusters] == [char]


def test_a_heap_of_marks_is_no_single_glyph() -> None:
    word = shape(face(), "ก" + "ิ" * 20_000)
    assert word.width == shape(face(), "ก").width
    assert max(len(cluster.glyphs) for cluster in word.clusters) <= 8


def test_private_codes_of_old_fonts_stand_for_thai() -> None:
    old = "".join(map(chr, (0xF701, 0xF70A, 0xF70F, 0xF71A, 0xF88A, 0xF899, 0xF89E)))
    assert old.translate(STANDARD) == "ิ่ญฺ่ํฐ"


def test_private_codes_of_pasted_list_marks_stand_for_symbols() -> None:
    assert "\uf0b7 \uf0fc \uf0d8".translate(STANDARD) == "• ✓ ➢"
    assert not shape(face(), "".join(map(chr, STANDARD)).translate(STANDARD)).missing


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


def test_a_code_without_a_letter_is_shown_as_a_box() -> None:
    word = shape(face(), "ก\u0e00ข")
    assert word.missing == "\u0e00"
    assert all(cluster.width > 0 for cluster in word.clusters)
