from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from itadesk.core.records import Division, Measure, Office, Official
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.office_page import OfficePage
from itadesk.gui.record_list import RecordList
from itadesk.gui.session import Session
from tests.gui.conftest import TypeText


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> Iterator[OfficePage]:
    messages = MessageBar()
    qtbot.addWidget(messages)
    page = OfficePage(session, messages)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    page.close()


def divisions(session: Session) -> list[str]:
    return [one.name for one in session.data.children(Division, session.data.office)]


def select(records: RecordList, row: int) -> None:
    records.table.setFocus()
    records.table.selectRow(row)


def open_editor() -> QLineEdit | QPlainTextEdit:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    return editor


def test_shows_the_office(page: OfficePage) -> None:
    district = page.findChild(QLineEdit, "office_district")
    assert district is not None
    assert district.text() == "ประจักษ์ศิลปาคม"


def test_short_name_left_empty_shows_the_one_used(page: OfficePage, session: Session) -> None:
    assert page.office_short_name.placeholderText() == "อบต.นาม่วง"
    session.set_field(session.data.office, "kind", "เทศบาลตำบล")
    assert page.office_short_name.placeholderText() == "ทต.นาม่วง"


def test_added_division_is_typed_at_once(
    page: OfficePage, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    page.division_list.button_add.click()
    editor = open_editor()
    type_text(editor, "กองช่าง")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: divisions(session) == ["สำนักปลัด", "กองคลัง", "กองช่าง"])


def test_added_official_is_typed_from_the_first_column(
    page: OfficePage, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    page.official_list.button_add.click()
    editor = open_editor()
    type_text(editor, "นาย")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.prefix for one in session.data.all(Official)] == ["", "นาย"])


def test_divisions_are_moved(page: OfficePage, session: Session) -> None:
    select(page.division_list, 1)
    assert not page.division_list.button_down.isEnabled()
    page.division_list.button_up.click()
    assert divisions(session) == ["กองคลัง", "สำนักปลัด"]
    assert not page.division_list.button_up.isEnabled()
    session.undo()
    assert divisions(session) == ["สำนักปลัด", "กองคลัง"]


def test_divisions_are_moved_with_keys(page: OfficePage, session: Session, qtbot: QtBot) -> None:
    select(page.division_list, 0)
    qtbot.keyClick(page.division_list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert divisions(session) == ["กองคลัง", "สำนักปลัด"]


@pytest.mark.parametrize("by_key", [False, True])
def test_deleted_division_stays_named_as_responsible(
    page: OfficePage, session: Session, qtbot: QtBot, by_key: bool
) -> None:
    select(page.division_list, 0)
    if by_key:
        qtbot.keyClick(page.division_list.table, Qt.Key.Key_Delete)
    else:
        page.division_list.button_delete.click()
    assert divisions(session) == ["กองคลัง"]
    assert session.data.all(Measure)[0].responsible == ("สำนักปลัด", "ทุกกอง")


def test_usual_divisions_are_offered_while_there_are_none(
    page: OfficePage, session: Session
) -> None:
    offer = page.division_list.button_extra
    assert not offer.isVisible()
    with session.edit("ลบ") as edit:
        edit.delete(*session.data.all(Division))
    assert offer.isVisible()
    offer.click()
    assert divisions(session)[:2] == ["สำนักปลัด", "กองคลัง"]
    assert not offer.isVisible()
    session.undo()
    assert divisions(session) == []


def test_badge_counts_required_fields(page: OfficePage, session: Session) -> None:
    assert page.badge() == 0
    session.set_field(session.data.office, "district", "")
    session.set_field(session.data.all(Official)[0], "position", "")
    assert page.badge() == 2


def test_link_leads_to_an_official(page: OfficePage, session: Session) -> None:
    official = session.data.all(Official)[0]
    page.show_record(official)
    assert page.official_list.table.current == official


def test_link_to_the_office_changes_no_selection(page: OfficePage, session: Session) -> None:
    office = session.data.office
    assert isinstance(office, Office)
    page.show_record(office)
    assert page.isVisible()
