"""A document file is created, changed, closed and opened again without losing anything."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import peewee
import pytest
from hypothesis import HealthCheck, given, settings

from itadesk.core.changes import Change, RowChange
from itadesk.core.checks import MAX_ROWS, all_blob_names
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Measure, Office, Record, Result
from itadesk.store import clean_copy, header, opening, tables, transaction
from itadesk.store.document import DocumentFile
from itadesk.store.errors import StaleChangeError, Trouble
from itadesk.store.snapshot import Snapshot
from tests.store.documents import (
    by_id,
    damaged,
    first_measure,
    journal,
    make,
    reported,
    retitle,
    small_records,
    tear,
)
from tests.strategies import blob, datasets, every_field


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "report.itadesk"


@pytest.fixture
def file(path: Path) -> Iterator[DocumentFile]:
    with DocumentFile.create(path, small_records()) as opened:
        yield opened


def reopened(file: DocumentFile) -> Dataset:
    """Close a document and read it anew."""
    file.close()
    with DocumentFile.open(file.path) as again:
        return again.dataset()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(datasets())
def test_any_document_comes_back(
    tmp_path: Path, document: tuple[Dataset, dict[str, bytes]]
) -> None:
    data, blobs = document
    path = tmp_path / f"{uuid4()}.itadesk"
    DocumentFile.create(path, data, blobs).close()
    with DocumentFile.open(path) as file:
        assert by_id(file.dataset()) == by_id(data)
        used = {name: blobs[name] for name in all_blob_names(data)}
        assert {name: file.blob(name) for name in file.blob_names()} == used


def test_every_field_comes_back(path: Path) -> None:
    data, blobs = every_field()
    with DocumentFile.create(path, reversed(list(data)), blobs) as file:
        assert by_id(file.dataset()) == by_id(data)
        assert by_id(reopened(file)) == by_id(data)


@pytest.mark.parametrize(
    "name",
    ["รายงาน นาม่วง ๒๕๖๘.itadesk", "50% #1 & more?.itadesk", "a'b\"c;[d].itadesk", "no extension"],
)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "โฟลเดอร์ ?#%41"
    folder.mkdir()
    with DocumentFile.create(folder / name, small_records()) as file:
        file.apply(retitle(file.dataset(), "ใหม่"))
        assert first_measure(reopened(file)).title == "ใหม่"
    assert [one.name for one in folder.iterdir()] == [name]


def test_relative_path(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    with DocumentFile.create(Path(path.name), small_records()) as file:
        assert file.path == path.resolve()


def test_document_keeps_its_id_and_counts_revisions(file: DocumentFile) -> None:
    assert file.revision == 1
    assert file.apply(retitle(file.dataset(), "ก")) == 2
    assert file.apply(retitle(file.dataset(), "ข")) == 3
    file.close()
    with DocumentFile.open(file.path) as again:
        assert (again.document_id, again.revision) == (file.document_id, 3)


def test_each_document_has_an_id_of_its_own(tmp_path: Path) -> None:
    records = small_records()
    with (
        DocumentFile.create(tmp_path / "a", records) as one,
        DocumentFile.create(tmp_path / "b", records) as other,
    ):
        assert one.document_id != other.document_id


def test_change_that_changes_nothing_is_no_revision(file: DocumentFile) -> None:
    assert file.apply(Change("", ())) == 1


def test_opening_and_closing_leave_the_file_untouched(path: Path) -> None:
    make(path)
    before = path.read_bytes(), path.stat().st_mtime_ns
    DocumentFile.open(path).close()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_one_file_remains_after_closing(file: DocumentFile) -> None:
    file.apply(retitle(file.dataset(), "ใหม่"))
    file.close()
    file.close()
    assert list(file.path.parent.iterdir()) == [file.path]


def test_file_copied_while_open_is_complete(file: DocumentFile, tmp_path: Path) -> None:
    file.apply(retitle(file.dataset(), "ใหม่"))
    copy = tmp_path / "copy.itadesk"
    copy.write_bytes(file.path.read_bytes())
    with DocumentFile.open(copy) as opened:
        assert by_id(opened.dataset()) == by_id(file.dataset())


class TestCreate:
    def test_never_overwrites(self, path: Path) -> None:
        path.write_text("mine")
        with pytest.raises(UserError, match="จึงไม่เขียนทับ"):
            DocumentFile.create(path, small_records())
        assert path.read_text() == "mine"

    def test_never_overwrites_an_open_document(self, file: DocumentFile) -> None:
        with pytest.raises(UserError, match="จึงไม่เขียนทับ"):
            DocumentFile.create(file.path, small_records())

    def test_name_taken_meanwhile(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        prove = clean_copy._prove

        def slowly(temporary: Path, snapshot: Snapshot, target: Path) -> None:
            prove(temporary, snapshot, target)
            target.write_text("another's")

        monkeypatch.setattr(clean_copy, "_prove", slowly)
        with pytest.raises(UserError, match="จึงไม่เขียนทับ"):
            DocumentFile.create(path, small_records())
        assert path.read_text() == "another's"
        assert list(path.parent.iterdir()) == [path]

    def test_journal_of_a_deleted_document_waits_there(self, path: Path) -> None:
        """SQLite would roll it back into the new file, which it knows nothing of."""
        tear(make(path)).unlink()
        before = journal(path).read_bytes()
        with pytest.raises(UserError, match="จึงไม่เขียนทับ"):
            DocumentFile.create(path, small_records())
        assert journal(path).read_bytes() == before
        assert list(path.parent.iterdir()) == [journal(path)]

    def test_folder_must_be_there(self, path: Path) -> None:
        with pytest.raises(UserError, match="ไม่พบโฟลเดอร์"):
            DocumentFile.create(path.parent / "none" / "a.itadesk", small_records())

    def test_name_too_long(self, path: Path) -> None:
        with pytest.raises(UserError, match="ชื่อยาวเกินไป"):
            DocumentFile.create(path.with_name("ก" * 300), small_records())

    def test_name_beyond_a_file(self, path: Path) -> None:
        path.write_text("mine")
        with pytest.raises(UserError, match="ไม่พบ"):
            DocumentFile.create(path / "a.itadesk", small_records())

    @pytest.mark.parametrize("offices", [0, 2])
    def test_exactly_one_office(self, path: Path, offices: int) -> None:
        with pytest.raises(ValueError, match="unpack"):
            DocumentFile.create(path, [Office() for _ in range(offices)])
        assert list(path.parent.iterdir()) == []

    def test_record_that_may_not_be_stored(self, path: Path) -> None:
        with pytest.raises(ValueError, match=r"Office\.name"):
            DocumentFile.create(path, [Office(name="a\x00")])
        assert list(path.parent.iterdir()) == []

    def test_blob_named_wrongly(self, path: Path) -> None:
        with pytest.raises(ValueError, match="SHA-256"):
            DocumentFile.create(path, small_records(), {"0" * 64 + ".png": b"x"})

    def test_reference_to_a_missing_blob(self, path: Path) -> None:
        name, _ = blob(b"x", "png")
        with pytest.raises(ValueError, match="missing blobs"):
            DocumentFile.create(path, [Office(emblem=name)])

    def test_nothing_stays_of_a_failure_in_the_middle(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> int:
            raise peewee.OperationalError("disk")

        monkeypatch.setattr(transaction, "insert", fail)
        with pytest.raises(peewee.OperationalError):
            DocumentFile.create(path, small_records())
        assert list(path.parent.iterdir()) == []

    def test_nothing_stays_of_a_document_that_cannot_be_opened(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise Trouble.DEVICE.at(path)

        monkeypatch.setattr(opening, "connect", fail)
        with pytest.raises(UserError, match="ชั่วคราว"):
            DocumentFile.create(path, small_records())
        assert list(path.parent.iterdir()) == []

    def test_same_year_twice(self, path: Path) -> None:
        office = Office()
        years = [FiscalYear(office_id=office.id, year=2568) for _ in range(2)]
        with pytest.raises(UserError, match="ซ้ำ"):
            DocumentFile.create(path, [office, *years])
        assert list(path.parent.iterdir()) == []


class TestApply:
    def test_insert_update_delete_in_one(self, file: DocumentFile) -> None:
        edit = Edit(file.dataset(), "หลายอย่าง")
        year = edit.data.all(FiscalYear)[0]
        first = first_measure(edit.data)
        edit.update(first, title="ใหม่")
        added = edit.insert(Measure(year_id=year.id, title="สาม"), year)
        edit.insert(Result(measure_id=added.id, round=6))
        edit.delete(edit.data.children(Measure, year)[1])
        file.apply(edit.change())
        assert by_id(file.dataset()) == by_id(edit.data)
        assert by_id(reopened(file)) == by_id(edit.data)

    def test_numbers_that_tell_apart_may_be_swapped(self, file: DocumentFile) -> None:
        edit = Edit(file.dataset(), "สลับรอบ")
        first = first_measure(edit.data)
        (twelve,) = edit.data.children(Result, first)
        six = edit.insert(Result(measure_id=first.id, round=6))
        file.apply(edit.change())
        rows = (
            RowChange(twelve, dataclasses.replace(twelve, round=6)),
            RowChange(six, dataclasses.replace(six, round=12)),
        )
        file.apply(Change("สลับรอบ", rows))
        rounds = {result.id: result.round for result in reopened(file).all(Result)}
        assert rounds == {twelve.id: 6, six.id: 12}

    def test_number_of_a_deleted_row_may_be_used_again(self, file: DocumentFile) -> None:
        edit = Edit(file.dataset(), "แทนที่")
        (old,) = edit.data.all(Result)
        edit.delete(old)
        new = edit.insert(Result(measure_id=old.measure_id, round=old.round))
        file.apply(edit.change())
        assert reopened(file).all(Result) == (new,)

    def test_child_may_move_away_from_a_deleted_parent(self, file: DocumentFile) -> None:
        data = file.dataset()
        first = first_measure(data)
        second = data.children(Measure, data.all(FiscalYear)[0])[1]
        (result,) = data.all(Result)
        moved = dataclasses.replace(result, measure_id=second.id)
        file.apply(Change("ย้าย", (RowChange(result, moved), RowChange(first, None))))
        assert reopened(file).all(Result) == (moved,)

    def test_two_rows_with_one_number_are_refused(self, file: DocumentFile) -> None:
        before = by_id(file.dataset())
        edit = Edit(file.dataset(), "ซ้ำ")
        edit.insert(Result(measure_id=first_measure(edit.data).id, round=12))
        with pytest.raises(UserError, match="ซ้ำ"):
            file.apply(edit.change())
        assert by_id(reopened(file)) == before

    @pytest.mark.parametrize("title", ["ก", "ข"])
    def test_change_that_sqlite_kept_though_its_commit_failed(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch, title: str
    ) -> None:
        before = by_id(file.dataset())
        _fail_after_commit(file, monkeypatch)
        assert by_id(file.dataset()) == before
        assert file.apply(retitle(file.dataset(), title)) == 2
        assert first_measure(reopened(file)).title == title

    def test_closing_takes_back_what_sqlite_kept_though_its_commit_failed(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = by_id(file.dataset())
        _fail_after_commit(file, monkeypatch)
        assert by_id(reopened(file)) == before

    def test_reading_that_fails_is_no_damage(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(transaction, "write", damaged)
        with pytest.raises(UserError, match="ชั่วคราว"):
            file.apply(retitle(file.dataset(), "ก"))

    def test_closing_lets_go_also_when_nothing_can_be_read_to_take_it_back(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

        _fail_after_commit(file, monkeypatch)
        with monkeypatch.context() as patch:
            patch.setattr(tables, "read_manifest", fail)
            file.close()
        DocumentFile.open(file.path).close()

    def test_row_that_is_not_as_before(self, file: DocumentFile) -> None:
        first = first_measure(file.dataset())
        stale = dataclasses.replace(first, title="อื่น")
        with pytest.raises(StaleChangeError):
            file.apply(Change("", (RowChange(stale, first),)))

    def test_row_that_is_there_already(self, file: DocumentFile) -> None:
        with pytest.raises(StaleChangeError):
            file.apply(Change("", (RowChange(None, first_measure(file.dataset())),)))

    def test_row_that_is_not_there(self, file: DocumentFile) -> None:
        year = file.dataset().all(FiscalYear)[0]
        with pytest.raises(StaleChangeError):
            file.apply(Change("", (RowChange(Measure(year_id=year.id), None),)))

    def test_deletion_never_takes_more_than_it_names(self, file: DocumentFile) -> None:
        before = by_id(file.dataset())
        with pytest.raises(StaleChangeError, match="hang from it"):
            file.apply(Change("", (RowChange(first_measure(file.dataset()), None),)))
        assert by_id(file.dataset()) == before
        assert by_id(reopened(file)) == before

    def test_record_without_its_parent(self, file: DocumentFile) -> None:
        with pytest.raises(peewee.IntegrityError):
            file.apply(Change("", (RowChange(None, Measure(year_id=uuid4())),)))

    def test_evidence_hangs_from_exactly_one(self, file: DocumentFile) -> None:
        first = first_measure(file.dataset())
        two = Evidence(measure_id=first.id, year_id=first.year_id)
        for wrong in (two, Evidence()):
            with pytest.raises(peewee.IntegrityError):
                file.apply(Change("", (RowChange(None, wrong),)))

    def test_the_office_stays(self, file: DocumentFile) -> None:
        edit_of_all = (RowChange(record, None) for record in reversed(list(file.dataset())))
        with pytest.raises(ValueError, match="unpack"):
            file.apply(Change("", tuple(edit_of_all)))

    def test_field_that_may_not_be_stored(self, file: DocumentFile) -> None:
        with pytest.raises(ValueError, match=r"Measure\.title"):
            file.apply(retitle(file.dataset(), "a\u202eb"))

    def test_a_failure_in_the_middle_leaves_nothing_and_the_file_goes_on(
        self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = by_id(file.dataset())
        edit = Edit(file.dataset(), "ลบปี")
        edit.update(edit.data.office, phone="๐๔๒")
        edit.delete(edit.data.all(FiscalYear)[0])
        with monkeypatch.context() as patch:
            patch.setattr(transaction, "_delete", _fail)
            with pytest.raises(RuntimeError):
                file.apply(edit.change())
        assert (file.revision, by_id(file.dataset())) == (1, before)
        assert file.apply(edit.change()) == 2
        assert by_id(reopened(file)) == by_id(edit.data)

    def test_disk_full_says_so_and_the_file_goes_on(self, file: DocumentFile) -> None:
        before = by_id(file.dataset())
        pages = file._db.pragma("page_count")
        file._db.pragma("max_page_count", pages)
        long = retitle(file.dataset(), "ก" * 20_000)
        with pytest.raises(UserError, match="ดิสก์เต็ม"):
            file.apply(long)
        assert (file.revision, by_id(file.dataset())) == (1, before)
        file._db.pragma("max_page_count", pages + 100)
        assert file.apply(long) == 2

    def test_limit_of_rows(self, file: DocumentFile) -> None:
        first = first_measure(file.dataset())
        many = (RowChange(None, Evidence(measure_id=first.id)) for _ in range(MAX_ROWS + 1))
        with pytest.raises(UserError, match=r"เกิน ๑๐,๐๐๐ แถว"):
            file.apply(Change("", tuple(many)))
        assert file.dataset().all(Evidence) == ()

    def test_limit_of_size(self, file: DocumentFile, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(header, "MAX_BYTES", file.path.stat().st_size + 50_000)
        name, content = blob(b"x" * 100_000, "jpg")
        with pytest.raises(UserError, match="ใหญ่เกิน"):
            file.apply(Change("", (), {name: content}))
        assert file.blob_names() == frozenset()

    def test_moved_file_is_noticed(self, file: DocumentFile) -> None:
        elsewhere = file.path.rename(file.path.with_name("moved.itadesk"))
        with pytest.raises(UserError, match="บันทึกเป็นสำเนา"):
            file.apply(retitle(file.dataset(), "ใหม่"))
        elsewhere.rename(file.path)
        assert file.apply(retitle(file.dataset(), "ใหม่")) == 2

    def test_replaced_file_is_noticed_and_left_alone(self, file: DocumentFile) -> None:
        other = make(file.path.with_name("other.itadesk"))
        content = other.read_bytes()
        other.replace(file.path)
        with pytest.raises(UserError, match="แทนที่"):
            file.apply(retitle(file.dataset(), "ใหม่"))
        file.close()
        assert file.path.read_bytes() == content

    def test_deleted_file_is_noticed(self, file: DocumentFile) -> None:
        file.path.unlink()
        with pytest.raises(UserError, match="ลบ"):
            file.apply(retitle(file.dataset(), "ใหม่"))


class TestBlobs:
    def test_added_with_its_record(self, file: DocumentFile) -> None:
        name, content = blob(b"\x89PNG\x00\xff", "png")
        edit = Edit(file.dataset(), "ตรา")
        edit.update(edit.data.office, emblem=name)
        edit.add_blob(name, content)
        file.apply(edit.change())
        file.close()
        with DocumentFile.open(file.path) as again:
            assert again.blob(again.dataset().office.emblem) == content

    def test_stay_for_redo(self, file: DocumentFile) -> None:
        name, content = blob(b"x", "png")
        edit = Edit(file.dataset(), "ตรา")
        edit.update(edit.data.office, emblem=name)
        edit.add_blob(name, content)
        for change in (edit.change(), edit.change().inverse(), edit.change()):
            file.apply(change)
        assert file.blob(name) == content

    def test_unknown_name(self, file: DocumentFile) -> None:
        with pytest.raises(KeyError):
            file.blob("none.png")

    def test_record_that_refers_to_a_missing_one(self, file: DocumentFile) -> None:
        office: Record = file.dataset().office
        wrong = dataclasses.replace(office, emblem=blob(b"x", "png")[0])
        with pytest.raises(ValueError, match="missing blobs"):
            file.apply(Change("", (RowChange(office, wrong),)))

    def test_record_may_keep_one_from_before(self, file: DocumentFile) -> None:
        name, content = blob(b"x", "png")
        edit = Edit(file.dataset(), "ตรา")
        edit.update(edit.data.office, emblem=name)
        edit.add_blob(name, content)
        file.apply(edit.change())
        edit = Edit(file.dataset(), "โทรศัพท์")
        edit.update(edit.data.office, phone="๐๔๒")
        assert file.apply(edit.change()) == 3


def _fail_after_commit(file: DocumentFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Apply a change of which only the last sync fails; the user is told that it is not saved."""
    commit = file._db.commit

    def kept() -> None:
        commit()
        raise reported("SQLITE_IOERR_FSYNC")

    with monkeypatch.context() as patch:
        patch.setattr(file._db, "commit", kept)
        with pytest.raises(UserError, match="ชั่วคราว"):
            file.apply(retitle(file.dataset(), "ก"))


def _fail(*_: object) -> int:
    raise RuntimeError("in the middle")


def test_messages_name_the_file(path: Path) -> None:
    error = Trouble.MISSING.at(path)
    assert path.name in error.message
    assert error.remedy
