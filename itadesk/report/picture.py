"""Pictures of the document on a page."""

import zlib
from functools import lru_cache
from io import BytesIO

from itadesk.report.pdf_file import Image
from itadesk.report.text import TextCanvas

_KEPT = 64  # pictures that are remembered, as small as they are in the PDF
_MOST = 50_000_000  # pixels: what comes from elsewhere may be made to fill the memory
_LARGEST_PIXEL = 72 / 96  # points: a small picture is not blown up


class Picture:
    """A picture read whole, so that one that cannot be drawn is known before it is drawn.

    `words` say what it shows to those who cannot see it. Raises ValueError when the bytes are no
    picture.
    """

    def __init__(self, data: bytes | Image, words: str) -> None:
        self._words = words
        try:
            self._image = data if isinstance(data, Image) else _image(data)
        except Exception as error:  # the decoder raises whatever the broken file makes it
            raise ValueError("not a picture") from error

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return its width and height within a box, no larger than its pixels allow."""
        scale = min(width / self._image.width, height / self._image.height, _LARGEST_PIXEL)
        return self._image.width * scale, self._image.height * scale

    def draw(self, canvas: TextCanvas, middle: float, top: float, side: float) -> None:
        """Draw it under `top`, its middle at `middle`, as large as a square of `side` holds."""
        scale = side / max(self._image.width, self._image.height)
        width, height = self._image.width * scale, self._image.height * scale
        self.place(canvas, middle - width / 2, top, width, height)

    def place(
        self, canvas: TextCanvas, left: float, top: float, width: float, height: float
    ) -> None:
        """Draw it under `top` in this size."""
        with canvas.figure(self._words, (left, top - height, left + width, top)):
            canvas.image(self._image, left, top - height, width, height)


@lru_cache(maxsize=_KEPT)
def _image(data: bytes) -> Image:
    """Return a picture as it goes into the PDF: grey or RGB, lying on white where it is clear."""
    from PIL import Image as Pixels  # no report without a picture waits for it

    pixels: Pixels.Image = Pixels.open(BytesIO(data))
    if pixels.width * pixels.height > _MOST:
        raise ValueError("too many pixels")
    pixels.load()
    if pixels.format == "JPEG" and pixels.mode in ("L", "RGB"):
        return Image(data, *pixels.size, grey=pixels.mode == "L", jpeg=True)
    if pixels.has_transparency_data:
        clear = pixels.convert("RGBA")
        pixels = Pixels.new("RGBA", clear.size, "white")
        pixels.alpha_composite(clear)
    grey = pixels.mode in ("1", "L")
    plain = pixels.convert("L" if grey else "RGB")
    return Image(zlib.compress(plain.tobytes()), *plain.size, grey=grey, jpeg=False)
