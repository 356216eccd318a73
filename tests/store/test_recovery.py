"""A transaction cut short is rolled back by the next opening, after a copy was put aside."""

from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store import recovery
from itadesk.store.document import DocumentFile
from itadesk.store.folders import user_folder
from itadesk.store.recovery import set_aside
from tests.store.documents import first_measure, journal, make, patch, retitle, tear


@pytest.fixture
def torn(tmp_path: Path) -> Path:
    """A document whose last transaction was cut short after it reached the file itself."""
    folder = tmp_path / "documents"
    folder.mkdir()
    path = make(folder / "แฟ้ม.itadesk")
    return tear(path)


def copies() -> list[Path]:
    folder = user_folder("recovery")
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_the_last_complete_state_is_back(torn: Path) -> None:
    with DocumentFile.open(torn) as file:
        assert first_measure(file.dataset()).title == "มาตรการที่หนึ่ง"
        assert file.apply(retitle(file.dataset(), "ใหม่")) == 2
    assert list(torn.parent.iterdir()) == [torn]


def test_file_and_journal_are_copied_first(torn: Path) -> None:
    before = [torn.read_bytes(), journal(torn).read_bytes()]
    DocumentFile.open(torn).close()
    (copy,) = copies()
    names = [torn.name, journal(torn).name]
    assert [(copy / name).read_bytes() for name in names] == before


def test_no_copy_without_need(tmp_path: Path) -> None:
    path = make(tmp_path / "a.itadesk")
    journal(path).touch()
    DocumentFile.open(path).close()
    assert copies() == []


def test_nothing_is_rolled_back_when_the_copy_fails(torn: Path) -> None:
    before = torn.read_bytes(), journal(torn).read_bytes()
    user_folder("recovery").parent.mkdir(parents=True)
    user_folder("recovery").write_text("in the way")
    with pytest.raises(UserError):
        DocumentFile.open(torn)
    assert (torn.read_bytes(), journal(torn).read_bytes()) == before


def test_the_newest_copies_are_kept(torn: Path) -> None:
    for _ in range(recovery._KEPT + 3):
        set_aside(torn)
    numbers = sorted(int(copy.name) for copy in copies())
    assert numbers == list(range(4, recovery._KEPT + 4))


def test_what_others_put_beside_the_copies_is_left_alone(torn: Path) -> None:
    user_folder("recovery").mkdir(parents=True)
    (user_folder("recovery") / "desktop.ini").touch()
    DocumentFile.open(torn).close()
    assert [copy.name for copy in copies()] == ["1", "desktop.ini"]


def test_what_a_journal_rolls_back_is_checked_again(torn: Path) -> None:
    patch(journal(torn), lambda content: content.replace(b"ITAd", b"EVIL"))
    with pytest.raises(UserError, match="ไม่ใช่แฟ้มรายงาน"):
        DocumentFile.open(torn)
    assert b"EVIL" in torn.read_bytes()[:100]  # SQLite obeyed; the copy is as it was
    assert b"ITAd" in (copies()[0] / torn.name).read_bytes()[:100]
