"""After a crash: file and journal are copied aside before SQLite rolls the journal back."""

import shutil
from pathlib import Path

from itadesk.store.disk import journal, make_folder
from itadesk.store.folders import user_folder

_KEPT = 5  # copies; a crash in the middle of a transaction is rare


def is_torn(path: Path) -> bool:
    """Whether a journal waits to be rolled back into whatever file has this path; raise OSError."""
    beside = journal(path)
    return beside.is_file() and beside.stat().st_size > 0


def set_aside(path: Path) -> None:
    """Copy a document and its journal when a transaction was cut short; raise OSError on failure.

    SQLite then restores the last complete state by itself; the copies are for the case that it
    cannot. Must run before this process opens the file.
    """
    if not is_torn(path):
        return
    folder = user_folder("recovery")
    make_folder(folder)
    numbered = (entry for entry in folder.iterdir() if entry.name.isdecimal())
    copies = sorted(numbered, key=lambda copy: int(copy.name))
    number = int(copies[-1].name) + 1 if copies else 1
    target = folder / str(number)
    target.mkdir()
    for source in (path, journal(path)):
        shutil.copyfile(source, target / source.name)
    for old in copies[: 1 - _KEPT]:
        shutil.rmtree(old)
