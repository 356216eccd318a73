"""Making the file that is sent: gathered between keys, written and proven by a worker."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.exchange import send_log, sending
from itadesk.exchange.send_log import Sent
from itadesk.gui.course import Course
from itadesk.gui.snapshots import Gathering
from itadesk.gui.tasks import Stopped, Task, run_task, told
from itadesk.store.document import DocumentFile
from itadesk.store.snapshot import Snapshot

_EVERY = 100  # ms between two looks at how far it is


class Made(NamedTuple):
    """A file that is ready, and the records in it; `unnoted`: when the log does not tell of it."""

    sent: Sent
    data: Dataset
    unnoted: UserError | None


class SendRun(QObject):
    """One file being made.

    Exactly one of `ready` and `failed` is emitted, unless it is stopped in time.
    """

    progressed = Signal(float)  # part that is written, from 0 to 1
    ready = Signal(object)  # Made
    failed = Signal(object)  # UserError; nothing is left, an older file is as it was

    def __init__(
        self, document: DocumentFile, path: Path, to: str, *, replace: bool, parent: QObject
    ) -> None:
        """Prepare to send what the document then holds; only `replace` takes a file's place."""
        super().__init__(parent)
        self._path, self._to, self._replace = path, to, replace
        self._course = Course()
        self._task: Task | None = None
        self._gathering = Gathering(document, self)
        self._gathering.ready.connect(self._write)
        self._gathering.failed.connect(self.failed)
        self._look = QTimer(self)
        self._look.setInterval(_EVERY)
        self._look.timeout.connect(lambda: self.progressed.emit(self._course.part))

    def start(self) -> None:
        """Begin; the rest follows from the event loop."""
        self._gathering.start()

    def stop(self) -> bool:
        """Call it off; return false when it is too late: the file has got its name."""
        self._gathering.stop()
        self._look.stop()
        if not self._course.stop():
            return False
        if self._task is not None:
            self._task.cancel()
        return True

    def _write(self, snapshot: Snapshot) -> None:
        path, to, replace, course = self._path, self._to, self._replace, self._course

        def work(cancelled: Callable[[], bool]) -> Made:
            def progress(part: float) -> None:
                if cancelled():
                    raise Stopped
                course.go_on(part)

            sent = sending.send(snapshot, path, to=to, replace=replace, progress=progress)
            try:
                send_log.note(sent)
            except UserError as error:
                return Made(sent, snapshot.dataset, send_log.unnoted(error))
            return Made(sent, snapshot.dataset, None)

        self._look.start()
        self._task = run_task(work, self._on_made, self._on_failed, self)

    def _on_made(self, made: Made) -> None:
        self._look.stop()
        self.ready.emit(made)

    def _on_failed(self, error: Exception) -> None:
        self._look.stop()
        self.failed.emit(told(error, "ทำแฟ้มส่งไม่สำเร็จ"))
