"""Small documents and changes for the tests of the store."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from itadesk.core.changes import Change
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.records import FiscalYear, Measure, Office, Record, Result
from itadesk.store.document import DocumentFile

_ROOT = Path(__file__).parents[2]
_TEAR = """
import os, sys
from pathlib import Path
from itadesk.store import transaction
from itadesk.store.document import DocumentFile
from tests.store.documents import retitle

with DocumentFile.open(Path(sys.argv[1])) as file:
    file._db.pragma("cache_size", 1)
    file._db.pragma("cache_spill", 1)
    transaction.insert_blobs = lambda *_: os._exit(9)
    file.apply(retitle(file.dataset(), "ก" * 20_000))
"""


def small_records() -> list[Record]:
    """Return an office with one year, two measures and a result of the first."""
    office = Office(name="นาม่วง", district="ประจักษ์ศิลปาคม", province="อุดรธานี")
    year = FiscalYear(office_id=office.id, year=2568)
    first = Measure(year_id=year.id, order_key=1, title="มาตรการที่หนึ่ง")
    second = Measure(year_id=year.id, order_key=2, title="มาตรการที่สอง")
    result = Result(measure_id=first.id, round=12, output="ดำเนินการแล้ว")
    return [office, year, first, second, result]


def make(path: Path) -> Path:
    """Write the small document to a path, closed again."""
    DocumentFile.create(path, small_records()).close()
    return path


def retitle(data: Dataset, title: str) -> Change:
    """Return the change that gives the first measure another title."""
    edit = Edit(data, "แก้ไขมาตรการ")
    edit.update(first_measure(data), title=title)
    return edit.change()


def first_measure(data: Dataset) -> Measure:
    """Return the first measure of the only year."""
    (year,) = data.all(FiscalYear)
    return data.children(Measure, year)[0]


def by_id(data: Dataset) -> dict[object, Record]:
    """Return the records of a dataset for comparison, whatever their order."""
    return {record.id: record for record in data}


UNSEAL = "UPDATE manifest SET counts = NULL, content_hash = NULL"


def meddle(path: Path, *statements: str, sealed: bool = False) -> Path:
    """Change a closed file behind the program's back; the seal would tell unless it is broken."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements if sealed else (UNSEAL, *statements):
            connection.execute(statement)
    return path


def patch(path: Path, edit: Callable[[bytearray], bytearray | None]) -> Path:
    """Change the bytes of a closed file, in place or by returning others."""
    content = bytearray(path.read_bytes())
    path.write_bytes(edit(content) or content)
    return path


def tear(path: Path) -> Path:
    """Cut a transaction short after it reached a closed file itself; its journal stays."""
    subprocess.run([sys.executable, "-c", _TEAR, str(path)], cwd=_ROOT, check=False)
    assert journal(path).stat().st_size > 0
    assert ("ก" * 1000).encode() in path.read_bytes()
    return path


def journal(path: Path) -> Path:
    """Return where the journal of a document lies."""
    return path.with_name(path.name + "-journal")


def reported(name: str) -> sqlite3.OperationalError:
    """Return an error as SQLite names it."""
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


def damaged(*_: object) -> None:
    """Say that a file is damaged, as SQLite also does when the stick is pulled out."""
    raise reported("SQLITE_CORRUPT")
