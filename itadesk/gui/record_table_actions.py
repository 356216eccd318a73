"""What can be done with any table of records: copy, paste, and undo offered for what was done."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QToolButton

from itadesk.core.characters import describe as describe_character
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.gui import theme
from itadesk.gui.clipboard import Clip, read_clip, write_grid
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.record_table_paste import Paste, plan_paste
from itadesk.gui.record_table_view import RecordTable

NOTHING_TO_PASTE = "ไม่มีข้อความให้วาง เลือกตารางใน Word หรือ Excel แล้วกดคัดลอกก่อน"


def put_on_buttons(*pairs: tuple[QToolButton, QAction]) -> None:
    """Let tool buttons do actions, with their icons and words."""
    for button, action in pairs:
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


class TableActions(QObject):
    """Actions for tool buttons; their keys work while the table has the focus."""

    def __init__(self, table: RecordTable, messages: MessageBar) -> None:
        super().__init__(table)
        self.table = table
        self.messages = messages
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.label = describe(table.records.cls).label
        standard = QKeySequence.StandardKey
        self.copy = self.action("คัดลอกแถว", "", standard.Copy, self.copy_rows)
        self.paste = self.action("วาง", "", standard.Paste, self.paste_rows)

    @abstractmethod
    def place(self, paste: Paste) -> None:
        """Put pasted rows into the table; UserError when they do not fit."""

    def understood(self, clip: Clip) -> Clip:
        """Return cells as a table of this kind reads them."""
        return clip

    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard."""
        model = self.table.records
        rows = [model.row_of(record.id) for record in self.table.selected]
        grid = [[model.text(row, one) for one in model.columns] for row in rows]
        if grid:
            QGuiApplication.clipboard().setMimeData(write_grid(grid))

    def paste_rows(self) -> None:
        """Put what is on the clipboard into the table, at the current cell."""
        model = self.table.records
        model.session.flush()
        clip = read_clip(QGuiApplication.clipboard().mimeData())
        if clip is None:
            self.messages.show_message(NOTHING_TO_PASTE, MessageKind.WARNING)
            return
        column = max(self.table.currentIndex().column(), 0)
        try:
            paste = plan_paste(
                model.session.data, model.columns, model.settable(), self.understood(clip), column
            )
            if not any(paste.rows):
                raise UserError("ไม่มีข้อมูลที่วางลงช่องเหล่านี้ได้", "เลือกช่องแรกที่จะวาง แล้ววางอีกครั้ง")
            self.place(paste)
        except UserError as error:
            self.messages.show_error(error)

    def report_paste(self, paste: Paste, filled: int, added: int) -> None:
        """Say what a paste did, and what it left out; one cell is seen without words."""
        if [len(row) for row in paste.rows] == [1] and not (added or paste.removed):
            return
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
        session = self.table.records.session
        step = session.undo_stack.index()

        def undo() -> None:
            if session.undo_stack.index() == step:
                session.undo()
            else:
                self.messages.show_message("มีการแก้ไขหลังจากนั้นแล้ว ใช้ “เลิกทำ” (Ctrl+Z) ถอยทีละขั้น")

        self.messages.show_message(text, kind, [("เลิกทำ", undo)])

    def do(self, label: str, plan: Callable[[Edit], object]) -> bool:
        """Carry out a plan as one step; return whether anything was stored."""
        session = self.table.records.session
        before = session.data
        try:
            with session.edit(label) as edit:
                before = session.data
                plan(edit)
        except UserError as error:
            self.messages.show_error(error)
        return session.data is not before

    def action(
        self, text: str, icon: str, key: str | QKeySequence.StandardKey, do: Callable[[], None]
    ) -> QAction:
        """Make an action of the table."""
        action = QAction(text, self)
        if icon:
            action.setIcon(theme.icon(icon))
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        keys = action.shortcut().toString()
        action.setToolTip(f"{text} ({keys})" if keys else text)
        action.triggered.connect(lambda: do())
        self.table.addAction(action)
        return action
