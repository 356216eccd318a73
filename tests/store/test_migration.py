"""A file of an older version becomes one of this version, whole or not at all, and is kept."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import Division
from itadesk.store import backups, clean_copy, header, migration, upgrades
from itadesk.store.document import DocumentFile
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import received
from itadesk.store.tables import Tables
from tests.store import next_format
from tests.store.documents import UNSEAL, by_id, damaged, meddle
from tests.store.freeze import sample

SAMPLE = sample()
"""A document of the version of today."""


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of today, in the world of the next version."""
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "เก่า.itadesk"
    office = SAMPLE.dataset.office
    nameless = Division(office_id=office.id, order_key=7)
    data = Dataset.of([*SAMPLE.dataset, nameless])
    clean_copy.write(SAMPLE._replace(dataset=data), path)
    next_format.install(monkeypatch)
    return path


def expected() -> Dataset:
    """Return the records as the step to the next version makes them."""
    office = SAMPLE.dataset.office
    moved = dataclasses.replace(office, website=next_format.SCHEME + office.website)
    return Dataset.of([moved, *(one for one in SAMPLE.dataset if one.id != office.id)])


def version(path: Path) -> int:
    return header.check_header(path)


def kept() -> list[bytes]:
    """Return the bytes of all backups of the document."""
    return [one.path.read_bytes() for one in backups.of(SAMPLE.document_id)]


def test_everything_is_there_as_the_step_makes_it(old: Path) -> None:
    with DocumentFile.open(old) as file:
        assert by_id(file.dataset()) == by_id(expected())
        assert {name: file.blob(name) for name in file.blob_names()} == dict(SAMPLE.blobs)


def test_it_is_the_same_document_at_the_next_revision(old: Path) -> None:
    with DocumentFile.open(old) as file:
        assert (file.document_id, file.revision) == (SAMPLE.document_id, SAMPLE.revision + 1)


def test_blob_that_cannot_be_read_is_no_damage(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(migration.Blob, "select", damaged)
    with pytest.raises(UserError, match="ชั่วคราว"):
        DocumentFile.open(old)
    assert old.read_bytes() == before


def test_it_is_of_this_version_from_then_on(old: Path) -> None:
    DocumentFile.open(old).close()
    migrated = old.read_bytes()
    assert version(old) == header.FORMAT
    DocumentFile.open(old).close()
    assert old.read_bytes() == migrated


def test_it_is_sealed(old: Path) -> None:
    DocumentFile.open(old).close()
    with received(old) as found:
        assert by_id(found.dataset) == by_id(expected())


def test_the_old_file_is_kept_byte_for_byte(old: Path) -> None:
    before = old.read_bytes()
    DocumentFile.open(old).close()
    (backup,) = backups.of(SAMPLE.document_id)
    assert backup.revision == SAMPLE.revision
    assert backup.path.read_bytes() == before


def test_one_file_remains(old: Path) -> None:
    DocumentFile.open(old).close()
    assert list(old.parent.iterdir()) == [old]


def test_an_unsealed_file_is_migrated_too(old: Path) -> None:
    """As a crash leaves it: whole, but without a seal."""
    meddle(old, UNSEAL)
    with DocumentFile.open(old) as file:
        assert by_id(file.dataset()) == by_id(expected())


def test_the_name_leads_to_the_old_file_until_the_new_one_is_proven(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    put = clean_copy.put
    seen: list[bytes] = []

    def watched(temporary: Path, path: Path, *, replace: bool) -> None:
        seen.append(path.read_bytes())
        assert kept() == [before]
        with received(temporary) as found:
            assert by_id(found.dataset) == by_id(expected())
        put(temporary, path, replace=replace)

    monkeypatch.setattr(clean_copy, "put", watched)
    DocumentFile.open(old).close()
    assert seen == [before]


def _disk_full(*_: object, **__: object) -> None:
    raise OSError(28, "disk full")


def _no_rows(_: Tables) -> Tables:
    raise ValueError("a row that is none")


def _forbidden_text(stored: Tables) -> Tables:
    (row,) = stored["office"]
    return {**stored, "office": [(row[0], row[1], "a\x00", *row[3:])]}


def _no_office(stored: Tables) -> Tables:
    return {**stored, "office": []}


FAILURES: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "step": (lambda m: m.setitem(upgrades.STEPS, next_format.OLD, _no_rows), "CORRUPT"),
    "text": (lambda m: m.setitem(upgrades.STEPS, next_format.OLD, _forbidden_text), "CORRUPT"),
    "office": (lambda m: m.setitem(upgrades.STEPS, next_format.OLD, _no_office), "CORRUPT"),
    "backup": (lambda m: m.setattr(backups, "put", _disk_full), "FULL"),
    "building": (lambda m: m.setattr(clean_copy, "build", _disk_full), "FULL"),
    "replacing": (lambda m: m.setattr(os, "fsync", _disk_full), "FULL"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = old.read_bytes()
    fail, code = FAILURES[name]
    with monkeypatch.context() as patch:
        fail(patch)
        with pytest.raises(UserError) as refused:
            DocumentFile.open(old)
    assert refused.value.code == code
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]
    monkeypatch.setitem(upgrades.STEPS, next_format.OLD, next_format.step)
    DocumentFile.open(old).close()  # nobody holds it
    assert version(old) == header.FORMAT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office SET kind = 'x'",
        "UPDATE office SET name = CAST(x'ff' AS TEXT)",
        "UPDATE measure SET rounds = '['",
        "DELETE FROM manifest",
    ],
)
def test_rows_that_are_none_are_refused(old: Path, statement: str) -> None:
    before = meddle(old, statement).read_bytes()
    with pytest.raises(UserError) as refused:
        DocumentFile.open(old)
    assert refused.value.code == "CORRUPT"
    assert old.read_bytes() == before
    assert kept() == []


