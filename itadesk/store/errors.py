"""What can go wrong with a document file: one table of Thai messages, and the way to them."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import peewee

from itadesk.core.characters import clean
from itadesk.core.errors import UserError


class StaleChangeError(Exception):
    """A change that does not fit what the file holds: a defect of the program, nothing written."""


class Trouble(Enum):
    """What happened (`{name}` is the file's) and the one next step."""

    MISSING = "ไม่พบแฟ้ม “{name}”", "ตรวจว่าแฟ้มถูกย้ายหรือเปลี่ยนชื่อหรือไม่ แล้วเลือกแฟ้มใหม่"
    NO_FOLDER = "ไม่พบโฟลเดอร์ที่จะเก็บแฟ้ม “{name}”", "สร้างโฟลเดอร์ก่อน หรือเลือกโฟลเดอร์อื่น"
    EXISTS = "มี “{name}” อยู่แล้ว จึงไม่เขียนทับ", "ตั้งชื่ออื่น หรือเลือกโฟลเดอร์อื่น"
    FOLDER = "“{name}” เป็นโฟลเดอร์ ไม่ใช่แฟ้มรายงาน", "เปิดโฟลเดอร์นี้ แล้วเลือกแฟ้มที่ลงท้ายด้วย .itadesk"
    BAD_NAME = "ใช้ชื่อแฟ้มนี้ไม่ได้ หรือชื่อยาวเกินไป", "ตั้งชื่อแฟ้มหรือโฟลเดอร์ให้สั้นและง่ายขึ้น"
    EMPTY = "แฟ้ม “{name}” ว่างเปล่า ไม่มีข้อมูล", "ใช้สำเนาอื่นของแฟ้มนี้ หรือขอแฟ้มใหม่จากผู้ส่ง"
    NOT_OURS = "“{name}” ไม่ใช่แฟ้มรายงานของโปรแกรมนี้", "เลือกแฟ้มที่ลงท้ายด้วย .itadesk"
    TOO_BIG = "แฟ้ม “{name}” ใหญ่เกิน ๒๐๐ เมกะไบต์", "ลดขนาดหรือจำนวนภาพและเอกสารแนบ"
    TOO_NEW = (
        "แฟ้ม “{name}” มาจากโปรแกรมรุ่นใหม่กว่า แฟ้มไม่ถูกแก้ไข",
        "ปรับปรุงโปรแกรมเป็นรุ่นล่าสุด แล้วเปิดใหม่",
    )
    FOREIGN = (
        "แฟ้ม “{name}” มีโครงสร้างที่โปรแกรมนี้ไม่ได้สร้าง จึงไม่เปิดเพื่อความปลอดภัย",
        "ใช้แฟ้มต้นฉบับ หรือขอให้ผู้ส่งส่งแฟ้มใหม่",
    )
    CORRUPT = (
        "แฟ้ม “{name}” ไม่ครบหรือเสียหาย แฟ้มไม่ถูกแก้ไข",
        "ใช้สำเนาอื่นของแฟ้มนี้ หรือขอให้ผู้ส่งส่งแฟ้มใหม่",
    )
    CHANGED = (
        "เนื้อหาของแฟ้ม “{name}” ไม่ตรงกับตอนที่บันทึกหรือส่ง แฟ้มไม่ถูกแก้ไข",
        "ใช้สำเนาอื่นของแฟ้มนี้ หรือขอให้ผู้ส่งส่งแฟ้มใหม่",
    )
    INVALID = (
        "แฟ้ม “{name}” มีข้อมูลที่โปรแกรมนี้ไม่ได้เขียน จึงไม่รับเพื่อความปลอดภัย",
        "ขอให้ผู้ส่งทำแฟ้มใหม่ด้วยปุ่ม “ส่งแฟ้ม”",
    )
    UNSEALED = (
        "แฟ้ม “{name}” ถูกคัดลอกขณะยังเปิดใช้งานอยู่ จึงตรวจไม่ได้ว่าครบถ้วน",
        "ขอให้ผู้ส่งทำแฟ้มใหม่ด้วยปุ่ม “ส่งแฟ้ม”",
    )
    TOO_COMPLEX = (
        "ตรวจแฟ้ม “{name}” นานผิดปกติ จึงหยุดเพื่อความปลอดภัย",
        "ขอให้ผู้ส่งทำแฟ้มใหม่ด้วยปุ่ม “ส่งแฟ้ม”",
    )
    BROKEN_ATTACHMENT = (
        "ภาพหรือแฟ้มแนบบางรายการเสียหาย จึงยังทำแฟ้ม “{name}” ไม่ได้",
        "เปิดดูหลักฐานแต่ละรายการ แล้วแนบรายการที่เปิดไม่ได้ใหม่",
    )
    UNRELIABLE = (
        "เขียนแฟ้ม “{name}” แล้วอ่านกลับมาไม่ตรงกัน ข้อมูลเดิมอยู่ครบ",
        "ใช้โฟลเดอร์อื่น หรือเปลี่ยนแฟลชไดรฟ์",
    )
    LOCKED = (
        "แฟ้ม “{name}” เปิดอยู่ในหน้าต่างหรือโปรแกรมอื่น",
        "ปิดแฟ้มที่หน้าต่างหรือโปรแกรมนั้นก่อน แล้วลองอีกครั้ง",
    )
    READ_ONLY = (
        "เขียนลงแฟ้ม “{name}” หรือโฟลเดอร์ของแฟ้มไม่ได้",
        "ใช้โฟลเดอร์อื่นของเครื่องนี้ หากมีแฟ้มอยู่แล้วให้คัดลอกมาไว้ที่นั่นก่อน",
    )
    NO_ACCESS = "ไม่มีสิทธิ์เปิดแฟ้ม “{name}”", "ขอสิทธิ์จากเจ้าของแฟ้ม หรือใช้สำเนาอื่น"
    FULL = (
        "ดิสก์เต็ม ยังบันทึกไม่ได้ ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ลบแฟ้มอื่นที่ไม่ใช้แล้ว แล้วลองอีกครั้ง",
    )
    DEVICE = (
        "อ่านหรือเขียนดิสก์ไม่ได้ชั่วคราว ยังบันทึกไม่ได้ ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ตรวจสายหรือแฟลชไดรฟ์ แล้วลองอีกครั้ง",
    )
    MOVED = (
        "แฟ้ม “{name}” ถูกย้าย ลบ หรือแทนที่ระหว่างใช้งาน ยังบันทึกไม่ได้",
        "ย้ายแฟ้มกลับที่เดิม หรือบันทึกเป็นสำเนา",
    )
    DUPLICATE = "มีรายการที่ซ้ำกันในข้อมูลนี้", "แก้หรือลบรายการที่ซ้ำ แล้วลองอีกครั้ง"
    TOO_MANY = "มีรายการเกิน ๑๐,๐๐๐ แถว", "ลบรายการที่ไม่ใช้แล้วก่อน"
    OUTDATED_ENGINE = "ส่วนเก็บข้อมูล (SQLite) ของเครื่องนี้เก่าเกินไป", "ติดตั้งโปรแกรมใหม่"
    UNPROTECTED = (
        "ตั้งค่าการบันทึกที่ปลอดภัยให้แฟ้ม “{name}” ไม่ได้ จึงไม่เปิด",
        "คัดลอกแฟ้มมาไว้ในเครื่องนี้ก่อน แล้วเปิดใหม่",
    )

    def at(self, path: Path) -> UserError:
        """Return the error to raise about the file at `path`."""
        message, remedy = self.value
        return UserError(message.format(name=clean(path.name)), remedy)


# SQLite's name of an error, or the beginning of it up to a "_", -> what it means for the user.
_SQLITE = {
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
    "SQLITE_PROTOCOL": Trouble.LOCKED,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_READONLY_DBMOVED": Trouble.MOVED,
    "SQLITE_CANTOPEN": Trouble.READ_ONLY,
    "SQLITE_PERM": Trouble.NO_ACCESS,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_IOERR": Trouble.DEVICE,
    "SQLITE_CORRUPT": Trouble.CORRUPT,
    "SQLITE_NOTADB": Trouble.CORRUPT,
    "SQLITE_TOOBIG": Trouble.INVALID,
    "SQLITE_INTERRUPT": Trouble.TOO_COMPLEX,
    "SQLITE_AUTH": Trouble.FOREIGN,
    "SQLITE_CONSTRAINT_UNIQUE": Trouble.DUPLICATE,
}
_SYSTEM = {
    errno.ENOENT: Trouble.MISSING,
    errno.ENOTDIR: Trouble.MISSING,
    errno.ELOOP: Trouble.MISSING,
    errno.ENAMETOOLONG: Trouble.BAD_NAME,
    errno.EINVAL: Trouble.BAD_NAME,
    errno.EISDIR: Trouble.FOLDER,
    errno.EEXIST: Trouble.EXISTS,
    errno.EACCES: Trouble.NO_ACCESS,
    errno.EPERM: Trouble.NO_ACCESS,
    errno.EROFS: Trouble.READ_ONLY,
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
}
_WINDOWS_IN_USE = (32, 33)  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system report about the file at `path` into a UserError."""
    try:
        yield
    except (peewee.PeeweeException, sqlite3.Error) as error:
        trouble = _of_sqlite(error)
        if trouble is None:
            raise
        raise trouble.at(path) from error
    except OSError as error:
        raise _of_system(error).at(path) from error


def _of_sqlite(error: BaseException) -> Trouble | None:
    """Return what the first of the errors behind `error` means.

    Peewee's own ROLLBACK fails when SQLite has already rolled back, and hides the reason.
    """
    first = ""
    behind: BaseException | None = error
    while behind is not None:
        first = getattr(behind, "sqlite_errorname", "") or first
        behind = behind.__cause__ or behind.__context__
    base = "_".join(first.split("_")[:2])
    return _SQLITE.get(first) or _SQLITE.get(base)


def _of_system(error: OSError) -> Trouble:
    """Return what an error of the operating system means."""
    if getattr(error, "winerror", None) in _WINDOWS_IN_USE:
        return Trouble.LOCKED
    return _SYSTEM.get(error.errno or 0, Trouble.DEVICE)
