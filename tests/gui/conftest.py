"""What tests of the window get: the application as it looks, a document, and Thai typing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from itadesk.core.records import Division, FiscalYear, Measure, Office, Official, Record, Result
from itadesk.gui.app import set_up
from itadesk.gui.session import Session
from itadesk.store.document import DocumentFile

TypeText = Callable[[QWidget, str], None]


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: QApplication) -> None:
    """Give the application its typeface, style and Thai texts."""
    set_up(qapp, 100)


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
