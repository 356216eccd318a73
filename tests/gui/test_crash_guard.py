"""A file with which the program ended twice in a row is not opened by itself."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from itadesk.gui.crash_guard import CrashGuard
from itadesk.gui.settings import Settings
from itadesk.store.document import DocumentFile

_RUN = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from itadesk.gui import app

def act():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    if sys.argv[2] == "again":
        print(window.session is None, window.message_bar.text)
        buttons = window.message_bar.findChildren(QPushButton)
        next(one for one in buttons if one.text() == "เปิดแฟ้มนี้อีกครั้ง").click()
    print(window.session is not None, flush=True)
    if sys.argv[2] == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    window.close()

QTimer.singleShot(0, act)
sys.exit(app.run(Path(sys.argv[1])))
"""


def run(path: Path, how: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(path), how],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == (-signal.SIGKILL if how == "killed" else 0), done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_program_that_ended_twice_with_a_file_starts_without_it(document: DocumentFile) -> None:
    document.close()
    path = document.path
    for _ in range(2):  # once is no reason
        assert run(path, "killed") == "True\n"
    said, opened = run(path, "again").splitlines()
    assert said.startswith("True ยังไม่ได้เปิด “อบต.นาม่วง.itadesk”")
    assert opened == "True"
    assert run(path, "closed") == "True\n"  # it was closed in good order


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ก.itadesk"


def crash(path: Path) -> None:
    """Begin with a file and never end."""
    CrashGuard(Settings()).begin(path)


def test_only_twice_in_a_row_counts(path: Path) -> None:
    crash(path)
    assert not CrashGuard(Settings()).is_suspect(path)
    crash(path)
    assert CrashGuard(Settings()).is_suspect(path)
    CrashGuard(Settings()).end(path)
    crash(path)
    assert not CrashGuard(Settings()).is_suspect(path)


def test_opening_is_counted_once(path: Path) -> None:
    guard = CrashGuard(Settings())
    guard.begin(path)
    guard.begin(path)
    assert not guard.is_suspect(path)


def test_file_that_was_not_opened_is_counted_as_before(path: Path) -> None:
    crash(path)
    crash(path)
    guard = CrashGuard(Settings())
    guard.begin(path)
    guard.take_back(path)
    assert Settings().unclean_ends == {str(path): 2}


def test_files_are_counted_apart_under_any_spelling(path: Path, tmp_path: Path) -> None:
    for _ in range(2):
        crash(path)
    link = tmp_path / "link"
    link.symlink_to(path)
    guard = CrashGuard(Settings())
    assert guard.is_suspect(link)
    assert not guard.is_suspect(path.with_name("ข.itadesk"))
    guard.end(path.with_name("ข.itadesk"))
    assert guard.is_suspect(path)


def test_what_others_wrote_into_the_settings_is_no_count(path: Path) -> None:
    for value in ("no json", "[]", '{"a": "b"}'):
        Settings()._store.setValue("unclean_ends", value)
        assert not CrashGuard(Settings()).is_suspect(path)
