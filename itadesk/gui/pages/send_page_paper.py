"""ใบนำส่งแฟ้ม of the file that was made, for the printer or as a PDF."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.exchange.send_log import Sent
from itadesk.gui.tasks import run_task, told
from itadesk.report.job import PrintedReport
from itadesk.report.transmittal_texts import NAME


class TransmittalPaper(QObject):
    """The page that goes with a file; it tells of the records in the file, not of later ones."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._file: tuple[Sent, Dataset] | None = None

    def show_file(self, sent: Sent, data: Dataset) -> None:
        """Be the page of this file from now on."""
        self._file = sent, data

    def forget(self) -> None:
        """Be the page of no file."""
        self._file = None

    def name(self) -> str | None:
        """Return the name proposed for it; None while there is no file."""
        return None if self._file is None else f"{NAME} {self._file[0].path.stem}.pdf"

    def when_ready(
        self, use: Callable[[PrintedReport], None], failed: Callable[[UserError], None]
    ) -> None:
        """Hand the page over when it is made."""
        if self._file is None:
            failed(UserError("ยังไม่มีแฟ้มส่ง", "กด “ทำแฟ้มส่ง…” ก่อน"))
            return
        sent, data = self._file

        def work(_cancelled: Callable[[], bool]) -> PrintedReport:
            from itadesk.report.transmittal import Transmittal, print_transmittal

            identity = sent.document_id, sent.revision, sent.content_hash
            return print_transmittal(Transmittal(data, *identity, sent.to))

        def on_failed(error: Exception) -> None:
            failed(told(error, "จัดหน้าใบนำส่งแฟ้มไม่สำเร็จ"))

        run_task(work, use, on_failed, self)
