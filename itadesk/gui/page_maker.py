"""The pages of a report, made in the background while the officer types."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal

from itadesk.core.errors import UserError
from itadesk.gui.preview_pdf import page_sizes
from itadesk.gui.tasks import Task, run_task, told
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob

PAUSE = 200  # ms without a newer job before the pages are made
PATIENCE = 300  # ms of making them before it is said
NO_PAGES = "ยังไม่มีหน้ารายงานให้ดู"


@dataclass(frozen=True, slots=True)
class MadePages:
    """The pages with their sizes, in points."""

    report: PrintedReport
    sizes: tuple[QSizeF, ...]


_Waiter = tuple[Callable[[PrintedReport], None], Callable[[UserError], None]]


class PageMaker(QObject):
    """Makes the pages of the newest job; an older one still at work is given up at its next page.

    Any number of views may show them.
    """

    changed = Signal()  # there is something else to show
    printed = Signal(object)  # PrintedReport of the newest job
    failed = Signal(str)  # why the pages could not be made, in Thai

    def __init__(self, parent: QObject) -> None:
        """Live as long as `parent`: a worker's garbage collection must never free it."""
        super().__init__(parent)
        self.pages: MadePages | None = None  # made last, also while newer ones are being made
        self.problem = NO_PAGES  # why there are none to show, "" when there are
        self.is_slow = False  # whether newer ones take a while
        self._job: PrintJob | None = None
        self._report: PrintedReport | None = None
        self._task: Task | None = None
        self._waiting: list[_Waiter] = []
        self._pause = self._timer(PAUSE, self._make)
        self._patience = self._timer(PATIENCE, self._on_slow)

    @property
    def report(self) -> PrintedReport | None:
        """The pages of the newest job; None while they are not made."""
        return self._report

    def show_job(self, job: PrintJob | None) -> None:
        """Make the pages of a job when no newer one follows at once; None shows that none are."""
        if job is not None and job == self._job:
            return
        self._stop()
        self._job = job
        if job is None:
            self._refuse(UserError(NO_PAGES))
        else:
            self._pause.start()

    def when_ready(
        self, use: Callable[[PrintedReport], None], failed: Callable[[UserError], None]
    ) -> None:
        """Hand over the pages of the newest job, or why there are none; at once or when known."""
        if self._report is not None:
            use(self._report)
        elif self._job is None:
            failed(UserError(NO_PAGES))
        else:
            self._waiting.append((use, failed))
            if self._task is None:
                self._make()

    def _timer(self, milliseconds: int, ended: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(ended)
        return timer

    def _stop(self) -> None:
        """Give up what is under way for an older job."""
        self._pause.stop()
        self._report = None
        if self._task is not None:
            self._task.cancel()
            self._end()
            self.changed.emit()

    def _end(self) -> None:
        """Say no more that pages are being made."""
        self._task = None
        self._patience.stop()
        self.is_slow = False

    def _make(self) -> None:
        """Begin to make the pages of the newest job."""
        self._pause.stop()
        job = self._job
        assert job is not None, "the pause is over only while there is a job"

        def work(cancelled: Callable[[], bool]) -> MadePages:
            if job.issued:
                sizes = page_sizes(job.issued)
                return MadePages(PrintedReport(job.issued, len(sizes), ()), sizes)
            report = print_report(job, cancelled)
            return MadePages(report, page_sizes(report.pdf))

        self._patience.start()
        self._task = run_task(work, self._on_made, self._on_failed, self)

    def _on_slow(self) -> None:
        self.is_slow = True
        self.changed.emit()

    def _on_made(self, pages: MadePages) -> None:
        self._end()
        self.pages, self.problem = pages, ""
        self._report = pages.report
        self.changed.emit()
        self.printed.emit(pages.report)
        waiting, self._waiting = self._waiting, []
        for use, _failed in waiting:
            use(pages.report)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        refused = told(error, "จัดหน้ารายงานไม่สำเร็จ")
        self._refuse(refused)
        self.failed.emit(str(refused))

    def _refuse(self, error: UserError) -> None:
        """Say why there are no pages, also to those who wait for them."""
        self.problem = str(error)
        self.changed.emit()
        waiting, self._waiting = self._waiting, []
        for _use, failed in waiting:
            failed(error)
