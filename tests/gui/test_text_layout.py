from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itadesk.core.words import segment
from itadesk.gui.text_edit import TextEdit

THAI = (
    "มีการจัดทำคู่มือหรือมาตรฐานการให้บริการรวมถึงแผนผังแสดงขั้นตอนและระยะเวลาการให้บริการประชาชน"
    "ตามภารกิจของหน่วยงานเช่นการแจ้งถมดินการขอใบอนุญาตจำหน่ายสินค้าในที่หรือทางสาธารณะ"
)


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[TextEdit]:
    edit = TextEdit()
    qtbot.addWidget(edit)
    edit.resize(300, 200)
    with qtbot.waitExposed(edit):
        edit.show()
    yield edit
    edit.close()


def blocks(edit: TextEdit) -> Iterator[QTextBlock]:
    block = edit.document().firstBlock()
    while block.isValid():
        edit.blockBoundingRect(block)
        yield block
        block = block.next()


def lines(edit: TextEdit) -> list[str]:
    """Return the text of every line."""
    found = []
    for block in blocks(edit):
        units = block.text().encode("utf-16-le")
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            start, end = line.textStart(), line.textStart() + line.textLength()
            found.append(units[2 * start : 2 * end].decode("utf-16-le"))
    return found


def word_ends(text: str) -> set[int]:
    ends, at = set(), 0
    for word in segment(text):
        at += len(word)
        ends.add(at)
    return ends


@pytest.mark.parametrize("width", [120, 200, 333, 500])
def test_lines_end_between_words(edit: TextEdit, width: int) -> None:
    edit.setPlainText(THAI)
    edit.resize(width, 200)
    at, ends = 0, word_ends(THAI)
    assert len(lines(edit)) > 2
    for line in lines(edit):
        at += len(line)
        assert at in ends


@pytest.mark.parametrize("width", [60, 120, 300])
def test_no_line_is_wider_than_the_editor(edit: TextEdit, width: int) -> None:
    edit.setPlainText(f"{THAI} {'W' * 100}")
    edit.resize(width, 200)
    for block in blocks(edit):
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            assert line.naturalTextWidth() <= edit.viewport().width()


def test_names_are_kept_whole(edit: TextEdit) -> None:
    name = "ประจักษ์ศิลปาคมอุดรธานี"
    edit.names = (name,)
    for padding in range(0, 40, 3):
        edit.setPlainText("ก " * padding + name)
        assert any(name in line for line in lines(edit))


def test_typing_lays_out_again(edit: TextEdit) -> None:
    edit.setPlainText("คำ")
    assert len(lines(edit)) == 1
    edit.insertPlainText(THAI)
    assert len(lines(edit)) > 3
    edit.undo()
    assert lines(edit) == ["คำ"]


def test_uncommitted_input_is_laid_out(edit: TextEdit) -> None:
    QApplication.sendEvent(edit, QInputMethodEvent(THAI, []))
    edit.blockBoundingRect(edit.document().firstBlock())
    assert edit.document().firstBlock().layout().lineCount() > 3
    assert edit.text() == ""


def test_cursor_goes_through_the_lines(edit: TextEdit, qtbot: QtBot) -> None:
    edit.setPlainText(THAI)
    for _ in range(len(lines(edit)) - 1):
        before = edit.textCursor().position()
        qtbot.keyClick(edit, Qt.Key.Key_Down)
        assert edit.textCursor().position() > before
    qtbot.keyClick(edit, Qt.Key.Key_End)
    assert edit.textCursor().atEnd()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("กขเแาิ์่ำ aW/\n\u00a0😀𐍈é—“", max_size=200), st.integers(20, 400))
def test_any_text_is_laid_out_whole(edit: TextEdit, text: str, width: int) -> None:
    edit.resize(width, 100)
    edit.setPlainText(text)
    assert "".join(lines(edit)) == text.replace("\n", "")
