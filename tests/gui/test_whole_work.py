"""A year's work of an officer, with the mouse, the keys and an input method."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itadesk.core.dataset import Dataset
from itadesk.core.records import Division, Measure, Result
from itadesk.gui import file_dialogs, paper_output
from itadesk.gui.dialogs import NewDocumentDialog
from itadesk.gui.main_window import MainWindow
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.settings import Settings
from itadesk.store.document import DocumentFile
from tests.gui.conftest import TypeText

W = TypeVar("W", bound=QWidget)

MEASURES = (
    ("ประกาศเจตจำนงสุจริตของผู้บริหาร", "- จัดทำประกาศ\n- เผยแพร่บนเว็บไซต์"),
    ("เปิดช่องทางร้องเรียนการทุจริต", "จัดทำช่องทางออนไลน์"),
    ("อบรมเจ้าหน้าที่ปีละครั้ง", "จัดอบรม ณ ห้องประชุม"),
)
OUTPUT, OUTCOME = "ดำเนินการครบถ้วน", "ประชาชนเชื่อมั่น"


class Officer:
    """Looks for parts of the window by name and works with them as a person does."""

    def __init__(self, window: MainWindow, qtbot: QtBot, type_text: TypeText) -> None:
        self.window = window
        self._qtbot = qtbot
        self._type_text = type_text

    def activate(self) -> None:
        """Wait until the window has the keyboard, as after a dialog."""
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def find(self, cls: type[W], name: str) -> W:
        part = self.window.pages.current.findChild(cls, name)
        assert isinstance(part, cls), name
        return part

    def page(self, name: str) -> None:
        """Choose a page in the sidebar with the arrow keys."""
        sidebar = self.window.sidebar
        sidebar.setFocus()
        self._qtbot.keyClick(sidebar, Qt.Key.Key_Home)
        while self.window.pages.current.objectName() != name:
            before = sidebar.currentRow()
            self._qtbot.keyClick(sidebar, Qt.Key.Key_Down)
            assert sidebar.currentRow() > before, f"no page {name}"

    def click(self, name: str) -> None:
        self._qtbot.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        self._type_text(widget, text)

    def type_in_cell(self, text: str) -> None:
        """Type into the cell that is being edited, and leave it with Ctrl+Enter."""
        editor = QApplication.focusWidget()
        assert editor is not None
        self._type_text(editor, text)
        control = Qt.KeyboardModifier.ControlModifier
        self._qtbot.keyClick(editor, Qt.Key.Key_Return, control)

    def key(self, key: Qt.Key) -> None:
        """Press a key of the window with Ctrl."""
        self._qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()


def make_file(officer: Officer, type_text: TypeText) -> None:
    """Fill in the dialog for a new file."""

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, NewDocumentDialog)
        for line, text in (
            (dialog.office_name, "นาม่วง"),
            (dialog.office_district, "ประจักษ์ศิลปาคม"),
            (dialog.office_province, "อุดรธานี"),
        ):
            type_text(line, text)
        dialog.fiscal_year_year.clear()
        type_text(dialog.fiscal_year_year, "๒๕๖๘")
        dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).click()

    QTimer.singleShot(0, fill_in)
    officer.click("button_new")
    officer.activate()


def facts(data: Dataset) -> list[object]:
    """Return what was entered, without ids."""
    (year,) = (one for one in data if getattr(one, "year", None) == 2568)
    found: list[object] = [data.office.name, [one.name for one in data.all(Division)]]
    for measure in data.children(Measure, year):
        results = data.children(Result, measure)
        found.append((measure.title, measure.steps, [(r.round, r.output) for r in results]))
    return found


def test_new_file_to_printed_report_and_back(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    type_text: TypeText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    officer = Officer(window, qtbot, type_text)
    officer.activate()
    path, pdf = tmp_path / "อบต.นาม่วง 2568.itadesk", tmp_path / "รายงาน.pdf"
    monkeypatch.setattr(file_dialogs, "ask_save_path", lambda *_: path)
    monkeypatch.setattr(paper_output, "ask_pdf_path", lambda *_: pdf)

    make_file(officer, type_text)
    session = window.session
    assert session is not None

    officer.click("start_office")  # where the overview says to begin
    officer.click("button_extra")  # the usual divisions
    officer.page("measures_page")
    for number, (title, steps) in enumerate(MEASURES):
        officer.click("button_add" if number else "button_first")
        officer.type_in_cell(title)
        qtbot.waitUntil(lambda title=title: title in str(facts(session.data)))
        officer.type(officer.find(QPlainTextEdit, "measure_steps"), steps)

    officer.page("results_page")
    rounds = officer.find(QComboBox, "round_choice")
    rounds.setFocus()
    while rounds.currentData() != 12:
        qtbot.keyClick(rounds, Qt.Key.Key_Down)
    table = officer.find(QWidget, "results_table")
    for _ in MEASURES:
        officer.type(officer.find(QPlainTextEdit, "result_output"), OUTPUT)
        officer.type(officer.find(QPlainTextEdit, "result_outcome"), OUTCOME)
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Down)

    officer.page("print_page")
    page = window.pages.current
    assert isinstance(page, PrintPage)
    forms = page.form_box
    forms.setFocus()
    while forms.currentData() != "results":
        qtbot.keyClick(forms, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.maker.report is not None)
    assert page.findChild(QListWidget, "notices") is not None
    officer.click("button_save")
    qtbot.waitUntil(pdf.exists)
    text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))
    assert "ประกาศเจตจำนงสุจริตของผู้บริหาร" in "".join(text.split())
    assert text.replace("\r\n", "").count(OUTPUT) == len(MEASURES)

    done = facts(session.data)
    assert [entry[2] for entry in done[2:] if isinstance(entry, tuple)] == [[(12, OUTPUT)]] * 3
    for _ in range(5):
        officer.key(Qt.Key.Key_Z)
    assert facts(session.data) != done
    for _ in range(5):
        officer.key(Qt.Key.Key_Y)
    assert facts(session.data) == done

    window.close()
    with DocumentFile.open(path) as document:
        assert facts(document.dataset()) == done
    again = MainWindow(Settings())
    qtbot.addWidget(again)
    assert again.open_file(Settings().recent_files[0])
    assert again.session is not None
    assert facts(again.session.data) == done
    again.close()
