from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.dates import ThaiDate
from itadesk.core.records import FiscalYear, Measure, Official, Record, Report, Result, StatusStep
from itadesk.exchange import data_json
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages import papers_page_files
from itadesk.gui.pages.papers_page import PapersPage
from itadesk.gui.pages.papers_page_changes import MOST_SHOWN
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.session import Session
from itadesk.gui.wrap import unwrapped
from itadesk.report.build import print_report
from itadesk.report.job import PrintJob
from itadesk.store.document import DocumentFile
from tests.gui.conftest import TypeText

Issue = Callable[[Report], Report]


@pytest.fixture
def page(session: Session, messages: MessageBar, qtbot: QtBot) -> PapersPage:
    page = PapersPage(session, messages)
    page.resize(1100, 680)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def issue(page: PapersPage, session: Session, qtbot: QtBot) -> Issue:
    """Return what issues a paper with the button and waits until its pages are kept."""

    def issue(report: Report) -> Report:
        page.show_record(report)
        _click(qtbot, page.button_issue)
        qtbot.waitUntil(lambda: bool(session.data.get(Report, report.id).issued_pdf))
        return session.data.get(Report, report.id)

    return issue


def _click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _tick(qtbot: QtBot, page: PapersPage, step: str) -> None:
    """Tick the box of a step with the space bar."""
    qtbot.keyClick(page.report_status.boxes[step], Qt.Key.Key_Space)


def _year(session: Session) -> FiscalYear:
    year = session.year
    assert year is not None
    return year


def _papers(session: Session) -> tuple[Report, ...]:
    return session.data.children(Report, _year(session))


def _add(page: PapersPage, session: Session, kind: str, months: int | None = None) -> Report:
    page.actions_of_rows.add_paper(kind, months)
    return _papers(session)[-1]


def _cell(page: PapersPage, report: Report, name: str) -> str:
    column = next(n for n, one in enumerate(page.model.columns) if one.name == name)
    return str(page.model.index(page.model.row_of(report.id), column).data())


def _editor(page: PapersPage, name: str) -> QWidget:
    return page.form.editor(name)


def test_says_how_to_begin(page: PapersPage, session: Session) -> None:
    assert page.empty.isVisible()
    assert not page.splitter.isVisible()
    names = [action.text() for action in page.button_first.menu().actions()]
    assert names[:2] == ["มาตรการ", "ผลการดำเนินการ รอบ ๑๒ เดือน"]
    page.button_first.menu().actions()[0].trigger()
    assert [(one.kind, one.round) for one in _papers(session)] == [("plan", None)]
    assert page.splitter.isVisible()
    assert page.current == _papers(session)[0]
    session.undo()
    assert _papers(session) == ()
    assert page.empty.isVisible()


def test_key_adds_the_paper_that_comes_next(
    page: PapersPage, session: Session, qtbot: QtBot
) -> None:
    _add(page, session, "plan")
    page.papers_table.setFocus()
    qtbot.keyClick(page.papers_table, Qt.Key.Key_Insert)
    assert [(one.kind, one.round) for one in _papers(session)] == [("plan", None), ("results", 12)]


def test_item_and_state_stand_in_the_table(page: PapersPage, session: Session) -> None:
    report = _add(page, session, "results", 12)
    assert _cell(page, report, "item") == "๒๕๖๙ ข้อ O26"
    assert _cell(page, report, "state") == "ร่าง"
    session.set_field(report, "submission_ita_year", 2568)
    assert _cell(page, report, "item") == "๒๕๖๘ ข้อ O28"
    assert "ยังไม่ยืนยัน" in page.item_text.text().replace("\u200b", "")


def test_usual_ita_year_is_shown_where_none_is_typed(page: PapersPage, session: Session) -> None:
    _add(page, session, "results", 12)
    assert page.report_submission_ita_year.placeholderText() == "๒๕๖๙"
    _add(page, session, "plan")
    assert page.report_submission_ita_year.placeholderText() == "๒๕๖๘"
    assert not page.report_round.isVisible()


def test_fields_are_typed_and_undone(
    page: PapersPage, session: Session, type_text: TypeText
) -> None:
    report = _add(page, session, "results", 6)
    line = _editor(page, "date")
    line.setFocus()
    type_text(line, "๑๐ เม.ย. ๖๘")
    session.flush()
    assert session.data.get(Report, report.id).date == ThaiDate(2568, 4, 10)
    session.undo()
    assert session.data.get(Report, report.id).date is None
    assert isinstance(line, QLineEdit)
    assert line.text() == ""


