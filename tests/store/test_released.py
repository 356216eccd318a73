"""A file of any released version opens in this one, with everything that is in it."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from itadesk.core.errors import UserError
from itadesk.core.fields import describe, empty
from itadesk.core.records import RECORDS
from itadesk.exchange import data_json
from itadesk.store import content, header, tables
from itadesk.store.document import DocumentFile
from itadesk.store.strict import received
from tests.store.freeze import FOLDER, HASHES, freeze, main, sha256

RELEASED: dict[str, dict[str, str]] = json.loads(HASHES.read_text("utf-8"))

released = pytest.mark.parametrize("version", RELEASED)


def data(version: str) -> bytes:
    return (FOLDER / f"{version}.json").read_bytes()


@pytest.fixture
def copy(tmp_path: Path, version: str) -> Path:
    """A sample that may be written."""
    return Path(shutil.copyfile(FOLDER / f"{version}.itadesk", tmp_path / "a.itadesk"))


def test_the_first_version_is_among_them() -> None:
    assert "0.1.0" in RELEASED


@released
def test_nobody_changed_the_sample(version: str) -> None:
    assert sha256(FOLDER / f"{version}.itadesk") == RELEASED[version]["file"]
    assert sha256(FOLDER / f"{version}.json") == RELEASED[version]["data"]


@released
def test_opened_it_holds_what_it_held(copy: Path, version: str) -> None:
    with DocumentFile.open(copy) as file:
        assert data_json.to_bytes(file.dataset()) == data(version)
        assert len(file.blob_names()) == len(file.snapshot().blobs) == 2


@released
def test_received_it_holds_what_it_held(copy: Path, version: str) -> None:
    with received(copy) as found:
        assert data_json.to_bytes(found.dataset) == data(version)
        assert all(found.blobs[name] for name in found.blobs)


@released
def test_its_content_hash_is_still_counted_the_same_way(copy: Path, version: str) -> None:
    number = header.check_header(copy)
    with closing(sqlite3.connect(copy)) as db:
        manifest = tables.read_manifest(db, number)
        stored = tables.read_tables(db, number)
    identity: tuple[UUID, int] = manifest.document_id, manifest.revision
    assert content.hash_of_tables(number, *identity, stored) == RELEASED[version]["content"]


def test_every_field_of_this_version_is_filled_in_its_sample(tmp_path: Path) -> None:
    freeze("now", tmp_path)
    with received(tmp_path / "now.itadesk") as found:
        for cls in RECORDS:
            records = found.dataset.all(cls)
            for one in describe(cls).fields:
                assert any(getattr(r, one.name) != empty(one.kind) for r in records), one.name


def test_a_sample_is_never_written_over(tmp_path: Path) -> None:
    freeze("now", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(UserError):
        freeze("now", tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("version", ["0.1.0", "0.0.9"])
def test_a_frozen_version_or_another_is_not_frozen(version: str) -> None:
    before = sha256(HASHES)
    with pytest.raises(SystemExit):
        main(version)
    assert sha256(HASHES) == before
