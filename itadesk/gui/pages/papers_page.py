"""The papers of the fiscal year: a table, and the form, life and files of the chosen one."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QWidget,
)

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.hand_in import item_line
from itadesk.core.paper_changes import Difference, differences
from itadesk.core.paper_life import (
    PUBLISHED,
    REPORTER,
    is_issued,
    needs,
    next_step,
    purposes,
    step_date,
    step_label,
)
from itadesk.core.papers import PLAN
from itadesk.core.records import FiscalYear, Official, Record, Report
from itadesk.gui import theme
from itadesk.gui.flow import let_wrap
from itadesk.gui.forms import RecordForm
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.papers_page_actions import PaperActions
from itadesk.gui.pages.papers_page_changes import ChangeList
from itadesk.gui.pages.papers_page_files import PaperFiles
from itadesk.gui.pages.papers_page_table import PaperTableModel
from itadesk.gui.record_pages import has_page, page_of
from itadesk.gui.record_table_actions import put_on_buttons
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.session import Session
from itadesk.gui.settings import remember_splitter
from itadesk.gui.steps_edit import StepsEdit
from itadesk.gui.text_edit import let_texts_grow
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_WIDTHS = {
    "kind": 17, "round": 13, "form": 26, "date": 13, "number": 10, "item": 19, "state": 20,
}  # fmt: skip
_SHARES = (215, 385)  # of the table and of the form
_THAI_NAME, _WEB_NAME = "บันทึก ตั้งชื่อภาษาไทย…", "บันทึก ตั้งชื่อสำหรับเว็บไซต์…"
_PRINTED = ("kind", "round", "form", "date", "number")


class PapersPage(QWidget):
    """Where the officer keeps the papers of a year apart, and takes each to its end."""

    hint: QLabel
    tools: QWidget
    button_add: QToolButton
    button_duplicate: QToolButton
    button_delete: QToolButton
    button_up: QToolButton
    button_down: QToolButton
    button_copy_year: QToolButton
    splitter: QSplitter
    papers_table: RecordTable
    report_form_card: QFrame
    deeds: QWidget
    button_issue: QPushButton
    button_view: QPushButton
    button_print_page: QPushButton
    button_save_issued: QPushButton
    button_new_edition: QPushButton
    button_attach: QPushButton
    button_scan: QPushButton
    working: QLabel
    report_round: QComboBox
    report_round_label: QLabel
    report_form: QComboBox
    report_submission_ita_year: QLineEdit
    item_text: QLabel
    report_status: StepsEdit
    button_next: QPushButton
    signers: QLabel
    button_signers: QPushButton
    button_copy_web: QPushButton
    changes_part: QWidget
    changes_title: QLabel
    changes: ChangeList
    empty: QFrame
    empty_text: QLabel
    button_first: QPushButton
    button_first_copy: QPushButton

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._messages = messages
        load(self, "papers_page.ui", RecordTable, StepsEdit, ChangeList)
        self.hint.setText(wrappable(self.hint.text()))
        let_texts_grow(self.report_form_card)
        let_wrap(self.tools)
        let_wrap(self.deeds)
        self.model = PaperTableModel(session, Report, list(_WIDTHS), self)
        self.papers_table.bind(self.model, _WIDTHS)
        self.actions_of_rows = PaperActions(self.papers_table, messages)
        self.form = RecordForm(session, self.report_form_card, Report, self.model.store)
        self.report_form.setItemText(0, "ตามประเภทรายงาน")
        self.files = PaperFiles(session, messages, self.actions_of_rows.offer_undo, self)
        self._issued: tuple[str, Dataset | None] = ("", None)  # read last, by blob
        remember_splitter(self.splitter, "papers_splitter", _SHARES)
        self._set_up_tools()
        self._set_up_deeds()
        self.papers_table.current_changed.connect(self._on_current_changed)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._refresh)
        session.year_changed.connect(self._on_year_changed)
        session.changed.connect(self._on_changed)
        self._on_year_changed(session.year)

    @property
    def current(self) -> Report | None:
        """The chosen paper as it now is."""
        record = self.form.record
        return self._session.data.find(Report, record.id) if record is not None else None

    def badge(self) -> int:
        """Return how many published papers are not handed in yet."""
        reports = (one for one in self.model.siblings if isinstance(one, Report))
        return sum(
            step_date(one, PUBLISHED) is not None and next_step(one) != "" for one in reports
        )

    def show_record(self, record: Record) -> None:
        """Make a paper the current one; of another year too."""
        if isinstance(record, Report):
            self._session.set_year(self._session.data.find(FiscalYear, record.year_id))
            self.papers_table.select([record])
            self.papers_table.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()

    def _set_up_tools(self) -> None:
        rows = self.actions_of_rows
        put_on_buttons(
            (self.button_duplicate, rows.duplicate),
            (self.button_delete, rows.delete),
            (self.button_up, rows.move_up),
            (self.button_down, rows.move_down),
        )
        new, years = QMenu(self), QMenu(self)
        rows.fill_new_menu(new)
        years.aboutToShow.connect(partial(rows.fill_years_menu, years))
        self._years_menu = years
        for tool, text, menu in (
            (self.button_add, "เพิ่มฉบับ", new),
            (self.button_copy_year, "คัดลอกจากปีก่อน", years),
        ):
            tool.setText(text)
            tool.setMenu(menu)
            tool.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button_add.setIcon(theme.icon("add"))
        self.button_add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button_first.setMenu(new)
        self.button_first_copy.setMenu(years)

    def _set_up_deeds(self) -> None:
        saving, scan = QMenu(self), QMenu(self)
        for menu, text, do in (
            (saving, _THAI_NAME, self.files.save_issued),
            (saving, _WEB_NAME, partial(self.files.save_issued, for_website=True)),
            (scan, "เปิดดู", self.files.open_scan),
            (scan, _THAI_NAME, self.files.save_scan),
            (scan, _WEB_NAME, partial(self.files.save_scan, for_website=True)),
            (scan, "เอาออกจากฉบับนี้", self.files.remove_scan),
        ):
            menu.addAction(text).triggered.connect(partial(self._on_deed, do))
        self.button_save_issued.setMenu(saving)
        self.button_scan.setMenu(scan)
        for button, do in (
            (self.button_issue, self.files.issue),
            (self.button_attach, self.files.attach_scan),
            (self.button_view, self._on_to_print),
            (self.button_print_page, self._on_to_print),
            (self.button_signers, self._on_to_print),
            (self.button_copy_web, self._on_copy_web),
            (self.button_next, self._on_next),
        ):
            button.clicked.connect(partial(self._on_deed, do))
        self.button_new_edition.clicked.connect(self.actions_of_rows.duplicate_rows)
        self.files.working.connect(self.working.setVisible)
        self.files.working.connect(self.button_issue.setDisabled)
        self.changes.chosen.connect(self._on_difference)
        self.working.hide()

    def _on_deed(self, do: object, _checked: bool = False) -> None:
        """Do something with the current paper, as it is with what is typed."""
        self._session.flush()
        report = self.current
        if report is not None and callable(do):
            do(report)

    def _on_year_changed(self, year: FiscalYear | None) -> None:
        self.model.show(year)
        if self.model.rowCount():
            self.papers_table.select([self.model.record(self.model.rowCount() - 1)])
        self._refresh()

    def _on_current_changed(self, record: Record | None) -> None:
        self.form.show(record)
        self._refresh_form()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        """Show the table, or how to begin while there is nothing in it."""
        year = self._session.year
        bare = not self.model.siblings
        self.empty.setVisible(bare)
        self.splitter.setVisible(not bare)
        self.tools.setVisible(not bare)
        text = "ยังไม่มีฉบับรายงานในปีนี้ เพิ่มฉบับแรก" if year else "เพิ่มปีงบประมาณก่อน แล้วจึงเพิ่มฉบับรายงาน"
        self.empty_text.setText(wrappable(text))
        others = [one for one in self._session.years if one != year]
        some = any(self._session.data.children(Report, one) for one in others)
        self.button_first.setVisible(year is not None)
        self.button_first_copy.setVisible(year is not None and some)
        self.button_copy_year.setEnabled(some)
        self._refresh_form()

    def _refresh_form(self) -> None:
        """Show what may be done with the current paper, and what follows from its fields."""
        report = self.current
        if report is None:
            return
        data, issued = self._session.data, is_issued(report)
        for name in _PRINTED:
            self.form.editor(name).setEnabled(not issued)
        for button in (self.button_view, self.button_save_issued, self.button_new_edition):
            button.setVisible(issued)
        for button in (self.button_issue, self.button_print_page):
            button.setVisible(not issued)
        self.button_attach.setVisible(not report.signed_scan)
        self.button_scan.setVisible(bool(report.signed_scan))
        for widget in (self.report_round, self.report_round_label):
            widget.setVisible(report.kind != PLAN)
        found = purposes(data, report)
        usual = "" if not found else thai_number(found[-1].year)
        self.report_submission_ita_year.setPlaceholderText(usual)
        lines = [f"ใช้ส่ง ITA ปี {thai_number(one.year)} {item_line(one.item)}" for one in found]
        self.item_text.setText(wrappable("\n".join(lines) or "ฉบับนี้ไม่ใช้ส่ง ITA โดยตรง"))
        self.signers.setText(wrappable(_signers(data, report)))
        self.button_signers.setVisible(not issued)
        self.button_copy_web.setEnabled(bool(report.url.strip() or report.explanation.strip()))
        self._refresh_next(report)
        self._refresh_changes(report)

    def _refresh_next(self, report: Report) -> None:
        """Say what brings the paper to its next step."""
        step = next_step(report)
        lacking = needs(self._session.data, report, step)
        if not step:
            text = "ส่งแล้ว ครบทุกขั้นตอน"
        elif lacking:
            text = f"ขั้นต่อไป {step_label(step)}: {' · '.join(one.message for one in lacking)}"
        else:
            text = f"ขั้นต่อไป {step_label(step)}: เมื่อทำแล้ว ให้เลือกช่องและใส่วันที่"
        self.button_next.setText(text)
        self.button_next.setEnabled(bool(step))

    def _refresh_changes(self, report: Report) -> None:
        """List what is not as it was when the paper was issued."""
        self.changes_part.setVisible(is_issued(report))
        if not is_issued(report) or not self.isVisible():
            return
        if self._issued[0] != report.issued_data:
            self._issued = (report.issued_data, self.files.issued_data(report))
        issued = self._issued[1]
        found = differences(issued, self._session.data, report) if issued is not None else ()
        if issued is None:
            text = "ไม่พบข้อมูลที่ใช้ออกฉบับนี้ จึงเทียบไม่ได้ หน้าที่ออกแล้วยังอยู่ครบ"
        elif found:
            text = f"ข้อมูลในแฟ้มต่างจากฉบับที่ออก {thai_number(len(found))} แห่ง ฉบับที่ออกแล้วไม่เปลี่ยน"
        else:
            text = "ข้อมูลในแฟ้มตรงกับฉบับที่ออก"
        self.changes_title.setText(wrappable(text))
        self.changes.show_differences(found)
        self.changes.setVisible(bool(found))

    def _on_to_print(self, report: Report) -> None:
        self._session.open_requested.emit("print_page", report)

    def _on_copy_web(self, report: Report) -> None:
        """Put address and explanation on the clipboard, as the ITA system asks for them."""
        parts = (report.url.strip(), report.explanation.strip())
        QGuiApplication.clipboard().setText("\n".join(filter(None, parts)))
        self._messages.show_message("คัดลอกแล้ว วางในระบบ ITAS ได้")

    def _on_next(self, report: Report) -> None:
        """Go to what the next step lacks first, else to the step itself."""
        step = next_step(report)
        lacking = needs(self._session.data, report, step)
        field = lacking[0].field if lacking else "status"
        if field == "signers":
            self._on_to_print(report)
            return
        target: QWidget = {
            "issued_pdf": self.button_issue,
            "signed_scan": self.button_attach,
            "status": self.report_status.boxes[step],
        }.get(field) or self.form.editor(field)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_difference(self, difference: Difference) -> None:
        """Go where a differing record is edited."""
        page, record = page_of(self._session.data, difference.record)
        if has_page(self, page):
            field = difference.field.name if difference.field is not None else ""
            self._session.field_requested.emit(page, record, field)


def _signers(data: Dataset, report: Report) -> str:
    """Return who signs: those chosen, else the officials who report."""
    chosen = [data.find(Official, one) for one in report.signers]
    usual = [one for one in data.children(Official, data.office) if one.role == REPORTER]
    people = [one for one in chosen if one is not None] or usual
    names = (" ".join(filter(None, (one.name.strip(), one.position.strip()))) for one in people)
    return "\n".join(filter(None, names)) or "ยังไม่ได้เลือก"
