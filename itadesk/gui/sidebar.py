"""The list of pages at the left, each with the number of what is still missing there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from itadesk.core.digits import thai_number
from itadesk.gui import theme

_NAME = Qt.ItemDataRole.UserRole
_BADGE = Qt.ItemDataRole.UserRole + 1
_PADDING = 12


class Sidebar(QListWidget):
    """Says which page was chosen, by click or arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName("หน้างาน")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current_changed)

    def add_page(self, name: str, title: str, icon: str) -> None:
        """Append a page."""
        item = QListWidgetItem(theme.icon(icon), title)
        item.setData(_NAME, name)
        item.setData(_BADGE, 0)
        self.addItem(item)
        self._describe(item)

    def show_current(self, name: str) -> None:
        """Mark the page that is shown."""
        for item in self._items():
            if item.data(_NAME) == name:
                self.setCurrentItem(item)

    def set_badge(self, name: str, count: int) -> None:
        """Show how much is still missing on a page."""
        for item in self._items():
            if item.data(_NAME) == name and item.data(_BADGE) != count:
                item.setData(_BADGE, count)
                self._describe(item)

    def badge(self, name: str) -> int:
        """Return the number shown beside a page; 0 when there is none."""
        return next((int(i.data(_BADGE)) for i in self._items() if i.data(_NAME) == name), 0)

    def sizeHint(self) -> QSize:
        """Return a width that shows every title and badge whole."""
        widest = max(
            (self.sizeHintForIndex(self.indexFromItem(i)).width() for i in self._items()), default=0
        )
        return QSize(widest + 20, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same width."""
        return QSize(self.sizeHint().width(), 0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _describe(self, item: QListWidgetItem) -> None:
        """Say in words what the badge says."""
        count = item.data(_BADGE)
        text = f"ยังมี {thai_number(count)} จุดที่ต้องกรอกหรือตรวจดู" if count else ""
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()} {text}".strip())

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_NAME))


class _Delegate(QStyledItemDelegate):
    """Draws icon, title and badge."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Leave room for a badge of two digits."""
        metrics = option.fontMetrics
        height = metrics.height()
        title = metrics.horizontalAdvance(index.data())
        badge = _badge_width(height, metrics.horizontalAdvance(thai_number(99)))
        return QSize(title + badge + height + 4 * _PADDING, round(height * 1.4))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one entry."""
        self.initStyleOption(option, index)
        selected = bool(option.state & option.state.State_Selected)
        hovered = bool(option.state & option.state.State_MouseOver)
        area: QRect = option.rect.adjusted(0, 2, 0, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.colour("surface" if selected else "pressed"))
            painter.drawRoundedRect(area, 7, 7)
        if selected:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 7, 4, area.height() - 14), 2, 2)
        size = round(option.fontMetrics.height() * 0.8)
        left = area.left() + _PADDING
        icon = QRect(left, area.center().y() - size // 2, size, size)
        option.icon.paint(painter, icon)
        font = option.font
        font.setBold(selected)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        text = area.adjusted(_PADDING + size + _PADDING, 0, -_PADDING, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, index.data())
        if count := index.data(_BADGE):
            self._paint_badge(painter, option, area, min(int(count), 999))
        painter.restore()

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, count: int
    ) -> None:
        font = option.font
        font.setPointSizeF(font.pointSizeF() * 0.85)
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        height = round(metrics.height() * 0.9)
        width = _badge_width(height, metrics.horizontalAdvance(thai_number(count)))
        badge = QRect(area.right() - _PADDING - width, 0, width, height)
        badge.moveTop(area.center().y() - height // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("badge"))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(theme.colour("surface"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, thai_number(count))


def _badge_width(height: int, digits: int) -> int:
    return max(height, digits + _PADDING)
