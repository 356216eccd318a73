"""Text of table cells as lines: broken between our own words, cut off after a few."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from itadesk.gui.wrap import wrappable

_LINE_SEPARATOR = "\u2028"
_ELLIPSIS = "…"
# Of the height a font asks for, which in Thai faces has room for two marks above every letter and
# one below; marks of neighbouring lines hardly ever meet, and nothing is clipped when they do.
_PITCH = 0.78
_LONGEST = 2_000  # characters that are looked at: more never fits into a cell


@dataclass(frozen=True, slots=True)
class CellText:
    """A text broken into lines, ready to be drawn."""

    layout: QTextLayout
    height: float
    cut: bool  # whether there is more than is shown

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the lines with the painter's pen."""
        self.layout.draw(painter, QPointF(left, top))


def cell_layout(text: str, font: QFont, width: float, most: int) -> CellText:
    """Break a text into at most `most` lines of this width; what does not fit ends with “…”."""
    return _laid_out(text[:_LONGEST], font.toString(), max(width, 1.0), most)


@lru_cache(maxsize=2048)
def _laid_out(text: str, font_name: str, width: float, most: int) -> CellText:
    font = QFont()
    font.fromString(font_name)
    shown = wrappable(text).replace("\n", _LINE_SEPARATOR)
    layout = _layout(shown, font)
    starts = _break(layout, width, most + 1)
    cut = len(starts) > most
    if cut:
        rest = shown[starts[most - 1] :].split(_LINE_SEPARATOR, 1)[0] + _ELLIPSIS
        fitting = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout = _layout(shown[: starts[most - 1]] + fitting.rstrip(), font)
        _break(layout, width, most)
    last = layout.lineAt(layout.lineCount() - 1)
    return CellText(layout, last.y() + last.height(), cut)


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout


def _break(layout: QTextLayout, width: float, most: int) -> list[int]:
    """Break the layout into at most `most` lines; return where each begins."""
    starts: list[int] = []
    y = 0.0
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * _PITCH
        starts.append(line.textStart())
    layout.endLayout()
    return starts
