"""The strict reader takes what we wrote, and believes, runs and leaves nothing of any file."""

import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import Office
from itadesk.store import clean_copy, header, strict
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import reading, received
from tests.hostile.files import DOCUMENT, REVISION, say, written
from tests.store.documents import by_id
from tests.strategies import blob, every_field


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that only this test uses."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(tmp_path / "แฟ้ม ๑.itadesk")


def refused(path: Path) -> str:
    """Return the code of the error with which a file is refused."""
    with pytest.raises(UserError) as raised, received(path):
        pass
    assert path.name in raised.value.message or "{name}" not in raised.value.message
    return raised.value.code


def test_everything_is_there(path: Path) -> None:
    with received(path) as found:
        assert len({record.id for record in found.dataset}) == len(by_id(every_field()[0]))
        assert (found.document_id, found.revision) == (DOCUMENT, REVISION)
        for name in found.blobs:
            assert blob(found.blobs[name], "png") == (name, found.blobs[name])


def test_the_file_is_left_as_it_was(path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    with received(path):
        pass
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(path.parent.iterdir()) == [path]


def test_the_file_may_be_taken_away_meanwhile(path: Path) -> None:
    with received(path) as found:
        path.unlink()
        assert all(found.blobs.values())


def test_nothing_is_left_among_temporary_files(path: Path, temporary: Path) -> None:
    with received(path):
        assert list(temporary.iterdir())
    assert list(temporary.iterdir()) == []


def test_nothing_is_left_when_the_reader_fails(path: Path, temporary: Path) -> None:
    with pytest.raises(KeyError), received(path) as found:
        found.blobs["none.png"]
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["LINE_ALBUM (1).bin", "no extension", "a?mode=rw&x#.db", "ก.pdf"])
def test_known_by_its_content_whatever_its_name(path: Path, name: str) -> None:
    with received(path.rename(path.with_name(name))) as found:
        assert found.revision == REVISION


