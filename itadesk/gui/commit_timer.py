"""When typed text is stored: as the typing pauses, and now and then while it goes on."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

COMMIT_DELAY = 1_000  # ms without typing
LATEST = 1_500  # ms after the first key that is not stored; with the disk, text waits under 2 s


class CommitTimer(QObject):
    """Says when to store what is typed; `typed` is called at every key."""

    timeout = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()  # the first key that is not stored
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.timeout)

    def typed(self) -> None:
        """Wait for the next pause, but not for ever."""
        if not self._timer.isActive():
            self._since.start()
        self._timer.start(min(COMMIT_DELAY, max(LATEST - self._since.elapsed(), 0)))

    @property
    def is_active(self) -> bool:
        """Whether something is typed and not stored."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Wait no more: everything is stored."""
        self._timer.stop()
