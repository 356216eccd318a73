"""What can be done with the rows of a table: its actions, each one undo step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from itadesk.core.actions import (
    check_room,
    duplicate,
    move_before,
    move_by,
    new_record,
    place_rows,
)
from itadesk.core.characters import describe as describe_character
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.gui import theme
from itadesk.gui.clipboard import read_clip, write_grid
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.record_table_paste import Paste, plan_paste
from itadesk.gui.record_table_view import RecordTable


class RowActions(QObject):
    """Adds, copies, deletes, moves, copies and pastes rows of a `RecordTable`.

    The actions are for tool buttons and work with their keys while the table has the focus.
    """

    def __init__(self, table: RecordTable, messages: MessageBar) -> None:
        super().__init__(table)
        self._table = table
        self._messages = messages
        self._label = describe(table.records.cls).label
        self.add = self._action("เพิ่ม", "add", "Ins", self.add_row)
        self.duplicate = self._action("ทำสำเนา", "copy", "Ctrl+D", self.duplicate_rows)
        self.delete = self._action("ลบ", "delete", "Del", self.delete_rows)
        self.move_up = self._action("เลื่อนขึ้น", "up", "Alt+Up", lambda: self.move_rows(-1))
        self.move_down = self._action("เลื่อนลง", "down", "Alt+Down", lambda: self.move_rows(1))
        self.copy = self._action("คัดลอกแถว", "", QKeySequence.StandardKey.Copy, self.copy_rows)
        self.paste = self._action("วาง", "", QKeySequence.StandardKey.Paste, self.paste_rows)
        table.rows_dropped.connect(self.drop_rows)
        table.selectionModel().selectionChanged.connect(self._refresh)
        for signal in (table.records.modelReset, table.records.rowsRemoved):
            signal.connect(self._refresh)
        self._refresh()

    def add_row(self) -> None:
        """Add an empty row below the current one and begin typing in it."""
        parent = self._table.records.parent_record
        if parent is None:
            return
        cls = self._table.records.cls
        record = new_record(cls, parent)

        def plan(edit: Edit) -> None:
            check_room(edit.data, cls, 1)
            edit.insert(record, parent, self._place_below())

        if self._do(f"เพิ่ม{self._label}", plan):
            self._table.edit_cell(record, 0)

    def duplicate_rows(self) -> None:
        """Copy the selected rows below themselves."""
        parent, rows = self._table.records.parent_record, self._table.selected
        copies: list[Record] = []
        if parent is None or not rows:
            return
        if self._do(f"ทำสำเนา{self._label}", lambda e: copies.extend(duplicate(e, rows, parent))):
            self._table.select(copies)

    def delete_rows(self) -> None:
        """Delete the selected rows without asking: the message offers to take it back."""
        rows = self._table.selected
        if not rows:
            return
        first = self._table.records.row_of(rows[0].id)
        hanging: list[Record] = []

        def plan(edit: Edit) -> None:
            hanging.extend(one for row in rows for one in edit.descendants(row))
            edit.delete(*rows)

        if self._do(f"ลบ{self._label}", plan):
            left = self._table.records.rowCount()
            if left:
                self._table.select([self._table.records.record(min(first, left - 1))])
            more = f" พร้อมข้อมูลที่อยู่ในนั้น {thai_number(len(hanging))} รายการ" if hanging else ""
            self.offer_undo(f"ลบ{self._label} {thai_number(len(rows))} รายการ{more}แล้ว")

    def move_rows(self, step: int) -> None:
        """Move the selected rows one place up (-1) or down (1)."""
        parent, rows = self._table.records.parent_record, self._table.selected
        if parent is not None and rows and not self._hides():
            column = self._table.currentIndex().column()
            self._do(f"เลื่อน{self._label}", lambda edit: move_by(edit, rows, parent, step))
            self._table.select(rows, column)

    def drop_rows(self, before: int) -> None:
        """Move the selected rows before another one."""
        parent, rows = self._table.records.parent_record, self._table.selected
        if parent is not None and rows and not self._hides():
            self._do(f"เลื่อน{self._label}", lambda edit: move_before(edit, rows, parent, before))
            self._table.select(rows)

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard."""
        model = self._table.records
        rows = [model.row_of(record.id) for record in self._table.selected]
        grid = [[model.text(row, one) for one in model.columns] for row in rows]
        if grid:
            QGuiApplication.clipboard().setMimeData(write_grid(grid))

    def paste_rows(self) -> None:
        """Put what is on the clipboard into the table, at the current cell."""
        self._table.records.session.flush()
        clip = read_clip(QGuiApplication.clipboard().mimeData())
        if clip is None:
            self._messages.show_message(
                "ไม่มีข้อความให้วาง เลือกแถวในตาราง Word หรือ Excel แล้วกดคัดลอกก่อน", MessageKind.WARNING
            )
            return
        model = self._table.records
        column = max(self._table.currentIndex().column(), 0)
        try:
            paste = plan_paste(model.session.data, model.columns, model.settable(), clip, column)
            if not paste.rows:
                raise UserError("ไม่มีแถวให้วาง", "คัดลอกแถวที่มีข้อความ")
            self.place(paste)
        except UserError as error:
            self._messages.show_error(error)

    def place(self, paste: Paste) -> None:
        """Set and insert the pasted rows; rows of their own replace none that says something."""
        model = self._table.records
        parent = model.parent_record
        if parent is None:
            return
        first = self._table.currentIndex().row()
        below = range(first, model.rowCount()) if first >= 0 else range(0)
        targets = [model.record(row) for row in below][: len(paste.rows)]
        if paste.whole:
            targets = [one for one in targets[:1] if not _says_something(one)]
        place = self._place_below() if len(below) > len(targets) or paste.whole else None
        placed: list[Record] = []

        def plan(edit: Edit) -> None:
            new = lambda: new_record(model.cls, parent)  # noqa: E731 - as short as its use
            placed.extend(place_rows(edit, parent, targets, paste.rows, new, place))

        if self._do(f"วาง{self._label}", plan):
            self._table.select(placed, max(self._table.currentIndex().column(), 0))
            self.report_paste(paste, len(targets), len(placed) - len(targets))

    def report_paste(self, paste: Paste, filled: int, added: int) -> None:
        """Say what a paste did, and what it left out."""
        parts = [f"วางแล้ว {thai_number(filled + added)} แถว"]
        if filled and added:
            parts.append(f"ลงในแถวเดิม {thai_number(filled)} เพิ่มใหม่ {thai_number(added)}")
        kind = MessageKind.SUCCESS
        if paste.left_out:
            parts.append("ไม่ได้วางช่อง " + " ".join(f"“{heading}”" for heading in paste.left_out))
            kind = MessageKind.WARNING
        if paste.removed:
            codes = " ".join(map(describe_character, paste.removed))
            parts.append(f"ตัดอักขระที่จัดเก็บไม่ได้ออก ({codes})")
            kind = MessageKind.WARNING
        self.offer_undo(" ".join(parts), kind)

    def offer_undo(self, text: str, kind: MessageKind = MessageKind.SUCCESS) -> None:
        """Say what was done and let it be taken back while it is the last step."""
        session = self._table.records.session
        step = session.undo_stack.index()

        def undo() -> None:
            if session.undo_stack.index() == step:
                session.undo()
            else:
                text = "มีการแก้ไขหลังจากนั้นแล้ว ใช้ “เลิกทำ” (Ctrl+Z) ถอยทีละขั้น"
                self._messages.show_message(text)

        self._messages.show_message(text, kind, [("เลิกทำ", undo)])

    def _do(self, label: str, plan: Callable[[Edit], object]) -> bool:
        """Carry out a plan as one step; return whether it was stored."""
        session = self._table.records.session
        before = session.data
        try:
            with session.edit(label) as edit:
                plan(edit)
        except UserError as error:
            self._messages.show_error(error)
        return session.data is not before

    def _place_below(self) -> int | None:
        """Return the place below the current row, None for the end."""
        row = self._table.currentIndex().row()
        return self._table.records.place_of(row) + 1 if row >= 0 else None

    def _hides(self) -> bool:
        """Whether rows between those shown are hidden, so that moving has no clear meaning."""
        hides = self._table.records.filtered
        if hides:
            self._messages.show_message("ล้างช่องค้นหาก่อน แล้วจึงเลื่อนแถว", MessageKind.WARNING)
        return hides

    def _refresh(self) -> None:
        """Enable what can be done with the present selection."""
        some = bool(self._table.selectionModel().selectedRows())
        for action in (self.duplicate, self.delete, self.move_up, self.move_down, self.copy):
            action.setEnabled(some)

    def _action(
        self, text: str, icon: str, key: str | QKeySequence.StandardKey, do: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self)
        if icon:
            action.setIcon(theme.icon(icon))
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{text} ({action.shortcut().toString()})")
        action.triggered.connect(lambda: do())
        self._table.addAction(action)
        return action


def _says_something(record: Record) -> bool:
    """Whether any field was filled in."""
    bare = type(record)()
    content = describe(type(record)).content
    return any(getattr(record, one.name) != getattr(bare, one.name) for one in content)
