from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from itadesk.exchange.examples import examples
from itadesk.gui.pages.start_page import StartPage, example_title
from itadesk.gui.settings import Settings


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(Settings())
    qtbot.addWidget(page)
    return page


def texts(page: StartPage) -> list[str]:
    return [page.recent.item(row).text() for row in range(page.recent.count())]


def test_without_recent_files_it_says_so(page: StartPage) -> None:
    page.refresh()
    assert texts(page) == []
    assert page.recent_empty.isVisibleTo(page)
    assert not page.recent.isVisibleTo(page)


@pytest.mark.parametrize("count", [1, 3])
def test_recent_files_are_listed(page: StartPage, tmp_path: Path, count: int) -> None:
    for number in range(count):
        file = tmp_path / f"แฟ้ม {number}.itadesk"
        file.touch()
        Settings().add_recent_file(file)
    page.refresh()
    assert len(texts(page)) == count
    assert texts(page)[0].startswith(f"แฟ้ม {count - 1}")
    assert not page.recent_empty.isVisibleTo(page)


def test_missing_file_is_marked(page: StartPage, tmp_path: Path) -> None:
    Settings().add_recent_file(tmp_path / "หาย.itadesk")
    page.refresh()
    assert "ไม่พบแฟ้ม" in texts(page)[0]


def test_chosen_file_is_said(page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "ก.itadesk"
    file.touch()
    Settings().add_recent_file(file)
    page.refresh()
    page.show()
    page.recent.setCurrentRow(0)
    with qtbot.waitSignal(page.file_chosen) as signal:
        qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert signal.args == [file]
    page.close()


def test_one_click_opens_a_file(page: StartPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "ก.itadesk"
    file.touch()
    Settings().add_recent_file(file)
    page.refresh()
    with qtbot.waitExposed(page):
        page.show()
    place = page.recent.visualItemRect(page.recent.item(0)).center()
    with qtbot.waitSignal(page.file_chosen):
        qtbot.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.close()


def test_buttons_say_what_is_wanted(page: StartPage, qtbot: QtBot) -> None:
    for button, signal in (
        (page.button_new, page.new_requested),
        (page.button_open, page.open_requested),
    ):
        with qtbot.waitSignal(signal):
            button.click()


@pytest.mark.parametrize("source", examples(), ids=lambda source: source.stem)
def test_examples_say_whose_they_are(source: Path) -> None:
    assert "ปีงบประมาณ พ.ศ. ๒๕" in example_title(source)
    assert "มาตรการ" in example_title(source)
