"""Reading foreign files within limits, and writing files so that no half one is ever left."""

import os
from pathlib import Path

from itadesk.core.characters import shown
from itadesk.core.digits import to_thai
from itadesk.core.errors import UserError
from itadesk.store import disk
from itadesk.store.disk import discard, part, put
from itadesk.store.errors import Trouble, translated
from itadesk.store.naming import check_free


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of an ordinary file of at most `limit` bytes; UserError otherwise."""
    with translated(path):
        if path.is_dir():
            raise Trouble.FOLDER.at(path)
        if path.exists() and not path.is_file():
            raise Trouble.NOT_PLAIN.at(path)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    if len(content) > limit:
        most = to_thai(str(limit // 1_000_000))
        raise UserError(f"“{shown(path.name)}” ใหญ่เกิน {most} เมกะไบต์", "ตรวจว่าเลือกแฟ้มถูกต้อง")
    return content


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to one file that is there."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there; UserError when its name is a file's."""
    with translated(folder):
        if os.path.lexists(folder) and not folder.is_dir():
            raise Trouble.NOT_FOLDER.at(folder)
        disk.make_folder(folder)


def write_new(target: Path, content: bytes) -> None:
    """Write a file that must not exist yet, whole or not at all; UserError when it cannot be."""
    check_free(target)
    _write(target, content)


def replace(target: Path, content: bytes) -> None:
    """Write a file in place of any older one: the old or the new one is there, never a part."""
    _write(target, content, replace=True)


def _write(target: Path, content: bytes, *, replace: bool = False) -> None:
    """Write a file, whole or not at all, and wait until the disk has it."""
    temporary = part(target)
    with translated(target):
        try:
            temporary.write_bytes(content)
            put(temporary, target, replace=replace)
        finally:
            discard(temporary)


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
