"""A short list of records that hang from the office: a small table with its buttons."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.gui import theme
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.session import Session
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable


class ListTable(RecordTable):
    """A table that says what to do while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty_text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or the hint in their place."""
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            area = self.viewport().rect().adjusted(12, 8, -12, -8)
            painter.drawText(area, flags, wrappable(self.empty_text))
            painter.end()


class RecordList(QWidget):
    """Add, delete and move the records of one type; cells are edited in place."""

    title: QLabel
    table: ListTable
    button_add: QPushButton
    button_delete: QToolButton
    button_up: QToolButton
    button_down: QToolButton
    button_extra: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "record_list.ui", ListTable)
        for name in ("add", "delete", "up", "down"):
            getattr(self, f"button_{name}").setIcon(theme.icon(name))
        self.button_extra.hide()

    def set_up(
        self,
        session: Session,
        cls: type[Record],
        widths: Mapping[str, int],
        empty_text: str,
        new: Callable[[], Record],
    ) -> None:
        """Show fields of all records of type `cls`, as wide as said; `new` makes a record."""
        self._session = session
        self._label = describe(cls).label
        self._new = new
        self._model = RecordTableModel(session, cls, list(widths), self)
        self.title.setText(self._label)
        self.table.setObjectName(f"{describe(cls).name}_table")
        self.table.setAccessibleName(self._label)
        self.table.empty_text = empty_text
        self.table.bind(self._model, widths)
        self.table.installEventFilter(self)
        self.table.rows_dropped.connect(self._on_dropped)
        self.table.selectionModel().selectionChanged.connect(self._refresh_buttons)
        for signal in (self._model.rowsMoved, self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._refresh_buttons)
        self.button_add.setToolTip(f"เพิ่ม{self._label}")
        self.button_add.clicked.connect(self._on_add)
        self.button_delete.clicked.connect(self.delete_selected)
        self.button_up.clicked.connect(lambda: self.move_selected(-1))
        self.button_down.clicked.connect(lambda: self.move_selected(1))
        self._model.show(session.data.office)
        self._refresh_buttons()

    def delete_selected(self) -> None:
        """Delete the selected records; undo brings them back."""
        records = self.table.selected
        if records:
            with self._session.edit(f"ลบ{self._label}") as edit:
                edit.delete(*records)

    def move_selected(self, by: int) -> None:
        """Move the selected record up or down."""
        records = self.table.selected
        if len(records) == 1:
            self._move(records[0], self._model.row_of(records[0].id) + by)

    def show_record(self, record: Record) -> None:
        """Select a record, if it is one of these."""
        if isinstance(record, self._model.cls):
            self.table.select([record])
            self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete and move with the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            if event.key() == Qt.Key.Key_Delete:
                self.delete_selected()
                return True
            if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
                self.move_selected(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _move(self, record: Record, to: int) -> None:
        if 0 <= to < self._model.rowCount():
            with self._session.edit(f"ย้าย{self._label}") as edit:
                edit.move(record, edit.data.office, to)
            self.table.select([record])

    def _on_add(self) -> None:
        record = self._new()
        with self._session.edit(f"เพิ่ม{self._label}") as edit:
            edit.insert(record, edit.data.office)
        row = self._model.row_of(record.id)
        if row >= 0:  # else the document refused it and said so
            self.table.edit_cell(record, self._first_missing(row))

    def _first_missing(self, row: int) -> int:
        """Return the column that should be filled in first."""
        columns = enumerate(self._model.columns)
        return next((at for at, one in columns if self._model.is_missing(row, one)), 0)

    def _on_dropped(self, below: int) -> None:
        for record in self.table.selected:  # one by one: the list is short
            row = self._model.row_of(record.id)
            self._move(record, below - 1 if row < below else below)

    def _refresh_buttons(self) -> None:
        records = self.table.selected
        row = self._model.row_of(records[0].id) if len(records) == 1 else -1
        self.button_delete.setEnabled(bool(records))
        self.button_up.setEnabled(row > 0)
        self.button_down.setEnabled(0 <= row < self._model.rowCount() - 1)
