"""QR codes as boxes on the page, never as pixels."""

from collections.abc import Iterator
from itertools import groupby

from itadesk.core.qr import QUIET, matrix
from itadesk.report.text import TextCanvas

_MODULE = 1.45  # points: half a millimetre, which a telephone reads from the length of an arm


class QrCode:
    """The code of a text, for most an address; ValueError when it is too long for one.

    A `module` is the side of its smallest square.
    """

    def __init__(self, text: str, module: float = _MODULE) -> None:
        self._rows = matrix(text)
        self._words = f"คิวอาร์โค้ดของ {text}"
        self._module = module
        self.side = (len(self._rows) + 2 * QUIET) * module
        """Its width and height with the white around it."""

    def draw(self, canvas: TextCanvas, left: float, top: float) -> None:
        """Draw it below `top`."""
        module = self._module
        boxes = " ".join(
            f"{left + (QUIET + start) * module:.2f} {top - (QUIET + down + 1) * module:.2f}"
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
