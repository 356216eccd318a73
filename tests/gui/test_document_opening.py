"""Documents are worked on only where that is safe; elsewhere a copy is offered."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.records import Record
from itadesk.gui import file_dialogs
from itadesk.gui.crash_guard import CrashGuard
from itadesk.gui.main_window import MainWindow
from itadesk.gui.settings import Settings
from itadesk.store import connection, drives
from itadesk.store.document import DocumentFile
from itadesk.store.drives import Drive
from itadesk.store.errors import Trouble

BRING = "คัดลอกมาไว้ในเครื่องนี้แล้วเปิด…"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as another kind of place; the tests say which."""
    folder = tmp_path / "stick"
    folder.mkdir()
    set_kind(monkeypatch, folder, Drive.REMOVABLE)
    return folder


def set_kind(monkeypatch: pytest.MonkeyPatch, folder: Path, kind: Drive) -> None:
    def of(path: Path) -> Drive:
        return kind if path.is_relative_to(folder) else Drive.FIXED

    monkeypatch.setattr(drives, "drive_kind", of)


@pytest.fixture
def on_stick(stick: Path, records: list[Record]) -> Path:
    path = stick / "แฟ้ม.itadesk"
    DocumentFile.create(path, records).close()
    return path


def answer(monkeypatch: pytest.MonkeyPatch, *paths: Path | None) -> list[Path]:
    suggested: list[Path] = []
    left = list(paths)

    def ask(_parent: QWidget, _title: str, suggestion: Path) -> Path | None:
        suggested.append(suggestion)
        return left.pop(0)

    monkeypatch.setattr(file_dialogs, "ask_save_path", ask)
    return suggested


def button(window: MainWindow) -> QPushButton:
    (found,) = (one for one in window.message_bar.findChildren(QPushButton) if not one.isHidden())
    return found


@pytest.mark.parametrize("kind", [Drive.REMOVABLE, Drive.NETWORK, Drive.READ_ONLY])
def test_copy_is_opened_instead(
    window: MainWindow,
    on_stick: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: Drive,
) -> None:
    set_kind(monkeypatch, on_stick.parent, kind)
    before = on_stick.read_bytes()
    with monkeypatch.context() as closed:
        closed.setattr(connection.Connection, "__init__", no_connection)
        assert not window.open_file(on_stick)
    window.settings.folder = tmp_path
    suggested = answer(monkeypatch, tmp_path / "สำเนา.itadesk")
    assert button(window).text() == BRING
    button(window).click()
    assert suggested == [tmp_path / "แฟ้ม.itadesk"]
    assert window.session is not None
    assert window.session.document.path == tmp_path / "สำเนา.itadesk"
    assert window.settings.recent_files == [tmp_path / "สำเนา.itadesk"]
    assert on_stick.read_bytes() == before
    assert list(on_stick.parent.iterdir()) == [on_stick]


def no_connection(*_: object, **__: object) -> None:
    raise AssertionError("a document may not be opened here")


def test_copy_goes_to_another_name_and_never_to_a_stick(
    window: MainWindow, on_stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / on_stick.name).touch()
    window.settings.folder = tmp_path
    suggested = answer(monkeypatch, on_stick.with_name("ข.itadesk"), None)
    window.open_file(on_stick)
    button(window).click()
    assert suggested == [tmp_path / "แฟ้ม สำเนา.itadesk"]
    assert "แฟลชไดรฟ์" in window.message_bar.text
    assert window.session is None
    button(window).click()
    assert list(on_stick.parent.iterdir()) == [on_stick]


def test_folder_of_a_stick_is_not_suggested(
    window: MainWindow, on_stick: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.settings.folder = on_stick.parent
    suggested = answer(monkeypatch, None)
    window.open_file(on_stick)
    button(window).click()
    assert suggested[0].is_relative_to(own_home)


def test_file_that_cannot_be_written_is_copied_too(
    window: MainWindow, document: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> DocumentFile:
        raise Trouble.READ_ONLY.at(path)

    document.close()
    with monkeypatch.context() as broken:
        broken.setattr(DocumentFile, "open", refuse)
        assert not window.open_file(document.path)
    copy = document.path.with_name("สำเนา.itadesk")
    answer(monkeypatch, copy)
    button(window).click()
    assert window.session is not None
    assert window.session.document.path == copy


def test_new_document_is_not_made_on_a_stick(
    window: MainWindow, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, stick / "ใหม่.itadesk", tmp_path / "ใหม่.itadesk")
    window.files.open_example(window.start_page.examples.item(0).data(256))
    assert window.session is None
    assert list(stick.iterdir()) == []
    button(window).click()
    assert window.session is not None
    assert window.session.document.path.parent == tmp_path


def test_copy_may_be_saved_on_a_stick(
    window: MainWindow,
    document: DocumentFile,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window.show_document(document)
    answer(monkeypatch, stick / "สำเนา.itadesk")
    window.action_save_copy.trigger()
    qtbot.waitUntil((stick / "สำเนา.itadesk").is_file)
    assert window.session is not None
    assert window.session.document is document


def test_cloud_is_warned_of_once(
    window: MainWindow, on_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_kind(monkeypatch, on_stick.parent, Drive.CLOUD)
    assert window.open_file(on_stick)
    assert "OneDrive" in window.message_bar.text
    window.close_document()
    assert window.open_file(on_stick)
    assert window.message_bar.text == ""


def test_file_that_another_window_has_open_did_not_end_the_program(
    window: MainWindow, document: DocumentFile
) -> None:
    """After one crash its count is at two for as long as it is open there."""
    document.close()
    for _ in range(2):
        CrashGuard(Settings()).begin(document.path)
    hold = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN EXCLUSIVE')"
    script = f"{hold}; print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(document.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        assert not window.open_file(document.path)
        other.communicate()
    assert "เปิดอยู่ในหน้าต่างหรือโปรแกรมอื่น" in window.message_bar.text
    assert not window.open_file(document.path)
    assert "สองครั้ง" in window.message_bar.text
