from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from itadesk.core.records import FiscalYear, Measure, Record, Report
from itadesk.gui import page_maker
from itadesk.gui.main_window import MainWindow
from itadesk.gui.page_maker import PageMaker
from itadesk.gui.pages import print_page
from itadesk.gui.pages.measures_page import MeasuresPage
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.preview_pages import PagesView
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.gui.side_preview import PaperView
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob
from itadesk.store.document import DocumentFile

NARROW, WIDE = 1366, 1920


@pytest.fixture
def records(records: list[Record]) -> list[Record]:
    """The small office with measures that need a page each."""
    year = next(one for one in records if isinstance(one, FiscalYear) and one.year == 2568)
    more = [
        Measure(year_id=year.id, order_key=n << 20, title=f"มาตรการที่ {n}", steps="- จัดทำ\n" * 30)
        for n in (4, 5, 6)
    ]
    return [*records, *more]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[PrintJob]:
    """The jobs of which pages were made."""
    jobs: list[PrintJob] = []

    def counting(job: PrintJob, cancelled: Callable[[], bool]) -> PrintedReport:
        jobs.append(job)
        return print_report(job, cancelled)

    monkeypatch.setattr(page_maker, "print_report", counting)
    return jobs


@pytest.fixture
def window(
    document: DocumentFile,
    made: list[PrintJob],  # noqa: ARG001 - so that jobs are counted from the first on
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """A wide window on the measures of the office."""
    document.close()
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(WIDE, 1080)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    assert window.open_file(document.path)
    window.open_page("measures_page")
    yield window
    window.close()


@pytest.fixture
def session(window: MainWindow) -> Session:
    assert window.session is not None
    return window.session


@pytest.fixture
def maker(window: MainWindow) -> PageMaker:
    return _printing(window).maker


@pytest.fixture
def settle(maker: PageMaker, qtbot: QtBot) -> Callable[[], PrintedReport]:
    """Return what waits for the pages of the newest paper."""

    def settle() -> PrintedReport:
        qtbot.waitUntil(lambda: maker.report is not None)
        assert maker.report is not None
        return maker.report

    return settle


def _open_again(qtbot: QtBot) -> MainWindow:
    """Return a new wide window on the same document."""
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(WIDE, 1080)
    with qtbot.waitExposed(window):
        window.show()
    assert window.open_file(Settings().recent_files[0])
    return window


def _printing(window: MainWindow) -> PrintPage:
    page = window.pages.page("print_page")
    assert isinstance(page, PrintPage)
    return page


def _view(window: MainWindow) -> PagesView:
    assert window.side_preview.paper is not None
    return window.side_preview.paper.preview.preview_pages


def _measures(window: MainWindow) -> MeasuresPage:
    page = window.pages.page("measures_page")
    assert isinstance(page, MeasuresPage)
    return page


def _seen(window: MainWindow, report: PrintedReport, measure: Record) -> bool:
    """Whether the page on which a measure begins is in view."""
    view = _view(window)
    rect = view._layout.rects[report.places[measure.id].page - 1]
    top = view.verticalScrollBar().value()
    return top < rect.bottom() and rect.top() < top + view.viewport().height()


@pytest.mark.parametrize("name", ["office_page", "measures_page", "results_page"])
def test_pages_of_the_report_stand_beside(window: MainWindow, name: str) -> None:
    window.open_page(name)
    assert window.side_preview.isVisible()
    assert window.action_side_preview.isEnabled()


def test_document_that_takes_the_place_brings_pages_of_its_own(
    window: MainWindow, tmp_path: Path, records: list[Record]
) -> None:
    other = tmp_path / "อีกแฟ้ม.itadesk"
    DocumentFile.create(other, records).close()
    assert window.open_file(other)  # the pages before wait to go until the program is idle
    paper = window.side_preview.paper
    assert paper is not None
    assert paper._printing is _printing(window)
    views = window.side_preview.findChildren(PaperView)
    assert [view for view in views if view.isVisible()] == [paper]
    measures = _measures(window).measures_table
    assert [table for table in paper._tables if table.objectName() == "measures_table"] == [
        measures
    ]


def test_print_page_and_start_page_have_none(window: MainWindow) -> None:
    window.open_page("print_page")
    assert not window.side_preview.isVisible()
    assert not window.action_side_preview.isEnabled()
    window.close_document()
    assert not window.side_preview.isVisible()
    assert window.side_preview.paper is None


def test_window_shows_it_while_it_is_wide(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(NARROW, 768)
    qtbot.waitUntil(lambda: not window.side_preview.isVisible())
    assert not window.action_side_preview.isChecked()
    window.resize(WIDE, 1080)
    qtbot.waitUntil(window.side_preview.isVisible)


def test_wish_of_the_officer_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.side_preview.isVisible()
    window.close()
    again = _open_again(qtbot)
    assert not again.action_side_preview.isChecked()
    assert not again.side_preview.isVisible()
    again.close()


def test_width_given_to_it_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    handle = window.content.handle(1)
    before = window.side_preview.width()
    middle = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(handle, middle - handle.rect().topRight() * 20)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    wider = window.side_preview.width()
    assert wider > before
    window.open_page("print_page")
    window.open_page("office_page")
    assert window.side_preview.width() == wider
    window.close()
    again = _open_again(qtbot)
    qtbot.waitUntil(lambda: again.side_preview.width() == wider)
    again.close()


def test_pages_are_made_once_for_both_previews(
    window: MainWindow, made: list[PrintJob], settle: Callable[[], PrintedReport]
) -> None:
    report = settle()
    assert _view(window).page_count == report.pages
    window.open_page("print_page")
    assert _printing(window).print_preview.preview_pages.page_count == report.pages
    assert len(made) == 1


def test_edit_shows_in_the_pages(
    window: MainWindow, session: Session, settle: Callable[[], PrintedReport]
) -> None:
    before = settle()
    measure = session.data.all(Measure)[0]
    session.set_field(measure, "steps", "- ใหม่\n" * 90)
    after = settle()
    assert after.pages > before.pages
    assert _view(window).page_count == after.pages


def test_pages_are_asked_for_only_while_they_are_seen(
    window: MainWindow,
    session: Session,
    maker: PageMaker,
    settle: Callable[[], PrintedReport],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(print_page, "_QUICK", 0)  # else the hidden print page makes so few anyway
    before = settle()
    window.action_side_preview.trigger()
    session.set_field(session.data.office, "name", "ใหม่")
    assert maker.report is before
    window.action_side_preview.trigger()
    assert maker.report is None
    assert settle().pdf != before.pdf


def test_measure_of_the_current_row_is_shown(
    window: MainWindow, session: Session, settle: Callable[[], PrintedReport]
) -> None:
    report = settle()
    table = _measures(window).measures_table
    for measure in (session.data.all(Measure)[-1], session.data.all(Measure)[0]):
        assert not _seen(window, report, measure) or measure == table.current
        table.select([measure])
        assert _seen(window, report, measure)


def test_measure_just_added_is_shown_when_its_page_is_there(
    window: MainWindow, session: Session, settle: Callable[[], PrintedReport]
) -> None:
    settle()
    page = _measures(window)
    page.measures_table.select([session.data.all(Measure)[-1]])
    page.actions_of_rows.duplicate_rows()
    copy = page.measures_table.current
    assert copy is not None
    assert _seen(window, settle(), copy)


def test_scrolling_away_is_left_alone(
    window: MainWindow, session: Session, settle: Callable[[], PrintedReport]
) -> None:
    settle()
    view = _view(window)
    view.go_to(view.page_count - 2)  # at the end it could not keep its place in a higher window
    place = view.place
    session.set_field(session.data.all(Measure)[0], "title", "ชื่อใหม่")
    settle()
    assert view.place == place


def test_result_of_the_current_row_is_shown(
    window: MainWindow, session: Session, settle: Callable[[], PrintedReport]
) -> None:
    window.open_page("results_page")
    report = settle()
    page = window.pages.current
    assert isinstance(page, ResultsPage)
    last = session.data.all(Measure)[-1]
    page.results_table.select([last])
    assert _seen(window, report, last)


def test_paper_follows_the_round_of_the_results(
    window: MainWindow, settle: Callable[[], PrintedReport]
) -> None:
    window.open_page("results_page")
    page = window.pages.current
    assert isinstance(page, ResultsPage)
    before = settle()
    page.round_choice.setCurrentIndex(page.round_choice.findData(6))
    page.round_choice.activated.emit(page.round_choice.currentIndex())
    assert settle().pdf != before.pdf
    assert window.side_preview.paper is not None
    assert window.side_preview.paper.name.text() == "แบบผลการดำเนินการ ๖ ช่อง · รอบ ๖ เดือน"
    window.open_page("print_page")
    assert _printing(window).round_box.currentData() == 6


def test_plan_does_not_follow_the_round(window: MainWindow, session: Session) -> None:
    year = session.year
    assert year is not None
    printing = _printing(window)
    printing.paper.choose(Report(year_id=year.id, kind="plan", form="plan"))
    months = printing.paper.months
    window.open_page("results_page")
    page = window.pages.current
    assert isinstance(page, ResultsPage)
    page.show_round(3)
    assert printing.paper.months == months
    assert window.side_preview.paper is not None
    assert window.side_preview.paper.name.text() == "แบบมาตรการ ๔ ช่อง"


def test_name_of_the_paper_leads_to_the_print_page(window: MainWindow, qtbot: QtBot) -> None:
    assert window.side_preview.paper is not None
    name: QPushButton = window.side_preview.paper.name
    qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert window.pages.current is _printing(window)


def test_without_a_fiscal_year_it_says_that_there_are_no_pages(
    window: MainWindow, session: Session, settle: Callable[[], PrintedReport]
) -> None:
    settle()
    with session.edit("ลบปี") as edit:
        edit.delete(*session.data.all(FiscalYear))
    assert window.side_preview.paper is not None
    message = window.side_preview.paper.preview.preview_message
    assert message.isVisible()
    assert message.accessibleName() == "ยังไม่มีหน้ารายงานให้ดู"
