import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import pymupdf
import pytest
import zxingcpp
from PIL import ImageQt
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.blobs import blob_name
from itadesk.core.errors import UserError
from itadesk.core.fingerprint import code
from itadesk.core.records import Evidence, FiscalYear, Measure, Official, Record, Report
from itadesk.exchange import send_log, sending
from itadesk.gui import paper_output
from itadesk.gui.main_window import MainWindow
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages import send_page, send_page_maker
from itadesk.gui.pages.send_page import SendPage
from itadesk.gui.pages.send_page_look import MOST_SHOWN
from itadesk.gui.printing import new_printer
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.gui.wrap import unwrapped
from itadesk.store import clean_copy, disk
from itadesk.store.document import DocumentFile
from itadesk.store.folders import user_folder
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import received
from tests.gui.conftest import TypeText

NATIONAL_ID = "1101700230708"
PDF = b"%PDF-1.7 evidence"
NAME = "ITA2568_อบต.นาม่วง_r1.itadesk"


@pytest.fixture
def document(tmp_path: Path, records: list[Record]) -> Iterator[DocumentFile]:
    """The office of the other tests, with the name of its reporter and a file as evidence."""
    year = next(one for one in records if isinstance(one, FiscalYear) and one.year == 2568)
    evidence = Evidence(year_id=year.id, kind="file", file=blob_name(PDF, "pdf"))
    blobs = {blob_name(PDF, "pdf"): PDF}
    with DocumentFile.create(tmp_path / "งาน.itadesk", [*records, evidence], blobs) as document:
        yield document


@pytest.fixture
def page(session: Session, messages: MessageBar, qtbot: QtBot) -> SendPage:
    page = SendPage(session, messages)
    page.resize(1100, 650)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    _settle(page, qtbot)
    return page


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the officer puts what she sends."""
    folder = tmp_path / "แฟลชไดรฟ์"
    folder.mkdir()
    return folder


@pytest.fixture
def target(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the officer lets the file go, whatever is proposed."""
    path = folder / NAME
    monkeypatch.setattr(send_page_maker, "ask_copy_path", lambda *_: path)
    return path


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """The worker says that the file is written, and waits before it reads it back."""
    reached, go_on = Event(), Event()
    prove = clean_copy._prove

    def slowly(temporary: Path, snapshot: Snapshot, path: Path) -> None:
        reached.set()
        assert go_on.wait(10)
        prove(temporary, snapshot, path)

    monkeypatch.setattr(clean_copy, "_prove", slowly)
    yield reached, go_on
    go_on.set()


def _settle(page: SendPage, qtbot: QtBot) -> None:
    """Wait until the document as it now is has been looked at, and the log was read."""
    qtbot.waitUntil(lambda: page._look is not None and page._read is not None)
    qtbot.waitUntil(lambda: page.send_to.text() != "")


def _click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _send(page: SendPage, qtbot: QtBot) -> None:
    """Make the file with the button, and wait until it is ready."""
    rows = page.history.sent.rowCount()
    _click(qtbot, page.button_send)
    qtbot.waitUntil(lambda: page.history.sent.rowCount() == rows + 1)


def _title(page: SendPage) -> str:
    return unwrapped(page.code_card.code_title.text())


def _told(page: SendPage) -> list[str]:
    """Return what is to be looked at before sending."""
    items = [page.concerns.item(row) for row in range(page.concerns.count())]
    return [unwrapped(item.text()) for item in items]


def _row(page: SendPage, row: int) -> list[str]:
    model = page.history.sent
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def _edit(session: Session, **values: Any) -> None:  # noqa: ANN401 - of each field
    measure = session.data.all(Measure)[0]
    with session.edit("แก้ไขมาตรการ") as edit:
        edit.update(measure, **values)


def _hash(path: Path) -> str:
    with received(path) as found:
        return found.content_hash


def test_it_tells_what_will_be_sent(page: SendPage) -> None:
    assert unwrapped(page.send_office.text()) == "องค์การบริหารส่วนตำบลนาม่วง"
    told = dict(page.held.pairs)
    assert told.pop("ขนาดราว").endswith("กิโลไบต์")
    assert told == {
        "ปีงบประมาณ พ.ศ.": "๒๕๖๗ ๒๕๖๘",
        "มาตรการ": "๓",
        "ผลการดำเนินการ": "๑",
        "หลักฐาน": "๑",
        "ฉบับรายงาน": "๐",
        "ฉบับแก้ไขที่": "๑",
    }


