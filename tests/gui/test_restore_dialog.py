"""Choosing a backup and opening it as a new file."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.edits import Edit
from itadesk.core.records import Office, Record
from itadesk.gui import backup_reader, file_dialogs, restore_dialog
from itadesk.gui.backup_models import NOTE
from itadesk.gui.main_window import MainWindow
from itadesk.gui.restore_dialog import RestoreDialog, restore
from itadesk.gui.settings import Settings
from itadesk.store import backups, clean_copy, header
from itadesk.store.backups import Backup
from itadesk.store.document import DocumentFile
from itadesk.store.errors import Trouble
from tests.store import next_format

NOW = datetime(2026, 1, 12, 14, 30)
HOUR = timedelta(hours=1)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[Callable[..., RestoreDialog]]:
    """Return what opens the dialog and waits until it has read everything."""

    def opened(path: Path | None = None) -> RestoreDialog:
        restore(window, path)
        dialog = window.findChild(RestoreDialog)
        assert isinstance(dialog, RestoreDialog)
        qtbot.waitUntil(lambda: "ค้นหา" not in dialog.nothing.text() and reading(dialog) == [])
        return dialog

    yield opened
    for dialog in window.findChildren(RestoreDialog):
        dialog.close()


def reading(dialog: RestoreDialog) -> list[list[str]]:
    """Return the rows that are not read yet."""
    return [row for row in rows(dialog.backups) if "กำลังอ่าน…" in row]


def rows(table: QTableView) -> list[list[str]]:
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def selected(table: QTableView) -> list[int]:
    return [index.row() for index in table.selectionModel().selectedRows()]


@pytest.fixture
def kept(document: DocumentFile) -> list[Backup]:
    """Three backups of the document, an hour apart, newest last."""
    return back_up(document, 3)


def back_up(document: DocumentFile, count: int, now: datetime = NOW) -> list[Backup]:
    made = []
    for number in range(count):
        made.append(backups.make(document.snapshot(), now + number * HOUR, document.path))
        edit = Edit(document.dataset(), "แก้ไข")
        edit.update(document.dataset().office, phone=str(number))
        document.apply(edit.change())
    return made


def other_document(folder: Path, name: str) -> DocumentFile:
    office: Record = Office(short_name=name)
    return DocumentFile.create(folder / f"{name}.itadesk", [office])


def answer_save(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[Path]:
    suggested: list[Path] = []

    def ask(_parent: QWidget, _title: str, suggestion: Path) -> Path:
        suggested.append(suggestion)
        return path

    monkeypatch.setattr(file_dialogs, "ask_save_path", ask)
    return suggested


def test_without_backups_it_says_when_they_are_made(opened: Callable[..., RestoreDialog]) -> None:
    dialog = opened()
    assert "ยังไม่มีสำเนาสำรอง" in dialog.nothing.text().replace("\u200b", "")
    assert not dialog.button_open.isEnabled()
    assert not dialog.button_delete.isEnabled()


@pytest.mark.usefixtures("kept")
def test_backups_are_listed_newest_first(opened: Callable[..., RestoreDialog]) -> None:
    shown = rows(opened().backups)
    assert [row[:2] for row in shown] == [
        ["๑๒ ม.ค. ๒๕๖๙ ๑๖:๓๐ น.", "๓"],
        ["๑๒ ม.ค. ๒๕๖๙ ๑๕:๓๐ น.", "๒"],
        ["๑๒ ม.ค. ๒๕๖๙ ๑๔:๓๐ น.", "๑"],
    ]


@pytest.mark.usefixtures("kept")
def test_each_says_how_much_it_holds(opened: Callable[..., RestoreDialog]) -> None:
    row = rows(opened().backups)[0]
    assert row[2:7] == ["๒", "๓", "๑", "๐", "๐"]
    assert row[7].endswith(" กิโลไบต์")


@pytest.mark.usefixtures("kept")
def test_document_is_told_by_its_office_and_place(
    opened: Callable[..., RestoreDialog], document: DocumentFile, qtbot: QtBot
) -> None:
    dialog = opened()
    told = ["อบต.นาม่วง", "๓", "๑๒ ม.ค. ๒๕๖๙ ๑๖:๓๐ น.", str(document.path)]
    qtbot.waitUntil(lambda: rows(dialog.documents) == [told])


@pytest.mark.usefixtures("kept")
def test_document_that_was_at_the_path_is_chosen(
    opened: Callable[..., RestoreDialog], document: DocumentFile, tmp_path: Path
) -> None:
    with other_document(tmp_path, "อบต.อื่น") as other:
        back_up(other, 1, NOW + 9 * HOUR)
    dialog = opened(document.path)
    assert selected(dialog.documents) == [1]
    assert len(rows(dialog.backups)) == 3


@pytest.mark.usefixtures("kept")
def test_other_document_shows_its_backups(
    opened: Callable[..., RestoreDialog], document: DocumentFile, tmp_path: Path, qtbot: QtBot
) -> None:
    with other_document(tmp_path, "อบต.อื่น") as other:
        back_up(other, 1, NOW + 9 * HOUR)
    dialog = opened(document.path)
    dialog.documents.setFocus()
    qtbot.keyClick(dialog.documents, Qt.Key.Key_Up)
    assert [row[0] for row in rows(dialog.backups)] == ["๑๒ ม.ค. ๒๕๖๙ ๒๓:๓๐ น."]


def test_broken_backup_is_marked_and_not_offered(
    opened: Callable[..., RestoreDialog], kept: list[Backup]
) -> None:
    kept[-1].path.write_bytes(b"")
    dialog = opened()
    assert rows(dialog.backups)[0][NOTE] == "เสียหาย"
    assert not dialog.backups.model().flags(dialog.backups.model().index(0, 0))
    assert selected(dialog.backups) == [1]


def test_nothing_is_offered_of_broken_backups(
    opened: Callable[..., RestoreDialog], kept: list[Backup]
) -> None:
    for one in kept:
        one.path.write_bytes(b"")
    dialog = opened()
    assert not dialog.button_open.isEnabled()
    assert dialog.button_delete.isEnabled()


def test_chosen_backup_is_opened_as_a_new_file(
    opened: Callable[..., RestoreDialog],
    kept: list[Backup],
    window: MainWindow,
    document: DocumentFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    before = document.path.read_bytes()
    dialog = opened()
    dialog.backups.selectRow(1)
    suggested = answer_save(monkeypatch, tmp_path / "คืน.itadesk")
    dialog.button_open.click()
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session is not None
    assert window.session.document.path == tmp_path / "คืน.itadesk"
    assert window.session.data.office.phone == "0"  # of the second
    assert "คืน.itadesk" in window.message_bar.text
    assert suggested[0].name == "อบต.นาม่วง กู้คืน 12 ม.ค. 2569.itadesk"
    assert document.path.read_bytes() == before
    assert all(one.path.is_file() for one in kept)


@pytest.mark.usefixtures("kept")
def test_suggested_name_is_free(
    opened: Callable[..., RestoreDialog],
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.settings.folder = tmp_path
    (window.settings.folder / "อบต.นาม่วง กู้คืน 12 ม.ค. 2569.itadesk").touch()
    monkeypatch.setattr(file_dialogs, "ask_save_path", lambda *asked: names.append(asked[2].name))
    names: list[str] = []
    opened().button_open.click()
    assert names == ["อบต.นาม่วง กู้คืน 12 ม.ค. 2569 (2).itadesk"]


@pytest.mark.usefixtures("kept")
def test_restoring_never_overwrites(
    opened: Callable[..., RestoreDialog],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    taken = tmp_path / "มีอยู่.itadesk"
    taken.write_text("ของเดิม")
    dialog = opened()
    answer_save(monkeypatch, taken)
    dialog.button_open.click()
    qtbot.waitUntil(lambda: "มีอยู่" in dialog.problem.text().replace("\u200b", ""))
    assert taken.read_text() == "ของเดิม"
    assert dialog.button_open.isEnabled()


def test_backup_that_proves_changed_gives_way_to_the_next(
    opened: Callable[..., RestoreDialog],
    kept: list[Backup],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    flip(kept[-1].path)
    dialog = opened()
    assert selected(dialog.backups) == [0]  # it looks whole
    answer_save(monkeypatch, tmp_path / "คืน.itadesk")
    dialog.button_open.click()
    qtbot.waitUntil(lambda: dialog.problem.isVisible())
    assert rows(dialog.backups)[0][NOTE] == "เสียหาย"
    assert selected(dialog.backups) == [1]
    assert not (tmp_path / "คืน.itadesk").exists()


@pytest.mark.usefixtures("kept")
def test_backup_comes_back_though_the_open_document_cannot_be_backed_up(
    opened: Callable[..., RestoreDialog],
    window: MainWindow,
    document: DocumentFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    document.close()
    assert window.open_file(document.path)
    dialog = opened()
    restored = tmp_path / "คืน.itadesk"
    answer_save(monkeypatch, restored)

    def fail(*_: object) -> None:
        raise Trouble.FULL.at(tmp_path)

    monkeypatch.setattr(backups, "make", fail)
    dialog.button_open.click()
    qtbot.waitUntil(lambda: window.session is not None and window.session.document.path == restored)


def test_older_backup_comes_back_as_this_version(
    opened: Callable[..., RestoreDialog],
    window: MainWindow,
    tmp_path: Path,
    kept: list[Backup],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    next_format.install(monkeypatch)
    dialog = opened()
    assert [row[NOTE] for row in rows(dialog.backups)] == ["รุ่นก่อน"] * len(kept)
    answer_save(monkeypatch, tmp_path / "คืน.itadesk")
    dialog.button_open.click()
    qtbot.waitUntil(lambda: window.session is not None)
    window.close_document()
    assert header.check_header(tmp_path / "คืน.itadesk") == header.FORMAT


def test_open_document_is_backed_up_and_closed_first(
    opened: Callable[..., RestoreDialog],
    window: MainWindow,
    kept: list[Backup],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    other = other_document(tmp_path, "อบต.อื่น")
    window.show_document(other)
    assert window.session is not None
    window.session.set_field(window.session.data.office, "phone", "พิมพ์ล่าสุด")
    revision = other.revision
    dialog = opened(kept[0].path)
    answer_save(monkeypatch, tmp_path / "คืน.itadesk")
    dialog.documents.selectRow(rows_of(dialog, "อบต.นาม่วง"))
    qtbot.waitUntil(lambda: dialog.button_open.isEnabled())
    dialog.button_open.click()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("อบต.นาม่วง"))
    assert max(backups.of(other.document_id)).revision == revision
    DocumentFile.open(other.path).close()  # it is free again


def rows_of(dialog: RestoreDialog, name: str) -> int:
    return next(n for n, row in enumerate(rows(dialog.documents)) if row[0] == name)


@pytest.mark.usefixtures("kept")
def test_open_document_stays_when_nothing_can_be_written(
    opened: Callable[..., RestoreDialog],
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def full(*_: Any, **__: Any) -> None:  # noqa: ANN401 - whatever it is called with
        raise Trouble.FULL.at(tmp_path)

    other = other_document(tmp_path, "อบต.อื่น")
    window.show_document(other)
    dialog = opened()
    answer_save(monkeypatch, tmp_path / "คืน.itadesk")
    monkeypatch.setattr(clean_copy, "write", full)
    dialog.button_open.click()
    qtbot.waitUntil(lambda: "ดิสก์เต็ม" in dialog.problem.text().replace("\u200b", ""))
    assert window.session is not None
    assert window.session.document is other


@pytest.mark.parametrize("delete", [False, True])
def test_backups_are_deleted_when_that_is_confirmed(
    opened: Callable[..., RestoreDialog],
    kept: list[Backup],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    delete: bool,
) -> None:
    asked: list[int] = []

    def ask(_parent: QWidget, _name: str, count: int) -> bool:
        asked.append(count)
        return delete

    dialog = opened()
    monkeypatch.setattr(restore_dialog, "ask_delete", ask)
    dialog.button_delete.click()
    qtbot.waitUntil(lambda: dialog.nothing.isVisible() is delete)
    assert asked == [3]
    qtbot.waitUntil(lambda: kept[0].path.exists() is not delete)


def test_ten_thousand_backups_are_shown_before_they_are_read(
    document: DocumentFile,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    (first,) = back_up(document, 1)
    for number in range(2, 10_001):
        os.link(first.path, first.path.with_name(f"{number:08}-20260112-150000.itadesk"))
    hold = threading.Event()
    read = backup_reader.summary
    monkeypatch.setattr(backup_reader, "summary", lambda path: hold.wait(30) and read(path))
    restore(window)
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    qtbot.waitUntil(lambda: dialog.backups.model().rowCount() == 10_000)
    assert rows(dialog.backups)[0][1] == "๑๐๐๐๐"
    hold.set()
    qtbot.waitUntil(lambda: dialog.button_open.isEnabled())  # the first is there at once
    dialog.close()


def test_closed_dialog_reads_no_more(
    window: MainWindow, kept: list[Backup], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    started, hold = threading.Event(), threading.Event()
    asked: list[Path] = []

    def slow(path: Path) -> None:
        asked.append(path)
        started.set()
        hold.wait(30)

    monkeypatch.setattr(backup_reader, "summary", slow)
    restore(window)
    qtbot.waitUntil(started.is_set)
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    dialog.close()
    hold.set()
    qtbot.waitUntil(lambda: window.findChild(RestoreDialog) is None)
    assert len(asked) < 2 * len(kept)


def test_menu_leads_here(window: MainWindow) -> None:
    window.action_restore.trigger()
    leave(window)


def test_start_page_leads_here(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.start_page.button_restore, Qt.MouseButton.LeftButton)
    leave(window)


def leave(window: MainWindow) -> None:
    """Close the dialog, which must be there."""
    dialog = window.findChild(RestoreDialog)
    assert isinstance(dialog, RestoreDialog)
    assert dialog.isVisible()
    dialog.close()


class TestRefusedFile:
    @pytest.mark.usefixtures("kept")
    def test_changed_file_is_refused_and_restored(
        self,
        window: MainWindow,
        document: DocumentFile,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        qtbot: QtBot,
    ) -> None:
        document.close()
        window.open_file(document.path)
        assert window.session is not None
        window.session.set_field(window.session.data.office, "phone", "๐๔๒")
        window.action_save.trigger()
        qtbot.waitUntil(lambda: "สำรองไว้แล้ว" in window.message_bar.text)
        window.close_document()
        flip(document.path)
        assert not window.open_file(document.path)
        (button,) = offered(window)
        button.click()
        dialog = window.findChild(RestoreDialog)
        assert isinstance(dialog, RestoreDialog)
        qtbot.waitUntil(lambda: dialog.button_open.isEnabled())
        answer_save(monkeypatch, tmp_path / "คืน.itadesk")
        dialog.button_open.click()
        qtbot.waitUntil(lambda: window.session is not None)
        assert window.session.data.office.phone == "๐๔๒"

    @pytest.mark.usefixtures("kept")
    @pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0"])
    def test_backups_are_offered(
        self, window: MainWindow, tmp_path: Path, content: bytes | None
    ) -> None:
        path = tmp_path / "เสีย.itadesk"
        if content is not None:
            path.write_bytes(content)
        window.open_file(path)
        assert len(offered(window)) == 1

    def test_no_backups_are_not_offered(self, window: MainWindow, tmp_path: Path) -> None:
        window.open_file(tmp_path / "ไม่มี.itadesk")
        assert offered(window) == []

    @pytest.mark.usefixtures("kept")
    def test_backups_are_not_offered_where_they_do_not_help(
        self, window: MainWindow, tmp_path: Path
    ) -> None:
        path = tmp_path / "อื่น.itadesk"
        path.write_bytes(b"no document")
        window.open_file(path)
        assert offered(window) == []


def test_migrated_file_is_told_and_the_old_one_is_kept(
    window: MainWindow, document: DocumentFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    document.close()
    next_format.install(monkeypatch)
    window.open_file(document.path)
    assert "โปรแกรมรุ่นก่อน" in window.message_bar.text
    assert len(offered(window)) == 1
    (old,) = backups.of(document.document_id)
    assert header.check_header(old.path) == header.FORMAT - 1


def offered(window: MainWindow) -> list[QPushButton]:
    """Return the buttons that lead to the backups."""
    found = window.message_bar.findChildren(QPushButton)
    return [one for one in found if one.text() == restore_dialog.RESTORE and not one.isHidden()]


def flip(path: Path) -> None:
    """Change a text in a file at rest, so that only the seal can tell."""
    content = bytearray(path.read_bytes())
    content[content.index("ประชาชนพอใจ".encode()) + 2] ^= 1
    path.write_bytes(content)
