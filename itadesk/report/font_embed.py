"""Fonts inside one PDF: glyphs get one-byte codes as they are used, in as many fonts as needed.

Each code also carries what it says when copied, so that shifted forms of marks read as the marks.
"""

import struct
from dataclasses import dataclass, field
from functools import cache

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFZCompress,
)

from itadesk.report.font_subset import TrueType
from itadesk.report.fonts import UNITS, Face
from itadesk.report.shaping import Cluster, Glyph, Word

# Codes in the order they are given out: those that need no escape in a literal string first.
_PLAIN = [code for code in range(32, 127) if chr(code) not in "()\\"]
_CODES = [*_PLAIN, *range(128, 256), *range(1, 32), 127]
_ESCAPED = {code: chr(code) if code in _PLAIN else f"\\{code:03o}" for code in _CODES}


@dataclass(slots=True)
class _Font:
    """One font of the PDF: a face with up to 251 of its glyphs."""

    face: Face
    name: str  # of the resource: F1, F2 …
    slots: dict[tuple[int, str], str] = field(default_factory=dict)  # glyph, text -> escaped code


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of codes in one font, as the inside of a literal string of a TJ array.

    `actual` is the text of a cluster whose glyphs cannot say it; "" otherwise.
    """

    font: str
    codes: str
    actual: str


class Embedding:
    """The fonts of one document."""

    def __init__(self) -> None:
        self._fonts: list[_Font] = []
        self._slots: dict[tuple[Face, int, str], tuple[str, str]] = {}
        self._words: dict[Word, list[Shown]] = {}
        self._clusters: dict[Word, list[list[Shown]]] = {}

    def word(self, word: Word) -> list[Shown]:
        """Return what shows a word."""
        shown = self._words.get(word)
        if shown is None:
            shown = self._words[word] = _joined(
                [part for cluster in self.clusters(word) for part in cluster]
            )
        return shown

    def clusters(self, word: Word) -> list[list[Shown]]:
        """Return what shows each cluster of a word."""
        shown = self._clusters.get(word)
        if shown is None:
            shown = [self._cluster(word.face, cluster) for cluster in word.clusters]
            self._clusters[word] = shown
        return shown

    def _cluster(self, face: Face, cluster: Cluster) -> list[Shown]:
        parts = []
        for glyph in cluster.glyphs:
            font, code = self._code(face, glyph)
            kern = face.width(glyph.index) - glyph.width
            if kern:
                code += f"){kern * 1000 / UNITS:.0f}("
            parts.append(Shown(font, code, cluster.actual))
        return _joined(parts)

    def _code(self, face: Face, glyph: Glyph) -> tuple[str, str]:
        """Return font and escaped code of a glyph, a new one at its first use."""
        key = face, glyph.index, glyph.text
        found = self._slots.get(key)
        if found is None:
            font = next(
                (f for f in self._fonts if f.face is face and len(f.slots) < len(_CODES)), None
            )
            if font is None:
                font = _Font(face, f"F{len(self._fonts) + 1}")
                self._fonts.append(font)
            code = _ESCAPED[_CODES[len(font.slots)]]
            font.slots[glyph.index, glyph.text] = code
            found = self._slots[key] = font.name, code
        return found

    def add_to(self, document: PDFDocument) -> None:
        """Write the fonts into the document's resources."""
        resources = document.idToObject["BasicFonts"].dict
        for number, font in enumerate(self._fonts):
            resources[font.name] = document.Reference(
                _font_object(document, font, number), f"font:{font.name}"
            )


def _joined(parts: list[Shown]) -> list[Shown]:
    """Join neighbours of the same font that say themselves, or the same cluster together."""
    joined: list[Shown] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.font == part.font and last.actual == part.actual:
            joined[-1] = Shown(part.font, last.codes + part.codes, part.actual)
        else:
            joined.append(part)
    return joined


@cache
def _true_type(face: Face) -> TrueType:
    return TrueType(face.data)


def _font_object(document: PDFDocument, font: _Font, number: int) -> PDFDictionary:
    """Return the font dictionary of a font; what it refers to is added to the document."""
    codes = dict(zip(_CODES, font.slots, strict=False))
    last = max(codes)
    glyphs = [codes[code][0] if code in codes else 0 for code in range(last + 1)]
    name = f"{_tag(number)}+{font.face.name}"
    widths = [
        f"{font.face.width(glyph) * 1000 / UNITS:.2f}".rstrip("0").rstrip(".") for glyph in glyphs
    ]
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": PDFName(name),
            "FirstChar": 0,
            "LastChar": last,
            "Widths": PDFArray(widths),
            "FontDescriptor": document.Reference(
                _descriptor(document, font.face, name, glyphs), f"descriptor:{font.name}"
            ),
            "ToUnicode": _stream(document, _to_unicode(codes), f"unicode:{font.name}"),
        }
    )


def _descriptor(document: PDFDocument, face: Face, name: str, glyphs: list[int]) -> PDFDictionary:
    """Return the font descriptor with the embedded font file."""
    source = _true_type(face)

    def scaled(table: str, at: int) -> int:
        value: int = struct.unpack_from(">h", source.table(table), at)[0]
        return round(value * 1000 / UNITS)

    angle = struct.unpack_from(">l", source.table("post"), 4)[0] / 65536
    ascent = scaled("hhea", 4)
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": 4 | (64 if angle else 0),  # symbolic: the codes are our own; italic
            "FontBBox": PDFArray([scaled("head", at) for at in (36, 38, 40, 42)]),
            "ItalicAngle": f"{angle:g}",
            "Ascent": ascent,
            "Descent": scaled("hhea", 6),
            "CapHeight": ascent,
            "StemV": 140 if "Bold" in face.name else 80,
            "FontFile2": _stream(document, source.subset(glyphs), f"file:{name}"),
        }
    )


def _to_unicode(codes: dict[int, tuple[int, str]]) -> bytes:
    """Return the character map that says what each code means when copied."""
    pairs = [
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, (_, text) in sorted(codes.items())
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


def _stream(document: PDFDocument, content: bytes, key: str) -> object:
    """Add a compressed stream to the document and return a reference to it."""
    stream = PDFStream(content=content, filters=[PDFZCompress])
    if key.startswith("file:"):
        stream.dictionary["Length1"] = len(content)
    return document.Reference(stream, key)


def _tag(number: int) -> str:
    """Return the six letters that mark a subset of a font."""
    letters = ""
    for _ in range(6):
        number, digit = divmod(number, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
