"""The measures of the fiscal year: a table, and the form of the row chosen in it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QWidget,
)

from itadesk.core.actions import copy_measures, year_mentions
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.fiscal import label as year_label
from itadesk.core.library import Entry, insert_entries
from itadesk.core.records import FiscalYear, Measure, Record
from itadesk.gui.evidence_panel import EvidencePanel
from itadesk.gui.flow import let_wrap
from itadesk.gui.forms import RecordForm, missing_fields
from itadesk.gui.library_dialog import LibraryDialog
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_actions import put_on_buttons
from itadesk.gui.record_table_row_actions import RowActions
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.session import Session
from itadesk.gui.settings import remember_splitter
from itadesk.gui.text_edit import let_texts_grow
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_WIDTHS = {
    "title": 24, "steps": 32, "responsible": 13, "period": 13, "monitoring": 15, "rounds": 10,
}  # fmt: skip


class MeasuresPage(QWidget):
    """Where the officer writes the measures."""

    hint: QLabel
    tools: QWidget
    button_add: QToolButton
    button_duplicate: QToolButton
    button_delete: QToolButton
    button_up: QToolButton
    button_down: QToolButton
    button_paste: QToolButton
    button_copy_year: QToolButton
    button_library: QToolButton
    search: QLineEdit
    splitter: QSplitter
    measures_table: RecordTable
    measure_form: QFrame
    evidence: EvidencePanel
    empty: QFrame
    empty_text: QLabel
    button_first: QPushButton
    button_first_copy: QPushButton
    button_first_library: QPushButton
    button_first_paste: QPushButton

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        load(self, "measures_page.ui", RecordTable, EvidencePanel)
        self.hint.setText(wrappable(self.hint.text()))
        let_texts_grow(self.measure_form)
        let_wrap(self.tools)
        self.model = RecordTableModel(session, Measure, list(_WIDTHS), self)
        self.measures_table.bind(self.model, _WIDTHS)
        self.measures_table.no_rows_text = "ไม่พบข้อความที่ค้นหา"
        self.actions_of_rows = RowActions(self.measures_table, messages)
        self.form = RecordForm(session, self.measure_form, Measure)
        self.evidence.set_up(session, messages)
        remember_splitter(self.splitter, "measures_splitter")
        self._set_up_tools()
        self.measures_table.current_changed.connect(self._on_current_changed)
        self.search.textChanged.connect(self.model.set_filter)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._refresh)
        session.year_changed.connect(self.model.show)
        session.changed.connect(self._refresh_copy)
        self.model.show(session.year)
        self._refresh_copy()

    def badge(self) -> int:
        """Return how many fields that printing needs are still empty."""
        return sum(len(missing_fields(measure)) for measure in self.model.siblings)

    def show_record(self, record: Record) -> None:
        """Make a measure the current one."""
        if self.model.row_of(record.id) < 0:
            self.search.clear()
        self.measures_table.select([record])
        self.measures_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_from(self, source: FiscalYear) -> None:
        """Copy the measures of another year; years in their texts are counted, not changed."""
        target = self._session.year
        if target is None:
            return
        copies: list[Measure] = []
        try:
            with self._session.edit("คัดลอกมาตรการจากปีก่อน") as edit:
                copies = copy_measures(edit, source, target)
        except UserError as error:
            self._messages.show_error(error)
            return
        self.measures_table.select(copies)
        found = [copy for copy in copies if source.year and year_mentions(copy, source.year)]
        text = f"คัดลอก {thai_number(len(copies))} มาตรการจาก{_name(source)} แล้ว"
        if not found or source.year is None:
            self.actions_of_rows.offer_undo(text)
            return
        count = sum(year_mentions(copy, source.year) for copy in found)
        self._messages.show_message(
            f"{text} พบปี {thai_number(source.year)} ในข้อความ {thai_number(count)} แห่ง โปรดตรวจ",
            MessageKind.WARNING,
            [("เลือกแถวที่พบ", partial(self.measures_table.select, found))],
        )

    def choose_from_library(self) -> None:
        """Let the officer choose measures of the library to insert."""
        year = self._session.year
        if year is None:
            return
        self._session.flush()
        dialog = LibraryDialog(self, self._session.data, year)
        dialog.accepted.connect(lambda: self._insert(dialog.chosen()))
        dialog.open()

    def _insert(self, entries: Sequence[Entry]) -> None:
        """Add measures of the library, as one step."""
        year, rows = self._session.year, self.actions_of_rows
        if year is None:
            return
        added: list[Measure] = []
        label = "แทรกมาตรการจากคลัง"
        if rows.do(label, lambda edit: added.extend(insert_entries(edit, entries, year))):
            self.search.clear()
            self.measures_table.select(added)
            rows.offer_undo(f"แทรก {thai_number(len(added))} มาตรการจากคลังแล้ว")

    def _set_up_tools(self) -> None:
        rows = self.actions_of_rows
        put_on_buttons(
            (self.button_add, rows.add),
            (self.button_duplicate, rows.duplicate),
            (self.button_delete, rows.delete),
            (self.button_up, rows.move_up),
            (self.button_down, rows.move_down),
            (self.button_paste, rows.paste),
        )
        self._years_menu = QMenu(self)
        self.button_copy_year.setText("คัดลอกจากปีก่อน")
        self.button_copy_year.setMenu(self._years_menu)
        self.button_copy_year.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button_first_copy.setMenu(self._years_menu)
        self.button_library.setText("แทรกจากคลัง…")
        self.button_library.clicked.connect(self.choose_from_library)
        self.button_first_library.clicked.connect(self.choose_from_library)
        self.button_first.clicked.connect(rows.add_row)
        self.button_first_paste.clicked.connect(rows.paste_rows)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)

    def _on_current_changed(self, record: Record | None) -> None:
        self.form.show(record)
        self.evidence.show_owners([record] if isinstance(record, Measure) else [])

    def _refresh(self) -> None:
        """Show the table, or how to begin while there is nothing in it."""
        year = self.model.parent_record
        bare = not self.model.siblings
        self.empty.setVisible(bare)
        self.splitter.setVisible(not bare)
        self.tools.setVisible(not bare)
        text = "ยังไม่มีมาตรการในปีนี้ เริ่มอย่างไรดี" if year else "เพิ่มปีงบประมาณก่อน แล้วจึงเพิ่มมาตรการ"
        self.empty_text.setText(wrappable(text))
        for button in self.empty.findChildren(QPushButton):
            button.setVisible(year is not None)
        self._refresh_copy()

    def _refresh_copy(self) -> None:
        """Offer the other years that have measures, the newest first."""
        self._years_menu.clear()
        for year in reversed(self._session.years):
            count = len(self._session.data.children(Measure, year))
            if count and year != self._session.year:
                action = QAction(f"{_name(year)} ({thai_number(count)} มาตรการ)", self._years_menu)
                action.triggered.connect(partial(self.copy_from, year))
                self._years_menu.addAction(action)
        some = not self._years_menu.isEmpty()
        self.button_copy_year.setEnabled(some)
        self.button_first_copy.setEnabled(some)


def _name(year: FiscalYear) -> str:
    return year_label(year.year) if year.year else "ปีที่ยังไม่ระบุ"
