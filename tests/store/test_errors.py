"""What SQLite and the system report becomes one Thai message with its remedy."""

import errno
import sqlite3
import sys
from pathlib import Path

import peewee
import pytest

from itadesk.core.errors import UserError
from itadesk.store.document import DocumentFile
from itadesk.store.errors import Trouble, translated
from tests.store.documents import make, reported, retitle

PATH = Path("/โฟลเดอร์/รายงาน.itadesk")


def thai(text: str) -> bool:
    return any("ก" <= char <= "๛" for char in text)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_says_what_happened_and_what_to_do(trouble: Trouble) -> None:
    error = trouble.at(PATH)
    assert thai(error.message)
    assert thai(error.remedy)
    assert str(error).endswith(error.remedy)
    assert not {"{", "}", "!"} & set(str(error))


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_its_own_code(trouble: Trouble) -> None:
    assert Trouble[trouble.at(PATH).code] is trouble


def test_troubles_are_told_apart() -> None:
    assert len({str(trouble.at(PATH)) for trouble in Trouble}) == len(Trouble.__members__)


@pytest.mark.parametrize(
    "trouble", [Trouble.FULL, Trouble.NO_MORE, Trouble.DEVICE, Trouble.SHARE, Trouble.MEMORY]
)
def test_what_fails_while_working_says_that_the_work_is_safe(trouble: Trouble) -> None:
    assert "ข้อมูลที่บันทึกไว้แล้วอยู่ครบ" in trouble.at(PATH).message


def test_name_of_the_file_is_shown_without_tricks() -> None:
    message = Trouble.MISSING.at(PATH.with_name("a\u202egpj.exe\x07\n" + "ก" * 100)).message
    assert "aU+202Egpj.exeU+0007U+000A" in message
    assert len(message) < 100


def test_a_root_has_no_name_but_is_named() -> None:
    assert "“/”" in Trouble.FOLDER.at(Path("/")).message


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
        ("SQLITE_IOERR_NOMEM", Trouble.MEMORY),
        ("SQLITE_AUTH", Trouble.FOREIGN),
        ("SQLITE_INTERRUPT", Trouble.TOO_SLOW),
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
        (errno.ENODEV, Trouble.DEVICE),
        (errno.ESTALE, Trouble.SHARE),
        (errno.EMFILE, Trouble.HANDLES),
        (errno.EFBIG, Trouble.NO_MORE),
        (errno.EDOM, Trouble.SYSTEM),
    ],
)
def test_what_the_system_reports(number: int, trouble: Trouble) -> None:
    with pytest.raises(UserError) as raised, translated(PATH):
        raise OSError(number, "reported")
    assert raised.value.message == trouble.at(PATH).message


@pytest.mark.parametrize(
    ("number", "trouble"),
    [(32, Trouble.LOCKED), (19, Trouble.READ_ONLY), (64, Trouble.SHARE), (5, Trouble.NO_ACCESS)],
)
def test_what_windows_reports(number: int, trouble: Trouble) -> None:
    error = PermissionError(errno.EACCES, "reported")
    error.winerror = number  # type: ignore[attr-defined]
    with pytest.raises(UserError) as raised, translated(PATH):
        raise error
    assert raised.value.code == trouble.name


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_limit_on_the_size_of_files_is_told_and_the_document_goes_on(tmp_path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with DocumentFile.open(make(tmp_path / "a.itadesk")) as file:
        change = retitle(file.dataset(), "ก" * 19_000)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        try:
            with pytest.raises(UserError) as raised:
                file.apply(change)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert raised.value.code == "DEVICE"
        assert file.apply(change) == 2
