"""What is no document of ours is refused with its reason, and left as it was."""

import multiprocessing
import os
import sqlite3
import struct
import sys
import threading
import warnings
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import peewee
import pytest

from itadesk.core.errors import UserError
from itadesk.store import connection, header
from itadesk.store.document import DocumentFile
from itadesk.store.errors import Trouble
from itadesk.store.header import MAX_BYTES
from tests.store.documents import by_id, make, meddle, patch, retitle

Maker = Callable[[Path], object]


def zipped(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")


def someone_elses(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (text)")


def utf16(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA encoding = 'UTF-16le'")
        other.execute(f"PRAGMA application_id = {header.APPLICATION_ID}")
        other.execute("PRAGMA user_version = 1")
        other.execute("CREATE TABLE office (id TEXT)")


def header_number(offset: int, number: int) -> Callable[[bytearray], None]:
    return lambda content: struct.pack_into(">I", content, offset, number)


def cut(keep: float) -> Callable[[bytearray], None]:
    def shorten(content: bytearray) -> None:
        del content[int(len(content) * keep) :]

    return shorten


def scrambled(content: bytearray) -> None:
    """Overwrite the second page, a table's or index's own."""
    content[4096:8192] = bytes(range(256)) * 16


def meddled(*statements: str) -> Maker:
    return lambda path: meddle(make(path), *statements)


def patched(edit: Callable[[bytearray], None]) -> Maker:
    return lambda path: patch(make(path), edit)


SCHEMA = "PRAGMA writable_schema = ON"
TRIGGER = "CREATE TRIGGER t AFTER UPDATE ON manifest BEGIN DELETE FROM measure; END"
VIEW = "CREATE VIEW measures AS SELECT * FROM measure"
REFUSED: dict[str, tuple[Maker, Trouble]] = {
    "missing": (lambda _: None, Trouble.MISSING),
    "folder": (Path.mkdir, Trouble.FOLDER),
    "empty": (Path.touch, Trouble.EMPTY),
    "one byte": (lambda path: path.write_bytes(b"S"), Trouble.NOT_OURS),
    "text": (lambda path: path.write_text("รายงาน" * 100), Trouble.NOT_OURS),
    "zip": (zipped, Trouble.NOT_OURS),
    "pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n" + b"x" * 9000), Trouble.NOT_OURS),
    "random": (lambda path: path.write_bytes(bytes(range(256)) * 64), Trouble.NOT_OURS),
    "another program's": (someone_elses, Trouble.NOT_OURS),
    "no version": (patched(header_number(60, 0)), Trouble.NOT_OURS),
    "newer version": (patched(header_number(60, header.FORMAT + 1)), Trouble.TOO_NEW),
    "unknown schema format": (patched(header_number(44, 5)), Trouble.CORRUPT),
    "only the magic": (patched(cut(0.0005)), Trouble.CORRUPT),
    "cut at 1 %": (patched(cut(0.01)), Trouble.CORRUPT),
    "cut at 50 %": (patched(cut(0.5)), Trouble.CORRUPT),
    "cut at 99 %": (patched(cut(0.99)), Trouble.CORRUPT),
    "scrambled page": (patched(scrambled), Trouble.CORRUPT),
    "WAL": (meddled("PRAGMA journal_mode = WAL", "PRAGMA user_version = 1"), Trouble.FOREIGN),
    "UTF-16": (utf16, Trouble.FOREIGN),
    "trigger": (meddled(TRIGGER), Trouble.FOREIGN),
    "view": (meddled(VIEW), Trouble.FOREIGN),
    "table more": (meddled("CREATE TABLE more (id)"), Trouble.FOREIGN),
    "table less": (meddled("DROP TABLE finding"), Trouble.FOREIGN),
    "column more": (meddled("ALTER TABLE office ADD COLUMN x TEXT"), Trouble.FOREIGN),
    "index more": (meddled("CREATE INDEX i ON office (name)"), Trouble.FOREIGN),
    "index less": (meddled("DROP INDEX measure_year_id"), Trouble.FOREIGN),
    "statistics": (meddled("ANALYZE"), Trouble.FOREIGN),
    "full text": (meddled("CREATE VIRTUAL TABLE f USING fts5(x)"), Trouble.FOREIGN),
    "other words": (
        meddled(SCHEMA, "UPDATE sqlite_schema SET sql = sql || ' ' WHERE name = 'office'"),
        Trouble.FOREIGN,
    ),
    "no manifest": (meddled("DELETE FROM manifest"), Trouble.CORRUPT),
    "manifest without id": (meddled("UPDATE manifest SET document_id = 'x'"), Trouble.CORRUPT),
    "no office": (meddled("DELETE FROM office"), Trouble.CORRUPT),
    "two offices": (
        meddled("INSERT INTO office SELECT '0', '', '', '', '', '', '', '', '', '', ''"),
        Trouble.CORRUPT,
    ),
    "no id": (meddled("UPDATE division SET id = 1", "UPDATE office SET id = 'x'"), Trouble.CORRUPT),
    "id in other letters": (meddled("UPDATE result SET id = upper(id)"), Trouble.CORRUPT),
    "broken UTF-8": (
        meddled("UPDATE office SET name = CAST(x'ff41' AS TEXT)"),
        Trouble.CORRUPT,
    ),
    "flag that is no flag": (meddled("UPDATE result SET reviewed = 2"), Trouble.CORRUPT),
    "revision beyond counting": (
        meddled("UPDATE manifest SET revision = 1 << 62"),
        Trouble.CORRUPT,
    ),
    "broken list": (meddled("UPDATE measure SET rounds = '[1'"), Trouble.CORRUPT),
    "no date": (meddled("UPDATE measure SET start = '2568-02-30'"), Trouble.CORRUPT),
    "no number": (meddled("UPDATE measure SET rounds = '[\"6\"]'"), Trouble.CORRUPT),
    "no choice": (meddled("UPDATE office SET kind = 'x'"), Trouble.CORRUPT),
    "forbidden character": (
        meddled("UPDATE measure SET title = 'ก' || char(0x202e)"),
        Trouble.CORRUPT,
    ),
    "too long": (meddled("UPDATE measure SET title = hex(zeroblob(10001))"), Trouble.CORRUPT),
    "no such year": (
        meddled("UPDATE measure SET year_id = '00000000-0000-0000-0000-000000000000'"),
        Trouble.CORRUPT,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_reason_and_left_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / "แฟ้ม ๑.itadesk"
    maker, trouble = REFUSED[name]
    maker(path)
    before = path.read_bytes() if path.is_file() else None
    beside = set(tmp_path.iterdir())
    with pytest.raises(UserError) as refused:
        DocumentFile.open(path)
    assert refused.value.message == trouble.at(path).message
    assert (path.read_bytes() if path.is_file() else None) == before
    assert set(tmp_path.iterdir()) == beside


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 4 << 30])
def test_huge_file_is_refused_by_its_size(tmp_path: Path, size: int) -> None:
    path = make(tmp_path / "huge.itadesk")
    os.truncate(path, size)
    with pytest.raises(UserError, match="ใหญ่เกิน"):
        DocumentFile.open(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a matter of POSIX")
def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="ไม่ใช่แฟ้มธรรมดา"):
        DocumentFile.open(tmp_path / "pipe")


def test_link_in_a_circle(tmp_path: Path) -> None:
    path = tmp_path / "circle"
    path.symlink_to(path)
    with pytest.raises(UserError, match="ไม่พบแฟ้ม"):
        DocumentFile.open(path)


def test_after_a_refusal_the_mended_file_opens(tmp_path: Path) -> None:
    path = meddle(make(tmp_path / "a.itadesk"), VIEW)
    with pytest.raises(UserError):
        DocumentFile.open(path)
    meddle(path, "DROP VIEW measures")
    DocumentFile.open(path).close()


class TestLock:
    def test_second_opening_in_this_process(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.itadesk")
        link, hard = tmp_path / "link", tmp_path / "hard"
        link.symlink_to(path)
        hard.hardlink_to(path)
        with DocumentFile.open(path) as file:
            for spelling in (path, tmp_path / ".." / tmp_path.name / path.name, link, hard):
                with pytest.raises(UserError, match="เปิดอยู่"):
                    DocumentFile.open(spelling)
            assert _opened_elsewhere(path) == Trouble.LOCKED.at(path).message
            file.apply(retitle(file.dataset(), "ใหม่"))

    def test_second_opening_in_another_process(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.itadesk")
        with DocumentFile.open(path):
            assert _opened_elsewhere(path) == Trouble.LOCKED.at(path).message
        assert _opened_elsewhere(path) == ""

    def test_another_program_reads_meanwhile(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.itadesk")
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM office").fetchall()
            with pytest.raises(UserError, match="เปิดอยู่"):
                DocumentFile.open(path)
        DocumentFile.open(path).close()

    def test_link_leads_to_the_document(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.itadesk")
        (tmp_path / "folder").mkdir()
        link = tmp_path / "folder" / "b.itadesk"
        link.symlink_to(path)
        with DocumentFile.open(link) as file:
            file.apply(retitle(file.dataset(), "ใหม่"))
            assert file.path == path
        assert list(link.parent.iterdir()) == [link]


def _opened_elsewhere(path: Path) -> str:
    """Return the message another process gets when it opens the file, "" when it can."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_message, (path,))


def _message(path: Path) -> str:
    try:
        DocumentFile.open(path).close()
    except UserError as error:
        return error.message
    return ""


@pytest.mark.skipif(sys.platform == "win32", reason="users and modes of POSIX")
class TestReadOnly:
    """In a child process of an ordinary user: nothing is read-only for root."""

    @pytest.mark.parametrize(
        ("folder_mode", "file_mode", "trouble"),
        [
            (0o755, 0o666, Trouble.READ_ONLY),  # no place for the journal
            (0o777, 0o444, Trouble.READ_ONLY),
            (0o777, 0o000, Trouble.NO_ACCESS),
            (0o777, 0o666, None),
        ],
    )
    def test_said_when_opening(
        self, tmp_path: Path, folder_mode: int, file_mode: int, trouble: Trouble | None
    ) -> None:
        path = make(tmp_path / "a.itadesk")
        before = path.read_bytes()
        path.chmod(file_mode)
        self._reachable(tmp_path, folder_mode)
        message = self._as_ordinary_user(lambda: _message(path))
        assert message == (trouble.at(path).message if trouble else "")
        path.chmod(0o600)
        assert path.read_bytes() == before

    def test_said_when_creating(self, tmp_path: Path) -> None:
        self._reachable(tmp_path, 0o555)
        path = tmp_path / "a.itadesk"
        message = self._as_ordinary_user(lambda: _created(path))
        assert message == Trouble.READ_ONLY.at(path).message
        assert list(tmp_path.iterdir()) == []

    @staticmethod
    def _reachable(folder: Path, mode: int) -> None:
        folder.chmod(mode)
        if os.geteuid() == 0:
            for above in folder.parents[:-2]:
                above.chmod(0o755)

    @staticmethod
    def _as_ordinary_user(action: Callable[[], str]) -> str:
        """Return what an action says in a child process without root's rights."""
        ours, theirs = os.pipe()
        with warnings.catch_warnings():  # the child neither starts nor awaits a thread
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            try:
                if os.geteuid() == 0:
                    os.setgid(65534)
                    os.setuid(65534)
                os.write(theirs, action().encode())
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        os.close(theirs)
        with open(ours, "rb") as pipe:  # noqa: PTH123 - a descriptor, not a path
            return pipe.read().decode()


def _created(path: Path) -> str:
    try:
        make(path)
    except UserError as error:
        return error.message
    return ""


class TestSettings:
    def test_the_lock_and_every_setting_hold_while_open(self, tmp_path: Path) -> None:
        with DocumentFile.open(make(tmp_path / "a.itadesk")) as file:
            told = {name: file._db.pragma(name) for name, _, _ in connection._PRAGMAS}
        assert told == {
            "trusted_schema": 0,
            "cell_size_check": 1,
            "mmap_size": 0,
            "foreign_keys": 1,
            "secure_delete": 1,
            "temp_store": 2,
            "locking_mode": "exclusive",
            "journal_mode": "truncate",
            "synchronous": 2,
        }

    @pytest.mark.parametrize("setting", [name for name, _, _ in connection._PRAGMAS])
    def test_a_setting_that_does_not_take_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
    ) -> None:
        path = make(tmp_path / "a.itadesk")
        wrong = tuple(
            (name, value, "other" if name == setting else wanted)
            for name, value, wanted in connection._PRAGMAS
        )
        monkeypatch.setattr(connection, "_PRAGMAS", wrong)
        with pytest.raises(UserError, match="ที่ปลอดภัย"):
            DocumentFile.open(path)

    def test_a_misspelt_setting_is_noticed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = make(tmp_path / "a.itadesk")
        pragmas = (*connection._PRAGMAS[:-1], ("synchronous", "FUL", 2))
        monkeypatch.setattr(connection, "_PRAGMAS", pragmas)
        with pytest.raises(UserError, match="ที่ปลอดภัย"):
            DocumentFile.open(path)

    def test_old_sqlite_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = make(tmp_path / "a.itadesk")
        monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
        with pytest.raises(UserError, match="SQLite"):
            DocumentFile.open(path)

    def test_no_function_of_peewee_is_callable_from_the_file(self, tmp_path: Path) -> None:
        with DocumentFile.open(make(tmp_path / "a.itadesk")) as file:
            names = {name for (name,) in file._db.say("SELECT name FROM pragma_function_list")}
        assert not names & {"date_part", "date_trunc", "_pw_json_contains"}


def test_reading_and_writing_from_another_thread_is_an_error(tmp_path: Path) -> None:
    seen: list[BaseException] = []

    def work(file: DocumentFile) -> None:
        for action in (file.blob_names, lambda: file.apply(retitle(file.dataset(), "ใหม่"))):
            try:
                action()
            except peewee.InterfaceError as error:
                seen.append(error)

    with DocumentFile.open(make(tmp_path / "a.itadesk")) as file:
        thread = threading.Thread(target=work, args=(file,))
        thread.start()
        thread.join()
        assert len(seen) == 2
        assert by_id(file.dataset())
