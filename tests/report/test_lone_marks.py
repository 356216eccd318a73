"""Marks that stand on no letter stay beside what stands before and after them."""

import pytest

from itadesk.report.fonts import UNITS, face
from itadesk.report.shaping import Word, shape

MARKS = (
    "\u0e31\u0e34\u0e38\u0e47\u0e48\u0e49\u0e4c\u0e4d\u0e33"
    "\u0301\u0323\u0489\u20dd\u035c\u05c1\u201f"
)


def ink_outside(word: Word) -> int:
    """Return how far the ink of a word reaches out of the word, in font units."""
    lefts, rights = [], []
    at = 0
    for cluster in word.clusters:
        for glyph, x, _ in cluster.glyphs:
            extents = cluster.face.shaper.get_glyph_extents(glyph)
            lefts.append(at + x + extents.x_bearing)
            rights.append(lefts[-1] + extents.width)
        at += cluster.width
    return max(-min(lefts), max(rights) - word.width)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("bold", [False, True])
def test_the_ink_of_a_lone_mark_reaches_hardly_out_of_its_word(mark: str, bold: bool) -> None:
    for text in (mark, mark * 20, f"{mark}ก", "\u0489" + mark, "l" + mark, "\U000e008d" + mark):
        assert ink_outside(shape(face(bold), text)) <= UNITS // 4, ascii(text)


@pytest.mark.parametrize("mark", MARKS)
def test_a_lone_mark_is_copied_as_it_was_typed(mark: str) -> None:
    for text in (mark, mark * 20, f"{mark}ก", f" {mark}ก"):
        assert "".join(cluster.text for cluster in shape(face(), text).clusters) == text


def test_marks_on_their_letters_stand_where_the_font_has_them() -> None:
    (cluster,) = shape(face(), "ปิ้").clusters
    assert [x for _, x, _ in cluster.glyphs] == [0, cluster.width, cluster.width]


@pytest.mark.parametrize("mark", "\u0301\u0323")
def test_a_pile_of_marks_stays_in_its_line(mark: str) -> None:
    two, many = (
        shape(face(), "\u0411" + mark * count) for count in (2, 400)
    )  # one glyph, Cyrillic
    heights = {y for cluster in many.clusters for _, _, y in cluster.glyphs}
    assert heights >= {y for cluster in two.clusters for _, _, y in cluster.glyphs}
    assert max(map(abs, heights)) < UNITS / 2
