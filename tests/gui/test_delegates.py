from collections.abc import Callable
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.dates import ThaiDate
from itadesk.core.records import Measure, Result
from itadesk.core.words import segment
from itadesk.gui.delegates import ABOVE
from itadesk.gui.delegates_editor import CellTextEdit
from itadesk.gui.delegates_text import cell_layout
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_results import ResultTableModel
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.session import Session

TypeText = Callable[[QWidget, str], None]
COLUMNS = ("title", "steps", "responsible", "start", "issue")
LONG = "เผยแพร่ประชาสัมพันธ์ขั้นตอนการปฏิบัติงานการให้บริการของหน่วยงานให้ประชาชนรับทราบ " * 4


def shown(qtbot: QtBot, model: RecordTableModel) -> RecordTable:
    table = RecordTable()
    table.bind(model)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    return table


@pytest.fixture
def table(qtbot: QtBot, session: Session) -> RecordTable:
    model = RecordTableModel(session, Measure, COLUMNS, session)
    model.show(session.year)
    return shown(qtbot, model)


def first(session: Session) -> Measure:
    assert session.year is not None
    return session.data.children(Measure, session.year)[0]


def begin(table: RecordTable, column: str) -> QWidget:
    """Begin editing a cell of the first row; return its editor."""
    table.edit_cell(table.records.record(0), COLUMNS.index(column))
    return editor(table)


def editor(table: RecordTable) -> QWidget:
    found = [
        one
        for one in table.viewport().findChildren(QWidget)
        if isinstance(one, CellTextEdit | QLineEdit | QComboBox) and one.isVisible()
    ]
    return found[0]


# Text in cells


def lines(text: str, width: float, most: int) -> tuple[str, ...]:
    return cell_layout(text, QApplication.font(), width, most).lines


def test_a_text_that_fits_is_shown_whole() -> None:
    assert lines("ก\nข", 200, 3) == ("ก", "ข")


def test_a_text_that_does_not_fit_ends_with_an_ellipsis() -> None:
    layout = cell_layout(LONG, QApplication.font(), 200, 3)
    assert len(layout.lines) == 3
    assert layout.lines[-1].endswith("…")
    assert layout.cut


def test_a_line_that_is_followed_by_others_says_so() -> None:
    assert lines("ก\nข\nค", 200, 2) == ("ก", "ข…")


@pytest.mark.parametrize("width", [110, 150, 260, 400])
def test_lines_end_between_words_and_fit(width: int) -> None:
    metrics = QFontMetricsF(QApplication.font())
    shown = lines(LONG, width, 99)
    assert all(metrics.horizontalAdvance(line) <= width for line in shown)
    ends = set(accumulate(len(word) for word in segment(LONG.replace(" ", ""))))
    assert set(accumulate(len(line.replace(" ", "")) for line in shown)) <= ends


def test_no_line_ends_inside_a_name() -> None:
    text = "เทศบาลตำบลกุดปลาดุกประกาศนโยบาย"
    width = QFontMetricsF(QApplication.font()).horizontalAdvance("เทศบาลตำบลกุดปลา")
    named = cell_layout(text, QApplication.font(), width, 9, ("กุดปลาดุก",)).lines
    assert any("กุดปลาดุก" in line for line in named)


def test_a_name_wider_than_the_line_is_broken_between_its_words() -> None:
    width = QFontMetricsF(QApplication.font()).horizontalAdvance("สำนักปลัดเทศ")
    named = cell_layout("สำนักปลัดเทศบาล", QApplication.font(), width, 9, ("สำนักปลัดเทศบาล",)).lines
    assert named == ("สำนักปลัด", "เทศบาล")


def test_lines_joined_are_the_text() -> None:
    assert "".join(lines(LONG, 120, 99)).replace(" ", "") == LONG.replace(" ", "")


def test_a_word_wider_than_the_line_is_cut_between_letters() -> None:
    address = "https://www.kudpladuk.go.th/index.php?page=กำหนดเวลา"
    shown = lines(address, 70, 99)
    assert "".join(shown) == address
    assert not any("\u0e31" <= line[0] <= "\u0e3a" or line[0] in "็่้๊๋์ะา" for line in shown)


