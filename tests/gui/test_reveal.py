from PySide6.QtWidgets import QLineEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itadesk.gui.reveal import go_to


def test_tab_comes_to_the_front_and_scrolls(qtbot: QtBot) -> None:
    tabs, area, page, line = QTabWidget(), QScrollArea(), QWidget(), QLineEdit()
    layout = QVBoxLayout(page)
    layout.addSpacing(2_000)
    layout.addWidget(line)
    area.setWidgetResizable(True)
    area.setWidget(page)
    tabs.addTab(QWidget(), "ก")
    tabs.addTab(area, "ข")
    qtbot.addWidget(tabs)
    with qtbot.waitExposed(tabs):
        tabs.show()
    tabs.activateWindow()
    go_to(line)
    assert tabs.currentIndex() == 1
    qtbot.waitUntil(line.hasFocus)
    assert not line.visibleRegion().isEmpty()
