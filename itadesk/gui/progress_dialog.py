"""Slow work on a file: how far it is, and a button that stops it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QWidget

from itadesk.core.errors import UserError
from itadesk.gui.course import Course
from itadesk.gui.tasks import Stopped, run_task, told
from itadesk.gui.ui_files import load
from itadesk.store.building import Progress

T = TypeVar("T")

PATIENCE = 600  # ms; what is done by then shows nothing
_STEPS = 1000
_REFRESH = 100  # ms


class ProgressDialog(QDialog):
    """Shows the course of a worker; rejected when the officer stops it in time."""

    what: QLabel
    bar: QProgressBar
    buttons: QDialogButtonBox

    def __init__(self, parent: QWidget, text: str, course: Course) -> None:
        super().__init__(parent)
        load(self, "progress_dialog.ui")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._course = course
        self.what.setText(text)
        self.bar.setRange(0, _STEPS)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._refresh = QTimer(self)
        self._refresh.timeout.connect(lambda: self.bar.setValue(round(course.part * _STEPS)))
        self._refresh.start(_REFRESH)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.show)
        self._patience.start(PATIENCE)

    def reject(self) -> None:
        """Stop the work, unless it is done: then it will be told to be."""
        if self._course.stop():
            super().reject()

    def leave(self) -> None:
        """Go away: the work has ended."""
        self._patience.stop()
        self.blockSignals(True)  # nobody stopped it
        self.hide()
        self.deleteLater()


def run_with_progress(
    parent: QWidget,
    text: str,
    work: Callable[[Progress], T],
    done: Callable[[T], None],
    failed: Callable[[UserError], None],
    stopped: Callable[[], None] = lambda: None,
) -> None:
    """Run `work` in a thread; it tells how far it is by what it is handed.

    One of the others is called in the window, `stopped` at once while the work is still ending.
    """
    course = Course()
    dialog = ProgressDialog(parent, text, course)

    def run(cancelled: Callable[[], bool]) -> T:
        def progress(part: float) -> None:
            if cancelled():
                raise Stopped
            course.go_on(part)

        return work(progress)

    def on_done(value: T) -> None:
        dialog.leave()
        done(value)

    def on_failed(error: Exception) -> None:
        dialog.leave()
        failed(told(error, "ทำไม่สำเร็จ"))

    task = run_task(run, on_done, on_failed, dialog)
    dialog.rejected.connect(task.cancel)
    dialog.rejected.connect(stopped)
