"""Backups of the open document, made beside the work: nobody has to think of them."""

from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from itadesk.core.errors import UserError
from itadesk.gui.session import Session
from itadesk.gui.snapshots import Gathering
from itadesk.gui.tasks import run_task, told
from itadesk.store import backups
from itadesk.store.backups import Backup
from itadesk.store.snapshot import Snapshot

EVERY = 30 * 60 * 1000  # ms of editing that may be without a backup

Done = Callable[[Backup], None]
Failed = Callable[[UserError], None]

_REASONS = {  # by code, where what is said of a document would mislead
    "FULL": "ดิสก์เต็ม",
    "NO_MORE": "ระบบไม่ให้แฟ้มสำเนาใหญ่กว่านี้",
    "NO_FOLDER": "ไม่พบโฟลเดอร์สำเนาสำรอง",
    "NO_ACCESS": "เขียนในโฟลเดอร์สำเนาสำรองไม่ได้",
    "READ_ONLY": "เขียนในโฟลเดอร์สำเนาสำรองไม่ได้",
    "DEVICE": "อ่านหรือเขียนดิสก์ไม่ได้",
    "BROKEN_ATTACHMENT": "ภาพหรือแฟ้มแนบบางรายการเสียหาย",
}


class _Job(NamedTuple):
    """A backup to make, and who waits for it."""

    snapshot: Snapshot
    done: Done
    failed: Failed


class BackupKeeper(QObject):
    """Backs up the document as it was opened once it is edited, then every half hour of editing.

    And when asked. One backup after the other; a failure is told once, until one succeeds again.
    """

    warned = Signal(object)  # UserError that says why there are no backups

    def __init__(
        self,
        session: Session,
        clock: Callable[[], datetime] = datetime.now,
        timer: QTimer | None = None,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._clock = clock
        self._waiting: deque[_Job] = deque()
        self._job: _Job | None = None  # under way
        self._newest: Backup | None = None
        self._warned = False
        self._stopped = False
        self._opened: Snapshot | None = session.document.snapshot()
        self._gathering: Gathering | None = None
        self._timer = timer or QTimer(self)  # runs while there are changes without a backup
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(lambda: self.back_up(_nobody, self._warn))
        session.changed.connect(self._on_changed)
        session.moved.connect(self._on_moved)
        session.closing.connect(self._stop)

    def back_up(self, done: Done, failed: Failed) -> None:
        """Back up the document as it now is; a backup that holds just that is as good."""
        self._timer.stop()
        self._add(_Job(self._session.document.snapshot(), done, failed))

    def _on_changed(self) -> None:
        if self._opened is not None:
            opened, self._opened = self._opened, None
            self._add(_Job(opened, _nobody, self._warn))
        if not self._timer.isActive():
            self._timer.start()

    def _add(self, job: _Job) -> None:
        self._waiting.append(job)
        self._next()

    def _next(self) -> None:
        """Begin with the next backup, when there is one and none is under way."""
        if self._job is not None or not self._waiting:
            return
        self._job = job = self._waiting.popleft()
        newest = self._newest
        if newest and newest.revision == job.snapshot.revision and newest.path.is_file():
            self._on_made(newest)
        else:
            self._gather(job.snapshot)

    def _gather(self, snapshot: Snapshot) -> None:
        self._gathering = Gathering(self._session.document, self)
        self._gathering.ready.connect(self._write)
        self._gathering.failed.connect(self._on_failed)
        self._gathering.start(snapshot)

    def _stop_gathering(self) -> None:
        if self._gathering is not None:
            self._gathering.stop()
            self._gathering.deleteLater()
            self._gathering = None

    def _write(self, snapshot: Snapshot) -> None:
        self._stop_gathering()
        now, origin = self._clock(), self._session.document.path

        def work(cancelled: Callable[[], bool]) -> Backup:
            def progress(_part: float) -> None:
                cancelled()  # waits for the window; the end of the program waits for the backup

            return backups.make(snapshot, now, origin, progress)

        run_task(work, self._on_made, self._on_failed)

    def _on_made(self, backup: Backup) -> None:
        if self._stopped:
            return
        self._newest = backup
        self._warned = False
        self._end().done(backup)
        self._next()

    def _on_failed(self, error: Exception) -> None:
        if self._stopped:
            return
        self._stop_gathering()
        if not self._timer.isActive():
            self._timer.start()
        self._end().failed(_no_backup(error))
        self._next()

    def _end(self) -> _Job:
        job, self._job = self._job, None
        assert job is not None, "only a backup under way ends"
        return job

    def _warn(self, error: UserError) -> None:
        if not self._warned:
            self._warned = True
            self.warned.emit(error)

    def _on_moved(self) -> None:
        """Back up the file that the document is in now: the one before is closed."""
        now = self._session.document.snapshot()
        self._waiting = deque(job._replace(snapshot=now) for job in self._waiting)
        if self._opened is not None:
            self._opened = now
        if self._gathering is not None and self._job is not None:
            self._stop_gathering()
            self._job = self._job._replace(snapshot=now)
            self._gather(now)

    def _stop(self) -> None:
        """Read the document no more; a backup that is being written needs it no more."""
        self._stopped = True
        self._timer.stop()
        self._waiting.clear()
        self._stop_gathering()


def _nobody(_backup: Backup) -> None:
    """Nobody waits for a backup that the program makes by itself."""


def _no_backup(error: Exception) -> UserError:
    """Return why there is no backup, in words about backups."""
    reason = told(error, "โปรแกรมทำงานผิดพลาด")
    what = _REASONS.get(reason.code, reason.message)
    text = f"งานที่พิมพ์อยู่ในแฟ้มครบ แต่ยังสำรองไว้ไม่ได้: {what}"
    return UserError(text, reason.remedy, code=reason.code)
