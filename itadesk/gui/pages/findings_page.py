"""What the analysis of the scores found, and which measures answer it."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTabWidget,
    QToolButton,
    QWidget,
)

from itadesk.core.digits import thai_number, to_thai
from itadesk.core.fields import describe
from itadesk.core.findings import Analysed, plain_code, unanswered, unfounded
from itadesk.core.proposals import THRESHOLD, insert_findings
from itadesk.core.records import Finding, FiscalYear, Measure, Record
from itadesk.core.records.measures import FINDING_KINDS
from itadesk.gui.flow import let_wrap
from itadesk.gui.forms import RecordForm, missing_fields
from itadesk.gui.link_edits import LinksEdit, TextsEdit
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.proposals_dialog import ProposalsDialog
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_actions import put_on_buttons
from itadesk.gui.record_table_row_actions import RowActions
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.session import Session
from itadesk.gui.settings import remember_splitter
from itadesk.gui.text_edit import let_texts_grow
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_WIDTHS = {"kind": 18, "indicator": 11, "items": 10, "reason": 34, "measures": 26}
_RECORD = Qt.ItemDataRole.UserRole
_NO_ROWS = "ยังไม่มีผลการวิเคราะห์ กด “สร้างจากคะแนน…” หรือ “เพิ่ม”"
_FINDING_TAB, _YEAR_TAB, _GAPS_TAB = range(3)


class FindingsPage(QWidget):
    """Where the officer writes what has to be mended, and why."""

    hint: QLabel
    tools: QWidget
    button_propose: QToolButton
    button_add: QToolButton
    button_duplicate: QToolButton
    button_delete: QToolButton
    button_up: QToolButton
    button_down: QToolButton
    splitter: QSplitter
    findings_table: RecordTable
    tabs: QTabWidget
    finding_form: QFrame
    finding_items: TextsEdit
    finding_references: TextsEdit
    finding_measures: LinksEdit
    items_told: QLabel
    year_form: QFrame
    gaps: QWidget
    unanswered_label: QLabel
    unanswered_list: QListWidget
    unfounded_label: QLabel
    unfounded_list: QListWidget

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._threshold: Decimal = THRESHOLD
        self._analysed: Analysed | None = None
        load(self, "findings_page.ui", RecordTable, TextsEdit, LinksEdit)
        let_texts_grow(self.finding_form)
        let_texts_grow(self.year_form)
        let_wrap(self.tools)
        self.model = RecordTableModel(session, Finding, list(_WIDTHS), self)
        self.findings_table.bind(self.model, _WIDTHS)
        self.findings_table.no_rows_text = _NO_ROWS
        self.actions_of_rows = RowActions(self.findings_table, messages)
        self.finding_items.spell = plain_code
        self.form = RecordForm(session, self.finding_form, Finding)
        self.year = RecordForm(session, self.year_form, FiscalYear)
        remember_splitter(self.splitter, "findings_splitter", (3, 4))
        self._set_up_tools()
        for links in (self.unanswered_list, self.unfounded_list):
            links.setWordWrap(True)
            links.itemActivated.connect(self._on_link)
        self.findings_table.current_changed.connect(self._on_current_changed)
        session.year_changed.connect(self._on_year_changed)
        session.changed.connect(self._on_changed)
        self._on_year_changed(session.year)

    def badge(self) -> int:
        """Return how many findings lack their kind or a measure."""
        year = self._session.year
        if year is None:
            return 0
        lonely = {one.id for one in unanswered(self._session.data, year)}
        return sum(one.id in lonely or bool(missing_fields(one)) for one in self.model.siblings)

    def show_record(self, record: Record) -> None:
        """Make a finding the current one, or show what is said of the whole year."""
        if isinstance(record, FiscalYear):
            self.tabs.setCurrentIndex(_YEAR_TAB)
            return
        self.tabs.setCurrentIndex(_FINDING_TAB)
        self.findings_table.select([record])
        self.findings_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def propose(self) -> None:
        """Let the officer choose from what the scores propose."""
        year = self._session.year
        if year is None:
            return
        self._session.flush()
        dialog = ProposalsDialog(self, self._session.data, year, self._threshold)
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.open()

    def _take(self, dialog: ProposalsDialog) -> None:
        """Add the findings chosen, as one step."""
        year, proposals = self._session.year, dialog.chosen()
        self._threshold = dialog.limit_value
        if year is None:
            return
        added: list[Finding] = []
        rows = self.actions_of_rows
        label = "สร้างผลการวิเคราะห์จากคะแนน"
        if rows.do(label, lambda edit: added.extend(insert_findings(edit, proposals, year))):
            self.findings_table.select(added[:1])
            rows.offer_undo(f"สร้างผลการวิเคราะห์ {thai_number(len(added))} รายการจากคะแนนแล้ว")

    def _set_up_tools(self) -> None:
        rows = self.actions_of_rows
        put_on_buttons(
            (self.button_add, rows.add),
            (self.button_duplicate, rows.duplicate),
            (self.button_delete, rows.delete),
            (self.button_up, rows.move_up),
            (self.button_down, rows.move_down),
        )
        self.button_propose.clicked.connect(self.propose)

    def _on_year_changed(self, year: FiscalYear | None) -> None:
        self.model.show(year)
        self.year.show(year)
        self.tools.setEnabled(year is not None)
        self._refresh()

    def _on_current_changed(self, record: Record | None) -> None:
        self._offer(record)
        self.form.show(record)
        self._tell_items()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()

    def _on_changed(self) -> None:
        self._analysed = None
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Follow a change: what is offered, the scores told, and what is not linked."""
        year = self._session.year
        data = self._session.data
        self._analysed = Analysed(data, year) if year else None
        self._offer(self.findings_table.current)
        self._tell_items()
        which = self._analysed.year if self._analysed else None
        ita = f" ITA ปี {thai_number(which)}" if which else " ITA"
        self.hint.setText(
            wrappable(f"ข้อบกพร่องและประเด็นที่ควรพัฒนาจากผลการประเมิน{ita} เลือกมาตรการที่แก้ไขแต่ละข้อ")
        )
        findings = unanswered(data, year) if year else ()
        measures = unfounded(data, year) if year else ()
        self._list(
            self.unanswered_label, self.unanswered_list, findings, "ผลการวิเคราะห์ที่ยังไม่มีมาตรการ"
        )
        self._list(
            self.unfounded_label, self.unfounded_list, measures, "มาตรการที่ไม่ได้มาจากผลการวิเคราะห์"
        )
        count = len(findings) + len(measures)
        self.tabs.setTabText(
            _GAPS_TAB, f"ความเชื่อมโยง ({thai_number(count)})" if count else "ความเชื่อมโยง"
        )

    def _offer(self, record: Record | None) -> None:
        """Offer the items of the finding's indicator, and the measures of the year."""
        year, analysed = self._session.year, self._analysed
        if year is None or analysed is None:
            return
        shown = {}
        for item in analysed.items:
            code = plain_code(item.code)
            indicator = analysed.ita.indicator_of(code) if code[1:].isdecimal() else None
            wanted = record.indicator if isinstance(record, Finding) else None
            if wanted in (None, indicator):
                shown[_scored(f"{code} {item.text}".strip(), item.score)] = code
        self.finding_items.offer(shown)
        measures = self._session.data.children(Measure, year)
        self.finding_measures.offer(
            {one.id: f"{thai_number(n)}. {_line(one.title)}" for n, one in enumerate(measures, 1)}
        )

    def _tell_items(self) -> None:
        """Say what the indicator and each item of the finding are, and their scores."""
        finding, analysed = self.form.record, self._analysed
        lines = []
        if isinstance(finding, Finding) and analysed:
            if (number := finding.indicator) is not None:
                name = f"{thai_number(number)} {analysed.ita.indicator(number).name.value}"
                lines.append(_scored(f"ตัวชี้วัดที่ {name}", analysed.indicators.get(number)))
            for item in analysed.items_of(finding):
                name = f"{item.code} {item.text or 'ไม่พบข้อคำถาม'}"
                lines.append(_scored(name, item.score, "ยังไม่มีคะแนน"))
        self.items_told.setText(wrappable("\n".join(lines)))
        self.items_told.setVisible(bool(lines))

    def _list(
        self, label: QLabel, links: QListWidget, records: Sequence[Record], heading: str
    ) -> None:
        """Show records as links, or that there are none."""
        label.setText(f"{heading} ({thai_number(len(records))})")
        links.clear()
        for record in records:
            item = QListWidgetItem(wrappable(self._name(record)))
            item.setData(_RECORD, record)
            item.setToolTip("กดเพื่อไปยังรายการนี้")
            links.addItem(item)
        links.setEnabled(bool(records))

    def _name(self, record: Record) -> str:
        """Return what a record is called in a list."""
        if isinstance(record, Measure):
            return _line(record.title)
        assert isinstance(record, Finding)
        kind = "ประเด็นที่ควรพัฒนา" if record.kind == FINDING_KINDS[1].value else "ข้อบกพร่อง"
        indicator = describe(Finding)["indicator"].choice_label(record.indicator)
        items = f"ข้อ {', '.join(record.items)}" if record.items else ""
        return " ".join(filter(None, (kind, indicator, items)))

    def _on_link(self, item: QListWidgetItem) -> None:
        record = item.data(_RECORD)
        if isinstance(record, Measure):
            self._session.open_requested.emit("measures_page", record)
        elif isinstance(record, Finding):
            self.show_record(record)


def _scored(name: str, score: Decimal | None, otherwise: str = "") -> str:
    """Return a name with its score."""
    told = otherwise if score is None else f"{to_thai(f'{score:.2f}')} คะแนน"
    return f"{name} · {told}" if told else name


def _line(title: str) -> str:
    """Return the first line of a title."""
    return title.strip().partition("\n")[0] or "(ยังไม่มีชื่อมาตรการ)"
