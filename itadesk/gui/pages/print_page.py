"""The printed report: its choices at the left, its real pages at the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QTabWidget,
    QWidget,
)

from itadesk.core.digits import thai_number
from itadesk.core.fiscal import ROUNDS, round_label
from itadesk.core.records import FiscalYear, Measure, Record, Report
from itadesk.gui import theme
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.page_maker import PageMaker
from itadesk.gui.pages.print_page_columns import ColumnsEdit
from itadesk.gui.pages.print_page_files import PreviewedPages
from itadesk.gui.pages.print_page_form import PaperForm
from itadesk.gui.pages.print_page_lists import BlocksEdit, CheckedList, LandscapeEdit
from itadesk.gui.pages.print_page_notices import NoticeList, concerned, page_of
from itadesk.gui.pages.print_page_paper import Paper
from itadesk.gui.paper_output import PaperOutput
from itadesk.gui.preview import Preview
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.gui.ui_files import load
from itadesk.report.forms import FORMS
from itadesk.report.job import Notice, PrintedReport

_LAYOUT = "print_splitter"
_CHOICES_WIDTH = 430
_MEASURES = "มาตรการ"  # what a letter without a round is about
_NOTICES = 4  # lines that are seen of them
_QUICK = 100  # measures of which the pages are made in no time, also while another page is shown


class PrintPage(QWidget):
    """Where the officer sees her report as it will be printed."""

    badge_changed = Signal()

    form_box: QComboBox
    round_box: QComboBox
    button_save: QPushButton
    button_print: QPushButton
    progress: QFrame
    progress_text: QLabel
    progress_bar: QProgressBar
    button_stop: QPushButton
    issued_line: QFrame
    button_papers: QPushButton
    splitter: QSplitter
    report_form: QTabWidget
    button_officials: QPushButton
    button_reset: QPushButton
    choices: QSplitter
    notices_part: QWidget
    notices_title: QLabel
    notices: NoticeList
    print_preview: Preview

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        parts = (CheckedList, BlocksEdit, LandscapeEdit, ColumnsEdit, NoticeList, Preview)
        load(self, "print_page.ui", *parts)
        self._settings = Settings()
        self._found: tuple[Notice, ...] = ()
        self.paper = Paper(session)
        self.form = PaperForm(session, self.paper, self.report_form)
        self.maker = PageMaker(self)
        self.print_preview.bind(self.maker)
        pages = PreviewedPages(self.paper, self.maker)
        self.output = PaperOutput(session, pages, messages, self, "รายงาน")
        self._set_up()
        session.changed.connect(self._on_changed)
        session.year_changed.connect(self._on_year_changed)
        self.maker.printed.connect(self._on_printed)
        self.maker.failed.connect(self._on_failed)
        self._show_chosen()
        self._on_changed()

    def badge(self) -> int:
        """Return how many things there are to look at before signing."""
        return len(self._found)

    def show_record(self, record: Record) -> None:
        """Show the paper of a Report."""
        self._session.flush()
        if isinstance(record, Report):
            self.paper.choose(record)
        self._show_chosen()
        self.refresh()

    def refresh(self) -> None:
        """Show the chosen paper as it now is, and make its pages."""
        self.form.refresh()
        job = self.paper.job
        self.maker.show_job(job)
        self.issued_line.setVisible(job is not None and bool(job.issued))
        for widget in (self.form_box, self.round_box, self.button_save, self.button_print):
            widget.setEnabled(job is not None)
        if job is None:
            self._show_notices(())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the document and with the round shown beside the results."""
        super().showEvent(event)
        self._show_chosen()
        self.refresh()

    def _set_up(self) -> None:
        for form in FORMS.values():
            self.form_box.addItem(form.title, form.key)
        for months in ROUNDS:
            self.round_box.addItem(round_label(months), months)
        self.button_print.setIcon(theme.icon("print"))
        self.button_save.setShortcut(QKeySequence("Ctrl+E"))
        self.button_print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        self.button_save.setToolTip("บันทึกหน้าที่เห็นเป็นแฟ้ม PDF (Ctrl+E)")
        self.button_print.setToolTip("พิมพ์หน้าที่เห็นลงกระดาษ (Ctrl+P)")
        self.form_box.activated.connect(self._on_form_chosen)
        self.round_box.activated.connect(self._on_round_chosen)
        self.button_save.clicked.connect(self.output.save)
        self.button_print.clicked.connect(self.output.print)
        self.button_stop.clicked.connect(self.output.stop)
        self.output.printing.connect(self._on_printing)
        self.button_officials.clicked.connect(
            lambda: self._session.open_requested.emit("office_page", None)
        )
        self.button_papers.clicked.connect(
            lambda: self._session.open_requested.emit("papers_page", self.paper.report)
        )
        self.button_reset.clicked.connect(self.form.reset)
        self.notices.chosen.connect(self._on_notice)
        self.progress.hide()
        self.issued_line.hide()
        self.choices.setStretchFactor(0, 1)
        self.choices.setSizes([1, _NOTICES * self.fontMetrics().height()])
        self.splitter.setStretchFactor(1, 1)
        if not self.splitter.restoreState(self._settings.layout(_LAYOUT)):
            self.splitter.setSizes([_CHOICES_WIDTH, 2 * _CHOICES_WIDTH])
        self.splitter.splitterMoved.connect(
            lambda: self._settings.set_layout(_LAYOUT, self.splitter.saveState())
        )

    def _on_changed(self) -> None:
        """Follow the document: at once when it is seen or quickly done, else when it is shown."""
        year = self._session.year
        count = len(self._session.data.children(Measure, year)) if year else 0
        if self.isVisible():
            self.refresh()
        elif count <= _QUICK:
            self.maker.show_job(self.paper.job)

    def _on_year_changed(self, _year: FiscalYear | None) -> None:
        self.paper.choose_newest()
        self._show_chosen()
        self._on_changed()

    def _on_form_chosen(self) -> None:
        """Show the paper of another form."""
        self._session.flush()
        self.paper.choose_form(self.form_box.currentData())
        self._show_chosen()
        self.refresh()

    def _on_round_chosen(self) -> None:
        """Show the paper of another round."""
        self._session.flush()
        self.paper.choose_round(self.round_box.currentData())
        self._show_chosen()
        self.refresh()

    def _show_chosen(self) -> None:
        """Show form and round; a letter may also be about the measures, which have none."""
        form = self.paper.form
        self.form_box.setCurrentIndex(self.form_box.findData(form.key))
        if form.is_letter and self.round_box.itemText(0) != _MEASURES:
            self.round_box.insertItem(0, _MEASURES)
        elif not form.is_letter and self.round_box.itemText(0) == _MEASURES:
            self.round_box.removeItem(0)
        self.round_box.setCurrentIndex(
            self.round_box.findData(self.paper.months) if form.has_rounds else 0
        )
        self.round_box.setVisible(form.has_rounds or form.is_letter)

    def _on_printed(self, report: PrintedReport) -> None:
        self._show_notices(report.notices)

    def _on_failed(self, _why: str) -> None:
        self._show_notices(())

    def _show_notices(self, notices: tuple[Notice, ...]) -> None:
        if notices != self._found or not notices:
            self.notices.show_notices(notices)
        count = f"โปรดดูก่อนลงนาม {thai_number(len(notices))} เรื่อง" if notices else ""
        self.notices_title.setText(count)
        self.notices_part.setVisible(bool(notices))
        if notices != self._found:
            self._found = notices
            self.badge_changed.emit()

    def _on_notice(self, notice: Notice) -> None:
        """Go where a notice is mended."""
        record = concerned(self._session.data, notice)
        page = page_of(record, notice)
        if not page:
            self.form.go_to(notice.field)
        elif isinstance(record, Report | None):
            self._session.open_requested.emit(page, None)
        else:
            self._session.field_requested.emit(page, record, notice.field)

    def _on_printing(self, done: int, count: int) -> None:
        self.progress.setVisible(count > 0)
        self.button_print.setEnabled(count == 0)
        self.progress_bar.setRange(0, count)
        self.progress_bar.setValue(done)
        self.progress_text.setText(f"กำลังพิมพ์หน้า {thai_number(done + 1)} จาก {thai_number(count)}")
