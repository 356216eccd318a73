"""Where the file to be sent goes, and what is said while it is made."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from itadesk.core.characters import shown
from itadesk.core.errors import UserError
from itadesk.exchange import sending
from itadesk.exchange.files import is_same
from itadesk.gui.file_dialogs import SUFFIX, ask_copy_path
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.send_page_run import Made, SendRun
from itadesk.gui.session import Session


class FileMaker(QObject):
    """Makes one file at a time; what fails is said, with the way to try again."""

    running = Signal(bool)
    progressed = Signal(float)  # part that is written, from 0 to 1
    made = Signal(object)  # Made

    def __init__(
        self, session: Session, to: Callable[[], str], messages: MessageBar, window: QWidget
    ) -> None:
        """Send to whom `to` then says; live as long as `window`."""
        super().__init__(window)
        self._session = session
        self._to = to
        self._messages = messages
        self._window = window
        self._folder = session.document.path.parent
        self._run: SendRun | None = None
        session.moved.connect(self.cancel)
        session.closing.connect(self._on_closing)

    def ask(self) -> None:
        """Ask where the file goes, and make it."""
        self._session.flush()
        name = sending.file_name(self._session.data, self._session.document.revision)
        path = ask_copy_path(self._window, self._folder / name)
        if path is not None:
            self.make(path)

    def make(self, path: Path) -> None:
        """Make the file at a path, in place of an older one the officer was asked about."""
        document = self._session.document
        if self._run is not None:
            return
        if is_same(path, document.path):
            name = shown(path.name)
            self._refuse(UserError(f"“{name}” เปิดอยู่ในหน้าต่างนี้ จึงไม่เขียนทับ", "ตั้งชื่ออื่น"))
            return
        self._session.flush()
        self._folder = path.parent
        whole = path.name.lower().endswith(SUFFIX)  # of any other name nobody was asked
        target = path if whole else path.with_name(path.name + SUFFIX)
        run = self._run = SendRun(document, target, self._to(), replace=whole, parent=self)
        run.progressed.connect(self.progressed)
        run.ready.connect(self._on_ready)
        run.failed.connect(self._on_failed)
        self.running.emit(True)
        run.start()

    def cancel(self) -> None:
        """Call it off, unless the file has its name already: then it will be told to be ready."""
        if self._run is not None and self._run.stop():
            self._end()
            self._messages.show_message("ยกเลิกแล้ว ไม่ได้ทำแฟ้มส่ง")

    def _on_ready(self, made: Made) -> None:
        self._end()
        self.made.emit(made)

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self._refuse(error)

    def _refuse(self, error: UserError) -> None:
        self._messages.show_error(error, [("เลือกที่อื่น…", self.ask)])

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.deleteLater()
        self.running.emit(False)

    def _on_closing(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._run.blockSignals(True)
