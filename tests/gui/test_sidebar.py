import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from itadesk.gui.sidebar import Sidebar


@pytest.fixture
def sidebar(qtbot: QtBot) -> Sidebar:
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    for name, title in (("one", "ข้อมูลหน่วยงาน"), ("two", "มาตรการ")):
        sidebar.add_page(name, title, "office")
    return sidebar


def test_arrow_key_chooses_a_page(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.show_current("one")
    with qtbot.waitSignal(sidebar.chosen) as signal:
        qtbot.keyClick(sidebar, Qt.Key.Key_Down)
    assert signal.args == ["two"]


def test_badge_is_said_in_words(sidebar: Sidebar) -> None:
    sidebar.set_badge("two", 12)
    text = sidebar.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "มาตรการ ยังมี ๑๒ จุดที่ต้องกรอกหรือตรวจดู"
    sidebar.set_badge("two", 0)
    assert sidebar.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "มาตรการ"


def test_width_shows_every_title(sidebar: Sidebar) -> None:
    width = sidebar.sizeHint().width()
    sidebar.add_page("three", "ชื่อหน้าที่ยาวกว่าหน้าอื่นทั้งหมดมาก", "office")
    assert sidebar.sizeHint().width() > width


@pytest.mark.parametrize("count", [0, 7, 99, 1234])
def test_badge_changes_what_is_drawn(sidebar: Sidebar, count: int) -> None:
    before = sidebar.grab().toImage()
    sidebar.set_badge("one", count)
    assert (sidebar.grab().toImage() == before) is (count == 0)
