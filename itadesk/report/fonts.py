"""The faces: the four of TH Sarabun New, and two with the characters that those lack."""

from collections.abc import Iterator
from pathlib import Path

import uharfbuzz as hb

from itadesk.assets import asset

UNITS = 2048  # font units per em in all faces
ASCENT = 1.04  # of the size: top of the highest stacked tone mark that text usually has
DESCENT = 0.38  # of the size: foot of the deepest usual vowel

_NAMES = {
    (False, False): "THSarabunNew",
    (True, False): "THSarabunNew-Bold",
    (False, True): "THSarabunNew-Italic",
    (True, True): "THSarabunNew-BoldItalic",
}
# Their letters and digits are as high as those of our files of TH Sarabun New, to 5 % of x. The
# light one's stems are those of the upright face, the other's those of the bold one.
LIGHT, FULL = "DejaVuSans-ExtraLight", "DejaVuSans"


class Face:
    """One face of a font family; `thai` when Thai is to be set in it."""

    def __init__(self, path: Path, *, thai: bool) -> None:
        self.name = path.stem
        self.thai = thai
        self.data = path.read_bytes()
        self.shaper = hb.Font(hb.Face(self.data))

    def glyph(self, char: str) -> int:
        """Return the glyph a character has by itself; 0 when the face has none."""
        return int(self.shaper.get_nominal_glyph(ord(char)) or 0)

    def width(self, glyph: int) -> int:
        """Return a glyph's advance in font units."""
        return int(self.shaper.get_glyph_h_advance(glyph))


_faces: dict[str, Face] = {}


def face(bold: bool = False, italic: bool = False) -> Face:
    """Return the face of a style, one and the same for every thread."""
    name = _NAMES[bold, italic]
    return _faces.get(name) or _read(name, thai=True)


def others(own: Face) -> Iterator[Face]:
    """Yield the faces to look in for what a face of Thai lacks, the nearest first."""
    for name in (FULL,) if "Bold" in own.name else (LIGHT, FULL):
        yield other(name)


def other(name: str) -> Face:
    """Return the face LIGHT or FULL, read when it is first asked for."""
    return _faces.get(name) or _read(name, thai=False)


def _read(name: str, *, thai: bool) -> Face:
    """Read a face; of several threads that do so at the same time all get the first one's."""
    return _faces.setdefault(name, Face(asset("resources", "fonts", f"{name}.ttf"), thai=thai))
