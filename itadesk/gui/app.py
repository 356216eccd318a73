"""The application: one QApplication, its look, its Thai, its window, and what to do on a crash."""

import logging
import sys
from pathlib import Path
from types import TracebackType

import shiboken6
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from itadesk.core.errors import UserError
from itadesk.core.words import segment
from itadesk.gui import dialogs, faults, log, pauses, theme
from itadesk.gui.main_window import MainWindow
from itadesk.gui.settings import Settings
from itadesk.gui.tasks import finish_tasks, run_task
from itadesk.gui.thai_texts import ThaiTexts

_log = logging.getLogger(__name__)


def run(path: Path | None) -> int:
    """Open the window, on a document when one is given; return the exit status."""
    app = QApplication(sys.argv[:1])
    settings = Settings()
    set_up(app, settings.text_scale)
    log.start()
    sys.excepthook = _on_crash
    run_task(lambda _: segment("คำ"), lambda _: None, lambda _: None)  # loads the word list
    window = MainWindow(settings)
    if settings.layout("window").isEmpty():  # the first start
        window.setWindowState(Qt.WindowState.WindowMaximized)
    window.show()
    pauses.shorten()
    if path is not None:
        window.open_file(path)
    status = app.exec()
    finish_tasks()
    leave_clipboard()
    return status


def leave_clipboard() -> None:
    """Leave rows we copied as text of Qt's own: the clipboard outlives Python, their maker."""
    clipboard = QApplication.clipboard()
    copied = clipboard.mimeData()
    if copied is not None and shiboken6.createdByPython(copied):
        clipboard.setText(clipboard.text())


def set_up(app: QApplication, text_scale: int) -> None:
    """Give an application its names, its Thai texts and its look."""
    app.setApplicationName("itadesk")
    app.setDesktopFileName("itadesk")
    app.setWindowIcon(theme.icon("itadesk"))
    QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    app.installTranslator(ThaiTexts(app))
    theme.install(app, text_scale)


def _on_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show an unexpected error instead of dying silently; one meanwhile is only written down."""
    sys.excepthook = _tell
    try:
        if isinstance(error, UserError) and _show_in_window(error):
            return
        _tell(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            dialogs.show_crash(dialogs.crash_report(error))
    finally:
        sys.excepthook = _on_crash


def _tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write an error down: its words only for who runs the program in a terminal."""
    _log.critical("unexpected\n%s", faults.describe(error))
    if sys.stderr is not None and sys.stderr.isatty():  # else it may be the system's log
        sys.__excepthook__(kind, error, trace)


def _show_in_window(error: UserError) -> bool:
    """Say what the officer can mend in the window, if there is one."""
    windows = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    window = next(windows, None)
    if window is None:
        return False
    window.files.show_refused(error)
    return True
