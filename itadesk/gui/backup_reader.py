"""Reading what backups say of themselves, in the background, as long as somebody looks."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from itadesk.core.errors import UserError
from itadesk.gui.tasks import Task, run_task
from itadesk.store.summary import Summary, summary

_REFRESH = 50  # ms


class BackupReader(QObject):
    """Reads one group of backups after the other: of each the first that can be read."""

    found = Signal(int, object)  # number of the first group, list of a Summary or None for each

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read: list[Summary | None] = []  # the thread adds, the window looks
        self._told = 0
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tell)

    def read(self, groups: Sequence[Sequence[Path]]) -> None:
        """Begin with these, whatever was being read before."""
        self.stop()
        self._read = read = []
        self._told = 0

        def work(cancelled: Callable[[], bool]) -> None:
            for group in groups:
                if cancelled():
                    return
                read.append(next(filter(None, map(_summary, group)), None))

        self._task = run_task(work, lambda _: self._on_ended(), lambda _: self._on_ended())
        self._timer.start(_REFRESH)

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_ended(self) -> None:
        self.stop()
        self._tell()

    def _tell(self) -> None:
        first, new = self._told, self._read[self._told :]
        self._told += len(new)
        if new:
            self.found.emit(first, new)


def _summary(path: Path) -> Summary | None:
    try:
        return summary(path)
    except UserError:
        return None
