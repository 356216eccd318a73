"""What can be done with the rows of a table the officer orders, each one undo step."""

from itadesk.core.actions import (
    check_room,
    duplicate,
    move_before,
    move_by,
    new_record,
    place_rows,
)
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.record_table_actions import TableActions
from itadesk.gui.record_table_paste import Paste
from itadesk.gui.record_table_view import RecordTable


class RowActions(TableActions):
    """Adds, duplicates, deletes, moves and pastes rows."""

    def __init__(self, table: RecordTable, messages: MessageBar, *, at_end: bool = False) -> None:
        """Act on a table; new rows come below the current one, or at the end."""
        super().__init__(table, messages)
        self._at_end = at_end
        self.add = self.action("เพิ่ม", "add", "Ins", self.add_row)
        self.duplicate = self.action("ทำสำเนา", "copy", "Ctrl+D", self.duplicate_rows)
        self.delete = self.action("ลบ", "delete", "Del", self.delete_rows)
        self.move_up = self.action("เลื่อนขึ้น", "up", "Alt+Up", lambda: self.move_rows(-1))
        self.move_down = self.action("เลื่อนลง", "down", "Alt+Down", lambda: self.move_rows(1))
        table.rows_dropped.connect(self.drop_rows)
        table.selectionModel().selectionChanged.connect(self._refresh)
        for signal in (table.records.modelReset, table.records.rowsRemoved):
            signal.connect(self._refresh)
        self._refresh()

    def add_row(self) -> None:
        """Add an empty row and begin typing in it."""
        parent = self.table.records.parent_record
        if parent is None:
            return
        cls = self.table.records.cls
        record = new_record(cls, parent)

        def plan(edit: Edit) -> None:
            check_room(edit.data, cls, 1)
            edit.insert(record, parent, self._place_below())

        if self.do(f"เพิ่ม{self.label}", plan):
            self.table.edit_cell(record, 0)

    def duplicate_rows(self) -> None:
        """Copy the selected rows below themselves."""
        parent, rows = self.table.records.parent_record, self.table.selected
        copies: list[Record] = []
        if parent is None or not rows:
            return
        if self.do(f"ทำสำเนา{self.label}", lambda e: copies.extend(duplicate(e, rows, parent))):
            self.table.select(copies)

    def delete_rows(self) -> None:
        """Delete the selected rows without asking: the message offers to take it back."""
        rows = self.table.selected
        if not rows:
            return
        first = self.table.records.row_of(rows[0].id)
        hanging: list[Record] = []

        def plan(edit: Edit) -> None:
            hanging.extend(one for row in rows for one in edit.descendants(row))
            edit.delete(*rows)

        if self.do(f"ลบ{self.label}", plan):
            left = self.table.records.rowCount()
            if left:
                self.table.select([self.table.records.record(min(first, left - 1))])
            more = f" พร้อมข้อมูลที่อยู่ในนั้น {thai_number(len(hanging))} รายการ" if hanging else ""
            self.offer_undo(f"ลบ{self.label} {thai_number(len(rows))} รายการ{more}แล้ว")

    def move_rows(self, step: int) -> None:
        """Move the selected rows one place up (-1) or down (1)."""
        parent, rows = self.table.records.parent_record, self.table.selected
        if parent is not None and rows and not self._hides():
            column = self.table.currentIndex().column()
            self.do(f"เลื่อน{self.label}", lambda edit: move_by(edit, rows, parent, step))
            self.table.select(rows, column)

    def drop_rows(self, before: int) -> None:
        """Move the selected rows before another one."""
        parent, rows = self.table.records.parent_record, self.table.selected
        if parent is not None and rows and not self._hides():
            self.do(f"เลื่อน{self.label}", lambda edit: move_before(edit, rows, parent, before))
            self.table.select(rows)

    def place(self, paste: Paste) -> None:
        """Set and insert the pasted rows; rows of their own replace none that says something."""
        model = self.table.records
        parent = model.parent_record
        if parent is None:
            return
        first = self.table.currentIndex().row()
        below = range(first, model.rowCount()) if first >= 0 else range(0)
        targets = [model.record(row) for row in below][: len(paste.rows)]
        if paste.whole:
            targets = [one for one in targets[:1] if not _is_filled(one)]
        place = self._place_below() if len(below) > len(targets) or paste.whole else None
        placed: list[Record] = []

        def plan(edit: Edit) -> None:
            new = lambda: new_record(model.cls, parent)  # noqa: E731 - as short as its use
            placed.extend(place_rows(edit, parent, targets, paste.rows, new, place))

        if self.do(f"วาง{self.label}", plan):
            self.table.select(placed, max(self.table.currentIndex().column(), 0))
            self.report_paste(paste, len(targets), len(placed) - len(targets))

    def _place_below(self) -> int | None:
        """Return the place below the current row, None for the end."""
        row = -1 if self._at_end else self.table.currentIndex().row()
        return self.table.records.place_of(row) + 1 if row >= 0 else None

    def _hides(self) -> bool:
        """Whether rows between those shown are hidden, so that moving has no clear meaning."""
        hides = self.table.records.filtered
        if hides:
            self.messages.show_message("ล้างช่องค้นหาก่อน แล้วจึงเลื่อนแถว", MessageKind.WARNING)
        return hides

    def _refresh(self) -> None:
        """Enable what can be done with the present selection."""
        some = bool(self.table.selectionModel().selectedRows())
        for action in (self.duplicate, self.delete, self.move_up, self.move_down, self.copy):
            action.setEnabled(some)


def _is_filled(record: Record) -> bool:
    """Whether any field was filled in."""
    bare = type(record)()
    content = describe(type(record)).content
    return any(getattr(record, one.name) != getattr(bare, one.name) for one in content)
