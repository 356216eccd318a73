"""The editor of text in a table cell: several lines, as high as they need."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

_LEAST_WIDTH = 16  # in widths of a usual letter
_ROOM = 6  # around the text


class CellTextEdit(QPlainTextEdit):
    """Plain text that grows over the cells below while it is typed. Enter begins a new line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cell = QRect()
        self.setObjectName("cell_text_edit")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._grow)

    def text(self) -> str:
        """Return the text; unlike toPlainText this leaves no-break spaces alone."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def setText(self, text: str) -> None:
        """Show a text, the cursor at its end; nothing happens when it is shown already."""
        if text == self.text():
            return
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def cover(self, cell: QRect) -> None:
        """Lie over a cell and, where the text needs it, over its neighbours."""
        self._cell = QRect(cell)  # Qt owns the one it hands out, and only until this returns
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the table: it ends the editing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _grow(self) -> None:
        parent = self.parentWidget()
        if self._cell.isNull() or parent is None:
            return
        area = parent.rect()
        width = max(self._cell.width(), self.fontMetrics().averageCharWidth() * _LEAST_WIDTH)
        left = max(min(self._cell.left(), area.right() - width), area.left())
        self.resize(width, self.height())
        height = min(max(self._text_height(area.height()), self._cell.height()), area.height())
        top = max(min(self._cell.top(), area.bottom() + 1 - height), area.top())
        self.setGeometry(left, top, width, height)

    def _text_height(self, enough: int) -> int:
        """Return the height of the text, or something above `enough`."""
        height = 2 * (self.document().documentMargin() + _ROOM)
        block = self.document().firstBlock()
        while block.isValid() and height <= enough:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return round(height)
