"""Marks: is each word drawn as HarfBuzz draws it?

The page is rendered by pdfium; the same words are shaped by HarfBuzz with all its own features and
their outlines filled at the same place. Ink further than `TOLERANCE` pixels from the other
picture's ink is wrong.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2
import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

Ink = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
Polygon = list[tuple[float, float]]
Place = tuple[str, float, float]  # a word and the origin of its first glyph, points, y upwards

SCALE = 200 / 72  # pixels per point
TOLERANCE = 2
CURVE_STEPS = 6
OVERSAMPLING = 4
WRONG = 0.03  # share of the ink


def differing(pdf: bytes, font_file: Path, size: float, places: Sequence[Place]) -> list[str]:
    """Return the words on the first page of `pdf` that are not drawn as HarfBuzz draws them."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        height = page.get_height()
        picture = np.asarray(page.render(scale=SCALE).to_pil().convert("L")) < 128
    font = TTFont(font_file)
    shaper = hb.Font(hb.Face(font_file.read_bytes()))
    wrong = []
    for word, x, y in places:
        polygons, advance = _outlines(word, font, shaper)
        scale = size / shaper.face.upem
        left, right = int((x - 2) * SCALE), int((x + advance * scale + 3) * SCALE)
        top, bottom = int((height - y - 1.3 * size) * SCALE), int((height - y + 0.7 * size) * SCALE)
        origin = x * SCALE - left, (height - y) * SCALE - top
        expected = _filled(polygons, right - left, bottom - top, origin, scale * SCALE)
        drawn = picture[top:bottom, left:right]
        bad = (drawn & ~_thickened(expected)).sum() + (expected & ~_thickened(drawn)).sum()
        if bad > WRONG * (drawn.sum() + expected.sum()):
            wrong.append(word)
    return wrong


def _outlines(word: str, font: TTFont, shaper: hb.Font) -> tuple[list[Polygon], float]:
    """Shape a word and return its outlines as polygons in font units, and its width."""
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
    hb.shape(shaper, buffer)
    glyph_set, names = font.getGlyphSet(), font.getGlyphOrder()
    polygons = []
    x = 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        pen = DecomposingRecordingPen(glyph_set)
        glyph_set[names[info.codepoint]].draw(pen)
        for polygon in _flattened(pen.value):
            polygons.append(
                [(px + x + position.x_offset, py + position.y_offset) for px, py in polygon]
            )
        x += position.x_advance
    return polygons, x


def _flattened(commands: list[tuple[str, tuple[tuple[float, float], ...]]]) -> list[Polygon]:
    """Turn the curves of a TrueType outline into polygons."""
    polygons: list[Polygon] = []
    for operator, points in commands:
        if operator == "moveTo":
            polygons.append([points[0]])
        elif operator == "lineTo":
            polygons[-1].append(points[0])
        elif operator == "qCurveTo":
            controls, last = points[:-1], points[-1]
            for n, (cx, cy) in enumerate(controls):
                (sx, sy) = polygons[-1][-1]
                if n + 1 < len(controls):
                    nx, ny = controls[n + 1]
                    ex, ey = (cx + nx) / 2, (cy + ny) / 2
                else:
                    ex, ey = last
                for step in range(1, CURVE_STEPS + 1):
                    t = step / CURVE_STEPS
                    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
                    polygons[-1].append((a * sx + b * cx + c * ex, a * sy + b * cy + c * ey))
    return [polygon for polygon in polygons if len(polygon) > 2]


def _filled(
    polygons: list[Polygon], width: int, height: int, origin: tuple[float, float], scale: float
) -> Ink:
    """Fill polygons by the nonzero rule; `origin` in pixels from the top left."""
    windings = np.zeros((height * OVERSAMPLING, width * OVERSAMPLING), np.int16)
    for polygon in polygons:
        image = Image.new("1", windings.shape[::-1])
        corners = [
            ((origin[0] + x * scale) * OVERSAMPLING, (origin[1] - y * scale) * OVERSAMPLING)
            for x, y in polygon
        ]
        ImageDraw.Draw(image).polygon(corners, fill=1)
        following = [*polygon[1:], polygon[0]]
        turns = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(polygon, following, strict=True))
        windings += np.asarray(image, np.int16) * (1 if turns < 0 else -1)
    cells = (windings != 0).reshape(height, OVERSAMPLING, width, OVERSAMPLING)
    return cells.mean((1, 3)) > 0.5


def _thickened(ink: Ink) -> Ink:
    """Spread ink by the tolerance."""
    spread = ink.copy()
    reach = range(-TOLERANCE, TOLERANCE + 1)
    for dy in reach:
        for dx in reach:
            if dx * dx + dy * dy <= TOLERANCE * TOLERANCE:
                spread |= np.roll(ink, (dy, dx), (0, 1))
    return spread
