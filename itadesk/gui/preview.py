"""The real pages of a report, made in the background while the officer types."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSizeF, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QStackedWidget, QToolButton, QWidget

from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.gui.preview_layout import Fit
from itadesk.gui.preview_pages import ZOOM_STEP, PagesView
from itadesk.gui.preview_pdf import page_sizes
from itadesk.gui.tasks import Task, run_task
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob

PAUSE = 200  # ms without a newer job before the pages are made
PATIENCE = 300  # ms of making them before it is said

_EMPTY = "ยังไม่มีหน้ารายงานให้ดู"
_MAKING = "กำลังจัดหน้า…"


@dataclass(frozen=True, slots=True)
class _Made:
    """What the worker hands back."""

    report: PrintedReport
    sizes: tuple[QSizeF, ...]


_Waiter = tuple[Callable[[PrintedReport], None], Callable[[UserError], None]]


class Preview(QWidget):
    """Shows the newest job; an older one still at work is given up at its next page.

    Page, place and zoom stay as they are when the pages are made anew.
    """

    printed = Signal(object)  # PrintedReport of the newest job, now shown
    failed = Signal(str)  # why the pages could not be made, in Thai

    preview_previous: QToolButton
    preview_place: QLabel
    preview_next: QToolButton
    preview_state: QLabel
    preview_smaller: QToolButton
    preview_zoom: QLabel
    preview_larger: QToolButton
    preview_width: QToolButton
    preview_whole: QToolButton
    preview_stack: QStackedWidget
    preview_message: QLabel
    preview_pages: PagesView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "preview.ui", PagesView)
        self._job: PrintJob | None = None
        self._report: PrintedReport | None = None
        self._task: Task | None = None
        self._waiting: list[_Waiter] = []
        self._pause = self._timer(PAUSE, self._make)
        self._patience = self._timer(PATIENCE, lambda: self.preview_state.setText(_MAKING))
        pages = self.preview_pages
        self.preview_previous.clicked.connect(lambda: pages.go_to(pages.page - 1))
        self.preview_next.clicked.connect(lambda: pages.go_to(pages.page + 1))
        self.preview_smaller.clicked.connect(lambda: pages.zoom_by(1 / ZOOM_STEP))
        self.preview_larger.clicked.connect(lambda: pages.zoom_by(ZOOM_STEP))
        self.preview_width.clicked.connect(lambda: self._fit(Fit.WIDTH))
        self.preview_whole.clicked.connect(lambda: self._fit(Fit.PAGE))
        self.preview_previous.setShortcut(QKeySequence("Ctrl+PgUp"))
        self.preview_next.setShortcut(QKeySequence("Ctrl+PgDown"))
        pages.moved.connect(self._show_place)
        self._say(_EMPTY)

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
            self._refuse(UserError(_EMPTY))
        else:
            self._pause.start()

    def when_ready(
        self, use: Callable[[PrintedReport], None], failed: Callable[[UserError], None]
    ) -> None:
        """Hand over the pages of the newest job, or why there are none; at once or when known."""
        if self._report is not None:
            use(self._report)
        elif self._job is None:
            failed(UserError(_EMPTY))
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

    def _end(self) -> None:
        """Say no more that pages are being made."""
        self._task = None
        self._patience.stop()
        self.preview_state.clear()

    def _make(self) -> None:
        """Begin to make the pages of the newest job."""
        self._pause.stop()
        job = self._job
        assert job is not None, "the pause is over only while there is a job"

        def work(cancelled: Callable[[], bool]) -> _Made:
            report = print_report(job, cancelled)
            return _Made(report, page_sizes(report.pdf))

        self._patience.start()
        self._task = run_task(work, self._on_made, self._on_failed)
        self.destroyed.connect(self._task.cancel)

    def _on_made(self, made: _Made) -> None:
        self._end()
        self._report = made.report
        self.preview_pages.show_pdf(made.report.pdf, made.sizes)
        self.preview_stack.setCurrentWidget(self.preview_pages)
        self._show_place()
        self.printed.emit(made.report)
        waiting, self._waiting = self._waiting, []
        for use, _failed in waiting:
            use(made.report)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError):
            logging.getLogger(__name__).error("the pages cannot be made", exc_info=error)
            name = type(error).__name__
            error = UserError(
                f"จัดหน้ารายงานไม่สำเร็จ ({name})", "ข้อมูลที่พิมพ์ไว้ไม่สูญหาย โปรดแจ้งผู้ดูแลโปรแกรม"
            )
        self._refuse(error)
        self.failed.emit(str(error))

    def _refuse(self, error: UserError) -> None:
        """Say why there are no pages, also to those who wait for them."""
        self._say(str(error))
        waiting, self._waiting = self._waiting, []
        for _use, failed in waiting:
            failed(error)

    def _say(self, text: str) -> None:
        """Show a sentence in place of pages."""
        self.preview_message.setText(wrappable(text))
        self.preview_message.setAccessibleName(text)
        self.preview_stack.setCurrentWidget(self.preview_message)
        self._show_place()

    def _fit(self, fit: Fit) -> None:
        self.preview_pages.set_fit(fit)

    def _show_place(self) -> None:
        """Say which page of how many is shown, and how large."""
        pages = self.preview_pages
        shown = self.preview_stack.currentWidget() is pages
        page, count = pages.page + 1, pages.page_count
        place = f"หน้า {thai_number(page)} จาก {thai_number(count)}"
        self.preview_place.setText(place if shown else "")
        self.preview_zoom.setText(f"{thai_number(round(pages.zoom * 100))}%" if shown else "")
        self.preview_previous.setEnabled(shown and page > 1)
        self.preview_next.setEnabled(shown and page < count)
        self.preview_width.setChecked(pages.fit is Fit.WIDTH)
        self.preview_whole.setChecked(pages.fit is Fit.PAGE)
        for button in (self.preview_smaller, self.preview_larger):
            button.setEnabled(shown)
        for button in (self.preview_width, self.preview_whole):
            button.setEnabled(shown)
