"""Files are written whole or not at all, and what the system refuses is told in Thai."""

import errno
import os
from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.exchange import files
from itadesk.store import disk as store_disk


def test_a_new_file_has_the_whole_content(tmp_path: Path) -> None:
    files.write_new(tmp_path / "รายงาน.pdf", b"content")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("รายงาน.pdf", b"content")
    ]


def test_an_older_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(UserError, match=r"มี “a\.pdf” อยู่แล้ว"):
        files.write_new(target, b"new")
    assert target.read_bytes() == b"old"
    files.replace(target, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"new")]


@pytest.fixture(params=["with links", "without links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that has hard links, or has none."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "no links here")

    if request.param == "without links":
        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("disk")
def test_a_file_that_comes_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    monkeypatch.setattr(files, "check_free", lambda _: target.write_bytes(b"mine"))
    with pytest.raises(UserError, match="อยู่แล้ว"):
        files.write_new(target, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"mine")]


@pytest.mark.usefixtures("disk")
def test_nothing_stays_that_may_not_be_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(store_disk, "sync_folder", refuse)
    with pytest.raises(UserError, match="ชั่วคราว"):
        files.write_new(tmp_path / "a.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "ดิสก์เต็ม"),
        (errno.EACCES, "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่"),
        (errno.EIO, "ชั่วคราว"),
    ],
)
def test_the_older_file_stays_when_writing_fails(
    code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match=said):
        files.replace(target, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_only_an_ordinary_file_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, said in (("", "เป็นโฟลเดอร์"), ("pipe", "ไม่ใช่แฟ้มธรรมดา"), ("none", "ไม่พบ")):
        with pytest.raises(UserError, match=said):
            files.read_bytes(tmp_path / name, 10)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert files.read_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(UserError, match="ใหญ่เกิน"):
        files.read_bytes(tmp_path / "a", 4)


def test_a_folder_is_made_with_its_parents_but_never_over_a_file(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    for name in ("file", "file/b"):
        with pytest.raises(UserError):
            files.make_folder(tmp_path / name)


def test_two_spellings_of_one_file_are_told(tmp_path: Path) -> None:
    one, other, link = tmp_path / "a", tmp_path / "b", tmp_path / "link"
    one.touch()
    other.touch()
    link.symlink_to(one)
    assert files.is_same(tmp_path / "." / "a", link)
    assert not files.is_same(one, other)
    assert not files.is_same(one, tmp_path / "none")
