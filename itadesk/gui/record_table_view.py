"""The table of records on a page: its columns, row heights, keys and dragging."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from itadesk.core.records import Record
from itadesk.gui import theme
from itadesk.gui.delegates import FEWEST_LINES, MOST_LINES, CellDelegate
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_header import WrappedHeader
from itadesk.gui.record_table_rows import Index
from itadesk.gui.record_table_widths import first_shares, remember, shared

ROWS_IN_VIEW = 3  # a table shows more rows before it shows more lines of each
_LEAST = 48  # pixels of a column
_REMEMBER_DELAY = 500  # ms after the last drag at a column's edge
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordTable(QTableView):
    """Shows a `RecordTableModel`; whole rows are selected, one cell of them is current.

    Columns share the width of the table. A row is as high as its text asks for, measured when the
    row comes into view, so that thousands of rows cost no more than those on the screen.
    """

    current_changed = Signal(object)  # Record | None
    rows_dropped = Signal(int)  # the row before which the selected rows were dropped

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.no_rows_text = ""  # shown in place of rows
        self._shares: list[float] = []
        self._fitting = False
        self._kept: Record | None = None  # current before the model was reset
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_DELAY)
        self._remember.timeout.connect(lambda: remember(self.objectName(), self._shares))
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self._header = WrappedHeader(self)
        self.setHorizontalHeader(self._header)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter)

    def bind(self, model: RecordTableModel, widths: Mapping[str, int] | None = None) -> None:
        """Show a model; `widths` of columns, in any unit, replace those the kinds have."""
        self.setModel(model)
        self._shares = first_shares(self.objectName(), model.columns, widths or {})
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        model.session.flushing.connect(self.cells.store_typed)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        for signal in (model.dataChanged, model.rowsInserted, model.rowsMoved, model.rowsRemoved):
            signal.connect(self._on_rows_changed)
        model.rowsRemoved.connect(self._on_rows_gone)
        self._fit_columns()
        self._fit_rows()

    @property
    def records(self) -> RecordTableModel:
        """The model shown."""
        model = self.model()
        assert isinstance(model, RecordTableModel), "bind comes first"
        return model

    @property
    def current(self) -> Record | None:
        """The record of the current row."""
        index = self.currentIndex()
        return self.records.record(index.row()) if index.isValid() else None

    @property
    def selected(self) -> list[Record]:
        """The records of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.record(row) for row in rows]

    def select(self, records: Sequence[Record], column: int = 0) -> None:
        """Select rows and make the first of them current."""
        model = self.records
        rows = sorted({model.row_of(record.id) for record in records} - {-1})
        if not rows:
            return
        first = model.index(rows[0], column)
        flags = QItemSelectionModel.SelectionFlag
        self.setCurrentIndex(first)
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(first)

    def edit_cell(self, record: Record, column: int) -> None:
        """Begin editing a cell."""
        self.select([record], column)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit_current()

    # What Qt asks for

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll to a cell, the rows around it at their height first."""
        if index.isValid():
            self._fit_around(index.row())
            self.updateGeometries()  # else the scroll bar may end too early
        super().scrollTo(index, hint)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Give the rows that come into view their height."""
        super().scrollContentsBy(dx, dy)
        self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns, and the height among some rows."""
        super().resizeEvent(event)
        lines = self.viewport().height() // (ROWS_IN_VIEW * self.fontMetrics().height())
        self.cells.lines = min(max(lines, FEWEST_LINES), MOST_LINES)
        self._fit_columns()
        self._fit_rows()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll one row, not three, for a notch of the wheel: rows are high."""
        slower = QWheelEvent(
            event.position(),
            event.globalPosition(),
            event.pixelDelta() / 3,
            event.angleDelta() / 3,
            event.buttons(),
            event.modifiers(),
            event.phase(),
            event.inverted(),
        )
        super().wheelEvent(slower)
        event.setAccepted(slower.isAccepted())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin editing with Enter, too."""
        editing = self.state() == QAbstractItemView.State.EditingState
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain and not editing:
            self._edit_current()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, or why there are none."""
        super().paintEvent(event)
        if self.model() is not None and not self.model().rowCount() and self.no_rows_text:
            painter = QPainter(self.viewport())
            painter.setPen(theme.colour("muted"))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.no_rows_text
            )
            painter.end()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the selected rows were dropped; moving them is the page's."""
        if event.source() is self:
            self.rows_dropped.emit(self.row_below(event.position().toPoint()))
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.viewport().update()

    def _edit_current(self) -> None:
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:  # Qt warns of an attempt otherwise
            self.edit(index)

    def row_below(self, point: QPoint) -> int:
        """Return the row below the gap nearest to a point."""
        index = self.indexAt(point)
        if not index.isValid():
            return self.records.rowCount()
        rect = self.visualRect(index)
        return index.row() + (point.y() > rect.center().y())

    # Sizes

    def _fit_columns(self) -> None:
        """Give every column its share of the width, and never less than its label needs."""
        if not self._shares or self._fitting:
            return
        self._fitting = True
        least = [self._header.least_width(column) for column in range(len(self._shares))]
        widths = shared(self.viewport().width(), self._shares, least)
        for column, width in enumerate(widths):
            self._header.resizeSection(column, width)
        self._fitting = False
        self.updateGeometries()

    def _fit_rows(self) -> None:
        """Give the rows in view their height."""
        if self.model() is not None and self.rowAt(0) >= 0:
            self._fit_from(self.rowAt(0), 1)

    def _fit_around(self, row: int) -> None:
        self._fit_from(row, -1)
        self._fit_from(row, 1)

    def _fit_from(self, row: int, step: int) -> None:
        """Fit rows one after the other until they fill the view."""
        room = self.viewport().height()
        while room > 0 and 0 <= row < self.records.rowCount():
            height = self._height(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
            room -= height
            row += step

    def _height(self, row: int) -> int:
        model = self.records
        cells = (
            self.cells.height(model.index(row, column), self.columnWidth(column))
            for column in range(model.columnCount())
        )
        return max(cells, default=self.verticalHeader().defaultSectionSize())

    # Slots

    def _on_section_resized(self, _column: int, _old: int, _new: int) -> None:
        if self._fitting or not self._shares:
            return
        header = self.horizontalHeader()
        self._shares = [float(header.sectionSize(column)) for column in range(header.count())]
        self._remember.start()
        self._fit_columns()
        self._fit_rows()

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.current_changed.emit(self.records.record(current.row()) if current.isValid() else None)

    def _on_rows_changed(self) -> None:
        self._fit_rows()
        if not self.currentIndex().isValid() and self.records.rowCount():
            self.select([self.records.record(0)])  # so that the form below is never idle

    def _on_rows_gone(self) -> None:
        """Select the current row when the rows that were selected are gone."""
        current, flags = self.currentIndex(), QItemSelectionModel.SelectionFlag
        if current.isValid() and not self.selectionModel().hasSelection():
            self.selectionModel().select(current, flags.ClearAndSelect | flags.Rows)

    def _on_about_to_reset(self) -> None:
        self._kept = self.current

    def _on_reset(self) -> None:
        """Stay at the same record if it is still there, else begin at the first."""
        model = self.records
        row = model.row_of(self._kept.id) if self._kept else -1
        self._fit_columns()
        self._fit_rows()
        if model.rowCount():
            self.select([model.record(max(row, 0))])
        else:
            self.current_changed.emit(None)
