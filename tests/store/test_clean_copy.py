"""A clean copy is whole and proven, or it is not there and what was there is as before."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.store import clean_copy, header
from itadesk.store.building import Progress, build
from itadesk.store.document import DocumentFile
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import received
from tests.store.documents import by_id, make, meddle, small_records
from tests.strategies import every_field

DOCUMENT = UUID("c0ffee00-5eed-4abc-8def-a1b2c3d4e5f6")
FULL = Snapshot(DOCUMENT, 7, *every_field())
SMALL = Snapshot(DOCUMENT, 8, Dataset.of(small_records()), {})


class StoppedError(Exception):
    """What a test stops the work with."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "สำเนา ๑.itadesk"


def refused(path: Path, snapshot: Snapshot = FULL, *, replace: bool = False) -> str:
    """Return the code of the error with which nothing is written."""
    before = path.read_bytes() if path.is_file() else None
    beside = list(path.parent.iterdir()) if path.parent.is_dir() else []
    with pytest.raises(UserError) as raised:
        clean_copy.write(snapshot, path, replace=replace)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert (list(path.parent.iterdir()) if path.parent.is_dir() else []) == beside
    return raised.value.code


def test_holds_everything(path: Path) -> None:
    clean_copy.write(FULL, path)
    with received(path) as found:
        assert by_id(found.dataset) == by_id(FULL.dataset)
        assert dict(found.blobs) == dict(FULL.blobs)
        assert (found.document_id, found.revision) == (DOCUMENT, 7)
        assert found.content_hash == FULL.content_hash


def test_opens_as_the_document(path: Path) -> None:
    clean_copy.write(FULL, path)
    with DocumentFile.open(path) as file:
        assert by_id(file.dataset()) == by_id(FULL.dataset)


def test_one_snapshot_gives_the_same_bytes_twice(path: Path) -> None:
    clean_copy.write(FULL, path)
    other = path.with_name("b.itadesk")
    clean_copy.write(FULL, other)
    assert other.read_bytes() == path.read_bytes()


def test_no_page_of_it_is_unused(path: Path) -> None:
    clean_copy.write(FULL, path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_one_file_remains(path: Path) -> None:
    clean_copy.write(FULL, path)
    assert list(path.parent.iterdir()) == [path]


def test_tells_how_far_it_is(path: Path) -> None:
    told: list[float] = []
    clean_copy.write(FULL, path, progress=told.append)
    first, *_, last = told
    assert (first, last) == (0, 1)
    assert told == sorted(told)
    assert len(told) > 1 + len(FULL.blobs)
    assert told[-2] < 0.6


@pytest.mark.parametrize("at", [0, 1, 3])
def test_can_be_stopped_before_each_batch_of_rows(path: Path, at: int) -> None:
    told: list[float] = []

    def stop(part: float) -> None:
        told.append(part)
        if len(told) > at:
            raise StoppedError

    with pytest.raises(StoppedError):
        clean_copy.write(SMALL, path, progress=stop)
    assert len(told) == at + 1
    assert list(path.parent.iterdir()) == []


class TestPlace:
    def test_never_overwrites(self, path: Path) -> None:
        path.write_bytes(b"mine")
        assert refused(path) == "EXISTS"

    def test_not_even_a_link_to_nowhere(self, path: Path) -> None:
        path.symlink_to("nowhere")
        assert refused(path) == "EXISTS"
        assert not path.exists()

    def test_replaces_when_told_to(self, path: Path) -> None:
        path.write_bytes(b"old")
        clean_copy.write(SMALL, path, replace=True)
        with received(path) as found:
            assert found.revision == SMALL.revision

    def test_never_replaces_a_folder(self, path: Path) -> None:
        path.mkdir()
        assert refused(path, replace=True)
        assert path.is_dir()

    def test_no_folder(self, path: Path) -> None:
        assert refused(path / "none" / "a.itadesk") == "NO_FOLDER"


def truncated(path: Path, snapshot: Snapshot, progress: Progress) -> None:
    """Build on a stick that holds less than it says."""
    build(path, snapshot, progress)
    path.write_bytes(path.read_bytes()[:-4096])


def forgetful(path: Path, snapshot: Snapshot, progress: Progress) -> None:
    """Build something else than what was asked for."""
    build(path, snapshot._replace(revision=snapshot.revision + 1), progress)


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "disk full")


@pytest.mark.parametrize("replace", [False, True])
@pytest.mark.parametrize(
    ("builder", "code"), [(truncated, "CORRUPT"), (forgetful, "UNRELIABLE"), (full, "FULL")]
)
def test_what_is_not_as_it_should_be_never_gets_the_name(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    builder: Callable[..., None],
    code: str,
    replace: bool,
) -> None:
    if replace:
        clean_copy.write(SMALL, path)
    monkeypatch.setattr(clean_copy, "build", builder)
    assert refused(path, replace=replace) == code


def test_too_big_for_whoever_receives_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(header, "MAX_BYTES", 50_000)
    assert refused(path) == "TOO_BIG"


def test_stopped_in_the_middle_leaves_nothing(path: Path) -> None:
    clean_copy.write(SMALL, path)
    before = path.read_bytes()

    def stop(_: float) -> None:
        raise StoppedError

    for target in (path, path.with_name("b.itadesk")):
        with pytest.raises(StoppedError):
            clean_copy.write(FULL, target, replace=True, progress=stop)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


class TestAttachments:
    def test_of_other_bytes_than_its_name_says(self, path: Path) -> None:
        wrong = dict.fromkeys(FULL.blobs, b"other")
        assert refused(path, FULL._replace(blobs=wrong)) == "BROKEN_ATTACHMENT"

    def test_that_is_not_in_the_document(self, path: Path) -> None:
        """As after damage that nobody noticed: it is told, and the rest can be saved later."""
        source = path.with_name("source.itadesk")
        DocumentFile.create(source, FULL.dataset, FULL.blobs).close()
        meddle(source, "DELETE FROM blob")
        with DocumentFile.open(source) as file:
            assert refused(path, file.snapshot()) == "BROKEN_ATTACHMENT"

    def test_changed_in_the_open_document(self, path: Path) -> None:
        source = path.with_name("source.itadesk")
        DocumentFile.create(source, FULL.dataset, FULL.blobs).close()
        meddle(source, "UPDATE blob SET bytes = x'00'")
        with DocumentFile.open(source) as file:
            assert refused(path, file.snapshot()) == "BROKEN_ATTACHMENT"


def test_a_copy_of_an_open_document(path: Path) -> None:
    source = make(path.with_name("source.itadesk"))
    with DocumentFile.open(source) as file:
        clean_copy.write(file.snapshot(), path)
        with received(path) as found:
            assert found.content_hash == file.snapshot().content_hash
