"""What every test gets: no screen, a home of its own, repeatable examples, no window left."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import pytest
from hypothesis import settings
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

settings.register_profile("ci", derandomize=True, max_examples=50, deadline=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_collection_finish() -> None:
    """Spare each collection of garbage the thousands of tests, which stay to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000)


@pytest.fixture(scope="session")
def settings_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep settings in a folder of the tests.

    Once for all of them: in PySide6 6.12 each call of setPath gives a reference to None away that
    it does not own, and after some hundreds Python ends with a fatal error.
    """
    folder = tmp_path_factory.mktemp("settings")
    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(folder))
    return folder


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    settings_folder: Path,
) -> Path:
    """Keep a test's settings, backups and recent files away from the user's and other tests'."""
    for left in settings_folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:  # Qt's own, of its file dialogs
            left.unlink()
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fail a test that leaves a window open: the next test would meet it."""
    yield
    if QApplication.instance() is None:
        return
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.close()
    assert not left, f"windows left open: {left}"


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Keep what a test copied from the next one, and from Qt's own end, which outlives Python."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()
