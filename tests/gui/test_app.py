import signal
import subprocess
import sys
from pathlib import Path

import pytest

from itadesk.core.blobs import blob_name
from itadesk.core.records import Evidence, FiscalYear, Record
from itadesk.gui import dialogs, theme
from itadesk.store import backups
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received

_CRASH = """
import sys
from PySide6.QtCore import QTimer
from itadesk.gui import app, dialogs

def fail():
    raise LookupError("on purpose")

def show(report):
    print("REPORT", "LookupError" in report, "on purpose" in report)
    app.QApplication.quit()

dialogs.show_crash = show
QTimer.singleShot(0, fail)
sys.exit(app.run(None))
"""

_OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from itadesk.gui import app

def leave():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    print(window.message_bar.text)
    window.close()

QTimer.singleShot(0, leave)
sys.exit(app.run(Path(sys.argv[1])))
"""

_REFUSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from itadesk.core.errors import UserError
from itadesk.gui import app

def fail():
    QTimer.singleShot(0, leave)
    raise UserError("ดิสก์เต็ม", "ลบแฟ้มอื่น", code="FULL")

def leave():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    print(window.message_bar.text)
    window.close()

QTimer.singleShot(0, fail)
sys.exit(app.run(None))
"""

_EDIT = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from itadesk.gui import app

def edit():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    name = window.findChild(QLineEdit, "office_name")
    name.insert("ไฟดับ")
    name.textEdited.emit(name.text())
    window.session.saved.connect(lambda _: os.kill(os.getpid(), signal.SIGKILL))
    window.action_save.trigger()

QTimer.singleShot(0, edit)
sys.exit(app.run(Path(sys.argv[1])))
"""

_BACK_UP = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from itadesk.gui import app
from itadesk.store import clean_copy, schema

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def edit():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    session = window.session
    session.set_field(session.data.office, "name", "ใหม่")
    window.backup_keeper.back_up(lambda _: begin(session, window), print)

def begin(session, window):
    setattr(*{"build": (schema, "statements"), "prove": (clean_copy, "_prove"),
              "put": (clean_copy, "put")}[sys.argv[2]], die)
    session.set_field(session.data.office, "name", "ใหม่กว่า")
    window.action_save.trigger()

QTimer.singleShot(0, edit)
sys.exit(app.run(Path(sys.argv[1])))
"""

_COPY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from itadesk.gui import app
from itadesk.gui.clipboard import write_grid

def copy():
    QApplication.clipboard().setMimeData(write_grid([["กองคลัง"]]))
    QApplication.quit()

leave = app.leave_clipboard

def leave_and_tell():
    leave()
    print(QApplication.clipboard().text().strip())

app.leave_clipboard = leave_and_tell
QTimer.singleShot(0, copy)
sys.exit(app.run(None))
"""


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_unexpected_error_is_shown_and_the_program_goes_on() -> None:
    done = run(_CRASH)
    assert done.stdout.splitlines() == ["REPORT True False"]
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""  # it may be the system's log


def test_what_the_officer_can_mend_is_no_crash() -> None:
    done = run(_REFUSE)
    assert done.stdout == "ดิสก์เต็ม ลบแฟ้มอื่น\n"
    assert done.returncode == 0, done.stderr


def test_file_that_cannot_be_opened_is_said_in_the_window(tmp_path: Path) -> None:
    done = run(_OPEN, str(tmp_path / "ไม่มี.itadesk"))
    assert "ไม่มี.itadesk" in done.stdout
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_edit_that_is_confirmed_survives_a_kill(document: DocumentFile) -> None:
    document.close()
    done = run(_EDIT, str(document.path))
    assert done.returncode == -signal.SIGKILL, done.stderr
    with DocumentFile.open(document.path) as again:
        assert again.dataset().office.name == "ไฟดับนาม่วง"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("moment", ["build", "prove", "put"])
def test_kill_during_a_backup_leaves_none_that_does_not_open(
    tmp_path: Path, records: list[Record], moment: str
) -> None:
    pdf = b"%PDF-1.7 evidence"
    name = blob_name(pdf, "pdf")
    year = next(one for one in records if isinstance(one, FiscalYear))
    evidence = Evidence(year_id=year.id, kind="file", file=name)
    path = tmp_path / "a.itadesk"
    with DocumentFile.create(path, [*records, evidence], {name: pdf}) as document:
        document_id = document.document_id
    done = run(_BACK_UP, str(path), moment)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert list(backups.folder(document_id).glob(".*.part"))  # it was killed at work
    names = []
    for backup in backups.of(document_id):
        with received(backup.path) as found:
            names.append(found.dataset.office.name)
    assert names == ["นาม่วง", "ใหม่"]


def test_rows_copied_last_are_left_as_text_when_the_program_ends() -> None:
    ended = run(_COPY)
    assert ended.returncode == 0
    assert ended.stdout.strip() == "กองคลัง"


def test_crash_report_names_versions_and_place() -> None:
    try:
        raise LookupError("ที่นี่")
    except LookupError as error:
        report = dialogs.crash_report(error)
    assert report.startswith("itadesk ")
    assert "Qt " in report
    assert "test_crash_report_names_versions_and_place" in report
    assert "ที่นี่" not in report


def test_text_sizes_go_up_and_down_and_end() -> None:
    assert theme.larger(100) == 110
    assert theme.smaller(100) == 90
    assert theme.larger(180) == 180
    assert theme.smaller(80) == 80
