"""How far a worker is, and whether it may go on: known to both threads."""

from threading import Lock

from itadesk.gui.tasks import Stopped


class Course:
    """Is told of by the worker, and stopped by the window."""

    def __init__(self) -> None:
        self.part = 0.0
        """What is done, from 0 to 1."""
        self._lock = Lock()
        self._stopped = False

    def go_on(self, part: float) -> None:
        """Be told, in the worker, which part is done; with all of it nothing stops it any more."""
        with self._lock:
            if self._stopped:
                raise Stopped
            self.part = part

    def stop(self) -> bool:
        """Let the worker go no further; return whether it was in time."""
        with self._lock:
            self._stopped = self.part < 1
            return self._stopped