def test_form_of_results_makes_a_paper_of_results(page: PapersPage, session: Session) -> None:
    report = _add(page, session, "plan")
    form = _editor(page, "form")
    assert isinstance(form, QComboBox)
    form.setCurrentIndex(form.findData("results-summary"))
    form.activated.emit(form.currentIndex())
    stored = session.data.get(Report, report.id)
    assert (stored.kind, stored.form) == ("results", "results-summary")
    kind = _editor(page, "kind")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData("plan"))
    kind.activated.emit(kind.currentIndex())
    stored = session.data.get(Report, report.id)
    assert (stored.kind, stored.form, stored.round) == ("plan", "", None)
    session.undo()
    assert session.data.get(Report, report.id).form == "results-summary"


def test_each_step_is_taken_today_and_undone_alone(
    page: PapersPage, session: Session, qtbot: QtBot
) -> None:
    report = _add(page, session, "results", 12)
    today = ThaiDate.from_date(date.today())
    _tick(qtbot, page, "proposed")
    _tick(qtbot, page, "signed")
    expected = (StatusStep("proposed", today), StatusStep("signed", today))
    assert session.data.get(Report, report.id).status == expected
    assert _cell(page, report, "state") == f"ลงนาม {today.short()}"
    session.undo()
    assert session.data.get(Report, report.id).status == expected[:1]
    assert not page.report_status.boxes["signed"].isChecked()


def test_day_of_a_step_is_typed(
    page: PapersPage, session: Session, qtbot: QtBot, type_text: TypeText
) -> None:
    report = _add(page, session, "results", 12)
    day = page.report_status.days["signed"]
    day.setFocus()
    type_text(day, "๑๕ ม.ค. ๖๘")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert session.data.get(Report, report.id).status == (
        StatusStep("signed", ThaiDate(2568, 1, 15)),
    )
    assert page.report_status.boxes["signed"].isChecked()
    day.selectAll()
    type_text(day, "วันไหน")
    qtbot.keyClick(day, Qt.Key.Key_Return)
    assert day.property("invalid")
    assert "อ่านวันที่" in unwrapped(day.toolTip())
    assert session.data.get(Report, report.id).status[0].date == ThaiDate(2568, 1, 15)


def test_next_step_says_what_it_needs_and_leads_there(
    page: PapersPage, session: Session, qtbot: QtBot
) -> None:
    report = _add(page, session, "results", 12)
    assert page.button_next.text() == "ขั้นต่อไป เสนอ: ออกฉบับ เพื่อเก็บหน้าที่จะลงนามไว้ตามนั้น"
    _click(qtbot, page.button_next)
    assert page.button_issue.hasFocus()
    session.set_field(report, "status", (StatusStep("signed"),))
    assert page.button_next.text() == "ขั้นต่อไป เผยแพร่: แนบฉบับที่ลงนามแล้ว · ใส่ที่อยู่เว็บที่เผยแพร่"
    session.set_field(report, "status", (StatusStep("sent"),))
    assert page.button_next.text() == "ส่งแล้ว ครบทุกขั้นตอน"
    assert not page.button_next.isEnabled()


def test_issue_keeps_the_pages_and_their_data_in_one_step(
    page: PapersPage, session: Session, issue: Issue, messages: MessageBar
) -> None:
    report = _add(page, session, "results", 12)
    made_from = session.data
    steps = session.undo_stack.count()
    issued = issue(report)
    expected = print_report(PrintJob(made_from, _year(session), report)).pdf
    assert session.document.blob(issued.issued_pdf) == expected
    assert session.document.blob(issued.issued_data) == data_json.to_bytes(made_from)
    assert session.undo_stack.count() == steps + 1
    assert messages.text.startswith("ออกฉบับแล้ว")
    assert "(ออกฉบับแล้ว)" in _cell(page, issued, "state")
    session.undo()
    assert session.data.get(Report, report.id) == report
    session.redo()
    assert session.data.get(Report, report.id) == issued


