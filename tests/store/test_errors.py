"""What SQLite and the system report becomes one Thai message with its remedy."""

import errno
import sqlite3
from pathlib import Path

import peewee
import pytest

from itadesk.core.errors import UserError
from itadesk.store.errors import Trouble, translated

PATH = Path("/โฟลเดอร์/รายงาน.itadesk")


def reported(name: str) -> sqlite3.OperationalError:
    """Return an error as SQLite names it."""
    error = sqlite3.OperationalError(name)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_says_what_happened_and_what_to_do(trouble: Trouble) -> None:
    error = trouble.at(PATH)
    assert all(any("ก" <= char <= "๛" for char in part) for part in trouble.value)
    assert "{" not in str(error)


def test_troubles_are_told_apart() -> None:
    assert len({trouble.value[0] for trouble in Trouble}) == len(list(Trouble))


def test_name_of_the_file_is_shown_without_tricks() -> None:
    message = Trouble.MISSING.at(PATH.with_name("a\u202egpj.exe\x07")).message
    assert "agpj.exe" in message


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("SQLITE_FULL", Trouble.FULL),
        ("SQLITE_BUSY", Trouble.LOCKED),
        ("SQLITE_BUSY_RECOVERY", Trouble.LOCKED),
        ("SQLITE_READONLY_ROLLBACK", Trouble.READ_ONLY),
        ("SQLITE_READONLY_DBMOVED", Trouble.MOVED),
        ("SQLITE_CANTOPEN", Trouble.READ_ONLY),
        ("SQLITE_IOERR_WRITE", Trouble.DEVICE),
        ("SQLITE_CORRUPT", Trouble.CORRUPT),
        ("SQLITE_NOTADB", Trouble.CORRUPT),
        ("SQLITE_CONSTRAINT_UNIQUE", Trouble.DUPLICATE),
    ],
)
def test_what_sqlite_reports(name: str, trouble: Trouble) -> None:
    with pytest.raises(UserError) as raised, translated(PATH):
        raise reported(name)
    assert raised.value.message == trouble.at(PATH).message


def test_the_reason_behind_a_failed_rollback() -> None:
    """Peewee's own ROLLBACK fails after SQLite's, and would hide that the disk is full."""

    def fail() -> None:
        try:
            raise reported("SQLITE_FULL")
        except sqlite3.OperationalError:
            try:
                raise reported("SQLITE_ERROR")
            except sqlite3.OperationalError as second:
                raise peewee.OperationalError(second) from second

    with pytest.raises(UserError, match="ดิสก์เต็ม"), translated(PATH):
        fail()


@pytest.mark.parametrize("name", ["SQLITE_ERROR", "SQLITE_CONSTRAINT_CHECK", "SQLITE_MISUSE"])
def test_defects_of_the_program_are_no_message_for_the_user(name: str) -> None:
    with pytest.raises(sqlite3.OperationalError), translated(PATH):
        raise reported(name)


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOENT, Trouble.MISSING),
        (errno.EEXIST, Trouble.EXISTS),
        (errno.EACCES, Trouble.NO_ACCESS),
        (errno.EROFS, Trouble.READ_ONLY),
        (errno.ENOSPC, Trouble.FULL),
        (errno.ENAMETOOLONG, Trouble.BAD_NAME),
        (errno.EIO, Trouble.DEVICE),
    ],
)
def test_what_the_system_reports(number: int, trouble: Trouble) -> None:
    with pytest.raises(UserError) as raised, translated(PATH):
        raise OSError(number, "reported")
    assert raised.value.message == trouble.at(PATH).message


def test_file_in_use_on_windows() -> None:
    error = PermissionError(errno.EACCES, "sharing violation")
    error.winerror = 32  # type: ignore[attr-defined]
    with pytest.raises(UserError, match="เปิดอยู่"), translated(PATH):
        raise error
