"""A file is held once and given its name without ever taking another's."""

import os
from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store.place import Place, put


@pytest.fixture(params=["with links", "without links"])
def finished(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A finished file on a disk that has hard links, or has none."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    if request.param == "without links":
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.part"
    path.write_bytes(b"whole")
    return path


def test_name_is_given(finished: Path) -> None:
    target = finished.with_name("a.itadesk")
    put(finished, target)
    assert target.read_bytes() == b"whole"
    assert list(target.parent.iterdir()) == [target]


def test_name_of_another_is_never_taken(finished: Path) -> None:
    target = finished.with_name("a.itadesk")
    target.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        put(finished, target)
    assert (target.read_bytes(), finished.read_bytes()) == (b"mine", b"whole")


def test_name_is_free_again_when_nothing_can_be_put_there(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "unplugged")

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="unplugged"):
        put(finished, finished.with_name("a.itadesk"))
    assert list(finished.parent.iterdir()) == [finished]


def test_held_once_until_released(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    place = Place(path)
    with pytest.raises(UserError, match="เปิดอยู่"):
        Place(path)
    place.release()
    Place(path).release()


def test_missing_file_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ไม่พบแฟ้ม"):
        Place(tmp_path / "none")


def test_same_file_under_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()
    place = Place(path)
    assert place.is_same()
    path.rename(tmp_path / "b")
    assert not place.is_same()
    with pytest.raises(UserError, match="ถูกย้าย"):
        place.check()
    place.release()
