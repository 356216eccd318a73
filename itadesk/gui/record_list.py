"""A short list of records that hang from the office: a small table with its buttons."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.gui import theme
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_row_actions import RowActions
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
        messages: MessageBar,
    ) -> None:
        """Show fields of all records of type `cls`, as wide as said."""
        label = describe(cls).label
        self._model = RecordTableModel(session, cls, list(widths), self)
        self.title.setText(label)
        self.table.setObjectName(f"{describe(cls).name}_table")
        self.table.setAccessibleName(label)
        self.table.empty_text = empty_text
        self.table.bind(self._model, widths)
        self.actions_of_rows = RowActions(self.table, messages, at_end=True)
        self.table.selectionModel().selectionChanged.connect(self._refresh_buttons)
        for signal in (self._model.rowsMoved, self._model.rowsInserted, self._model.rowsRemoved):
            signal.connect(self._refresh_buttons)
        self.button_add.setToolTip(f"เพิ่ม{label}")
        self.button_add.clicked.connect(self.actions_of_rows.add_row)
        self.button_delete.clicked.connect(self.actions_of_rows.delete_rows)
        self.button_up.clicked.connect(lambda: self.actions_of_rows.move_rows(-1))
        self.button_down.clicked.connect(lambda: self.actions_of_rows.move_rows(1))
        self._model.show(session.data.office)
        self._refresh_buttons()

    def show_record(self, record: Record) -> None:
        """Select a record, if it is one of these."""
        if isinstance(record, self._model.cls):
            self.table.select([record])
            self.table.setFocus()

    def _refresh_buttons(self) -> None:
        records = self.table.selected
        row = self._model.row_of(records[0].id) if len(records) == 1 else -1
        self.button_delete.setEnabled(bool(records))
        self.button_up.setEnabled(row > 0)
        self.button_down.setEnabled(0 <= row < self._model.rowCount() - 1)
