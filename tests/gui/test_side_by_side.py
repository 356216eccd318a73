import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itadesk.gui.side_by_side import SideBySide

WAY = QBoxLayout.Direction


@pytest.fixture
def row() -> QHBoxLayout:
    """Two parts that need 200 pixels each, 10 apart."""
    row = QHBoxLayout()
    row.setSpacing(10)
    for _ in range(2):
        part = QWidget()
        part.setMinimumSize(QSize(200, 50))
        row.addWidget(part)
    return row


@pytest.fixture
def area(row: QHBoxLayout, qtbot: QtBot) -> QScrollArea:
    """A page with the row and margins of 20, in something that scrolls."""
    page, area = QWidget(), QScrollArea()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(20, 0, 20, 0)
    layout.addLayout(row)
    SideBySide(page, row)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    return area


@pytest.mark.parametrize(
    ("width", "way"), [(450, WAY.LeftToRight), (449, WAY.TopToBottom), (900, WAY.LeftToRight)]
)
def test_width_tells(
    area: QScrollArea, row: QHBoxLayout, qtbot: QtBot, width: int, way: QBoxLayout.Direction
) -> None:
    area.resize(600, 400)
    with qtbot.waitExposed(area):
        area.show()
    area.resize(width, 400)
    qtbot.waitUntil(lambda: row.direction() is way)
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)


def test_parts_that_grow_turn_it(area: QScrollArea, row: QHBoxLayout, qtbot: QtBot) -> None:
    area.resize(600, 400)
    with qtbot.waitExposed(area):
        area.show()
    assert row.direction() is WAY.LeftToRight
    part = row.itemAt(0).widget()
    part.setMinimumWidth(400)
    qtbot.waitUntil(lambda: row.direction() is WAY.TopToBottom)
    part.setMinimumWidth(200)
    qtbot.waitUntil(lambda: row.direction() is WAY.LeftToRight)
