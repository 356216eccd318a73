"""Work that takes long, away from the GUI thread: the one way to do it."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot

from itadesk.core.errors import UserError
from itadesk.gui import pauses
from itadesk.gui.faults import describe, names

T = TypeVar("T")

_pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="itadesk")
_tasks: set["Task"] = set()  # keeps a task alive until its answer has been delivered


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Ends work that was cancelled in the midst of something; nobody hears of it."""


class _Answer(Generic[T]):
    """What the work ended with: a value or an exception."""

    def __init__(self, value: T | None = None, error: Exception | None = None) -> None:
        self.value = value
        self.error = error


class Task(QObject):
    """Work under way; lives in the GUI thread, which is where its answer arrives."""

    _ended = Signal(object)

    def __init__(self, deliver: Callable[[_Answer[T]], None]) -> None:
        super().__init__()
        self._deliver = deliver
        self._cancelled = False
        self._owned: QMetaObject.Connection | None = None
        self.future: Future[None] | None = None
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; its answer is not delivered any more."""
        self._cancelled = True

    def cancel_with(self, owner: QObject) -> None:
        """Cancel the work when its owner is gone.

        A function is connected, which holds this task, and not the method: where the task were
        garbage by then, PySide6 6.12 would call the method of nothing and end the program.
        """
        self._owned = owner.destroyed.connect(partial(Task.cancel, self))

    def cancelled(self) -> bool:
        """Whether the answer is no longer wanted; the work asks this now and then.

        Waits while the window is not to be disturbed, unless the answer is unwanted.
        """
        if not self._cancelled:
            pauses.wait_for_window()
        return self._cancelled

    def run(self, work: Callable[[Callable[[], bool]], T]) -> None:
        """Do the work; called in a thread of the pool."""
        answer: _Answer[T]
        try:
            answer = _Answer(None if self._cancelled else work(self.cancelled))
        except Exception as error:  # whatever it is, the GUI thread must hear of it
            answer = _Answer(error=error)
        self._ended.emit(answer)

    @Slot(object)
    def _on_ended(self, answer: object) -> None:
        _tasks.discard(self)
        if self._owned is not None:
            QObject.disconnect(self._owned)
        assert isinstance(answer, _Answer)
        if self._cancelled:
            if answer.error is not None and not isinstance(answer.error, Stopped):
                logging.getLogger(__name__).info("a cancelled task failed: %s", names(answer.error))
            return
        self._deliver(answer)


def run_task(
    work: Callable[[Callable[[], bool]], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    owner: QObject | None = None,
) -> Task:
    """Run `work` in a thread; call `done` or `failed` on the GUI thread, not without the `owner`.

    `work` gets a function that says whether it was cancelled; it may touch neither widgets nor the
    document, only what it was handed.
    """

    def deliver(answer: _Answer[T]) -> None:
        if answer.error is not None:
            failed(answer.error)
        else:
            done(answer.value)  # type: ignore[arg-type] # without an error there is a value

    task = Task(deliver)
    _tasks.add(task)
    if owner is not None:
        task.cancel_with(owner)
    task.future = _pool.submit(task.run, work)
    return task


def told(error: Exception, what: str) -> UserError:
    """Return what to tell of work that failed; a defect of the program is logged as well."""
    if isinstance(error, UserError):
        return error
    logging.getLogger(__name__).error("work in the background\n%s", describe(error))
    name = type(error).__name__
    return UserError(f"{what} ({name})", "งานที่บันทึกไว้ไม่สูญหาย โปรดแจ้งผู้ดูแลโปรแกรม")


def finish_tasks() -> None:
    """Cancel all work and wait until no thread is busy; goes before the program ends."""
    for task in _tasks:
        task.cancel()
    wait([task.future for task in _tasks if task.future is not None])
    _tasks.clear()
