"""Backups are whole files ordered by revision; nothing that goes wrong with one costs another."""

import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from itadesk.core.errors import UserError
from itadesk.store import backups, clean_copy
from itadesk.store.disk import PART
from itadesk.store.document import DocumentFile
from itadesk.store.folders import user_folder
from itadesk.store.strict import received
from tests.store.documents import by_id, make, meddle, patch, retitle
from tests.strategies import every_field

NOW = datetime(2026, 7, 1, 9, 30)
HOUR = timedelta(hours=1)


class StoppedError(Exception):
    """What a test stops the work with."""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DocumentFile]:
    with DocumentFile.open(make(tmp_path / "a.itadesk")) as opened:
        yield opened


def edit(file: DocumentFile) -> None:
    file.apply(retitle(file.dataset(), f"ครั้งที่ {file.revision}"))


def back_up(file: DocumentFile, now: datetime = NOW) -> Path:
    return backups.make(file.snapshot(), now, file.path).path


def work(file: DocumentFile, times: list[datetime]) -> None:
    """Edit and back up at each of the times that the clock tells."""
    for now in times:
        edit(file)
        back_up(file, now)


def revisions(file: DocumentFile) -> list[int]:
    return [one.revision for one in backups.of(file.document_id)]


def hours(count: int, begin: datetime = NOW) -> list[datetime]:
    return [begin + HOUR * n for n in range(count)]


def days(count: int, begin: datetime = NOW) -> list[datetime]:
    return [begin + timedelta(days=n) for n in range(count)]


