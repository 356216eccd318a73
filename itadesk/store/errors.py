"""What can go wrong with a file: the one table of Thai messages, and the way to them."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from itadesk.core.characters import shown
from itadesk.core.errors import UserError


class StaleChangeError(Exception):
    """A change that does not fit what the file holds: a defect of the program, nothing written."""


class Trouble(Enum):
    """What happened (`{name}` is the file's, `{folder}` its folder's) and the one next step."""

    MISSING = "ไม่พบแฟ้ม “{name}”", "ตรวจชื่อและโฟลเดอร์ว่าถูกย้ายหรือเปลี่ยนชื่อหรือไม่ แล้วเลือกแฟ้มอีกครั้ง"
    NO_FOLDER = (
        "ไม่พบโฟลเดอร์ “{folder}” ที่จะเก็บแฟ้ม “{name}”",
        "สร้างโฟลเดอร์ก่อน หรือเลือกโฟลเดอร์อื่น",
    )
    EXISTS = "มี “{name}” อยู่แล้ว จึงไม่เขียนทับ", "ตั้งชื่ออื่น หรือเลือกโฟลเดอร์อื่น"
    FOLDER = "“{name}” เป็นโฟลเดอร์ ไม่ใช่แฟ้ม", "เปิดโฟลเดอร์นี้ แล้วเลือกแฟ้มที่อยู่ข้างใน"
    NOT_FOLDER = "“{name}” เป็นแฟ้ม ไม่ใช่โฟลเดอร์", "ระบุโฟลเดอร์อื่น"
    NOT_PLAIN = "“{name}” ไม่ใช่แฟ้มธรรมดา", "เลือกแฟ้มที่เก็บไว้ในเครื่องหรือแฟลชไดรฟ์"
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
        "เนื้อหาของแฟ้ม “{name}” ไม่ตรงกับตอนที่บันทึกหรือส่ง โปรแกรมไม่ได้แก้ไขแฟ้มนี้",
        "ใช้สำเนาอื่นของแฟ้มนี้ หรือขอให้ผู้ส่งส่งแฟ้มใหม่",
    )
    INVALID = (
        "แฟ้ม “{name}” มีข้อมูลที่โปรแกรมนี้ไม่ได้เขียน จึงไม่รับเพื่อความปลอดภัย",
        "ขอให้ผู้ส่งทำแฟ้มใหม่ที่หน้า “ส่งแฟ้ม”",
    )
    UNSEALED = (
        "แฟ้ม “{name}” ถูกคัดลอกขณะยังเปิดใช้งานอยู่ จึงตรวจไม่ได้ว่าครบถ้วน",
        "ขอให้ผู้ส่งทำแฟ้มใหม่ที่หน้า “ส่งแฟ้ม”",
    )
    BROKEN_ATTACHMENT = (
        "ภาพหรือแฟ้มแนบบางรายการเสียหาย จึงยังทำแฟ้ม “{name}” ไม่ได้",
        "เปิดดูหลักฐานแต่ละรายการ แล้วแนบรายการที่เปิดไม่ได้ใหม่",
    )
    UNRELIABLE = (
        "เขียนแฟ้ม “{name}” แล้วอ่านกลับมาไม่ตรงกัน ข้อมูลเดิมอยู่ครบ",
        "ใช้โฟลเดอร์อื่น หรือเปลี่ยนแฟลชไดรฟ์",
    )
    TOO_SLOW = (
        "อ่านแฟ้ม “{name}” นานเกินไป จึงหยุดเพื่อความปลอดภัย แฟ้มไม่ถูกแก้ไข",
        "ใช้สำเนาอื่นของแฟ้มนี้ หรือขอให้ผู้ส่งส่งแฟ้มใหม่",
    )
    LOCKED = (
        "แฟ้ม “{name}” เปิดอยู่ในหน้าต่างหรือโปรแกรมอื่น",
        "ปิดแฟ้มที่หน้าต่างหรือโปรแกรมนั้นก่อน แล้วลองอีกครั้ง",
    )
    READ_ONLY = (
        "เขียนลงแฟ้ม “{name}” หรือโฟลเดอร์ของแฟ้มไม่ได้",
        "ใช้โฟลเดอร์อื่นของเครื่องนี้ หากมีแฟ้มอยู่แล้วให้คัดลอกมาไว้ที่นั่นก่อน",
    )
    NO_ACCESS = (
        "ไม่มีสิทธิ์ใช้แฟ้ม “{name}” หรือแฟ้มเปิดอยู่ในโปรแกรมอื่น",
        "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่ หรือเลือกชื่อหรือโฟลเดอร์อื่น",
    )
    FULL = (
        "ดิสก์เต็ม ยังไม่ได้บันทึก “{name}” ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ลบแฟ้มอื่นที่ไม่ใช้แล้ว แล้วลองอีกครั้ง",
    )
    NO_MORE = (
        "ระบบไม่ให้แฟ้ม “{name}” ใหญ่กว่านี้ ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ลดขนาดหรือจำนวนภาพและเอกสารแนบ หรือใช้โฟลเดอร์อื่น",
    )
    DEVICE = (
        "อ่านหรือเขียน “{name}” ไม่ได้ชั่วคราว ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ตรวจสายหรือแฟลชไดรฟ์ แล้วลองอีกครั้ง",
    )
    SHARE = (
        "ติดต่อโฟลเดอร์ในเครือข่ายที่เก็บ “{name}” ไม่ได้ ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ตรวจเครือข่าย แล้วลองอีกครั้ง",
    )
    HANDLES = (
        "เปิดแฟ้ม “{name}” ไม่ได้ เพราะเครื่องนี้เปิดแฟ้มไว้มากเกินไป",
        "ปิดโปรแกรมอื่นที่ไม่ใช้ แล้วลองอีกครั้ง",
    )
    MEMORY = (
        "หน่วยความจำของเครื่องไม่พอสำหรับแฟ้ม “{name}” ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ปิดโปรแกรมอื่นที่ไม่ใช้ แล้วลองอีกครั้ง",
    )
    SYSTEM = (
        "ระบบไม่ให้ใช้แฟ้ม “{name}” ข้อมูลที่บันทึกไว้แล้วอยู่ครบ",
        "ลองอีกครั้ง หรือใช้โฟลเดอร์อื่นของเครื่องนี้",
    )
    ON_DISC = "“{name}” อยู่ในแผ่นหรือไดรฟ์ที่เขียนไม่ได้", "เก็บแฟ้มไว้ในเครื่องนี้ แล้วทำงานในแฟ้มนั้น"
    ON_NETWORK = (
        "“{name}” อยู่ในเครือข่าย ซึ่งการบันทึกอาจสูญหาย",
        "เก็บแฟ้มไว้ในเครื่องนี้ แล้วทำงานในแฟ้มนั้น",
    )
    ON_STICK = (
        "“{name}” อยู่ในแฟลชไดรฟ์ ซึ่งอาจถูกถอดระหว่างทำงาน",
        "เก็บแฟ้มไว้ในเครื่องนี้ แล้วทำงานในแฟ้มนั้น",
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
        names = {"name": shown(path.name or path), "folder": shown(path.parent)}
        return UserError(message.format(**names), remedy, code=self.name)


# SQLite's name of an error, or the beginning of it up to a "_", -> what it means for the user.
_SQLITE = {
    "SQLITE_BUSY": Trouble.LOCKED,
    "SQLITE_LOCKED": Trouble.LOCKED,
    "SQLITE_PROTOCOL": Trouble.LOCKED,
    "SQLITE_READONLY": Trouble.READ_ONLY,
    "SQLITE_READONLY_DBMOVED": Trouble.MOVED,
    "SQLITE_CANTOPEN": Trouble.READ_ONLY,
    "SQLITE_PERM": Trouble.NO_ACCESS,
    "SQLITE_AUTH": Trouble.FOREIGN,  # the strict reader allows what our own files need
    "SQLITE_INTERRUPT": Trouble.TOO_SLOW,
    "SQLITE_FULL": Trouble.FULL,
    "SQLITE_IOERR": Trouble.DEVICE,
    "SQLITE_IOERR_NOMEM": Trouble.MEMORY,
    "SQLITE_NOMEM": Trouble.MEMORY,
    "SQLITE_CORRUPT": Trouble.CORRUPT,
    "SQLITE_NOTADB": Trouble.CORRUPT,
    "SQLITE_TOOBIG": Trouble.INVALID,
    "SQLITE_CONSTRAINT_UNIQUE": Trouble.DUPLICATE,
}
_STORE = ("peewee", "sqlite3")  # known by name: who only writes a PDF needs not load them
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
    errno.EBUSY: Trouble.LOCKED,
    errno.EROFS: Trouble.READ_ONLY,
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EFBIG: Trouble.NO_MORE,
    errno.EMFILE: Trouble.HANDLES,
    errno.ENFILE: Trouble.HANDLES,
    errno.ENOMEM: Trouble.MEMORY,
    errno.EIO: Trouble.DEVICE,
    errno.ENXIO: Trouble.DEVICE,  # pulled out while in use
    errno.ENODEV: Trouble.DEVICE,
    errno.ESTALE: Trouble.SHARE,
    errno.ETIMEDOUT: Trouble.SHARE,
    errno.ECONNRESET: Trouble.SHARE,
    errno.EHOSTDOWN: Trouble.SHARE,
    errno.EHOSTUNREACH: Trouble.SHARE,
    errno.ENETDOWN: Trouble.SHARE,
    errno.ENETUNREACH: Trouble.SHARE,
}
# Windows' own numbers (winerror.h), which say more than the errno Python makes of them.
_WINDOWS = {
    4: Trouble.HANDLES,  # TOO_MANY_OPEN_FILES
    15: Trouble.MISSING,  # INVALID_DRIVE
    19: Trouble.READ_ONLY,  # WRITE_PROTECT
    21: Trouble.DEVICE,  # NOT_READY
    23: Trouble.DEVICE,  # CRC
    31: Trouble.DEVICE,  # GEN_FAILURE
    32: Trouble.LOCKED,  # SHARING_VIOLATION
    33: Trouble.LOCKED,  # LOCK_VIOLATION
    53: Trouble.SHARE,  # BAD_NETPATH
    59: Trouble.SHARE,  # UNEXP_NET_ERR
    64: Trouble.SHARE,  # NETNAME_DELETED
    67: Trouble.SHARE,  # BAD_NET_NAME
    121: Trouble.SHARE,  # SEM_TIMEOUT
    433: Trouble.DEVICE,  # NO_SUCH_DEVICE
    1117: Trouble.DEVICE,  # IO_DEVICE
    1167: Trouble.DEVICE,  # DEVICE_NOT_CONNECTED
    1231: Trouble.SHARE,  # NETWORK_UNREACHABLE
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system report about the file at `path` into a UserError."""
    try:
        yield
    except OSError as error:
        raise _of_system(error).at(path) from error
    except Exception as error:
        trouble = _of_sqlite(error) if type(error).__module__ in _STORE else None
        if trouble is None:
            raise
        raise trouble.at(path) from error


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
    number = getattr(error, "winerror", None) or 0
    return _WINDOWS.get(number) or _SYSTEM.get(error.errno or 0, Trouble.SYSTEM)
