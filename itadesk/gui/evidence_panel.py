"""Evidence of what is shown beside it: added by button, drop or paste, described, ordered."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from itadesk.core.actions import move_by
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.evidence import Owner, add_evidence, as_it_is, new_evidence, owner_of, summary
from itadesk.core.records import Evidence, Record
from itadesk.gui import theme
from itadesk.gui.evidence_fields import show_fields
from itadesk.gui.evidence_list import EvidenceList
from itadesk.gui.evidence_model import EvidenceModel
from itadesk.gui.evidence_open import open_copy, open_link
from itadesk.gui.evidence_sources import MOST_FILES, Reading, Source, brought, read_sources
from itadesk.gui.file_dialogs import ask_evidence_paths
from itadesk.gui.flow import let_wrap
from itadesk.gui.forms import RecordForm
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.gui.tasks import Task, run_task
from itadesk.gui.text_edit import let_texts_grow
from itadesk.gui.ui_files import load

if TYPE_CHECKING:
    from itadesk.exchange.pictures import Attachment

_LOOK = 100  # ms between two looks at how far the work has come
_EMPTY = "ลากภาพหรือแฟ้มมาวางที่นี่ หรือกดปุ่มด้านบนเพื่อเพิ่ม"
_FIRST = {"link": "url", "paper": "heading", "text": "text"}  # what is typed first


class EvidencePanel(QWidget):
    """Shows the evidence of one owner, or of several under each other."""

    evidence_tools: QWidget
    evidence_title: QLabel
    add_files: QToolButton
    add_link: QToolButton
    add_paper: QToolButton
    add_text: QToolButton
    paste_evidence: QToolButton
    open_evidence: QToolButton
    move_evidence_up: QToolButton
    move_evidence_down: QToolButton
    delete_evidence: QToolButton
    evidence_list: EvidenceList
    evidence_form: QFrame
    evidence_work: QWidget
    work_text: QLabel
    work_bar: QProgressBar
    work_cancel: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "evidence_panel.ui", EvidenceList)
        self.task: Task | None = None
        self._owners: tuple[Owner, ...] = ()
        self._headed = False
        self._current: UUID | None = None
        self._reading: Reading | None = None
        let_wrap(self.evidence_tools)
        let_texts_grow(self.evidence_form)
        self.evidence_work.hide()
        self.evidence_list.empty_text = _EMPTY
        icons = {"files": "picture", "link": "link", "paper": "paper", "text": "text"}
        for name, icon in icons.items():
            getattr(self, f"add_{name}").setIcon(theme.icon(f"kind-{icon}"))
        for button, icon in (
            (self.move_evidence_up, "up"),
            (self.move_evidence_down, "down"),
            (self.delete_evidence, "delete"),
        ):
            button.setIcon(theme.icon(icon))
        for button in self.evidence_tools.findChildren(QToolButton):
            if button.text():
                button.setToolButtonStyle(button.toolButtonStyle().ToolButtonTextBesideIcon)

    def set_up(self, session: Session, messages: MessageBar) -> None:
        """Begin to work on a document."""
        self._session, self._messages = session, messages
        self.model = EvidenceModel(session, self)
        self.evidence_list.setModel(self.model)
        self.form = RecordForm(session, self.evidence_form, Evidence)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._on_look)
        self.add_files.clicked.connect(self._on_files)
        for kind in _FIRST:
            button: QToolButton = getattr(self, f"add_{kind}")
            button.clicked.connect(partial(self._on_kind, kind))
        self.paste_evidence.clicked.connect(self._on_paste)
        self.open_evidence.clicked.connect(self.open_current)
        self.delete_evidence.clicked.connect(self.delete_selected)
        self.move_evidence_up.clicked.connect(partial(self._on_move, -1))
        self.move_evidence_down.clicked.connect(partial(self._on_move, 1))
        self.work_cancel.clicked.connect(self.cancel)
        shown = self.evidence_list
        shown.brought.connect(self._on_brought)
        shown.delete_asked.connect(self.delete_selected)
        shown.move_asked.connect(self.move_selected)
        shown.open_asked.connect(self.open_current)
        shown.current_changed.connect(self._on_current_changed)
        shown.selectionModel().selectionChanged.connect(self._refresh_buttons)
        session.changed.connect(self._on_changed)
        session.closing.connect(self.cancel)
        self.show_owners([])

    def show_owners(self, owners: Sequence[Owner], *, headed: bool = False) -> None:
        """Show the evidence of these, the owners as rows above theirs when `headed`."""
        self._owners, self._headed = tuple(owners), headed
        if not headed and [one.id for one in owners] != [self._own_id()]:
            self._current = None
        self._refresh()

    def show_record(self, record: Record) -> None:
        """Make a piece of evidence, or what some hangs from, the current row."""
        self._current = record.id
        self._restore()
        self.evidence_list.scrollTo(self.evidence_list.currentIndex())
        self.evidence_list.setFocus()

    def add_sources(self, sources: Sequence[Source], row: int = -1) -> None:
        """Read files and pictures in the background, then add them below a row, as one step."""
        owner = self._owner(row)
        if owner is None or not sources or self.task is not None:
            return
        if len(sources) > MOST_FILES:
            most = thai_number(MOST_FILES)
            self._messages.show_error(UserError(f"เพิ่มได้ครั้งละไม่เกิน {most} แฟ้ม", "เลือกให้น้อยลง"))
            return
        at = self._place(row)
        reading = self._reading = Reading(len(sources))
        self.work_bar.setRange(0, reading.count)
        self._on_look()
        self.evidence_work.show()
        self._look.start()

        def done(_: Reading) -> None:
            self._end_work()
            self._add_attachments(owner, at, reading)

        def failed(error: Exception) -> None:
            self._end_work()
            raise error

        work: Callable[[Callable[[], bool]], Reading] = partial(read_sources, sources, reading)
        self.task = run_task(work, done, failed, self)
        self._refresh_buttons()

    def cancel(self) -> None:
        """Give up what is being read; nothing of it is added."""
        if self.task is not None:
            self.task.cancel()
            self._end_work()

    def open_current(self) -> None:
        """Show the current piece with a program of the system."""
        one = self._piece()
        if one is None or not (one.file or one.url.strip()):
            return
        try:
            if one.file:
                content = self._session.document.blob(one.file)
                open_copy(one.file, content, summary(one))
            else:
                open_link(self, one.url)
        except KeyError:
            self._messages.show_error(UserError("ไม่พบแฟ้มนี้ในเอกสาร", "ลบแล้วเพิ่มแฟ้มใหม่"))
        except UserError as error:
            self._messages.show_error(error)

    def delete_selected(self) -> None:
        """Delete the selected pieces, as one step that may be undone."""
        gone = self._selected()
        if not gone:
            return
        row = self.model.row_of(gone[0])
        with self._session.edit("ลบหลักฐาน") as edit:
            edit.delete(*gone)
        self._select_row(min(row, self.model.rowCount() - 1))
        text = f"ลบหลักฐาน {thai_number(len(gone))} รายการแล้ว"
        self._messages.show_message(text, MessageKind.INFO, [("เลิกทำ", self._session.undo)])

    def move_selected(self, step: int) -> None:
        """Move the selected pieces of one owner one place up (-1) or down (1)."""
        moved = self._selected()
        owner = owner_of(self._session.data, moved[0]) if moved else None
        if owner is None or any(owner_of(self._session.data, one) != owner for one in moved):
            return
        with self._session.edit("เลื่อนหลักฐาน") as edit:
            move_by(edit, moved, owner, step)
        self._select(moved)

    def _own_id(self) -> UUID | None:
        """Return the owner of the current row."""
        owner = self.model.owner(self.evidence_list.currentIndex().row())
        return owner.id if owner else None

    def _owner(self, row: int) -> Owner | None:
        """Return whom new evidence hangs from: the owner of a row, else of the current one."""
        if row < 0:
            row = self.evidence_list.currentIndex().row()
        return self.model.owner(row)

    def _place(self, row: int) -> int | None:
        """Return the place below a row among the pieces of its owner; None: the last."""
        one = self.model.piece(row)
        owner = owner_of(self._session.data, one) if one else None
        if one is None or owner is None:
            return None
        return self._session.data.children(Evidence, owner).index(one) + 1

    def _piece(self) -> Evidence | None:
        return self.model.piece(self.evidence_list.currentIndex().row())

    def _selected(self) -> list[Evidence]:
        found = map(self.model.piece, self.evidence_list.rows())
        return [one for one in found if one is not None]

    def _add(
        self, label: str, owner: Owner, at: int | None, new: Sequence[Evidence],
        attached: Sequence["Attachment"] = (),
    ) -> None:  # fmt: skip
        """Add evidence with its bytes as one step, and show it."""
        added: list[Evidence] = []
        with self._session.edit(label) as edit:
            for each in attached:
                edit.add_blob(each.name, each.content)
            added = self._planned(edit, owner, new, at)
        if added and self._session.data.find(Evidence, added[0].id) is not None:
            self._current = added[0].id
            self._refresh()

    def _planned(
        self, edit: Edit, owner: Owner, new: Sequence[Evidence], at: int | None
    ) -> list[Evidence]:
        try:
            return add_evidence(edit, owner, new, at)
        except UserError as error:
            self._messages.show_error(error)
            return []

    def _add_attachments(self, owner: Owner, at: int | None, reading: Reading) -> None:
        """Add what was read, say what was refused."""
        new = [
            new_evidence(
                owner, "picture" if one.is_picture else "file", file=one.name, caption=_caption(one)
            )
            for one in reading.found
        ]
        if new:
            self._add("เพิ่มหลักฐาน", owner, at, new, reading.found)
        if reading.refused:
            error, more = reading.refused[0], len(reading.refused) - 1
            rest = f" และอีก {thai_number(more)} แฟ้ม" if more else ""
            self._messages.show_error(UserError(f"{error.message}{rest}", error.remedy))

    def _end_work(self) -> None:
        self.task = self._reading = None
        self._look.stop()
        self.evidence_work.hide()
        self._refresh_buttons()

    def _on_look(self) -> None:
        """Show how far the reading has come."""
        if self._reading is not None:
            done, count = self._reading.done, self._reading.count
            self.work_bar.setValue(done)
            self.work_text.setText(f"กำลังอ่านภาพและแฟ้ม {thai_number(done)} จาก {thai_number(count)}")

    def _on_files(self) -> None:
        self.add_sources(ask_evidence_paths(self, Settings().folder))

    def _on_kind(self, kind: str) -> None:
        """Add an empty piece of a kind and begin to type in it."""
        owner = self._owner(-1)
        if owner is not None:
            self._add("เพิ่มหลักฐาน", owner, None, [new_evidence(owner, kind)])
            self.form.editor(_FIRST[kind]).setFocus()

    def _on_paste(self) -> None:
        self._on_brought(QGuiApplication.clipboard().mimeData(), -1)

    def _on_brought(self, mime: QMimeData | None, row: int) -> None:
        """Add what was dropped on a row, or what is on the clipboard."""
        found = brought(mime or QGuiApplication.clipboard().mimeData())
        owner = self._owner(row)
        if owner is None:
            return
        if found.sources:
            self.add_sources(found.sources, row)
        elif found.links:
            new = [new_evidence(owner, "link", url=link) for link in found.links]
            self._add("เพิ่มลิงก์", owner, self._place(row), new)
        elif found.text:
            new = [new_evidence(owner, "text", text=found.text)]
            self._add("เพิ่มข้อความ", owner, self._place(row), new)
        else:
            self._messages.show_message("ไม่มีภาพ แฟ้ม หรือข้อความให้วาง", MessageKind.WARNING)

    def _on_move(self, step: int) -> None:
        self.move_selected(step)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while something else was shown."""
        super().showEvent(event)
        self._refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_current_changed(self) -> None:
        index = self.evidence_list.currentIndex()
        piece, owner = self.model.piece(index.row()), self.model.owner(index.row())
        if index.isValid():
            self._current = piece.id if piece else owner.id if owner else None
        self._show_piece(piece)

    def _refresh(self) -> None:
        """Show the rows as they now are, the current one still current."""
        data = self._session.data
        now = [owner for owner in (as_it_is(data, one) for one in self._owners) if owner]
        self.model.show(now, self._headed)
        self._restore()
        self.setEnabled(bool(now))

    def _restore(self) -> None:
        row = self.model.row_of(self._current)
        if row < 0 and self.model.rowCount():
            row = 0
        self._select_row(row)
        self._show_piece(self.model.piece(row))

    def _select_row(self, row: int) -> None:
        index = self.model.index(row)
        if index.isValid() and index != self.evidence_list.currentIndex():
            selection = self.evidence_list.selectionModel()  # Ctrl of Ctrl+Z does not count
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
        self._refresh_buttons()

    def _select(self, records: Sequence[Evidence]) -> None:
        selection = self.evidence_list.selectionModel()
        selection.clearSelection()
        for record in records:
            index = self.model.index(self.model.row_of(record))
            selection.select(index, selection.SelectionFlag.Select)

    def _show_piece(self, one: Evidence | None) -> None:
        """Show the form of a piece: the fields of its kind."""
        self.form.show(one)
        self.evidence_form.setVisible(one is not None)
        if one is not None:
            show_fields(self.form, self.evidence_form, one)

    def _refresh_buttons(self) -> None:
        chosen = self._selected()
        busy = self.task is not None
        one = self._piece()
        for button in (self.add_files, self.paste_evidence):
            button.setEnabled(not busy)
        self.delete_evidence.setEnabled(bool(chosen))
        self.move_evidence_up.setEnabled(bool(chosen))
        self.move_evidence_down.setEnabled(bool(chosen))
        self.open_evidence.setEnabled(one is not None and bool(one.file or one.url.strip()))


def _caption(one: "Attachment") -> str:
    """Return the file's name as its caption where somebody gave it in words: not of a camera."""
    thai = any("\u0e00" <= char <= "\u0e7f" for char in one.words)
    return one.words.strip() if thai or not one.is_picture else ""
