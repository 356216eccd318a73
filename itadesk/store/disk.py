"""Files that are safely on the disk, under their name, whole or not at all."""

import os
import time
from contextlib import suppress
from pathlib import Path

PART = ".part"
"""What the name of an unfinished file ends with."""

_RETRY_FOR = 2.0  # seconds in which a virus scanner lets go of a new file
_RETRY_EVERY = 0.1


def part(path: Path) -> Path:
    """Return where a file is written before it gets its name: beside it, a name nobody has."""
    return path.parent / f".{os.urandom(8).hex()}{PART}"


def journal(path: Path) -> Path:
    """Return where SQLite keeps what takes back the transaction it is in."""
    return path.with_name(f"{path.name}-journal")


def discard(path: Path) -> None:
    """Remove a file of ours that is of no use, with its journal, as far as the system lets us."""
    for left in (path, journal(path)):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def put(temporary: Path, path: Path, *, replace: bool = False) -> None:
    """Give a finished file its name; raise OSError when that cannot be done.

    The name must be free, and when it cannot be given safely nothing of ours has it: nothing is
    better than what may not be safely on the disk. With `replace` an older file may have it: at
    every moment the name leads to the old file or to the new one, whole.
    """
    sync(temporary)
    if replace:
        _replace(temporary, path)
        sync_folder(path.parent)
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # USB sticks and some shares have no links
        _replace_reserved(temporary, path)
    else:
        discard(temporary)
    try:
        sync_folder(path.parent)
    except OSError:
        path.unlink()
        raise


def _replace_reserved(temporary: Path, path: Path) -> None:
    with path.open("x"):  # the name is ours from here on
        pass
    try:
        _replace(temporary, path)
    except OSError:
        path.unlink()
        raise


def _replace(temporary: Path, path: Path) -> None:
    """Give a file the name of another; one that is only looked into for a moment is waited for."""
    deadline = time.monotonic() + _RETRY_FOR
    while True:
        try:
            temporary.replace(path)
        except PermissionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_EVERY)
        else:
            return


def make_folder(folder: Path) -> None:
    """Make a folder and what is missing above it, safely on the disk; raise OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync(path: Path) -> None:
    """Have the system write a file to the disk."""
    _sync(path, os.O_RDWR)


def sync_folder(folder: Path) -> None:
    """Have the system write the names in a folder to the disk, where it can be asked to."""
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
