"""What tests of the window get: the application as it looks, a document, and Thai typing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.dataset import Dataset
from itadesk.core.papers import chosen_year
from itadesk.core.records import (
    Division,
    FiscalYear,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)
from itadesk.gui import page_maker
from itadesk.gui.app import set_up
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.page_maker import PageMaker
from itadesk.gui.session import Session
from itadesk.gui.tasks import finish_tasks
from itadesk.report.build import print_report
from itadesk.report.job import PrintedReport, PrintJob
from itadesk.store.document import DocumentFile

TypeText = Callable[[QWidget, str], None]


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> None:
    """Give the application its typeface, style and Thai texts."""
    set_up(qapp, 100)


@pytest.fixture(autouse=True)
def _no_work_left() -> Iterator[None]:
    """Keep a backup that is still being written from the next test."""
    yield
    finish_tasks()


@pytest.fixture
def records() -> list[Record]:
    """A small office: two divisions, an official, two years, three measures, one result."""
    office = Office(
        kind="องค์การบริหารส่วนตำบล", name="นาม่วง", district="ประจักษ์ศิลปาคม", province="อุดรธานี"
    )
    clerks = Division(office_id=office.id, order_key=1 << 20, name="สำนักปลัด")
    treasury = Division(office_id=office.id, order_key=2 << 20, name="กองคลัง")
    official = Official(
        office_id=office.id, order_key=1 << 20, position="นิติกรชำนาญการ", role="ผู้รายงาน"
    )
    earlier = FiscalYear(office_id=office.id, year=2567)
    year = FiscalYear(office_id=office.id, year=2568)
    measures = [
        Measure(
            year_id=year.id,
            order_key=n << 20,
            title=f"มาตรการที่ {n}",
            steps="- จัดทำคู่มือ\n- เผยแพร่",
            responsible=(clerks.id, "ทุกกอง"),
        )
        for n in (1, 2, 3)
    ]
    result = Result(measure_id=measures[0].id, round=12, output="จัดทำแล้ว", outcome="ประชาชนพอใจ")
    return [office, clerks, treasury, official, earlier, year, *measures, result]


@pytest.fixture
def document(tmp_path: Path, records: list[Record]) -> Iterator[DocumentFile]:
    """The office above in a file of its own, open."""
    with DocumentFile.create(tmp_path / "อบต.นาม่วง.itadesk", records) as document:
        yield document


@pytest.fixture
def session(document: DocumentFile) -> Iterator[Session]:
    """The document above as the pages see it; the newest year, 2568, is chosen."""
    session = Session(document)
    yield session
    session.close()


@pytest.fixture
def type_text() -> TypeText:
    """Return what types text into a widget as an input method does; QTest cannot type Thai."""

    def type_text(widget: QWidget, text: str) -> None:
        target = widget.focusProxy() or widget
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QCoreApplication.sendEvent(target, event)

    return type_text


@pytest.fixture
def job(records: list[Record]) -> PrintJob:
    """A report of several pages of the office above."""
    data = Dataset.of(records)
    year = chosen_year(data, 2568)
    more = [
        Measure(year_id=year.id, order_key=n << 20, title=f"มาตรการ {n}", steps="- จัดทำ\n" * 30)
        for n in range(4, 8)
    ]
    report = Report(year_id=year.id, kind="plan", form="plan")
    return PrintJob(Dataset.of([*records, *more]), year, report)


@pytest.fixture
def maker(qapp: QApplication) -> Iterator[PageMaker]:
    """What makes the pages of a job in the background."""
    maker = PageMaker(qapp)
    yield maker
    maker.deleteLater()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Event]]:
    """Printing a report waits for the event of its intro, when there is one."""
    events: dict[str, Event] = {}

    def held_print(job: PrintJob, cancelled: Callable[[], bool]) -> PrintedReport:
        if job.report.intro in events:
            events[job.report.intro].wait()
        return print_report(job, cancelled)

    monkeypatch.setattr(page_maker, "print_report", held_print)
    yield events
    for event in events.values():
        event.set()


def with_intro(job: PrintJob, intro: str) -> PrintJob:
    """Return a job whose report begins with another text."""
    return job._replace(report=replace(job.report, intro=intro))


@pytest.fixture
def messages(qtbot: QtBot) -> MessageBar:
    """The bar a page shows its messages in."""
    messages = MessageBar()
    qtbot.addWidget(messages)
    return messages
