"""Text of table cells as lines: broken between our own words, cut off after a few."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from itadesk.gui.wrap import ZERO_WIDTH_SPACE, unwrapped, wrappable

# Of the height a font asks for, which in Thai faces has room for two marks above every letter and
# one below; marks of neighbouring lines hardly ever meet, and nothing is clipped when they do.
_PITCH = 0.78
_ELLIPSIS = "…"
_LONGEST = 2_000  # characters that are looked at: more never fits into a cell
_PIECES = re.compile(rf"[^ /{ZERO_WIDTH_SPACE}]*(?: +|/+|{ZERO_WIDTH_SPACE})?")
_CLUSTER = re.compile(r"[เ-ไ]?.[ะ-ฺ็-๎]*", re.DOTALL)  # a letter with its vowels and marks


@dataclass(frozen=True, slots=True)
class CellText:
    """A text broken into lines, ready to be drawn."""

    lines: tuple[str, ...]
    cut: bool  # whether there is more than is shown
    ascent: float
    pitch: float
    height: float

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the lines with the painter's font and pen."""
        for at, line in enumerate(self.lines):
            painter.drawText(QPointF(left, top + self.ascent + at * self.pitch), line)


def cell_layout(
    text: str, font: QFont, width: float, most: int, names: tuple[str, ...] = ()
) -> CellText:
    """Break a text into at most `most` lines of this width; what does not fit ends with “…”.

    None of `names` is broken unless it is wider than the line.
    """
    return _laid_out(text[:_LONGEST], font.toString(), max(width, 1.0), most, names)


@lru_cache(maxsize=4096)
def _laid_out(
    text: str, font_name: str, width: float, most: int, names: tuple[str, ...]
) -> CellText:
    font = QFont()
    font.fromString(font_name)
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(words_of(paragraph, names), metrics, width, most + 1 - len(lines))
        if len(lines) > most:
            break
    cut = len(lines) > most
    if cut:
        last = f"{lines[most - 1]}{_ELLIPSIS}"
        lines[most - 1 :] = [metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)]
    pitch = metrics.height() * _PITCH
    height = metrics.height() + (len(lines) - 1) * pitch
    return CellText(tuple(lines), cut, metrics.ascent(), pitch, height)


def words_of(text: str, names: tuple[str, ...] = ()) -> list[str]:
    """Return a paragraph in the parts between which a line may end."""
    return [unwrapped(part) for part in _PIECES.findall(wrappable(text, names))]


def _broken(parts: Iterable[str], metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """Return the first `most` lines of one paragraph."""
    lines: list[str] = []
    line, used = "", 0.0
    waiting = list(reversed(list(parts)))
    while waiting and len(lines) < most:
        part = waiting.pop()
        advance = metrics.horizontalAdvance(part)
        own = metrics.horizontalAdvance(part.rstrip())
        if used + own <= width:
            line, used = line + part, used + advance
        elif line:
            lines.append(line.rstrip())
            line, used = "", 0.0
            waiting.append(part)
        else:  # wider than a whole line: a name is broken between its words, a word between letters
            words = [word for word in words_of(part) if word]
            head = _head(part, metrics, width)
            smaller = words if len(words) > 1 else [head, part[len(head) :]]
            if smaller[0] == part:
                line, used = part, advance
            else:
                waiting += reversed(smaller)
    return [*lines, line.rstrip()][:most]


def _head(word: str, metrics: QFontMetricsF, width: float) -> str:
    """Return as much of a word that is wider than the line as fits, never a part of a letter."""
    head = ""
    for cluster in _CLUSTER.findall(word):
        if head and metrics.horizontalAdvance(head + cluster) > width:
            break
        head += cluster
    return head
