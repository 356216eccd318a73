"""Pictures of the document on a page."""

from io import BytesIO

from reportlab.lib.utils import ImageReader

from itadesk.report.text import TextCanvas


class Picture:
    """A picture read whole, so that one that cannot be drawn is known before it is drawn.

    Raises ValueError when the bytes are no picture.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._reader = ImageReader(BytesIO(data))
            self._reader.getRGBData()
        except Exception as error:  # the decoder raises whatever the broken file makes it
            raise ValueError("not a picture") from error
        self._size = self._reader.getSize()

    def draw(self, canvas: TextCanvas, middle: float, top: float, side: float) -> None:
        """Draw it under `top`, its middle at `middle`, as large as a square of `side` holds."""
        width, height = self._size
        scale = side / max(width, height)
        canvas.canvas.drawImage(
            self._reader,
            middle - width * scale / 2,
            top - height * scale,
            width * scale,
            height * scale,
            mask="auto",
        )
