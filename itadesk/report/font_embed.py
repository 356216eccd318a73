"""Fonts inside one PDF: clusters get one-byte codes as they are used, in as many fonts as needed.

A cluster, a base with all its marks, is one glyph of the embedded font and carries its text: what
is drawn as HarfBuzz places it reads as it was typed, in every viewer.
"""

import struct
import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import itemgetter

from itadesk.report.font_subset import Subset, TrueType
from itadesk.report.fonts import UNITS, Face
from itadesk.report.linefill import Box
from itadesk.report.pdf_file import PdfFile
from itadesk.report.shaping import Cluster, Placed

_SPACE = 32  # the one code that PDF's word spacing widens
# The other codes in the order they are given out, but for those that a string would have to escape.
_CODES = [code for code in (*range(33, 256), *range(1, 32)) if chr(code) not in "()\\\n\r"]
_SEVERAL = "several"  # stands for the font of a box that is in more than one
_KEPT_BOXES = 8192
_KEPT_FILES = 8  # of what was printed last: it is mostly printed again, with a change
_NOTHING = "\u200b"  # says a cluster without a text of its own: half of a heap of marks


class _Font:
    """One font of the PDF: a face with as many of its clusters as there are codes."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name  # of the resource: F1, F2 …
        self.codes: dict[int, Cluster] = {}

    def free(self) -> int | None:
        """Return the next free code, if there is any."""
        used = len(self.codes) - (_SPACE in self.codes)
        return _CODES[used] if used < len(_CODES) else None


Shown = tuple[str, str]
"""A font, and a stretch of codes in it: what stands inside a literal string of a TJ array.

A character stands for the byte of its number.
"""


class Embedding:
    """The fonts of one document."""

    def __init__(self) -> None:
        self._fonts: list[_Font] = []
        self._codes: dict[tuple[Face, str, tuple[Placed, ...]], tuple[str, str]] = {}
        self._clusters: dict[Cluster, Shown] = {}
        self._boxes = _Boxes(self._clusters_of)

    def shown(self, boxes: Sequence[Box]) -> list[Shown]:
        """Return what shows the boxes of a line, in as few stretches as there may be."""
        fonts = {*map(self._boxes.__getitem__, boxes)}
        fonts.discard("")
        if len(fonts) == 1 and _SEVERAL not in fonts:  # as mostly
            return [(fonts.pop(), "".join(map(self._boxes.codes.__getitem__, boxes)))]
        return _stretches(chain.from_iterable(map(self._parts, boxes)))

    def end_page(self) -> None:
        """Forget boxes when they are too many."""
        if len(self._boxes) >= _KEPT_BOXES:
            self._boxes = _Boxes(self._clusters_of)

    def _parts(self, box: Box) -> list[Shown]:
        """Return what shows a box, at once or cluster by cluster."""
        font, codes = self._boxes[box], self._boxes.codes[box]
        return [(font, codes)] if codes else self._clusters_of(box)

    def _clusters_of(self, box: Box) -> list[Shown]:
        """Return what shows each cluster of a box."""
        known = self._clusters
        return [
            known.get(cluster) or self._shown_first(cluster)
            for word in box.shown
            for cluster in word.clusters
        ]

    def _shown_first(self, cluster: Cluster) -> Shown:
        """Return what shows a cluster that is met for the first time."""
        key = cluster.face, cluster.text, cluster.glyphs  # not the kerning, which is a move
        found = self._codes.get(key)
        if found is None:
            found = self._codes[key] = self._code(cluster)
        font, code = found
        kern = cluster.own_width - cluster.width
        shown = font, f"{code}){kern * 1000 / UNITS:.1f}(" if kern else code
        self._clusters[cluster] = shown
        return shown

    def _code(self, cluster: Cluster) -> tuple[str, str]:
        """Return font and code for a new cluster."""
        space = cluster.text == " "
        of_face = (font for font in self._fonts if font.face is cluster.face)
        font = next((one for one in of_face if space or one.free() is not None), None)
        if font is None:
            font = _Font(cluster.face, f"F{len(self._fonts) + 1}")
            self._fonts.append(font)
        code = _SPACE if space else font.free() or 0
        font.codes[code] = cluster
        return font.name, chr(code)

    def add_to(self, document: PdfFile) -> None:
        """Write the fonts into the document's resources."""
        resources = document.idToObject["BasicFonts"].dict
        for number, font in enumerate(self._fonts):
            resources[font.name] = f"{_add_font(document, font, number)} 0 R"


