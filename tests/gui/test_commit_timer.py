from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from itadesk.gui.commit_timer import COMMIT_DELAY, CommitTimer


def test_typing_that_never_pauses_is_stored_too(qtbot: QtBot) -> None:
    timer, keys = CommitTimer(), QTimer()
    keys.setInterval(COMMIT_DELAY // 10)
    keys.timeout.connect(timer.typed)
    with qtbot.waitSignal(timer.timeout):
        keys.start()
    keys.stop()


def test_what_is_stored_is_not_stored_again() -> None:
    timer = CommitTimer()
    timer.typed()
    timer.stop()
    assert not timer.is_active
