"""What must be handed in for the ITA of a year, and what is still missing on each page."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from itadesk.core.digits import thai_number
from itadesk.core.fiscal import WHOLE_YEAR
from itadesk.core.hand_in import HandIn, Todo, hand_ins, known_ita_years, usual_ita_year, year_name
from itadesk.core.papers import PLAN, newest_round
from itadesk.core.records import FiscalYear, Measure, Report
from itadesk.gui.dialogs import this_fiscal_year
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.missing import Missing, missing_words
from itadesk.gui.pages.overview_page_card import HandInCard
from itadesk.gui.record_pages import page_of
from itadesk.gui.session import Session
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_PAGE = Qt.ItemDataRole.UserRole
_STARTS = {
    "start_office": "office_page",
    "start_measures": "measures_page",
    "start_results": "results_page",
    "start_papers": "papers_page",
}


class OverviewPage(QWidget):
    """Where the officer sees how far the year's work has come."""

    ita_year: QComboBox
    plan_card: HandInCard
    results_card: HandInCard
    start_card: QFrame
    start_office: QPushButton
    start_measures: QPushButton
    start_results: QPushButton
    start_papers: QPushButton
    missing_title: QLabel
    missing: QListWidget

    def __init__(
        self, session: Session, _messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._chosen: int | None = None  # the ITA year, None for the usual one
        load(self, "overview_page.ui", HandInCard)
        for card in (self.plan_card, self.results_card):
            card.wanted.connect(self._on_wanted)
            card.paper_wanted.connect(self._on_paper)
        for name, page in _STARTS.items():
            button: QPushButton = getattr(self, name)
            button.clicked.connect(partial(session.open_requested.emit, page, None))
        self.ita_year.activated.connect(self._on_year_chosen)
        self.missing.itemActivated.connect(self._on_missing)
        session.changed.connect(self._on_changed)
        self.show_missing(())
        self._refresh()

    @property
    def shown_year(self) -> int:
        """The ITA year shown: the chosen one, else the one the work is now for."""
        return self._chosen or usual_ita_year(self._session.data) or this_fiscal_year()

    def badge(self) -> int:
        """Return 0: the other pages say what is missing there."""
        return 0

    def show_missing(self, missing: Missing) -> None:
        """List what is missing by page."""
        found = [(name, title, count) for name, title, count in missing if count]
        self.missing_title.setText("สิ่งที่ยังขาดในแต่ละหน้า" if found else "ทุกหน้ากรอกครบแล้ว")
        self.missing.clear()
        for name, title, count in found:
            words = missing_words(name, title, count)
            item = QListWidgetItem(wrappable(words))
            item.setData(_PAGE, name)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.missing.addItem(item)
        self.missing.setVisible(bool(found))
        height = sum(self.missing.sizeHintForRow(row) for row in range(len(found)))
        self.missing.setFixedHeight(height + 2 * self.missing.frameWidth() + len(found) + 8)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_year_chosen(self) -> None:
        self._chosen = self.ita_year.currentData()
        self._refresh()

    def _refresh(self) -> None:
        """Show the two items of the year."""
        data, shown = self._session.data, self.shown_year
        years = sorted({shown, *known_ita_years(data)}, reverse=True)
        offered = [self.ita_year.itemData(n) for n in range(self.ita_year.count())]
        if offered != years:
            self.ita_year.clear()
            for year in years:
                self.ita_year.addItem(year_name(year), year)
        self.ita_year.setCurrentIndex(years.index(shown))
        plan, results = hand_ins(data, shown)
        self.plan_card.show_hand_in(plan)
        self.results_card.show_hand_in(results)
        self.start_card.setVisible(not data.all(Measure))

    def _on_paper(self, report: Report) -> None:
        self._session.open_requested.emit("papers_page", report)

    def _on_missing(self, item: QListWidgetItem) -> None:
        self._session.open_requested.emit(item.data(_PAGE), None)

    def _on_wanted(self, hand_in: HandIn) -> None:
        """Do the next thing for an item, or go where it is done."""
        todo = hand_in.todo
        if todo is None:
            return
        if todo.about is FiscalYear:
            self._add_year(hand_in.item.fiscal_year.value)
            return
        self._session.set_year(hand_in.year if todo.record is None else self._year_of(todo))
        if todo.about is Report and isinstance(todo.record, FiscalYear):
            self._add_paper(hand_in.kind, todo.record)
        elif isinstance(todo.record, Report):
            page = "print_page" if todo.field == "signers" else "papers_page"
            self._session.field_requested.emit(page, todo.record, todo.field)
        else:
            name, _record = page_of(self._session.data, todo.about())
            self._session.open_requested.emit(name, None)

    def _year_of(self, todo: Todo) -> FiscalYear | None:
        """Return the fiscal year the next thing is about."""
        record = todo.record
        if isinstance(record, Report):
            return self._session.data.find(FiscalYear, record.year_id)
        return record if isinstance(record, FiscalYear) else None

    def _add_year(self, year: int) -> None:
        """Add the fiscal year an item asks for, and go on with its measures."""
        office = self._session.data.office
        record = FiscalYear(office_id=office.id, year=year)
        with self._session.edit(f"เพิ่มปีงบประมาณ {thai_number(year)}") as edit:
            edit.insert(record, office)
        stored = self._session.data.find(FiscalYear, record.id)
        if stored is not None:
            self._session.set_year(stored)
            self._session.open_requested.emit("measures_page", None)

    def _add_paper(self, kind: str, year: FiscalYear) -> None:
        """Add the paper an item asks for, and go on with it."""
        months = None if kind == PLAN else newest_round(self._session.data, year) or WHOLE_YEAR
        report = Report(year_id=year.id, kind=kind, round=months)
        with self._session.edit("เพิ่มฉบับรายงาน") as edit:
            edit.insert(report, year)
        stored = self._session.data.find(Report, report.id)
        if stored is not None:
            self._session.open_requested.emit("papers_page", stored)
