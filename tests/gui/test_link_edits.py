from collections.abc import Callable
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.findings import plain_code
from itadesk.gui.link_edits import LinksEdit, TextsEdit

TypeText = Callable[[QWidget, str], None]
IDS = [uuid4() for _ in range(3)]


@pytest.fixture
def texts(qtbot: QtBot) -> TextsEdit:
    edit = TextsEdit()
    qtbot.addWidget(edit)
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    return edit


@pytest.fixture
def links(qtbot: QtBot) -> LinksEdit:
    edit = LinksEdit()
    qtbot.addWidget(edit)
    edit.offer({one: f"มาตรการ {n}" for n, one in enumerate(IDS)})
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    edit.setFocus()
    return edit


def test_several_codes_are_typed_at_once_and_spelled_alike(
    texts: TextsEdit, type_text: TypeText
) -> None:
    texts.spell = plain_code
    type_text(texts, "ข้อ i7, I๘; i7")
    texts.enter_typed()
    assert texts.value() == ("I7", "I8")


def test_what_is_offered_stands_for_its_entry(texts: TextsEdit, type_text: TypeText) -> None:
    texts.offer({"I7 ถาม, ตอบ": "I7"})
    type_text(texts, "I7 ถาม, ตอบ")
    texts.enter_typed()
    assert texts.value() == ("I7",)


def test_nothing_typed_is_no_change(qtbot: QtBot, texts: TextsEdit, type_text: TypeText) -> None:
    texts.set_value(("I7",))
    type_text(texts, " , I7")
    with qtbot.assertNotEmitted(texts.edited):
        texts.enter_typed()
    assert texts.value() == ("I7",)


def test_what_is_typed_stays_when_something_else_is_offered(
    texts: TextsEdit, type_text: TypeText
) -> None:
    type_text(texts, "o1")
    texts.offer({"o2": "o2"})
    texts.enter_typed()
    assert texts.value() == ("o1",)


def test_records_are_checked_with_the_keyboard_and_keep_the_order_they_were_chosen_in(
    qtbot: QtBot, links: LinksEdit
) -> None:
    links.set_value((IDS[2],))
    links.setCurrentRow(0)
    qtbot.keyClick(links, Qt.Key.Key_Space)
    assert links.value() == (IDS[2], IDS[0])
    links.setCurrentRow(2)
    qtbot.keyClick(links, Qt.Key.Key_Space)
    assert links.value() == (IDS[0],)


def test_a_record_that_is_not_offered_is_not_lost(qtbot: QtBot, links: LinksEdit) -> None:
    far = uuid4()
    links.set_value((far,))
    links.setCurrentRow(1)
    qtbot.keyClick(links, Qt.Key.Key_Space)
    assert links.value() == (far, IDS[1])


def test_other_records_offered_keep_what_is_checked(qtbot: QtBot, links: LinksEdit) -> None:
    links.set_value((IDS[1],))
    with qtbot.assertNotEmitted(links.edited):
        links.offer(dict.fromkeys(reversed(IDS), "อื่น"))
    states = [links.item(row).checkState() for row in range(3)]
    assert states == [
        Qt.CheckState.Unchecked,
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]
