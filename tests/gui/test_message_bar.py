from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from itadesk.core.errors import UserError
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.wrap import unwrapped


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    bar = MessageBar()
    qtbot.addWidget(bar)
    yield bar
    bar.close()


def buttons(bar: MessageBar) -> list[QPushButton]:
    return [button for button in bar.findChildren(QPushButton) if button.isVisible()]


def test_begins_hidden(bar: MessageBar) -> None:
    assert not bar.isVisible()
    assert bar.text == ""


def test_message_is_shown_and_said(bar: MessageBar) -> None:
    bar.show_message("บันทึกแล้ว", MessageKind.SUCCESS)
    assert bar.isVisible()
    assert bar.accessibleName() == "บันทึกแล้ว"


def test_error_says_what_to_do(bar: MessageBar) -> None:
    bar.show_error(UserError("ดิสก์เต็ม", "ลบแฟ้มอื่น"))
    assert bar.text == "ดิสก์เต็ม ลบแฟ้มอื่น"


def test_text_is_taken_literally(bar: MessageBar) -> None:
    bar.show_message("<b>ก</b>")
    label = bar.findChild(QLabel, "message_text")
    assert label is not None
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_what_a_name_hides_is_seen(bar: MessageBar) -> None:
    bar.show_message("บันทึก ก\u202egpj แล้ว")
    label = bar.findChild(QLabel, "message_text")
    assert label is not None
    assert "กU+202Egpj" in unwrapped(label.text())


def test_action_is_done_and_closes_the_bar(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_message("ลบแล้ว", MessageKind.INFO, [("เลิกทำ", lambda: done.append("undo"))])
    (button,) = buttons(bar)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert not bar.isVisible()


def test_action_may_show_another_message(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message("หนึ่ง", MessageKind.INFO, [("ต่อ", lambda: bar.show_message("สอง"))])
    qtbot.mouseClick(buttons(bar)[0], Qt.MouseButton.LeftButton)
    assert bar.text == "สอง"
    assert buttons(bar) == []


def test_newest_message_takes_the_place(bar: MessageBar) -> None:
    bar.show_message("หนึ่ง", MessageKind.INFO, [("ปุ่ม", lambda: None)])
    bar.show_message("สอง")
    assert bar.text == "สอง"
    assert buttons(bar) == []


def test_closed_by_its_button(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message("ข้อความ", MessageKind.WARNING)
    close = bar.findChild(QToolButton, "message_close")
    assert close is not None
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
