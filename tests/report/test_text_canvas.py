"""What is written on the canvas reads alike in every program."""

from copy import copy

import pymupdf
import pytest

from itadesk.report.fonts import face
from itadesk.report.shaping import shape
from itadesk.report.text import Setter, Style, TextCanvas
from tests.typeset.lines import chars


def test_a_move_at_the_end_of_a_face_is_seen_by_every_program() -> None:
    setter = Setter()
    (line,) = setter.lines("ก", Style(100, 150), 500)
    (word,) = line.words
    closer, (cluster,) = copy(word), map(copy, word.clusters)
    cluster.width -= 500
    closer.clusters = (cluster,)
    drawn = line._replace(words=(closer, shape(face(bold=True), "ข")))
    canvas = TextCanvas(setter, (600, 300))
    canvas.show([drawn], 50, 300)
    pdf = canvas.finish()
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        spans = document[0].get_texttrace()
    origins = [char[2][0] for span in spans for char in span["chars"]]
    assert [char.x for char in chars(pdf)] == pytest.approx(origins, abs=0.1)