def test_paper_issued_while_editing_agrees_with_its_data(
    page: PapersPage, session: Session, qtbot: QtBot
) -> None:
    report = _add(page, session, "plan")
    _click(qtbot, page.button_issue)
    session.set_field(session.data.all(Measure)[0], "title", "แก้ระหว่างออกฉบับ")
    made_from = session.data
    qtbot.waitUntil(lambda: bool(session.data.get(Report, report.id).issued_pdf))
    issued = session.data.get(Report, report.id)
    assert session.document.blob(issued.issued_data) == data_json.to_bytes(made_from)
    expected = print_report(PrintJob(made_from, _year(session), report)).pdf
    assert session.document.blob(issued.issued_pdf) == expected


def test_issued_paper_refuses_what_is_printed(
    page: PapersPage, session: Session, issue: Issue
) -> None:
    issued = issue(_add(page, session, "plan"))
    assert not _editor(page, "date").isEnabled()
    assert _editor(page, "url").isEnabled()
    refused: list[str] = []
    session.failed.connect(lambda error: refused.append(str(error)))
    assert not session.set_field(issued, "closing", "แก้ไข")
    assert session.data.get(Report, issued.id) == issued
    assert "ฉบับนี้ออกแล้ว" in refused[0]
    assert session.set_field(issued, "url", "https://www.namuang.go.th")


def test_new_edition_is_a_paper_of_its_own(
    page: PapersPage, session: Session, issue: Issue, qtbot: QtBot
) -> None:
    issued = issue(_add(page, session, "results", 6))
    _click(qtbot, page.button_new_edition)
    first, second = _papers(session)
    assert first == issued
    assert (second.kind, second.round, second.issued_pdf) == ("results", 6, "")
    assert page.current == second
    assert session.set_field(second, "closing", "ฉบับแก้ไข")


def test_what_differs_since_is_listed_with_links(
    page: PapersPage, session: Session, issue: Issue, qtbot: QtBot
) -> None:
    issue(_add(page, session, "plan"))
    assert page.changes_title.text().replace("\u200b", "") == "ข้อมูลในแฟ้มตรงกับฉบับที่ออก"
    measure = session.data.all(Measure)[1]
    session.set_field(measure, "steps", "- ขั้นตอนใหม่")
    assert (
        page.changes_title.text().replace("\u200b", "").startswith("ข้อมูลในแฟ้มต่างจากฉบับที่ออก ๑ แห่ง")
    )
    (item,) = (page.changes.item(row) for row in range(page.changes.count()))
    assert "ตอนนี้ “- ขั้นตอนใหม่”" in item.text().replace("\u200b", "")
    holder = QWidget(page)  # stands for the page of measures
    holder.setObjectName("measures_page")
    asked: list[tuple[str, Record, str]] = []
    session.field_requested.connect(lambda *what: asked.append(what))
    page.changes.setCurrentItem(item)
    qtbot.keyClick(page.changes, Qt.Key.Key_Return)
    assert asked == [("measures_page", session.data.get(Measure, measure.id), "steps")]


def test_very_many_differences_are_told_by_their_number(page: PapersPage) -> None:
    page.changes.show_differences([])
    assert page.changes.count() == 0
    assert MOST_SHOWN < 1_000


def test_january_april_october(session: Session, issue: Issue, document: DocumentFile) -> None:
    """Three papers of a year with their own texts, dates and signers; none changes another."""
    office, measure = session.data.office, session.data.all(Measure)[0]
    with session.edit("ผู้ลงนาม") as edit:
        clerk, mayor = edit.insert_all(
            [Official(office_id=office.id, name=name, position=name) for name in ("ปลัด", "นายก")],
            office,
        )
    made: list[Report] = []
    for kind, months, day, intro, signer in (
        ("plan", None, ThaiDate(2568, 1, 15), "มาตรการประจำปี", mayor),
        ("results", 6, ThaiDate(2568, 4, 10), "ผลรอบครึ่งปี", clerk),
        ("results", 12, ThaiDate(2568, 10, 15), "ผลทั้งปี", mayor),
    ):
        if day.month == 10:  # in September the measure was changed
            january = document.blob(made[0].issued_pdf)
            session.set_field(session.data.get(Measure, measure.id), "title", "แก้ในเดือนกันยายน")
            session.set_field(session.data.get(Official, mayor.id), "name", "นายกคนใหม่")
            assert document.blob(made[0].issued_pdf) == january
        with session.edit("ฉบับ") as edit:
            report = Report(
                year_id=_year(session).id, kind=kind, round=months, date=day, intro=intro,
                signers=(signer.id,),
            )  # fmt: skip
            edit.insert(report, _year(session))
        made.append(issue(report))
    texts = [
        data_json.from_bytes(document.blob(one.issued_data)).all(Measure)[0].title for one in made
    ]
    assert texts == ["มาตรการที่ 1", "มาตรการที่ 1", "แก้ในเดือนกันยายน"]
    assert len({document.blob(one.issued_pdf) for one in made}) == 3
    assert [(one.date, one.intro, one.signers) for one in _papers(session)] == [
        (one.date, one.intro, one.signers) for one in made
    ]


