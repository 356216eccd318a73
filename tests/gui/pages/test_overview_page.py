from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from itadesk.core.dates import ThaiDate
from itadesk.core.records import FiscalYear, Office, Report, StatusStep
from itadesk.gui.main_window import MainWindow
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.overview_page import OverviewPage
from itadesk.gui.pages.overview_page_card import HandInCard
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.store.document import DocumentFile


@pytest.fixture
def page(session: Session, messages: MessageBar, qtbot: QtBot) -> OverviewPage:
    page = OverviewPage(session, messages)
    page.resize(1100, 680)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def window(document: DocumentFile, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    document.close()
    assert window.open_file(document.path)
    yield window
    window.close()


def _click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _title(card: HandInCard) -> str:
    return card.title.text().replace("\u200b", "")


def _choose(page: OverviewPage, year: int) -> None:
    page.ita_year.setCurrentIndex(page.ita_year.findData(year))
    page.ita_year.activated.emit(page.ita_year.currentIndex())


def test_both_items_of_the_year_the_work_is_for(page: OverviewPage) -> None:
    assert page.ita_year.currentText() == "ITA ปี ๒๕๖๙"
    assert _title(page.plan_card) == "ข้อ O25 มาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๙"
    assert _title(page.results_card) == "ข้อ O26 ผลการดำเนินการ ปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert page.results_card.state.text() == "ยังไม่มีฉบับรายงาน"
    assert not page.results_card.unsure.isVisible()


def test_another_year_is_chosen(page: OverviewPage) -> None:
    _choose(page, 2568)
    assert _title(page.plan_card) == "ข้อ O27 มาตรการ ปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert _title(page.results_card) == "ข้อ O28 ผลการดำเนินการ ปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert page.plan_card.unsure.isVisible()


def test_paper_is_made_and_followed_to_its_end(
    page: OverviewPage, session: Session, qtbot: QtBot
) -> None:
    assert page.results_card.next.text() == "จัดทำฉบับรายงานของปีงบประมาณ พ.ศ. ๒๕๖๘"
    with qtbot.waitSignal(session.open_requested) as asked:
        _click(qtbot, page.results_card.next)
    (report,) = session.data.all(Report)
    assert asked.args == ["papers_page", report]
    assert (report.kind, report.round) == ("results", 12)
    assert page.results_card.paper.text() == "ผลการดำเนินการ รอบ ๑๒ เดือน"
    assert page.results_card.next.text().startswith("ออกฉบับ")
    with qtbot.waitSignal(session.field_requested) as wanted:
        _click(qtbot, page.results_card.next)
    assert wanted.args == ["papers_page", report, "issued_pdf"]
    session.set_field(report, "status", (StatusStep("sent", ThaiDate(2569, 3, 1)),))
    assert page.results_card.state.text() == "ส่งแล้ว ๑ มีนาคม ๒๕๖๙"
    assert not page.results_card.next.isEnabled()
    session.undo()
    session.undo()
    assert session.data.all(Report) == ()
    assert page.results_card.state.text() == "ยังไม่มีฉบับรายงาน"


def test_missing_fiscal_year_is_added(page: OverviewPage, session: Session, qtbot: QtBot) -> None:
    assert page.plan_card.next.text() == "เพิ่มปีงบประมาณ พ.ศ. ๒๕๖๙"
    with qtbot.waitSignal(session.open_requested) as asked:
        _click(qtbot, page.plan_card.next)
    assert asked.args == ["measures_page", None]
    assert session.year is not None
    assert session.year.year == 2569
    assert page.plan_card.next.text() == "กรอกมาตรการของปีงบประมาณ พ.ศ. ๒๕๖๙"
    session.undo()
    assert [one.year for one in session.years] == [2567, 2568]


def test_next_thing_is_done_in_its_fiscal_year(
    page: OverviewPage, session: Session, qtbot: QtBot
) -> None:
    _choose(page, 2568)
    assert page.results_card.next.text() == "กรอกมาตรการของปีงบประมาณ พ.ศ. ๒๕๖๗"
    with qtbot.waitSignal(session.open_requested) as asked:
        _click(qtbot, page.results_card.next)
    assert asked.args == ["measures_page", None]
    assert session.year == session.years[0]


def test_what_is_missing_is_listed_with_links(
    page: OverviewPage, session: Session, qtbot: QtBot
) -> None:
    page.show_missing(
        [("office_page", "ข้อมูลหน่วยงาน", 2), ("print_page", "พิมพ์รายงาน", 0), ("x", "อื่น ๆ", 1)]
    )
    texts = [page.missing.item(row).text().replace("\u200b", "") for row in range(2)]
    assert page.missing.count() == 2
    assert texts == [
        "ข้อมูลหน่วยงาน: ยังไม่ได้กรอก ๒ ช่อง", "อื่น ๆ: ยังมี ๑ จุดที่ต้องกรอกหรือตรวจดู",
    ]  # fmt: skip
    page.missing.setCurrentRow(0)
    with qtbot.waitSignal(session.open_requested) as asked:
        qtbot.keyClick(page.missing, Qt.Key.Key_Return)
    assert asked.args == ["office_page", None]
    page.show_missing([])
    assert page.missing_title.text() == "ทุกหน้ากรอกครบแล้ว"


def test_empty_document_says_where_to_begin(
    messages: MessageBar, document: DocumentFile, qtbot: QtBot
) -> None:
    path = document.path.with_name("ว่าง.itadesk")
    with DocumentFile.create(path, [Office()]) as bare:
        session = Session(bare)
        page = OverviewPage(session, messages)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        assert page.start_card.isVisible()
        assert page.plan_card.next.text().startswith("เพิ่มปีงบประมาณ พ.ศ. ")
        with qtbot.waitSignal(session.open_requested) as asked:
            _click(qtbot, page.start_office)
        assert asked.args == ["office_page", None]
        with session.edit("ปี") as edit:
            edit.insert(FiscalYear(office_id=bare.dataset().office.id, year=2570), edit.data.office)
        assert page.ita_year.currentText() == "ITA ปี ๒๕๗๐"
        assert page.plan_card.unsure.isVisible()
        page.hide()


def test_start_is_not_shown_when_there_are_measures(page: OverviewPage) -> None:
    assert not page.start_card.isVisible()


def test_window_opens_on_it_and_tells_it_the_badges(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages.current
    assert isinstance(page, OverviewPage)
    assert window.session is not None
    window.session.set_field(window.session.data.office, "province", "")

    def texts() -> list[str]:
        rows = (page.missing.item(row) for row in range(page.missing.count()))
        return [row.text().replace("\u200b", "") for row in rows]

    qtbot.waitUntil(lambda: "ข้อมูลหน่วยงาน: ยังไม่ได้กรอก ๑ ช่อง" in texts())


def test_window_is_led_to_the_paper(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages.current
    assert isinstance(page, OverviewPage)
    _click(qtbot, page.results_card.next)
    assert window.pages.current.objectName() == "papers_page"


def test_no_page_is_shown_of_a_closed_document(window: MainWindow) -> None:
    session = window.session
    assert session is not None
    year = session.years[-1]
    with session.edit("ฉบับ") as edit:
        edit.insert(Report(year_id=year.id, kind="plan"), year)
    assert window.close_document()
    assert window.pages.current is window.start_page
