"""Lines of a text that is being edited: they end between our own words, on every system."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from itadesk.gui.wrap import ZERO_WIDTH_SPACE, wrappable

# Of the height a font asks for, which in Thai faces has room for two marks above every letter and
# one below; marks of neighbouring lines hardly ever meet.
PITCH = 0.84
_HAIR = 0.25  # pixels: less than any letter is wide


class ThaiTextLayout(QPlainTextDocumentLayout):
    """Lays paragraphs out as `QPlainTextDocumentLayout` does, but breaks and sets lines itself.

    Qt knows no Thai words where libthai is missing, as on Windows, and then breaks anywhere.
    """

    relaid = Signal()  # instead of `update`, which PySide6 6.12 cannot emit

    def __init__(self, document: QTextDocument, width: Callable[[], float]) -> None:
        """Make a layout for lines of `width`, which is asked for whenever lines are made."""
        super().__init__(document)
        self._width = width
        self.names: tuple[str, ...] = ()  # no line ends inside one of these

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return the area of a paragraph, which is laid out when it is first asked for."""
        if block.isValid() and block.layout().lineCount() == 0:
            self._lay_out(block)
        return super().blockBoundingRect(block)

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Lay out again what changed."""
        lines = self.document().lineCount()
        super().documentChanged(position, removed, added)
        block = self.document().findBlock(position)
        end = position + max(added, 1)
        while block.isValid() and block.position() < end:
            self._lay_out(block)
            block = block.next()
        if self.document().lineCount() != lines:
            self.documentSizeChanged.emit(self.documentSize())
        self.relaid.emit()

    def _lay_out(self, block: QTextBlock) -> None:
        layout = block.layout()
        option = QTextOption(self.document().defaultTextOption())
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        margin = self.document().documentMargin()
        width = max(self._width() - 2 * margin, 1.0)
        ends = _word_ends(_text(block, layout), self.names)
        top = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            _fill(line, width, ends)
            line.setPosition(QPointF(margin, top))
            top += line.height() * PITCH
        layout.endLayout()
        block.setLineCount(layout.lineCount() if block.isVisible() else 0)


def _fill(line: QTextLine, width: float, ends: set[int]) -> None:
    """Put as many whole words into a line as fit; a word that is wider is broken anywhere."""
    line.setLineWidth(width)
    start = line.textStart()
    end = start + line.textLength()
    if end in ends:
        return
    fitting = next((at for at in range(end - 1, start, -1) if at in ends), None)
    if fitting is not None:
        place = line.cursorToX(fitting)
        assert isinstance(place, tuple), "PySide also returns the position it was given"
        line.setLineWidth(place[0] + _HAIR)


def _text(block: QTextBlock, layout: QTextLayout) -> str:
    """Return the text as laid out: with what an input method has not committed yet."""
    text = block.text()
    at = layout.preeditAreaPosition()
    return text if at < 0 else text[:at] + layout.preeditAreaText() + text[at:]


def _word_ends(text: str, names: tuple[str, ...]) -> set[int]:
    """Return where a line may end, counted as Qt counts: in units of UTF-16."""
    ends = set[int]()
    at = 0
    for char in wrappable(text, names):
        if char == ZERO_WIDTH_SPACE:
            ends.add(at)
            continue
        at += 1 + (ord(char) > 0xFFFF)
        if char in " /":
            ends.add(at)
    ends.add(at)
    return ends