def test_a_file_changed_while_it_rested_is_refused(old: Path) -> None:
    before = meddle(old, "UPDATE office SET name = 'x'", sealed=True).read_bytes()
    with pytest.raises(UserError) as refused:
        DocumentFile.open(old)
    assert refused.value.code == "CHANGED"
    assert old.read_bytes() == before


def test_an_old_schema_under_a_new_number_is_refused(old: Path) -> None:
    meddle(old, f"PRAGMA user_version = {header.FORMAT}")
    with pytest.raises(UserError) as refused:
        DocumentFile.open(old)
    assert refused.value.code == "FOREIGN"


def test_a_file_of_a_version_after_the_next_is_refused_unread(old: Path) -> None:
    before = meddle(old, f"PRAGMA user_version = {header.FORMAT + 1}").read_bytes()
    for reading in (DocumentFile.open, lambda path: received(path).__enter__()):
        with pytest.raises(UserError) as refused:
            reading(old)
        assert refused.value.code == "TOO_NEW"
    assert old.read_bytes() == before


def test_a_received_old_file_is_read_as_one_of_today_and_left_alone(old: Path) -> None:
    before = old.read_bytes()
    with received(old) as found:
        assert by_id(found.dataset) == by_id(expected())
        assert (found.document_id, found.revision) == (SAMPLE.document_id, SAMPLE.revision)
        assert dict(found.blobs) == dict(SAMPLE.blobs)
    assert old.read_bytes() == before
    assert kept() == []


def test_a_kept_old_file_is_restored_as_one_of_today(old: Path) -> None:
    DocumentFile.open(old).close()
    (backup,) = backups.of(SAMPLE.document_id)
    target = old.with_name("คืน.itadesk")
    backups.restore(backup, target)
    assert version(target) == header.FORMAT
    with DocumentFile.open(target) as file:
        assert by_id(file.dataset()) == by_id(expected())
        assert {name: file.blob(name) for name in file.blob_names()} == dict(SAMPLE.blobs)


def test_a_snapshot_of_an_old_file_can_be_sent(old: Path, tmp_path: Path) -> None:
    sent = tmp_path / "sent.itadesk"
    with received(old) as found:
        clean_copy.write(Snapshot(*found), sent)
    with received(sent) as again:
        assert by_id(again.dataset) == by_id(expected())