def test_the_code_of_the_data_is_shown_before_anything_is_sent(
    page: SendPage, session: Session
) -> None:
    snapshot = session.document.snapshot()
    assert _title(page) == "รหัสของข้อมูลในขณะนี้"
    assert page.code_card.send_code.text() == code(snapshot.content_hash)
    assert not page.code_card.button_print.isVisible()
    assert not page.code_card.stale.isVisible()
    (found,) = zxingcpp.read_barcodes(ImageQt.fromqimage(page.code_card.qr.grab().toImage()))
    assert found.text == snapshot.content_hash.upper()


def test_it_follows_the_document(page: SendPage, session: Session, qtbot: QtBot) -> None:
    before = page.code_card.send_code.text()
    _edit(session, title="ใหม่")
    assert page.code_card.send_code.text() == ""  # one that is no longer true is not shown
    qtbot.waitUntil(lambda: page.code_card.send_code.text() not in ("", before))
    assert dict(page.held.pairs)["ฉบับแก้ไขที่"] == "๒"


def test_it_looks_at_nothing_while_another_page_is_shown(
    page: SendPage, session: Session, qtbot: QtBot
) -> None:
    page.hide()
    _edit(session, title="ใหม่")
    qtbot.wait(300)
    assert dict(page.held.pairs)["ฉบับแก้ไขที่"] == "๑"
    page.show()
    qtbot.waitUntil(lambda: dict(page.held.pairs)["ฉบับแก้ไขที่"] == "๒")


def test_nothing_to_look_at_is_said(page: SendPage) -> None:
    assert unwrapped(page.concerns_title.text()) == "ไม่พบสิ่งที่ต้องระวัง"
    assert not page.concerns.isVisible()


def test_a_national_id_leads_to_its_field(page: SendPage, session: Session, qtbot: QtBot) -> None:
    _edit(session, steps=f"นาย ก {NATIONAL_ID}")
    qtbot.waitUntil(page.concerns.isVisible)
    assert unwrapped(page.concerns_title.text()) == "โปรดดูก่อนส่ง ๑ เรื่อง"
    page.concerns.setFocus()
    page.concerns.setCurrentRow(0)
    with qtbot.waitSignal(session.field_requested) as asked:
        qtbot.keyClick(page.concerns, Qt.Key.Key_Return)
    assert asked.args == ["measures_page", session.data.all(Measure)[0], "steps"]


def test_a_national_id_in_a_text_of_a_paper_leads_to_the_print_page(
    page: SendPage, session: Session, qtbot: QtBot
) -> None:
    year = session.year
    assert year is not None
    with session.edit("เพิ่ม") as edit:
        edit.insert(Report(year_id=year.id, kind="plan", intro=f"เลขที่ {NATIONAL_ID}"), year)
    qtbot.waitUntil(page.concerns.isVisible)
    with qtbot.waitSignal(session.field_requested) as asked:
        page.concerns.itemClicked.emit(page.concerns.item(0))
    assert asked.args == ["print_page", session.data.all(Report)[0], "intro"]


def test_what_the_paper_lacks_is_told_before(
    page: SendPage, session: Session, qtbot: QtBot
) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(*session.data.all(Official))
    qtbot.waitUntil(page.concerns.isVisible)
    (told,) = _told(page)
    assert told.startswith("ใบนำส่งแฟ้ม: ยังไม่มีผู้ลงนาม")


def test_a_large_file_is_told_and_leads_nowhere(
    page: SendPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session.document, "size", lambda: 25_000_000)
    _edit(session, title="ใหม่")
    qtbot.waitUntil(page.concerns.isVisible)
    assert "๒๕ เมกะไบต์" in _told(page)[0]
    assert dict(page.held.pairs)["ขนาดราว"] == "๒๕ เมกะไบต์"
    chosen: list[object] = []
    page.concerns.chosen.connect(chosen.append)
    page.concerns.itemClicked.emit(page.concerns.item(0))
    assert chosen == []


