"""Plain Thai text to lines, and lines to the pages of a PDF.

Lengths are points; y grows upwards, as in PDF.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from itadesk.core import paragraphs
from itadesk.core.digits import Digits, convert
from itadesk.report import linebreak
from itadesk.report.font_embed import Embedding, Shown
from itadesk.report.fonts import ASCENT, DESCENT, UNITS, Face, face
from itadesk.report.shaping import STANDARD, Word, shape

rl_config.useA85 = 0  # text encoding of streams only makes files bigger

_MARKER_GAP = 0.1  # of the size: between a marker typed without a space and what follows
_WIDEST_HANG = 0.4  # of the measure: a longer marker does not push the body to the right
_WIDEST_GAP = 0.12  # of the size: a line that needs more between clusters is not distributed


class Align(Enum):
    """How lines stand in the measure."""

    LEFT = auto()
    CENTER = auto()
    RIGHT = auto()
    DISTRIBUTED = auto()  # every line but a paragraph's last fills the measure, between clusters


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; lengths in points."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    first_indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One set line. Widths and x in points; white space at the end does not count."""

    text: str  # the part of the source it shows
    x: float  # from the left of the measure
    width: float  # natural, before distribution
    first: bool  # of its paragraph
    last: bool  # of its paragraph
    leading: float
    size: float
    marker: tuple[Word, ...]
    words: tuple[Word, ...]
    gap: float  # between marker and words
    stretch: float  # between clusters of `words`


@dataclass(frozen=True, slots=True)
class _Box:
    """A piece that stays on one line, and the white space after it; widths in font units."""

    runs: tuple[tuple[Face, str], ...]
    words: tuple[Word, ...]
    width: int
    spaces: tuple[Word, ...]
    space: int


_Runs = tuple[tuple[Face, str], ...]


class Setter:
    """Sets the texts of one document into lines."""

    def __init__(self, names: Sequence[str] = (), digits: Digits = Digits.TYPED) -> None:
        self._names = tuple(names)
        self._digits = digits
        self.missing: Counter[str] = Counter()  # characters the font lacks, shown as boxes

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        """Set `text` into lines of at most `width`; every newline starts a paragraph."""
        return self.mixed([(text, style.bold)], style, width)

    def mixed(
        self, spans: Sequence[tuple[str, bool]], style: Style, width: float
    ) -> tuple[Line, ...]:
        """Set text of which parts are bold: pairs of text and whether it is bold."""
        text = self._drawn("".join(part for part, _ in spans)).rstrip("\n")
        if not text.strip():
            return ()
        faces = [face(bold, style.italic) for part, bold in spans for _ in part]
        lines: list[Line] = []
        start = 0
        for paragraph in paragraphs.split(text):
            cut = start + len(paragraph.marker)
            end = cut + len(paragraph.body)
            marker = _runs(text[start:cut], faces[start:cut])
            body = _runs(text[cut:end], faces[cut:end])
            lines += self._paragraph(marker, body, style, width)
            start = end + 1
        for line in lines:
            for word in line.marker + line.words:
                if word.missing:
                    self.missing.update(word.missing)
        return tuple(lines)

    def width(self, text: str, style: Style) -> float:
        """Return the natural width of `text` set on one line."""
        word = shape(face(style.bold, style.italic), self._drawn(text))
        return word.width * style.size / UNITS

    def _drawn(self, text: str) -> str:
        return convert(text.translate(STANDARD), self._digits)

    def _paragraph(self, marker: _Runs, body: _Runs, style: Style, width: float) -> list[Line]:
        """Set one paragraph; the body of a list item hangs beside its marker."""
        scale = style.size / UNITS
        aside = style.align in (Align.LEFT, Align.DISTRIBUTED)
        indent = min(style.first_indent, width / 2) if aside else 0.0
        label = tuple(shape(f, part) for f, part in marker)
        hang = sum(word.width for word in label) * scale
        gap = 0.0 if not marker or marker[-1][1][-1].isspace() else _MARKER_GAP * style.size
        if not marker or not aside or hang + gap > _WIDEST_HANG * width:
            marker, body, label, hang, gap = (), marker + body, (), 0.0, 0.0
            rest = 0.0
        else:
            hang += gap
            rest = indent + hang
        boxes = _boxes(body, self._names)
        filled = _fill(boxes, (width - indent - hang) / scale, (width - rest) / scale)
        lines = []
        for number, line in enumerate(filled):
            first, last = number == 0, number == len(filled) - 1
            natural = sum(box.width + box.space for box in line) - (line[-1].space if line else 0)
            start = indent + hang if first else rest
            free = width - start - natural * scale
            stretch = 0.0
            if style.align is Align.DISTRIBUTED and not last:
                stretch = _stretch(line, free, style.size)
            shift = {Align.CENTER: free / 2, Align.RIGHT: free}.get(style.align, 0.0)
            text = "".join(part for box in line for _, part in box.runs)
            words = [word for box in line for word in (*box.words, *box.spaces)]
            lines.append(
                Line(
                    "".join(part for _, part in marker) + text if first else text,
                    (indent if first else rest) + max(shift, 0.0),
                    natural * scale + (hang if first else 0.0),
                    first,
                    last,
                    style.leading,
                    style.size,
                    label if first else (),
                    tuple(words),
                    gap if first else 0.0,
                    stretch,
                )
            )
        return lines


