"""Plain Thai text to lines. Lengths are points."""

import re
from collections.abc import Sequence
from enum import IntEnum, auto
from functools import lru_cache
from typing import NamedTuple

from itadesk.core import paragraphs
from itadesk.core.digits import Digits, convert
from itadesk.report import linebreak, linefill
from itadesk.report.fonts import UNITS, Face, face
from itadesk.report.linefill import Box, Runs
from itadesk.report.shaping import STANDARD, Word, shape

# Programs that read a PDF take a wide gap for a space, and a very wide one for the gap between two
# columns: poppler from 0.1 and 0.7 of the size on, pdfium and mupdf later.
_MARKER_GAP = 0.09  # of the size: between a marker typed without a space and what follows
_SMALL_GAP = 0.03  # of the size: what distribution adds between clusters before it widens spaces
_WIDE_SPACE = 0.35  # of the size: what it adds at most to a space
_WIDE_GAP = 0.14  # of the size: what it adds at most elsewhere; a line that needs more stays short
_SLACK = 0.45  # of the measure: what a better line end may leave empty of a ragged line
_DISTRIBUTED_SLACK = 0.12  # and of a distributed one
_WIDEST_HANG = 0.4  # of the measure: a longer marker does not push the body to the right
_ROUNDING = 0.001
# Characters that every face of the family has, and that stand for themselves.
_CERTAIN = re.compile("(?:[\n -~]++|[ก-ฺ฿-๛]++)*+")
_KEPT_LENGTH = 4000  # of the texts whose lines are remembered


class Align(IntEnum):
    """How lines stand in the measure."""

    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()
    DISTRIBUTED = auto()  # every line but a paragraph's last fills the measure, as Thai does


