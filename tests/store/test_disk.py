"""A finished file gets its name without ever taking another's."""

import os
from pathlib import Path

import pytest

from itadesk.store import disk
from itadesk.store.disk import make_folder, put


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


def test_name_is_given_though_the_temporary_one_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, target = tmp_path / "a.part", tmp_path / "a.itadesk"
    temporary.write_bytes(b"whole")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "not here")

    monkeypatch.setattr(Path, "unlink", refuse)
    put(temporary, target)
    assert target.read_bytes() == b"whole"


def test_folder_is_made_with_those_above_it_and_each_name_is_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync_folder", synced.append)
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert synced == [tmp_path, tmp_path / "a"]
