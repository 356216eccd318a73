"""A file is held once, and kept in sight."""

from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store.place import Place


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
