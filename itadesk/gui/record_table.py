"""One table model for all records: the columns are fields, as their descriptions say."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from itadesk.core.characters import clean
from itadesk.core.collation import sort_key
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind, describe
from itadesk.core.records import Record
from itadesk.gui.cells import cell_text, read_cell
from itadesk.gui.literal import tool_tip
from itadesk.gui.record_table_rows import Index, RecordRows
from itadesk.gui.session import Session

TYPED = frozenset(
    {Kind.LINE, Kind.TEXT, Kind.YEAR, Kind.INTEGER, Kind.SCORE, Kind.DATE}
    | {Kind.NUMBERS, Kind.PARTIES}
)
CHOSEN = frozenset({Kind.CHOICE, Kind.NUMBER_CHOICE})
_SORTED_AS_TEXT = frozenset(
    {Kind.LINE, Kind.TEXT, Kind.CHOICE, Kind.PARTIES, Kind.TEXTS, Kind.LINKS}
)
NEEDED = "ต้องกรอกก่อนพิมพ์รายงาน"
UNSAVED = "ข้อความนี้ยังไม่ได้จัดเก็บลงแฟ้ม"
_UNSAVED = QColor(200, 30, 20, 60)
_MISSING = QColor(255, 176, 32, 46)  # see-through: right on a light and on a dark ground


class Role(IntEnum):
    """What the model tells beside Qt's own roles."""

    SORT = Qt.ItemDataRole.UserRole  # orders like the value, texts as a Thai dictionary does
    RECORD = Qt.ItemDataRole.UserRole + 1
    FIELD = Qt.ItemDataRole.UserRole + 2


