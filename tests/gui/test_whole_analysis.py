"""The analysis of a year through the window: scores, findings, evidence, papers; undo of each."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itadesk.core.dataset import Dataset
from itadesk.core.records import (
    Evidence,
    Finding,
    IndicatorScore,
    ItaYear,
    Measure,
    Record,
    Report,
    Result,
)
from itadesk.core.score_sentences import find
from itadesk.exchange import data_json
from itadesk.gui import evidence_panel
from itadesk.gui.evidence_panel import EvidencePanel
from itadesk.gui.main_window import MainWindow
from itadesk.gui.pages.findings_page import FindingsPage
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.proposals_dialog import ProposalsDialog
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.score_table_view import ScoreTable
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings
from itadesk.gui.wrap import unwrapped
from itadesk.store.document import DocumentFile
from tests.gui.conftest import TypeText

W = TypeVar("W", bound=QWidget)

TYPED = ("99.11", "๙๙.๗๘", "100", "99.33", "98.89", "97.08", "92.75", "86.17", "79.29", "90")
PASTED = ("92.89", "95.11", "98.89", "75.33", "93.11", "99.17", "98.83", "98.92", "41.50", "65.00")


class Officer:
    """Works with the parts of the window, found by name, as a person does."""

    def __init__(self, window: MainWindow, qtbot: QtBot, type_text: TypeText) -> None:
        self.window = window
        self.qtbot = qtbot
        self._type_text = type_text

    @property
    def session(self) -> Session:
        assert self.window.session is not None
        return self.window.session

    @property
    def data(self) -> Dataset:
        self.session.flush()
        return self.session.data

    def page(self, name: str) -> QWidget:
        """Choose a page in the sidebar with the arrow keys."""
        sidebar = self.window.sidebar
        sidebar.setFocus()
        self.qtbot.keyClick(sidebar, Qt.Key.Key_Home)
        while self.window.pages.current.objectName() != name:
            before = sidebar.currentRow()
            self.qtbot.keyClick(sidebar, Qt.Key.Key_Down)
            assert sidebar.currentRow() > before, f"no page {name}"
        return self.window.pages.current

    def find(self, cls: type[W], name: str) -> W:
        part = self.window.pages.current.findChild(cls, name)
        assert isinstance(part, cls), name
        return part

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)

    def choose(self, name: str, entry: str) -> None:
        """Open the menu of a button and choose an entry with the keys."""
        self.click(name)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert any(entry in action.text() for action in menu.actions())
        self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        while entry not in menu.activeAction().text():
            self.qtbot.keyClick(menu, Qt.Key.Key_Down)
        self.qtbot.keyClick(menu, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def type(self, widget: QWidget, text: str) -> None:
        widget.setFocus()
        self._type_text(widget, text)

    def type_line(self, text: str) -> None:
        """Type into the cell that is being edited, and leave it with Enter."""
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        self._type_text(editor, text)
        self.qtbot.keyClick(editor, Qt.Key.Key_Return)

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key with Ctrl."""
        control = Qt.KeyboardModifier.ControlModifier
        self.qtbot.keyClick(widget or self.window, key, control)


