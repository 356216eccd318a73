"""What becomes of finished pages: a PDF file, or paper."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.exchange import files
from itadesk.gui.file_dialogs import ask_pdf_path
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.outside import open_outside
from itadesk.gui.printing import PrintRun, chosen_pages, new_printer
from itadesk.gui.session import Session
from itadesk.gui.tasks import run_task
from itadesk.report.job import PrintedReport


class Pages(Protocol):
    """What is saved or printed: always as it now is."""

    def name(self) -> str | None:
        """Return the name proposed for its file; None when there is nothing to print."""

    def when_ready(
        self, use: Callable[[PrintedReport], None], failed: Callable[[UserError], None]
    ) -> None:
        """Hand the pages over, or why there are none; at once or when that is known."""


class PaperOutput(QObject):
    """Saves and prints exactly the bytes that its pages are."""

    printing = Signal(int, int)  # pages printed and to be printed; both 0 when nothing is printed

    def __init__(
        self, session: Session, pages: Pages, messages: MessageBar, window: QWidget, title: str
    ) -> None:
        """Print what the officer knows by a `title`; lives as long as `window`."""
        super().__init__(window)
        self._session = session
        self._pages = pages
        self._messages = messages
        self._window = window
        self._title = title
        self._folder = session.document.path.parent
        self._run: PrintRun | None = None

    def save(self) -> None:
        """Ask for a name and save the PDF."""
        self._session.flush()
        name = self._pages.name()
        if name is not None:
            path = ask_pdf_path(self._window, self._folder / name)
            if path is not None:
                self.save_as(path)

    def save_as(self, path: Path) -> None:
        """Save the PDF in place of any older one of this name."""
        self._session.flush()
        self._pages.when_ready(partial(self._write, path), self._messages.show_error)

    def print(self) -> None:
        """Ask for a printer and print."""
        self._session.flush()
        if QPrinterInfo.availablePrinterNames():
            self._pages.when_ready(self._ask_printer, self._messages.show_error)
        else:
            self._messages.show_message(
                "ไม่พบเครื่องพิมพ์ในเครื่องนี้ บันทึกเป็น PDF แล้วนำไปพิมพ์ที่เครื่องอื่นได้",
                MessageKind.WARNING,
                [("บันทึก PDF…", self.save)],
            )

    def print_on(self, printer: QPrinter, report: PrintedReport) -> None:
        """Print the pages chosen in the printer's settings."""
        pages = chosen_pages(printer, report.pages)
        if not pages or self._run is not None:
            return
        run = self._run = PrintRun(report.pdf, printer, pages)
        self._window.destroyed.connect(run.stop)
        run.progressed.connect(lambda done: self.printing.emit(done, run.count))
        run.finished.connect(self._on_printed)
        run.failed.connect(self._on_print_failed)
        self.printing.emit(0, run.count)
        run.start()

    def stop(self) -> None:
        """Call the printing off."""
        if self._run is not None:
            self._run.stop()
            self._end_run()
            self._messages.show_message("หยุดพิมพ์แล้ว หน้าที่ส่งไปก่อนหน้านี้อาจยังพิมพ์ออกมา")

    def _write(self, path: Path, report: PrintedReport) -> None:
        run_task(
            lambda _cancelled: files.replace(path, report.pdf),
            lambda _: self._on_saved(path, report.pages),
            self._on_not_saved,
        )

    def _on_saved(self, path: Path, pages: int) -> None:
        self._folder = path.parent
        self._messages.show_message(
            f"บันทึก “{path.name}” แล้ว ({thai_number(pages)} หน้า)",
            MessageKind.SUCCESS,
            [
                ("เปิดแฟ้ม", partial(self._open, path)),
                ("เปิดโฟลเดอร์", partial(self._open, path.parent)),
            ],
        )

    def _on_not_saved(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._messages.show_error(error, [("เลือกชื่ออื่น…", self.save)])

    def _open(self, path: Path) -> None:
        try:
            open_outside(path)
        except UserError as error:
            self._messages.show_error(error)

    def _ask_printer(self, report: PrintedReport) -> None:
        name = self._pages.name()
        if name is None:
            return
        printer = new_printer(name)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(f"พิมพ์{self._title}")
        dialog.setOption(
            QPrintDialog.PrintDialogOption.PrintToFile, False
        )  # saving a PDF is better
        dialog.setMinMax(1, report.pages)
        if dialog.exec():
            self.print_on(printer, report)
        dialog.deleteLater()

    def _on_printed(self) -> None:
        assert self._run is not None
        pages = thai_number(self._run.count)
        self._end_run()
        self._messages.show_message(f"ส่งไปเครื่องพิมพ์แล้ว {pages} หน้า", MessageKind.SUCCESS)

    def _on_print_failed(self, error: UserError) -> None:
        self._end_run()
        self._messages.show_error(error, [("บันทึก PDF…", self.save)])

    def _end_run(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            self._window.destroyed.disconnect(run.stop)
            run.deleteLater()
        self.printing.emit(0, 0)
