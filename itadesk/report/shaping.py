"""Shaping: a word becomes glyphs, once per face, each with what it says when copied."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

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
_FEATURES = {"liga": False, "clig": False}  # letters stay letters when copied
_CACHED_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: `text` is what it says when copied, `width` its advance in font units."""

    index: int
    text: str
    width: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """A base with its marks; `actual` is its text where its glyphs cannot say it one by one."""

    glyphs: tuple[Glyph, ...]
    actual: str


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A shaped piece of text in one face; `width` in font units."""

    face: Face
    text: str
    clusters: tuple[Cluster, ...]
    width: int
    missing: str  # the characters the face has no glyph for


def shape(face: Face, text: str) -> Word:
    """Return the glyphs of `text`; a text is shaped once per face."""
    return _cached(face, text) if len(text) <= _CACHED_LENGTH else _shape(face, text)


def _shape(face: Face, text: str) -> Word:
    """Shape `text` as Thai, which suits Latin letters and digits in this font as well."""
    seen = text.translate(_UNSEEN)
    if not seen:
        return Word(face, text, (), 0, "")
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS  # each glyph knows its character
    buffer.add_codepoints(
        [ord(char) if not char.isspace() else _space(face, char) for char in seen]
    )
    buffer.direction, buffer.script, buffer.language = "ltr", "Thai", "th"
    hb.shape(face.shaper, buffer, _FEATURES)
    positions = buffer.glyph_positions
    glyphs = [
        (info.codepoint, info.cluster, position.x_advance)
        for info, position in zip(buffer.glyph_infos, positions, strict=True)
    ]
    glyphs = _joined_am(face, seen, glyphs)
    starts = _cluster_starts(seen, glyphs)
    clusters = []
    for start, end in pairwise([*starts, len(glyphs)]):
        stop = min((g[1] for g in glyphs[end:]), default=len(seen))
        clusters.append(_cluster(face, seen, glyphs[start:end], stop))
    return Word(
        face,
        text,
        tuple(clusters),
        sum(width for _, _, width in glyphs),
        "".join(seen[at] for index, at, _ in glyphs if index == 0),
    )


_cached = lru_cache(maxsize=65536)(_shape)

_Placed = tuple[int, int, int]  # glyph, index of its character, advance


def _space(face: Face, char: str) -> int:
    """Return the code of a white-space character, of the plain space when the face lacks it."""
    return ord(char) if face.glyph(char) else ord(" ")


def _joined_am(face: Face, text: str, glyphs: list[_Placed]) -> list[_Placed]:
    """Put sara am back as one glyph.

    HarfBuzz parts it into nikhahit, before the tone mark, and aa. Where the nikhahit is the
    ordinary one, the font's own sara am after the tone mark is the same picture and reads right.
    """
    nikhahit, am = face.glyph("ํ"), face.glyph("ำ")
    plain = {at for index, at, _ in glyphs if text[at] == "ำ" and index == nikhahit}
    return [
        (am if at in plain else index, at, width)
        for index, at, width in glyphs
        if at not in plain or index != nikhahit
    ]


def _cluster_starts(text: str, glyphs: list[_Placed]) -> list[int]:
    """Return where clusters start: at each glyph that advances, but for the end of a sara am."""
    return [
        n for n, (_, at, width) in enumerate(glyphs) if n == 0 or (width > 0 and text[at] != "ำ")
    ]


def _said(face: Face, index: int, char: str) -> str:
    """Return what one glyph of several says; those of a parted sara am are no sara am."""
    if char != "ำ" or index == face.glyph("ำ"):
        return char
    return "า" if index == face.glyph("า") else "ํ"


def _cluster(face: Face, text: str, glyphs: list[_Placed], stop: int) -> Cluster:
    """Make a cluster of its glyphs; it stands for the characters before `stop`."""
    source = text[min(at for _, at, _ in glyphs) : stop]
    if len(glyphs) == 1:  # one glyph may stand for several characters
        index, _, width = glyphs[0]
        return Cluster((Glyph(index, source, width),), "")
    said = tuple(Glyph(index, _said(face, index, text[at]), width) for index, at, width in glyphs)
    return Cluster(said, "" if "".join(glyph.text for glyph in said) == source else source)
