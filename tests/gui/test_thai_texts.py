import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileSystemModel,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itadesk.gui.file_dialogs import FileDialog

LATIN = re.compile("[A-Za-z]{2,}")


@pytest.mark.parametrize("cls", [QLineEdit, QPlainTextEdit])
def test_context_menus_are_thai(qtbot: QtBot, cls: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    editor = cls()
    qtbot.addWidget(editor)
    menu = editor.createStandardContextMenu()
    texts = [a.text().partition("\t")[0] for a in menu.actions() if a.text()]
    assert len(texts) >= 7
    assert [text for text in texts if LATIN.search(text)] == []
    menu.deleteLater()


def test_every_standard_button_is_thai(qtbot: QtBot) -> None:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in QDialogButtonBox.StandardButton:
        if button.value & (button.value - 1) == 0 and button.value:
            box.addButton(button)
    texts = [button.text() for button in box.buttons()]
    assert len(texts) >= 18
    assert [text for text in texts if LATIN.search(text)] == []


def test_details_of_a_message_are_thai(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("รายละเอียด")
    box.addButton(QMessageBox.StandardButton.Close)
    texts = [button.text() for button in box.buttons()]
    assert [text for text in texts if LATIN.search(text)] == []


@pytest.fixture
def file_dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[FileDialog]:
    (tmp_path / "ก.itadesk").write_bytes(b"SQLite format 3")
    dialog = FileDialog(None, "เปิดแฟ้ม", tmp_path, "แฟ้ม (*.itadesk)")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    yield dialog
    dialog.close()


def test_file_dialog_is_thai(file_dialog: FileDialog) -> None:
    shown: list[QWidget] = [
        *file_dialog.findChildren(QLabel),
        *file_dialog.findChildren(QPushButton),
    ]
    texts = [widget.text() for widget in shown if isinstance(widget, QLabel | QPushButton)]
    assert [text for text in texts if LATIN.search(text)] == []


def test_file_dialog_names_kinds_in_thai_by_the_name_alone(
    file_dialog: FileDialog, qtbot: QtBot
) -> None:
    model = file_dialog.findChild(QFileSystemModel)
    assert model is not None
    folder = model.index(file_dialog.directory().path())
    qtbot.waitUntil(lambda: model.rowCount(folder) == 1)
    row = model.index(0, 0, folder)
    qtbot.waitUntil(lambda: model.type(row) == "แฟ้มรายงาน ITA")
    assert not model.fileIcon(row).isNull()


def test_text_without_a_translation_stays_as_it_is() -> None:
    assert QCoreApplication.translate("QWhatever", "Never heard of") == "Never heard of"


@pytest.mark.parametrize(
    ("context", "text"), [("QScrollBar", "Scroll here"), ("QAbstractSpinBox", "&Step up")]
)
def test_menus_of_other_widgets_are_thai(context: str, text: str) -> None:
    assert not LATIN.search(QCoreApplication.translate(context, text))