def test_a_column_narrower_than_a_letter_still_ends() -> None:
    assert "".join(lines("น้ำใจ", 1, 99)) == "น้ำใจ"


@given(st.text(alphabet="กำน้ๆ่เ /-1.\n", max_size=40), st.integers(1, 200), st.integers(1, 4))
def test_any_text_is_laid_out_in_no_more_lines_than_asked(text: str, width: int, most: int) -> None:
    assert 1 <= len(lines(text, width, most)) <= most


def test_marks_above_and_below_are_not_cut() -> None:
    layout = cell_layout("ปี่ปั้ญูฎุ", QApplication.font(), 400, 1)
    free = _drawn(layout.height + 40, 20, "ปี่ปั้ญูฎุ")
    cell = _drawn(layout.height + 2 * ABOVE, ABOVE, "ปี่ปั้ญูฎุ")
    assert cell == free


def _drawn(height: float, top: float, text: str) -> int:
    """Return how many dark pixels a text has when drawn into a picture of this height."""
    image = QImage(400, round(height), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(QApplication.font())
    cell_layout(text, QApplication.font(), 400, 1).draw(painter, 0, top)
    painter.end()
    return sum(
        image.pixelColor(x, y).value() < 128
        for x in range(image.width())
        for y in range(image.height())
    )


def test_another_font_is_laid_out_anew() -> None:
    large = QFont(QApplication.font())
    large.setPointSizeF(30)
    assert (
        cell_layout("ก", large, 200, 2).height
        > cell_layout("ก", QApplication.font(), 200, 2).height
    )


# Editing


def test_a_text_is_typed_in_several_lines_and_kept_with_ctrl_enter(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "steps")
    qtbot.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(edit, "๑. จัดทำ")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    type_text(edit, "๒. เผยแพร่")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first(session).steps == "๑. จัดทำ\n๒. เผยแพร่"
    assert session.undo_stack.count() == 1
    assert table.state() == RecordTable.State.NoState


def test_tab_keeps_the_text_and_goes_to_the_next_cell(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "title")
    type_text(edit, " (ปรับปรุง)")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: table.currentIndex().column() == 1)
    assert first(session).title == "มาตรการที่ 1 (ปรับปรุง)"


def test_escape_takes_back_what_was_typed_also_when_it_was_stored_meanwhile(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "title")
    type_text(edit, "ผิด")
    session.flush()
    assert first(session).title == "มาตรการที่ 1ผิด"
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert first(session).title == "มาตรการที่ 1"
    assert session.undo_stack.count() == 0


def test_typing_is_stored_when_it_pauses_and_is_one_step(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "title")
    for text in (" ก", " ข"):
        type_text(edit, text)
        qtbot.waitUntil(lambda text=text: first(session).title.endswith(text))
    assert isinstance(edit, CellTextEdit)
    assert edit.textCursor().atEnd()
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first(session).title == "มาตรการที่ 1 ก ข"
    assert session.undo_stack.count() == 1


def test_a_space_at_the_end_stays_while_the_text_is_stored(
    session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "responsible")
    type_text(edit, ", ")
    session.flush()
    assert isinstance(edit, CellTextEdit)
    assert edit.text().endswith(", ")


