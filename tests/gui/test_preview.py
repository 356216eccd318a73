import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itadesk.gui.page_maker import PageMaker
from itadesk.gui.preview import Preview
from itadesk.gui.preview_layout import Fit
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob
from tests.gui.conftest import with_intro

Show = Callable[[PrintJob], PrintedReport]


@pytest.fixture
def preview(maker: PageMaker, qtbot: QtBot) -> Preview:
    preview = Preview()
    preview.bind(maker)
    preview.resize(700, 500)
    qtbot.addWidget(preview)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


@pytest.fixture
def show(preview: Preview, maker: PageMaker, qtbot: QtBot) -> Show:
    def show(job: PrintJob) -> PrintedReport:
        with qtbot.waitSignal(maker.printed) as printed:
            maker.show_job(job)
        qtbot.waitUntil(lambda: preview.preview_pages.is_drawn(preview.preview_pages.page))
        (report,) = printed.args
        assert isinstance(report, PrintedReport)
        return report

    return show


def _turn_wheel(preview: Preview, notches: int, keys: Qt.KeyboardModifier) -> None:
    viewport = preview.preview_pages.viewport()
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle, viewport.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def test_says_that_there_is_nothing_to_see(preview: Preview) -> None:
    assert preview.preview_message.isVisible()
    assert preview.preview_message.accessibleName() == "ยังไม่มีหน้ารายงานให้ดู"
    assert not preview.preview_next.isEnabled()


def test_shows_the_pages_of_a_job(
    preview: Preview, maker: PageMaker, job: PrintJob, show: Show
) -> None:
    report = show(job)
    assert report.pdf == print_report(job).pdf
    assert maker.report is report
    assert preview.preview_pages.page_count == report.pages > 2
    assert not preview.preview_pages.picture(0).isNull()
    assert preview.preview_place.text().startswith("หน้า ๑ จาก ")


def test_says_that_pages_are_made_when_it_takes_long(
    preview: Preview, maker: PageMaker, job: PrintJob, held: dict[str, Event], qtbot: QtBot
) -> None:
    held["นาน"] = Event()
    maker.show_job(with_intro(job, "นาน"))
    assert preview.preview_state.text() == ""
    qtbot.waitUntil(lambda: preview.preview_state.text() == "กำลังจัดหน้า…")
    with qtbot.waitSignal(maker.printed):
        held["นาน"].set()
    assert preview.preview_state.text() == ""


