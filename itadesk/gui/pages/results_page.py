"""The results of one reporting round: a row for each measure, and the form of the chosen one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QWidget,
)

from itadesk.core.changes import Change
from itadesk.core.digits import thai_number
from itadesk.core.fields import describe
from itadesk.core.papers import newest_round
from itadesk.core.records import FiscalYear, Measure, Record, Result
from itadesk.core.results import is_due, is_filled, needs_review
from itadesk.core.score_sentences import Disagreement, find
from itadesk.gui.evidence_panel import EvidencePanel
from itadesk.gui.flow import let_wrap
from itadesk.gui.forms import RecordForm
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.record_table_actions import put_on_buttons
from itadesk.gui.record_table_result_actions import ResultActions
from itadesk.gui.record_table_results import ResultTableModel
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.score_bar import ScoreBar
from itadesk.gui.sentence_menu import SentenceMenu
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings, remember_splitter
from itadesk.gui.text_edit import TextEdit, let_texts_grow
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_WIDTHS = {"title": 26, "output": 30, "outcome": 28, "status": 14, "reviewed": 14}


class ResultsPage(QWidget):
    """Where the officer reports what was done."""

    round_shown = Signal()

    hint: QLabel
    tools: QWidget
    round_choice: QComboBox
    button_steps: QToolButton
    button_carry: QToolButton
    button_review: QToolButton
    button_paste: QToolButton
    button_clear: QToolButton
    button_sentence: QToolButton
    score_bar: ScoreBar
    progress: QLabel
    splitter: QSplitter
    results_table: RecordTable
    result_form: QFrame
    evidence: EvidencePanel
    state_line: QWidget
    steps: TextEdit
    reason: QWidget
    empty: QFrame
    button_measures: QPushButton

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = Settings()
        load(self, "results_page.ui", RecordTable, EvidencePanel, ScoreBar)
        self.hint.setText(wrappable(self.hint.text()))
        let_texts_grow(self.result_form)
        let_wrap(self.tools)
        self.model = ResultTableModel(session, list(_WIDTHS)[1:], self)
        self.results_table.bind(self.model, _WIDTHS)
        self.actions_of_results = ResultActions(self.results_table, messages)
        self.form = RecordForm(session, self.result_form, Result, self.model.store)
        self.evidence.set_up(session, messages)
        let_wrap(self.state_line)
        remember_splitter(self.splitter, "results_splitter")
        for choice in describe(Result)["round"].choices:
            self.round_choice.addItem(choice.label, choice.value)
        self._set_up_tools()
        self.score_bar.set_up(session, messages, self.show_sentence)
        self.round_choice.activated.connect(self._on_round_chosen)
        self.results_table.current_changed.connect(self._on_current_changed)
        self.button_measures.clicked.connect(self._on_to_measures)
        session.year_changed.connect(self._on_year_changed)
        session.changed.connect(self._on_changed)
        self._on_year_changed(session.year)

    def badge(self) -> int:
        """Return how many measures due in the round wait for a result or a second look."""
        return sum(
            (is_due(one, self.model.months) and not is_filled(result)) or needs_review(result)
            for one, result in self._results()
        )

    def show_round(self, months: int) -> None:
        """Show another round."""
        self._session.flush()
        self.round_choice.setCurrentIndex(self.round_choice.findData(months))
        self.model.set_round(months)
        self._on_current_changed(self.results_table.current)
        self._refresh()
        self.round_shown.emit()

    def show_record(self, record: Record) -> None:
        """Make a measure, or the measure of a result, the current one."""
        if isinstance(record, Result) and record.round is not None:
            self.show_round(record.round)
            record = self._session.data.get(Measure, record.measure_id)
        self.results_table.select([record])
        self.results_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_sentence(self, text: str) -> None:
        """Put a sentence where the cursor of the outcome is, as one step."""
        self._session.flush()
        result, editor = self.form.record, self._outcome
        if result is None:
            return
        cursor = editor.textCursor()
        before = _up_to(editor.text(), cursor.selectionStart()) + text
        after = editor.text()[len(_up_to(editor.text(), cursor.selectionEnd())) :]
        if self.model.store(result, "outcome", before + after, object()):
            _select(editor, before, before)

    def show_sentence(self, told: Disagreement) -> None:
        """Lead to a score sentence and mark it."""
        self.show_record(told.result)
        editor = self.form.editor(told.field)
        assert isinstance(editor, TextEdit)
        text = editor.text()
        found = next((one for one in find(text) if one.start == told.found.start), told.found)
        _select(editor, text[: found.start], text[: found.end])

    @property
    def _outcome(self) -> TextEdit:
        editor = self.form.editor("outcome")
        assert isinstance(editor, TextEdit)
        return editor

    def _set_up_tools(self) -> None:
        results = self.actions_of_results
        for button, text, actions in (
            (self.button_steps, "เริ่มจากขั้นตอน", (results.steps_selected, results.steps_all)),
            (self.button_carry, "ยกผลรอบก่อนมา", (results.carry_selected, results.carry_all)),
        ):
            menu = QMenu(button)
            menu.addActions(actions)
            button.setText(text)
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        put_on_buttons(
            (self.button_review, results.review),
            (self.button_paste, results.paste),
            (self.button_clear, results.clear),
        )
        self._sentences = SentenceMenu(self.button_sentence, self.insert_sentence, self._to_scores)
        self._sentences.aboutToShow.connect(self._fill_sentences)
        self.button_sentence.setMenu(self._sentences)
        self.button_sentence.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _fill_sentences(self) -> None:
        """Offer the sentences for the current measure."""
        measure, year = self.results_table.current, self._session.year
        wanted = measure.indicators if isinstance(measure, Measure) else ()
        self._sentences.fill(self._session.data, wanted, year.year if year else None)

    def _to_scores(self) -> None:
        self._session.open_requested.emit("scores_page", None)

    def _results(self) -> list[tuple[Measure, Result]]:
        measures = (one for one in self.model.siblings if isinstance(one, Measure))
        return [(one, self.model.result(one)) for one in measures]

    def _on_year_changed(self, year: FiscalYear | None) -> None:
        self.model.show(year)
        newest = newest_round(self._session.data, year) if year else None
        self.show_round(newest or self._settings.round)
        if self.isVisible():
            self.score_bar.follow()

    def _on_round_chosen(self) -> None:
        months = int(self.round_choice.currentData())
        self._settings.round = months
        self.show_round(months)

    def _on_to_measures(self) -> None:
        self._session.open_requested.emit("measures_page", None)

    def _on_current_changed(self, record: Record | None) -> None:
        measure = record if isinstance(record, Measure) else None
        self.form.show(self.model.result(measure) if measure else None)
        self._refresh_form()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()
        self.score_bar.follow()

    def _on_changed(self, change: Change) -> None:
        if self.isVisible():
            self._refresh()
            self.score_bar.follow(change)

    def _refresh(self) -> None:
        """Follow a change: which form to show, how far the work has come."""
        measure = self.results_table.current
        if isinstance(measure, Measure) and self.form.record != self.model.result(measure):
            self.form.show(self.model.result(measure))
        self._refresh_form()
        results = self._results()
        bare = not results
        self.empty.setVisible(bare)
        self.splitter.setVisible(not bare)
        self.tools.setVisible(not bare)
        self.progress.setVisible(not bare)
        due = [result for measure, result in results if is_due(measure, self.model.months)]
        done = thai_number(sum(map(is_filled, due)))
        text = f"กรอกแล้ว {done} จาก {thai_number(len(due))} มาตรการ"
        waiting = sum(needs_review(result) for _, result in results)
        if waiting:
            text += f" · รอตรวจทาน {thai_number(waiting)}"
        self.progress.setText(text)

    def _refresh_form(self) -> None:
        """Show the steps beside, and the reason only where nothing was done."""
        measure = self.results_table.current
        steps = measure.steps if isinstance(measure, Measure) else ""
        if self.steps.toPlainText() != steps:
            self.steps.setPlainText(steps)
        result = self.form.record
        self.evidence.show_owners([result] if isinstance(result, Result) else [])
        self.reason.setVisible(isinstance(result, Result) and result.status == "not_done")


def _up_to(text: str, position: int) -> str:
    """Return the text before a position of Qt's, which counts UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * position].decode("utf-16-le")


def _select(editor: TextEdit, before: str, to: str) -> None:
    """Select what lies between the ends of two beginnings of a text, and go there."""
    start, end = (len(one.encode("utf-16-le")) // 2 for one in (before, to))
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
