"""What is not as it was when a paper was issued, each with the way to where it is edited."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from itadesk.core.digits import thai_number
from itadesk.core.paper_changes import Difference
from itadesk.gui.wrap import wrappable

MOST_SHOWN = 100
_DIFFERENCE = Qt.ItemDataRole.UserRole
_LINES = 6  # of the list that are seen


class ChangeList(QListWidget):
    """The differences; a click or Enter opens what one is about."""

    chosen = Signal(object)  # Difference

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("สิ่งที่ต่างจากฉบับที่ออก")
        self.setProperty("role", "links")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(_LINES * self.fontMetrics().height())
        self.itemClicked.connect(self._on_chosen)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these; of very many the first."""
        self.clear()
        for one in differences[:MOST_SHOWN]:
            item = QListWidgetItem(wrappable(one.message))
            item.setData(_DIFFERENCE, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, one.message)
            item.setToolTip("กดเพื่อไปยังที่แก้ไข")
            self.addItem(item)
        if len(differences) > MOST_SHOWN:
            rest = thai_number(len(differences) - MOST_SHOWN)
            self.addItem(QListWidgetItem(wrappable(f"และอีก {rest} แห่ง")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or the space bar what the current difference is about."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        item = self.currentItem()
        if event.key() in keys and item is not None:
            self._on_chosen(item)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        difference = item.data(_DIFFERENCE)
        if isinstance(difference, Difference):
            self.chosen.emit(difference)