def test_what_is_missing_on_other_pages_leads_there(
    page: SendPage, session: Session, qtbot: QtBot
) -> None:
    page.show_missing([("office_page", "ข้อมูลหน่วยงาน", 2), ("send_page", "ส่งแฟ้ม", 0)])
    assert _told(page) == ["ข้อมูลหน่วยงาน: ยังไม่ได้กรอก ๒ ช่อง"]
    with qtbot.waitSignal(session.open_requested) as asked:
        page.concerns.itemClicked.emit(page.concerns.item(0))
    assert asked.args == ["office_page", None]


def test_text_that_is_not_stored_is_told(page: SendPage, session: Session) -> None:
    office = session.data.office
    session.store_typed((office.id, "name"), "ค้าง", lambda: False)
    (told,) = _told(page)
    assert told.startswith("มี ๑ ช่องที่ยังจัดเก็บไม่ได้")


def test_of_ten_thousand_concerns_the_first_are_listed(
    page: SendPage, session: Session, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    measure = session.data.all(Measure)[0]
    many = [sending.Concern("national-id", f"เรื่องที่ {n}", measure, "steps") for n in range(10_000)]
    monkeypatch.setattr("itadesk.gui.pages.send_page_look.concerns", lambda *_: iter(many))
    _edit(session, title="ใหม่")
    qtbot.waitUntil(page.concerns.isVisible)
    assert unwrapped(page.concerns_title.text()) == "โปรดดูก่อนส่ง ๑๐๐๐๐ เรื่อง"
    assert page.concerns.count() == MOST_SHOWN + 1
    assert _told(page)[-1] == "และอีก ๙๘๐๐ เรื่อง"


def test_who_stands_above_the_office_is_proposed(page: SendPage) -> None:
    assert page.send_to.text() == "นายอำเภอประจักษ์ศิลปาคม"


class TestSending:
    def test_a_name_is_proposed(
        self,
        page: SendPage,
        session: Session,
        folder: Path,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        asked: list[Path] = []

        def ask(_parent: QWidget, suggestion: Path) -> Path:
            asked.append(suggestion)
            return folder / "ก.itadesk"

        monkeypatch.setattr(send_page_maker, "ask_copy_path", ask)
        _send(page, qtbot)
        _click(qtbot, page.button_send)
        assert asked == [session.document.path.parent / NAME, folder / NAME]
        qtbot.waitUntil(lambda: page.history.sent.rowCount() == 2)

    def test_the_file_is_ready(
        self, page: SendPage, session: Session, target: Path, messages: MessageBar, qtbot: QtBot
    ) -> None:
        _send(page, qtbot)
        with received(target) as found:
            assert found.document_id == session.document.document_id
            assert page.code_card.send_code.text() == code(found.content_hash)
            assert len(list(found.dataset)) == len(list(session.data))
        assert list(target.parent.iterdir()) == [target]
        assert _title(page) == "แฟ้มพร้อมส่ง"
        assert page.code_card.sent_path.text() == str(target)
        assert messages.text == f"แฟ้มพร้อมส่งแล้ว: {NAME}"
        assert page.button_send.isVisible()

    def test_enter_in_the_field_makes_it_too(
        self, page: SendPage, target: Path, qtbot: QtBot
    ) -> None:
        page.send_to.setFocus()
        qtbot.keyClick(page.send_to, Qt.Key.Key_Return)
        qtbot.waitUntil(target.exists)
        qtbot.waitUntil(lambda: _title(page) == "แฟ้มพร้อมส่ง")

    def test_what_is_typed_goes_with_it(
        self, page: SendPage, session: Session, target: Path, qtbot: QtBot
    ) -> None:
        def store() -> None:
            session.flushing.disconnect(store)
            session.set_field(session.data.office, "phone", "๐๔๒")

        session.flushing.connect(store)
        _send(page, qtbot)
        with received(target) as found:
            assert found.dataset.office.phone == "๐๔๒"

    def test_an_older_file_is_replaced(self, page: SendPage, target: Path, qtbot: QtBot) -> None:
        target.write_bytes(b"old")
        _send(page, qtbot)
        assert _hash(target)

    def test_a_name_nobody_was_asked_about_is_not_replaced(
        self, page: SendPage, target: Path, messages: MessageBar, qtbot: QtBot
    ) -> None:
        target.write_bytes(b"old")
        page.maker.make(target.with_suffix(""))
        qtbot.waitUntil(lambda: "จึงไม่เขียนทับ" in messages.text)
        assert target.read_bytes() == b"old"

    def test_a_name_without_its_ending_gets_it(
        self, page: SendPage, target: Path, qtbot: QtBot
    ) -> None:
        page.maker.make(target.with_suffix(""))
        qtbot.waitUntil(lambda: page.history.sent.rowCount() == 1)
        assert page.code_card.sent_path.text() == str(target)

    def test_the_open_document_is_never_replaced(
        self, page: SendPage, session: Session, tmp_path: Path, messages: MessageBar
    ) -> None:
        link = tmp_path / "ทางลัด.itadesk"
        link.symlink_to(session.document.path)
        for path in (session.document.path, link):
            page.maker.make(path)
            assert "จึงไม่เขียนทับ" in messages.text
            messages.clear()
        session.document.check_place()

    def test_a_full_disk_is_told_and_another_place_offered(
        self,
        page: SendPage,
        target: Path,
        messages: MessageBar,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def full(_path: Path) -> None:
            raise OSError(28, os.strerror(28))

        target.write_bytes(b"old")
        with monkeypatch.context() as broken:
            broken.setattr(disk, "sync", full)
            _click(qtbot, page.button_send)
            qtbot.waitUntil(lambda: messages.text.startswith("ดิสก์เต็ม"))
        assert target.read_bytes() == b"old"
        assert list(target.parent.iterdir()) == [target]
        assert page.history.sent.rowCount() == 0
        assert _title(page) == "รหัสของข้อมูลในขณะนี้"
        (again,) = messages.findChildren(QPushButton)
        assert again.text() == "เลือกที่อื่น…"
        _click(qtbot, again)
        qtbot.waitUntil(lambda: page.history.sent.rowCount() == 1)
        assert _hash(target)

    def test_a_defect_is_told_too(
        self,
        page: SendPage,
        target: Path,
        messages: MessageBar,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fail(*_: object, **_options: object) -> None:
            raise ValueError

        monkeypatch.setattr(sending, "send", fail)
        _click(qtbot, page.button_send)
        qtbot.waitUntil(lambda: messages.text.startswith("ทำแฟ้มส่งไม่สำเร็จ (ValueError)"))
        assert page.button_send.isVisible()
        assert not target.exists()

    def test_it_can_be_cancelled(
        self,
        page: SendPage,
        target: Path,
        held: tuple[Event, Event],
        messages: MessageBar,
        qtbot: QtBot,
    ) -> None:
        reached, go_on = held
        target.write_bytes(b"old")
        _click(qtbot, page.button_send)
        qtbot.waitUntil(reached.is_set)
        assert page.progress.isVisible()
        assert not page.button_send.isVisible()
        assert page.button_cancel.hasFocus()
        qtbot.keyClick(page.button_cancel, Qt.Key.Key_Space)
        assert messages.text == "ยกเลิกแล้ว ไม่ได้ทำแฟ้มส่ง"
        assert page.button_send.hasFocus()
        go_on.set()
        qtbot.waitUntil(lambda: list(target.parent.iterdir()) == [target])
        assert target.read_bytes() == b"old"
        assert page.history.sent.rowCount() == 0
        assert not list(user_folder("sent").glob("*"))

    def test_it_can_be_cancelled_while_it_is_gathered(
        self, page: SendPage, target: Path, qtbot: QtBot
    ) -> None:
        _click(qtbot, page.button_send)
        _click(qtbot, page.button_cancel)
        qtbot.wait(100)
        assert list(target.parent.iterdir()) == []

    def test_a_file_that_has_its_name_is_ready_all_the_same(
        self,
        page: SendPage,
        target: Path,
        messages: MessageBar,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        noting, go_on = Event(), Event()
        note = send_log.note

        def slowly(sent: send_log.Sent) -> None:
            noting.set()
            assert go_on.wait(10)
            note(sent)

        monkeypatch.setattr(send_log, "note", slowly)
        _click(qtbot, page.button_send)
        qtbot.waitUntil(noting.is_set)
        _click(qtbot, page.button_cancel)
        assert messages.text == ""
        go_on.set()
        qtbot.waitUntil(lambda: _title(page) == "แฟ้มพร้อมส่ง")
        assert target.exists()

    def test_closing_the_document_stops_it(
        self,
        page: SendPage,
        session: Session,
        target: Path,
        held: tuple[Event, Event],
        qtbot: QtBot,
    ) -> None:
        reached, go_on = held
        _click(qtbot, page.button_send)
        qtbot.waitUntil(reached.is_set)
        session.close()
        go_on.set()
        qtbot.waitUntil(lambda: list(target.parent.iterdir()) == [])
        DocumentFile.open(session.document.path).close()

    def test_progress_is_shown(self, page: SendPage, target: Path, qtbot: QtBot) -> None:
        with qtbot.waitSignal(page.maker.running):
            _click(qtbot, page.button_send)
        assert page.progress_bar.maximum() == 0  # not known yet
        page.maker.progressed.emit(0.4)
        assert page.progress_bar.value() == 40
        qtbot.waitUntil(target.exists)
        qtbot.waitUntil(lambda: not page.progress.isVisible())

    def test_while_another_page_is_shown_the_message_leads_back(
        self, page: SendPage, session: Session, target: Path, messages: MessageBar, qtbot: QtBot
    ) -> None:
        messages.show()
        _click(qtbot, page.button_send)
        page.hide()
        qtbot.waitUntil(lambda: messages.text.startswith("แฟ้มพร้อมส่ง"))
        (button,) = messages.findChildren(QPushButton)
        with qtbot.waitSignal(session.open_requested) as asked:
            _click(qtbot, button)
        assert asked.args == ["send_page", None]
        assert target.exists()

    def test_a_change_afterwards_makes_it_an_older_revision(
        self, page: SendPage, session: Session, target: Path, qtbot: QtBot
    ) -> None:
        _send(page, qtbot)
        sent = page.code_card.send_code.text()
        _edit(session, title="ใหม่")
        assert page.code_card.stale.isVisible()
        told = unwrapped(page.code_card.stale_text.text())
        assert "เป็นฉบับแก้ไขที่ ๑" in told
        assert "ข้อมูลในขณะนี้เป็นฉบับแก้ไขที่ ๒" in told
        assert _title(page) == "แฟ้มฉบับแก้ไขที่ ๑"
        assert page.code_card.send_code.text() == sent  # as on the paper that goes with it
        qtbot.waitUntil(lambda: page._look is not None)
        assert page.code_card.send_code.text() == sent
        _send(page, qtbot)
        assert not page.code_card.stale.isVisible()
        assert page.code_card.send_code.text() == code(_hash(target)) != sent

    def test_a_log_that_cannot_be_written_does_not_undo_it(
        self,
        page: SendPage,
        target: Path,
        messages: MessageBar,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fail(_sent: send_log.Sent) -> None:
            raise UserError("ดิสก์เต็ม")

        monkeypatch.setattr(send_log, "note", fail)
        _send(page, qtbot)
        assert messages.text == "แฟ้มพร้อมส่งแล้ว แต่จดประวัติการส่งไม่ได้: ดิสก์เต็ม"
        assert _title(page) == "แฟ้มพร้อมส่ง"
        assert target.exists()

    def test_a_document_that_moves_begins_anew(
        self, page: SendPage, session: Session, target: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        _send(page, qtbot)
        blobs = {blob_name(PDF, "pdf"): PDF}
        session.move_to(DocumentFile.create(tmp_path / "ใหม่.itadesk", session.data, blobs))
        assert page.history.sent.rowCount() == 0
        qtbot.waitUntil(lambda: _title(page) == "รหัสของข้อมูลในขณะนี้")
        assert page.code_card.send_code.text() not in ("", code(_hash(target)))

    def test_what_was_sent_of_a_document_stays_when_it_goes_on_in_a_copy(
        self, page: SendPage, session: Session, target: Path, tmp_path: Path, qtbot: QtBot
    ) -> None:
        _send(page, qtbot)
        path = tmp_path / "สำเนา.itadesk"
        clean_copy.write(session.document.snapshot(), path)
        session.move_to(DocumentFile.open(path))
        qtbot.waitUntil(lambda: page.history.sent.rowCount() == 1)
        qtbot.waitUntil(lambda: _title(page) == "แฟ้มพร้อมส่ง")
        assert page.code_card.send_code.text() == code(_hash(target))


class TestFile:
    def test_the_code_is_copied(self, page: SendPage, qtbot: QtBot) -> None:
        _click(qtbot, page.code_card.button_copy)
        assert QGuiApplication.clipboard().text() == page.code_card.send_code.text()

    def test_the_code_can_be_selected_with_keys(self, page: SendPage) -> None:
        flags = page.code_card.send_code.textInteractionFlags()
        assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard

    def test_its_folder_is_opened(
        self, page: SendPage, target: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened: list[Path] = []
        monkeypatch.setattr(send_page, "open_outside", opened.append)
        _send(page, qtbot)
        _click(qtbot, page.code_card.button_folder)
        assert opened == [target.parent]

    def test_a_folder_that_cannot_be_opened_is_told(
        self,
        page: SendPage,
        target: Path,
        messages: MessageBar,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def fail(_path: Path) -> None:
            raise UserError("เปิดไม่ได้")

        monkeypatch.setattr(send_page, "open_outside", fail)
        _send(page, qtbot)
        _click(qtbot, page.code_card.button_folder)
        assert messages.text == "เปิดไม่ได้"
        assert target.exists()

    def test_its_paper_is_of_the_file_not_of_later_data(
        self,
        page: SendPage,
        session: Session,
        target: Path,
        type_text: TypeText,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        asked: list[Path] = []

        def ask(_parent: QWidget, suggestion: Path) -> Path:
            asked.append(suggestion)
            return target.with_name("ใบนำส่ง.pdf")

        monkeypatch.setattr(paper_output, "ask_pdf_path", ask)
        page.send_to.clear()
        type_text(page.send_to, "ท้องถิ่นจังหวัดอุดรธานี")
        _send(page, qtbot)
        _edit(session, title="ใหม่")
        _click(qtbot, page.code_card.button_pdf)
        pdf = target.with_name("ใบนำส่ง.pdf")
        qtbot.waitUntil(pdf.exists)
        assert asked[0].name == f"ใบนำส่งแฟ้ม {target.stem}.pdf"
        with pymupdf.open(pdf) as paper:
            text = "".join(paper[0].get_text().split())
        assert code(_hash(target)) in text
        assert "ส่งถึงท้องถิ่นจังหวัดอุดรธานี" in text

    def test_its_paper_is_printed(
        self, page: SendPage, target: Path, messages: MessageBar, qtbot: QtBot, tmp_path: Path
    ) -> None:
        _send(page, qtbot)
        printer = new_printer("ใบนำส่ง")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "กระดาษ.pdf"))
        printer.setResolution(300)
        page._paper.when_ready(lambda report: page.output.print_on(printer, report), pytest.fail)
        qtbot.waitUntil(lambda: not page.code_card.button_print.isEnabled())
        qtbot.waitUntil(lambda: messages.text == "ส่งไปเครื่องพิมพ์แล้ว ๑ หน้า")
        assert page.code_card.button_print.isEnabled()
        assert target.exists()


class TestHistory:
    def test_nothing_was_sent(self, page: SendPage) -> None:
        assert not page.history.isVisible()
        assert unwrapped(page.history_hint.text()).startswith("ยังไม่เคยทำแฟ้มส่ง")

    def test_newest_comes_first(
        self, page: SendPage, session: Session, target: Path, type_text: TypeText, qtbot: QtBot
    ) -> None:
        _send(page, qtbot)
        _edit(session, title="ใหม่")
        page.send_to.clear()
        type_text(page.send_to, "จังหวัด")
        _send(page, qtbot)
        assert page.history.isVisible()
        time, *newest = _row(page, 0)
        assert newest == ["๒", code(_hash(target)), "จังหวัด", NAME]
        assert time.endswith(" น.")
        assert _row(page, 1)[1] == "๑"
        log = send_log.history(session.document.document_id)
        assert [(one.revision, one.to) for one in log] == [
            (2, "จังหวัด"),
            (1, "นายอำเภอประจักษ์ศิลปาคม"),
        ]

    def test_it_is_there_when_the_document_is_opened_again(
        self, session: Session, messages: MessageBar, qtbot: QtBot, folder: Path
    ) -> None:
        snapshot = session.document.snapshot()
        sent = sending.send(snapshot, folder / NAME, to="จังหวัด")
        send_log.note(sent)
        page = SendPage(session, messages)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.history.sent.rowCount() == 1)
        assert page.send_to.text() == "จังหวัด"
        qtbot.waitUntil(lambda: _title(page) == "แฟ้มพร้อมส่ง")
        assert page.code_card.button_pdf.isVisible()

    def test_an_older_file_has_no_paper_any_more(
        self, session: Session, messages: MessageBar, qtbot: QtBot, folder: Path
    ) -> None:
        send_log.note(sending.send(session.document.snapshot(), folder / NAME))
        _edit(session, title="ใหม่")
        page = SendPage(session, messages)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: _title(page) == "รหัสของข้อมูลในขณะนี้")
        qtbot.waitUntil(page.code_card.stale.isVisible)
        assert not page.code_card.button_pdf.isVisible()
        now = session.document.snapshot().content_hash
        assert page.code_card.send_code.text() == code(now)

    def test_ten_thousand_rows(
        self, session: Session, messages: MessageBar, qtbot: QtBot, folder: Path
    ) -> None:
        first = send_log.Sent(
            datetime(2025, 10, 1, 14, 32),
            session.document.document_id,
            1,
            "ab" * 32,
            1,
            folder / NAME,
            "อำเภอ",
        )
        send_log.note(first)
        (log,) = user_folder("sent").iterdir()
        line = json.loads(log.read_bytes())
        lines = [json.dumps(line | {"revision": n}) for n in range(1, 10_001)]
        log.write_text("\n".join(lines))
        page = SendPage(session, messages)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda: page.history.sent.rowCount() == 10_000)
        page.history.scrollToBottom()
        page.grab()
        assert _row(page, 0) == [
            "๑ ต.ค. ๒๕๖๘ ๑๔:๓๒ น.", "๑๐๐๐๐", code("ab" * 32), "อำเภอ", NAME,
        ]  # fmt: skip
        assert len(page.history.findChildren(QWidget)) < 20  # none for each row

    def test_lines_that_somebody_changed_are_shown_as_they_are(self, page: SendPage) -> None:
        strange = send_log.Sent(datetime(1, 1, 1), UUID(int=1), 1, "x", 1, Path("a/b"), "")
        page.history.sent.show_history([strange])
        assert _row(page, 0) == ["๑ ม.ค. ๕๔๔ ๐๐:๐๐ น.", "๑", "", "", "b"]
        file = page.history.sent.index(0, 4)
        assert "a/b" in unwrapped(file.data(Qt.ItemDataRole.ToolTipRole))
        assert page.history.sent.rowCount(file) == 0
        assert page.history.sent.rowCount(QModelIndex()) == 1


def test_everything_is_reached_with_the_tab_key(page: SendPage, target: Path, qtbot: QtBot) -> None:
    _send(page, qtbot)
    card, seen = page.code_card, set[QWidget]()
    page.send_to.setFocus()
    for _ in range(12):
        focused = page.focusWidget()
        if focused is not None:
            seen.add(focused)
            qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen >= {
        page.send_to, page.button_send, page.history, card.send_code, card.button_copy,
        card.button_print, card.button_pdf, card.button_folder,
    }  # fmt: skip
    assert target.exists()


def test_new_document_edited_sent_and_received(
    qtbot: QtBot,
    tmp_path: Path,
    target: Path,
    records: list[Record],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pdf = tmp_path / "ใบนำส่ง.pdf"
    monkeypatch.setattr(paper_output, "ask_pdf_path", lambda *_: pdf)
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.show_document(DocumentFile.create(tmp_path / "ใหม่.itadesk", records))
    session = window.session
    assert session is not None
    _edit(session, title="แก้ไขแล้ว", steps=f"นาย ก {NATIONAL_ID}")
    qtbot.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    page = window.pages.current
    assert isinstance(page, SendPage)
    qtbot.waitUntil(lambda: any("เลขประจำตัวประชาชน" in one for one in _told(page)))
    page.concerns.itemClicked.emit(page.concerns.item(0))
    assert window.pages.current.objectName() == "measures_page"
    assert window.focusWidget() is window.findChild(QWidget, "measure_steps")
    window.open_page("send_page")
    _send(page, qtbot)
    _click(qtbot, page.code_card.button_pdf)
    qtbot.waitUntil(pdf.exists)
    with received(target) as found:
        assert found.dataset.get(Measure, session.data.all(Measure)[0].id).title == "แก้ไขแล้ว"
        known_by = code(found.content_hash)
    assert page.code_card.send_code.text() == known_by
    with pymupdf.open(pdf) as paper:
        assert known_by in paper[0].get_text()
    window.close()
    assert sorted(target.parent.iterdir()) == [target]
