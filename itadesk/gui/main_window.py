"""The window: one document at a time, its pages, and the actions on the whole document."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QSplitter,
    QStatusBar,
    QToolBar,
    QWidget,
)

from itadesk.core.changes import Change
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.gui import dialogs, pauses, theme
from itadesk.gui.backup_keeper import BackupKeeper
from itadesk.gui.crash_guard import CrashGuard
from itadesk.gui.document_opening import DocumentOpening
from itadesk.gui.document_place import DocumentPlace
from itadesk.gui.file_actions import FileActions
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.page_stack import PageStack
from itadesk.gui.pages.evidence_page import EvidencePage
from itadesk.gui.pages.findings_page import FindingsPage
from itadesk.gui.pages.measures_page import MeasuresPage
from itadesk.gui.pages.office_page import OfficePage
from itadesk.gui.pages.overview_page import OverviewPage
from itadesk.gui.pages.papers_page import PapersPage
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.pages.scores_page import ScoresPage
from itadesk.gui.pages.send_page import SendPage
from itadesk.gui.pages.start_page import StartPage
from itadesk.gui.reveal import go_to
from itadesk.gui.session import Session
from itadesk.gui.settings import Settings, remember_splitter
from itadesk.gui.side_preview import SHARES, SidePreview
from itadesk.gui.sidebar import Sidebar
from itadesk.gui.ui_files import load
from itadesk.gui.undo_actions import UndoActions
from itadesk.gui.year_chooser import YearChooser
from itadesk.store.document import DocumentFile

BADGE_DELAY = 300  # ms after the last change

_MakePage = Callable[[QWidget], QWidget]
_LEAST = QSize(800, 560)
_START = "start_page"


class Page(Protocol):
    """What a page of the window is, beside being a QWidget; one with records has `show_record`."""

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None: ...

    def badge(self) -> int:
        """Return how many required fields are still empty."""


PAGES: tuple[tuple[str, str, type[Page]], ...] = (  # title, icon, class; in the year's order
    ("ภาพรวม", "overview", OverviewPage),
    ("ข้อมูลหน่วยงาน", "office", OfficePage),
    ("ผลคะแนน ITA", "scores", ScoresPage),
    ("ผลการวิเคราะห์", "findings", FindingsPage),
    ("มาตรการ", "measures", MeasuresPage),
    ("ผลการดำเนินการ", "results", ResultsPage),
    ("หลักฐาน", "evidence", EvidencePage),
    ("ฉบับรายงาน", "papers", PapersPage),
    ("พิมพ์รายงาน", "print", PrintPage),
    ("ส่งแฟ้ม", "send", SendPage),
)
PAGE_KEYS = "123456789T"  # with Ctrl, of the pages in this order


class MainWindow(QMainWindow):
    """Shows the start page, or the pages of the open document."""

    message_bar: MessageBar
    sidebar: Sidebar
    content: QSplitter
    pages: PageStack
    side_preview: SidePreview
    tool_bar: QToolBar
    status: QStatusBar
    menu_view: QMenu
    action_new: QAction
    action_open: QAction
    action_save: QAction
    action_save_copy: QAction
    action_restore: QAction
    action_close: QAction
    action_quit: QAction
    action_undo: QAction
    action_redo: QAction
    action_add_year: QAction
    action_side_preview: QAction
    action_larger: QAction
    action_smaller: QAction
    action_usual_size: QAction
    action_about: QAction

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.session: Session | None = None
        self.backup_keeper: BackupKeeper | None = None
        load(self, "main_window.ui", Sidebar, PageStack, SidePreview)
        self.setMinimumSize(_LEAST)
        self.setWindowIcon(theme.icon("itadesk"))
        self.year_chooser = YearChooser()
        self._document_actions = [
            self.action_save, self.action_save_copy, self.action_close, self.action_add_year,
        ]  # fmt: skip
        self.start_page = self.pages.add(_START, partial(StartPage, settings))
        self._badge_timer = QTimer(self)
        self._badge_timer.setSingleShot(True)
        self._badge_timer.setInterval(BADGE_DELAY)
        self._badge_timer.timeout.connect(self._refresh_badges)
        self.crash_guard = CrashGuard(settings)
        self._place = DocumentPlace(self)
        self._opening = DocumentOpening(self)
        self.files = FileActions(self)
        self._undo_actions = UndoActions(self.action_undo, self.action_redo, self)
        self._set_up_bars()
        self._connect()
        self._fit_status()
        remember_splitter(self.content, "side_preview_splitter", SHARES)
        self.restoreGeometry(settings.layout("window"))
        self._show_session(None)

    def open_file(self, path: Path) -> bool:
        """Open a document in place of the one now open; what refuses is said, nothing changes."""
        return self._opening.open(path)

    def show_document(self, document: DocumentFile) -> bool:
        """Show an open document in place of the one before; false when that one stays."""
        self.crash_guard.begin(document.path)
        if not self.close_document():
            document.close()
            self.crash_guard.take_back(document.path)
            return False
        self._show_session(Session(document, self))
        return True

    def close_document(self) -> bool:
        """Close the document, if one is open; false when the officer wants to mend a text."""
        session = self.session
        if session is None:
            return True
        session.flush()
        if session.drafts and not dialogs.ask_leave_drafts(self, len(session.drafts)):
            return False
        try:
            session.document.check_place()
        except UserError as error:
            if not dialogs.ask_leave_lost(self, error):
                self.files.show_refused(error)
                return False
        session.close()
        self.crash_guard.end(session.document.path)
        self._show_session(None)
        session.destroyed.connect(pauses.collect)
        session.deleteLater()
        return True

    def open_page(self, name: str, record: Record | None = None, field: str = "") -> None:
        """Show a page of the document, and the record and its field there when they are given."""
        page = self.pages.page(name)
        if self.session is not None:
            self.session.flush()
        with pauses.undisturbed():
            self.pages.show_page(name)
        self.sidebar.show_current(name)
        show_record = getattr(page, "show_record", None)
        if record is not None and show_record is not None:
            show_record(record)
        if record is not None and field:
            editor = page.findChild(QWidget, f"{describe(type(record)).name}_{field}")
            if editor is not None and editor.isEnabled():
                go_to(editor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the report's pages beside the others where there is room."""
        super().resizeEvent(event)
        self.side_preview.suit(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the document; nothing needs to be asked, everything is saved."""
        if not self.close_document():
            event.ignore()
            return
        self.settings.set_layout("window", self.saveGeometry())
        super().closeEvent(event)

    def _set_up_bars(self) -> None:
        for name in ("new", "open", "save", "undo", "redo"):
            getattr(self, f"action_{name}").setIcon(theme.icon(name))
        self.action_side_preview.setIcon(theme.icon("side"))
        self.action_larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.tool_bar.addWidget(space)
        self.tool_bar.addAction(self.action_side_preview)
        self._year_action = self.tool_bar.addWidget(self.year_chooser)
        self.tool_bar.toggleViewAction().setEnabled(False)
        first = self.action_larger
        for key, (title, icon, cls) in zip(PAGE_KEYS, PAGES, strict=True):
            name = page_name(cls)
            action = QAction(theme.icon(icon), f"{title}(&{key})", self)
            action.setShortcut(f"Ctrl+{key}")
            action.triggered.connect(partial(self._on_page_action, name))
            self.menu_view.insertAction(first, action)
            self._document_actions.append(action)
            self.sidebar.add_page(name, title, icon)
        self.menu_view.insertSeparator(first)

    def _connect(self) -> None:
        self.action_close.triggered.connect(self.close_document)
        self.action_quit.triggered.connect(self.close)
        self.action_larger.triggered.connect(lambda: self._scale(theme.larger))
        self.action_smaller.triggered.connect(lambda: self._scale(theme.smaller))
        self.action_usual_size.triggered.connect(lambda: self._scale(lambda _: 100))
        self.action_about.triggered.connect(lambda: dialogs.show_about(self))
        self.message_bar.shown.connect(lambda shown: self.status.setVisible(not shown))
        self.sidebar.chosen.connect(self.open_page)
        self.side_preview.set_up(self.pages, self.action_side_preview, self.settings)

    def _show_session(self, session: Session | None) -> None:
        """Build the pages of a document, or go back to the start page."""
        self.session = session
        self.backup_keeper = BackupKeeper(session) if session else None
        self.side_preview.set_session(None)
        self.pages.show_page(_START)  # no other page comes into view while they go
        for name in self._page_names:
            self.pages.remove(name)
        self.message_bar.clear()
        self.year_chooser.set_session(session)
        self._year_action.setVisible(session is not None)
        self.sidebar.setVisible(session is not None)
        for action in self._document_actions:
            action.setEnabled(session is not None)
        if session is None:
            self.start_page.refresh()
            self.pages.show_page(_START)
        else:
            self._build_pages(session)
        self._undo_actions.set_session(session)
        self._place.set_session(session)

    def _build_pages(self, session: Session) -> None:
        for _title, _icon, cls in PAGES:
            make = cast(_MakePage, partial(cls, session, self.message_bar))
            page = self.pages.add(page_name(cls), make)
            if hasattr(page, "badge_changed"):  # by something else than a change of the document
                page.badge_changed.connect(self._badge_timer.start)
        assert self.backup_keeper is not None
        self.backup_keeper.warned.connect(
            lambda error: self.message_bar.show_message(str(error), MessageKind.WARNING)
        )
        session.changed.connect(self._on_changed)
        session.year_changed.connect(self._badge_timer.start)
        session.failed.connect(self.files.show_refused)
        session.notice.connect(self.message_bar.show_message)
        session.open_requested.connect(self.open_page)
        session.field_requested.connect(self.open_page)
        self._refresh_badges()
        self.side_preview.set_session(session)
        self.open_page(page_name(PAGES[0][2]))

    @property
    def _page_names(self) -> list[str]:
        """The pages of the document."""
        return [name for name in self.pages.names if name != _START]

    def _on_changed(self, _change: Change) -> None:
        self._badge_timer.start()

    def _on_page_action(self, name: str, _checked: bool = False) -> None:
        self.open_page(name)

    def _refresh_badges(self) -> None:
        if self.session is None:  # closed while the timer ran
            return
        missing = []
        for title, _icon, cls in PAGES:
            name = page_name(cls)
            count = self.pages.page(name).badge()  # type: ignore[attr-defined] # a Page
            self.sidebar.set_badge(name, count)
            missing.append((name, title, count))
        for cls in (OverviewPage, SendPage):
            page = self.pages.page(page_name(cls))
            assert isinstance(page, OverviewPage | SendPage)
            page.show_missing(missing)

    def _scale(self, step: Callable[[int], int]) -> None:
        """Change the size of all text."""
        scale = step(self.settings.text_scale)
        if scale == self.settings.text_scale:  # all is laid out anew otherwise, which takes long
            return
        self.settings.text_scale = scale
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.set_text_scale(app, scale)
        self._fit_status()

    def _fit_status(self) -> None:
        """Give the status line the height of a message, which takes its place: nothing moves."""
        self.status.setFixedHeight(self.message_bar.line_height())


def page_name(cls: type[Page]) -> str:
    """Return what a page is called: its module."""
    return cls.__module__.rpartition(".")[2]
