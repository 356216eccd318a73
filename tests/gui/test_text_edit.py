from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itadesk.gui.text_edit import TextEdit


@pytest.fixture
def edit(qtbot: QtBot) -> Iterator[TextEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    edit = TextEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(edit)
    layout.addWidget(QLineEdit())
    window.resize(500, 900)
    with qtbot.waitExposed(window):
        window.show()
    yield edit
    window.close()


def test_grows_with_its_lines_up_to_a_bound(edit: TextEdit) -> None:
    heights = []
    for lines in (1, 2, 5, 8, 50):
        edit.setPlainText("\n".join("ก" * lines))
        heights.append(edit.sizeHint().height())
    assert heights[0] <= heights[1] < heights[2] < heights[3] == heights[4]


def test_bounds_come_from_the_form(edit: TextEdit) -> None:
    usual = edit.minimumSizeHint().height()
    edit.setProperty("lowest", 5)
    assert edit.minimumSizeHint().height() > usual


def test_wrapped_lines_count(edit: TextEdit) -> None:
    edit.setPlainText("คำ " * 200)
    assert edit.sizeHint().height() > edit.minimumSizeHint().height()


def test_only_text_is_pasted(edit: TextEdit) -> None:
    source = QMimeData()
    source.setHtml("<b>หนา</b>")
    source.setText("หนา")
    edit.insertFromMimeData(source)
    assert edit.toPlainText() == "หนา"


def test_tab_leaves_the_field(edit: TextEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == ""
