"""Files that are safely on the disk, under a name that was free."""

import os
from pathlib import Path


def put(temporary: Path, path: Path) -> None:
    """Give a finished file its name, never another's; raise OSError when that cannot be done.

    Then nothing of ours has that name: nothing is better than what may not be safely on the disk.
    """
    sync(temporary)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # USB sticks and some shares have no links
        _replace_reserved(temporary, path)
    else:
        temporary.unlink()
    try:
        sync_folder(path.parent)
    except OSError:
        path.unlink()
        raise


def _replace_reserved(temporary: Path, path: Path) -> None:
    with path.open("x"):  # the name is ours from here on
        pass
    try:
        temporary.replace(path)
    except OSError:
        path.unlink()
        raise


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
