"""A label for one line that may be longer than its place, such as the path of a file."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from itadesk.core.characters import visible
from itadesk.gui.literal import tool_tip


class ElidedLabel(QLabel):
    """Leaves out the middle of a text that is too long; the tool tip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        """Show a text, and what a path may hide in it."""
        shown = visible(text)
        super().setText(shown)
        self.setToolTip(tool_tip(shown))

    def minimumSizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        area = self.contentsRect()
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, area.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