class Style(NamedTuple):
    """How a text is set; lengths in points."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    first_indent: float = 0.0


class Line(NamedTuple):
    """One set line. `width` leaves out the spaces at its end."""

    text: str  # the part of the source it shows
    x: float  # from the left of the measure
    width: float  # natural, before distribution
    first: bool  # of its paragraph
    last: bool  # of its paragraph
    leading: float
    size: float
    marker: tuple[Word, ...] = ()
    words: tuple[Word, ...] = ()
    marker_gap: float = 0.0  # between marker and words
    cluster_gap: float = 0.0  # added between clusters of `words`
    space_gap: float = 0.0  # added to that at spaces


class _Item(NamedTuple):
    """A paragraph on its way to lines; a list item hangs beside its marker."""

    marker: tuple[Word, ...]
    marker_text: str
    boxes: tuple[Box, ...]
    indent: float  # of the first line, the marker's place
    marker_gap: float
    first: float  # where the body starts on the first line
    rest: float  # and on the others


def _without_marker(boxes: tuple[Box, ...], indent: float) -> _Item:
    """Return a paragraph that does not hang, `indent` before its first line."""
    return _Item((), "", boxes, indent, 0.0, indent, 0.0)


class Setter:
    """Sets the texts of one document into lines."""

    def __init__(self, names: Sequence[str] = (), digits: Digits = Digits.TYPED) -> None:
        self._names = tuple(names)
        self._digits = digits
        self.missing: set[str] = set()  # characters that no face has, shown as boxes

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Set `text` into lines of at most `width`; every newline starts a paragraph."""
        return self.mixed([(text, style.bold)], style, width)

    def mixed(
        self, spans: Sequence[tuple[str, bool]], style: Style, width: float
    ) -> tuple[Line, ...]:
        """Set text of which parts are bold: pairs of text and whether it is bold."""
        known = _known_lines if sum(len(part) for part, _ in spans) <= _KEPT_LENGTH else _lines
        lines, missing = known(self._names, self._digits, tuple(spans), style, width)
        self.missing |= missing
        return lines

    def line(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Set one line of ordinary text as `lines` does, sooner: where it may end is not asked."""
        box = linefill.whole(face(style.bold, style.italic), self._drawn(text))
        self.missing.update(*(word.missing for word in box.words))
        return tuple(self._paragraph(_without_marker((box,), 0.0), style, width))

    def set_anew(
        self, spans: Sequence[tuple[str, bool]], style: Style, width: float
    ) -> tuple[Line, ...]:
        """Set text as `mixed` does, remembering nothing."""
        text = self._drawn("".join(part for part, _ in spans)).rstrip("\n")
        if not text.strip():
            return ()
        faces = _faces(spans, style.italic)
        lines: list[Line] = []
        start = 0
        for paragraph in paragraphs.split(text):
            cut = start + len(paragraph.marker)
            marker = linefill.runs(paragraph.marker, faces, start)
            body = linefill.runs(paragraph.body, faces, cut)
            lines += self._paragraph(self._item(marker, body, style, width), style, width)
            start = cut + len(paragraph.body) + 1
        return tuple(lines)

    def pieces(self, text: str) -> list[str]:
        """Cut a paragraph where a line may end."""
        return linebreak.pieces(text, self._names)

    def width(self, text: str, style: Style) -> float:
        """Return the natural width of `text` set on one line."""
        word = shape(face(style.bold, style.italic), self._drawn(text))
        return word.width * style.size / UNITS

    def _drawn(self, text: str) -> str:
        """Return the characters to draw; as many as in `text`."""
        standard = text if _CERTAIN.fullmatch(text) else text.translate(STANDARD)
        return convert(standard, self._digits)

    def _item(self, marker: Runs, body: Runs, style: Style, width: float) -> _Item:
        """Find the place of marker and body."""
        hangs = bool(marker) and style.align in (Align.LEFT, Align.DISTRIBUTED)
        indents = style.align in (Align.LEFT, Align.DISTRIBUTED)
        indent = min(style.first_indent, width / 2) if indents else 0.0
        if hangs:
            scale = style.size / UNITS
            label = tuple(shape(own, part) for own, part in marker)
            gap = 0.0 if marker[-1][1][-1].isspace() else _MARKER_GAP * style.size
            first = indent + sum(word.width for word in label) * scale + gap
            if first - indent <= _WIDEST_HANG * (width - indent):
                boxes = linefill.boxes(body, self._names)
                # A word that would have to be cut only because the body hangs pulls it back.
                room = (width - first) / scale
                widest = linefill.stiffest(boxes, self._names, room, width / scale)
                rest = min(first, width - widest * scale)
                text = "".join(part for _, part in marker)
                return _Item(label, text, boxes, indent, gap, first, rest)
        boxes = linefill.boxes(_appended(marker, body) if marker else body, self._names)
        return _without_marker(boxes, indent)

    def _paragraph(self, item: _Item, style: Style, width: float) -> list[Line]:
        """Set one paragraph."""
        scale, align = style.size / UNITS, style.align
        filled = linefill.fill(
            item.boxes,
            (width - item.first + _ROUNDING) / scale,
            (width - item.rest + _ROUNDING) / scale,
            self._names,
            _DISTRIBUTED_SLACK if align is Align.DISTRIBUTED else _SLACK,
        )
        lines = []
        left, start = item.indent, item.first
        marker_text, marker, marker_gap = item.marker_text, item.marker, item.marker_gap
        for number, (content, content_width) in enumerate(filled, 1):
            last = number == len(filled)
            natural = content_width * scale
            free = max(0.0, width - start - natural)
            cluster_gap = space_gap = shift = 0.0
            if align is Align.DISTRIBUTED:
                if not last:
                    cluster_gap, space_gap = _gaps(content, free, style.size)
            elif align is not Align.LEFT:
                shift = free / 2 if align is Align.CENTER else free
            lines.append(
                Line(
                    marker_text + "".join([box.text for box in content]),
                    left + shift,
                    natural + (start - left),
                    number == 1,
                    last,
                    style.leading,
                    style.size,
                    marker,
                    _words(content, free / scale),
                    marker_gap,
                    cluster_gap,
                    space_gap,
                )
            )
            left = start = item.rest
            marker_text, marker, marker_gap = "", (), 0.0
        return lines


def _faces(spans: Sequence[tuple[str, bool]], italic: bool) -> list[Face]:
    """Return the face of each character, or the one face of all."""
    if len({bold for _, bold in spans}) == 1:
        return [face(spans[0][1], italic)]
    return [own for part, bold in spans for own in [face(bold, italic)] * len(part)]


def _lines(
    names: tuple[str, ...],
    digits: Digits,
    spans: tuple[tuple[str, bool], ...],
    style: Style,
    width: float,
) -> tuple[tuple[Line, ...], frozenset[str]]:
    """Return the lines of a text, and the characters in it that no face has."""
    lines = Setter(names, digits).set_anew(spans, style, width)
    if all(_CERTAIN.fullmatch(part) for part, _ in spans):
        return lines, frozenset()
    words = (word for line in lines for word in (*line.marker, *line.words))
    return lines, frozenset("".join(word.missing for word in words if word.missing))


# Printed again after an edit, a report of up to 400 pages sets only what was edited.
_known_lines = lru_cache(maxsize=4096)(_lines)


def _appended(marker: Runs, body: Runs) -> Runs:
    """Return marker and body as the runs of one text."""
    if marker and body and marker[-1][0] is body[0][0]:
        joined = marker[-1][0], marker[-1][1] + body[0][1]
        return (*marker[:-1], joined, *body[1:])
    return marker + body


def _words(line: list[Box], free: float) -> tuple[Word, ...]:
    """Return the words of a line, of the spaces at its end those that have room, at least one.

    The one is drawn past the line's end, so that copied text keeps it.
    """
    words = [word for box in line for word in box.shown]
    if line and line[-1].space > free and line[-1].spaces:
        kept = line[-1].spaces[0]
        del words[-len(line[-1].spaces) :]
        seen = kept.text.replace("\u200b", "")
        room = max(1, int(free * len(seen) / (kept.width or 1)))
        words.append(shape(kept.face, seen[:room]))
    return tuple(words)


def _gaps(line: list[Box], free: float, size: float) -> tuple[float, float]:
    """Return what to add after each cluster, and on top of that at spaces, to fill a line.

    A little between clusters first, then at spaces, then more between clusters, as far as it still
    looks and reads like one text.
    """
    words = [word for box in line for word in box.shown]
    shown = words[: len(words) - len(line[-1].spaces)]
    gaps = sum(len(word.clusters) for word in shown) - 1
    spaces = sum(cluster.text == " " for word in shown for cluster in word.clusters)
    if gaps < 1:
        return 0.0, 0.0
    space = 0.0
    if spaces:
        wanted = (free - _SMALL_GAP * size * gaps) / spaces
        space = max(0.0, min(wanted, _WIDE_SPACE * size))
    cluster = (free - space * spaces) / gaps
    return (cluster, space) if cluster <= _WIDE_GAP * size else (0.0, 0.0)
