"""The file as other programs read it."""

import io
import zlib

import pikepdf
import pymupdf
from hypothesis import given
from hypothesis import strategies as st

from itadesk.report.pdf_file import Image, PdfFile, text_string
from itadesk.report.picture import Picture
from itadesk.report.text import Setter, Style, TextCanvas
from tests.report.test_archive import picture

NUMBERS = 2000  # objects: more than lie together in one stream


def catalog(number: int) -> str:
    return f"/Ours {number} 0 R"


def test_each_of_many_objects_is_found() -> None:
    file = PdfFile()
    later = file.reserve()
    numbers = [file.add(f"<</Value {n}>>") for n in range(NUMBERS)]
    streams = [file.add_stream(b"%d" % n) for n in range(300)]
    listed = " ".join(f"{number} 0 R" for number in (*numbers, *streams))
    file.put(later, f"[{listed}]")
    with pikepdf.open(io.BytesIO(file.finish(catalog(later), "<<>>"))) as document:
        found = list(document.Root.Ours)
        assert [int(each.Value) for each in found[:NUMBERS]] == list(range(NUMBERS))
        assert [int(each.read_bytes()) for each in found[NUMBERS:]] == list(range(300))


def test_a_document_of_many_pages_has_no_faults() -> None:
    setter = Setter()
    canvas = TextCanvas(setter, (300, 300))
    lines = setter.lines("ที่นี่", Style(12, 20), 200)
    for _ in range(299):
        canvas.show(lines, 40, 200)
        canvas.next_page()
    canvas.show(lines, 40, 200)
    pdf = canvas.finish()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert len(document.pages) == 300
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        assert not opened.is_repaired
        assert opened[299].get_text().strip() == "ที่นี่"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    file = PdfFile()
    number = file.add(f"<</Text{text_string(text)}>>")
    with pikepdf.open(io.BytesIO(file.finish(catalog(number), "<<>>"))) as document:
        assert str(document.Root.Ours.Text) == text


def test_a_picture_is_in_the_file_once() -> None:
    canvas = TextCanvas(Setter(), (300, 300))
    for kind in ("PNG", "JPEG"):
        for _ in range(2):
            Picture(picture("RGB", kind), "ตรา").draw(canvas, 100, 150, 80)
        canvas.next_page()
    with pikepdf.open(io.BytesIO(canvas.finish())) as document:
        kinds = [
            each.get("/Subtype") for each in document.objects if isinstance(each, pikepdf.Stream)
        ]
    assert kinds.count(pikepdf.Name.Image) == 2


def test_pictures_of_the_same_pixels_keep_their_own_shape() -> None:
    canvas = TextCanvas(Setter(), (300, 300))
    pixels = zlib.compress(bytes(range(200)))
    for width, height in ((20, 10), (10, 20)):
        canvas.image(Image(pixels, width, height, grey=True, jpeg=False), 0, 0, 100, 100)
    with pikepdf.open(io.BytesIO(canvas.finish())) as document:
        drawn = document.pages[0].Resources.XObject.values()
        assert {(int(each.Width), int(each.Height)) for each in drawn} == {(20, 10), (10, 20)}
