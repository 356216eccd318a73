"""A document is brought to another place whole, and its source stays as it was."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store import copying
from itadesk.store.copying import bring
from itadesk.store.document import DocumentFile
from tests.store.documents import by_id, first_measure, make, tear


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder / "แฟ้ม.itadesk"


def content(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_copy_is_the_document(stick: Path, target: Path) -> None:
    source = make(stick / "ก.itadesk")
    before = content(stick)
    bring(source, target)
    assert content(stick) == before
    assert content(target.parent) == {target.name: source.read_bytes()}
    with DocumentFile.open(source) as one, DocumentFile.open(target) as other:
        assert by_id(one.dataset()) == by_id(other.dataset())
        assert one.document_id == other.document_id


def test_copy_of_a_torn_document_is_its_last_complete_state(stick: Path, target: Path) -> None:
    source = tear(make(stick / "ก.itadesk"))
    before = content(stick)
    bring(source, target)
    assert content(stick) == before
    assert list(content(target.parent)) == [target.name]
    assert ("ก" * 1000).encode() not in target.read_bytes()
    with DocumentFile.open(target) as file:
        assert first_measure(file.dataset()).title == "มาตรการที่หนึ่ง"


def test_document_that_is_open_is_not_copied(stick: Path, target: Path) -> None:
    source = make(stick / "ก.itadesk")
    with DocumentFile.open(source), pytest.raises(UserError) as raised:
        bring(source, target)
    assert raised.value.code == "LOCKED"
    assert content(target.parent) == {}


@pytest.mark.parametrize("name", ["แฟ้ม.itadesk", "แฟ้ม.itadesk-journal"])
def test_nothing_is_overwritten_or_rolled_into_the_copy(
    stick: Path, target: Path, name: str
) -> None:
    target.with_name(name).write_bytes(b"older")
    with pytest.raises(UserError) as raised:
        bring(make(stick / "ก.itadesk"), target)
    assert raised.value.code == "EXISTS"
    assert content(target.parent) == {name: b"older"}


def test_only_a_document_is_copied(stick: Path, target: Path) -> None:
    source = stick / "ก.itadesk"
    source.write_bytes(b"%PDF-1.7" + bytes(1000))
    with pytest.raises(UserError) as raised:
        bring(source, target)
    assert raised.value.code == "NOT_OURS"
    assert content(target.parent) == {}


def test_nothing_is_left_when_the_disk_is_full(
    stick: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make(stick / "ก.itadesk")

    def refuse(_source: Path, part: Path) -> None:
        part.write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(copying.shutil, "copyfile", refuse)
    with pytest.raises(UserError) as raised:
        bring(source, target)
    assert raised.value.code == "FULL"
    assert content(target.parent) == {}
    assert DocumentFile.open(source).close() is None


def test_open_in_another_process_is_found(stick: Path, target: Path) -> None:
    source = make(stick / "ก.itadesk")
    hold = "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN EXCLUSIVE')"
    script = f"{hold}; print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(source)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(UserError) as raised:
            bring(source, target)
        other.communicate()
    assert raised.value.code == "LOCKED"
