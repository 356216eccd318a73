"""The list of evidence: pictures and files are dropped on it, or pasted."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from itadesk.gui import theme
from itadesk.gui.evidence_model import Index
from itadesk.gui.thumbnails import SIDE
from itadesk.gui.wrap import wrappable


class EvidenceList(QListView):
    """Tells what was dropped, pasted, asked to go, to move or to be opened."""

    brought = Signal(object, int)  # QMimeData, and the row it was dropped on or -1
    delete_asked = Signal()
    move_asked = Signal(int)  # -1 up, 1 down
    open_asked = Signal()
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_text = ""
        self.setAccessibleName("หลักฐาน")
        self.setIconSize(SIDE)
        self.setWordWrap(True)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(lambda _: self.open_asked.emit())

    def rows(self) -> list[int]:
        """Return the selected rows, from the first on."""
        return sorted(index.row() for index in self.selectedIndexes())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may become evidence."""
        self._answer(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take it anywhere."""
        self._answer(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped and where."""
        self._answer(event)
        if event.isAccepted():
            self.brought.emit(event.mimeData(), self._row_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, delete, open; move with Alt and an arrow."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.matches(QKeySequence.StandardKey.Paste):
            self.brought.emit(None, -1)
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_asked.emit()
        elif event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is the current one."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or in their place what to do."""
        super().paintEvent(event)
        model = self.model()
        if model is not None and model.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("muted"))
            area = self.viewport().rect().adjusted(12, 8, -12, -8)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, wrappable(self.empty_text))
            painter.end()

    def _row_at(self, point: QPoint) -> int:
        return self.indexAt(point).row()

    @staticmethod
    def _answer(event: QDropEvent) -> None:
        """Take pictures, files, addresses and text, as copies."""
        mime: QMimeData = event.mimeData()
        if mime.hasUrls() or mime.hasImage() or mime.hasText():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
