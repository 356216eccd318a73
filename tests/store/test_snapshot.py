"""A snapshot is what a document held at one revision, whatever is done to the document later."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from itadesk.core.edits import Edit
from itadesk.store.document import DocumentFile
from itadesk.store.snapshot import StoredBlobs
from tests.store.documents import by_id, retitle
from tests.strategies import blob, every_field


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DocumentFile]:
    with DocumentFile.create(tmp_path / "a.itadesk", *every_field()) as opened:
        yield opened


def test_of_everything_in_the_document(file: DocumentFile) -> None:
    found = file.snapshot()
    assert by_id(found.dataset) == by_id(file.dataset())
    assert (found.document_id, found.revision) == (file.document_id, 1)
    assert dict(found.blobs) == every_field()[1]


def test_stays_as_it_was(file: DocumentFile) -> None:
    before = file.snapshot()
    hashed, records = before.content_hash, by_id(before.dataset)
    file.apply(retitle(file.dataset(), "ใหม่"))
    assert (before.content_hash, by_id(before.dataset)) == (hashed, records)
    assert file.snapshot().content_hash != hashed


def test_the_same_content_at_another_revision_has_another_hash(file: DocumentFile) -> None:
    before = file.snapshot()
    change = retitle(file.dataset(), "ใหม่")
    file.apply(change)
    file.apply(change.inverse())
    assert by_id(file.snapshot().dataset) == by_id(before.dataset)
    assert file.snapshot().content_hash != before.content_hash


def test_names_no_blob_that_no_record_names(file: DocumentFile) -> None:
    name, content = blob(b"other", "png")
    edit = Edit(file.dataset(), "ตรา")
    edit.update(edit.data.office, emblem=name)
    edit.add_blob(name, content)
    file.apply(edit.change())
    file.apply(edit.change().inverse())
    assert name in file.blob_names()
    assert name not in file.snapshot().blobs


class TestStoredBlobs:
    def test_each_is_read_when_it_is_asked_for(self) -> None:
        read: list[str] = []

        def reading(name: str) -> bytes:
            read.append(name)
            return name.encode()

        blobs = StoredBlobs(("a", "b"), reading)
        assert (list(blobs), len(blobs), read) == (["a", "b"], 2, [])
        assert (blobs["b"], read) == (b"b", ["b"])

    def test_what_is_not_among_them_is_not_read(self) -> None:
        with pytest.raises(KeyError):
            StoredBlobs(("a",), str.encode)["b"]
