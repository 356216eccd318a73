"""Reading foreign files within limits, and writing files so that no half one is ever left."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from itadesk.core.characters import describe, forbidden
from itadesk.core.digits import to_thai
from itadesk.core.errors import UserError
from itadesk.store.disk import put, sync_folder

_SHOWN = 60  # characters of a name that a message shows
_OTHER_NAME = "เลือกชื่ออื่น หรือย้ายแฟ้มเดิมออกก่อน"


def shown(text: object) -> str:
    """Return a name as a message may show it: short, what cannot be shown by its code point."""
    name = str(text)
    short = name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"
    return "".join(describe(c) if c == "\n" or forbidden(c) else c for c in short)


@contextmanager
def thai_errors(path: Path) -> Iterator[None]:
    """Turn what the system refuses about `path` into a UserError."""
    try:
        yield
    except OSError as error:
        raise _explained(error, path) from error


def _explained(error: OSError, path: Path) -> UserError:
    name = shown(path.name or path)
    match error.errno:
        case errno.ENOENT:
            return UserError(f"ไม่พบ “{name}”", f"ตรวจชื่อและโฟลเดอร์อีกครั้ง: {shown(path.parent)}")
        case errno.EEXIST:
            return UserError(f"มีแฟ้ม “{name}” อยู่แล้ว จึงไม่เขียนทับ", _OTHER_NAME)
        case errno.EACCES | errno.EPERM | errno.EBUSY | errno.EROFS:
            return UserError(
                f"เปิดหรือเขียน “{name}” ไม่ได้", "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่ หรือเลือกชื่อหรือโฟลเดอร์อื่น"
            )
        case errno.ENOSPC | errno.EDQUOT:
            return UserError(f"ดิสก์เต็ม ยังไม่ได้เขียน “{name}”", "ลบแฟ้มที่ไม่ใช้แล้วลองใหม่")
        case errno.ENAMETOOLONG:
            return UserError(f"ชื่อแฟ้ม “{name}” ยาวเกินไป", "ตั้งชื่อให้สั้นลง")
    code = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return UserError(f"ใช้ “{name}” ไม่ได้ ({code})", "ลองใหม่ หรือเลือกโฟลเดอร์อื่น")


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of an ordinary file of at most `limit` bytes; UserError otherwise."""
    with thai_errors(path):
        if path.is_dir():
            raise UserError(f"“{shown(path.name)}” เป็นโฟลเดอร์ ไม่ใช่แฟ้ม", "ระบุชื่อแฟ้ม")
        if path.exists() and not path.is_file():
            raise UserError(f"“{shown(path.name)}” ไม่ใช่แฟ้มธรรมดา", "ระบุชื่อแฟ้ม")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    if len(content) > limit:
        most = to_thai(str(limit // 1_000_000))
        raise UserError(f"“{shown(path.name)}” ใหญ่เกิน {most} เมกะไบต์", "ตรวจว่าเลือกแฟ้มถูกต้อง")
    return content


def refuse_existing(target: Path) -> None:
    """Raise UserError when a new file or folder cannot be made under this name."""
    with thai_errors(target):
        if target.is_dir():
            raise UserError(f"“{shown(target.name or target)}” เป็นโฟลเดอร์ที่มีอยู่แล้ว", _OTHER_NAME)
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if not target.parent.is_dir():
            raise UserError(
                f"ไม่พบโฟลเดอร์ “{shown(target.parent)}”", "สร้างโฟลเดอร์ก่อน หรือเลือกโฟลเดอร์อื่น"
            )


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there; UserError when its name is a file's."""
    with thai_errors(folder):
        if os.path.lexists(folder) and not folder.is_dir():
            raise UserError(f"“{shown(folder.name)}” เป็นแฟ้ม ไม่ใช่โฟลเดอร์", "ระบุโฟลเดอร์อื่น")
        folder.mkdir(parents=True, exist_ok=True)


def write_new(target: Path, content: bytes) -> None:
    """Write a file that must not exist yet, whole or not at all; UserError when it cannot be."""
    refuse_existing(target)
    part = _part(target)
    with thai_errors(target):
        try:
            part.write_bytes(content)
            put(part, target)
        finally:
            part.unlink(missing_ok=True)


def replace(target: Path, content: bytes) -> None:
    """Write a file in place of any older one: the old or the new one is there, never a part."""
    part = _part(target)
    with thai_errors(target):
        try:
            write_synced(part, content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)


def _part(target: Path) -> Path:
    """Return where a file is written before it gets its name."""
    return target.parent / f".{uuid4().hex}.part"


def write_synced(path: Path, content: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
