"""What the menu does with whole files (new, open, save, copies, examples) and fiscal years."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QMenu

from itadesk.core.dates import clock_time, moment
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.file_names import file_stem
from itadesk.core.offices import short_name
from itadesk.core.records import FiscalYear
from itadesk.exchange.examples import create_document
from itadesk.gui import dialogs, file_dialogs
from itadesk.gui.file_copy import write_copy
from itadesk.gui.literal import caption, tool_tip
from itadesk.gui.message_bar import Action, MessageKind
from itadesk.gui.restore_dialog import restore
from itadesk.store import drives
from itadesk.store.backups import Backup
from itadesk.store.document import DocumentFile

if TYPE_CHECKING:
    from itadesk.gui.main_window import MainWindow

# Codes of what keeps a change from the file, and what helps then.
_COPY_HELPS = frozenset({"MOVED", "READ_ONLY", "NO_MORE", "SHARE", "DEVICE"})
_TIME_HELPS = frozenset(
    {"MOVED", "READ_ONLY", "NO_MORE", "SHARE", "DEVICE", "FULL", "LOCKED", "NO_ACCESS"}
    | {"HANDLES", "MEMORY", "SYSTEM"}
)


class FileActions(QObject):
    """Connects the actions on files of a window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.action_new.triggered.connect(self.new)
        window.action_open.triggered.connect(self.open)
        window.action_save.triggered.connect(self.save)
        window.action_save_copy.triggered.connect(self.save_copy)
        window.action_restore.triggered.connect(self.restore)
        window.action_add_year.triggered.connect(self.add_year)
        window.year_chooser.add_requested.connect(self.add_year)
        start = window.start_page
        start.new_requested.connect(self.new)
        start.open_requested.connect(self.open)
        start.restore_requested.connect(self.restore)
        start.file_chosen.connect(window.open_file)
        start.example_chosen.connect(self.open_example)
        menu = window.findChild(QMenu, "menu_recent")
        assert isinstance(menu, QMenu)
        self._recent = menu
        menu.aboutToShow.connect(self._fill_recent)

    def new(self) -> None:
        """Ask who the office is and where its file goes, make it and open it."""
        dialog = dialogs.NewDocumentDialog(self._window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        office, year = dialog.records()
        stem = file_stem(f"{short_name(office.kind, office.name)} {year.year}", "รายงาน")
        name = f"{stem}{file_dialogs.SUFFIX}"
        title = "เก็บแฟ้มใหม่ไว้ที่"
        self._create(title, name, lambda path: DocumentFile.create(path, (office, year)))

    def open(self) -> None:
        """Ask for a file and open it."""
        path = file_dialogs.ask_open_path(self._window, self._window.settings.folder)
        if path is not None:
            self._window.open_file(path)

    def save(self) -> None:
        """Store what is typed and say that everything is in the file."""
        session = self._window.session
        if session is None:
            return
        session.flush()
        try:
            session.document.check_place()
        except UserError as error:
            self.show_refused(error)
            return
        messages = self._window.message_bar
        if session.drafts:
            text = "มีช่องที่ยังจัดเก็บไม่ได้ ดูช่องที่มีกรอบหรือพื้นสีแดง นอกนั้นบันทึกครบแล้ว"
            messages.show_message(text, MessageKind.WARNING)
        else:
            text = f"บันทึกครบแล้วใน {session.document.path.name} กำลังสำรองข้อมูล…"
            messages.show_message(text, MessageKind.SUCCESS)

        def done(backup: Backup) -> None:
            if messages.text == text and not session.drafts:  # else something else is to be read
                told = f"บันทึกครบแล้ว และสำรองไว้แล้ว {_when(backup.made)}"
                messages.show_message(told, MessageKind.SUCCESS)

        def failed(error: UserError) -> None:
            messages.show_message(str(error), MessageKind.WARNING)

        assert self._window.backup_keeper is not None, "there is one while a document is open"
        self._window.backup_keeper.back_up(done, failed)

    def show_refused(self, error: UserError) -> None:
        """Say why something was not stored, and offer what helps: it is kept until then."""
        actions: list[Action] = []
        if error.code in _COPY_HELPS:
            actions.append(("บันทึกสำเนา…", self._go_on_in_copy))
        if error.code in _TIME_HELPS:
            actions.append(("ลองอีกครั้ง", self._try_again))
        self._window.message_bar.show_error(error, actions)

    def _try_again(self) -> None:
        session = self._window.session
        if session is None:
            return
        session.try_again()
        if not self._window.message_bar.text:  # nothing was refused again
            self.save()

    def save_copy(self) -> None:
        """Write everything into another file; the one that is open stays open, if it can."""
        session = self._window.session
        if session is None:
            return
        session.flush()
        try:
            session.document.check_place()
        except UserError:
            self._go_on_in_copy()
            return
        self._copy(self.save_copy, lambda _: None)

    def _go_on_in_copy(self) -> None:
        """Write everything into another file and work there: the one before takes no more."""
        session = self._window.session
        if session is None:
            return
        revision = session.document.revision

        def move(path: Path) -> None:
            if self._window.session is not session or session.document.revision != revision:
                return  # the one before took more meanwhile: the work goes on there
            try:
                copy = DocumentFile.open(path)
            except UserError as error:
                self._window.message_bar.show_error(error)
            else:
                session.move_to(copy)

        self._copy(self._go_on_in_copy, move, drives.refuse_unsafe)

    def _copy(
        self,
        again: Callable[[], None],
        then: Callable[[Path], None],
        check: Callable[[Path], None] = lambda _: None,
    ) -> None:
        """Ask for a place, check it, write a copy of the document there and hand it on."""
        session = self._window.session
        if session is None:
            return
        document = session.document
        folder = document.path.parent
        if not folder.is_dir():
            folder = self._window.settings.folder
        suggestion = folder / f"{document.path.stem} สำเนา{file_dialogs.SUFFIX}"
        path = file_dialogs.ask_save_path(self._window, "บันทึกสำเนาไว้ที่", suggestion)
        if path is None:
            return
        messages = self._window.message_bar

        def done() -> None:
            messages.show_message(f"บันทึกสำเนาไว้ที่ {path}", MessageKind.SUCCESS)
            then(path)

        def failed(error: UserError) -> None:
            messages.show_error(error, [("เลือกที่อื่น", again)])

        try:
            check(path)
        except UserError as error:
            failed(error)
        else:
            write_copy(self._window, session, path, done, failed)

    def restore(self) -> None:
        """Offer the backups, first those of the document that is open."""
        session = self._window.session
        restore(self._window, session.document.path if session else None)

    def open_example(self, source: Path) -> None:
        """Make a document of an example where the officer wants it and open it."""
        name = f"ตัวอย่าง {source.stem}{file_dialogs.SUFFIX}"
        self._create("เก็บแฟ้มตัวอย่างไว้ที่", name, lambda path: create_document(path, source))

    def add_year(self) -> None:
        """Ask for a fiscal year, add it and show it."""
        session = self._window.session
        if session is None:
            return
        known = {one.year for one in session.years}
        newest = max((year for year in known if year), default=dialogs.this_fiscal_year() - 1)
        year = dialogs.ask_year(self._window, newest + 1)
        if year is None:
            return
        if year in known:
            text = f"มีปีงบประมาณ พ.ศ. {thai_number(year)} อยู่แล้ว เลือกได้ที่มุมขวาบน"
            self._window.message_bar.show_message(text)
            return
        record = FiscalYear(office_id=session.data.office.id, year=year)
        with session.edit(f"เพิ่มปีงบประมาณ {thai_number(year)}") as edit:
            edit.insert(record, session.data.office)
        session.set_year(session.data.find(FiscalYear, record.id) or session.year)

    def _create(self, title: str, name: str, make: Callable[[Path], DocumentFile]) -> None:
        """Ask for a place, make a document there and show it."""
        path = file_dialogs.ask_save_path(self._window, title, self._window.settings.folder / name)
        if path is None:
            return
        try:
            drives.refuse_unsafe(path)
            document = make(path)
        except UserError as error:
            again = ("เลือกใหม่", lambda: self._create(title, name, make))
            self._window.message_bar.show_error(error, [again])
        else:
            self._window.show_document(document)

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._window.settings.recent_files:
            action = self._recent.addAction(caption(path.name))
            action.setToolTip(tool_tip(str(path)))
            action.setEnabled(path.is_file())
            action.triggered.connect(lambda _=False, path=path: self._window.open_file(path))
        if self._recent.isEmpty():
            self._recent.addAction("ยังไม่มี").setEnabled(False)


def _when(made: datetime) -> str:
    """Return when a backup was made: the time of today, or the day as well."""
    return clock_time(made) if made.date() == date.today() else f"เมื่อ {moment(made)}"
