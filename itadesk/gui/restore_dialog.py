"""Choosing a backup and opening it as a new file: nothing that is there is ever overwritten."""

import os
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from itadesk.core.dates import BUDDHIST_OFFSET, SHORT_MONTHS
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.file_names import file_stem
from itadesk.core.records import Office
from itadesk.gui import file_dialogs
from itadesk.gui.backup_models import (
    NOTE,
    ORIGIN,
    BackupsModel,
    DocumentsModel,
    Kept,
    kept_documents,
    office_name,
)
from itadesk.gui.backup_reader import BackupReader
from itadesk.gui.dialogs import ask_loss
from itadesk.gui.message_bar import MessageKind
from itadesk.gui.progress_dialog import run_with_progress
from itadesk.gui.tasks import run_task, told
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable
from itadesk.store import backups
from itadesk.store.backups import Backup
from itadesk.store.summary import Summary

if TYPE_CHECKING:
    from itadesk.gui.main_window import MainWindow

RESTORE = "กู้คืนจากสำเนาสำรอง…"
"""What the button is called that leads here."""

_IS_BROKEN = "สำเนานี้เสียหาย กู้คืนไม่ได้ เลือกสำเนาอื่น"
_SEARCHING = "กำลังค้นหาสำเนาสำรอง…"
_NOTHING = "ยังไม่มีสำเนาสำรองในเครื่องนี้\nโปรแกรมสำรองให้เองเมื่อเริ่มแก้ไขแฟ้ม ทุก ๓๐ นาทีที่แก้ไข และเมื่อกด “บันทึก”"
_ROW = 1.1  # height, in lines
_BROKEN = frozenset(  # codes of what is the matter with a backup, not with the new file
    {"CORRUPT", "CHANGED", "INVALID", "FOREIGN", "EMPTY", "MISSING", "NOT_OURS", "NOT_PLAIN"}
)
_WIDTH, _HEIGHT = 32, 20  # in lines
_AROUND = 40  # pixels of the window that are seen around the dialog
_DOCUMENTS = 3  # rows that are seen of them


def restore(window: "MainWindow", path: Path | None = None) -> None:
    """Let the officer open a backup, first of all one of the document that was at `path`."""
    RestoreDialog(window, path).open()


