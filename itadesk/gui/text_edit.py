"""The editor of texts of several lines: as high as its text, within bounds."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_LOWEST, _HIGHEST = 2, 8  # lines; the form may set the properties "lowest" and "highest"


class TextEdit(QPlainTextEdit):
    """Grows while it is typed in, so that a text is read without scrolling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._lines = 0
        self.textChanged.connect(self._on_size_changed)

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
        lines = max(self._bound("lowest", _LOWEST), min(self._lines, most))
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        margin = 2 * round(self.document().documentMargin())
        line = ceil(QFontMetricsF(self.font()).lineSpacing())  # as the document has it
        return line * lines + margin + frame + 2

    def _on_size_changed(self) -> None:
        lines = round(self.document().size().height())  # this kind of document counts in lines
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()


def let_texts_grow(form: QWidget) -> None:
    """Let the texts of a form that scrolls be as high as they ask for, and higher."""
    policy = QSizePolicy.Policy
    for text in form.findChildren(TextEdit):
        text.setSizePolicy(policy.Expanding, policy.MinimumExpanding)
