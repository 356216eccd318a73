"""Slow work on a file shows how far it is and can be stopped."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.errors import UserError
from itadesk.gui import progress_dialog
from itadesk.gui.progress_dialog import ProgressDialog, run_with_progress
from itadesk.gui.tasks import Stopped
from itadesk.store.building import Progress


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def hold() -> Iterator[threading.Event]:
    hold = threading.Event()
    yield hold
    hold.set()


def test_what_is_quickly_done_shows_nothing(parent: QWidget, qtbot: QtBot) -> None:
    done: list[int] = []
    run_with_progress(parent, "ทำอยู่", lambda _: 42, done.append, pytest.fail)
    dialog = parent.findChild(ProgressDialog)
    assert dialog is not None
    shown: list[bool] = []
    dialog.destroyed.connect(lambda: shown.append(False))
    qtbot.waitUntil(lambda: bool(done) and bool(shown))
    assert done == [42]


def test_slow_work_shows_how_far_it_is(
    parent: QWidget, qtbot: QtBot, hold: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(progress: Progress) -> None:
        progress(0.25)
        hold.wait(30)

    monkeypatch.setattr(progress_dialog, "PATIENCE", 0)
    done: list[None] = []
    run_with_progress(parent, "ทำอยู่", work, done.append, pytest.fail)
    dialog = parent.findChild(ProgressDialog)
    assert isinstance(dialog, ProgressDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and dialog.bar.value() * 4 == dialog.bar.maximum())
    hold.set()
    qtbot.waitUntil(lambda: bool(done))


def test_stopped_work_ends_and_nobody_hears_of_it(
    parent: QWidget, qtbot: QtBot, hold: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def work(progress: Progress) -> None:
        try:
            hold.wait(30)
            progress(1)
        except Stopped:
            ended.set()
            raise

    monkeypatch.setattr(progress_dialog, "PATIENCE", 0)
    told: list[str] = []
    run_with_progress(
        parent, "ทำอยู่", work, pytest.fail, pytest.fail, lambda: told.append("stopped")
    )
    dialog = parent.findChild(ProgressDialog)
    assert isinstance(dialog, ProgressDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    assert told == ["stopped"]
    hold.set()
    qtbot.waitUntil(ended.is_set)


def test_work_that_is_done_is_told_also_when_it_was_to_be_stopped(
    parent: QWidget, qtbot: QtBot, hold: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = threading.Event()

    def work(progress: Progress) -> None:
        progress(1)
        ready.set()
        hold.wait(30)

    monkeypatch.setattr(progress_dialog, "PATIENCE", 0)
    done: list[None] = []
    run_with_progress(parent, "ทำอยู่", work, done.append, pytest.fail, lambda: pytest.fail("no"))
    dialog = parent.findChild(ProgressDialog)
    assert isinstance(dialog, ProgressDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and ready.is_set())
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    hold.set()
    qtbot.waitUntil(lambda: bool(done))


def test_failure_is_told(parent: QWidget, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise UserError("ดิสก์เต็ม")

    failed: list[UserError] = []
    run_with_progress(parent, "ทำอยู่", work, pytest.fail, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0].message == "ดิสก์เต็ม"


def test_defect_is_told_as_one(parent: QWidget, qtbot: QtBot) -> None:
    def work(_: Progress) -> None:
        raise LookupError

    failed: list[UserError] = []
    run_with_progress(parent, "ทำอยู่", work, pytest.fail, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert "LookupError" in failed[0].message
