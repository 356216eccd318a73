from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.dates import clock_time, moment
from itadesk.core.records import FiscalYear, Measure
from itadesk.gui import dialogs, file_dialogs
from itadesk.gui.dialogs import NewDocumentDialog
from itadesk.gui.main_window import MainWindow
from itadesk.gui.settings import Settings
from itadesk.store import backups
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received
from tests.gui.conftest import TypeText


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


@pytest.fixture
def open_window(window: MainWindow, document: DocumentFile) -> MainWindow:
    window.show_document(document)
    return window


def answer_save(monkeypatch: pytest.MonkeyPatch, *paths: Path | None) -> list[Path]:
    """Let the officer choose these places, one after the other; return what was suggested."""
    suggested: list[Path] = []
    left = list(paths)

    def ask(_parent: QWidget, _title: str, suggestion: Path) -> Path | None:
        suggested.append(suggestion)
        return left.pop(0)

    monkeypatch.setattr(file_dialogs, "ask_save_path", ask)
    return suggested


def test_new_document(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, type_text: TypeText
) -> None:
    path = tmp_path / "ใหม่.itadesk"
    suggested = answer_save(monkeypatch, path)

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewDocumentDialog)
        dialog.office_kind.setCurrentIndex(1)
        type_text(dialog.office_name, "กุดปลาดุก")
        type_text(dialog.office_district, "ชื่นชม")
        dialog.fiscal_year_year.clear()
        type_text(dialog.fiscal_year_year, "๒๕๖๘")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill_in)
    window.action_new.trigger()
    assert window.session is not None
    assert window.session.document.path == path
    office = window.session.data.office
    assert (office.kind, office.name, office.district) == ("เทศบาลตำบล", "กุดปลาดุก", "ชื่นชม")
    assert [year.year for year in window.session.data.all(FiscalYear)] == [2568]
    assert suggested[0].name == "ทต.กุดปลาดุก 2568.itadesk"


def test_new_document_needs_a_name(qtbot: QtBot) -> None:
    dialog = NewDocumentDialog()
    qtbot.addWidget(dialog)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert dialog.result() != QDialog.DialogCode.Accepted
    assert "ชื่อหน่วยงาน" in dialog.problem.text().replace("\u200b", "")


@pytest.mark.parametrize("year", ["2025", "เก้า", ""])
def test_new_document_needs_a_year(qtbot: QtBot, type_text: TypeText, year: str) -> None:
    dialog = NewDocumentDialog()
    qtbot.addWidget(dialog)
    type_text(dialog.office_name, "ก")
    dialog.fiscal_year_year.setText(year)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()
    assert "ปีงบประมาณ" in dialog.problem.text().replace("\u200b", "")


