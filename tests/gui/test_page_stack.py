import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

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
    page = stack.page("one")
    stack.remove("one")
    assert stack.names == ["two"]
    assert stack.pages == [stack.page("two")]
    with pytest.raises(KeyError):
        stack.page("one")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(page)


def test_removed_page_is_not_seen_while_it_waits_to_go(stack: PageStack) -> None:
    stack.show()
    stack.show_page("one")
    page = stack.page("one")
    stack.remove("one")
    assert not page.isVisible()
    stack.close()
