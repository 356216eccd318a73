"""What was deleted, undone or replaced, and what is this computer's own, goes nowhere."""

import logging
import random
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import FiscalYear, Measure
from itadesk.store import backups, clean_copy, connection, header, rows
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received
from tests.store.documents import small_records
from tests.strategies import blob, every_field

ACTIONS = 150
MARK = b"SECRET"
NOW = datetime(2026, 7, 1, 9, 30)


def secret(number: int) -> str:
    """Return a text that nobody else writes; long ones lie on pages of their own."""
    return f"{MARK.decode()}-{number:05} " * (1 if number % 3 else 300)


def secrets(content: bytes) -> set[bytes]:
    """Return the numbered secrets that stand in bytes."""
    return set(re.findall(MARK + rb"-\d{5}", content))


def known(file: DocumentFile) -> set[bytes]:
    """Return the secrets that are in the records and blobs of a document."""
    snapshot = file.snapshot()
    stored = (repr(rows.encode(record)).encode() for record in snapshot.dataset)
    return set().union(*map(secrets, (*stored, *snapshot.blobs.values())))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder / "a.itadesk"


@pytest.fixture
def file(path: Path) -> Iterator[DocumentFile]:
    with DocumentFile.create(path, small_records()) as opened:
        yield opened


def work(file: DocumentFile, actions: int = ACTIONS, seed: int = 75) -> None:
    """Type, overwrite, add, delete, undo and redo at random, always other secrets."""
    rng = random.Random(seed)
    for number in range(actions):
        edit = Edit(file.dataset(), "")
        (year,) = edit.data.all(FiscalYear)
        measures = edit.data.children(Measure, year)
        match rng.randrange(6):
            case 0 | 1:
                edit.insert(Measure(year_id=year.id, title=secret(number)), year)
            case 2 | 3:
                edit.update(rng.choice(measures), steps=secret(number))
            case 4 if len(measures) > 3:
                edit.delete(rng.choice(measures))
            case _:
                name, content = blob(secret(number).encode(), "png")
                edit.update(edit.data.office, emblem=name)
                edit.add_blob(name, content)
        change = edit.change()
        file.apply(change)
        if rng.random() < 0.3:
            file.apply(change.inverse())


class TestLiveFile:
    def test_after_closing_only_what_it_holds_is_in_its_bytes(
        self, file: DocumentFile, path: Path
    ) -> None:
        work(file)
        left = known(file)
        file.close()
        assert left
        assert secrets(path.read_bytes()) == left

    def test_without_secure_delete_it_would_be(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pragmas = tuple(one for one in connection._PRAGMAS if one[0] != "secure_delete")
        monkeypatch.setattr(connection, "_PRAGMAS", (*pragmas, ("secure_delete", "OFF", 0)))
        with DocumentFile.create(path, small_records()) as file:
            work(file)
            left = known(file)
        assert secrets(path.read_bytes()) > left

    def test_a_replaced_emblem_stays_for_undo_only_until_closing(
        self, file: DocumentFile, path: Path
    ) -> None:
        for number in (3, 6):
            edit = Edit(file.dataset(), "ตรา")
            name, content = blob(secret(number).encode(), "png")
            edit.update(edit.data.office, emblem=name)
            edit.add_blob(name, content)
            file.apply(edit.change())
        assert len(file.blob_names()) == 2
        file.close()
        assert secrets(path.read_bytes()) == {b"SECRET-00006"}

    def test_nothing_lies_beside_it(self, file: DocumentFile, path: Path) -> None:
        work(file, 20)
        file.close()
        assert list(path.parent.iterdir()) == [path]


class TestSentFile:
    @pytest.fixture
    def sent(self, file: DocumentFile, tmp_path: Path) -> Path:
        """The file that is sent of a document that is open after much work."""
        work(file)
        target = tmp_path / "ส่ง" / "sent.itadesk"
        target.parent.mkdir()
        clean_copy.write(file.snapshot(), target)
        return target

    def test_only_what_the_document_holds_is_in_its_bytes(
        self, file: DocumentFile, sent: Path
    ) -> None:
        assert secrets(sent.read_bytes()) == known(file)
        assert secrets(file.path.read_bytes()) >= known(file)

    def test_holds_no_rows_but_those_of_the_document(self, file: DocumentFile, sent: Path) -> None:
        with closing(sqlite3.connect(sent)) as db:
            tables = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type='table'")]
            found = {
                name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in tables
            }
        assert found.pop("manifest") == (1,)
        assert found.pop("blob") == (len(file.snapshot().blobs),)
        assert sum(count for (count,) in found.values()) == len(list(file.dataset()))

    def test_nothing_is_left_beside_it(self, sent: Path) -> None:
        assert list(sent.parent.iterdir()) == [sent]


def test_every_column_of_a_record_goes_and_nothing_else(path: Path) -> None:
    """Each text of the document in which every field is filled stands in the bytes sent."""
    data, blobs = every_field()
    with DocumentFile.create(path, data, blobs) as file:
        clean_copy.write(file.snapshot(), path.with_name("sent"))
    content = path.with_name("sent").read_bytes()
    texts = {
        text
        for record in data
        for text in rows.encode(record).values()
        if isinstance(text, str) and len(text) < 100  # longer ones may be cut by the end of a page
    }
    assert len(texts) > 50
    assert [text for text in texts if text.encode() not in content] == []
    with closing(sqlite3.connect(path.with_name("sent"))) as db:
        (manifest,) = db.execute("SELECT * FROM manifest").fetchall()
    number, document_id, version, revision, *_ = manifest
    assert (number, document_id, version, revision) == (1, str(file.document_id), header.FORMAT, 1)


@pytest.mark.parametrize("writing", ["create", "edit", "send", "back up", "restore"])
def test_nothing_of_this_computer_is_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path, writing: str
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME", "COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "SOMCHAI-PC")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = tmp_path / "SECRET-FOLDER.itadesk"
    written = _write(writing, path)
    content = written.read_bytes()
    own = ["SOMCHAI-PC", "SECRET-FOLDER", str(tmp_path), own_home.name]
    assert [name for name in own if name.encode() in content] == []


class TestLog:
    """All that the program tells of itself names no text of a document."""

    def test_of_work(
        self, file: DocumentFile, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG, logger="itadesk")
        work(file, 20)
        clean_copy.write(file.snapshot(), tmp_path / "sent")
        file.close()
        DocumentFile.open(file.path).close()
        with received(tmp_path / "sent"):
            pass
        assert MARK.decode() not in caplog.text

    def test_of_what_goes_wrong(self, file: DocumentFile, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG, logger="itadesk")
        edit = Edit(file.dataset(), "")
        (first,) = edit.data.all(FiscalYear)
        edit.insert(FiscalYear(office_id=first.office_id, year=first.year, approach=secret(1)))
        with pytest.raises(UserError) as raised:
            file.apply(edit.change())
        logging.getLogger("test").error("refused", exc_info=raised.value)
        assert "refused" in caplog.text
        assert MARK.decode() not in caplog.text


def _write(writing: str, path: Path) -> Path:
    """Return a file that is written in one of the ways there are."""
    with DocumentFile.create(path, small_records()) as file:
        if writing == "edit":
            work(file, 5)
        if writing == "send":
            clean_copy.write(file.snapshot(), path.with_name("sent"))
            return path.with_name("sent")
        if writing in ("back up", "restore"):
            backup = backups.make(file.snapshot(), NOW, path).path
            if writing == "back up":
                return backup
            backups.restore(backups.of(file.document_id)[0], path.with_name("restored"))
            return path.with_name("restored")
    return path
