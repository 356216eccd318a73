"""What the document holds is shown letter by letter: nothing is marked up, opened or fetched."""

import ctypes
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel
from PySide6.QtGui import QAction, QDesktopServices, Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from itadesk.gui.literal import caption, tool_tip, window_title
from itadesk.gui.main_window import PAGES, MainWindow, page_name
from itadesk.gui.settings import Settings
from itadesk.gui.wrap import unwrapped
from itadesk.store.document import DocumentFile
from tests.exchange.every_key import BLOBS
from tests.marked_records import BOLD, MARK, marked_records


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that nothing has a reason to open."""
    path = tmp_path / "picture.png"
    path.write_bytes(b"no picture")
    return path


@pytest.fixture
def watched(picture: Path) -> Iterator[list[str]]:
    """What the system tells of the picture being opened, once the test asks `seen`."""
    if sys.platform != "linux":
        pytest.skip("needs inotify")
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    assert descriptor >= 0
    assert libc.inotify_add_watch(descriptor, os.fsencode(picture), 0x20) >= 0  # IN_OPEN
    yield [str(descriptor)]
    os.close(descriptor)


def was_opened(watched: list[str]) -> bool:
    """Whether the picture was opened since this was asked last."""
    try:
        return bool(os.read(int(watched[0]), 4096))
    except BlockingIOError:
        return False


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window on a document full of markup; the network is out of reach."""

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("nothing may be fetched or opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    text = f'{BOLD}<img src="{picture.as_uri()}">&amp;'
    path = tmp_path / f"{MARK}&amp;<b>.itadesk"
    DocumentFile.create(path, marked_records(text), BLOBS).close()
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1366, 900)
    with qtbot.waitExposed(window):
        window.show()
    assert window.open_file(path)
    yield window
    window.close()


def displayed(text: str) -> str:
    """Return a tool tip as Qt shows it, which finds out by itself whether it is marked up."""
    if Qt.mightBeRichText(text):
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return unwrapped(text)


def tips(window: MainWindow) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        yield widget.toolTip()
    for action in window.findChildren(QAction):
        yield action.toolTip()
    for view in window.findChildren(QAbstractItemView):
        if view.model() is not None:
            yield from cell_tips(view.model())


def cell_tips(model: QAbstractItemModel) -> Iterator[str]:
    """Yield the tool tips of headings and cells; trees are in dialogs only."""
    role = Qt.ItemDataRole.ToolTipRole
    is_list = isinstance(model, QAbstractListModel)  # which hides its only column
    for column in range(1 if is_list else model.columnCount()):
        yield model.headerData(column, Qt.Orientation.Horizontal, role) or ""
        for row in range(model.rowCount()):
            yield model.index(row, column).data(role) or ""


def captions(window: MainWindow) -> Iterator[str]:
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    for one in (*window.findChildren(QAction), *window.findChildren(QAbstractButton)):
        yield one.text()


def test_every_page_shows_texts_as_they_are(
    window: MainWindow, watched: list[str], qtbot: QtBot
) -> None:
    seen = {"labels": 0, "tips": 0, "captions": 0}
    for _, _, cls in PAGES:
        window.open_page(page_name(cls))
        qtbot.wait(50)
        for label in window.findChildren(QLabel):
            format_ = label.textFormat()
            plain = format_ == Qt.TextFormat.PlainText or not Qt.mightBeRichText(label.text())
            assert plain or MARK not in unwrapped(label.text()), label.objectName()
            seen["labels"] += MARK in unwrapped(label.text())
        for tip in tips(window):
            if MARK in unwrapped(tip) and "<" in tip:
                assert BOLD in displayed(tip) or f"{MARK}&amp;<b>" in displayed(tip), tip
                seen["tips"] += 1
        for text in captions(window):
            if MARK in text:
                assert "&" not in text.replace("&&", ""), text
                seen["captions"] += 1
    assert min(seen.values()) > 0, seen
    assert not was_opened(watched)


def test_title_of_the_window_is_as_it_is(window: MainWindow) -> None:
    assert f"{MARK}&amp;<b>.itadesk" in window.windowTitle()


def test_markup_would_be_noticed(qtbot: QtBot, picture: Path, watched: list[str]) -> None:
    label = QLabel(f'<img src="{picture.as_uri()}">')
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
    assert was_opened(watched)


def test_texts_for_qt() -> None:
    assert displayed(tool_tip("<b>ก</b>\n& ข")) == "<b>ก</b>\n& ข"
    assert tool_tip("") == ""
    assert caption("ก & ข") == "ก && ข"
    assert window_title("ก[*]") == "ก[*][*]"