class RestoreDialog(QDialog):
    """Lists documents and their backups; opens the chosen one in the window."""

    hint: QLabel
    lists: QSplitter
    documents: QTableView
    backups: QTableView
    nothing: QLabel
    problem: QLabel
    button_delete: QPushButton
    button_open: QPushButton
    button_close: QPushButton

    def __init__(self, window: "MainWindow", path: Path | None) -> None:
        super().__init__(window)
        load(self, "restore_dialog.ui")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._path = path
        self._left = False  # what the threads still answer concerns nobody
        self._documents = DocumentsModel(self)
        self._backups = BackupsModel(self)
        self._names = BackupReader(self)
        self._reader = BackupReader(self)
        self._set_up()
        self._search()

    def _set_up(self) -> None:
        _fit(self.documents, self._documents, ORIGIN)
        _fit(self.backups, self._backups, NOTE)
        self.lists.setStretchFactor(1, 1)
        line, room = self.fontMetrics().height(), self._window.size() - QSize(_AROUND, _AROUND)
        self.resize(QSize(_WIDTH * line, _HEIGHT * line).boundedTo(room))
        self._names.found.connect(self._documents.found)
        self._reader.found.connect(self._on_found)
        self.documents.selectionModel().currentChanged.connect(self._on_document)
        self.backups.selectionModel().selectionChanged.connect(self._refresh)
        self.backups.doubleClicked.connect(self._on_open)
        self.button_open.clicked.connect(self._on_open)
        self.button_delete.clicked.connect(self._on_delete)
        self.button_close.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)

    def _search(self) -> None:
        """List the documents anew."""
        self._stop()
        self._show([], _SEARCHING)

        def failed(error: Exception) -> None:
            self._fail(told(error, "อ่านสำเนาสำรองไม่ได้"))

        run_task(lambda _: kept_documents(), lambda found: self._show(found, _NOTHING), failed)

    def _show(self, found: list[Kept], nothing: str) -> None:
        if self._left:
            return
        self._documents.show(found)
        self._backups.show(())
        self.hint.setVisible(bool(found))
        self.lists.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.nothing.setText(wrappable(nothing))
        if found:
            self._names.read([[one.path for one in kept.backups] for kept in found])
            origin = os.path.realpath(self._path) if self._path else ""
            self.documents.selectRow(self._documents.row_of(origin))
            self.documents.setFocus()
            self._divide(len(found))
        self._set_busy(False)

    def _divide(self, count: int) -> None:
        """Give the documents the height of a few, the backups the rest."""
        rows = min(count, _DOCUMENTS) * self.documents.verticalHeader().defaultSectionSize()
        head = self.documents.horizontalHeader().sizeHint().height()
        height = rows + head + 2 * self.documents.frameWidth()
        self.lists.setSizes([height, max(self.lists.height() - height, height)])

    def _stop(self) -> None:
        """Read no more: other work waits for the threads."""
        self._names.stop()
        self._reader.stop()

    def _on_finished(self) -> None:
        self._left = True
        self._stop()

    def _on_document(self, current: QModelIndex) -> None:
        """Show the backups of a document."""
        self._say("")
        self._reader.stop()
        if current.isValid():
            self._backups.show(self._documents.document(current.row()).backups)
            self.backups.scrollToTop()
            self._read_backups()
        self._refresh()

    def _read_backups(self) -> None:
        kept = self._documents.document(self.documents.currentIndex().row())
        self._reader.read([[one.path] for one in kept.backups])

    def _on_found(self, first: int, summaries: list[Summary | None]) -> None:
        self._backups.found(first, summaries)
        row = self._selected()
        if row < 0 or self._backups.is_broken(row):
            self._choose_first()
        self._refresh()

    def _choose_first(self) -> None:
        """Choose the newest backup that can be read."""
        row = self._backups.first_whole()
        self.backups.clearSelection()
        if row >= 0:
            self.backups.selectRow(row)

    def _selected(self) -> int:
        """Return the row that is selected, -1 when none is."""
        rows = self.backups.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def _refresh(self) -> None:
        """Offer what can be done now."""
        self.button_open.setEnabled(self._backups.summary(self._selected()) is not None)
        self.button_delete.setEnabled(self.documents.currentIndex().isValid())

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.lists, self.button_open, self.button_delete):
            widget.setEnabled(not busy)
        if not busy:
            self._refresh()

    def _say(self, problem: str) -> None:
        self.problem.setText(wrappable(problem))
        self.problem.setVisible(bool(problem))

    def _on_open(self) -> None:
        """Ask where the new file goes; the document that is open is backed up before."""
        row = self._selected()
        summary = self._backups.summary(row)
        if summary is None:
            return
        backup = self._backups.backup(row)
        suggestion = _free_path(self._window.settings.folder, summary.office, backup.made)
        path = file_dialogs.ask_save_path(self, "เก็บแฟ้มที่กู้คืนไว้ที่", suggestion)
        if path is None:
            return
        self._say("")
        self._stop()
        self._set_busy(True)
        session, keeper = self._window.session, self._window.backup_keeper
        if session is None or keeper is None:
            self._restore(backup, path)
            return
        session.flush()

        def go_on(_: object) -> None:
            self._restore(backup, path)

        keeper.back_up(go_on, go_on)  # without a backup it is safe in its own file

    def _restore(self, backup: Backup, path: Path) -> None:
        if self._left:
            return
        run_with_progress(
            self,
            "กำลังกู้คืน…",
            lambda progress: backups.restore(backup, path, progress),
            lambda _: self._show_restored(path),
            self._on_not_restored,
            self._go_on,
        )

    def _show_restored(self, path: Path) -> None:
        window = self._window
        self.accept()
        text = f"กู้คืนไว้ที่ {path} แล้ว"
        if window.open_file(path) or not window.message_bar.text:
            window.message_bar.show_message(text, MessageKind.SUCCESS)

    def _on_not_restored(self, error: UserError) -> None:
        """Offer the next backup when the chosen one is broken; else say what is the matter."""
        if self._left or error.code not in _BROKEN:
            self._fail(error)
            return
        self._set_busy(False)
        self._say(_IS_BROKEN)
        self._backups.found(self._selected(), [None])
        self._choose_first()

    def _fail(self, error: UserError) -> None:
        """Say why nothing was done, and go on."""
        self._go_on(str(error))

    def _go_on(self, problem: str = "") -> None:
        """Let the officer choose again."""
        if self._left:
            return
        self._set_busy(False)
        self._say(problem)
        if self.documents.currentIndex().isValid():
            self._read_backups()

    def _on_delete(self) -> None:
        row = self.documents.currentIndex().row()
        kept = self._documents.document(row)
        if not ask_delete(self, self._documents.name(row), len(kept.backups)):
            return
        self._stop()
        self._set_busy(True)
        run_task(
            lambda _: backups.forget(kept.document_id),
            lambda _: self._search(),
            lambda error: self._fail(told(error, "ลบสำเนาสำรองไม่ได้")),
        )


def _fit(table: QTableView, model: QAbstractTableModel, widest: int) -> None:
    """Show a model in a table; one column takes the room that the others leave."""
    table.setModel(model)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * _ROW))
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setResizeContentsPrecision(0)  # what is seen, however many there are
    columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    columns.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)


def ask_delete(parent: QWidget, name: str, number: int) -> bool:
    """Ask whether all backups of a document shall go for good."""
    text = f"ลบสำเนาสำรอง {thai_number(number)} สำเนาของ {name} แล้วกู้คืนไม่ได้อีก แฟ้มที่ใช้งานอยู่ไม่ถูกลบ"
    return ask_loss(parent, "ลบสำเนาสำรอง", text, "ไม่ลบ", "ลบสำเนาสำรอง")


def _free_path(folder: Path, office: Office, made: datetime) -> Path:
    """Return where a restored file may go, e.g. ``อบต.นาม่วง กู้คืน 12 ม.ค. 2569.itadesk``."""
    day = f"{made.day} {SHORT_MONTHS[made.month - 1]} {made.year + BUDDHIST_OFFSET}"
    stem = file_stem(f"{office_name(office)} กู้คืน {day}", "กู้คืน")
    stems = (stem if number == 1 else f"{stem} ({number})" for number in count(1))
    paths = (folder / f"{one}{file_dialogs.SUFFIX}" for one in stems)
    return next(path for path in paths if not os.path.lexists(path))
