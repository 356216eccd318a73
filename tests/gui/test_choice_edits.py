from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from itadesk.core.fields import Choice
from itadesk.gui.choice_edits import NumbersEdit, PartiesEdit
from tests.gui.conftest import TypeText

CLERKS, TREASURY = uuid4(), uuid4()
NAMES: dict[UUID, str] = {CLERKS: "สำนักปลัด", TREASURY: "กองคลัง"}


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[PartiesEdit]:
    edit = PartiesEdit()
    qtbot.addWidget(edit)
    edit.set_suggestions(NAMES, ["ทุกส่วนราชการ"])
    edit.set_value((CLERKS, "ทุกกอง", TREASURY))
    with qtbot.waitExposed(edit):
        edit.show()
    edit.activateWindow()
    yield edit
    edit.close()


def combo(edit: PartiesEdit) -> QComboBox:
    """Return the box that has the focus while a name is typed."""
    box = edit.findChild(QComboBox)
    assert box is not None
    return box


def test_tags_show_names(edit: PartiesEdit) -> None:
    texts = [tag.text().split()[0] for tag in edit.tags]
    assert texts == ["สำนักปลัด", "ทุกกอง", "กองคลัง"]


def test_name_in_a_tag_is_cleaned_and_shown_as_it_is(
    edit: PartiesEdit, qtbot: QtBot, type_text: TypeText
) -> None:
    edit.set_value(())
    type_text(combo(edit), "กองช่าง\u202e & ประปา")
    qtbot.keyClick(combo(edit), Qt.Key.Key_Return)
    assert edit.value() == ("กองช่าง & ประปา",)
    assert edit.tags[0].text().startswith("กองช่าง && ประปา")


def test_click_on_a_tag_removes_it(edit: PartiesEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.edited):
        qtbot.mouseClick(edit.tags[1], Qt.MouseButton.LeftButton)
    assert edit.value() == (CLERKS, TREASURY)


def test_keys_remove_and_move(edit: PartiesEdit, qtbot: QtBot) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(edit.tags[0], Qt.Key.Key_Right, alt)
    assert edit.value() == ("ทุกกอง", CLERKS, TREASURY)
    qtbot.keyClick(edit.tags[2], Qt.Key.Key_Left, alt)
    assert edit.value() == ("ทุกกอง", TREASURY, CLERKS)
    qtbot.keyClick(edit.tags[0], Qt.Key.Key_Left, alt)
    qtbot.keyClick(edit.tags[0], Qt.Key.Key_Delete)
    assert edit.value() == (TREASURY, CLERKS)


def test_backspace_in_the_empty_line_removes_the_last(edit: PartiesEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(combo(edit), Qt.Key.Key_Backspace)
    assert edit.value() == (CLERKS, "ทุกกอง")


def test_typed_name_is_added_once(edit: PartiesEdit, qtbot: QtBot, type_text: TypeText) -> None:
    for _ in range(2):
        type_text(combo(edit), " นายช่าง ")
        qtbot.keyClick(combo(edit), Qt.Key.Key_Return)
    assert edit.value() == (CLERKS, "ทุกกอง", TREASURY, "นายช่าง")
    assert combo(edit).currentText() == ""


def test_typed_name_is_added_when_the_focus_leaves(
    edit: PartiesEdit, qtbot: QtBot, type_text: TypeText
) -> None:
    qtbot.waitUntil(edit.isActiveWindow)
    combo(edit).setFocus()
    type_text(combo(edit), "นายช่าง")
    edit.tags[0].setFocus()
    assert edit.value()[-1] == "นายช่าง"


def test_chosen_name_is_added(edit: PartiesEdit) -> None:
    box = combo(edit)
    box.setCurrentIndex(box.findText("ทุกส่วนราชการ"))
    box.activated.emit(box.currentIndex())
    assert edit.value()[-1] == "ทุกส่วนราชการ"


def test_tags_break_into_lines(edit: PartiesEdit) -> None:
    edit.set_value(tuple(f"หน่วยงานที่ {n}" for n in range(30)))
    assert edit.heightForWidth(400) > edit.heightForWidth(4000)


def test_what_labels_share_is_not_repeated(qtbot: QtBot) -> None:
    edit = NumbersEdit()
    qtbot.addWidget(edit)
    edit.set_choices([Choice(n, f"ตัวชี้วัดที่ {n}") for n in (1, 10, 2)])
    assert [box.text() for box in edit.boxes.values()] == ["1", "10", "2"]
    assert next(iter(edit.boxes.values())).toolTip() == "ตัวชี้วัดที่ 1"


def test_checked_numbers_are_the_value(qtbot: QtBot) -> None:
    edit = NumbersEdit()
    qtbot.addWidget(edit)
    edit.set_choices([Choice(n, f"รอบ {n} เดือน") for n in (3, 6, 12)])
    edit.set_value((12, 3))
    assert edit.value() == (3, 12)
    with qtbot.waitSignal(edit.edited):
        edit.boxes[6].click()
    assert edit.value() == (3, 6, 12)
