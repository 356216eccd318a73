"""A list of sentences, each with the way to what it is about."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from itadesk.core.digits import thai_number
from itadesk.gui.wrap import wrappable

_LINK = Qt.ItemDataRole.UserRole
_PADDING = 16  # pixels left and right of a sentence together, as style.qss has it


class LinkList(QListWidget):
    """Sentences; a click, Enter or the space bar opens what one is about."""

    chosen = Signal(object)  # what the sentence is about

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Be called `name` by screen readers."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(_Wrapping(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(self._on_chosen)

    def show_links(
        self, links: Iterable[tuple[str, object | None]], rest: int, unit: str, icon: QIcon
    ) -> None:
        """Show sentences with what they lead to, None for nowhere; `rest` more are not shown."""
        self.clear()
        for message, link in links:
            item = QListWidgetItem(icon, wrappable(message))
            item.setData(_LINK, link)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, message)
            if link is not None:
                item.setToolTip("กดเพื่อไปยังที่แก้ไข")
            self.addItem(item)
        if rest > 0:
            self.addItem(QListWidgetItem(wrappable(f"และอีก {thai_number(rest)} {unit}")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or the space bar what the current sentence is about."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        item = self.currentItem()
        if event.key() in keys and item is not None:
            self._on_chosen(item)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        link = item.data(_LINK)
        if link is not None:
            self.chosen.emit(link)


class _Wrapping(QStyledItemDelegate):
    """Wraps within the padding, which Qt only adds afterwards: no sentence loses its end."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Ask for the height of the sentence in the room that it is drawn in."""
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(0, 0, -_PADDING, 0)
        return super().sizeHint(inner, index)