def test_through_a_link(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    with received(link) as found:
        assert found.revision == REVISION


def test_in_another_thread(path: Path) -> None:
    seen: list[int] = []

    def work() -> None:
        with received(path) as found:
            seen.append(found.revision)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [REVISION]


def test_a_blob_larger_than_any_text_may_be(tmp_path: Path) -> None:
    name, content = blob(bytes(strict._MAX_VALUE + 1), "pdf")
    data = Dataset.of([Office(emblem=name)])
    clean_copy.write(Snapshot(DOCUMENT, 1, data, {name: content}), tmp_path / "a")
    with received(tmp_path / "a") as found:
        assert found.blobs[name] == content


def test_a_blob_that_cannot_be_read_any_more_is_no_damage(tmp_path: Path) -> None:
    name, content = blob(bytes(8 << 20), "pdf")
    clean_copy.write(
        Snapshot(DOCUMENT, 1, Dataset.of([Office(emblem=name)]), {name: content}), tmp_path / "a"
    )
    with reading(tmp_path / "a") as found:
        os.truncate(tmp_path / "a", 1 << 20)
        with pytest.raises(UserError, match="ชั่วคราว"):
            found.blobs[name]


def test_a_file_that_grows_while_it_is_copied(
    path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = header.check_header

    def then_it_grows(*names: Path) -> int:
        version = check(*names)
        monkeypatch.setattr(header, "MAX_BYTES", path.stat().st_size - 1)
        return version

    monkeypatch.setattr(header, "check_header", then_it_grows)
    assert refused(path) == "TOO_BIG"
    assert list(temporary.iterdir()) == []


def test_a_message_names_the_file_and_not_its_copy(path: Path) -> None:
    say(path, "UPDATE office SET name = 'x'")
    with pytest.raises(UserError) as raised, received(path):
        pass
    assert path.name in raised.value.message


def test_what_takes_too_long_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict, "_MAX_SECONDS", 0.0)
    monkeypatch.setattr(strict, "_CHECK_EVERY", 1)
    assert refused(path) == "TOO_SLOW"


@pytest.mark.parametrize(("limit", "most"), [("_MAX_TEXTS", 5000), ("_MAX_ENTRIES", 3)])
def test_more_texts_than_memory_should_hold(
    path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(strict, limit, most)
    assert refused(path) == "INVALID"


def test_time_is_that_of_this_thread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that is busy with something else makes no honest file suspicious."""
    monkeypatch.setattr(strict, "_CHECK_EVERY", 1)
    monkeypatch.setattr(time, "monotonic", lambda: 1e9)
    monkeypatch.setattr(time, "perf_counter", lambda: 1e9)
    with received(path) as found:
        assert found.revision == REVISION


@pytest.mark.parametrize("setting", [name for name, _, _ in strict._PRAGMAS])
def test_a_setting_that_does_not_take_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    wrong = tuple(
        (name, value, "other" if name == setting else wanted)
        for name, value, wanted in strict._PRAGMAS
    )
    monkeypatch.setattr(strict, "_PRAGMAS", wrong)
    assert refused(path) == "UNPROTECTED"


def test_nobody_else_reads_the_copy(path: Path, temporary: Path) -> None:
    with received(path):
        (folder,) = temporary.iterdir()
        assert folder.stat().st_mode & 0o077 == 0


class TestConnection:
    """What the reader's connection does, whatever a file might make it do."""

    @pytest.fixture
    def db(self, path: Path) -> Iterator[sqlite3.Connection]:
        with closing(strict.connect(path, path)) as connection:
            yield connection

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM office",
            "UPDATE manifest SET revision = 9",
            "INSERT INTO manifest SELECT * FROM manifest",
            "CREATE TABLE x (a)",
            "CREATE TEMP TABLE x (a)",
            "CREATE TEMP VIEW v AS SELECT 1",
            "DROP TABLE finding",
            "ATTACH ':memory:' AS other",
            "ATTACH '/tmp/other' AS other",
            "VACUUM",
            "VACUUM INTO '/tmp/other'",
            "ANALYZE",
            "REINDEX",
            "BEGIN",
            "PRAGMA writable_schema = ON",
            "PRAGMA query_only = OFF",
            "PRAGMA journal_mode = WAL",
            "PRAGMA trusted_schema = ON",
            "SELECT load_extension('x')",
            "SELECT randomblob(1000000000)",
            "SELECT hex(zeroblob(1000000000))",
            "SELECT * FROM pragma_database_list",
            "SELECT * FROM json_each('[1]')",
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT * FROM n",
        ],
    )
    def test_does_not_do_what_it_need_not(self, db: sqlite3.Connection, statement: str) -> None:
        with pytest.raises(sqlite3.DatabaseError, match=r"authori|prohibited|constructor|attached"):
            db.execute(statement).fetchall()

    def test_has_limits(self, db: sqlite3.Connection) -> None:
        found = {limit: db.getlimit(limit) for limit in strict._LIMITS}
        assert found == strict._LIMITS

    def test_leaves_the_file_without_a_lock_or_a_journal(
        self, db: sqlite3.Connection, path: Path
    ) -> None:
        db.execute("SELECT count(*) FROM office").fetchall()
        say(path, "UPDATE manifest SET revision = 9")
        assert list(path.parent.iterdir()) == [path]


class TestReading:
    """The same without a copy, for files that only this program writes."""

    def test_everything_is_there(self, path: Path) -> None:
        with reading(path) as found, received(path) as again:
            assert by_id(found.dataset) == by_id(again.dataset)
            assert dict(found.blobs) == dict(again.blobs)
            assert found.content_hash == again.content_hash

    def test_an_error_is_about_the_file_it_is_told_of(self, path: Path, tmp_path: Path) -> None:
        path.write_bytes(b"x")
        with pytest.raises(UserError, match="ชื่อจริง"), reading(path, tmp_path / "ชื่อจริง"):
            pass
