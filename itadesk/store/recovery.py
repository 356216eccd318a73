"""After a crash: file and journal are copied aside before SQLite rolls the journal back."""

import shutil
from pathlib import Path

from itadesk.store.disk import make_folder
from itadesk.store.folders import user_folder

_KEPT = 5  # copies; a crash in the middle of a transaction is rare


def set_aside(path: Path) -> None:
    """Copy a document and its journal when a transaction was cut short; raise OSError on failure.

    SQLite then restores the last complete state by itself; the copies are for the case that it
    cannot. Must run before this process opens the file.
    """
    journal = path.with_name(path.name + "-journal")
    if not journal.is_file() or journal.stat().st_size == 0:
        return
    folder = user_folder("recovery")
    make_folder(folder)
    numbered = (entry for entry in folder.iterdir() if entry.name.isdecimal())
    copies = sorted(numbered, key=lambda copy: int(copy.name))
    number = int(copies[-1].name) + 1 if copies else 1
    target = folder / str(number)
    target.mkdir()
    for source in (path, journal):
        shutil.copyfile(source, target / source.name)
    for old in copies[: 1 - _KEPT]:
        shutil.rmtree(old)
