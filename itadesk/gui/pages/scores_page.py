"""The scores of the ITA years: a table of indicators, and what belongs to the chosen year."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QWidget,
)

from itadesk.core.changes import Change
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.ita_corrections import correctables, published, year_data
from itadesk.core.ita_year import INDICATOR_NUMBERS
from itadesk.core.records import IndicatorScore, ItaYear, ItemScore, Record
from itadesk.core.score_actions import add_year, set_scores
from itadesk.core.score_paste import ScorePaste, plan_scores
from itadesk.core.scores import ita_years
from itadesk.gui import theme
from itadesk.gui.clipboard import read_clip
from itadesk.gui.corrections_dialog import CorrectionsDialog
from itadesk.gui.flow import let_wrap
from itadesk.gui.forms import RecordForm, missing_fields
from itadesk.gui.ita_year_menu import ItaYearMenu
from itadesk.gui.item_table import ItemActions, ItemTableModel
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.preview_pages import PagesView
from itadesk.gui.record_list import ListTable
from itadesk.gui.record_table_actions import NOTHING_TO_PASTE, put_on_buttons
from itadesk.gui.score_chart import ScoreChart
from itadesk.gui.score_table import ScoreTableModel
from itadesk.gui.score_table_view import ScoreTable
from itadesk.gui.session import Session
from itadesk.gui.settings import remember_splitter
from itadesk.gui.text_edit import let_texts_grow
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_ITEM_WIDTHS = {"code": 10, "score": 12, "part": 18, "text": 36}
_WIDE = 27  # lines of text, the width that has room for table and form beside each other
_LOW, _HIGH = 280, 560  # pixels: the least height of both, beside and above each other
_NO_ITEMS = "ยังไม่มีคะแนนรายข้อ กด “เพิ่ม” หรือวางรหัสข้อกับคะแนนจาก Excel"


class ScoresPage(QWidget):
    """Where the officer enters what the assessment gave."""

    hint: QLabel
    tools: QWidget
    button_add_year: QToolButton
    button_remove_year: QToolButton
    button_paste: QToolButton
    splitter: QSplitter
    score_table: ScoreTable
    tabs: QTabWidget
    unverified: QLabel
    button_correct: QPushButton
    year_area: QWidget
    ita_year_form: QWidget
    item_tools: QWidget
    button_item_add: QToolButton
    button_item_delete: QToolButton
    button_item_up: QToolButton
    button_item_down: QToolButton
    button_item_paste: QToolButton
    item_score_table: ListTable
    chart_kind: QComboBox
    chart: PagesView
    empty: QFrame
    button_first: QPushButton
    button_first_paste: QPushButton

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        self._year_id: UUID | None = None
        load(self, "scores_page.ui", ScoreTable, ListTable, PagesView)
        let_texts_grow(self.ita_year_form)
        let_wrap(self.tools)
        let_wrap(self.item_tools)
        self.form = RecordForm(session, self.ita_year_form, ItaYear)
        self.items = ItemTableModel(session, ItemScore, list(_ITEM_WIDTHS), self)
        self.item_score_table.empty_text = _NO_ITEMS
        self.item_score_table.bind(self.items, _ITEM_WIDTHS)
        self.actions_of_items = ItemActions(self.item_score_table, messages)
        self.score_chart = ScoreChart(session, self.chart, self.chart_kind)
        self._set_up_tools()
        self.model = ScoreTableModel(session, self)
        self.score_table.year_changed.connect(self._on_year_chosen)
        self.score_table.paste_requested.connect(self.paste)
        self.score_table.bind(self.model)
        remember_splitter(self.splitter, "scores_splitter", (700, 400))
        session.changed.connect(self._on_changed)
        self._refresh()

    @property
    def year(self) -> ItaYear | None:
        """The chosen ITA year as it now is."""
        return self._session.data.find(ItaYear, self._year_id)

    def badge(self) -> int:
        """Return how many fields that printing needs are still empty."""
        data = self._session.data
        records: list[Record] = [*data.all(ItaYear), *data.all(IndicatorScore)]
        return sum(len(missing_fields(one)) for one in (*records, *data.all(ItemScore)))

    def show_record(self, record: Record) -> None:
        """Lead to an ITA year, or to the score of an item or indicator."""
        if isinstance(record, ItaYear):
            self._show_year(record.id)
        elif isinstance(record, IndicatorScore):
            self._show_year(record.ita_year_id)
            row = INDICATOR_NUMBERS.index(record.indicator) if record.indicator else 0
            column = self.model.column_of(record.ita_year_id)
            self.score_table.setCurrentIndex(self.model.index(row, column))
            self.score_table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(record, ItemScore):
            self._show_year(record.ita_year_id)
            self.tabs.setCurrentIndex(1)
            self.item_score_table.select([record])
            self.item_score_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_year(self, year: int) -> None:
        """Add an ITA year and go to its first score."""
        added: list[ItaYear] = []
        if self._do("เพิ่มปี ITA", lambda edit: added.append(add_year(edit, year))):
            self._show_year(added[0].id)
            self.score_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_year(self) -> None:
        """Delete the chosen year with its scores; the message offers to take it back."""
        year = self.year
        if year is None or year.year is None:
            return
        if self._do("ลบปี ITA", lambda edit: edit.delete(year)):
            told = f"ลบผลคะแนน ITA ปี {thai_number(year.year)} แล้ว"
            self.actions_of_items.offer_undo(told)

    def paste(self) -> None:
        """Put a block of a spreadsheet into the table, as one step."""
        self._session.flush()
        clip = read_clip(QGuiApplication.clipboard().mimeData())
        if clip is None:
            self._messages.show_message(NOTHING_TO_PASTE, MessageKind.WARNING)
            return
        try:
            self._place(self._planned(clip.grid))
        except UserError as error:
            self._messages.show_error(error)

    def correct(self) -> None:
        """Open the data of the chosen year for correction; what is kept is one step."""
        year = self.year
        if year is None or year.year is None:
            return
        dialog = CorrectionsDialog(published(year.year), year.corrections, self)
        if dialog.exec():
            corrections = dialog.corrections()
            self._do("แก้ไขข้อมูล ITA ของปี", lambda e: e.update(year, corrections=corrections))
        dialog.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the table beside what belongs to its year, in a narrow window above it."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE * self.fontMetrics().height()
        self.splitter.setMinimumHeight(_LOW if wide else _HIGH)
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    # Inside

    def _set_up_tools(self) -> None:
        for button, icon in ((self.button_add_year, "add"), (self.button_remove_year, "delete")):
            button.setIcon(theme.icon(icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._years_menu = ItaYearMenu(self._session, self)
        self._years_menu.chosen.connect(self.add_year)
        self.button_add_year.setMenu(self._years_menu)
        self.button_add_year.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button_remove_year.clicked.connect(self.remove_year)
        self.button_paste.setText("วาง")
        self.button_paste.setToolTip("วางคะแนนจาก Excel ที่ช่องที่เลือก (Ctrl+V)")
        self.button_paste.clicked.connect(self.paste)
        self.button_correct.clicked.connect(self.correct)
        self.button_first.clicked.connect(lambda: self.add_year(self._years_menu.likely_year()))
        self.button_first_paste.clicked.connect(self.paste)
        items = self.actions_of_items
        put_on_buttons(
            (self.button_item_add, items.add),
            (self.button_item_delete, items.delete),
            (self.button_item_up, items.move_up),
            (self.button_item_down, items.move_down),
            (self.button_item_paste, items.paste),
        )
        for tool in (self.button_item_up, self.button_item_down):
            tool.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _planned(self, grid: list[list[str]]) -> ScorePaste:
        """Return what a block means at the current cell."""
        index = self.score_table.currentIndex()
        years = [one.year for one in self.model.years]
        chosen = years[self.model.chosen] if years else self._years_menu.likely_year()
        indicator = self.model.indicator(index.row()) if index.isValid() else None
        if years and indicator is None:
            raise UserError("ช่องนี้วางคะแนนตัวชี้วัดไม่ได้", "เลือกช่องแรกที่จะวาง แล้ววางอีกครั้ง")
        data = year_data(self._session.data, chosen)
        planned = plan_scores(grid, data, years or [chosen], chosen, indicator or 1)
        if not planned.scores:
            raise UserError("ไม่พบคะแนนในข้อความที่คัดลอก", "คัดลอกช่องคะแนนจาก Excel แล้ววางอีกครั้ง")
        return planned

    def _place(self, paste: ScorePaste) -> None:
        def plan(edit: Edit) -> None:
            for number, scores in paste.scores.items():
                stored = {one.year: one for one in ita_years(edit.data)}
                set_scores(edit, stored.get(number) or add_year(edit, number), scores)

        self._do("วางคะแนน", plan)
        count = sum(map(len, paste.scores.values()))
        years = " ".join(thai_number(one) for one in sorted(paste.scores))
        text = f"วางคะแนน {thai_number(count)} ช่อง ปี {years} แล้ว"
        kind = MessageKind.SUCCESS
        if paste.left_out:
            text += f" อีก {thai_number(paste.left_out)} แถวหรือคอลัมน์ไม่ใช่คะแนนตัวชี้วัด ไม่ได้วาง"
            kind = MessageKind.WARNING
        self.actions_of_items.offer_undo(text, kind)

    def _do(self, label: str, plan: Callable[[Edit], object]) -> bool:
        return self.actions_of_items.do(label, plan)

    def _show_year(self, year_id: UUID) -> None:
        column = self.model.column_of(year_id)
        if column >= 0:
            self.score_table.select_year(column)

    def _on_year_chosen(self, column: int) -> None:
        year = self.model.years[column].stored
        if year.id != self._year_id:
            self._year_id = year.id
            self.items.show(year)
        self.form.show(year)
        self._refresh()

    def _on_changed(self, change: Change) -> None:
        if change.types & {ItaYear, IndicatorScore}:
            self._refresh()

    def _refresh(self) -> None:
        """Show the table, or how to begin; and what of the year's data nobody verified."""
        bare = not self.model.years
        if bare:
            self._year_id = None
            self.form.show(None)
            self.items.show(None)
        self.empty.setVisible(bare)
        self.tools.setVisible(not bare)
        self.splitter.setVisible(not bare)
        self.button_first.setText(f"เพิ่มปี ITA {thai_number(self._years_menu.likely_year())}")
        year = self.year
        if year is None or year.year is None:
            return
        number = thai_number(year.year)
        self.button_remove_year.setText(f"ลบปี {number}")
        self.button_correct.setText(f"แก้ไขข้อมูลของปี {number}…")
        facts = correctables(year_data(self._session.data, year.year))
        guesses = sum(not one.verified for one in facts)
        self.unverified.setText(
            wrappable(
                f"ข้อมูล ITA ปี {number} ยังไม่ได้ตรวจสอบกับเอกสาร {thai_number(guesses)} รายการ "
                "(ชื่อตัวชี้วัด รหัสข้อ น้ำหนัก เกณฑ์)"
                if guesses
                else f"ข้อมูล ITA ปี {number} ตรวจสอบกับเอกสารแล้ว"
            )
        )
