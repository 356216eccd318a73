"""The four faces of TH Sarabun New: glyphs and widths for setting, facts for embedding."""

import threading
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from itadesk.assets import asset

UNITS = 2048  # font units per em in all four faces
ASCENT = 1.04  # of the size: top of the highest stacked tone mark that text usually has
DESCENT = 0.38  # of the size: foot of the deepest usual vowel

_FILES = {
    (False, False): "THSarabunNew.ttf",
    (True, False): "THSarabunNew-Bold.ttf",
    (False, True): "THSarabunNew-Italic.ttf",
    (True, True): "THSarabunNew-BoldItalic.ttf",
}


class Face:
    """One face of the font family."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.data = path.read_bytes()
        self.shaper = hb.Font(hb.Face(self.data))

    def glyph(self, char: str) -> int:
        """Return the glyph a character has by itself; 0 when the face has none."""
        return int(self.shaper.get_nominal_glyph(ord(char)) or 0)

    def width(self, glyph: int) -> int:
        """Return a glyph's advance in font units."""
        return int(self.shaper.get_glyph_h_advance(glyph))


_lock = threading.Lock()


def face(bold: bool = False, italic: bool = False) -> Face:
    """Return the face of a style, one and the same for every thread."""
    with _lock:
        return _face(bold, italic)


@cache
def _face(bold: bool, italic: bool) -> Face:
    return Face(asset("resources", "fonts", _FILES[bold, italic]))
