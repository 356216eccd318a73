"""The heading of a table whose labels are broken between our own words."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from itadesk.gui.delegates_text import CellText, cell_layout

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

    def _layout(self, section: int, width: int) -> CellText:
        model = self.model()
        label = model.headerData(section, self.orientation()) if model else ""
        return cell_layout(str(label), self._bold(), width - 2 * _SIDE, _MOST_LINES)

    def _bold(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font
