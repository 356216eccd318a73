import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itadesk.gui.page_stack import PageStack


@pytest.fixture
def stack(qtbot: QtBot) -> PageStack:
    stack = PageStack()
    qtbot.addWidget(stack)
    for name in ("one", "two"):
        page = stack.add(name, QWidget)
        page.setObjectName(name)
        page.setMinimumSize(900, 700)
    return stack


def test_page_is_shown_by_its_name(stack: PageStack) -> None:
    stack.show_page("two")
    assert stack.current.objectName() == "two"
    assert stack.names == ["one", "two"]


def test_large_page_does_not_widen_the_window(stack: PageStack) -> None:
    assert stack.minimumSizeHint().width() < 900
    stack.resize(400, 300)
    stack.show_page("one")
    area = stack.currentWidget()
    assert isinstance(area, QScrollArea)
    assert area.widget() is stack.page("one")


def test_removed_page_is_gone(stack: PageStack) -> None:
    stack.remove("one")
    assert stack.names == ["two"]
    with pytest.raises(KeyError):
        stack.page("one")


def test_removed_page_is_found_by_nobody_while_it_waits_to_go(stack: PageStack) -> None:
    page = stack.page("one")
    stack.remove("one")
    assert page not in stack.findChildren(QWidget)
