"""Every bad file is refused for its reason, left as it was, and leaves nothing behind."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from itadesk.core.errors import UserError
from itadesk.core.fingerprint import code
from itadesk.core.records import Finding, ItemScore
from itadesk.exchange import data_json
from itadesk.store import clean_copy
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import reading, received
from itadesk.store.summary import summary
from tests.hostile.corpus import BAD
from tests.hostile.files import (
    DOCUMENT,
    NOBODY,
    REVISION,
    assign,
    good,
    reseal,
    resealed,
    say,
    written,
)
from tests.strategies import every_field

NAME = "แฟ้มจากอำเภอ ๑.itadesk"


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that only this test uses."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def state(path: Path) -> tuple[object, ...]:
    """Return what may not change of a file and of what lies beside it."""
    beside = sorted(entry.name for entry in path.parent.iterdir())
    if not os.path.lexists(path):
        return (beside,)
    status = path.lstat()
    is_small = path.is_file() and path.stat().st_size < 1 << 20
    content = path.read_bytes() if is_small else None
    return beside, status.st_mtime_ns, status.st_size, status.st_ino, content


def test_there_are_many() -> None:
    assert len(BAD) >= 100


def test_the_good_file_is_taken(path: Path) -> None:
    with received(written(path)) as found:
        assert found.revision == REVISION


@pytest.mark.parametrize("name", BAD)
def test_refused_for_its_reason_and_left_as_it_was(path: Path, temporary: Path, name: str) -> None:
    BAD[name].make(path)
    before = state(path)
    with suppress(UserError):
        summary(path)  # proves nothing, so it may take the file; it must come to an end
    with pytest.raises(UserError) as refused, received(path):
        pass
    assert refused.value.code == BAD[name].trouble.name
    assert path.name in refused.value.message or refused.value.code == "TOO_MANY"
    assert all(any("ก" <= c <= "๛" for c in part) for part in refused.value.args)
    assert state(path) == before
    assert list(temporary.iterdir()) == []


class TestWhatLiesBeside:
    """Journals that come with a file are a way to change it when it is opened."""

    @pytest.fixture
    def journal(self, path: Path) -> Path:
        """A good file, and the journal of another program that would make it another."""
        written(path)
        evil = path.with_name("evil")
        say(written(evil), "PRAGMA journal_mode = PERSIST")
        with closing(sqlite3.connect(evil, isolation_level=None)) as db:
            db.execute("UPDATE office SET name = 'ของคนอื่น'")
            db.execute("PRAGMA synchronous = OFF")
            db.execute("PRAGMA cache_size = 1")
            db.execute("BEGIN")
            db.execute("UPDATE office SET name = 'อีกชื่อ'")
            db.execute("UPDATE measure SET title = hex(zeroblob(100000))")
            left = evil.with_name("evil-journal").read_bytes()
            db.execute("ROLLBACK")
        evil.unlink()
        beside = path.with_name(path.name + "-journal")
        beside.write_bytes(left)
        evil.with_name("evil-journal").unlink(missing_ok=True)
        return beside

    @pytest.mark.parametrize("reader", [received, reading])
    def test_a_journal_is_ignored(
        self, path: Path, journal: Path, reader: Callable[[Path], AbstractContextManager[Snapshot]]
    ) -> None:
        before = journal.read_bytes()
        with reader(path) as found:
            assert found.dataset.office.name != "ของคนอื่น"
        assert (path.read_bytes(), journal.read_bytes()) == (good(), before)

    def test_any_other_program_obeys_it(self, path: Path, journal: Path) -> None:
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("SELECT name FROM office").fetchall() == [("ของคนอื่น",)]
        assert path.read_bytes() != good()
        assert not journal.exists()

    @pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
    def test_whatever_else_is_ignored(self, path: Path, ending: str) -> None:
        beside = written(path).with_name(path.name + ending)
        beside.write_bytes(good())
        with received(path) as found:
            assert found.revision == REVISION
        assert (path.read_bytes(), beside.read_bytes()) == (good(), good())


class TestOpenedByAnyProgram:
    """What the same files do to a program that just opens them: they are hostile indeed."""

    def test_a_trigger_runs(self, path: Path) -> None:
        BAD["trigger on the manifest"].make(path)
        with closing(sqlite3.connect(path)) as db:
            db.execute("UPDATE manifest SET revision = revision + 1")
            assert db.execute("SELECT count(*) FROM measure").fetchone() == (0,)

    def test_a_view_never_ends(self, path: Path) -> None:
        BAD["view without end called as a table"].make(path)
        with closing(sqlite3.connect(path)) as db:
            db.set_progress_handler(lambda: True, 1_000_000)
            with pytest.raises(sqlite3.OperationalError, match="interrupted"):
                db.execute("SELECT count(*) FROM finding").fetchall()

    @pytest.mark.parametrize(
        "name", ["text: turned around", "row: two offices", "blob name: climbs", "flag that is 2"]
    )
    def test_rows_look_whole(self, path: Path, name: str) -> None:
        BAD[name if name in BAD else f"value: {name}"].make(path)
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []


class TestCode:
    """The code on the signed paper tells what no check of a file alone can tell."""

    def test_of_what_is_received_is_that_of_what_was_sent(self, path: Path) -> None:
        sent = Snapshot(DOCUMENT, REVISION, *every_field())
        clean_copy.write(sent, path)
        with received(path) as found:
            assert code(found.content_hash) == code(sent.content_hash)

    def test_of_a_file_that_was_changed_and_sealed_again_is_another(self, path: Path) -> None:
        with received(written(path)) as found:
            before = code(found.content_hash)
        reseal(say(path, assign("score", "9999", "item_score")))
        with received(path) as found:
            assert found.dataset.all(ItemScore)[0].score == Decimal("99.99")
            assert code(found.content_hash) != before


class TestHarmless:
    """What is odd in a file and does no harm is taken as it is."""

    def test_links_that_lead_nowhere(self, path: Path) -> None:
        """Whatever shows or prints them passes over them, as over those of deleted records."""
        resealed(assign("measures", f"""'["{NOBODY}"]'""", "finding"))(path)
        with received(path) as found:
            (finding,) = found.dataset.all(Finding)
            assert finding.measures == (UUID(NOBODY),)
            assert data_json.to_bytes(found.dataset)

    def test_program_of_another_version(self, path: Path) -> None:
        say(written(path), assign("app_version", "'0.1.7'", "manifest"))
        with received(path) as found:
            assert found.revision == REVISION
