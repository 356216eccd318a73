"""The log tells what happened without a word of the data, and never stands in the way."""

import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

import peewee
import pytest

from itadesk.gui import log
from itadesk.store.document import DocumentFile
from itadesk.store.engine import engine
from itadesk.store.folders import user_folder

_SESSION = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from itadesk.gui import app, dialogs
from itadesk.gui.tasks import run_task
from itadesk.store.errors import Trouble

def fail():
    raise LookupError("marker-crash " + QApplication.focusWidget().text())

def waste(_cancelled):
    raise ValueError("marker-task")

def refuse(change):
    raise Trouble.FULL.at(Path("/marker-folder/marker-file.itadesk")) from OSError(28, "marker-os")

def act():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    session = window.session
    window.open_page("office_page")
    name = window.findChild(QLineEdit, "office_name")
    name.setFocus()
    name.insert("marker-typed")
    name.textEdited.emit(name.text())
    session.flush()
    assert "marker-typed" in session.data.office.name
    usual, session.document.apply = session.document.apply, refuse
    name.insert("marker-refused")
    name.textEdited.emit(name.text())
    session.flush()
    session.document.apply = usual
    run_task(waste, None, None).cancel()
    QTimer.singleShot(0, fail)

def show(report):
    print(report)
    QTimer.singleShot(0, leave)

def leave():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    window.open_file(Path("/marker-none/marker-none.itadesk"))
    window.close()

dialogs.show_crash = show
QTimer.singleShot(0, act)
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.fixture(autouse=True)
def _no_handler_left() -> Iterator[None]:
    logger = logging.getLogger("itadesk")
    level = logger.level
    yield
    for handler in list(logger.handlers):
        if isinstance(handler, RotatingFileHandler):
            logger.removeHandler(handler)
            with suppress(OSError):  # the full disk
                handler.close()
    logger.setLevel(level)


def test_whole_session_leaves_no_word_of_the_data(document: DocumentFile) -> None:
    document.close()
    done = subprocess.run(
        [sys.executable, "-c", _SESSION, str(document.path)],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    written = (user_folder("log") / "itadesk.log").read_text("utf-8")
    for text in (written, done.stdout, done.stderr):
        assert "marker" not in text
        assert "นาม่วง" not in text
        assert str(document.path.parent) not in text
    assert "LookupError" in done.stdout
    for told in (
        f"open: {document.document_id} at revision 1",
        "refused: UserError FULL < OSError ENOSPC",
        "LookupError\n",
        "not opened: UserError MISSING < FileNotFoundError ENOENT",
        f"closed: {document.document_id} at revision ",
        "SQLite ",
        "THREADSAFE=",
    ):
        assert told in written


def test_log_is_kept_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_BYTES", 2_000)
    log.start()
    for number in range(200):
        logging.getLogger("itadesk.test").info("line %d %s", number, "x" * 100)
    files = sorted(user_folder("log").iterdir())
    assert len(files) == 5
    assert all(file.stat().st_size <= 2_000 for file in files)


@pytest.mark.parametrize("in_the_way", ["data", "log", "file"])
def test_log_that_cannot_be_written_disturbs_nobody(
    in_the_way: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = user_folder("log")
    if in_the_way == "data":
        folder.parent.parent.mkdir(parents=True)
        folder.parent.write_text("")
    elif in_the_way == "log":
        folder.parent.mkdir(parents=True)
        folder.write_text("")
    else:
        (folder / "itadesk.log").mkdir(parents=True)
    log.start()
    logging.getLogger("itadesk.test").error("line")
    assert capsys.readouterr().err.replace("line", "").strip() == ""


def test_full_disk_disturbs_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no such device")
    user_folder("log").mkdir(parents=True)
    (user_folder("log") / "itadesk.log").symlink_to(full)
    log.start()
    logging.getLogger("itadesk.test").error("line")
    assert capsys.readouterr().err == ""


def test_records_use_the_sqlite_that_is_told() -> None:
    assert peewee.sqlite3 is sqlite3
    assert engine().startswith(f"SQLite {sqlite3.sqlite_version}: ")
