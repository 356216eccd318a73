"""Which file is open and when it was saved: the title of the window and its status line."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel

from itadesk.core.changes import Change
from itadesk.core.digits import to_thai
from itadesk.core.fingerprint import code
from itadesk.core.offices import short_name
from itadesk.core.records import Office
from itadesk.gui.elided_label import ElidedLabel
from itadesk.gui.literal import window_title
from itadesk.gui.session import Session

if TYPE_CHECKING:
    from itadesk.gui.main_window import MainWindow

_ALWAYS_SAVED = "ทุกการแก้ไขถูกบันทึกลงแฟ้มทันที"
_TO_COMPARE = "เทียบกับรหัสบนใบนำส่งแฟ้มได้ จนกว่าจะแก้ไขข้อมูล"


class DocumentPlace(QObject):
    """Names the open file in a window, and remembers where it lies."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._saved = QLabel()  # of a file as it came: its code, which its paper tells too
        self._saved.setObjectName("document_saved")
        self._saved.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._file = ElidedLabel()
        window.status.addWidget(self._file, 1)
        window.status.addPermanentWidget(self._saved)

    def set_session(self, session: Session | None) -> None:
        """Follow a document, or none."""
        self._session = session
        self._saved.clear()
        if session is not None:
            if opened := session.document.opened_hash:
                self._saved.setText(f"รหัสตรวจแฟ้ม {code(opened)}")
                self._saved.setToolTip(_TO_COMPARE)
            session.changed.connect(self._on_changed)
            session.saved.connect(self._on_saved)
            session.moved.connect(self._on_moved)
        self._show()

    def _on_changed(self, change: Change) -> None:
        if Office in change.types:
            self._show_title()

    def _on_saved(self, time: datetime) -> None:
        self._saved.setText(f"บันทึกแล้ว {to_thai(f'{time:%H:%M}')} น.")
        self._saved.setToolTip(_ALWAYS_SAVED)

    def _on_moved(self, before: Path) -> None:
        assert self._session is not None, "a document that is open has moved"
        self._window.crash_guard.begin(self._session.document.path)
        self._window.crash_guard.end(before)
        self._show()

    def _show(self) -> None:
        self._file.setText(str(self._session.document.path) if self._session else "")
        if self._session is not None:
            path = self._session.document.path
            self._window.settings.add_recent_file(path)
            self._window.settings.folder = path.parent
        self._show_title()

    def _show_title(self) -> None:
        if self._session is None:
            self._window.setWindowTitle("itadesk")
            return
        office = self._session.data.office
        name = office.short_name or short_name(office.kind, office.name) or "ยังไม่ระบุหน่วยงาน"
        title = f"{name} – {self._session.document.path.name} – itadesk"
        self._window.setWindowTitle(window_title(title))
