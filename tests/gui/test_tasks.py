import gc
import threading
import weakref
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from itadesk.gui.tasks import finish_tasks, run_task


def never(_: object) -> None:
    raise AssertionError("not to be called")


def test_answer_arrives_on_the_gui_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, bool]] = []
    run_task(
        lambda _: 42,
        lambda n: seen.append((n, threading.current_thread() is threading.main_thread())),
        never,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True)]


def test_work_is_done_in_another_thread(qtbot: QtBot) -> None:
    seen: list[bool] = []
    run_task(lambda _: threading.current_thread() is threading.main_thread(), seen.append, never)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False]


def test_exception_goes_to_failed(qtbot: QtBot) -> None:
    def work(_: Callable[[], bool]) -> None:
        raise ValueError("broken")

    errors: list[Exception] = []
    run_task(work, never, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)


class Held:
    """Work that waits until it is released, and then asks whether it was cancelled."""

    def __init__(self) -> None:
        self.started, self.released = threading.Event(), threading.Event()
        self.told: list[bool] = []

    def __call__(self, cancelled: Callable[[], bool]) -> None:
        self.started.set()
        self.released.wait(10)
        self.told.append(cancelled())


def test_cancelled_work_is_told_and_its_answer_dropped(qtbot: QtBot) -> None:
    work = Held()
    task = run_task(work, never, never)
    assert work.started.wait(10)
    task.cancel()
    work.released.set()
    after: list[int] = []
    run_task(lambda _: 1, after.append, never)
    qtbot.waitUntil(lambda: bool(work.told and after))
    assert work.told == [True]


def test_work_is_cancelled_when_its_owner_goes(qtbot: QtBot) -> None:
    work, owner = Held(), QObject()
    run_task(work, never, never, owner)
    assert work.started.wait(10)
    shiboken6.delete(owner)
    work.released.set()
    qtbot.waitUntil(lambda: bool(work.told))
    assert work.told == [True]


def test_owner_does_not_keep_what_is_done(qtbot: QtBot) -> None:
    owner = QObject()
    seen: list[int] = []
    task = weakref.ref(run_task(lambda _: 1, seen.append, never, owner))
    qtbot.waitUntil(lambda: bool(seen))
    gc.collect()
    assert task() is None
    shiboken6.delete(owner)


def test_nothing_runs_or_arrives_after_finish() -> None:
    running = threading.Event()

    def work(cancelled: Callable[[], bool]) -> None:
        running.set()
        while not cancelled():
            pass

    task = run_task(work, never, never)
    assert running.wait(10)
    finish_tasks()
    assert task.future is not None
    assert task.future.done()