class TestMake:
    def test_holds_the_document_as_it_is(self, file: DocumentFile) -> None:
        edit(file)
        with received(back_up(file)) as found:
            assert by_id(found.dataset) == by_id(file.dataset())
            assert (found.document_id, found.revision) == (file.document_id, 2)

    def test_lies_in_the_users_folder_under_revision_and_time(self, file: DocumentFile) -> None:
        path = back_up(file)
        assert path.parent == user_folder("backups") / str(file.document_id)
        assert path.name == "00000001-20260701-093000.itadesk"
        assert backups.of(file.document_id) == [backups.Backup(1, NOW, path)]

    def test_nothing_is_written_when_nothing_changed(self, file: DocumentFile) -> None:
        first = back_up(file)
        before = first.stat()
        assert back_up(file, NOW + HOUR) == first
        assert [first] == [one.path for one in backups.of(file.document_id)]
        assert first.stat() == before

    def test_a_newest_one_that_is_broken_is_made_again(self, file: DocumentFile) -> None:
        broken = patch(back_up(file), lambda content: content[:-1])
        again = back_up(file, NOW + HOUR)
        assert again != broken
        with received(again) as found:
            assert by_id(found.dataset) == by_id(file.dataset())

    def test_the_same_revision_with_other_content_is_made(
        self, file: DocumentFile, tmp_path: Path
    ) -> None:
        """As when a copy of the file was edited elsewhere."""
        copy = Path(shutil.copyfile(file.path, tmp_path / "copy.itadesk"))
        edit(file)
        back_up(file)
        with DocumentFile.open(copy) as other:
            other.apply(retitle(other.dataset(), "อื่น"))
            back_up(other, NOW + HOUR)
        assert revisions(file) == [2, 2]

    def test_a_failure_leaves_the_others_as_they_were(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        work(file, hours(3))
        before = {one.path: one.path.read_bytes() for one in backups.of(file.document_id)}
        edit(file)

        def full(*_: object, **__: object) -> None:
            raise OSError(errno.ENOSPC, "disk full")

        monkeypatch.setattr(clean_copy, "put", full)
        with pytest.raises(UserError) as raised:
            back_up(file)
        assert raised.value.code == "FULL"
        assert {one.path: one.path.read_bytes() for one in backups.of(file.document_id)} == before
        assert not list(backups.folder(file.document_id).glob(f"*{PART}*"))

    def test_what_progress_raises_stops_it(self, tmp_path: Path) -> None:
        def stop(_: float) -> None:
            raise StoppedError

        with DocumentFile.create(tmp_path / "b.itadesk", *every_field()) as file:
            with pytest.raises(StoppedError):
                backups.make(file.snapshot(), NOW, file.path, stop)
            assert backups.of(file.document_id) == []
            assert list(backups.folder(file.document_id).iterdir()) == []

    def test_an_unfinished_one_that_another_program_is_at_stays(self, file: DocumentFile) -> None:
        other = backups.folder(file.document_id) / f".0123{PART}"
        other.parent.mkdir(parents=True)
        other.write_bytes(b"half")
        back_up(file)
        assert other.read_bytes() == b"half"

    def test_an_unfinished_one_of_before_is_removed(self, file: DocumentFile) -> None:
        folder = backups.folder(file.document_id)
        folder.mkdir(parents=True)
        for name in (f".0123{PART}", f".0123{PART}-journal"):
            (folder / name).write_bytes(b"half")
            os.utime(folder / name, (0, 0))
        path = back_up(file)
        assert sorted(folder.iterdir()) == sorted([path, folder / "origin.txt"])

    def test_a_folder_that_cannot_be_made(self, file: DocumentFile) -> None:
        user_folder("").mkdir(parents=True)
        user_folder("backups").write_bytes(b"in the way")
        with pytest.raises(UserError) as raised:
            back_up(file)
        assert raised.value.remedy
        edit(file)
        assert file.revision == 2


class TestOrder:
    @pytest.mark.parametrize("wrong", [datetime(1970, 1, 1), datetime(2099, 12, 31, 23, 59)])
    def test_by_revision_whatever_the_clock_says(self, file: DocumentFile, wrong: datetime) -> None:
        work(file, [NOW, wrong, NOW + HOUR, NOW - HOUR])
        assert revisions(file) == [2, 3, 4, 5]

    def test_of_revisions_with_more_digits(self, file: DocumentFile) -> None:
        folder = backups.folder(file.document_id)
        back_up(file)
        for revision in (99_999_999, 100_000_000):
            (folder / f"{revision:08}-20200101-000000.itadesk").touch()
        assert revisions(file) == [1, 99_999_999, 100_000_000]

    @pytest.mark.parametrize(
        "name",
        [
            f".1234{PART}",
            f"00000001-20260701-093000.itadesk{PART}",
            "00000001-20261301-093000.itadesk",
            "1.itadesk",
            "a-20260701-093000.itadesk",
            "00000001-20260701-093000.itadesk-journal",
            "origin.txt",
        ],
    )
    def test_what_is_no_backup_does_not_count(self, file: DocumentFile, name: str) -> None:
        folder = backups.folder(file.document_id)
        folder.mkdir(parents=True)
        (folder / name).write_bytes(b"half")
        assert backups.of(file.document_id) == []

    def test_documents_do_not_mix(self, file: DocumentFile, tmp_path: Path) -> None:
        back_up(file)
        with DocumentFile.open(make(tmp_path / "b.itadesk")) as other:
            back_up(other)
            assert set(backups.documents()) == {file.document_id, other.document_id}
            assert len(backups.of(other.document_id)) == 1


class TestThinning:
    @pytest.fixture(autouse=True)
    def quickly(self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG002 - made before
        """Write files without content: what goes is told by names alone."""
        monkeypatch.setattr(clean_copy, "write", lambda _, path, **__: path.touch())

    def make_at(self, file: DocumentFile, times: list[datetime]) -> list[int]:
        """Back up a revision more at each time; return the revisions that are left."""
        last = max(revisions(file), default=0)
        for revision, now in enumerate(times, last + 1):
            backups.make(file.snapshot()._replace(revision=revision), now, file.path)
        return revisions(file)

    def test_the_oldest_go_the_newest_stay(self, file: DocumentFile) -> None:
        left = self.make_at(file, days(60))
        assert left[-10:] == list(range(51, 61))
        assert len(left) < 40

    @pytest.mark.parametrize("wrong", [datetime(1970, 1, 1), datetime(2026, 1, 1)])
    def test_a_clock_set_back_removes_nothing_from_before(
        self, file: DocumentFile, wrong: datetime
    ) -> None:
        before = self.make_at(file, days(60))
        assert set(before) < set(self.make_at(file, hours(20, wrong)))

    def test_a_clock_in_the_far_future_keeps_the_newest(self, file: DocumentFile) -> None:
        left = self.make_at(file, [*hours(30), datetime(2099, 12, 31, 23, 59)])
        assert left[-10:] == list(range(22, 32))

    def test_those_of_an_older_copy_stay_while_it_is_worked_in(
        self, file: DocumentFile, tmp_path: Path
    ) -> None:
        copy = Path(shutil.copyfile(file.path, tmp_path / "copy.itadesk"))
        work(file, days(14))
        with DocumentFile.open(copy) as older:
            edit(older)
            made = [back_up(older, NOW + timedelta(days=15, hours=n)) for n in range(2)]
            edit(older)
            made.append(back_up(older, NOW + timedelta(days=15, hours=2)))
        assert all(path.exists() for path in made)

    def test_one_that_cannot_be_removed_disturbs_nobody(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, "in use")

        monkeypatch.setattr(Path, "unlink", refuse)
        assert self.make_at(file, days(60)) == list(range(1, 61))


class TestKeep:
    def test_the_bytes_of_a_file_of_whatever_version(self, tmp_path: Path) -> None:
        path, document_id = tmp_path / "a.itadesk", uuid4()
        path.write_bytes(b"of an older version")
        backups.keep(path, document_id, 7, NOW)
        (backup,) = backups.of(document_id)
        assert (backup.revision, backup.made) == (7, NOW)
        assert backup.path.read_bytes() == path.read_bytes()
        assert backups.origin(document_id) == path

    def test_one_that_is_there_stays_as_it_is(self, tmp_path: Path) -> None:
        path, document_id = tmp_path / "a.itadesk", uuid4()
        path.write_bytes(b"first")
        backups.keep(path, document_id, 7, NOW)
        path.write_bytes(b"second")
        backups.keep(path, document_id, 7, NOW)
        (backup,) = backups.of(document_id)
        assert backup.path.read_bytes() == b"first"

    def test_a_failure_leaves_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, document_id = tmp_path / "a.itadesk", uuid4()
        path.write_bytes(b"x")

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "disk full")

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(UserError) as raised:
            backups.keep(path, document_id, 7, NOW)
        assert raised.value.code == "FULL"
        assert backups.of(document_id) == []
        assert not list(user_folder("backups").rglob(f"*{PART}"))


class TestRestore:
    def test_as_a_document_of_a_later_revision(self, file: DocumentFile, tmp_path: Path) -> None:
        work(file, hours(2))
        first, last = backups.of(file.document_id)
        backups.restore(first, tmp_path / "back.itadesk")
        with DocumentFile.open(tmp_path / "back.itadesk") as restored:
            assert restored.document_id == file.document_id
            assert restored.revision > last.revision + 500
            with received(first.path) as found:
                assert by_id(restored.dataset()) == by_id(found.dataset)

    def test_never_overwrites(self, file: DocumentFile, tmp_path: Path) -> None:
        back_up(file)
        (backup,) = backups.of(file.document_id)
        target = tmp_path / "mine.itadesk"
        target.write_bytes(b"mine")
        for taken in (target, file.path):
            before = taken.stat()
            with pytest.raises(UserError) as raised:
                backups.restore(backup, taken)
            assert raised.value.code == "EXISTS"
            assert taken.stat() == before

    def test_leaves_the_backup_as_it_is(self, file: DocumentFile, tmp_path: Path) -> None:
        path = back_up(file)
        before = path.read_bytes(), path.stat().st_mtime_ns
        backups.restore(backups.of(file.document_id)[0], tmp_path / "back.itadesk")
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before

    def test_a_broken_one_is_refused_and_nothing_is_left(
        self, file: DocumentFile, tmp_path: Path
    ) -> None:
        meddle(back_up(file), "UPDATE office SET name = 'x'", sealed=True)
        with pytest.raises(UserError) as raised:
            backups.restore(backups.of(file.document_id)[0], tmp_path / "back.itadesk")
        assert raised.value.code == "CHANGED"
        assert not (tmp_path / "back.itadesk").exists()

    def test_one_from_elsewhere(self, file: DocumentFile, tmp_path: Path) -> None:
        """Found on a stick: no other backup of the document is known here."""
        name = "00000001-20260701-093000.itadesk"
        stick = Path(shutil.move(back_up(file), tmp_path / name))
        backups.restore(backups.Backup(1, NOW, stick), tmp_path / "back.itadesk")
        with DocumentFile.open(tmp_path / "back.itadesk") as restored:
            assert restored.revision > 500

    def test_file_kept_without_its_seal_comes_back(self, tmp_path: Path) -> None:
        path = make(tmp_path / "a.itadesk")
        with DocumentFile.open(path) as document:
            document_id = document.document_id
        backups.keep(meddle(path), document_id, 1, NOW)
        (kept,) = backups.of(document_id)
        backups.restore(kept, tmp_path / "คืน.itadesk")
        DocumentFile.open(tmp_path / "คืน.itadesk").close()


class TestForget:
    def test_forgotten_backups_are_gone(self, file: DocumentFile) -> None:
        back_up(file)
        assert backups.are_there()
        backups.forget(file.document_id)
        assert not backups.are_there()
        assert not backups.folder(file.document_id).exists()

    def test_backups_of_other_documents_are_not_forgotten(
        self, file: DocumentFile, tmp_path: Path
    ) -> None:
        with DocumentFile.open(make(tmp_path / "b.itadesk")) as other:
            kept = back_up(other)
        back_up(file)
        backups.forget(file.document_id)
        assert kept.is_file()


class TestOrigin:
    def test_where_the_document_was(self, file: DocumentFile) -> None:
        back_up(file)
        assert backups.origin(file.document_id) == file.path

    @pytest.mark.skipif(os.name != "posix", reason="names of bytes are a matter of POSIX")
    def test_a_name_that_is_no_text(self, file: DocumentFile) -> None:
        odd = Path(os.fsdecode(b"/tmp/\xff\xe0\xb8"))
        backups.make(file.snapshot(), NOW, odd)
        assert backups.origin(file.document_id) == odd

    def test_unknown(self) -> None:
        assert backups.origin(uuid4()) is None


class TestUnreadable:
    def test_no_folder_is_no_backup(self) -> None:
        assert (backups.of(uuid4()), backups.documents()) == ([], [])

    @pytest.mark.parametrize("name", ["backups", "a document's"])
    def test_a_file_in_the_place_of_a_folder(self, file: DocumentFile, name: str) -> None:
        folder = backups.folder(file.document_id)
        place = folder.parent if name == "backups" else folder
        place.parent.mkdir(parents=True)
        place.write_bytes(b"in the way")
        assert backups.of(file.document_id) == []
        assert backups.origin(file.document_id) is None

    def test_what_others_put_there_is_no_document(self) -> None:
        folder = user_folder("backups")
        folder.mkdir(parents=True)
        for name in ("desktop.ini", str(uuid4()).upper(), "x"):
            (folder / name).touch()
        assert backups.documents() == []
