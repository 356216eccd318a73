"""Opening a document where it may be worked on, and what is offered when it is not opened."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from itadesk.core.characters import shown
from itadesk.core.errors import UserError
from itadesk.exchange.files import is_same
from itadesk.gui import file_dialogs
from itadesk.gui.faults import names
from itadesk.gui.message_bar import Action, MessageKind
from itadesk.gui.restore_dialog import RESTORE, restore
from itadesk.store import backups, drives
from itadesk.store.copying import bring, refuse_open
from itadesk.store.document import DocumentFile
from itadesk.store.drives import Drive

if TYPE_CHECKING:
    from itadesk.gui.main_window import MainWindow

# Codes of what a copy on this computer mends.
_BRING_HELPS = frozenset({"ON_DISC", "ON_NETWORK", "ON_STICK", "READ_ONLY", "UNPROTECTED"})
# Codes of what a backup helps against.
_BACKUP_HELPS = frozenset({"CORRUPT", "CHANGED", "INVALID", "FOREIGN", "EMPTY", "MISSING"})
_MIGRATED = "แฟ้มนี้มาจากโปรแกรมรุ่นก่อน ปรับเป็นรูปแบบใหม่ให้แล้ว แฟ้มเดิมเก็บไว้ในสำเนาสำรอง"
_IN_CLOUD = (
    "แฟ้มนี้อยู่ในโฟลเดอร์ที่เก็บไว้ในอินเทอร์เน็ตด้วย เช่น OneDrive อย่าเปิดพร้อมกันสองเครื่อง และรอให้ส่งขึ้นครบก่อนปิดเครื่อง"
)

_log = logging.getLogger(__name__)


class DocumentOpening:
    """Opens documents for a window."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def open(self, path: Path, *, suspect: bool = False) -> bool:
        """Open a document in place of the one now open; what refuses is said, nothing changes.

        One with which the program ended twice is opened only when it is asked for as `suspect`.
        """
        window = self._window
        if window.session is not None and is_same(path, window.session.document.path):
            window.message_bar.show_message("แฟ้มนี้เปิดอยู่แล้ว")
            window.activateWindow()
            return True
        try:
            if window.crash_guard.is_suspect(path) and not suspect:
                refuse_open(path)  # the program is at work with it, it did not end
                self._leave_closed(path)
                return False
            document = self._document(path)
        except UserError as error:
            self._refuse(path, error)
            return False
        if not window.show_document(document):
            return False
        self._tell(document.path, document.was_migrated)
        return True

    def _tell(self, path: Path, was_migrated: bool) -> None:
        """Say what is special about a document that was opened."""
        window = self._window
        if was_migrated:
            actions = [(RESTORE, partial(restore, window, path))]
            window.message_bar.show_message(_MIGRATED, actions=actions)
            return
        in_cloud = drives.drive_kind(path) is Drive.CLOUD
        if in_cloud and window.settings.first_time("in_cloud", path):
            window.message_bar.show_message(_IN_CLOUD, MessageKind.WARNING)

    def _document(self, path: Path) -> DocumentFile:
        """Return the open document; UserError when it may not or cannot be opened."""
        drives.refuse_unsafe(path)
        self._window.crash_guard.begin(path)
        try:
            return DocumentFile.open(path)
        except BaseException:
            self._window.crash_guard.take_back(path)
            raise

    def _leave_closed(self, path: Path) -> None:
        """Say that a file is not opened because it may be what ends the program."""
        _log.warning("not opened: the program ended with it twice")
        actions: list[Action] = [
            ("เปิดแฟ้มนี้อีกครั้ง", partial(self.open, path, suspect=True)),
        ]
        if backups.are_there():
            actions.append((RESTORE, partial(restore, self._window, path)))
        text = f"ยังไม่ได้เปิด “{shown(path.name)}” เพราะโปรแกรมปิดไปเองสองครั้งขณะเปิดแฟ้มนี้ แฟ้มไม่ถูกแก้ไข"
        self._window.message_bar.show_message(text, MessageKind.WARNING, actions)

    def _refuse(self, path: Path, error: UserError) -> None:
        """Say why a file is not opened, and offer what helps."""
        _log.warning("not opened: %s", names(error))
        actions: list[Action] = []
        if error.code in _BACKUP_HELPS and backups.are_there():
            actions.append((RESTORE, partial(restore, self._window, path)))
        if error.code in _BRING_HELPS:
            actions.append(("คัดลอกมาไว้ในเครื่องนี้แล้วเปิด…", partial(self._bring, path)))
        if path in self._window.settings.recent_files and not path.exists():
            actions.append(("เอาออกจากรายการ", partial(self._forget, path)))
        self._window.message_bar.show_error(error, actions)
        self._window.start_page.refresh()

    def _forget(self, path: Path) -> None:
        self._window.settings.remove_recent_file(path)
        self._window.start_page.refresh()

    def _bring(self, source: Path) -> None:
        """Ask for a place on this computer, copy a closed document there and open the copy."""
        suggestion = self._own_folder() / source.name
        if suggestion.exists():
            suggestion = suggestion.with_stem(f"{suggestion.stem} สำเนา")
        target = file_dialogs.ask_save_path(self._window, "คัดลอกแฟ้มมาไว้ที่", suggestion)
        if target is None:
            return
        try:
            drives.refuse_unsafe(target)
            bring(source, target)
        except UserError as error:
            again = ("เลือกที่อื่น", partial(self._bring, source))
            self._window.message_bar.show_error(error, [again])
        else:
            self.open(target)

    def _own_folder(self) -> Path:
        """Return a folder of this computer: the one used last when it is one."""
        last = self._window.settings.folder
        if drives.drive_kind(last / "x") is Drive.FIXED:
            return last
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents))
