"""Pictures are read whole before they are drawn."""

from io import BytesIO

import pikepdf
import pymupdf
import pytest
from PIL import Image

from itadesk.report.picture import Picture
from itadesk.report.text import Setter, TextCanvas


def encoded(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, "navy").save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_keeps_its_shape_and_stands_under_its_top(kind: str) -> None:
    canvas = TextCanvas(Setter(), (200, 200))
    Picture(encoded(kind), "ตรา").draw(canvas, 100, 150, 80)
    with pymupdf.open(stream=canvas.finish(), filetype="pdf") as document:
        (picture,) = document[0].get_image_info()
    assert picture["bbox"] == pytest.approx((60, 50, 140, 90), abs=0.1)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", encoded("PNG")[:40], encoded("JPEG")[:200]], ids=range(4)
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a picture"):
        Picture(data, "ตรา")


def drawn(data: bytes) -> Image.Image:
    canvas = TextCanvas(Setter(), (200, 200))
    Picture(data, "ตรา").draw(canvas, 100, 150, 80)
    with pikepdf.open(BytesIO(canvas.finish())) as document:
        (picture,) = document.pages[0].Resources.XObject.values()
        return pikepdf.PdfImage(picture).as_pil_image().copy()


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGBA", (200, 0, 0, 0), (255, 255, 255)),
        ("RGBA", (200, 0, 0, 255), (200, 0, 0)),
        ("RGBA", (0, 0, 0, 128), (127, 127, 127)),
        ("LA", (10, 0), (255, 255, 255)),
        ("L", 10, 10),
        ("1", 1, 255),
    ],
)
def test_what_is_clear_in_a_picture_is_white(
    mode: str, colour: int | tuple[int, ...], seen: int | tuple[int, ...]
) -> None:
    stream = BytesIO()
    Image.new(mode, (4, 4), colour).save(stream, "PNG")
    assert drawn(stream.getvalue()).getpixel((1, 1)) == seen


def test_a_photograph_is_kept_as_it_is() -> None:
    data = encoded("JPEG")
    canvas = TextCanvas(Setter(), (200, 200))
    Picture(data, "ตรา").draw(canvas, 100, 150, 80)
    assert data in canvas.finish()


def test_a_photograph_for_print_is_shown_in_the_colours_of_screens() -> None:
    stream = BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(stream, "JPEG")
    red, green, blue = drawn(stream.getvalue()).getpixel((4, 4))
    assert red > 240
    assert max(green, blue) < 15
