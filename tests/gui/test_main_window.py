from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.changes import Change
from itadesk.core.errors import UserError
from itadesk.core.fingerprint import code
from itadesk.core.records import Measure, Record
from itadesk.gui import dialogs
from itadesk.gui.main_window import PAGE_KEYS, PAGES, MainWindow, page_name
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.store.document import DocumentFile
from tests.gui.conftest import TypeText


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    yield window
    window.close()


@pytest.fixture
def path(document: DocumentFile) -> Path:
    document.close()
    return document.path


@pytest.fixture
def session(window: MainWindow, path: Path) -> Session:
    assert window.open_file(path)
    assert window.session is not None
    return window.session


def test_begins_with_the_start_page(window: MainWindow) -> None:
    assert window.pages.current is window.start_page
    assert not window.sidebar.isVisible()
    assert not window.action_save.isEnabled()


def test_open_shows_the_overview_and_the_name_of_the_file(
    window: MainWindow, session: Session
) -> None:
    assert window.pages.current.objectName() == "overview_page"
    assert window.windowTitle() == "อบต.นาม่วง – อบต.นาม่วง.itadesk – itadesk"
    assert Settings().recent_files == [session.document.path]


def test_code_of_the_file_is_shown_until_it_is_edited(window: MainWindow, session: Session) -> None:
    label = window.status.findChild(QLabel, "document_saved")
    assert label is not None
    assert label.text() == f"รหัสตรวจแฟ้ม {code(session.document.snapshot().content_hash)}"
    session.set_field(session.data.office, "phone", "042 000 000")
    assert label.text().startswith("บันทึกแล้ว ")


@pytest.mark.usefixtures("session")
def test_keys_lead_to_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    for row, (key, (_, _, cls)) in enumerate(zip(PAGE_KEYS, PAGES, strict=True)):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.pages.current.objectName() == page_name(cls)
        assert window.sidebar.currentRow() == row


def test_link_opens_the_page_of_a_record(window: MainWindow, session: Session) -> None:
    measure = session.data.all(Measure)[1]
    session.open_requested.emit("measures_page", measure)
    assert window.pages.current.objectName() == "measures_page"


def test_undo_names_its_step(window: MainWindow, session: Session) -> None:
    assert not window.action_undo.isEnabled()
    session.set_field(session.data.office, "name", "ใหม่")
    assert window.action_undo.text() == "เลิกทำ: แก้ไขชื่อหน่วยงาน"
    assert window.action_undo.iconText() == "เลิกทำ"
    window.action_undo.trigger()
    assert session.data.office.name == "นาม่วง"
    assert window.action_redo.text() == "ทำซ้ำ: แก้ไขชื่อหน่วยงาน"


