"""The code by which paper and file are compared, and the file that was made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from itadesk.core.dates import moment
from itadesk.core.digits import thai_number
from itadesk.core.fingerprint import code
from itadesk.exchange.send_log import Sent
from itadesk.gui.elided_label import ElidedLabel
from itadesk.gui.flow import let_wrap
from itadesk.gui.pages.send_page_look import Look
from itadesk.gui.qr_view import QrView
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_NOW = "รหัสของข้อมูลในขณะนี้"
_NOW_USE = "รหัสนี้เปลี่ยนทุกครั้งที่แก้ไขข้อมูล เมื่อทำแฟ้มส่งแล้ว ผู้รับจะเห็นรหัสเดียวกับบนใบนำส่ง จึงตรวจได้ว่าแฟ้มตรงกับที่ส่ง"
_SENT_USE = (
    "เมื่อผู้รับเปิดแฟ้ม โปรแกรมจะแสดงรหัสนี้ ถ้าตรงกับใบนำส่งที่ลงนามทุกตัว เนื้อหาในแฟ้มตรงกับที่หน่วยงานส่ง QR คือรหัสเต็ม"
)
_COMPUTING = "กำลังคำนวณรหัส…"


class SendCodeCard(QFrame):
    """Shows the code of the file that was made, else that of the data as it now is."""

    folder_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    pdf_wanted = Signal()

    code_title: QLabel
    code_line: QWidget
    send_code: QLabel
    code_use: QLabel
    qr: QrView
    stale: QFrame
    stale_text: QLabel
    sent_path: ElidedLabel
    deeds: QWidget
    button_print: QPushButton
    button_pdf: QPushButton
    button_folder: QPushButton
    button_copy: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "send_code_card.ui", QrView, ElidedLabel)
        let_wrap(self.code_line)
        let_wrap(self.deeds)
        flag = Qt.TextInteractionFlag
        self.send_code.setTextInteractionFlags(
            flag.TextSelectableByMouse | flag.TextSelectableByKeyboard
        )
        self.send_code.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button, signal in (
            (self.button_folder, self.folder_wanted),
            (self.button_copy, self.copy_wanted),
            (self.button_print, self.print_wanted),
            (self.button_pdf, self.pdf_wanted),
        ):
            button.clicked.connect(signal)

    def show_file(
        self, look: Look | None, revision: int, sent: Sent | None, *, has_paper: bool
    ) -> None:
        """Show what is known of the data, now at a revision, and the file that was made last.

        `has_paper` says that the page to go with that file can be made.
        """
        is_old = sent is not None and not _is_of(sent, look, revision)
        file = sent if has_paper else None
        known_by = look.content_hash if look is not None else ""
        self._show_code(file.content_hash if file is not None else known_by)
        self.code_title.setText(wrappable(_title(file, is_old=is_old, is_known=bool(known_by))))
        self.code_use.setText(wrappable(_NOW_USE if file is None else _SENT_USE))
        self.code_use.setVisible(not is_old)
        self.stale.setVisible(is_old)
        for part in (self.button_print, self.button_pdf):
            part.setVisible(file is not None)
        self.button_folder.setVisible(sent is not None)
        self.sent_path.setVisible(sent is not None)
        if sent is not None:
            self.sent_path.setText(str(sent.path))
            self.stale_text.setText(wrappable(_stale(sent, revision)))

    def _show_code(self, content_hash: str) -> None:
        self.send_code.setText(code(content_hash) if content_hash else "")
        self.qr.show_text(content_hash.upper())
        self.button_copy.setEnabled(bool(content_hash))


def _is_of(sent: Sent, look: Look | None, revision: int) -> bool:
    """Whether a file holds the data as it now is; while its hash is not known, by the revision."""
    if look is None:
        return sent.revision == revision
    return sent.content_hash == look.content_hash


def _title(file: Sent | None, *, is_old: bool, is_known: bool) -> str:
    if file is None:
        return _NOW if is_known else _COMPUTING
    return f"แฟ้มฉบับแก้ไขที่ {thai_number(file.revision)}" if is_old else "แฟ้มพร้อมส่ง"


def _stale(sent: Sent, revision: int) -> str:
    """Say that the file is not of the data as it now is, and what to do."""
    made = f"แฟ้มที่ทำไว้เมื่อ {moment(sent.time)} เป็นฉบับแก้ไขที่ {thai_number(sent.revision)}"
    now = f"ข้อมูลในขณะนี้เป็นฉบับแก้ไขที่ {thai_number(revision)}"
    return f"{made} {now} หากจะส่งข้อมูลล่าสุด ให้ทำแฟ้มใหม่"
