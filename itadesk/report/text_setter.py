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
from itadesk.report.shaping import STANDARD, shape

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

    x: float  # from the left of the measure
    width: float  # natural, before distribution
    first: bool  # of its paragraph
    last: bool  # of its paragraph
    leading: float
    size: float
    marker: tuple[Box, ...] = ()
    boxes: tuple[Box, ...] = ()
    marker_gap: float = 0.0  # between marker and boxes
    cluster_gap: float = 0.0  # added between clusters of `boxes`
    space_gap: float = 0.0  # added to that at spaces

    @property
    def text(self) -> str:
        """The part of the source it shows, spaces at its end included."""
        return "".join([box.text for box in self.marker + self.boxes])


class _Item(NamedTuple):
    """A paragraph on its way to lines; a list item hangs beside its marker."""

    boxes: tuple[Box, ...]
    marker: tuple[Box, ...] = ()
    marker_gap: float = 0.0
    indent: float = 0.0  # of the first line, the marker's place
    first: float = 0.0  # where the body starts on the first line
    rest: float = 0.0  # and on the others


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
        kept = sum([len(part) for part, _ in spans]) <= _KEPT_LENGTH
        known = _known_lines if kept else _lines
        lines, missing = known(self._names, self._digits, tuple(spans), style, width)
        self.missing |= missing
        return lines

    def line(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Set one line of ordinary text as `lines` does, sooner: where it may end is not asked."""
        box = linefill.whole(((face(style.bold, style.italic), _drawn(text, self._digits)),))
        self.missing |= linefill.missing([box])
        return tuple(_paragraph(_Item(boxes=(box,)), style, width, self._names))

    def pieces(self, text: str) -> list[str]:
        """Cut a paragraph where a line may end."""
        return linebreak.pieces(text, self._names)

    def width(self, text: str, style: Style) -> float:
        """Return the natural width of `text` set on one line."""
        word = shape(face(style.bold, style.italic), _drawn(text, self._digits))
        return word.width * style.size / UNITS


def _lines(
    names: tuple[str, ...],
    digits: Digits,
    spans: tuple[tuple[str, bool], ...],
    style: Style,
    width: float,
) -> tuple[tuple[Line, ...], frozenset[str]]:
    """Return the lines of a text, and the characters in it that no face has."""
    text = _drawn("".join([part for part, _ in spans]), digits).rstrip("\n")
    if not text.strip():
        return (), frozenset()
    faces = _faces(spans, style.italic)
    lines: list[Line] = []
    start = 0
    for paragraph in paragraphs.split(text):
        cut = start + len(paragraph.marker)
        marker = linefill.runs(paragraph.marker, faces, start)
        body = linefill.runs(paragraph.body, faces, cut)
        lines += _paragraph(_item(marker, body, style, width, names), style, width, names)
        start = cut + len(paragraph.body) + 1
    if _CERTAIN.fullmatch(text):
        return tuple(lines), frozenset()
    return tuple(lines), linefill.missing(box for one in lines for box in one.marker + one.boxes)


# Printed again after an edit, a report of up to 400 pages sets only what was edited.
_known_lines = lru_cache(maxsize=4096)(_lines)


def _drawn(text: str, digits: Digits) -> str:
    """Return the characters to draw; as many as in `text`."""
    standard = text if _CERTAIN.fullmatch(text) else text.translate(STANDARD)
    return convert(standard, digits)


def _faces(spans: Sequence[tuple[str, bool]], italic: bool) -> list[Face]:
    """Return the face of each character, or the one face of all."""
    if len({bold for _, bold in spans}) == 1:
        return [face(spans[0][1], italic)]
    return [own for part, bold in spans for own in [face(bold, italic)] * len(part)]


def _item(marker: Runs, body: Runs, style: Style, width: float, names: tuple[str, ...]) -> _Item:
    """Find the place of marker and body."""
    indents = style.align in (Align.LEFT, Align.DISTRIBUTED)
    indent = min(style.first_indent, width / 2) if indents else 0.0
    if marker and indents:
        scale = style.size / UNITS
        label = linefill.whole(marker)
        gap = 0.0 if label.spaces else _MARKER_GAP * style.size
        first = indent + label.advance * scale + gap
        if first - indent <= _WIDEST_HANG * (width - indent):
            boxes = linefill.boxes(body, names)
            # A word that would have to be cut only because the body hangs pulls it back.
            room = (width - first) / scale
            widest = linefill.stiffest(boxes, names, room, width / scale)
            return _Item(boxes, (label,), gap, indent, first, min(first, width - widest * scale))
    boxes = linefill.boxes(_appended(marker, body) if marker else body, names)
    return _Item(boxes, indent=indent, first=indent)


def _appended(marker: Runs, body: Runs) -> Runs:
    """Return marker and body as the runs of one text."""
    if marker and body and marker[-1][0] is body[0][0]:
        joined = marker[-1][0], marker[-1][1] + body[0][1]
        return (*marker[:-1], joined, *body[1:])
    return marker + body


def _paragraph(item: _Item, style: Style, width: float, names: tuple[str, ...]) -> list[Line]:
    """Set one paragraph."""
    scale, align = style.size / UNITS, style.align
    filled = linefill.fill(
        item.boxes,
        (width - item.first + _ROUNDING) / scale,
        (width - item.rest + _ROUNDING) / scale,
        names,
        _DISTRIBUTED_SLACK if align is Align.DISTRIBUTED else _SLACK,
    )
    lines = []
    left, start = item.indent, item.first
    marker, marker_gap = item.marker, item.marker_gap
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
        room = free / scale
        if content and content[-1].space > room:
            content[-1] = content[-1].ending(room)
        values = (
            left + shift,
            natural + (start - left),
            number == 1,
            last,
            style.leading,
            style.size,
            marker,
            tuple(content),
            marker_gap,
            cluster_gap,
            space_gap,
        )
        lines.append(tuple.__new__(Line, values))  # as Line(*values) does, in a third of the time
        left = start = item.rest
        marker, marker_gap = (), 0.0
    return lines


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
