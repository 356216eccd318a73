"""Backups: what is kept, in which order, and what comes back."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store import backups
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received
from tests.store.documents import UNSEAL, by_id, make, meddle, retitle

NOW = datetime(2026, 1, 12, 14, 32)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[DocumentFile]:
    with DocumentFile.open(make(tmp_path / "a.itadesk")) as document:
        yield document


def back_up(document: DocumentFile, now: datetime = NOW) -> backups.Backup:
    return backups.make(document.snapshot(), now, document.path)


def edit(document: DocumentFile, title: str) -> None:
    document.apply(retitle(document.dataset(), title))


def test_backup_is_told_as_it_is_listed(document: DocumentFile) -> None:
    made = back_up(document, NOW.replace(microsecond=5))
    assert backups.of(document.document_id) == [made]
    assert (made.revision, made.made) == (1, NOW)


def test_same_content_is_kept_once(document: DocumentFile) -> None:
    first = back_up(document)
    assert back_up(document, NOW + timedelta(hours=1)) == first


def test_later_revision_is_newer_whatever_the_clock_says(document: DocumentFile) -> None:
    back_up(document)
    edit(document, "ใหม่")
    later = back_up(document, datetime(1970, 1, 1))
    assert backups.of(document.document_id)[-1] == later


def test_backup_broken_meanwhile_is_made_again(document: DocumentFile) -> None:
    first = back_up(document)
    first.path.write_bytes(b"")
    assert back_up(document, NOW + timedelta(hours=1)) != first


def test_origin_is_where_the_document_was_last(document: DocumentFile, tmp_path: Path) -> None:
    backups.make(document.snapshot(), NOW, tmp_path / "เดิม.itadesk")
    edit(document, "ใหม่")
    backups.make(document.snapshot(), NOW, tmp_path / "ย้ายแล้ว.itadesk")
    assert backups.origin(document.document_id) == tmp_path / "ย้ายแล้ว.itadesk"


def test_unfinished_backup_is_none_and_goes_with_the_next(document: DocumentFile) -> None:
    folder = backups.folder(document.document_id)
    folder.mkdir(parents=True)
    (folder / ".0123456789abcdef.part").write_bytes(b"half")
    assert backups.of(document.document_id) == []
    made = back_up(document)
    assert [entry.name for entry in folder.glob("*.part")] == []
    assert made.path.is_file()


def test_stopped_backup_leaves_nothing(document: DocumentFile) -> None:
    def stop(_part: float) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        backups.make(document.snapshot(), NOW, document.path, stop)
    assert os.listdir(backups.folder(document.document_id)) == []  # noqa: PTH208 - hidden ones too


def test_restored_file_holds_what_was_backed_up(document: DocumentFile, tmp_path: Path) -> None:
    before = by_id(document.dataset())
    made = back_up(document)
    edit(document, "ใหม่")
    backups.restore(made, tmp_path / "คืน.itadesk")
    with DocumentFile.open(tmp_path / "คืน.itadesk") as restored:
        assert by_id(restored.dataset()) == before


def test_restored_file_is_later_than_what_is_backed_up(
    document: DocumentFile, tmp_path: Path
) -> None:
    made = back_up(document)
    edit(document, "ใหม่")
    newest = back_up(document)
    backups.restore(made, tmp_path / "คืน.itadesk")
    with received(tmp_path / "คืน.itadesk") as restored:
        assert restored.document_id == document.document_id
        assert restored.revision > newest.revision


def test_restoring_never_overwrites(document: DocumentFile, tmp_path: Path) -> None:
    taken = tmp_path / "มีอยู่.itadesk"
    taken.write_text("ของเดิม")
    with pytest.raises(UserError) as refused:
        backups.restore(back_up(document), taken)
    assert refused.value.code == "EXISTS"
    assert taken.read_text() == "ของเดิม"


def test_file_kept_without_its_seal_comes_back(tmp_path: Path) -> None:
    path = make(tmp_path / "a.itadesk")
    with DocumentFile.open(path) as document:
        document_id = document.document_id
    backups.keep(meddle(path, UNSEAL), document_id, 1, NOW)
    (kept,) = backups.of(document_id)
    backups.restore(kept, tmp_path / "คืน.itadesk")
    DocumentFile.open(tmp_path / "คืน.itadesk").close()


def test_forgotten_backups_are_gone(document: DocumentFile) -> None:
    back_up(document)
    assert backups.are_there()
    backups.forget(document.document_id)
    assert not backups.are_there()
    assert not backups.folder(document.document_id).exists()


def test_backups_of_other_documents_are_not_forgotten(
    document: DocumentFile, tmp_path: Path
) -> None:
    with DocumentFile.open(make(tmp_path / "b.itadesk")) as other:
        kept = back_up(other)
    back_up(document)
    backups.forget(document.document_id)
    assert kept.path.is_file()
