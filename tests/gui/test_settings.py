from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from itadesk.gui.settings import Settings


@pytest.mark.parametrize("count", [0, 1, 2, 10])
def test_recent_files_are_remembered_newest_first(tmp_path: Path, count: int) -> None:
    paths = [tmp_path / f"แฟ้ม {n}.itadesk" for n in range(count)]
    for path in paths:
        Settings().add_recent_file(path)
    assert Settings().recent_files == paths[::-1]


def test_only_the_newest_ten_are_kept(tmp_path: Path) -> None:
    for number in range(12):
        Settings().add_recent_file(tmp_path / str(number))
    assert [path.name for path in Settings().recent_files] == [str(n) for n in range(11, 1, -1)]


def test_file_opened_again_goes_to_the_head(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings.add_recent_file(tmp_path / name)
    assert [path.name for path in settings.recent_files] == ["a", "b"]


def test_file_is_forgotten(tmp_path: Path) -> None:
    settings = Settings()
    settings.add_recent_file(tmp_path / "a")
    settings.remove_recent_file(tmp_path / "a")
    assert settings.recent_files == []


@pytest.mark.parametrize("broken", ["", "{", "[1, 2]", "null"])
def test_broken_list_is_empty(broken: str) -> None:
    QSettings("itadesk", "itadesk").setValue("recent_files", broken)
    assert Settings().recent_files == []


def test_folder_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    settings = Settings()
    settings.folder = tmp_path
    assert Settings().folder == tmp_path
    settings.folder = tmp_path / "gone"
    assert Settings().folder != tmp_path / "gone"


@pytest.mark.parametrize(("stored", "scale"), [("125", 125), ("9999", 180), ("1", 80), ("x", 100)])
def test_text_scale_stays_within_bounds(stored: str, scale: int) -> None:
    QSettings("itadesk", "itadesk").setValue("text_scale", stored)
    assert Settings().text_scale == scale


def test_layout_is_remembered() -> None:
    assert Settings().layout("window").isEmpty()
    Settings().set_layout("window", QByteArray(b"\x01\x02"))
    assert Settings().layout("window") == QByteArray(b"\x01\x02")


def test_wish_for_the_side_preview_is_remembered_once_there_is_one() -> None:
    assert Settings().side_preview is None
    for wanted in (True, False):
        Settings().side_preview = wanted
        assert Settings().side_preview is wanted
