"""What is in a file: headings, and below each how many or which."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from itadesk.gui.flow import FlowLayout

_APART = 22  # pixels between two of a line
_SPACING = 4


class HeldView(QWidget):
    """Shows pairs of a heading and what stands below it, as many a line as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, _SPACING)
        self.pairs: tuple[tuple[str, str], ...] = ()

    def show_held(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these in place of those before."""
        if self.pairs == tuple(pairs):
            return
        self.pairs = tuple(pairs)
        while (item := self._flow.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        for heading, text in pairs:
            self._flow.addWidget(_pair(heading, text))


def _pair(heading: str, text: str) -> QWidget:
    pair, above, below = QWidget(), QLabel(heading), QLabel(text)
    above.setProperty("role", "field")
    below.setTextFormat(Qt.TextFormat.PlainText)
    layout = QVBoxLayout(pair)
    layout.setContentsMargins(0, 0, _APART - _SPACING, 0)
    layout.setSpacing(0)
    layout.addWidget(above)
    layout.addWidget(below)
    pair.setAccessibleName(f"{heading} {text}")
    return pair