def test_print_page_shows_an_issued_paper_from_its_kept_bytes(
    page: PapersPage, session: Session, issue: Issue, messages: MessageBar, qtbot: QtBot
) -> None:
    issued = issue(_add(page, session, "plan"))
    session.set_field(session.data.all(Measure)[0], "title", "แก้ภายหลัง")
    printing = PrintPage(session, messages)
    qtbot.addWidget(printing)
    with qtbot.waitExposed(printing):
        printing.show()
    printing.show_record(issued)
    qtbot.waitUntil(lambda: printing.maker.report is not None)
    assert printing.maker.report is not None
    assert printing.maker.report.pdf == session.document.blob(issued.issued_pdf)
    assert printing.issued_line.isVisible()
    title = printing.findChild(QPlainTextEdit, "report_title")
    assert title is not None
    assert not title.isEnabled()


def test_print_page_opens_the_very_paper(
    page: PapersPage, session: Session, issue: Issue, messages: MessageBar, qtbot: QtBot
) -> None:
    first = issue(_add(page, session, "plan"))
    _click(qtbot, page.button_new_edition)
    second = _papers(session)[-1]
    printing = PrintPage(session, messages)
    qtbot.addWidget(printing)
    for report in (first, second, first):
        printing.show_record(report)
        assert printing.paper.report == report


def test_view_leads_to_the_print_page(
    page: PapersPage, session: Session, issue: Issue, qtbot: QtBot
) -> None:
    issued = issue(_add(page, session, "plan"))
    with qtbot.waitSignal(session.open_requested) as asked:
        _click(qtbot, page.button_view)
    assert asked.args == ["print_page", issued]


@pytest.mark.parametrize(
    ("place", "name"),
    [(0, "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปี ๒๕๖๘ อบต.นาม่วง.pdf"), (1, "o27-plan-2568.pdf")],
)
def test_issued_pages_are_saved_byte_for_byte(
    page: PapersPage,
    session: Session,
    issue: Issue,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    place: int,
    name: str,
) -> None:
    issued = issue(_add(page, session, "plan"))
    asked: list[str] = []

    def choose(_parent: QWidget, suggestion: Path) -> Path:
        asked.append(suggestion.name)
        return tmp_path / "เก็บ.pdf"

    monkeypatch.setattr(papers_page_files, "ask_copy_path", choose)
    page.button_save_issued.menu().actions()[place].trigger()
    qtbot.waitUntil((tmp_path / "เก็บ.pdf").exists)
    assert (tmp_path / "เก็บ.pdf").read_bytes() == session.document.blob(issued.issued_pdf)
    assert asked == [name]


