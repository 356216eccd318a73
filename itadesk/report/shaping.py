"""Shaping: a word becomes clusters of placed glyphs, once per face.

A cluster is a base with its marks, and is drawn, selected, copied and kept together as one.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import uharfbuzz as hb

from itadesk.report.fonts import Face

# Private codes with which old fonts wrote the shifted forms of Thai letters, as the last two hex
# digits of what they stand for: U+F700 on (Windows) and U+F884 on (Macintosh).
_WINDOWS = "10 34353637 48494A4B4C 48494A4B4C 0D 31 4D 47 48494A4B4C 38393A"
_MACINTOSH = "31 34353637 47 484848 494949 4A4A4A 4B4B4B 4C4C4C 4D 0D 38393A 10"
STANDARD = {
    first + n: 0xE00 + low
    for first, codes in ((0xF700, _WINDOWS), (0xF884, _MACINTOSH))
    for n, low in enumerate(bytes.fromhex(codes))
}
"""Private codes of old Thai fonts -> the standard characters to draw in their place."""

_UNSEEN = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10), 0xFEFF]
)
_FEATURES = {"liga": False, "clig": False}  # letters stay letters when selected
_CACHED_LENGTH = 64
_MOST_GLYPHS = 8  # of a cluster

Placed = tuple[int, int, int]
"""A glyph and where it stands in its cluster: x, y in font units."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is drawn as one; `text` is what it says when copied, `width` its advance."""

    text: str
    glyphs: tuple[Placed, ...]
    width: int


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A shaped piece of text in one face; `width` in font units."""

    face: Face
    text: str
    clusters: tuple[Cluster, ...]
    width: int
    missing: str  # the characters the face has no glyph for


def shape(face: Face, text: str) -> Word:
    """Return the clusters of `text`; a text is shaped once per face."""
    return _cached(face, text) if len(text) <= _CACHED_LENGTH else _shape(face, text)


def _shape(face: Face, text: str) -> Word:
    """Shape `text` as Thai, which suits Latin letters and digits in this font as well."""
    seen = text.translate(_UNSEEN)
    if not seen:
        return Word(face, text, (), 0, "")
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS  # each glyph knows its character
    buffer.add_codepoints([_code(face, char) for char in seen])
    buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
    hb.shape(face.shaper, buffer, _FEATURES)
    glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    starts = _starts(seen, glyphs)
    first = [*accumulate((info.cluster for info, _ in reversed(glyphs)), min)][::-1]
    clusters = []
    begin = 0
    for start, end in pairwise([*starts, len(glyphs)]):
        stop = first[end] if end < len(glyphs) else len(seen)
        placed, width = [], 0
        for info, position in glyphs[start:end]:
            placed.append((info.codepoint, width + position.x_offset, position.y_offset))
            width += position.x_advance
        clusters.append(Cluster(seen[begin:stop], tuple(placed), width))
        begin = stop
    return Word(
        face,
        text,
        tuple(clusters),
        sum(cluster.width for cluster in clusters),
        "".join(seen[info.cluster] for info, _ in glyphs if info.codepoint == 0),
    )


_cached = lru_cache(maxsize=65536)(_shape)


def _starts(text: str, glyphs: list[tuple[hb.GlyphInfo, hb.GlyphPosition]]) -> list[int]:
    """Return where clusters start: at each glyph that advances.

    The aa that HarfBuzz parts from sara am starts none; a heap of marks is cut.
    """
    starts = [0]
    for n, (info, position) in enumerate(glyphs):
        advances = position.x_advance > 0 and text[info.cluster] != "ำ"
        if n and (advances or n - starts[-1] >= _MOST_GLYPHS):
            starts.append(n)
    return starts


def _code(face: Face, char: str) -> int:
    """Return what to shape for a character: a space for white space that the face lacks."""
    return ord(" ") if char.isspace() and not face.glyph(char) else ord(char)