def test_refused_text_is_shown_until_it_is_stored(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    path = session.document.path
    away = path.rename(path.with_name("อื่น.itadesk"))
    edit = begin(table, "title")
    type_text(edit, "!")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert first(session).title == "มาตรการที่ 1"
    assert table.records.index(0, 0).data() == "มาตรการที่ 1!"
    assert session.drafts
    away.rename(path)
    session.flush()
    assert first(session).title == "มาตรการที่ 1!"
    assert not session.drafts


def test_refused_text_begins_the_next_editing(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    date = begin(table, "start")
    type_text(date, "เมื่อวาน")
    table.setCurrentIndex(table.records.index(1, 0))
    assert table.records.index(0, 3).data() == "เมื่อวาน"
    date = begin(table, "start")
    assert isinstance(date, QLineEdit)
    date.setText("ต.ค. ๖๗")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert first(session).start == ThaiDate(2567, 10)
    assert not session.drafts


def test_enter_and_a_letter_begin_editing(qtbot: QtBot, table: RecordTable) -> None:
    table.select([table.records.record(0)])
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.state() == RecordTable.State.EditingState
    qtbot.keyClick(editor(table), Qt.Key.Key_Escape)
    letter = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ก")
    QApplication.sendEvent(table, letter)
    edit = editor(table)
    assert isinstance(edit, CellTextEdit)
    assert edit.text() == "มาตรการที่ 1ก"


def test_leaving_the_table_keeps_what_was_typed(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    edit = begin(table, "title")
    qtbot.waitUntil(edit.hasFocus)
    type_text(edit, "!")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    other.show()
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: first(session).title == "มาตรการที่ 1!")


def test_the_editor_grows_with_its_text(
    qtbot: QtBot, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "steps")
    low = edit.height()
    for _ in range(5):
        type_text(edit, "ก")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.height() > low
    assert table.viewport().rect().contains(edit.geometry())


def test_enter_ends_a_title_and_empty_lines_at_its_end_go(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "title")
    type_text(edit, "\n\n")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert table.state() == RecordTable.State.NoState
    assert first(session).title == "มาตรการที่ 1"


def test_a_date_is_typed_in_thai(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "start")
    type_text(edit, "๑ ต.ค. ๖๗")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first(session).start == ThaiDate(2567, 10, 1))
    assert table.records.index(0, 3).data() == "๑ ต.ค. ๖๗"


def test_a_date_that_cannot_be_read_stays_to_be_mended(
    qtbot: QtBot, session: Session, table: RecordTable, type_text: TypeText
) -> None:
    edit = begin(table, "start")
    type_text(edit, "เมื่อวาน")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.wait(0)
    assert isinstance(edit, QLineEdit)
    assert edit.isVisible()
    edit.clear()
    type_text(edit, "ต.ค. ๖๗")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first(session).start == ThaiDate(2567, 10))


def test_a_cell_that_is_not_edited_ignores_enter(qtbot: QtBot, session: Session) -> None:
    model = ResultTableModel(session, ("output", "reviewed"), session)
    model.show(session.year)
    table = shown(qtbot, model)
    table.select([model.record(0)])
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.state() == RecordTable.State.NoState


def test_a_choice_is_made_from_a_list(qtbot: QtBot, session: Session, table: RecordTable) -> None:
    edit = begin(table, "issue")
    assert isinstance(edit, QComboBox)
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert first(session).issue == 1


def test_no_choice_can_be_made_again(session: Session, table: RecordTable) -> None:
    session.set_field(first(session), "issue", 3)
    edit = begin(table, "issue")
    assert isinstance(edit, QComboBox)
    assert edit.currentData() == 3
    edit.setCurrentIndex(0)
    edit.activated.emit(0)
    assert first(session).issue is None


def test_a_flag_is_ticked_with_the_mouse_and_the_space_bar(qtbot: QtBot, session: Session) -> None:
    model = ResultTableModel(session, ("output", "reviewed"), session)
    model.show(session.year)
    table = shown(qtbot, model)
    cell = model.index(0, 2)
    table.setCurrentIndex(cell)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert cell.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert cell.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert session.undo_stack.count() == 2


def test_a_flag_is_ticked_in_the_first_line_where_it_is_drawn(
    qtbot: QtBot, session: Session
) -> None:
    result = session.data.all(Result)[0]
    session.set_field(result, "output", "บรรทัด\n" * 6)
    model = ResultTableModel(session, ("output", "reviewed"), session)
    model.show(session.year)
    table = shown(qtbot, model)
    cell = model.index(0, 2)
    rect = table.visualRect(cell)
    place = rect.topLeft() + QPoint(10, table.fontMetrics().height() // 2 + ABOVE)
    assert place.y() < rect.center().y() - table.fontMetrics().height() // 2
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert cell.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
