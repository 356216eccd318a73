"""Score sentences on the page of results: inserted, watched, put right."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.records import IndicatorScore, ItaYear, Measure, Record, Result
from itadesk.core.score_actions import add_year, set_scores
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.sentence_menu import SentenceMenu
from itadesk.gui.session import Session
from itadesk.gui.text_edit import TextEdit

TypeText = Callable[[QWidget, str], None]

RISEN = (
    "ผลการประเมิน ITA ตัวชี้วัดที่ ๒ การใช้งบประมาณ ในปี ๒๕๖๗ (๙๗.๕๘ คะแนน) "
    "เพิ่มขึ้นจากปี ๒๕๖๖ (๙๕.๗๗ คะแนน) จำนวน ๑.๘๑ คะแนน"
)
FALLEN = (
    "ผลการประเมิน ITA ตัวชี้วัดที่ ๒ การใช้งบประมาณ ในปี ๒๕๖๗ (๙๐.๐๐ คะแนน) "
    "ลดลงจากปี ๒๕๖๖ (๙๕.๗๗ คะแนน) จำนวน ๕.๗๗ คะแนน"
)
SCORES = {
    2566: {1: "98.53", 2: "95.77"},
    2567: {1: "98.99", 2: "97.58", 3: "100"},
    2568: {1: "98.99"},
}


@pytest.fixture
def records(records: list[Record]) -> list[Record]:
    """The small office, whose first measure is about indicator 2."""
    (first,) = (one for one in records if isinstance(one, Measure) and one.title == "มาตรการที่ 1")
    return [replace(first, indicators=(2,)) if one is first else one for one in records]


@pytest.fixture
def page(qtbot: QtBot, session: Session, messages: MessageBar) -> Iterator[ResultsPage]:
    with session.edit("คะแนน") as edit:
        for year, scores in SCORES.items():
            told = {number: Decimal(score) for number, score in scores.items()}
            set_scores(edit, add_year(edit, year), told)
    page = ResultsPage(session, messages)
    qtbot.addWidget(page)
    page.resize(1100, 650)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    page.close()


def outcome(page: ResultsPage) -> TextEdit:
    editor = page.form.editor("outcome")
    assert isinstance(editor, TextEdit)
    return editor


def stored(session: Session) -> str:
    (result,) = session.data.all(Result)
    return result.outcome


def menu(page: ResultsPage) -> SentenceMenu:
    found = page.button_sentence.menu()
    assert isinstance(found, SentenceMenu)
    found.aboutToShow.emit()
    return found


def entry(page: ResultsPage, beginning: str) -> QAction:
    menus = [menu(page), *menu(page).findChildren(SentenceMenu)]
    actions = [one for each in menus for one in each.actions()]
    return next(one for one in actions if one.text().startswith(beginning))


def set_score(session: Session, year: int, indicator: int, score: str) -> None:
    (ita_year,) = (one for one in session.data.all(ItaYear) if one.year == year)
    with session.edit("แก้คะแนน") as edit:
        set_scores(edit, ita_year, {indicator: Decimal(score)})


def write(page: ResultsPage, session: Session, text: str, type_text: TypeText) -> None:
    outcome(page).setFocus()
    outcome(page).selectAll()
    type_text(outcome(page), text)
    session.flush()


def test_the_indicators_of_the_measure_come_first(page: ResultsPage) -> None:
    own = [one for one in menu(page).actions() if one.menu() is None]
    told = [one.text() for one in own if not one.isSeparator()]
    assert told == ["๑ การปฏิบัติหน้าที่ · เท่ากับปี ๒๕๖๗"]
    (other,) = (one.menu() for one in menu(page).actions() if one.menu())
    assert isinstance(other, SentenceMenu)
    assert other.title() == "ปี ๒๕๖๗ เทียบปี ๒๕๖๖"
    assert [one.text() for one in other.actions() if not one.isSeparator()] == [
        "๒ การใช้งบประมาณ · ▲ เพิ่มขึ้นจากปี ๒๕๖๖ ๑.๘๑",
        "๑ การปฏิบัติหน้าที่ · ▲ เพิ่มขึ้นจากปี ๒๕๖๖ ๐.๔๖",
    ]


def test_without_scores_the_menu_leads_to_their_page(session: Session, page: ResultsPage) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(*session.data.all(ItaYear))
    (only,) = menu(page).actions()
    asked = QSignalSpy(session.open_requested)
    only.trigger()
    assert asked.at(0)[0] == "scores_page"


def test_a_sentence_goes_in_at_the_cursor_as_one_step(
    session: Session, page: ResultsPage, type_text: TypeText
) -> None:
    write(page, session, "- 😀  สะท้อนว่าดี", type_text)
    steps = session.undo_stack.count()
    QTest.keyClick(outcome(page), Qt.Key.Key_Home)
    for _ in range(4):
        QTest.keyClick(outcome(page), Qt.Key.Key_Right)
    entry(page, "๒").trigger()
    assert stored(session) == f"- 😀 {RISEN} สะท้อนว่าดี"
    assert session.undo_stack.count() == steps + 1
    type_text(outcome(page), " จริง")
    session.flush()
    assert stored(session) == f"- 😀 {RISEN} จริง สะท้อนว่าดี"
    session.undo()
    assert stored(session) == f"- 😀 {RISEN} สะท้อนว่าดี"
    session.undo()
    assert stored(session) == outcome(page).text() == "- 😀  สะท้อนว่าดี"


def test_a_sentence_makes_a_result_where_there_is_none(session: Session, page: ResultsPage) -> None:
    assert session.year is not None
    second = session.data.children(Measure, session.year)[1]
    page.results_table.select([second])
    entry(page, "๒").trigger()
    (result,) = session.data.children(Result, second)
    assert result.outcome == RISEN
    assert outcome(page).text() == RISEN


def test_no_bar_while_the_sentences_agree(
    session: Session, page: ResultsPage, type_text: TypeText
) -> None:
    write(page, session, f"- {RISEN}", type_text)
    assert not page.score_bar.isVisible()


def test_changed_scores_are_put_into_the_sentences_as_one_step(
    session: Session, page: ResultsPage, messages: MessageBar, type_text: TypeText
) -> None:
    write(page, session, f"- {RISEN} สะท้อนว่าดี\n- {RISEN}", type_text)
    set_score(session, 2567, 2, "90")
    assert page.score_bar.isVisible()
    assert page.score_bar.accessibleName() == "คะแนนเปลี่ยน มี ๒ ประโยคในผลลัพธ์ที่ไม่ตรง"
    steps = session.undo_stack.count()
    QTest.mouseClick(page.score_bar.button_update, Qt.MouseButton.LeftButton)
    assert stored(session) == f"- {FALLEN} สะท้อนว่าดี\n- {FALLEN}"
    assert session.undo_stack.count() == steps + 1
    assert not page.score_bar.isVisible()
    assert messages.text == "ปรับ ๒ ประโยคแล้ว เปลี่ยนทิศทาง ๒ ประโยค โปรดอ่านข้อความที่ตามหลัง"
    session.undo()
    assert page.score_bar.isVisible()
    session.undo()
    assert not page.score_bar.isVisible()


def test_a_sentence_is_led_to_and_explained(
    session: Session, page: ResultsPage, type_text: TypeText
) -> None:
    wrong = FALLEN.replace("จำนวน ", "จำนวน -")
    write(page, session, f"- ดี\n- {RISEN}\n- {wrong}", type_text)
    set_score(session, 2567, 2, "90")
    assert page.score_bar.accessibleName() == (
        "คะแนนเปลี่ยน มี ๑ ประโยคในผลลัพธ์ที่ไม่ตรง และมี ๑ ประโยคคะแนนที่เขียนขัดกันเอง"
    )
    page.show_round(6)
    for said, text in (
        ("๑ จาก ๒ · มาตรการที่ ๑ รอบ ๑๒ เดือน · ผลลัพธ์หรือความสำเร็จ · คะแนนปี ๒๕๖๗ เขียนว่า ๙๗.๕๘ "
         "แต่ที่กรอกไว้คือ ๙๐.๐๐", RISEN),
        ("๒ จาก ๒ · มาตรการที่ ๑ รอบ ๑๒ เดือน · ผลลัพธ์หรือความสำเร็จ · “ลดลง” "
         "แล้วไม่ต้องมีเครื่องหมายลบหน้าจำนวน", wrong),
    ):  # fmt: skip
        QTest.mouseClick(page.score_bar.button_show, Qt.MouseButton.LeftButton)
        assert page.score_bar.accessibleName() == said
        assert outcome(page).textCursor().selectedText() == text
    assert page.model.months == 12


def test_the_bar_waits_until_the_page_is_seen(session: Session, page: ResultsPage) -> None:
    page.hide()
    (result,) = session.data.all(Result)
    with session.edit("แก้ไข") as edit:
        edit.update(result, outcome=FALLEN)
    page.show()
    assert page.score_bar.isVisible()
    assert len(session.data.all(IndicatorScore)) == 6
