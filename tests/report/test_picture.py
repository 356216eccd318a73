"""Pictures are read whole before they are drawn."""

from io import BytesIO

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
