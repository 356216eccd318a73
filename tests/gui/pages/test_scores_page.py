"""The page of scores, worked with keys, the clipboard and undo as an officer does."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.fields import describe
from itadesk.core.ita import load
from itadesk.core.ita_corrections import SOURCE, year_data
from itadesk.core.records import IndicatorScore, ItaYear, ItemScore
from itadesk.core.scores import all_scores, indicator_scores, ita_years
from itadesk.gui.corrections_dialog import CorrectionsDialog
from itadesk.gui.ita_year_menu import ItaYearMenu
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.scores_page import ScoresPage
from itadesk.gui.session import Session
from itadesk.gui.wrap import unwrapped
from tests.core.test_rating import SCORES_2567, SCORES_2568

TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def page(qtbot: QtBot, session: Session, messages: MessageBar) -> Iterator[ScoresPage]:
    page = ScoresPage(session, messages)
    qtbot.addWidget(page)
    page.resize(1100, 650)
    session.failed.connect(messages.show_error)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    page.close()


@pytest.fixture
def years(session: Session, page: ScoresPage) -> tuple[ItaYear, ...]:
    """Two ITA years without scores; the newer is chosen."""
    page.add_year(2567)
    page.add_year(2568)
    return ita_years(session.data)


def scores(session: Session, year: int) -> dict[int, Decimal]:
    (stored,) = (one for one in session.data.all(ItaYear) if one.year == year)
    return indicator_scores(session.data, stored)


def go_to(page: ScoresPage, row: int, column: int) -> None:
    page.score_table.setFocus()
    page.score_table.setCurrentIndex(page.model.index(row, column))


def cell(page: ScoresPage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data() or "")


def row_of(page: ScoresPage, label: str) -> int:
    labels = [
        page.model.headerData(row, Qt.Orientation.Vertical) for row in range(page.model.rowCount())
    ]
    return labels.index(label)


def editor() -> QLineEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    return focused


def type_score(page: ScoresPage, text: str, type_text: TypeText) -> None:
    """Begin with Enter, type, and go on with Enter."""
    QTest.keyClick(page.score_table, Qt.Key.Key_Return)
    editor().selectAll()
    type_text(editor(), text)
    QTest.keyClick(editor(), Qt.Key.Key_Return)


def copied(*rows: str) -> None:
    mime = QMimeData()
    mime.setText("\n".join(rows) + "\n")
    QGuiApplication.clipboard().setMimeData(mime)


def paste(page: ScoresPage) -> None:
    QTest.keyClick(page.score_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_without_years_the_page_invites(session: Session, page: ScoresPage) -> None:
    assert page.empty.isVisible()
    assert not page.splitter.isVisible()
    assert page.button_first.text() == "เพิ่มปี ITA ๒๕๖๗"
    QTest.mouseClick(page.button_first, Qt.MouseButton.LeftButton)
    assert [one.year for one in session.data.all(ItaYear)] == [2567]
    assert page.splitter.isVisible()
    assert not page.empty.isVisible()
    session.undo()
    assert page.empty.isVisible()
    session.redo()
    assert page.splitter.isVisible()


@pytest.mark.usefixtures("years")
def test_scores_are_typed_in_either_digits_and_enter_goes_down(
    session: Session, page: ScoresPage, type_text: TypeText
) -> None:
    go_to(page, 0, 1)
    for text in ("99.11", "๙๙.๗", "100"):
        type_score(page, text, type_text)
    assert scores(session, 2568) == {1: Decimal("99.11"), 2: Decimal("99.70"), 3: Decimal(100)}
    assert page.score_table.currentIndex().row() == 3
    assert [cell(page, row, 1) for row in range(3)] == ["๙๙.๑๑", "๙๙.๗๐", "๑๐๐.๐๐"]
    session.undo()
    assert set(scores(session, 2568)) == {1, 2}
    assert cell(page, 2, 1) == ""
    session.redo()
    assert cell(page, 2, 1) == "๑๐๐.๐๐"


@pytest.mark.usefixtures("years")
def test_what_is_no_score_stays_in_the_cell_and_is_explained(
    session: Session,
    page: ScoresPage,
    messages: MessageBar,
    type_text: TypeText,
) -> None:
    go_to(page, 0, 1)
    type_score(page, "101", type_text)
    assert "ไม่ใช่คะแนน" in messages.text
    assert editor().text() == "101"
    page.button_paste.setFocus()
    assert cell(page, 0, 1) == "101"
    assert scores(session, 2568) == {}
    assert len(session.drafts) == 1
    go_to(page, 0, 1)
    type_score(page, "91", type_text)
    assert scores(session, 2568) == {1: Decimal(91)}
    assert session.drafts == {}


@pytest.mark.usefixtures("years")
def test_delete_empties_the_chosen_cells_as_one_step(session: Session, page: ScoresPage) -> None:
    copied("1\t2", "3\t4")
    go_to(page, 0, 0)
    paste(page)
    steps = session.undo_stack.count()
    page.score_table.selectAll()
    QTest.keyClick(page.score_table, Qt.Key.Key_Delete)
    assert session.data.all(IndicatorScore) == ()
    assert session.undo_stack.count() == steps + 1
    session.undo()
    assert len(session.data.all(IndicatorScore)) == 4


@pytest.mark.usefixtures("years")
def test_the_totals_of_report_003_from_a_pasted_block(session: Session, page: ScoresPage) -> None:
    pairs = zip(SCORES_2567.split(), SCORES_2568.split(), strict=True)
    copied(*("\t".join(pair) for pair in pairs))
    go_to(page, 0, 0)
    steps = session.undo_stack.count()
    paste(page)
    assert session.undo_stack.count() == steps + 1
    expected = {
        "เฉลี่ย IIT (ตัวชี้วัดที่ ๑–๕)": ("๙๙.๔๒", "๙๑.๐๗"),
        "เฉลี่ย EIT (ตัวชี้วัดที่ ๖–๘)": ("๙๒.๐๐", "๙๘.๙๗"),
        "เฉลี่ย OIT (ตัวชี้วัดที่ ๙–๑๐)": ("๘๔.๖๕", "๕๓.๒๕"),
        "คะแนนรวมที่คำนวณได้": ("๙๑.๒๘", "๗๘.๓๑"),
        "ระดับผลที่คำนวณได้": ("ผ่าน", "ต้องปรับปรุง"),
        "คะแนนรวมเทียบกับปีก่อน": ("", "▼ ลดลง ๑๒.๙๗"),
        "เกณฑ์ระดับผล": ("ผ่าน/ต้องปรับปรุง", "ผ่าน/ต้องปรับปรุง"),
    }
    for label, told in expected.items():
        row = row_of(page, label)
        assert (cell(page, row, 0), cell(page, row, 1)) == told
    go_to(page, 0, 1)
    changes = [cell(page, row, 2) for row in range(10)]
    assert changes[:2] == ["▼ ลดลง ๖.๒๒", "▼ ลดลง ๔.๖๗"]
    assert changes[7:] == ["▲ เพิ่มขึ้น ๑๒.๗๕", "▼ ลดลง ๓๗.๗๙", "▼ ลดลง ๒๕.๐๐"]
    session.undo()
    assert session.data.all(IndicatorScore) == ()


def test_a_table_with_years_above_brings_its_years(session: Session, page: ScoresPage) -> None:
    copied("ตัวชี้วัด\tปี 2565\tปี 2566", "1 การปฏิบัติหน้าที่\t98.53\t98.99")
    QTest.mouseClick(page.button_first_paste, Qt.MouseButton.LeftButton)
    assert scores(session, 2565) == {1: Decimal("98.53")}
    assert scores(session, 2566) == {1: Decimal("98.99")}
    assert session.undo_stack.count() == 1
    session.undo()
    assert page.empty.isVisible()


@pytest.mark.parametrize(
    ("block", "row", "said"),
    [("101", 0, "ไม่ใช่คะแนน"), ("ก\tข", 0, "ไม่ใช่คะแนน"), ("90", 11, "เลือกช่องแรกที่จะวาง")],
)
@pytest.mark.usefixtures("years")
def test_a_paste_that_does_not_fit_changes_nothing(
    session: Session,
    page: ScoresPage,
    messages: MessageBar,
    block: str,
    row: int,
    said: str,
) -> None:
    copied(block)
    go_to(page, row, 0)
    paste(page)
    assert said in messages.text
    assert session.data.all(IndicatorScore) == ()


@pytest.mark.usefixtures("years")
def test_copied_cells_can_be_pasted(page: ScoresPage) -> None:
    copied("1", "2")
    go_to(page, 0, 0)
    paste(page)
    QTest.keyClick(page.score_table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.score_table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "๑.๐๐\n๒.๐๐\n"


@pytest.mark.usefixtures("years")
def test_the_announced_result_is_typed_beside_the_computed_one(
    session: Session, page: ScoresPage, type_text: TypeText
) -> None:
    copied(*SCORES_2567.split())
    go_to(page, 0, 1)
    paste(page)
    go_to(page, row_of(page, "คะแนนรวมตามประกาศ"), 1)
    type_score(page, "91.30", type_text)
    type_score(page, "ผ่านดี", type_text)
    (told,) = (one for one in all_scores(session.data) if one.year == 2568)
    assert (told.stored.total, told.stored.level) == (Decimal("91.30"), "ผ่านดี")
    said = cell(page, row_of(page, "ผลตามประกาศเทียบกับที่คำนวณ"), 1)
    assert said == "สูงกว่า ๐.๐๒ ระดับต่างกัน"
    total = page.form.editor("total")
    assert isinstance(total, QLineEdit)
    assert total.text() == "๙๑.๓๐"
    session.undo()
    session.undo()
    assert total.text() == ""


def test_the_form_is_that_of_the_chosen_year(
    session: Session, page: ScoresPage, years: tuple[ItaYear, ...], type_text: TypeText
) -> None:
    go_to(page, 0, 0)
    comment = page.form.editor("comment")
    comment.setFocus()
    type_text(comment, "ผลการดำเนินการ ปี ๒๕๖๗")
    go_to(page, 0, 1)
    texts = [session.data.get(ItaYear, one.id).comment for one in years]
    assert texts == ["ผลการดำเนินการ ปี ๒๕๖๗", ""]
    assert page.button_remove_year.text() == "ลบปี ๒๕๖๘"


def test_fields_of_a_year_are_named_after_their_record(page: ScoresPage) -> None:
    for name in ("total", "level", "comment"):
        assert page.form.editor(name).objectName() == f"ita_year_{name}"


@pytest.mark.usefixtures("years")
def test_a_year_is_removed_and_brought_back(
    session: Session, page: ScoresPage, messages: MessageBar
) -> None:
    copied("90")
    go_to(page, 0, 0)
    paste(page)
    QTest.mouseClick(page.button_remove_year, Qt.MouseButton.LeftButton)
    assert [one.year for one in session.data.all(ItaYear)] == [2568]
    assert messages.text == "ลบผลคะแนน ITA ปี ๒๕๖๗ แล้ว"
    session.undo()
    assert scores(session, 2567) == {1: Decimal(90)}


@pytest.mark.usefixtures("years")
def test_years_not_there_yet_are_offered(page: ScoresPage) -> None:
    menu = page.button_add_year.menu()
    assert isinstance(menu, ItaYearMenu)
    menu.aboutToShow.emit()
    actions = {one.text(): one for one in menu.actions()}
    assert list(actions)[:2] == ["ปี ๒๕๖๙", "ปี ๒๕๖๖"]
    actions["ปี ๒๕๖๖"].trigger()
    assert [one.year for one in page.model.years] == [2566, 2567, 2568]
    assert page.model.chosen == 0


def test_an_item_code_in_any_style_brings_its_question(
    session: Session, page: ScoresPage, type_text: TypeText
) -> None:
    page.add_year(2566)
    page.tabs.setCurrentIndex(1)
    QTest.mouseClick(page.button_item_add, Qt.MouseButton.LeftButton)
    type_text(editor(), "ข้อi๗")
    QTest.keyClick(editor(), Qt.Key.Key_Return)
    (item,) = session.data.all(ItemScore)
    assert (item.code, item.text) == ("I7", load(2566).item_text("I7"))
    session.undo()
    assert session.data.all(ItemScore)[0].code == ""


def test_items_are_pasted_as_codes_and_scores(
    session: Session, page: ScoresPage, messages: MessageBar
) -> None:
    page.add_year(2566)
    page.tabs.setCurrentIndex(1)
    page.item_score_table.setFocus()
    copied("ข้อI7\t79.27", "E13\t๘๑.๓๑", "O 34\t100")
    QTest.keyClick(page.item_score_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (year,) = ita_years(session.data)
    items = session.data.children(ItemScore, year)
    assert [(one.code, one.score) for one in items] == [
        ("I7", Decimal("79.27")),
        ("E13", Decimal("81.31")),
        ("O34", Decimal(100)),
    ]
    assert items[0].text == load(2566).item_text("I7")
    copied("เจ็ด\t79.27")
    QTest.keyClick(page.item_score_table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "อ่านรหัสข้อ" in messages.text
    assert len(session.data.all(ItemScore)) == 3


def correct_in_dialog(page: ScoresPage, work: Callable[[CorrectionsDialog], None]) -> str:
    """Open the dialog with its button, work in it, press OK; return what is said to be wrong."""
    said: list[str] = []

    def in_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CorrectionsDialog)
        work(dialog)
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        QTest.mouseClick(ok, Qt.MouseButton.LeftButton)
        said.append(unwrapped(dialog.problem.text()))
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, in_dialog)
    QTest.mouseClick(page.button_correct, Qt.MouseButton.LeftButton)
    return said[0]


def test_a_correction_is_cleaned(
    session: Session, page: ScoresPage, years: tuple[ItaYear, ...]
) -> None:
    def work(dialog: CorrectionsDialog) -> None:
        editor = dialog.rows["indicator.8.name"].editor
        assert isinstance(editor, QLineEdit)
        editor.setText("การปรับปรุง\u202eระบบ")

    correct_in_dialog(page, work)
    year = session.data.get(ItaYear, years[1].id)
    assert dict(year.corrections) == {"indicator.8.name": "การปรับปรุงระบบ"}


def test_the_data_of_a_year_is_corrected_as_one_step(
    session: Session, page: ScoresPage, years: tuple[ItaYear, ...]
) -> None:
    before = page.unverified.text()
    assert "ยังไม่ได้ตรวจสอบ" in unwrapped(before)

    def work(dialog: CorrectionsDialog) -> None:
        name = dialog.rows["indicator.8.name"]
        assert isinstance(name.editor, QLineEdit)
        name.editor.setText("การปรับปรุงระบบการทำงาน")
        assert name.tick.isChecked()
        assert unwrapped(name.source.text()) == SOURCE
        rule = dialog.rows["rating"].editor
        assert isinstance(rule, QComboBox)
        rule.setCurrentIndex(rule.findData("letters"))
        dialog.rows["measures_item.code"].tick.click()

    steps = session.undo_stack.count()
    correct_in_dialog(page, work)
    year = session.data.get(ItaYear, years[1].id)
    assert dict(year.corrections) == {
        "indicator.8.name": "การปรับปรุงระบบการทำงาน",
        "measures_item.code": load(2568).measures_item.code.value,
        "rating": "letters",
    }
    assert session.undo_stack.count() == steps + 1
    data = year_data(session.data, 2568)
    assert data.measures_item.code.verified
    label = page.model.headerData(7, Qt.Orientation.Vertical)
    assert label == "๘ การปรับปรุงระบบการทำงาน"
    assert cell(page, row_of(page, "เกณฑ์ระดับผล"), 1) == "AA ถึง F"
    assert page.unverified.text() != before
    session.undo()
    assert page.unverified.text() == before


def test_a_correction_can_be_taken_back_in_the_dialog(
    session: Session, page: ScoresPage, years: tuple[ItaYear, ...]
) -> None:
    with session.edit("แก้ไข") as edit:
        edit.update(years[1], corrections=(("indicator.1.name", "งาน"),))
    correct_in_dialog(page, lambda dialog: dialog.rows["indicator.1.name"].back.click())
    assert session.data.get(ItaYear, years[1].id).corrections == ()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("weight.IIT", "50", "รวมกันได้ ๑๒๐"),
        ("results_item.code", "สิบ", "อ่านรหัสข้อ"),
        ("indicator.1.name", "", "ยังไม่ได้พิมพ์"),
    ],
)
def test_a_wrong_correction_keeps_the_dialog_open(
    session: Session, page: ScoresPage, years: tuple[ItaYear, ...], key: str, text: str, said: str
) -> None:
    def work(dialog: CorrectionsDialog) -> None:
        line = dialog.rows[key].editor
        assert isinstance(line, QLineEdit)
        line.setText(text)

    assert said in correct_in_dialog(page, work)
    assert session.data.get(ItaYear, years[1].id).corrections == ()


@pytest.mark.usefixtures("years")
def test_a_score_is_led_to(session: Session, page: ScoresPage) -> None:
    copied("90", "91")
    go_to(page, 0, 0)
    paste(page)
    go_to(page, 0, 1)
    (second,) = (one for one in session.data.all(IndicatorScore) if one.indicator == 2)
    page.show_record(second)
    index = page.score_table.currentIndex()
    assert (index.row(), index.column()) == (1, 0)


def test_every_field_of_a_year_can_be_entered() -> None:
    entered = {"year", "total", "level", "comment", "corrections"}
    assert {one.name for one in describe(ItaYear).content} == entered


@pytest.mark.usefixtures("years")
def test_the_chart_is_drawn_when_it_is_looked_at(qtbot: QtBot, page: ScoresPage) -> None:
    copied(*SCORES_2567.split())
    go_to(page, 0, 0)
    paste(page)
    assert page.chart.page_count == 0
    page.tabs.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.chart.page_count == 1)


@pytest.mark.usefixtures("years")
def test_in_a_narrow_window_the_form_is_below(page: ScoresPage) -> None:
    assert page.splitter.orientation() == Qt.Orientation.Horizontal
    page.resize(600, 650)
    assert page.splitter.orientation() == Qt.Orientation.Vertical
    assert page.score_table.y() < page.tabs.y()
