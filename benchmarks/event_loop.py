"""How long the window's event loop is held by what an officer does, with 7 and with 2,000 measures.

By hand, from the project's folder: `.venv/bin/python -m benchmarks.event_loop`. Prints for each
action the longest hold in milliseconds for both documents and their ratio, and the seconds that
opening takes. It draws offscreen; the report's pages are made beside, as on a wide screen.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from itadesk.core.dataset import Dataset
from itadesk.core.records import FiscalYear, Measure, Record, Result
from itadesk.exchange import data_json
from itadesk.exchange.examples import examples
from itadesk.gui import pauses
from itadesk.gui.app import set_up
from itadesk.gui.main_window import MainWindow
from itadesk.gui.settings import Settings
from itadesk.gui.tasks import finish_tasks
from itadesk.store.document import DocumentFile

MANY = 2_000
KEYS = 30
SETTLE, AFTER = 300, 1_500  # ms between actions, ms in which the work of an action may follow


def multiplied(records: list[Record], count: int) -> Iterator[Record]:
    """Yield a document whose year has `count` measures, each with its result, all different."""
    data = Dataset.of(records)
    (year,) = data.all(FiscalYear)
    measures = data.children(Measure, year)
    for number in range(len(measures), count):
        source = measures[number % len(measures)]
        new = Measure(
            year_id=year.id,
            title=f"{source.title} {number}",
            steps=f"{source.steps} {number}",
            responsible=source.responsible,
            period=source.period,
            order_key=(number + 1) << 20,
        )
        yield new
        for result in data.children(Result, source):
            yield replace(result, id=uuid4(), measure_id=new.id)
    yield from data


class Stopwatch:
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def hold(self, act: Callable[[], object], wait: int) -> float:
        """Return the longest hold, in milliseconds, of an action and of what follows it."""
        self.longest, self._last = 0.0, time.perf_counter()
        act()
        pause(wait)
        return self.longest * 1000

    def _turn(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def pause(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def type_letter(editor: QPlainTextEdit) -> None:
    """Type one letter as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString("ก")
    QApplication.sendEvent(editor, event)


def measure(window: MainWindow, path: Path) -> dict[str, float]:
    """Do an officer's actions in a document; return the longest hold of each, and of opening."""
    watch = Stopwatch()
    held: dict[str, float] = {}
    start = time.perf_counter()
    window.open_file(path)
    QApplication.processEvents()
    held["open (whole time)"] = (time.perf_counter() - start) * 1000
    pause(AFTER)
    for page in ("results_page", "office_page", "print_page", "measures_page"):
        held[f"open {page}"] = watch.hold(partial(window.open_page, page), AFTER)
    session = window.session
    assert session is not None
    assert session.year is not None
    editor = window.findChild(QPlainTextEdit, "measure_steps")
    assert editor is not None
    editor.setFocus()
    held["type a letter"] = max(
        watch.hold(partial(type_letter, editor), SETTLE // 5) for _ in range(KEYS)
    )
    held["store what was typed"] = watch.hold(session.flush, AFTER)

    def move() -> None:
        with session.edit("") as plan:
            year = session.year
            assert year is not None
            plan.move(session.data.children(Measure, year)[5], year, 2)

    held["move a measure"] = watch.hold(move, AFTER)
    held["undo"] = watch.hold(session.undo, AFTER)
    held["redo"] = watch.hold(session.redo, AFTER)
    window.close_document()
    return held


def main() -> int:
    """Measure a small and a large document and print them side by side."""
    source = next(path for path in examples() if path.stem == "report-004")
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)
        app = QApplication(sys.argv[:1])
        set_up(app, Settings().text_scale)
        pauses.shorten()
        window = MainWindow(Settings())
        window.resize(1920, 1080)
        window.show()
        results = []
        for count in (0, MANY):
            records, _ = data_json.read(source)
            path = Path(folder) / f"{count}.itadesk"
            DocumentFile.create(path, multiplied(records, count)).close()
            results.append(measure(window, path))
        window.close()
        finish_tasks()
    small, large = results
    print(f"{'longest hold, ms':24}{'7 measures':>12}{f'{MANY:,}':>12}{'ratio':>8}")
    for name, held in large.items():
        print(f"{name:24}{small[name]:12.0f}{held:12.0f}{held / small[name]:8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
