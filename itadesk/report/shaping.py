"""Shaping: a word becomes clusters of placed glyphs, once per face.

A cluster is a base with its marks, and is drawn, selected, copied and kept together as one. What
the face of a word lacks is set in another, and what they all lack as a box; nothing is dropped.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate, chain, groupby, pairwise

import uharfbuzz as hb

from itadesk.core.remembered import Remembered
from itadesk.report.fonts import FULL, UNITS, Face, other, others

# Private codes with which old fonts wrote the shifted forms of Thai letters, as the last two hex
# digits of what they stand for: U+F700 on (Windows) and U+F884 on (Macintosh).
_WINDOWS = "10 34353637 48494A4B4C 48494A4B4C 0D 31 4D 47 48494A4B4C 38393A"
_MACINTOSH = "31 34353637 47 484848 494949 4A4A4A 4B4B4B 4C4C4C 4D 0D 38393A 10"
# Private codes that list marks and ticks have when they are pasted from a word processor, which
# sets them in a font of symbols.
_PASTED = {
    0xF02D: "-", 0xF076: "❖", 0xF0A7: "▪", 0xF0A8: "☐", 0xF0B7: "•", 0xF0D8: "➢", 0xF0E0: "→",
    0xF0FC: "✓", 0xF0FE: "☑",
}  # fmt: skip
STANDARD = {
    first + n: 0xE00 + low
    for first, codes in ((0xF700, _WINDOWS), (0xF884, _MACINTOSH))
    for n, low in enumerate(bytes.fromhex(codes))
} | {code: ord(char) for code, char in _PASTED.items()}
"""Private codes -> the standard characters to draw in their place."""

_UNSEEN = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10), 0xFEFF]
)
# White space that the faces lack, drawn as a space.
_BLANK = dict.fromkeys([*range(9, 14), *range(28, 32), 0x85, 0x1680, 0x2028, 0x2029, 0x3000], " ")
_BLANK[0xE00] = "\uffff"  # is no letter, though our faces have a glyph without ink for it
_FEATURES = {"liga": False, "clig": False}  # letters stay letters when selected
_BY_CHARACTER = hb.BufferClusterLevel.CHARACTERS  # each glyph knows its character
_CACHED_LENGTH = 64
_MOST_GLYPHS = 8  # of a cluster
_MOST_OVER = UNITS // 4  # that ink may reach out of a word: less than what a cell leaves free
_HIGHEST = UNITS * 2 // 5  # that marks are piled up over each other, or down: no line has more room
_THAI_MARKS = frozenset(map(chr, (0xE31, *range(0xE33, 0xE3F), *range(0xE47, 0xE4F))))
_PART = re.compile(" +|[0-9๐-๙]|[^ 0-9๐-๙]+")
_LEFTWARDS = ("R", "AL")  # written from right to left, which our lines cannot
_BOX = "▯"  # drawn for what no face has

Placed = tuple[int, int, int]
"""A glyph and where it stands in its cluster: x, y in font units."""


class Cluster:
    """What is drawn as one; never altered, and equal only to itself.

    `text` is what it says when copied. `width` is its advance; `own_width` that without kerning,
    as the embedded font has it. The ink of one that `strays` may reach out of its place.
    """

    __slots__ = ("face", "glyphs", "own_width", "strays", "text", "width")

    def __init__(
        self, face: Face, text: str, glyphs: tuple[Placed, ...], width: int, own_width: int
    ) -> None:
        self.face = face
        self.text = text
        self.glyphs = glyphs
        self.width = width
        self.own_width = own_width
        self.strays = not (width and face.thai) or _is_mark(text[:1])


class Word:
    """A shaped piece of text, set in one face as far as that has its characters.

    Never altered, and equal only to itself. `width` is in font units, `missing` the characters
    that are shown as boxes.
    """

    __slots__ = ("clusters", "face", "missing", "text", "width")

    def __init__(
        self, face: Face, text: str, clusters: tuple[Cluster, ...], width: int, missing: str
    ) -> None:
        self.face = face
        self.text = text
        self.clusters = clusters
        self.width = width
        self.missing = missing


def shape(face: Face, text: str) -> Word:
    """Return the clusters of `text`; a text is shaped once per face."""
    return _cached(face, text) if len(text) <= _CACHED_LENGTH else _shape(face, text)


def _shape(face: Face, text: str) -> Word:
    seen = text.translate(_UNSEEN)
    clusters, missing = _in_parts(face, seen), ""
    if clusters is None:
        clusters, missing = _mended(face, seen)
    clusters = _held_in(clusters)
    return Word(face, text, tuple(clusters), sum([cluster.width for cluster in clusters]), missing)


_cached = lru_cache(maxsize=8192)(_shape)


def _in_parts(face: Face, text: str) -> list[Cluster] | None:
    """Shape text in one face; None when that lacks a character.

    Digits and spaces move nothing beside them and are moved by nothing, so that what stands
    between them is shaped once, whatever numbers it comes with.
    """
    parts = [*map(_parts_of(face).__getitem__, _PART.findall(text))]
    if None in parts:
        return _run(face, text)
    return [*chain.from_iterable(filter(None, parts))]  # which leaves out nothing, as mypy wants it


def _run(face: Face, text: str) -> list[Cluster] | None:
    """Shape text in one face; None when that lacks a character."""
    if not text:
        return []
    buffer = hb.Buffer()
    buffer.cluster_level = _BY_CHARACTER
    buffer.add_str(text.translate(_BLANK))
    if face.thai:  # which suits Latin letters and digits in this font as well
        buffer.script, buffer.language = "Thai", "th"
    else:
        buffer.guess_segment_properties()
    buffer.direction = "ltr"
    hb.shape(face.shaper, buffer, _FEATURES)
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    starts = [info.cluster for info in infos]
    # HarfBuzz puts some marks before those typed before them: a text ends where the rest begins.
    ends = [*accumulate(reversed(starts), min)]
    clusters = []
    placed: list[Placed] = []
    begin = width = 0
    before = ""
    for info, place, start, end in zip(infos, places, starts, reversed(ends), strict=True):
        glyph, advance, char = info.codepoint, place.x_advance, text[start]
        # A cluster starts at each glyph that advances. The aa that HarfBuzz parts from sara am
        # starts none, and no space after a space: readers that would take several for one copy a
        # single glyph as it is. A heap of marks is cut elsewhere.
        if placed and (
            (advance > 0 and char != "ำ" and not char == before == " ")
            or len(placed) >= _MOST_GLYPHS
        ):
            clusters.append(_cluster(face, text[begin:end], tuple(placed), width))
            placed, begin, width = [], end, 0
        if glyph == 0:
            return None
        y = place.y_offset
        if not -_HIGHEST <= y <= _HIGHEST:
            y = _HIGHEST if y > 0 else -_HIGHEST
        placed.append((glyph, width + place.x_offset, y))
        width += advance
        before = char
    clusters.append(_cluster(face, text[begin:], tuple(placed), width))
    return clusters


@cache
def _parts_of(face: Face) -> Remembered[list[Cluster] | None]:
    """Return what shapes a part, once.

    None for one that begins with a mark, which only its whole text tells how to shape, and for one
    with a character that the face lacks.
    """
    return Remembered(lambda part: None if _is_mark(part[0]) else _run(face, part))


@lru_cache(maxsize=65536)
def _cluster(face: Face, text: str, glyphs: tuple[Placed, ...], width: int) -> Cluster:
    """Return the one cluster with these properties: many words share it."""
    return Cluster(face, text, glyphs, width, sum(face.width(glyph) for glyph, _, _ in glyphs))


def _held_in(clusters: list[Cluster]) -> list[Cluster]:
    """Give ink that reaches far out of its place room of its own: that of marks without a letter.

    Else it would be drawn on what stands beside the word, be it the rule of a cell.
    """
    if True not in [cluster.strays for cluster in clusters]:  # as nearly always
        return clusters
    placed = []
    reach = 0  # from the start or the last space
    for cluster in clusters:
        if cluster.strays:
            left, right = _ink(cluster)
            before = max(-(reach + left) - _MOST_OVER, 0)
            after = max(right - cluster.width - _MOST_OVER, 0)
            if before or after:
                glyphs = tuple((glyph, x + before, y) for glyph, x, y in cluster.glyphs)
                width = cluster.width + before + after
                cluster = _cluster(cluster.face, cluster.text, glyphs, width)
        reach = 0 if cluster.text.isspace() else reach + cluster.width
        placed.append(cluster)
    return placed


@lru_cache(maxsize=1024)
def _is_mark(char: str) -> bool:
    """Tell what is drawn on the letter before it, or stands unseen before such a mark."""
    if char.isascii():
        return not char.isprintable()
    if "ก" <= char <= "๛":
        return char in _THAI_MARKS
    return _category(char)[0] in "MC"


def _category(char: str) -> str:
    """Return the general category of a character in Unicode."""
    from unicodedata import category  # few reports have signs of which we must ask it

    return category(char)


def _ink(cluster: Cluster) -> tuple[int, int]:
    """Return where the ink of a cluster begins and ends, in font units from its origin."""
    sides = [
        (x + extents.x_bearing, x + extents.x_bearing + extents.width)
        for glyph, x, _ in cluster.glyphs
        if (extents := cluster.face.shaper.get_glyph_extents(glyph))
    ]
    return min((left for left, _ in sides), default=0), max(
        (right for _, right in sides), default=0
    )


def _mended(face: Face, text: str) -> tuple[list[Cluster], str]:
    """Shape text of which the face lacks characters; return also what no face has."""
    clusters: list[Cluster] = []
    missing = ""
    for own, group in groupby(_parts(face, text), lambda part: part[0]):
        run = "".join(part for _, part in group)
        found = _run(own, run) if own else None
        if found is None:
            clusters += map(_box, run)
            missing += run
        else:
            clusters += found
    return clusters, missing


def _parts(face: Face, text: str) -> Iterator[tuple[Face | None, str]]:
    """Yield each character with its marks and the face to set it in; marks apart when need be."""
    starts = [n for n, char in enumerate(text) if n == 0 or _category(char)[0] != "M"]
    for start, end in pairwise([*starts, len(text)]):
        own = _face_of(face, text[start:end])
        if own:
            yield own, text[start:end]
        else:
            yield from ((_face_of(face, char), char) for char in text[start:end])


@lru_cache(maxsize=4096)
def _face_of(face: Face, part: str) -> Face | None:
    """Return the first face that has a character with its marks, if any."""
    if _run(face, part) is not None:
        return face
    from unicodedata import bidirectional

    if any(_category(char) == "Co" or bidirectional(char) in _LEFTWARDS for char in part):
        return None
    return next((own for own in others(face) if _run(own, part) is not None), None)


def _box(char: str) -> Cluster:
    """Return the visible box that is drawn for a character."""
    face = other(FULL)
    glyph = face.glyph(_BOX)
    return _cluster(face, char, ((glyph, 0, 0),), face.width(glyph))
