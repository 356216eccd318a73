"""A name is taken only when nothing has it and its folder is there."""

from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store.naming import check_free


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("folder", "มี “folder” อยู่แล้ว"),
        ("file", "มี “file” อยู่แล้ว"),
        ("dangling", "มี “dangling” อยู่แล้ว"),
        ("nowhere/a.pdf", "ไม่พบโฟลเดอร์"),
        ("file/a.pdf", "ไม่พบ"),
        ("ก" * 300, "ยาวเกินไป"),
    ],
)
def test_a_target_that_cannot_be_made_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone")
    with pytest.raises(UserError, match=said):
        check_free(tmp_path / name)


def test_a_name_whose_file_is_replaced_may_be_taken(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    check_free(tmp_path / "file", replace=True)
    with pytest.raises(UserError, match="ไม่พบโฟลเดอร์"):
        check_free(tmp_path / "nowhere" / "file", replace=True)
