"""The real pages of the report beside the pages of the window that fill it."""

from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from itadesk.core.fiscal import round_label
from itadesk.core.records import Finding, Measure
from itadesk.gui.page_stack import PageStack
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.preview import Preview
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings

WIDE = 1600  # pixels of a window that has room for it, unless the officer says otherwise
SHARES = (1060, 660)  # of the pages and of the preview, unless the officer divides them otherwise

W = TypeVar("W", bound=QWidget)

_MARGINS = (0, 16, 16, 16)


class SidePreview(QWidget):
    """Comes and goes with an action, beside the pages that have no preview of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper: PaperView | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*_MARGINS)

    def set_up(self, pages: PageStack, action: QAction, settings: Settings) -> None:
        """Stand beside `pages` from now on."""
        self._pages = pages
        self._action = action
        self._settings = settings
        action.triggered.connect(self._on_triggered)
        pages.currentChanged.connect(self._refresh)

    def set_session(self, session: Session | None) -> None:
        """Show the paper of a document whose pages are there; none without one."""
        if self.paper is not None:
            self._layout.removeWidget(self.paper)
            self.paper.hide()  # it goes only when the program is idle, after a question perhaps
            self.paper.deleteLater()
            self.paper = None
        if session is not None:
            self.paper = PaperView(session, self._pages)
            self._layout.addWidget(self.paper)
        self._refresh()

    def suit(self, width: int) -> None:
        """Be there in a window wide enough; what the officer has chosen goes before."""
        chosen = self._settings.side_preview
        self._action.setChecked(width >= WIDE if chosen is None else chosen)
        self._refresh()

    def _refresh(self) -> None:
        """Be seen where the officer wants it."""
        beside = self.paper is not None and not isinstance(self._pages.current, PrintPage)
        self._action.setEnabled(beside)
        self.setVisible(beside and self._action.isChecked())
        if self.paper is not None:
            self.paper.refresh()

    def _on_triggered(self, wanted: bool) -> None:
        self._settings.side_preview = wanted
        self._refresh()


class PaperView(QWidget):
    """Shows the paper of the print page, and of it the measure or finding that is current.

    Both show the same pages, made once. This one asks for newer ones only while it is seen.
    """

    def __init__(self, session: Session, pages: PageStack) -> None:
        super().__init__()
        self._session = session
        self._pages = pages
        self._printing, self._results = _page(pages, PrintPage), _page(pages, ResultsPage)
        self._tables = [table for page in pages.pages for table in page.findChildren(RecordTable)]
        self._followed: UUID | None = None  # the record brought into view last
        self.name = QPushButton()
        self.name.setProperty("role", "link")
        self.name.setToolTip("เลือกแบบรายงานและรอบได้ที่หน้า “พิมพ์รายงาน”")
        self.name.clicked.connect(self._on_name)
        self.preview = Preview()
        self.preview.bind(self._printing.maker)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.preview, 1)
        for signal in (
            session.changed,
            session.year_changed,
            self._results.round_shown,
            self._printing.maker.printed,
            *(table.current_changed for table in self._tables),
        ):
            signal.connect(self.refresh)

    def refresh(self) -> None:
        """Show the paper as it now is, and of it what the officer is at."""
        if not self.isVisible():
            return
        paper = self._printing.paper
        results = paper.form.has_rounds
        if results and self._pages.current is self._results:
            paper.months = self._results.model.months
        self._printing.maker.show_job(paper.job)
        about = (paper.form.title, round_label(paper.months) if results else "")
        self.name.setText(" · ".join(filter(None, about)))
        self._show_record()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the document."""
        super().showEvent(event)
        self.refresh()

    def _show_record(self) -> None:
        """Bring what the current row prints into view, once: scrolling away is left alone."""
        current = (table.current for table in self._tables if table.isVisible())
        record = next((one for one in current if isinstance(one, Measure | Finding)), None)
        pages = self._printing.maker.pages
        if record is None or record.id == self._followed or pages is None:
            return
        place = pages.report.places.get(record.id)
        if place is not None:
            self._followed = record.id
            self.preview.preview_pages.bring_into_view(place.page - 1, place.above)

    def _on_name(self) -> None:
        self._session.open_requested.emit("print_page", None)


def _page(pages: PageStack, cls: type[W]) -> W:
    """Return the page of this class."""
    return next(page for page in pages.pages if isinstance(page, cls))
