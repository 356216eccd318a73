"""How cells of a record table are drawn and edited."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from itadesk.core.fields import Field, Kind
from itadesk.gui import theme
from itadesk.gui.commit_timer import CommitTimer
from itadesk.gui.delegates_editor import CellTextEdit
from itadesk.gui.delegates_text import CellText, cell_layout
from itadesk.gui.record_table import CHOSEN, RecordTableModel, Role

Index = QModelIndex | QPersistentModelIndex

FEWEST_LINES, MOST_LINES = 2, 6  # of a cell, at most; the tool tip has the whole text
_SIDE, ABOVE = 6, 3  # between the text and the edge of its cell
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_IN_SEVERAL_LINES = (Kind.TEXT, Kind.PARTIES)


class CellDelegate(QStyledItemDelegate):
    """Draws text in lines of our own and makes the editor that suits the field.

    What is typed is stored as the typing pauses, while it goes on and when the editing ends, as one
    undo step. What is refused the cell goes on showing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = CommitTimer(self)
        self._timer.timeout.connect(self.store_typed)
        self._storing = False
        self.lines = FEWEST_LINES  # a cell shows at most
        self._editor: QWidget | None = None
        self._model: RecordTableModel | None = None
        self._index = QPersistentModelIndex()
        self._is_title = False  # a name, hardly ever of several lines
        self._original: object = None  # what the editor began with

    def store_typed(self) -> None:
        """Store what the open editor holds and leave it open."""
        self._timer.stop()
        if self._editor is not None:
            self._storing = True
            self.commitData.emit(self._editor)
            self._storing = False

    # Drawing

    def height(self, index: Index, width: int) -> int:
        """Return the height a cell of this width needs."""
        option = QStyleOptionViewItem()
        self.initStyleOption(option, index)
        view = self.parent()
        if isinstance(view, QWidget):
            option.font = view.font()
        return round(self._layout(option, index, width).height) + 2 * ABOVE + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell as wide as it is."""
        width = option.rect.width()
        return QSize(width, self.height(index, width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, text and, for the current cell, a frame."""
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        layout = self._layout(option, index, option.rect.width())
        left, box = _left(option), _check_box(option)
        option.text = ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = option.widget.style() if option.widget else QApplication.style()
        painter.save()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.setClipRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:  # it hides what wants the eye
            painter.fillRect(option.rect, option.backgroundBrush)
            painter.fillRect(option.rect, option.backgroundBrush)  # as strong as on white
        if box is not None:
            part = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
            style.drawPrimitive(part, box, painter, option.widget)
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        layout.draw(painter, option.rect.left() + left, option.rect.top() + ABOVE)
        if focused:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tick the check box where it is drawn: in the first line."""
        return super().editorEvent(event, model, _first_line(option), index)

    def _layout(self, option: QStyleOptionViewItem, index: Index, width: int) -> CellText:
        text = index.data(Qt.ItemDataRole.DisplayRole) or ""
        model = index.model()
        names = model.names if isinstance(model, RecordTableModel) else ()
        return cell_layout(text, option.font, width - _left(option) - _SIDE, self.lines, names)

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return an editor for the field of the cell."""
        field: Field = index.data(Role.FIELD)
        editor: QWidget
        if field.kind in CHOSEN:
            editor = self._combo(parent, field)
        elif field.kind in _IN_SEVERAL_LINES:
            editor = CellTextEdit(parent)
            editor.textChanged.connect(self._timer.typed)
        else:
            editor = QLineEdit(parent)
            editor.setFrame(False)
            if field.kind is Kind.LINE:
                editor.textEdited.connect(self._timer.typed)
        editor.setAccessibleName(field.label)
        self._editor = editor
        self._is_title = field.name == "title"
        self._original = index.data(Qt.ItemDataRole.EditRole)
        model = index.model()
        assert isinstance(model, RecordTableModel), "the delegate is made for this model"
        self._model = model
        self._index = QPersistentModelIndex(index)
        model.visit = object()
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor."""
        self._timer.stop()
        self._editor = None
        if self._model is not None:
            self._model.visit = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value of the cell; what is being typed stays as it is while it is stored."""
        if self._storing:
            return  # the value may be without the space just typed
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, CellTextEdit):
            editor.setText(value)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData("" if value is None else value))
        elif isinstance(editor, QLineEdit) and editor.text() != value:
            editor.setText(value)
        self._timer.stop()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Store what the editor holds."""
        value: object = None
        if isinstance(editor, CellTextEdit | QLineEdit):
            value = editor.text()
        elif isinstance(editor, QComboBox):
            value = editor.currentData()
            if value == "" and index.data(Role.FIELD).kind is Kind.NUMBER_CHOICE:
                value = None
        model.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the editor over its cell."""
        if isinstance(editor, CellTextEdit):
            editor.cover(option.rect)
        elif isinstance(editor, QLineEdit):
            height = min(editor.sizeHint().height(), option.rect.height())
            editor.setGeometry(option.rect.adjusted(0, 0, 0, height - option.rect.height()))
        else:
            super().updateEditorGeometry(editor, option, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End the editing with Ctrl+Enter, in a title with Enter; take it back with Escape."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ends = control or (self._is_title and not shift)
            if isinstance(watched, CellTextEdit) and enter and ends:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, self.EndEditHint.NoHint)
                return True
            if isinstance(watched, QLineEdit) and event.key() in _ENDS and not self._store(watched):
                return True  # what was refused stays, to be mended
            if isinstance(watched, CellTextEdit | QLineEdit) and event.key() == Qt.Key.Key_Escape:
                watched.setText(str(self._original))
                self.commitData.emit(watched)
        return super().eventFilter(watched, event)

    def _store(self, editor: QLineEdit) -> bool:
        return self._model is None or self._model.setData(self._index, editor.text())

    def _combo(self, parent: QWidget, field: Field) -> QComboBox:
        combo = QComboBox(parent)
        combo.addItem("", "")
        for choice in field.choices:
            combo.addItem(choice.label, choice.value)
        combo.activated.connect(lambda: self._on_chosen(combo))
        return combo

    def _on_chosen(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, self.EndEditHint.NoHint)


def _left(option: QStyleOptionViewItem) -> int:
    """Return where the text of a cell begins: after its check box, if it has one."""
    if not option.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
        return _SIDE
    style = option.widget.style() if option.widget else QApplication.style()
    return style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + 2 * _SIDE


def _first_line(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    """Return the option of a cell as high as its first line."""
    line = QStyleOptionViewItem(option)
    height = min(line.fontMetrics.height() + 2 * ABOVE, line.rect.height())
    line.rect = line.rect.adjusted(0, 0, 0, height - line.rect.height())
    return line


def _check_box(option: QStyleOptionViewItem) -> QStyleOptionViewItem | None:
    """Return the option of a cell's check box, None when it has none."""
    if not option.features & QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator:
        return None
    style = option.widget.style() if option.widget else QApplication.style()
    box, state = _first_line(option), QStyle.StateFlag
    part = QStyle.SubElement.SE_ItemViewItemCheckIndicator
    box.rect = style.subElementRect(part, box, option.widget)
    is_checked = option.checkState == Qt.CheckState.Checked
    box.state &= ~(state.State_HasFocus | state.State_On | state.State_Off)
    box.state |= state.State_On if is_checked else state.State_Off
    return box