def test_undo_key_in_a_field_takes_back_the_visit(
    window: MainWindow, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    name = window.findChild(QLineEdit, "office_name")
    assert name is not None
    name.setFocus()
    type_text(name, "ทดลอง")
    session.flush()
    qtbot.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.data.office.name == "นาม่วง"
    assert name.text() == "นาม่วง"


def test_title_follows_the_name_of_the_office(window: MainWindow, session: Session) -> None:
    session.set_field(session.data.office, "short_name", "อบต.ใหม่")
    assert window.windowTitle().startswith("อบต.ใหม่ – ")


def test_badges_count_what_is_missing(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert window.sidebar.badge("office_page") == 0
    session.set_field(session.data.office, "province", "")
    qtbot.waitUntil(lambda: window.sidebar.badge("office_page") == 1)


def test_same_file_is_not_opened_again(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    link = tmp_path / "ทางลัด.itadesk"
    link.symlink_to(session.document.path)
    assert window.open_file(link)
    assert window.session is session
    assert "เปิดอยู่แล้ว" in window.message_bar.text


def test_other_file_takes_the_place(
    window: MainWindow, session: Session, tmp_path: Path, records: list[Record]
) -> None:
    other = tmp_path / "อีกแฟ้ม.itadesk"
    DocumentFile.create(other, records).close()
    before = session.document.path
    assert window.open_file(other)
    assert window.session is not None
    assert window.session.document.path == other
    DocumentFile.open(before).close()  # it is free again


def test_file_that_cannot_be_opened_leaves_the_start_page(
    window: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "ไม่ใช่.itadesk"
    bad.write_bytes(b"no document")
    assert not window.open_file(bad)
    assert window.pages.current is window.start_page
    assert "ไม่ใช่.itadesk" in window.message_bar.text


def test_missing_file_may_be_taken_off_the_list(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "หาย.itadesk"
    window.settings.add_recent_file(gone)
    assert not window.open_file(gone)
    (button,) = window.message_bar.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert Settings().recent_files == []


def test_closing_stores_what_is_typed(
    window: MainWindow, session: Session, type_text: TypeText
) -> None:
    path = session.document.path
    name = window.findChild(QLineEdit, "office_name")
    assert name is not None
    name.selectAll()
    type_text(name, "ปิดทันที")
    window.close()
    with DocumentFile.open(path) as again:
        assert again.dataset().office.name == "ปิดทันที"


@pytest.mark.parametrize("leave", [False, True])
def test_closing_asks_only_about_text_that_cannot_be_stored(
    window: MainWindow,
    session: Session,
    type_text: TypeText,
    monkeypatch: pytest.MonkeyPatch,
    leave: bool,
) -> None:
    def refuse(_change: Change) -> int:
        raise UserError("ดิสก์เต็ม")

    asked: list[int] = []

    def ask(_parent: QWidget, count: int) -> bool:
        asked.append(count)
        return leave

    name = window.findChild(QLineEdit, "office_name")
    assert name is not None
    with monkeypatch.context() as broken:
        broken.setattr(session.document, "apply", refuse)
        broken.setattr(dialogs, "ask_leave_drafts", ask)
        type_text(name, "ค้าง")
        assert window.close_document() is leave
    assert asked == [1]
    assert (window.session is None) is leave


def test_refused_commit_is_said_in_the_bar(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_change: Change) -> int:
        raise UserError("ดิสก์เต็ม", "ลบแฟ้มอื่น")

    with monkeypatch.context() as broken:
        broken.setattr(session.document, "apply", refuse)
        session.set_field(session.data.office, "name", "ใหม่")
    assert window.message_bar.text == "ดิสก์เต็ม ลบแฟ้มอื่น"
    assert window.message_bar.isVisible()


@pytest.mark.usefixtures("session")
def test_what_a_narrow_window_hides_is_behind_an_arrow_that_is_seen(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(900, 700)
    more = window.findChild(QToolButton, "qt_toolbar_ext_button")
    assert more is not None
    qtbot.waitUntil(more.isVisible)
    image = more.grab().toImage()
    columns, rows = range(image.width()), range(image.height())
    assert len({image.pixel(x, y) for x in columns for y in rows}) > 1


def test_text_size_is_changed_and_remembered(window: MainWindow) -> None:
    def size() -> float:
        return QApplication.font().pointSizeF()

    usual = size()
    window.action_larger.trigger()
    assert size() > usual
    assert Settings().text_scale == 110
    window.action_smaller.trigger()
    window.action_smaller.trigger()
    assert size() < usual
    window.action_usual_size.trigger()
    assert size() == usual
    assert isinstance(QApplication.font(), QFont)


def test_geometry_is_remembered(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(800, 640)
    window.close()
    again = MainWindow(Settings())
    qtbot.addWidget(again)
    assert again.size() == window.size()


@pytest.mark.usefixtures("session")
def test_every_control_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for _, _, cls in PAGES:
        window.open_page(page_name(cls))
        for line in window.pages.current.findChildren(QLineEdit):
            if line.objectName().startswith("qt_") or not line.isVisible():
                continue
            assert line.accessibleName() or line.parentWidget().accessibleName(), line.objectName()


def test_message_moves_nothing(window: MainWindow, document: DocumentFile) -> None:
    window.show_document(document)
    window.message_bar.clear()
    QApplication.sendPostedEvents()
    before = window.pages.size()
    window.message_bar.show_message("ลบแล้ว", actions=[("เลิกทำ", lambda: None)])
    central = window.centralWidget().layout()
    assert central is not None
    central.activate()
    QApplication.processEvents()
    assert window.message_bar.height() == window.message_bar.line_height()
    assert window.pages.size() == before