def test_says_in_thai_why_there_are_no_pages(
    preview: Preview, maker: PageMaker, job: PrintJob, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(maker.failed) as failed:
        maker.show_job(job._replace(report=replace(job.report, form="แบบเก่า")))
    assert failed.args == ["ยังพิมพ์แบบเก่าไม่ได้ โปรดเลือกแบบรายงานอื่น"]
    assert preview.preview_message.isVisible()
    assert preview.preview_message.accessibleName() == failed.args[0]


def test_pages_come_back_after_an_error(
    preview: Preview, maker: PageMaker, job: PrintJob, show: Show
) -> None:
    maker.show_job(None)
    show(job)
    assert preview.preview_pages.isVisible()


def test_page_place_and_zoom_stay(preview: Preview, job: PrintJob, show: Show) -> None:
    show(job)
    pages = preview.preview_pages
    pages.zoom_by(1.3)
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum() // 2)
    before = (pages.page, pages.place, pages.zoom, pages.verticalScrollBar().value())
    show(with_intro(job, "ข้อความนำอื่น"))
    assert (pages.page, pages.place, pages.zoom, pages.verticalScrollBar().value()) == before


def test_fewer_pages_show_the_end(preview: Preview, job: PrintJob, show: Show) -> None:
    show(job)
    pages = preview.preview_pages
    pages.go_to(pages.page_count)
    show(job._replace(report=replace(job.report, blocks=(("table", False),))))
    assert pages.page == pages.page_count - 1


def test_old_pages_stay_until_the_new_ones_are_drawn(
    preview: Preview, maker: PageMaker, job: PrintJob, show: Show, qtbot: QtBot
) -> None:
    show(job)
    pages = preview.preview_pages
    old = pages.picture(0)
    with qtbot.waitSignal(maker.printed):
        maker.show_job(with_intro(job, "ข้อความนำอื่น"))
    assert pages.picture(0) == old
    qtbot.waitUntil(lambda: pages.is_drawn(0))


def test_buttons_turn_pages(preview: Preview, job: PrintJob, show: Show, qtbot: QtBot) -> None:
    show(job)
    assert not preview.preview_previous.isEnabled()
    qtbot.mouseClick(preview.preview_next, Qt.MouseButton.LeftButton)
    assert preview.preview_pages.page == 1
    assert preview.preview_place.text().startswith("หน้า ๒ จาก ")
    qtbot.mouseClick(preview.preview_previous, Qt.MouseButton.LeftButton)
    assert preview.preview_pages.page == 0


def test_end_and_home_lead_to_the_last_and_first_page(
    preview: Preview, job: PrintJob, show: Show, qtbot: QtBot
) -> None:
    show(job)
    pages = preview.preview_pages
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert pages.page == pages.page_count - 1
    assert not preview.preview_next.isEnabled()
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page == 0


def test_zoom_buttons(preview: Preview, job: PrintJob, show: Show, qtbot: QtBot) -> None:
    show(job)
    pages = preview.preview_pages
    usual = pages.zoom
    qtbot.mouseClick(preview.preview_larger, Qt.MouseButton.LeftButton)
    assert pages.zoom == pytest.approx(usual * 1.2)
    assert not preview.preview_width.isChecked()
    qtbot.mouseClick(preview.preview_smaller, Qt.MouseButton.LeftButton)
    assert pages.zoom == pytest.approx(usual)
    qtbot.mouseClick(preview.preview_whole, Qt.MouseButton.LeftButton)
    assert pages.fit is Fit.PAGE
    assert preview.preview_whole.isChecked()
    qtbot.mouseClick(preview.preview_width, Qt.MouseButton.LeftButton)
    assert (pages.fit, pages.zoom) == (Fit.WIDTH, usual)


def test_place_is_brought_into_view(preview: Preview, job: PrintJob, show: Show) -> None:
    show(job)
    pages, bar = preview.preview_pages, preview.preview_pages.verticalScrollBar()
    pages.bring_into_view(2, 0.5)
    page, part = pages.place
    assert page == 2
    assert part == pytest.approx(0.5, abs=0.05)
    value = bar.value() - 10
    bar.setValue(value)
    pages.bring_into_view(2, 0.5)  # is seen already
    assert bar.value() == value
    pages.set_fit(Fit.PAGE)
    pages.bring_into_view(1, 0.9)  # with its page, which is seen whole
    assert pages.place == (1, 0.0)


def test_wheel_zooms_with_ctrl_and_scrolls_without(
    preview: Preview, job: PrintJob, show: Show
) -> None:
    show(job)
    pages = preview.preview_pages
    usual = pages.zoom
    _turn_wheel(preview, 1, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom == pytest.approx(usual * 1.2)
    zoomed, value = pages.zoom, pages.verticalScrollBar().value()
    _turn_wheel(preview, -1, Qt.KeyboardModifier.NoModifier)
    assert pages.zoom == zoomed
    assert pages.verticalScrollBar().value() > value


_OPEN_AND_QUIT = """
from itadesk.gui.app import set_up
from itadesk.gui.page_maker import PageMaker
from itadesk.gui.preview import Preview
from itadesk.gui.preview_pages import PagesView
from itadesk.gui.preview_pdf import page_sizes
from itadesk.gui.tasks import finish_tasks
from itadesk.core.dataset import Dataset
from itadesk.core.records import FiscalYear, Measure, Office, Report
from itadesk.report.job import PrintJob
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

app = QApplication([])
set_up(app, 100)
office = Office(name="นาม่วง")
year = FiscalYear(office_id=office.id, year=2568)
steps = "ก\\n" * 40
measures = [Measure(year_id=year.id, title="ก", steps=steps, order_key=n) for n in range(9)]
job = PrintJob(Dataset.of([office, year, *measures]), year, Report(year_id=year.id, form="plan"))
for round in range(12):
    preview = Preview()
    maker = PageMaker(preview)
    preview.bind(maker)
    preview.resize(600, 600)
    preview.show()
    maker.show_job(job)
    loop = QEventLoop()
    maker.printed.connect(loop.quit)
    maker.when_ready(lambda report: None, print)
    loop.exec()
    for _ in range(round):  # close while pages are being drawn, sooner or later
        app.processEvents()
    preview.close()
    preview.deleteLater()
last = Preview()
maker = PageMaker(last)
last.bind(maker)
last.show()
maker.show_job(job)
maker.when_ready(print, print)
app.processEvents()
finish_tasks()
"""


def test_opening_closing_and_quitting_at_work_leaves_no_trace() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-W", "error", "-c", _OPEN_AND_QUIT],
        capture_output=True,
        check=False,
        text=True,
    )
    lines = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, lines, done.stdout) == (0, [], "")
