"""The heading of a table whose labels are broken between our own words."""

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from itadesk.gui.delegates_text import CellText, cell_layout, words_of

_SIDE, _ABOVE = 6, 2
_MOST_LINES = 2


class WrappedHeader(QHeaderView):
    """Labels of columns, in two lines where one is too short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Leave the label out: `paintSection` draws it."""
        super().initStyleOptionForIndex(option, section)
        option.text = ""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the ground of a heading, then its lines in the middle."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        layout = self._layout(section, rect.width())
        painter.save()
        painter.setFont(self._bold())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        top = rect.top() + (rect.height() - layout.height) / 2
        layout.draw(painter, rect.left() + _SIDE, top)
        painter.restore()

    def sizeHint(self) -> QSize:
        """Return the height of the tallest label."""
        heights = [
            self._layout(section, self.sectionSize(section)).height
            for section in range(self.count())
        ]
        return QSize(super().sizeHint().width(), round(max(heights, default=0)) + 2 * _ABOVE)

    def least_width(self, section: int) -> int:
        """Return the width below which a word of the label would be broken."""
        metrics = QFontMetricsF(self._bold())
        words = words_of(self._label(section))
        widest = max((metrics.horizontalAdvance(word.rstrip()) for word in words), default=0.0)
        return ceil(widest) + 2 * _SIDE

    def _layout(self, section: int, width: int) -> CellText:
        return cell_layout(self._label(section), self._bold(), width - 2 * _SIDE, _MOST_LINES)

    def _label(self, section: int) -> str:
        model = self.model()
        return str(model.headerData(section, self.orientation())) if model else ""

    def _bold(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font