@pytest.fixture
def officer(
    qtbot: QtBot, tmp_path: Path, records: list[Record], type_text: TypeText
) -> Iterator[Officer]:
    """An officer before the window, in which a small office's file is open."""
    path = tmp_path / "อบต.นาม่วง.itadesk"
    DocumentFile.create(path, records).close()
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    assert window.open_file(path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Officer(window, qtbot, type_text)
    window.close()


def copy(*rows: str) -> None:
    mime = QMimeData()
    mime.setText("\n".join(rows) + "\n")
    QGuiApplication.clipboard().setMimeData(mime)


def enter_scores(officer: Officer) -> None:
    """Type the scores of one year, paste those of the next, add the score of an item."""
    officer.page("scores_page")
    officer.click("button_first")
    table = officer.find(ScoreTable, "score_table")
    table.setFocus()
    for text in TYPED:
        officer.qtbot.keyClick(table, Qt.Key.Key_Return)
        officer.type_line(text)
    officer.choose("button_add_year", "ปี ๒๕๖๘")
    table.setCurrentIndex(table.model().index(0, 1))
    copy(*PASTED)
    officer.key(Qt.Key.Key_V, table)


def propose_findings(officer: Officer) -> None:
    """Take what the scores propose; say why, and link a measure to the first."""
    page = officer.page("findings_page")
    assert isinstance(page, FindingsPage)
    officer.click("button_propose")
    dialog = page.findChild(ProposalsDialog)
    assert dialog is not None
    officer.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    officer.type(officer.find(QWidget, "finding_reason"), "ประชาชนยังไม่ทราบช่องทาง")
    links = page.finding_measures
    links.setFocus()
    links.setCurrentRow(1)
    officer.qtbot.keyClick(links, Qt.Key.Key_Space)


def tell_results(officer: Officer) -> None:
    """Put a score sentence into an outcome."""
    page = officer.page("results_page")
    assert isinstance(page, ResultsPage)
    table = officer.find(RecordTable, "results_table")
    table.setFocus()
    officer.qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    officer.choose("button_sentence", "การเปิดเผยข้อมูล")


def add_evidence(officer: Officer, picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a picture from a file, a link and an official paper to the first measure's result."""
    panel = officer.find(EvidencePanel, "evidence")
    monkeypatch.setattr(evidence_panel, "ask_evidence_paths", lambda *_: [picture])
    officer.click("add_files")
    officer.qtbot.waitUntil(lambda: panel.task is None)
    officer.type(officer.find(QWidget, "evidence_caption"), "ประชุมชี้แจง")
    officer.click("add_link")
    officer.type(officer.find(QWidget, "evidence_url"), "https://example.go.th/o11")
    officer.click("add_paper")
    officer.type(officer.find(QWidget, "evidence_subject"), "แต่งตั้งคณะทำงาน")
    officer.type(officer.find(QWidget, "evidence_number"), "๑๔๙/๒๕๖๘")


def issue_paper(officer: Officer) -> None:
    """Add the paper of the year's results and issue it."""
    officer.page("papers_page")
    officer.choose("button_first", "รอบ ๑๒ เดือน")
    officer.find(RecordTable, "papers_table").setFocus()
    officer.click("button_issue")
    officer.qtbot.waitUntil(lambda: any(one.issued_pdf for one in officer.data.all(Report)))


@pytest.mark.qt_log_ignore("This plugin does not support")  # menus that pop up off the screen
def test_the_analysis_of_a_year_is_entered_undone_and_exported(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "ประชุม.jpg"
    Image.new("RGB", (2400, 1200), (200, 120, 40)).save(picture)
    begun = set(officer.data)
    done = [begun]
    deeds: tuple[Callable[[], None], ...] = (
        lambda: enter_scores(officer),
        lambda: propose_findings(officer),
        lambda: tell_results(officer),
        lambda: add_evidence(officer, picture, monkeypatch),
        lambda: issue_paper(officer),
    )
    steps = []
    stack = officer.session.undo_stack
    for deed in deeds:
        before = stack.index()
        deed()
        done.append(set(officer.data))
        steps.append(stack.index() - before)
    check(officer)

    for place in range(len(deeds), 0, -1):
        assert set(officer.data) == done[place]
        for _ in range(steps[place - 1]):
            officer.key(Qt.Key.Key_Z)
    assert set(officer.data) == begun
    for place, count in enumerate(steps, 1):
        for _ in range(count):
            officer.key(Qt.Key.Key_Y)
        assert set(officer.data) == done[place]
    check(officer)
    overview = officer.page("overview_page")
    told = [unwrapped(label.text()) for label in overview.findChildren(QLabel)]
    assert "ร่าง (ออกฉบับแล้ว)" in told
    check_export(officer, tmp_path)


def check(officer: Officer) -> None:
    """Everything entered is in the document as it was meant."""
    data = officer.data
    scores = {
        year.year: [str(one.score) for one in data.children(IndicatorScore, year)]
        for year in data.all(ItaYear)
    }
    assert scores[2567][:3] == ["99.11", "99.78", "100.00"]
    assert scores[2568] == list(PASTED)
    findings = data.all(Finding)
    measures = data.children(Measure, officer.session.year)
    assert findings
    assert findings[0].reason == "ประชาชนยังไม่ทราบช่องทาง"
    assert findings[0].measures == (measures[1].id,)
    (result,) = data.children(Result, measures[0])
    (told,) = find(result.outcome)
    assert (told.indicator, told.year, told.difference) == (9, 2568, Decimal("37.79"))
    pieces = data.children(Evidence, result)
    assert [one.kind for one in pieces] == ["picture", "link", "paper"]
    assert pieces[0].caption == "ประชุมชี้แจงประชุม"  # typed before what the file is called
    assert len(officer.session.document.blob(pieces[0].file)) > 1000
    assert pieces[1].url == "https://example.go.th/o11"
    assert (pieces[2].subject, pieces[2].number) == ("แต่งตั้งคณะทำงาน", "๑๔๙/๒๕๖๘")
    (report,) = data.all(Report)
    assert (report.kind, report.round) == ("results", 12)
    assert officer.session.document.blob(report.issued_pdf).startswith(b"%PDF")


def check_export(officer: Officer, folder: Path) -> None:
    """What is exported, read and exported again is the same, byte for byte, blobs included."""
    first, second = folder / "a.json", folder / "b.json"
    data_json.write(first, officer.data, officer.session.document.blob)
    records, blobs = data_json.read(first)
    data_json.write(second, Dataset.of(records), blobs.__getitem__)
    assert second.read_bytes() == first.read_bytes()
    files = [sorted(data_json.blob_folder(one).iterdir()) for one in (first, second)]
    assert [one.name for one in files[0]] == [one.name for one in files[1]]
    assert len(files[0]) == 3  # the picture, the issued pages and their data
    assert all(a.read_bytes() == b.read_bytes() for a, b in zip(*files, strict=True))