def _stretch(line: list[_Box], free: float, size: float) -> float:
    """Return what to add between clusters so that a line fills its measure."""
    clusters = [word.clusters for box in line for word in (*box.words, *box.spaces)]
    trailing = sum(len(word.clusters) for word in line[-1].spaces)
    gaps = sum(map(len, clusters)) - trailing - 1
    return free / gaps if gaps > 0 and free / gaps <= _WIDEST_GAP * size else 0.0


def _runs(text: str, faces: Sequence[Face]) -> _Runs:
    """Join neighbouring characters of the same face."""
    runs: list[tuple[Face, str]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or faces[at] is not faces[start]:
            runs.append((faces[start], text[start:at]))
            start = at
    return tuple(runs)


@lru_cache(maxsize=8192)
def _boxes(runs: _Runs, names: tuple[str, ...]) -> tuple[_Box, ...]:
    """Return the boxes of a paragraph."""
    return _boxed(runs, linebreak.pieces("".join(part for _, part in runs), names))


def _boxed(runs: _Runs, pieces: Iterable[str]) -> tuple[_Box, ...]:
    """Deal the runs of a text out to its pieces."""
    if len(runs) == 1:
        return tuple(_box(((runs[0][0], piece),)) for piece in pieces)
    boxes = []
    left = deque(runs)
    for piece in pieces:
        needed = len(piece)
        own = []
        while needed:
            f, part = left.popleft()
            own.append((f, part[:needed]))
            if part[needed:]:
                left.appendleft((f, part[needed:]))
            needed -= len(own[-1][1])
        boxes.append(_box(tuple(own)))
    return tuple(boxes)


@lru_cache(maxsize=65536)
def _box(runs: _Runs) -> _Box:
    """Shape a piece; white space at its end is kept apart."""
    text = "".join(part for _, part in runs)
    core = len(text.rstrip(" \u200b\n"))
    words, spaces = [], []
    for f, part in runs:
        if core > 0:
            words.append(shape(f, part[:core]))
        if part[max(core, 0) :]:
            spaces.append(shape(f, part[max(core, 0) :]))
        core -= len(part)
    return _Box(
        runs,
        tuple(words),
        sum(word.width for word in words),
        tuple(spaces),
        sum(word.width for word in spaces),
    )


def _fill(boxes: Iterable[_Box], first: float, rest: float) -> list[list[_Box]]:
    """Fill lines one after the other; measures in font units."""
    lines: list[list[_Box]] = [[]]
    at, measure = 0, first + 0.01
    left = deque(boxes)
    while left:
        box = left.popleft()
        if at + box.width <= measure:
            lines[-1].append(box)
            at += box.width + box.space
            continue
        if box.width > (rest if lines[-1] else measure):
            parts = linebreak.smaller("".join(part for _, part in box.runs))
            if len(parts) > 1:
                left.extendleft(reversed(_boxed(box.runs, parts)))
                continue
        if lines[-1]:
            lines.append([])
            left.appendleft(box)
            at, measure = 0, rest + 0.01
        else:  # one character wider than the measure
            lines[-1].append(box)
            at = box.width
    return lines


_NO_FONT = "itadesk"
# ReportLab wants a font from the start; this one keeps it from naming Helvetica, and is never used.
pdfmetrics.registerFont(
    SimpleNamespace(
        fontName=_NO_FONT, face=SimpleNamespace(name=_NO_FONT), _dynamicFont=True, _multiByte=False
    )
)


class TextCanvas:
    """The pages of one PDF: text as set lines, rules, boxes and bookmarks."""

    def __init__(
        self,
        setter: Setter,
        page_size: tuple[float, float],
        *,
        title: str = "",
        author: str = "",
        subject: str = "",
    ) -> None:
        self.setter = setter
        self.page_size = page_size
        self.canvas = Canvas(
            BytesIO(),
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            initialFontName=_NO_FONT,
            lang="th-TH",
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(subject)
        self.canvas.setCreator("itadesk")
        self._fonts = Embedding()
        self._bookmarks = 0

    def show(self, lines: Sequence[Line], x: float, y: float) -> float:
        """Show lines under `y`, the top of the first one's box; return the foot of the last."""
        operators = ["BT"]
        at = (0.0, 0.0)
        font = ("", 0.0)
        for line in lines:
            ink = (ASCENT + DESCENT) * line.size
            baseline = y - (line.leading - ink) / 2 - ASCENT * line.size
            y -= line.leading
            to = (round(x + line.x, 2), round(baseline, 2))
            operators.append(f"{_number(to[0] - at[0])} {_number(to[1] - at[1])} Td")
            at = to
            for shown in self._shown(line):
                if font != (shown.font, line.size):
                    font = shown.font, line.size
                    operators.append(f"/{shown.font} {_number(line.size)} Tf")
                operators.append(_show(shown))
        operators.append("ET")
        if lines:
            self.canvas.addLiteral("\n".join(operators))
        return y

    def _shown(self, line: Line) -> list[Shown]:
        """Return a line's stretches of codes, each in one font."""
        parts: list[Shown] = []
        for word in line.marker:
            parts += self._fonts.word(word)
        if line.gap and parts:
            parts.append(Shown(parts[-1].font, _moved(line.gap, line.size), ""))
        if not line.stretch:
            for word in line.words:
                parts += self._fonts.word(word)
            return _merged(parts)
        move = _moved(line.stretch, line.size)
        for word in line.words:
            for cluster in self._fonts.clusters(word):
                parts += cluster
                parts.append(Shown(cluster[-1].font, move, ""))
        return _merged(parts[:-1])

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5) -> None:
        """Draw a straight line."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(x1, y1, x2, y2)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        weight: float = 0.5,
        shade: float | None = None,
    ) -> None:
        """Draw a box from its lower left corner, filled with grey `shade` (0 black, 1 white)."""
        self.canvas.setLineWidth(weight)
        if shade is None:
            self.canvas.rect(x, y, width, height)
            return
        self.canvas.setFillGray(shade)
        self.canvas.rect(x, y, width, height, stroke=int(weight > 0), fill=1)
        self.canvas.setFillGray(0)

    def next_page(self, page_size: tuple[float, float] | None = None) -> None:
        """End the page; the next one may have another size."""
        self.canvas.showPage()
        if page_size is not None and page_size != self.page_size:
            self.page_size = page_size
            self.canvas.setPageSize(page_size)

    def bookmark(self, title: str, level: int = 0, y: float | None = None) -> None:
        """Add an entry of the document's outline that leads to this page, to height `y` of it."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        if y is None:
            self.canvas.bookmarkPage(key)
        else:
            self.canvas.bookmarkHorizontalAbsolute(key, y)
        self.canvas.addOutlineEntry(title, key, level)

    def finish(self) -> bytes:
        """End the last page and return the PDF; the canvas may not be used any more."""
        self._fonts.add_to(self.canvas._doc)  # noqa: SLF001 - ReportLab has no other way in
        return bytes(self.canvas.getpdfdata())


def _merged(parts: list[Shown]) -> list[Shown]:
    """Join neighbours of the same font that say themselves."""
    merged: list[Shown] = []
    run: list[str] = []
    font = ""
    for part in parts:
        if run and (part.font != font or part.actual):
            merged.append(Shown(font, "".join(run), ""))
            run = []
        if part.actual:
            merged.append(part)
        else:
            font = part.font
            run.append(part.codes)
    if run:
        merged.append(Shown(font, "".join(run), ""))
    return merged


def _show(shown: Shown) -> str:
    """Return the operators that show a stretch of codes."""
    moves = ")" in shown.codes
    show = f"[({shown.codes})] TJ" if moves else f"({shown.codes}) Tj"
    if not shown.actual:
        return show
    actual = shown.actual.encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <FEFF{actual}>>> BDC {show} EMC"


def _moved(distance: float, size: float) -> str:
    """Return the inside of a TJ array that moves on by `distance` points."""
    return f"){-distance * 1000 / size:.1f}("


def _number(value: float) -> str:
    """Write a length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
