"""What is kept with a paper: its issued pages and their data, and the scan of the signed one."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, Signal
from PySide6.QtWidgets import QWidget

from itadesk.core.blobs import blob_name
from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.paper_life import is_issued
from itadesk.core.paper_names import ascii_name
from itadesk.core.papers import newest_round
from itadesk.core.records import FiscalYear, Report
from itadesk.exchange import data_json, files
from itadesk.exchange.scans import read_scan
from itadesk.gui.file_dialogs import ask_copy_path, ask_scan_path
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.outside import open_outside
from itadesk.gui.pages.print_page_files import proposed_name
from itadesk.gui.session import Session
from itadesk.gui.tasks import run_task
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob, fetch_pictures


class PaperFiles(QObject):
    """Issues papers, and keeps, shows and saves their files."""

    working = Signal(bool)  # whether pages are being made to be kept

    def __init__(
        self,
        session: Session,
        messages: MessageBar,
        offer_undo: Callable[[str, MessageKind], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._offer_undo = offer_undo
        self._messages = messages
        self._window = window
        self._folder = session.document.path.parent
        self._shown = QTemporaryDir()  # of what is opened outside, until the document is closed

    def issue(self, report: Report) -> None:
        """Make the pages of a paper and keep them with their data, for good; one undo step."""
        self._session.flush()
        current = self._session.data.find(Report, report.id)
        if current is None or is_issued(current):
            self.working.emit(False)
            return
        job = self.job(current)
        self.working.emit(True)

        def work(cancelled: Callable[[], bool]) -> tuple[PrintedReport, bytes]:
            return print_report(job, cancelled), data_json.to_bytes(job.data)

        run_task(work, partial(self._on_made, job), self._on_failed, self)

    def job(self, report: Report) -> PrintJob:
        """Return what a paper prints; one that leaves its round open is of the newest."""
        data = self._session.data
        year = data.get(FiscalYear, report.year_id)
        pictures = fetch_pictures(data, self._session.document.blob, year, report)
        job = PrintJob(data, year, report, blobs=pictures)
        if report.round is None and job.form.has_rounds:
            job = job._replace(report=replace(report, round=newest_round(data, year)))
        return job

    def issued_data(self, report: Report) -> Dataset | None:
        """Return what an issued paper was made from, None when that is not kept."""
        try:
            return data_json.from_bytes(self._session.document.blob(report.issued_data))
        except (KeyError, UserError):
            return None

    def save_issued(self, report: Report, *, for_website: bool = False) -> None:
        """Ask for a name and save the issued pages, byte for byte."""
        name = proposed_name(self.job(report))
        if for_website:
            name = ascii_name(self._session.data, report)
        self._save(report.issued_pdf, name)

    def attach_scan(self, report: Report) -> None:
        """Ask for the scan of the signed paper and keep it."""
        path = ask_scan_path(self._window, self._folder)
        if path is not None:
            self._folder = path.parent
            self._session.flush()
            run_task(
                lambda _cancelled: read_scan(path),
                partial(self._on_scanned, report),
                self._on_failed,
            )

    def save_scan(self, report: Report, *, for_website: bool = False) -> None:
        """Ask for a name and save the scan."""
        extension = report.signed_scan.rpartition(".")[2]
        name = f"{Path(proposed_name(self.job(report))).stem} (ลงนามแล้ว).{extension}"
        if for_website:
            name = ascii_name(self._session.data, report, extension)
        self._save(report.signed_scan, name)

    def open_scan(self, report: Report) -> None:
        """Show the scan in the system's own program for it."""
        name = report.signed_scan
        path = Path(self._shown.path()) / f"signed-{name[:8]}.{name.rpartition('.')[2]}"
        try:
            files.replace(path, self._session.document.blob(name))
            open_outside(path)
        except UserError as error:
            self._messages.show_error(error)

    def remove_scan(self, report: Report) -> None:
        """Take the scan off the paper."""
        with self._session.edit("เอาฉบับลงนามออก") as edit:
            edit.update(report, signed_scan="")

    def _on_made(self, job: PrintJob, made: tuple[PrintedReport, bytes]) -> None:
        printed, data = made
        self._session.flush()
        if self._session.data is not job.data:  # edited meanwhile: pages and data must agree
            self.issue(job.report)
            return
        self.working.emit(False)
        pdf_name, data_name = blob_name(printed.pdf, "pdf"), blob_name(data, "json")
        before = self._session.data
        with self._session.edit("ออกฉบับ") as edit:
            edit.add_blob(pdf_name, printed.pdf)
            edit.add_blob(data_name, data)
            edit.update(
                job.report, round=job.report.round, issued_pdf=pdf_name, issued_data=data_name
            )
        if self._session.data is not before:
            text = f"ออกฉบับแล้ว {thai_number(printed.pages)} หน้า เก็บไว้ในแฟ้มนี้และไม่เปลี่ยนอีก"
            if printed.notices:
                text += f" มี {thai_number(len(printed.notices))} เรื่องที่ควรดูก่อนลงนาม"
            kind = MessageKind.WARNING if printed.notices else MessageKind.SUCCESS
            self._offer_undo(text, kind)

    def _on_scanned(self, report: Report, scan: tuple[str, bytes]) -> None:
        name, content = scan
        before = self._session.data
        if before.find(Report, report.id) is None:
            return
        with self._session.edit("แนบฉบับลงนาม") as edit:
            edit.add_blob(name, content)
            edit.update(report, signed_scan=name)
        if self._session.data is not before:
            self._offer_undo("แนบฉบับลงนามแล้ว", MessageKind.SUCCESS)

    def _on_failed(self, error: Exception) -> None:
        self.working.emit(False)
        if not isinstance(error, UserError):
            raise error
        self._messages.show_error(error)

    def _save(self, blob: str, name: str) -> None:
        path = ask_copy_path(self._window, self._folder / name)
        if path is None:
            return
        content = self._session.document.blob(blob)
        run_task(
            lambda _cancelled: files.replace(path, content),
            lambda _: self._on_saved(path),
            self._on_failed,
        )

    def _on_saved(self, path: Path) -> None:
        self._folder = path.parent
        self._messages.show_message(
            f"บันทึก “{path.name}” แล้ว",
            MessageKind.SUCCESS,
            [
                ("เปิดแฟ้ม", partial(self._open, path)),
                ("เปิดโฟลเดอร์", partial(self._open, path.parent)),
            ],
        )

    def _open(self, path: Path) -> None:
        try:
            open_outside(path)
        except UserError as error:
            self._messages.show_error(error)
