import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.gui.flow import FlowLayout, let_wrap


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """Two buttons, a gap, and a third button at the right; each 100 wide, 6 apart."""
    row = QWidget()
    qtbot.addWidget(row)
    layout = QHBoxLayout(row)
    layout.setSpacing(6)
    for name in ("ก", "ข", "ค"):
        button = QPushButton(name)
        button.setFixedSize(100, 30)
        if name == "ค":
            layout.addStretch()
        layout.addWidget(button)
    let_wrap(row)
    return row


def _places(row: QWidget, width: int) -> list[tuple[int, int]]:
    layout = row.layout()
    assert isinstance(layout, FlowLayout)
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [(one.x(), one.y()) for one in row.findChildren(QPushButton)]


def test_gap_takes_what_is_left_of_the_width(row: QWidget) -> None:
    assert _places(row, 500) == [(0, 0), (106, 0), (400, 0)]


def test_what_has_no_room_begins_a_line(row: QWidget) -> None:
    assert _places(row, 250) == [(0, 0), (106, 0), (0, 36)]
    assert _places(row, 120) == [(0, 0), (0, 36), (0, 72)]


def test_row_may_be_as_narrow_as_its_widest_part(row: QWidget) -> None:
    assert row.minimumSizeHint().width() == 100


def test_hidden_parts_take_no_room(row: QWidget) -> None:
    row.findChildren(QPushButton)[0].hide()
    assert _places(row, 500)[1:] == [(0, 0), (400, 0)]
