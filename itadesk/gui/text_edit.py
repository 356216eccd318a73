"""The editor of texts of several lines: as high as its text, within bounds."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from itadesk.gui.text_layout import PITCH, ThaiTextLayout

_MARGIN = 2  # pixels
_LOWEST, _HIGHEST = 2, 8  # lines; the form may set the properties "lowest" and "highest"


class TextEdit(QPlainTextEdit):
    """Grows while it is typed in, so that a text is read without scrolling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        self._layout = ThaiTextLayout(document, lambda: self.viewport().width())
        document.setDocumentLayout(self._layout)
        self._layout.relaid.connect(self.viewport().update)
        self.setDocument(document)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._asked = 0  # height in pixels
        self.textChanged.connect(self._on_size_changed)

    @property
    def names(self) -> tuple[str, ...]:
        """The names in which no line ends."""
        return self._layout.names

    @names.setter
    def names(self, names: tuple[str, ...]) -> None:
        if names != self._layout.names:
            self._layout.names = names
            self.document().markContentsDirty(0, self.document().characterCount())

    def text(self) -> str:
        """Return the text; unlike toPlainText this leaves no-break spaces alone."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def sizeHint(self) -> QSize:
        """Return room for all lines, up to the highest number."""
        return QSize(super().sizeHint().width(), self._height(self._bound("highest", _HIGHEST)))

    def minimumSizeHint(self) -> QSize:
        """Return room for the lowest number of lines."""
        width = self.fontMetrics().averageCharWidth() * 12
        return QSize(width, self._height(self._bound("lowest", _LOWEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count the lines anew when the width changes."""
        super().resizeEvent(event)
        self._on_size_changed()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text only, never what it looked like elsewhere."""
        self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take whatever has text."""
        return source.hasText()

    def _bound(self, name: str, otherwise: int) -> int:
        value = self.property(name)
        return value if isinstance(value, int) else otherwise

    def _height(self, most: int) -> int:
        """Return the height of the text, at least that of the lowest number of lines."""
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # as the document has it
        height, lines, block = 0.0, 0, self.document().firstBlock()
        while block.isValid() and lines < most:
            self._layout.blockBoundingRect(block)  # lays it out if nothing has yet
            shown = min(block.layout().lineCount(), most - lines)
            height += line * (1 + (shown - 1) * PITCH)
            lines += shown
            block = block.next()
        height += line * PITCH * max(self._bound("lowest", _LOWEST) - lines, 0)
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        return ceil(height) + 2 * _MARGIN + frame + 2

    def _on_size_changed(self) -> None:
        height = self._height(self._bound("highest", _HIGHEST))
        if height != self._asked:
            self._asked = height
            self.updateGeometry()


def let_texts_grow(form: QWidget) -> None:
    """Let the texts of a form that scrolls be as high as they ask for, and higher."""
    policy = QSizePolicy.Policy
    for text in form.findChildren(TextEdit):
        text.setSizePolicy(policy.Expanding, policy.MinimumExpanding)
