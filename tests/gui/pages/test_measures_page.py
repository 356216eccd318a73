from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.dates import ThaiDate
from itadesk.core.fields import describe
from itadesk.core.records import FiscalYear, Measure, Result
from itadesk.gui.clipboard import write_grid
from itadesk.gui.library_dialog import LibraryDialog
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.measures_page import MeasuresPage
from itadesk.gui.session import Session
from itadesk.gui.wrap import unwrapped

TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def page(qtbot: QtBot, session: Session, messages: MessageBar) -> MeasuresPage:
    page = MeasuresPage(session, messages)
    qtbot.addWidget(page)
    page.resize(1100, 650)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def measures(session: Session) -> tuple[Measure, ...]:
    assert session.year is not None
    return session.data.children(Measure, session.year)


def clear(session: Session) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(*measures(session))


def test_every_field_of_a_measure_is_in_the_form(page: MeasuresPage) -> None:
    for field in describe(Measure).content:
        assert page.form.editor(field.name).objectName() == f"measure_{field.name}"


def test_the_form_shows_the_row_chosen_in_the_table(session: Session, page: MeasuresPage) -> None:
    assert page.form.record == measures(session)[0]
    page.measures_table.select([measures(session)[2]])
    assert page.form.record == measures(session)[2]


def test_what_is_typed_in_the_form_shows_in_the_table(
    session: Session, page: MeasuresPage, type_text: TypeText
) -> None:
    title = page.form.editor("title")
    assert isinstance(title, QPlainTextEdit)
    title.setFocus()
    title.selectAll()
    type_text(title, "ประกาศเจตจำนง")
    session.flush()
    assert page.model.index(0, 0).data() == "ประกาศเจตจำนง"


def test_a_measure_is_added_and_typed_with_the_keyboard_alone(
    qtbot: QtBot, session: Session, page: MeasuresPage, type_text: TypeText
) -> None:
    page.measures_table.setFocus()
    qtbot.keyClick(page.measures_table, Qt.Key.Key_Insert)
    editor = page.measures_table.viewport().focusWidget()
    assert editor is not None
    type_text(editor, "ประกาศเจตจำนง")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: measures(session)[1].title == "ประกาศเจตจำนง")


def test_a_button_does_what_its_key_does(
    qtbot: QtBot, session: Session, page: MeasuresPage
) -> None:
    page.measures_table.select([measures(session)[0]])
    qtbot.mouseClick(page.button_down, Qt.MouseButton.LeftButton)
    assert [one.title[-1] for one in measures(session)] == ["2", "1", "3"]
    buttons = [one for one in page.tools.findChildren(QToolButton) if one.objectName()]
    assert all(button.text() for button in buttons)


def test_the_search_leaves_the_rows_that_hold_the_text(
    qtbot: QtBot, page: MeasuresPage, type_text: TypeText
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.search.hasFocus)
    type_text(page.search, "ที่ ๓")
    assert page.model.rowCount() == 1
    page.search.clear()
    assert page.model.rowCount() == 3


def test_a_record_asked_for_is_shown_although_the_search_hides_it(
    session: Session, page: MeasuresPage
) -> None:
    page.search.setText("ที่ 3")
    page.show_record(measures(session)[0])
    assert page.measures_table.current == measures(session)[0]


def test_an_empty_year_says_how_to_begin(session: Session, page: MeasuresPage) -> None:
    assert page.empty.isHidden()
    clear(session)
    assert page.splitter.isHidden()
    assert not page.empty.isHidden()
    page.button_first.click()
    assert len(measures(session)) == 1
    assert page.empty.isHidden()


def test_rows_are_pasted_into_an_empty_year(session: Session, page: MeasuresPage) -> None:
    clear(session)
    rows = [["มาตรการ", "ขั้นตอน"], ["๑. ก", "ทำ ก"], ["๒. ข", "ทำ ข"]]
    QGuiApplication.clipboard().setMimeData(write_grid(rows))
    page.button_first_paste.click()
    assert [(one.title, one.steps) for one in measures(session)] == [("ก", "ทำ ก"), ("ข", "ทำ ข")]


def test_a_document_without_a_year_says_so(session: Session, page: MeasuresPage) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(*session.years)
    assert "ปีงบประมาณ" in page.empty_text.text()
    assert page.button_first.isHidden()
    assert page.badge() == 0


