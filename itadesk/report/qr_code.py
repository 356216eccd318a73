"""QR codes as boxes on the page, never as pixels."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from itadesk.report.text import TextCanvas

_MODULE = 1.45  # points: half a millimetre, which a telephone reads from the length of an arm
_QUIET = 4  # modules that stay white around a code (ISO/IEC 18004, 6.3.8)


class QrCode:
    """The code of a text, for most an address; ValueError when it is too long for one.

    A `module` is the side of its smallest square.
    """

    def __init__(self, text: str, module: float = _MODULE) -> None:
        self._rows = _matrix(text)
        self._words = f"คิวอาร์โค้ดของ {text}"
        self._module = module
        self.side = (len(self._rows) + 2 * _QUIET) * module
        """Its width and height with the white around it."""

    def draw(self, canvas: TextCanvas, left: float, top: float) -> None:
        """Draw it below `top`."""
        module = self._module
        boxes = " ".join(
            f"{left + (_QUIET + start) * module:.2f} {top - (_QUIET + down + 1) * module:.2f}"
            f" {count * module:.2f} {module:.2f} re"
            for down, row in enumerate(self._rows)
            for start, count in _dark(row)
        )
        with canvas.figure(self._words, (left, top - self.side, left + self.side, top)):
            canvas.canvas.addLiteral(f"0 g {boxes} f")  # one shape: no seams between its parts


def _dark(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Yield where dark modules begin and how many follow each other."""
    at = 0
    for dark, same in groupby(row):
        count = len(list(same))
        if dark:
            yield at, count
        at += count


@lru_cache(maxsize=256)
def _matrix(text: str) -> tuple[tuple[bool, ...], ...]:
    import segno  # only links need it

    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError as error:
        raise ValueError("too long for a QR code") from error
    return tuple(tuple(map(bool, row)) for row in code.matrix)
