"""A file is called damaged only when all of it can be read and the damage is found again."""

from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store import damage
from itadesk.store.damage import second_look
from tests.store.documents import damaged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.itadesk"
    path.write_bytes(b"whatever")
    return path


def test_what_is_found_twice_is_damage(path: Path) -> None:
    with pytest.raises(UserError, match="เสียหาย"):
        second_look(path, damaged)


def test_what_is_not_found_again_is_none(path: Path) -> None:
    looks = iter([damaged, lambda: "whole"])
    assert second_look(path, lambda: next(looks)()) == "whole"


def test_what_cannot_be_read_is_not_damaged(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unplugged(_: Path) -> None:
        raise OSError(5, "unplugged")

    monkeypatch.setattr(damage, "_read_through", unplugged)
    with pytest.raises(UserError, match="ชั่วคราว"):
        second_look(path, damaged)


def test_other_troubles_are_told_at_once(path: Path) -> None:
    looks = []

    def refused() -> None:
        looks.append(1)
        raise PermissionError(13, "not for you")

    with pytest.raises(UserError, match="ไม่มีสิทธิ์"):
        second_look(path, refused)
    assert len(looks) == 1


def test_the_file_that_is_told_of(path: Path) -> None:
    with pytest.raises(UserError, match="ที่ส่งมา"):
        second_look(path, damaged, told=Path("ที่ส่งมา.itadesk"))
