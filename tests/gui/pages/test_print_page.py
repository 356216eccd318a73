from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itadesk.core.digits import to_thai
from itadesk.core.records import FiscalYear, ItaYear, Measure, Official, Report
from itadesk.gui import paper_output
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.pages.print_page_columns import ColumnsEdit
from itadesk.gui.pages.print_page_files import proposed_name
from itadesk.gui.pages.print_page_lists import CheckedList
from itadesk.gui.pages.print_page_notices import MOST_SHOWN, concerned, page_of
from itadesk.gui.printing import new_printer
from itadesk.gui.session import Session
from itadesk.report.build import print_report
from itadesk.report.job import Notice, PrintedReport, PrintJob
from tests.gui.conftest import TypeText

Settle = Callable[[], PrintedReport]


@pytest.fixture
def page(session: Session, messages: MessageBar, qtbot: QtBot) -> PrintPage:
    page = PrintPage(session, messages)
    page.resize(1100, 650)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer whose paper is a PDF."""
    printer = new_printer("รายงาน")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "กระดาษ.pdf"))
    printer.setResolution(300)
    return printer


@pytest.fixture
def settle(page: PrintPage, qtbot: QtBot) -> Settle:
    """Return what waits for the pages of the newest choices."""

    def settle() -> PrintedReport:
        qtbot.waitUntil(lambda: page.maker.report is not None)
        report = page.maker.report
        assert report is not None
        return report

    return settle


def _choose(page: PrintPage, form: str, months: int | None = None) -> None:
    """Choose a form and a round as with the mouse or the keys."""
    page.form_box.setCurrentIndex(page.form_box.findData(form))
    page.form_box.activated.emit(page.form_box.currentIndex())
    if months is not None:
        page.round_box.setCurrentIndex(page.round_box.findData(months))
        page.round_box.activated.emit(page.round_box.currentIndex())


def _editor(page: PrintPage, name: str) -> QPlainTextEdit:
    editor = page.findChild(QPlainTextEdit, name)
    assert editor is not None
    return editor


def _expected(page: PrintPage, session: Session, **values: object) -> bytes:
    """Return the PDF of the chosen paper with other values."""
    report, year = page.paper.report, session.year
    assert report is not None
    assert year is not None
    return print_report(PrintJob(session.data, year, replace(report, **values))).pdf


def _columns(page: PrintPage) -> CheckedList:
    columns = page.findChild(ColumnsEdit, "columns")
    assert columns is not None
    return columns.columns


def _notice(page: PrintPage, message: str) -> QListWidgetItem:
    """Return the notice that begins so."""
    items = [page.notices.item(row) for row in range(page.notices.count())]
    return next(i for i in items if i.text().replace("\u200b", "").startswith(message))


def _reports(session: Session) -> tuple[Report, ...]:
    return session.data.all(Report)


def test_begins_with_results_when_there_are_any(page: PrintPage) -> None:
    assert page.form_box.currentData() == "results"
    assert page.round_box.currentData() == 12


def test_begins_with_the_plan_without_results(session: Session, page: PrintPage) -> None:
    session.set_year(session.years[0])
    assert page.form_box.currentData() == "plan"
    assert not page.round_box.isVisible()


def test_begins_with_the_paper_stored_last(
    session: Session, messages: MessageBar, qtbot: QtBot
) -> None:
    year = session.year
    assert year is not None
    with session.edit("ฉบับ") as edit:
        paper = Report(year_id=year.id, kind="results", form="results-summary", round=6)
        edit.insert(paper, year)
    page = PrintPage(session, messages)
    qtbot.addWidget(page)
    assert page.form_box.currentData() == "results-summary"
    assert page.round_box.currentData() == 6


def test_preview_shows_what_the_printer_makes(
    page: PrintPage, session: Session, settle: Settle
) -> None:
    assert settle().pdf == _expected(page, session)


def test_choosing_a_form_shows_its_pages(page: PrintPage, session: Session, settle: Settle) -> None:
    settle()
    _choose(page, "plan")
    assert settle().pdf == _expected(page, session)
    assert page.paper.form.key == "plan"
    assert not _editor(page, "report_results_intro").isVisible()
    assert _reports(session) == ()


def test_generated_texts_are_shown_where_nothing_is_typed(page: PrintPage) -> None:
    title = _editor(page, "report_title")
    assert title.toPlainText() == ""
    shown = title.placeholderText().replace("\u200b", "")
    assert shown.startswith("รายงานผลการดำเนินการ")
    assert "๒๕๖๘" in shown


def test_typed_title_is_stored_and_printed(
    page: PrintPage, session: Session, settle: Settle, type_text: TypeText
) -> None:
    title = _editor(page, "report_title")
    title.setFocus()
    type_text(title, "รายงานของเรา")
    session.flush()
    (report,) = _reports(session)
    assert (report.title, report.form, report.round) == ("รายงานของเรา", "results", 12)
    assert settle().pdf == _expected(page, session, title="รายงานของเรา")


def test_typing_in_one_visit_is_one_step(
    page: PrintPage, session: Session, type_text: TypeText
) -> None:
    title = _editor(page, "report_title")
    title.setFocus()
    for text in ("รายงาน", "ของเรา"):
        type_text(title, text)
        session.flush()
    assert session.undo_stack.count() == 1
    session.undo()
    assert _reports(session) == ()
    session.redo()
    assert [report.title for report in _reports(session)] == ["รายงานของเรา"]


def test_undo_of_the_first_choice_shows_the_generated_texts(
    page: PrintPage, session: Session, settle: Settle, type_text: TypeText
) -> None:
    before = settle().pdf
    title = _editor(page, "report_title")
    title.setFocus()
    type_text(title, "รายงานของเรา")
    session.undo()
    assert title.toPlainText() == ""
    assert title.isEnabled()
    assert settle().pdf == before


def test_typing_after_undo_stores_the_paper_again(
    page: PrintPage, session: Session, type_text: TypeText
) -> None:
    title = _editor(page, "report_title")
    title.setFocus()
    type_text(title, "ครั้งแรก")
    session.undo()
    type_text(title, "ครั้งที่สอง")
    session.flush()
    assert [report.title for report in _reports(session)] == ["ครั้งที่สอง"]


def test_each_form_and_round_has_a_paper_of_its_own(
    page: PrintPage, session: Session, type_text: TypeText
) -> None:
    title = _editor(page, "report_title")
    title.setFocus()
    type_text(title, "ปลายปี")
    _choose(page, "results", 6)
    assert title.toPlainText() == ""
    type_text(title, "หกเดือน")
    _choose(page, "results", 12)
    assert title.toPlainText() == "ปลายปี"
    assert {report.round: report.title for report in _reports(session)} == {
        12: "ปลายปี",
        6: "หกเดือน",
    }


def test_generated_text_may_be_changed(page: PrintPage, qtbot: QtBot) -> None:
    button = page.findChild(QWidget, "report_intro_start")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _editor(page, "report_intro").toPlainText().startswith("ตามที่องค์การบริหารส่วนตำบลนาม่วง")
    assert not button.isVisible()


def test_text_that_may_not_be_stored_is_explained(
    page: PrintPage, session: Session, type_text: TypeText
) -> None:
    page.report_form.setCurrentIndex(1)
    date = page.findChild(QLineEdit, "report_date")
    assert date is not None
    date.setFocus()
    type_text(date, "วันไหนก็ไม่รู้")
    session.flush()
    assert _reports(session) == ()
    assert date.text() == "วันไหนก็ไม่รู้"
    assert date.accessibleDescription() != ""


def test_switched_off_cover_is_not_printed(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    pages = settle().pages
    page.report_form.setCurrentIndex(3)
    cover = page.findChild(QCheckBox, "block_cover")
    assert cover is not None
    qtbot.keyClick(cover, Qt.Key.Key_Space)
    (report,) = _reports(session)
    assert report.blocks == (("cover", False),)
    assert settle().pages == pages - 1
    qtbot.keyClick(cover, Qt.Key.Key_Space)
    assert _reports(session)[0].blocks == ()


def test_signers_are_chosen_and_ordered(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    with session.edit("ผู้ลงนาม") as edit:
        mayor = Official(office_id=session.data.office.id, position="นายก", role="นายก")
        edit.insert(mayor, session.data.office)
    (clerk,) = (one for one in session.data.all(Official) if one.id != mayor.id)
    page.report_form.setCurrentIndex(1)
    signers = page.findChild(CheckedList, "report_signers")
    assert signers is not None
    assert signers.value() == ()  # the one who reports signs while nobody is chosen
    for row in range(2):
        signers.list.setCurrentRow(row)
        qtbot.keyClick(signers.list, Qt.Key.Key_Space)
    (report,) = _reports(session)
    assert report.signers == (clerk.id, mayor.id)
    qtbot.keyClick(signers.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _reports(session)[0].signers == (mayor.id, clerk.id)
    assert settle().pdf == _expected(page, session)


def test_columns_are_left_out_and_moved(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    page.report_form.setCurrentIndex(2)
    columns = _columns(page)
    columns.set_current("steps")
    qtbot.keyClick(columns.list, Qt.Key.Key_Space)
    columns.set_current("outcome")
    qtbot.mouseClick(columns.button_up, Qt.MouseButton.LeftButton)
    (report,) = _reports(session)
    assert report.columns == ("title", "period", "responsible", "outcome", "output")
    assert settle().pdf == _expected(page, session)


def test_columns_as_in_the_form_are_not_stored(
    page: PrintPage, session: Session, qtbot: QtBot
) -> None:
    page.report_form.setCurrentIndex(2)
    columns = _columns(page)
    columns.set_current("steps")
    for _ in range(2):
        qtbot.keyClick(columns.list, Qt.Key.Key_Space)
    assert [report.columns for report in _reports(session)] == [()]


def test_last_column_cannot_be_taken_away(page: PrintPage, session: Session, qtbot: QtBot) -> None:
    page.report_form.setCurrentIndex(2)
    columns = _columns(page)
    usual = columns.value()
    for name in usual:
        columns.set_current(name)
        qtbot.keyClick(columns.list, Qt.Key.Key_Space)
    assert columns.value() == usual
    assert _reports(session)[0].columns == ()


def test_heading_and_width_of_a_column(
    page: PrintPage, session: Session, settle: Settle, type_text: TypeText
) -> None:
    page.report_form.setCurrentIndex(2)
    _columns(page).set_current("output")
    heading = page.findChild(QLineEdit, "column_heading")
    width = page.findChild(QSpinBox, "column_width")
    assert heading is not None
    assert width is not None
    heading.setFocus()
    heading.selectAll()
    type_text(heading, "ผลงาน")
    width.setFocus()
    width.selectAll()
    type_text(width.lineEdit(), "๓๐๐")
    session.flush()
    (report,) = _reports(session)
    assert report.headings == (("output", "ผลงาน"),)
    assert report.widths == (("output", 300),)
    assert settle().pdf == _expected(page, session)


def test_reset_leaves_the_texts(
    page: PrintPage, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    title = _editor(page, "report_title")
    title.setFocus()
    type_text(title, "รายงานของเรา")
    page.paper.set_fields("ทดสอบ", digits="arabic", columns=("title",), table_font_size=12)
    page.report_form.setCurrentIndex(3)
    qtbot.mouseClick(page.button_reset, Qt.MouseButton.LeftButton)
    (report,) = _reports(session)
    assert (report.digits, report.columns, report.table_font_size) == ("", (), None)
    assert report.title == "รายงานของเรา"
    assert _columns(page).value() == (
        "title",
        "steps",
        "period",
        "responsible",
        "output",
        "outcome",
    )


def test_change_elsewhere_is_followed(page: PrintPage, session: Session, settle: Settle) -> None:
    before = settle().pdf
    session.set_field(session.data.office, "name", "นาคู")
    after = settle().pdf
    assert after == _expected(page, session) != before


def test_notices_are_listed_and_counted(page: PrintPage, settle: Settle) -> None:
    report = settle()
    assert report.notices
    assert page.notices.count() == page.badge() == len(report.notices)
    first = page.notices.item(0)
    assert first.text().replace("\u200b", "") == report.notices[0].message


def test_badge_change_is_told(page: PrintPage, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.badge_changed):
        page.refresh()
    before = page.badge()
    with qtbot.waitSignal(page.badge_changed):
        session.set_field(session.data.all(Measure)[1], "steps", "")
    assert page.badge() == before + 1


def test_badge_follows_while_another_page_is_shown(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    settle()
    before = page.badge()
    page.hide()
    with qtbot.waitSignal(page.badge_changed):
        session.set_field(session.data.all(Measure)[1], "steps", "")
    assert page.badge() == before + 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_notice_leads_to_the_field(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot, key: Qt.Key
) -> None:
    measure = session.data.all(Measure)[0]
    session.set_field(measure, "steps", "")
    settle()
    page.notices.setCurrentItem(_notice(page, "มาตรการที่ ๑ ยังไม่ได้กรอก"))
    with qtbot.waitSignal(session.field_requested) as asked:
        qtbot.keyClick(page.notices, key)
    assert asked.args == ["measures_page", session.data.get(Measure, measure.id), "steps"]


def test_click_on_a_missing_result_leads_to_the_results(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    settle()
    item = _notice(page, "ยังไม่มีผลการดำเนินการ")
    with qtbot.waitSignal(session.field_requested) as asked:
        place = page.notices.visualItemRect(item).center()
        qtbot.mouseClick(page.notices.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["results_page", session.data.all(Measure)[1], ""]


def test_notice_about_the_scores_of_a_year_leads_to_them(session: Session) -> None:
    with session.edit("ปี ITA") as edit:
        year = edit.insert(ItaYear(office_id=session.data.office.id, year=2566))
    notice = Notice("missing", "ยังไม่มีคะแนนตัวชี้วัดที่ ๖", year.id)
    assert page_of(concerned(session.data, notice), notice) == "scores_page"


def test_notice_about_a_text_of_the_paper_leads_to_it(
    page: PrintPage, settle: Settle, qtbot: QtBot
) -> None:
    page.paper.set_fields("ทดสอบ", blocks=(("closing", True),))
    settle()
    page.report_form.setCurrentIndex(3)
    page.notices.setCurrentItem(_notice(page, "ไม่ได้พิมพ์ส่วน “ข้อความท้ายรายงาน”"))
    page.notices.setFocus()
    qtbot.keyClick(page.notices, Qt.Key.Key_Return)
    assert _editor(page, "report_closing").hasFocus()


def test_notice_about_the_empty_table_leads_to_the_measures(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    session.set_year(session.years[0])
    settle()
    page.notices.setCurrentItem(_notice(page, "ไม่ได้พิมพ์ส่วน “ตารางมาตรการ”"))
    with qtbot.waitSignal(session.open_requested) as asked:
        qtbot.keyClick(page.notices, Qt.Key.Key_Return)
    assert asked.args == ["measures_page", None]


def test_notice_about_missing_signers_leads_to_their_list(
    page: PrintPage, session: Session, settle: Settle, qtbot: QtBot
) -> None:
    with session.edit("ลบผู้ลงนาม") as edit:
        edit.delete(*session.data.all(Official))
    settle()
    page.notices.setCurrentItem(_notice(page, "ไม่ได้พิมพ์ส่วน “ผู้ลงนาม”"))
    qtbot.keyClick(page.notices, Qt.Key.Key_Return)
    assert page.report_form.currentWidget().objectName() == "tab_signers"


def test_without_a_year_nothing_can_be_printed(page: PrintPage, session: Session) -> None:
    with session.edit("ลบปี") as edit:
        edit.delete(*session.data.all(FiscalYear))
    assert not page.button_save.isEnabled()
    assert page.print_preview.preview_message.isVisible()
    assert page.badge() == 0


def test_saved_pdf_is_what_the_preview_shows(
    page: PrintPage, messages: MessageBar, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    report = settle()
    target = tmp_path / "รายงาน.pdf"
    page.output.save_as(target)
    qtbot.waitUntil(lambda: messages.text.startswith("บันทึก “รายงาน.pdf” แล้ว"))
    assert target.read_bytes() == report.pdf
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_saving_waits_for_what_was_typed_last(
    page: PrintPage,
    session: Session,
    messages: MessageBar,
    type_text: TypeText,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    title = _editor(page, "report_title")
    title.setFocus()
    type_text(title, "พิมพ์เมื่อครู่")
    page.output.save_as(tmp_path / "รายงาน.pdf")
    qtbot.waitUntil(lambda: messages.text != "")
    assert (tmp_path / "รายงาน.pdf").read_bytes() == _expected(page, session)
    assert _reports(session)[0].title == "พิมพ์เมื่อครู่"


def test_save_button_proposes_a_name(
    page: PrintPage,
    session: Session,
    messages: MessageBar,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    asked: list[Path] = []

    def ask(_parent: QWidget, suggestion: Path) -> Path:
        asked.append(suggestion)
        return tmp_path / "รายงาน.pdf"

    monkeypatch.setattr(paper_output, "ask_pdf_path", ask)
    qtbot.mouseClick(page.button_save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: (tmp_path / "รายงาน.pdf").exists())
    folder = session.document.path.parent
    assert asked == [folder / "รายงานผลการดำเนินการ รอบ ๑๒ เดือน ปี ๒๕๖๘ อบต.นาม่วง.pdf"]
    qtbot.waitUntil(lambda: messages.text != "")


def test_file_that_cannot_be_written_offers_another_name(
    page: PrintPage, messages: MessageBar, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    settle()
    folder = tmp_path / "รายงาน.pdf"
    folder.mkdir()
    page.output.save_as(folder)
    qtbot.waitUntil(lambda: messages.text != "")
    assert "รายงาน.pdf" in messages.text
    assert [button.text() for button in messages.findChildren(QPushButton)] == ["เลือกชื่ออื่น…"]
    assert folder.is_dir()


def test_without_a_printer_saving_is_offered(
    page: PrintPage, messages: MessageBar, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: []))
    qtbot.mouseClick(page.button_print, Qt.MouseButton.LeftButton)
    assert messages.text.startswith("ไม่พบเครื่องพิมพ์")
    assert [button.text() for button in messages.findChildren(QPushButton)] == ["บันทึก PDF…"]


def test_printing_shows_how_far_it_is(
    page: PrintPage, messages: MessageBar, settle: Settle, qtbot: QtBot, printer: QPrinter
) -> None:
    report = settle()
    page.output.print_on(printer, report)
    assert page.progress.isVisible()
    assert not page.button_print.isEnabled()
    qtbot.waitUntil(lambda: messages.text == f"ส่งไปเครื่องพิมพ์แล้ว {to_thai(str(report.pages))} หน้า")
    assert not page.progress.isVisible()
    assert page.button_print.isEnabled()


def test_printing_can_be_stopped(
    page: PrintPage, messages: MessageBar, settle: Settle, qtbot: QtBot, printer: QPrinter
) -> None:
    page.output.print_on(printer, settle())
    qtbot.mouseClick(page.button_stop, Qt.MouseButton.LeftButton)
    assert messages.text.startswith("หยุดพิมพ์แล้ว")
    assert not page.progress.isVisible()


def test_closing_the_page_stops_the_printing(
    session: Session, messages: MessageBar, qtbot: QtBot, printer: QPrinter
) -> None:
    page = PrintPage(session, messages)
    job = page.paper.job
    assert job is not None
    page.output.print_on(printer, print_report(job))
    assert printer.paintEngine().isActive()
    with qtbot.waitSignal(page.destroyed):
        page.deleteLater()
    assert not printer.paintEngine().isActive()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("plan", "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี ๒๕๖๘ อบต.นา ม่วง.pdf"),
        ("results", "รายงานผลการดำเนินการ รอบ ๖ เดือน ปี ๒๕๖๘ อบต.นา ม่วง.pdf"),
    ],
)
def test_proposed_name_is_a_file_name(session: Session, form: str, name: str) -> None:
    session.set_field(session.data.office, "name", 'นา/:*"ม่วง?')
    year = session.year
    assert year is not None
    report = Report(year_id=year.id, form=form, round=6)
    assert proposed_name(PrintJob(session.data, year, report)) == name


def test_proposed_name_is_never_too_long(session: Session) -> None:
    session.set_field(session.data.office, "name", "นาม่วง" * 100)
    year = session.year
    assert year is not None
    report = Report(year_id=year.id, form="plan")
    assert len(proposed_name(PrintJob(session.data, year, report)).encode()) < 255


def test_very_many_notices_are_told_by_their_number(page: PrintPage) -> None:
    page.notices.show_notices([Notice("missing", f"เรื่องที่ {n}") for n in range(MOST_SHOWN + 7)])
    assert page.notices.count() == MOST_SHOWN + 1
    last = page.notices.item(MOST_SHOWN).text().replace("\u200b", "")
    assert last == "และอีก ๗ เรื่อง"


def test_a_stored_paper_without_a_form_is_chosen_with_that_of_its_kind(page: PrintPage) -> None:
    year_id = UUID(int=1)
    page.paper.choose(Report(year_id=year_id, kind="results", form="results-summary", round=6))
    page.paper.choose(Report(year_id=year_id, kind="plan"))
    assert page.paper.form.key == "plan"
    page.paper.choose(Report(year_id=year_id, kind="plan", form="แบบใหม่"))
    assert page.paper.form.key == "plan"
