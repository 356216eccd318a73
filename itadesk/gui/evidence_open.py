"""Showing evidence with the programs of the system: copies of files, and pages of the web."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from itadesk.core.errors import UserError
from itadesk.core.file_names import file_stem
from itadesk.core.web_links import web_address, web_host
from itadesk.exchange.files import make_folder, replace
from itadesk.gui.wrap import wrappable

_NAMED = 40  # characters of a copy's name


def open_copy(name: str, content: bytes, words: str) -> None:
    """Open a copy of a kept file; UserError when it may not or cannot be opened."""
    from itadesk.exchange.pictures import may_open  # the window begins without

    suffix = Path(name).suffix
    if not may_open(name):
        raise UserError(f"ไม่เปิดแฟ้มชนิด “{suffix}” เพื่อความปลอดภัย", "ขอแฟ้มเป็น PDF หรือภาพจากผู้ส่ง")
    folder = _folder() / Path(name).stem[:16]  # beside others of the same words
    make_folder(folder)
    copy = folder / f"{file_stem(words, 'หลักฐาน', _NAMED)}{suffix}"
    replace(copy, content)
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
        raise UserError("ไม่มีโปรแกรมที่เปิดแฟ้มนี้ได้", "ติดตั้งโปรแกรมอ่าน PDF หรือดูภาพก่อน")


def open_link(parent: QWidget, url: str) -> None:
    """Open a page of the web once the officer has seen whose it is; UserError for other links."""
    address, host = web_address(url), web_host(url)
    if not address:
        raise UserError("ลิงก์นี้เปิดไม่ได้", "พิมพ์ที่อยู่เว็บที่ขึ้นต้นด้วย https://")
    if ask_open_link(parent, host) and not QDesktopServices.openUrl(QUrl(address)):
        raise UserError("เปิดเว็บเบราว์เซอร์ไม่ได้", "คัดลอกที่อยู่ไปเปิดในเบราว์เซอร์")


def ask_open_link(parent: QWidget, host: str) -> bool:
    """Ask whether to go to a host."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("เปิดลิงก์")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(wrappable(f"จะเปิดเว็บไซต์ {host} ในเบราว์เซอร์"))
    go = box.addButton("เปิด", QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton("ยกเลิก", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(go)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is go


@cache
def _folder() -> Path:
    """Return where the copies of this run lie; they go with it."""
    folder = Path(tempfile.mkdtemp(prefix="itadesk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
