"""What is written on the canvas reads alike in every program."""

from copy import copy
from io import BytesIO

import pikepdf
import pymupdf
import pytest

from itadesk.report import font_embed
from itadesk.report.fonts import face
from itadesk.report.linefill import Box
from itadesk.report.shaping import shape
from itadesk.report.text import Setter, Style, TextCanvas
from tests.typeset import extraction
from tests.typeset.lines import chars

LETTERS = [chr(code) for code in range(0xE01, 0xE2F)]
# Each with each, more than one font has codes for; then the first beside the last, in one word.
SYLLABLES = [letter + vowel for vowel in "าิีึืุู" for letter in LETTERS]
# Between them a word that shows nothing.
MANY = " ".join([*SYLLABLES, SYLLABLES[0] + SYLLABLES[-1], "กา\u200bกู", "\u200b"])


def many(pages: int = 1) -> bytes:
    setter = Setter()
    canvas = TextCanvas(setter, (600, 700))
    for page in range(pages):
        if page:
            canvas.next_page()
        canvas.show(setter.lines(MANY, Style(16, 22), 500), 50, 650)
    return canvas.finish()


def test_a_move_at_the_end_of_a_face_is_seen_by_every_program() -> None:
    setter = Setter()
    (line,) = setter.lines("ก", Style(100, 150), 500)
    ((word,),) = (box.words for box in line.boxes)
    closer, (cluster,) = copy(word), map(copy, word.clusters)
    cluster.width -= 500
    closer.clusters = (cluster,)
    box = Box("กข", (), (closer, shape(face(bold=True), "ข")), ())
    drawn = line._replace(boxes=(box,))
    canvas = TextCanvas(setter, (600, 300))
    canvas.show([drawn], 50, 300)
    pdf = canvas.finish()
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        spans = document[0].get_texttrace()
    origins = [char[2][0] for span in spans for char in span["chars"]]
    assert [char.x for char in chars(pdf)] == pytest.approx(origins, abs=0.1)


def test_lines_and_words_of_several_fonts_read_as_typed() -> None:
    pdf = many()
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert len(document[0].get_fonts()) > 1
    assert extraction.pdfium(pdf).split() == MANY.replace("\u200b", "").split()


def test_a_word_that_shows_nothing_asks_for_no_font() -> None:
    with pikepdf.open(BytesIO(many())) as document:
        (page,) = document.pages
        operations = pikepdf.parse_content_stream(page)
        asked = {str(one.operands[0]) for one in operations if str(one.operator) == "Tf"}
        assert asked == set(page.Resources.Font.keys())


def test_pages_are_the_same_however_few_boxes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = many(pages=2)
    monkeypatch.setattr(font_embed, "_KEPT_BOXES", 2)
    assert many(pages=2) == expected


def test_a_path_is_drawn_from_point_to_point_in_its_own_greys() -> None:
    canvas = TextCanvas(Setter(), (200, 100))
    canvas.path([(10, 10), (60, 10), (60, 50)], weight=2, ink=0.5, dash=(3, 1.5))
    canvas.path([(100, 10), (150, 10), (125, 60)], close=True, shade=0.75)
    canvas.rule(10, 90, 190, 90)
    with pymupdf.open(stream=canvas.finish(), filetype="pdf") as document:
        open_path, closed, rule = document[0].get_drawings()
    assert (open_path["type"], open_path["width"], open_path["dashes"]) == ("s", 2, "[ 3 1.5 ] 0")
    assert open_path["color"] == pytest.approx((0.5,) * 3, abs=0.001)
    assert len(open_path["items"]) == 2
    assert (closed["type"], len(closed["items"])) == ("fs", 3)  # the last leads back
    assert closed["fill"] == pytest.approx((0.75,) * 3, abs=0.001)
    assert (rule["color"], rule["dashes"]) == ((0, 0, 0), "[] 0")
