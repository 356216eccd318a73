"""Sending the document: what is sent, what to look at first, the file, its code, what was sent."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from itadesk.core.characters import clean, shown
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.offices import full_name
from itadesk.core.sizes import size_text
from itadesk.exchange import send_log
from itadesk.exchange.send_log import Sent
from itadesk.gui import theme
from itadesk.gui.message_bar import Action, MessageBar, MessageKind
from itadesk.gui.missing import Missing
from itadesk.gui.outside import open_outside
from itadesk.gui.pages.send_page_code import SendCodeCard
from itadesk.gui.pages.send_page_concerns import (
    ConcernList,
    Place,
    draft_entries,
    entry_of,
    missing_entries,
)
from itadesk.gui.pages.send_page_held import HeldView
from itadesk.gui.pages.send_page_history import HistoryTable
from itadesk.gui.pages.send_page_look import Look, Looker
from itadesk.gui.pages.send_page_maker import FileMaker
from itadesk.gui.pages.send_page_paper import TransmittalPaper
from itadesk.gui.pages.send_page_run import Made
from itadesk.gui.paper_output import PaperOutput
from itadesk.gui.session import Session
from itadesk.gui.side_by_side import SideBySide
from itadesk.gui.tasks import run_task, told
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable
from itadesk.report.transmittal_texts import NAME

_NO_OFFICE = "ยังไม่ระบุหน่วยงาน"
_NO_CONCERNS = "ไม่พบสิ่งที่ต้องระวัง"
_LOOKING = "กำลังตรวจข้อมูล…"
_NO_HISTORY = "ยังไม่เคยทำแฟ้มส่งของแฟ้มนี้ในเครื่องนี้"
_HISTORY = "เก็บไว้ในเครื่องนี้เท่านั้น ไม่ไปกับแฟ้ม"
_ICON = 0.8  # of a line
_CARDS, _SHARE = 1, 3  # the cards in the layout of the page, and their part while there is a list


class SendPage(QWidget):
    """Where the officer makes the file for the district, and the page that goes with it."""

    send_office: QLabel
    held: HeldView
    concerns_mark: QLabel
    concerns_title: QLabel
    concerns: ConcernList
    send_to_label: QLabel
    send_to: QLineEdit
    button_send: QPushButton
    progress: QFrame
    progress_text: QLabel
    progress_bar: QProgressBar
    button_cancel: QPushButton
    code_card: SendCodeCard
    history_hint: QLabel
    history: HistoryTable

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        load(self, "send_page.ui", HeldView, ConcernList, SendCodeCard, HistoryTable)
        page, cards = self.layout(), self.findChild(QBoxLayout, "cards")
        assert isinstance(page, QBoxLayout)
        assert cards is not None
        self._page = page
        SideBySide(self, cards)
        self._look: Look | None = None
        self._missing: Missing = ()
        self._sent: Sent | None = None  # the file that was made last
        self._read: UUID | None = None  # the document whose log is read
        self._paper = TransmittalPaper(self)
        self.output = PaperOutput(session, self._paper, messages, self, NAME)
        self.maker = FileMaker(session, self._receiver, messages, self)
        self._looker = Looker(session, self)
        self._set_up()
        self._refresh_code()
        self._refresh_concerns()

    def badge(self) -> int:
        """Return 0: the other pages say what is missing there."""
        return 0

    def show_missing(self, missing: Missing) -> None:
        """Say what is missing on other pages, by page."""
        self._missing = missing
        self._refresh_concerns()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._look_again()
        self._read_history()

    def _set_up(self) -> None:
        card = self.code_card
        card.button_print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        card.button_pdf.setShortcut(QKeySequence("Ctrl+E"))
        self.send_to.returnPressed.connect(self.button_send.click)
        self.button_send.clicked.connect(self.maker.ask)
        self.button_cancel.clicked.connect(self.maker.cancel)
        self.maker.running.connect(self._on_running)
        self.maker.progressed.connect(self._on_progressed)
        self.maker.made.connect(self._on_made)
        self.concerns.chosen.connect(self._on_place)
        card.folder_wanted.connect(self._on_folder)
        card.copy_wanted.connect(self._on_copy)
        card.print_wanted.connect(self.output.print)
        card.pdf_wanted.connect(self.output.save)
        self.output.printing.connect(lambda _, count: card.button_print.setEnabled(count == 0))
        self._looker.looked.connect(self._on_looked)
        self._looker.failed.connect(self._messages.show_error)
        self._session.changed.connect(self._on_changed)
        self._session.drafts_changed.connect(self._refresh_concerns)
        self._session.moved.connect(self._on_moved)
        self.progress.hide()
        self._show_history()

    # What is sent

    def _on_changed(self) -> None:
        if self.isVisible():
            self._look_again()

    def _look_again(self) -> None:
        """Look at the document unless it is as it was looked at last."""
        office = self._session.data.office
        name = full_name(office.kind, office.name) or _NO_OFFICE
        self.send_office.setText(wrappable(name, (office.name,)))
        if self._look is None or self._look.data is not self._session.data:
            self._look = None
            self._looker.look()
            self._refresh_code()
            self._refresh_concerns()

    def _on_moved(self) -> None:
        """Begin anew with the file that the document is now."""
        self._look = self._sent = self._read = None
        self._paper.forget()
        self.history.sent.show_history(())
        self._show_history()
        self._refresh_code()
        if self.isVisible():
            self._look_again()
            self._read_history()

    def _on_looked(self, look: Look) -> None:
        if look.data is not self._session.data:
            return
        self._look = look
        self.held.show_held((*look.held, ("ขนาดราว", size_text(look.size))))
        if not self.send_to.isModified() and not self.send_to.text():
            self.send_to.setText(look.receiver)
        if self._sent is not None and self._sent.content_hash == look.content_hash:
            self._paper.show_file(self._sent, look.data)
        self._refresh_code()
        self._refresh_concerns()

    def _refresh_code(self) -> None:
        revision = self._session.document.revision
        has_paper = self._paper.name() is not None
        self.code_card.show_file(self._look, revision, self._sent, has_paper=has_paper)

    def _refresh_concerns(self, _key: object = None) -> None:
        """List what to look at; how many there are is said above."""
        look = self._look
        entries = draft_entries(len(self._session.drafts))
        if look is not None:
            entries += [entry_of(look.data, one) for one in look.concerns]
        entries += missing_entries(self._missing)
        rest = look.rest if look is not None else 0
        count = len(entries) + rest
        if count:
            title, icon = f"โปรดดูก่อนส่ง {thai_number(count)} เรื่อง", "warning"
        elif look is None:
            title, icon = _LOOKING, "info"
        else:
            title, icon = _NO_CONCERNS, "success"
        size = round(self.fontMetrics().height() * _ICON)
        self.concerns_mark.setPixmap(theme.icon(icon).pixmap(size, size))
        self.concerns_title.setText(wrappable(title))
        self.concerns.show_entries(entries, rest)
        self.concerns.setVisible(bool(count))
        self._page.setStretch(_CARDS, _SHARE if count else 0)

    def _on_place(self, place: Place) -> None:
        if place.record is not None and place.field:
            self._session.field_requested.emit(place.page, place.record, place.field)
        else:
            self._session.open_requested.emit(place.page, place.record)

    # The file

    def _receiver(self) -> str:
        return " ".join(clean(self.send_to.text()).split())

    def _on_running(self, running: bool) -> None:
        had_focus = self.button_cancel.hasFocus()
        self.progress_bar.setRange(0, 0)  # until it is known how far it is
        self.progress.setVisible(running)
        for part in (self.send_to_label, self.send_to, self.button_send):
            part.setVisible(not running)
        if running:
            self.button_cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.button_send.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_progressed(self, part: float) -> None:
        if part:
            self.progress_bar.setRange(0, 100)
            self.progress_bar.setValue(round(100 * part))

    def _on_made(self, made: Made) -> None:
        sent = self._sent = made.sent
        self._paper.show_file(sent, made.data)
        self.history.sent.add(sent)
        self._show_history()
        self._refresh_code()
        actions: list[Action] = []
        if not self.isVisible():
            show = partial(self._session.open_requested.emit, self.objectName(), None)
            actions = [("ไปที่หน้าส่งแฟ้ม", show)]
        text, kind = f"แฟ้มพร้อมส่งแล้ว: {shown(sent.path.name)}", MessageKind.SUCCESS
        if made.unnoted is not None:
            text, kind = str(made.unnoted), MessageKind.WARNING
        self._messages.show_message(text, kind, actions)

    def _on_folder(self) -> None:
        assert self._sent is not None, "the button is seen only with a file"
        try:
            open_outside(self._sent.path.parent)
        except UserError as error:
            self._messages.show_error(error)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code_card.send_code.text())
        self._messages.show_message("คัดลอกรหัสแล้ว")

    # What was sent

    def _read_history(self) -> None:
        """Begin to read the log, once for a document."""
        document_id = self._session.document.document_id
        if self._read != document_id:
            self._read = document_id
            done = partial(self._on_history, document_id)
            run_task(lambda _: send_log.history(document_id), done, self._on_no_history, self)

    def _on_history(self, document_id: UUID, history: list[Sent]) -> None:
        if document_id != self._session.document.document_id:
            return
        if self._sent is None and history:
            self._sent = history[0]
            if not self.send_to.isModified():
                self.send_to.setText(self._sent.to)
            if self._look is not None:
                self._on_looked(self._look)
            self._refresh_code()
        newer = [one for one in self.history.sent.files if one not in history]  # made meanwhile
        self.history.sent.show_history([*newer, *history])
        self._show_history()

    def _on_no_history(self, error: Exception) -> None:
        self._messages.show_error(told(error, "อ่านประวัติการส่งไม่สำเร็จ"))

    def _show_history(self) -> None:
        """Show the table, or that there is nothing in it."""
        count = self.history.sent.rowCount()
        self.history_hint.setText(wrappable(_HISTORY if count else _NO_HISTORY))
        self.history.setVisible(count > 0)