class _Boxes(dict[Box, str]):
    """The font of each box, and in `codes` what shows it there.

    The font is _SEVERAL of a box in more than one, "" of one that shows nothing; such boxes have
    no codes. Both are made when the font is first asked for.
    """

    def __init__(self, clusters_of: Callable[[Box], list[Shown]]) -> None:
        self._clusters_of = clusters_of
        self.codes: dict[Box, str] = {}

    def __missing__(self, box: Box) -> str:
        shown = _stretches(self._clusters_of(box)) or [("", "")]
        font, codes = shown[0] if len(shown) == 1 else (_SEVERAL, "")
        self[box], self.codes[box] = font, codes
        return font


def _stretches(shown: Iterable[Shown]) -> list[Shown]:
    """Join neighbours of the same font."""
    return [
        (font, "".join([codes for _, codes in same]))
        for font, same in groupby(shown, itemgetter(0))
    ]


@cache
def _true_type(face: Face) -> TrueType:
    return TrueType(face.data)


def _add_font(document: PdfFile, font: _Font, number: int) -> int:
    """Add a font with all it refers to; return the number of its object."""
    name = f"{_tag(number)}+{font.face.name}"
    first, last = min(font.codes), max(font.codes)
    widths = ["0"] * (last + 1 - first)
    for code, cluster in font.codes.items():
        widths[code - first] = f"{cluster.own_width * 1000 / UNITS:.6g}"
    descriptor = _add_descriptor(document, font, name)
    unicode = document.add_stream(_to_unicode(font.codes))
    return document.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar {first}/LastChar {last}"
        f"/Widths[{' '.join(widths)}]/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>"
    )


def _add_descriptor(document: PdfFile, font: _Font, name: str) -> int:
    """Add the font descriptor with the embedded font file; return its number."""
    source = _true_type(font.face)
    drawn = tuple((code, cluster.glyphs) for code, cluster in font.codes.items())
    size, content = _font_file(font.face, drawn)
    entries = f"/Length1 {size}/Filter/FlateDecode"
    file = document.add_stream(content, entries, plain=True)

    def scaled(table: str, at: int) -> int:
        value: int = struct.unpack_from(">h", source.table(table), at)[0]
        return round(value * 1000 / UNITS)

    angle = struct.unpack_from(">l", source.table("post"), 4)[0] / 65536
    flags = 4 | (64 if angle else 0)  # symbolic: the codes are our own; italic
    box = " ".join(str(scaled("head", at)) for at in (36, 38, 40, 42))
    ascent, descent = scaled("hhea", 4), scaled("hhea", 6)
    return document.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/FontBBox[{box}]"
        f"/ItalicAngle {angle:g}/Ascent {ascent}/Descent {descent}/CapHeight {ascent}"
        f"/StemV {140 if 'Bold' in name else 80}/FontFile2 {file} 0 R>>"
    )


@lru_cache(maxsize=_KEPT_FILES)
def _font_file(face: Face, drawn: tuple[tuple[int, tuple[Placed, ...]], ...]) -> tuple[int, bytes]:
    """Return the size of the font file that draws these codes, and the file, compressed."""
    subset = Subset(_true_type(face))
    places = bytearray(256)
    for code, glyphs in drawn:
        places[code] = subset.add(glyphs)
    file = subset.file(bytes(places))
    return len(file), zlib.compress(file)


def _to_unicode(codes: dict[int, Cluster]) -> bytes:
    """Return the character map that says what each code means when copied."""
    pairs = [
        f"<{code:02X}> <{_meaning(cluster).encode('utf-16-be').hex().upper()}>"
        for code, cluster in sorted(codes.items())
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):  # as many as a block may hold
        block = pairs[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _tag(number: int) -> str:
    """Return the six letters that mark a subset of a font."""
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def _meaning(cluster: Cluster) -> str:
    """Return the text of a cluster as PDF/A allows it: never empty, never U+FFFE."""
    return cluster.text.replace("\ufffe", "\ufffd") or _NOTHING
