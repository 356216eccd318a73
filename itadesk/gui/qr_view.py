"""A QR code on the screen, large enough for the camera of a telephone."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itadesk.core.qr import QUIET, Matrix, matrix

_MODULES_A_LINE = 8  # of text, high
_LEAST = 3  # pixels of a module
_USUAL = 41  # modules of the code of a SHA-256, with the white around it


class QrView(QWidget):
    """Shows the code of a text in whole pixels, whatever the size of the text beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Matrix = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show the code of a text that is not too long for one; of "" none."""
        self._rows = matrix(text) if text else ()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the side of the code with the white around it; without one, of the usual code."""
        modules = len(self._rows) + 2 * QUIET if self._rows else _USUAL
        side = modules * self._module()
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dark modules."""
        if not self._rows:
            return
        module = self._module()
        painter = QPainter(self)
        painter.fillRect(QRect(QPoint(), self.sizeHint()), Qt.GlobalColor.white)
        for down, row in enumerate(self._rows, QUIET):
            for across, dark in enumerate(row, QUIET):
                if dark:
                    place = QRect(across * module, down * module, module, module)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()

    def _module(self) -> int:
        return max(_LEAST, round(self.fontMetrics().height() / _MODULES_A_LINE))
