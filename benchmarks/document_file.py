"""How long the document file takes: an edit, opening, sending, reading strictly, being refused.

By hand, from the project's folder: `python -m benchmarks.document_file`. Beside each figure stands
what the machine itself needs for the like, measured in turns in the same run, and the ratio of the
medians: for an edit a bare commit of SQLite with the same settings; for a whole file reading it
and hashing it once.
"""

import hashlib
import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from itadesk.core.blobs import blob_name
from itadesk.core.dataset import ORDER_STEP
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Measure, Office, Record, Result
from itadesk.store import clean_copy
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received

EDITS = 400
ROUNDS = 7
MEASURES, MONTHS = 60, (1, 3, 6, 9, 12)
PICTURES, PICTURE = 50, 1_000_000  # bytes of each
TEXT = "ดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน " * 6
_ROW = "{:34} {:>10} {:>10} {:>10} {:>8}"


def document(path: Path, pictures: int) -> Path:
    """Make a document of 60 measures in five rounds, with pictures of a megabyte each."""
    office = Office(kind="องค์การบริหารส่วนตำบล", name="นาม่วง")
    year = FiscalYear(office_id=office.id, year=2568)
    records: list[Record] = [office, year]
    blobs = {}
    for number in range(MEASURES):
        measure = Measure(year_id=year.id, order_key=number * ORDER_STEP, title=TEXT, steps=TEXT)
        records.append(measure)
        records += [Result(measure_id=measure.id, round=n, output=TEXT) for n in MONTHS]
    for number in range(pictures):
        content = os.urandom(PICTURE)
        name = blob_name(content, "jpg")
        blobs[name] = content
        records.append(
            Evidence(year_id=year.id, order_key=number * ORDER_STEP, kind="picture", file=name)
        )
    DocumentFile.create(path, records, blobs).close()
    return path


def edits(folder: Path) -> None:
    """Change one text at a time, in turns with a bare commit of the same text."""
    ours, bare = [], []
    with (
        DocumentFile.open(document(folder / "small.itadesk", 0)) as file,
        closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as db,
    ):
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = FULL"):
            db.execute(f"PRAGMA {pragma}").close()
        db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
        db.execute("INSERT INTO t VALUES (1, '')")
        for number in range(EDITS):
            edit = Edit(file.dataset(), "")
            edit.update(file.dataset().all(Result)[number % 100], output=f"{TEXT}{number}")
            change = edit.change()
            ours.append(_seconds(lambda change=change: file.apply(change)))
            update = "UPDATE t SET text = ?", (f"{TEXT}{number}",)
            bare.append(_seconds(lambda update=update: db.execute(*update)))
    _tell("an edit, until it is on the disk", ours, bare)


def whole_files(folder: Path) -> None:
    """Open, send and read strictly a file of 50 MB, each in turns with reading and hashing it."""
    path = document(folder / "large.itadesk", PICTURES)
    target = folder / "sent.itadesk"
    print(
        f"a file of {path.stat().st_size / 1_000_000:.0f} MB, {MEASURES} measures x {len(MONTHS)}"
    )

    def open_it() -> None:
        DocumentFile.open(path).close()

    def send_it() -> None:
        with DocumentFile.open(path) as file:
            clean_copy.write(file.snapshot(), target, replace=True)

    def read_it() -> None:
        with received(target):
            pass

    for name, work in (("open", open_it), ("open and send", send_it), ("read strictly", read_it)):
        ours, bare = [], []
        for _ in range(ROUNDS):
            ours.append(_seconds(work))
            bare.append(_seconds(lambda: hashlib.sha256(path.read_bytes()).digest()))
        _tell(name, ours, bare)


def refusals(folder: Path) -> None:
    """Try to open a file that is open."""
    path = document(folder / "held.itadesk", 0)

    def refused() -> None:
        with suppress(UserError):
            DocumentFile.open(path)

    with DocumentFile.open(path):
        _tell("refused: open elsewhere", [_seconds(refused) for _ in range(ROUNDS)], [])


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _tell(name: str, ours: list[float], bare: list[float]) -> None:
    """Print the median, the 95th percentile, what the machine needs, and the ratio."""
    middle = statistics.median(ours)
    high = statistics.quantiles(ours, n=20)[-1]
    machine = statistics.median(bare) if bare else 0.0
    ratio = f"{middle / machine:.1f}" if machine else "-"
    print(_ROW.format(name, *(f"{value * 1000:.2f}" for value in (middle, high, machine)), ratio))


def main() -> int:
    """Measure in a folder of the disk that temporary files lie on."""
    print(_ROW.format("ms", "median", "95 %", "machine", "ratio"))
    with tempfile.TemporaryDirectory() as folder:
        for measure in (edits, whole_files, refusals):
            measure(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
