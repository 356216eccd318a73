from pathlib import Path

import pytest

from itadesk.core.checks import is_blob_name
from itadesk.core.errors import UserError
from itadesk.exchange import scans


@pytest.mark.parametrize(
    ("content", "extension"),
    [(b"%PDF-1.7\n", "pdf"), (b"\xff\xd8\xff\xe0", "jpg"), (b"\x89PNG\r\n\x1a\n", "png")],
)
def test_scan_is_known_by_its_content(tmp_path: Path, content: bytes, extension: str) -> None:
    path = tmp_path / "สแกน.bin"
    path.write_bytes(content)
    name, taken = scans.read_scan(path)
    assert taken == content
    assert is_blob_name(name)
    assert name.endswith(f".{extension}")


def test_anything_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "สแกน.pdf"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(UserError, match="ไม่ใช่ PDF"):
        scans.read_scan(path)


def test_large_scan_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "MOST_BYTES", 10)
    path = tmp_path / "สแกน.pdf"
    path.write_bytes(b"%PDF-1.7 more than that")
    with pytest.raises(UserError, match="ใหญ่เกิน"):
        scans.read_scan(path)