def test_existing_file_is_not_overwritten(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "มีอยู่.itadesk"
    taken.write_text("ของเดิม")
    source = window.start_page.examples.item(0).data(256)
    answer_save(monkeypatch, taken, tmp_path / "อื่น.itadesk")
    window.files.open_example(source)
    assert taken.read_text() == "ของเดิม"
    assert window.session is None
    assert "มีอยู่" in window.message_bar.text
    (again,) = window.message_bar.findChildren(QPushButton)
    again.click()
    assert window.session is not None


def test_example_is_opened_as_a_copy(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_save(monkeypatch, tmp_path / "ตัวอย่าง.itadesk")
    examples = window.start_page.examples
    examples.itemActivated.emit(examples.item(0))
    assert window.session is not None
    assert window.session.data.all(Measure)


def test_cancelled_dialog_changes_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_save(monkeypatch, None)
    examples = window.start_page.examples
    examples.itemActivated.emit(examples.item(0))
    assert window.session is None


def test_save_says_at_once_that_everything_is_saved(open_window: MainWindow) -> None:
    open_window.action_save.trigger()
    assert "บันทึกครบแล้ว" in open_window.message_bar.text


def test_save_makes_a_backup_and_says_when(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.action_save.trigger()
    qtbot.waitUntil(lambda: "สำรองไว้แล้ว" in open_window.message_bar.text)
    (backup,) = all_backups()
    assert open_window.message_bar.text.endswith(clock_time(backup.made))


def test_save_says_it_just_as_well_when_there_is_a_backup(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    open_window.action_save.trigger()
    qtbot.waitUntil(lambda: "สำรองไว้แล้ว" in open_window.message_bar.text)
    open_window.message_bar.clear()
    open_window.action_save.trigger()
    assert "สำรองไว้แล้ว" in open_window.message_bar.text
    assert len(all_backups()) == 1


def test_save_tells_the_day_of_a_backup_of_another_day(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    assert open_window.session is not None
    document = open_window.session.document
    made = backups.make(document.snapshot(), datetime(2026, 1, 12, 14, 32), document.path).made
    open_window.action_save.trigger()
    qtbot.waitUntil(lambda: open_window.message_bar.text.endswith(moment(made)))


def test_save_says_why_there_is_no_backup(
    open_window: MainWindow, qtbot: QtBot, own_home: Path
) -> None:
    (own_home / "data").write_text("no folder")
    open_window.action_save.trigger()
    qtbot.waitUntil(lambda: "สำรองไว้ไม่ได้" in open_window.message_bar.text)
    assert "อยู่ในแฟ้มครบ" in open_window.message_bar.text


def test_what_is_told_meanwhile_stays(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.action_save.trigger()
    open_window.message_bar.show_message("ลบแล้ว")
    told: list[object] = []
    assert open_window.backup_keeper is not None
    open_window.backup_keeper.back_up(told.append, told.append)  # comes after the first
    qtbot.waitUntil(lambda: bool(told))
    assert open_window.message_bar.text == "ลบแล้ว"


def all_backups() -> list[backups.Backup]:
    return [one for document_id in backups.documents() for one in backups.of(document_id)]


def test_copy_is_the_same_document_and_the_file_stays_open(
    open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    session = open_window.session
    assert session is not None
    copy = tmp_path / "สำเนา.itadesk"
    answer_save(monkeypatch, copy)
    open_window.action_save_copy.trigger()
    qtbot.waitUntil(lambda: str(copy) in open_window.message_bar.text)
    assert open_window.session is session
    with received(copy) as found:
        assert set(found.dataset) == set(session.data)
        assert found.document_id == session.document.document_id
        assert found.revision == session.document.revision


def test_copy_never_overwrites(
    open_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    taken = tmp_path / "มีอยู่.itadesk"
    taken.write_text("ของเดิม")
    answer_save(monkeypatch, taken)
    open_window.action_save_copy.trigger()
    qtbot.waitUntil(lambda: "มีอยู่" in open_window.message_bar.text)
    assert taken.read_text() == "ของเดิม"


def answer_year(monkeypatch: pytest.MonkeyPatch, year: int | None) -> list[int]:
    suggested: list[int] = []

    def ask(_parent: QWidget, suggestion: int) -> int | None:
        suggested.append(suggestion)
        return year

    monkeypatch.setattr(dialogs, "ask_year", ask)
    return suggested


def test_added_year_is_shown(open_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested = answer_year(monkeypatch, 2569)
    box = open_window.year_chooser.box
    box.activated.emit(box.count() - 1)  # the last entry adds a year
    session = open_window.session
    assert session is not None
    assert session.year is not None
    assert session.year.year == 2569
    assert box.currentText() == "๒๕๖๙"
    assert suggested == [2569]


def test_year_that_is_there_is_not_added(
    open_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_year(monkeypatch, 2567)
    open_window.action_add_year.trigger()
    session = open_window.session
    assert session is not None
    assert session.undo_stack.count() == 0
    assert "อยู่แล้ว" in open_window.message_bar.text


def test_chosen_year_is_the_sessions(open_window: MainWindow) -> None:
    box = open_window.year_chooser.box
    assert [box.itemText(n) for n in range(2)] == ["๒๕๖๘", "๒๕๖๗"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    session = open_window.session
    assert session is not None
    assert session.year is not None
    assert session.year.year == 2567


@pytest.mark.parametrize("count", [0, 1, 3])
def test_recent_files_are_in_the_menu(window: MainWindow, tmp_path: Path, count: int) -> None:
    for number in range(count):
        file = tmp_path / f"{number}.itadesk"
        file.touch()
        window.settings.add_recent_file(file)
    menu = window.findChild(QMenu, "menu_recent")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions()]
    assert texts == [f"{n}.itadesk" for n in reversed(range(count))] or texts == ["ยังไม่มี"]
    assert len(texts) == max(count, 1)


def test_save_does_not_praise_a_file_that_is_gone(
    open_window: MainWindow, document: DocumentFile
) -> None:
    elsewhere = document.path.rename(document.path.with_name("อื่น.itadesk"))
    open_window.action_save.trigger()
    assert "บันทึกครบแล้ว" not in open_window.message_bar.text
    assert document.path.name in open_window.message_bar.text
    elsewhere.rename(document.path)  # the window would ask about it
