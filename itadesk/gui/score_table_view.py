"""How scores are typed, copied, pasted and cleared in their table."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from itadesk.gui.clipboard import write_grid
from itadesk.gui.score_table import Index, ScoreTableModel

_WIDEST = "▲ เพิ่มขึ้น ๑๐๐.๐๐"  # what a column has room for
_SIDES = 12  # pixels beside it
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ScoreDelegate(QStyledItemDelegate):
    """Edits a cell in one line; what is refused stays in the editor, to be mended."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.editor: QLineEdit | None = None

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line named after its row and year."""
        editor = QLineEdit(parent)
        editor.setFrame(False)
        model = index.model()
        names = (
            model.headerData(index.row(), Qt.Orientation.Vertical),
            model.headerData(index.column(), Qt.Orientation.Horizontal),
        )
        editor.setAccessibleName(" ".join(map(str, names)))
        self.editor = editor
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        self.editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell when the editing begins; later the editor knows better."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what was typed."""
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in a cell whose text is refused; go down with Enter, right with Tab."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENDS
            and isinstance(watched, QLineEdit)
        ):
            view = self.parent()
            assert isinstance(view, ScoreTable)
            if not view.scores.setData(view.currentIndex(), watched.text()):
                return True
            if event.key() in _ENTER:  # Qt would do so later, when more keys may have come
                self.closeEditor.emit(watched, self.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(watched, event)


class ScoreTable(QTableView):
    """Cells, not rows, are chosen; Enter goes down as in a spreadsheet."""

    year_changed = Signal(int)  # the column of the year now current
    paste_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells = ScoreDelegate(self)
        self.setItemDelegate(self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def bind(self, model: ScoreTableModel) -> None:
        """Show a model."""
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.session.flushing.connect(self.store_typed)
        model.modelReset.connect(self._on_reset)
        self._on_reset()

    @property
    def scores(self) -> ScoreTableModel:
        """The model shown."""
        model = self.model()
        assert isinstance(model, ScoreTableModel), "bind comes first"
        return model

    def store_typed(self) -> None:
        """Store what the open editor holds and leave it open."""
        if self._cells.editor is not None and self._cells.editor.isModified():
            self.commitData(self._cells.editor)

    def select_year(self, column: int) -> None:
        """Make the cell of a year current, in the row where the current one is."""
        row = max(self.currentIndex().row(), 0)
        self.setCurrentIndex(self.scores.index(row, column))

    def copy_cells(self) -> None:
        """Put the chosen cells on the clipboard."""
        chosen = self.selectionModel().selection()
        if not chosen.isEmpty():
            block = chosen.first()
            grid = [
                [
                    str(self.scores.index(row, column).data() or "")
                    for column in range(block.left(), block.right() + 1)
                ]
                for row in range(block.top(), block.bottom() + 1)
            ]
            QGuiApplication.clipboard().setMimeData(write_grid(grid))

    def clear_cells(self) -> None:
        """Empty the chosen cells that are typed, as one step."""
        chosen = [(one.row(), one.column()) for one in self.selectionModel().selectedIndexes()]
        typed = [cell for cell in chosen if self.scores.is_editable(*cell)]
        if typed:
            self.scores.clear_cells(typed)

    # What Qt asks for

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin editing with Enter; copy, paste and clear."""
        editing = self.state() == QAbstractItemView.State.EditingState
        standard = QKeySequence.StandardKey
        if editing:
            super().keyPressEvent(event)
        elif event.matches(standard.Copy):
            self.copy_cells()
        elif event.matches(standard.Paste):
            self.paste_requested.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif event.key() in _ENTER:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the cell below after Enter."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_cells()

    # Inside

    def _fit_cells(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setMinimumSectionSize(metrics.height())
        self.verticalHeader().setDefaultSectionSize(metrics.height())
        least = metrics.horizontalAdvance(_WIDEST) + _SIDES
        self.horizontalHeader().setMinimumSectionSize(least)

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if 0 <= current.column() < len(self.scores.years):
            self.scores.choose(current.column())
            self.year_changed.emit(current.column())

    def _on_reset(self) -> None:
        """Stay at the chosen year."""
        self._fit_cells()
        if self.scores.years:
            self.setCurrentIndex(self.scores.index(0, self.scores.chosen))
            self.year_changed.emit(self.scores.chosen)
