"""What is really drawn: the points of the outlines a PDF shows, and those HarfBuzz wants.

Both are numbers in font units from the start of a line, so that nothing depends on a picture.
"""

import io
from collections.abc import Iterator
from functools import cache

import numpy as np
import pikepdf
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from itadesk.report.fonts import UNITS, Face

Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]  # x, y, on the curve or not

TOLERANCE = 1  # font unit: widths and kerning are written with few decimals
NO_LIGATURES = {"liga": False, "clig": False}  # letters stay letters when selected


class _Font:
    """A font of a PDF: what each of its codes draws, and how far it moves."""

    def __init__(self, font: pikepdf.Object) -> None:
        data = bytes(font.FontDescriptor.FontFile2.read_bytes())
        self._file = TTFont(io.BytesIO(data))
        (table,) = self._file["cmap"].tables
        self._glyphs = table.cmap
        self._first = int(font.FirstChar)
        self._widths = [float(width) for width in font.Widths]
        self._points: dict[int, Points] = {}

    def points(self, code: int) -> Points:
        if code not in self._points:
            self._points[code] = _outline(self._file, self._glyphs[code])
        return self._points[code]

    def advance(self, code: int) -> float:
        return self._widths[code - self._first] * UNITS / 1000


def drawn(pdf: bytes) -> Iterator[Points]:
    """Yield the points of each line of text in a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts: dict[pikepdf.Object, _Font] = {}
        for page in document.pages:
            for name, font in page.Resources.Font.items():
                fonts.setdefault(str(name), _Font(font))
            yield from _lines(page, fonts)


def _lines(page: pikepdf.Page, fonts: dict[pikepdf.Object, _Font]) -> Iterator[Points]:
    """Yield the lines of one page: what is shown from one Td to the next."""
    font, size, gap = None, 1.0, 0.0
    x = 0.0
    line: list[Points] | None = None
    for operands, operator in pikepdf.parse_content_stream(page, "Tf Td Tc Tj TJ ET"):
        match str(operator):
            case "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
            case "Tc":
                gap = float(operands[0]) * UNITS / size
            case "Td" | "ET":
                if line is not None:
                    yield _joined(line)
                x, line = 0.0, ([] if str(operator) == "Td" else None)
            case "Tj" | "TJ":
                assert line is not None
                assert font is not None
                for item in operands[0] if str(operator) == "TJ" else operands:
                    if not isinstance(item, pikepdf.String):
                        x -= float(item) * UNITS / 1000
                        continue
                    for code in bytes(item):
                        line.append(np.add(font.points(code), (x, 0, 0)))
                        x += font.advance(code) + gap


class Wanted:
    """What HarfBuzz draws with a face."""

    def __init__(self, face: Face) -> None:
        self._shaper = face.shaper
        file = TTFont(io.BytesIO(face.data))
        self._outline = cache(lambda glyph: _outline(file, file.getGlyphName(glyph)))

    def points(self, text: str) -> Points:
        """Return the points of a text shaped as one."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
        hb.shape(self._shaper, buffer, NO_LIGATURES)
        line = []
        x = 0
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            moved = (x + position.x_offset, position.y_offset, 0)
            line.append(np.add(self._outline(info.codepoint), moved))
            x += position.x_advance
        return _joined(line)


def same(one: Points, other: Points) -> bool:
    """Return whether the same points stand at the same places."""
    return one.shape == other.shape and bool(np.all(np.abs(one - other) <= TOLERANCE))


def _outline(font: TTFont, name: str) -> Points:
    """Return the points of a glyph, parts resolved."""
    places, _, flags = font["glyf"][name].getCoordinates(font["glyf"])
    return np.array(
        [(x, y, 4 * (flag & 1)) for (x, y), flag in zip(places, flags, strict=True)],
        dtype=np.float64,
    ).reshape(-1, 3)


def _joined(line: list[Points]) -> Points:
    return np.concatenate(line) if line else np.empty((0, 3))