class RecordTableModel(RecordRows):
    """Records in rows, fields in columns; cells are edited through the session."""

    def __init__(
        self,
        session: Session,
        cls: type[Record],
        fields: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        """Show these fields of the records of type `cls`, from left to right."""
        super().__init__(session, cls, parent)
        self.columns = self.describe_columns(fields)
        self.visit: object = None  # edits of one visit become one undo step
        session.flushing.connect(self._retry)
        session.drafts_changed.connect(self._on_drafts_changed)

    def describe_columns(self, fields: Sequence[str]) -> tuple[Field, ...]:
        """Return the fields of these names."""
        return tuple(describe(self.cls)[name] for name in fields)

    def holder(self, row: int, field: Field) -> Record:  # noqa: ARG002 - for tables that join
        """Return the record whose field a cell shows; it need not be stored yet."""
        return self.record(row)

    def is_editable(self, field: Field) -> bool:
        """Whether the cells of a column may be edited."""
        return field.kind in TYPED | CHOSEN

    def is_missing(self, row: int, field: Field) -> bool:
        """Whether a cell has to be filled in before printing and is empty."""
        return field.required and not self.text(row, field).strip()

    def settable(self) -> Mapping[str, Field]:
        """Return the fields a paste may set, by name, also those without a column."""
        content = describe(self.cls).content
        return {one.name: one for one in content if self.is_editable(one)}

    def store(
        self,
        record: Record,
        field: str,
        value: Any,  # noqa: ANN401 - the type depends on the field
        visit: object = None,
    ) -> bool:
        """Set one field of a row's record; return whether it is stored."""
        return self.session.set_field(record, field, value, visit)

    # What Qt asks for

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be done with a cell; rows are dropped between rows only."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        if self.is_ordered:
            flags |= flag.ItemIsDragEnabled
        field = self.columns[index.column()]
        if field.kind is Kind.FLAG:
            flags |= flag.ItemIsUserCheckable
        elif self.is_editable(field):
            flags |= flag.ItemIsEditable
        return flags

    @property
    def is_ordered(self) -> bool:
        """Whether the officer orders the rows."""
        return describe(self.cls).sort == ("order_key",)

    def supportedDropActions(self) -> Qt.DropAction:
        """Let rows be moved."""
        return Qt.DropAction.MoveAction

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - by role
        """Name the columns, number the rows in Thai digits."""
        if orientation == Qt.Orientation.Vertical:
            shown = role == Qt.ItemDataRole.DisplayRole
            return thai_number(self.place_of(section) + 1) if shown else None
        field = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return field.label
        if role == Qt.ItemDataRole.ToolTipRole:
            texts = (field.label, field.help, NEEDED if field.required else "")
            return tool_tip("\n".join(text for text in texts if text))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows, holds or sorts by."""
        if not index.isValid():
            return None
        answer = _ANSWERS.get(role)
        return answer(self, index.row(), self.columns[index.column()]) if answer else None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - text, or the value of a choice
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Set one field; what may not be stored is refused and said by the session."""
        if not index.isValid():
            return False
        field = self.columns[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and field.kind is Kind.FLAG:
            value = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            return False
        elif field.kind in TYPED:
            return self._store_typed(index.row(), field, self._cleaned(value))
        return self.store(self.holder(index.row(), field), field.name, value, self.visit)

    def _store_typed(self, row: int, field: Field, text: str) -> bool:
        """Store what a text stands for; what is refused stays as a draft."""
        record = self.holder(row, field)

        def store() -> bool:
            if text == self.text(row, field):
                return True
            try:
                value = read_cell(self.session.data, field, text)
            except UserError as error:
                self.session.failed.emit(UserError(f"{field.label}: {error.message}", error.remedy))
                return False
            return self.store(record, field.name, value, self.visit)

        return self.session.store_typed((record.id, field.name), text, store)

    def _retry(self) -> None:
        """Try again to store the drafts of cells; those that stand for no value wait."""
        for row, field, text in self._drafts():
            try:
                read_cell(self.session.data, field, text)
            except UserError:
                continue
            self._store_typed(row, field, text)

    def _drafts(self) -> list[tuple[int, Field, str]]:
        """Return the rows and fields of which a text is kept that is not stored."""
        if not self.session.drafts:
            return []
        cells = ((row, field) for row in range(self.rowCount()) for field in self.columns)
        found = ((row, field, self.draft(row, field)) for row, field in cells)
        return [(row, field, text) for row, field, text in found if text is not None]

    def _on_drafts_changed(self) -> None:
        self._announce(range(self.rowCount()))

    def _cleaned(self, typed: str) -> str:
        text = clean(typed)
        if len(text) < len(typed.replace("\r\n", "\n")):
            self.session.notice.emit("นำอักขระที่มองไม่เห็นและจัดเก็บไม่ได้ออกจากข้อความแล้ว")
        return text

    # Answers by role

    def value(self, row: int, field: Field) -> Any:  # noqa: ANN401 - by field
        """Return the value of a cell."""
        return getattr(self.holder(row, field), field.name)

    def text(self, row: int, field: Field) -> str:
        """Return a value as it reads in a cell."""
        return cell_text(self.session.data, field, self.value(row, field))

    def draft(self, row: int, field: Field) -> str | None:
        """Return the text typed for a cell that is not stored, None when there is none."""
        drafts = self.session.drafts
        return drafts.get((self.holder(row, field).id, field.name)) if drafts else None

    def display(self, row: int, field: Field) -> str:
        """Return the text a cell shows."""
        draft = self.draft(row, field)
        if draft is not None:
            return draft
        return "" if field.kind is Kind.FLAG else self.text(row, field)

    def edited(self, row: int, field: Field) -> Any:  # noqa: ANN401 - by field
        """Return what an editor of the cell begins with."""
        return self.value(row, field) if field.kind in CHOSEN else self.display(row, field)

    def check_state(self, row: int, field: Field) -> Qt.CheckState | None:
        """Return whether a yes-or-no cell is checked, None for other cells."""
        if field.kind is not Kind.FLAG:
            return None
        return Qt.CheckState.Checked if self.value(row, field) else Qt.CheckState.Unchecked

    def tooltip(self, row: int, field: Field) -> str:
        """Return the whole text of a cell, or that it is missing."""
        if self.draft(row, field) is not None:
            return tool_tip(f"{UNSAVED}\n{self.display(row, field)}")
        return tool_tip(NEEDED if self.is_missing(row, field) else self.display(row, field))

    def background(self, row: int, field: Field) -> QColor | None:
        """Return the ground of a cell that wants the officer's eye."""
        if self.draft(row, field) is not None:
            return _UNSAVED
        return _MISSING if self.is_missing(row, field) else None

    def sort_value(self, row: int, field: Field) -> str | float:
        """Return what the column sorts by."""
        value = self.value(row, field)
        if field.kind in _SORTED_AS_TEXT:
            return "\0".join(sort_key(self.text(row, field)))
        if field.kind is Kind.DATE:
            return value.iso() if value else ""
        if field.kind is Kind.NUMBERS:
            return "\0".join(f"{number:05}" for number in value)
        return -1.0 if value is None else float(value)


_ANSWERS: dict[int, Callable[[RecordTableModel, int, Field], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda model, row, field: model.display(row, field),
    Qt.ItemDataRole.EditRole: lambda model, row, field: model.edited(row, field),
    Qt.ItemDataRole.CheckStateRole: lambda model, row, field: model.check_state(row, field),
    Qt.ItemDataRole.ToolTipRole: lambda model, row, field: model.tooltip(row, field),
    Qt.ItemDataRole.BackgroundRole: lambda model, row, field: model.background(row, field),
    Role.SORT: lambda model, row, field: model.sort_value(row, field),
    Role.RECORD: lambda model, row, _field: model.record(row),
    Role.FIELD: lambda _model, _row, field: field,
}