def test_the_measures_of_an_earlier_year_are_copied_and_its_number_is_pointed_out(
    session: Session, page: MeasuresPage, messages: MessageBar
) -> None:
    earlier = session.years[0]
    with session.edit("เตรียม") as edit:
        for steps in ("เผยแพร่ปี ๒๕๖๗ และ 2567", "เผยแพร่"):
            measure = edit.insert(
                Measure(year_id=earlier.id, title="เดิม", steps=steps, start=ThaiDate(2566, 10, 1)),
                earlier,
            )
            edit.insert(Result(measure_id=measure.id, round=12, output="ทำแล้ว"))
    (choice,) = page.button_copy_year.menu().actions()
    assert "๒๕๖๗" in choice.text()
    choice.trigger()
    copies = measures(session)[3:]
    assert [one.steps for one in copies] == ["เผยแพร่ปี ๒๕๖๗ และ 2567", "เผยแพร่"]
    assert copies[0].start == ThaiDate(2567, 10, 1)
    assert session.data.children(Result, copies[0]) == ()
    assert "พบปี ๒๕๖๗ ในข้อความ ๒ แห่ง โปรดตรวจ" in messages.text
    messages.findChildren(QPushButton)[0].click()
    assert page.measures_table.selected == [copies[0]]
    session.undo()
    assert len(measures(session)) == 3


def test_nothing_is_offered_where_no_other_year_has_measures(page: MeasuresPage) -> None:
    assert not page.button_copy_year.isEnabled()
    assert not page.button_first_copy.isEnabled()


def test_another_year_shows_its_measures(session: Session, page: MeasuresPage) -> None:
    session.set_year(session.years[0])
    assert page.model.rowCount() == 0
    assert not page.empty.isHidden()
    session.set_year(session.years[1])
    assert page.form.record == measures(session)[0]


def test_the_badge_counts_what_printing_needs(session: Session, page: MeasuresPage) -> None:
    assert page.badge() == 0
    with session.edit("เพิ่ม") as edit:
        assert session.year is not None
        edit.insert(Measure(year_id=session.year.id), session.year)
    assert page.badge() == 3


def test_a_new_year_becomes_a_place_to_copy_to(session: Session, page: MeasuresPage) -> None:
    new = FiscalYear(office_id=session.data.office.id, year=2569)
    with session.edit("เพิ่มปี") as edit:
        edit.insert(new)
    session.set_year(new)
    page.button_first_copy.menu().actions()[0].trigger()
    assert len(measures(session)) == 3


def checked(dialog: LibraryDialog, *places: tuple[int, int]) -> None:
    for group, line in places:
        dialog.tree.setCurrentItem(dialog.tree.topLevelItem(group).child(line))
        dialog.tree.setFocus()
        QTest.keyClick(dialog.tree, Qt.Key.Key_Space)


def test_measures_of_the_library_are_inserted_in_one_step_and_not_twice(
    qtbot: QtBot, session: Session, page: MeasuresPage
) -> None:
    qtbot.mouseClick(page.button_library, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(LibraryDialog)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    checked(dialog, (0, 4), (1, 2))
    qtbot.mouseClick(ok, Qt.MouseButton.LeftButton)
    added = measures(session)[3:]
    assert [(one.title, one.issue) for one in added] == [
        ("มาตรการป้องกันการรับสินบน", None),
        ("ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ", 3),
    ]
    assert page.measures_table.selected == list(added)
    again = LibraryDialog(page, session.data, session.year)  # type: ignore[arg-type] # chosen
    checked(again, (0, 4), (1, 2))
    assert again.chosen() == []
    session.undo()
    assert len(measures(session)) == 3


def test_the_library_says_what_is_not_verified(session: Session, page: MeasuresPage) -> None:
    assert session.year is not None
    dialog = LibraryDialog(page, session.data, session.year)
    standard, issues = (dialog.tree.topLevelItem(n) for n in range(2))
    assert [standard.child(n).text(1) for n in range(7)] == [""] * 7
    assert [issues.child(n).text(1) for n in range(7)] == ["ยังไม่ยืนยัน"] * 7
    assert "ยังไม่พบเอกสาร" in unwrapped(issues.child(0).toolTip(0))
    bare = LibraryDialog(page, session.data, replace(session.year, year=2570))
    assert bare.tree.topLevelItem(1).text(0).startswith("ไม่มีข้อมูลประเด็น")
