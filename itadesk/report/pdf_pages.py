"""Pages of other PDFs as pictures: what they hold may break every rule that ours keep."""

from functools import lru_cache
from io import BytesIO
from threading import Lock

from itadesk.report.pdf_file import Image

_DPI = 200
_LONGEST = 2400  # pixels: an A4 page at 200 dpi, and a little more
_QUALITY = 85
_KEPT = 64  # pages whose pictures are remembered
_alone = Lock()  # PDFium does one thing at a time


@lru_cache(maxsize=_KEPT)
def page_count(content: bytes) -> int:
    """Return how many pages a PDF has; ValueError when it cannot be read."""
    import pypdfium2  # only evidence needs it

    with _alone:
        try:
            with pypdfium2.PdfDocument(content) as document:
                return len(document)
        except pypdfium2.PdfiumError as error:
            raise ValueError("not a PDF that can be read") from error


@lru_cache(maxsize=_KEPT)
def page_picture(content: bytes, number: int, longest: int = _LONGEST) -> Image:
    """Return page `number`, from 1, as a picture; ValueError when it cannot be drawn."""
    import pypdfium2

    with _alone:
        try:
            with pypdfium2.PdfDocument(content) as document:
                page = document[number - 1]
                scale = min(_DPI / 72, longest / max(page.get_size()))
                pixels = page.render(scale=scale).to_pil().convert("RGB")
        except (pypdfium2.PdfiumError, IndexError, ZeroDivisionError) as error:
            raise ValueError("not a page that can be drawn") from error
    stream = BytesIO()
    red, green, blue = pixels.split()
    grey = red.tobytes() == green.tobytes() == blue.tobytes()
    (red if grey else pixels).save(stream, "JPEG", quality=_QUALITY, optimize=True)
    width, height = pixels.size
    return Image(stream.getvalue(), width, height, grey=grey, jpeg=True)