def test_signed_scan_is_kept_opened_and_saved(
    page: PapersPage,
    session: Session,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = _add(page, session, "results", 12)
    scan, saved = tmp_path / "สแกน.jpg", tmp_path / "เก็บ.jpg"
    scan.write_bytes(b"\xff\xd8\xff\xe0 signed")
    monkeypatch.setattr(papers_page_files, "ask_scan_path", lambda *_: scan)
    names: list[str] = []

    def choose(_parent: QWidget, suggestion: Path) -> Path | None:
        names.append(suggestion.name)
        return saved if len(names) == 1 else None

    monkeypatch.setattr(papers_page_files, "ask_copy_path", choose)
    opened: list[bytes] = []
    monkeypatch.setattr(
        papers_page_files, "open_outside", lambda path: opened.append(path.read_bytes())
    )
    _click(qtbot, page.button_attach)
    qtbot.waitUntil(lambda: bool(session.data.get(Report, report.id).signed_scan))
    look, save, save_for_web, remove = page.button_scan.menu().actions()
    look.trigger()
    assert opened == [scan.read_bytes()]
    save.trigger()
    qtbot.waitUntil(saved.exists)
    assert saved.read_bytes() == scan.read_bytes()
    save_for_web.trigger()
    assert names == [
        "รายงานผลการดำเนินการ รอบ ๑๒ เดือน ปี ๒๕๖๘ อบต.นาม่วง (ลงนามแล้ว).jpg",
        "o26-results-2568-12m.jpg",
    ]
    remove.trigger()
    assert session.data.get(Report, report.id).signed_scan == ""
    assert page.button_attach.isVisible()
    session.undo()
    assert session.data.get(Report, report.id).signed_scan.endswith(".jpg")


def test_scan_of_another_kind_is_refused(
    page: PapersPage,
    session: Session,
    messages: MessageBar,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    report = _add(page, session, "results", 12)
    (tmp_path / "สแกน.pdf").write_bytes(b"PK")
    monkeypatch.setattr(papers_page_files, "ask_scan_path", lambda *_: tmp_path / "สแกน.pdf")
    _click(qtbot, page.button_attach)
    qtbot.waitUntil(lambda: "ไม่ใช่ PDF" in messages.text)
    assert session.data.get(Report, report.id) == report


def test_address_and_explanation_are_copied(
    page: PapersPage, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    _add(page, session, "results", 12)
    assert not page.button_copy_web.isEnabled()
    for name, text in (("url", "https://www.namuang.go.th/o26"), ("explanation", "เมนู ITA ข้อ O26")):
        _editor(page, name).setFocus()
        type_text(_editor(page, name), text)
    session.flush()
    _click(qtbot, page.button_copy_web)
    assert QGuiApplication.clipboard().text() == "https://www.namuang.go.th/o26\nเมนู ITA ข้อ O26"


def test_papers_of_another_year_are_copied(
    page: PapersPage, session: Session, messages: MessageBar
) -> None:
    year, earlier = _year(session), session.years[0]
    with session.edit("ฉบับ") as edit:
        for months in (6, 12):
            paper = Report(
                year_id=earlier.id, kind="results", round=months, closing="สิ้นปี ๒๕๖๗", number="๑",
                date=ThaiDate(2567, 10, months),
            )  # fmt: skip
            edit.insert(paper, earlier)
    menu = page.button_first_copy.menu()
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert action.text() == "ปีงบประมาณ พ.ศ. ๒๕๖๗ (๒ ฉบับ)"
    action.trigger()
    copies = session.data.children(Report, year)
    assert [(one.round, one.closing, one.number, one.date) for one in copies] == [
        (6, "สิ้นปี ๒๕๖๗", "", None), (12, "สิ้นปี ๒๕๖๗", "", None),
    ]  # fmt: skip
    assert "พบปี ๒๕๖๗ ในข้อความ ๒ แห่ง" in messages.text
    session.undo()
    assert session.data.children(Report, year) == ()


def test_paper_of_another_year_is_shown_with_its_year(page: PapersPage, session: Session) -> None:
    earlier = session.years[0]
    with session.edit("ฉบับ") as edit:
        report = edit.insert(Report(year_id=earlier.id, kind="plan"), earlier)
    page.show_record(report)
    assert session.year == earlier
    assert page.current == report


def test_deleting_is_undone(page: PapersPage, session: Session, qtbot: QtBot) -> None:
    report = _add(page, session, "plan")
    page.papers_table.setFocus()
    qtbot.keyClick(page.papers_table, Qt.Key.Key_Delete)
    assert _papers(session) == ()
    session.undo()
    assert _papers(session) == (report,)


def test_badge_counts_published_papers_not_handed_in(page: PapersPage, session: Session) -> None:
    report = _add(page, session, "plan")
    assert page.badge() == 0
    session.set_field(report, "status", (StatusStep("published", ThaiDate(2568, 1, 20)),))
    assert page.badge() == 1
    session.set_field(report, "status", (StatusStep("published"), StatusStep("sent")))
    assert page.badge() == 0


def test_paper_without_a_round_is_issued_with_the_newest(
    page: PapersPage, session: Session, issue: Issue
) -> None:
    measure = session.data.all(Measure)[1]
    with session.edit("ผล") as edit:
        edit.insert(Result(measure_id=measure.id, round=6, output="ครึ่งปี"), measure)
    report = replace(_add(page, session, "results"), round=None)
    assert issue(report).round == 12
