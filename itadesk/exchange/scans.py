"""The scan of a signed paper: a PDF or a picture, taken as it is."""

from pathlib import Path

from itadesk.core.blobs import blob_name
from itadesk.core.characters import shown
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.exchange.files import read_bytes

MOST_BYTES = 30_000_000
_BEGINNINGS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}


def read_scan(path: Path) -> tuple[str, bytes]:
    """Return the blob name and the bytes of a scan; UserError when it is none or too large."""
    content = read_bytes(path, MOST_BYTES)
    for beginning, extension in _BEGINNINGS.items():
        if content.startswith(beginning):
            return blob_name(content, extension), content
    most = thai_number(MOST_BYTES // 1_000_000)
    raise UserError(
        f"“{shown(path.name)}” ไม่ใช่ PDF, JPEG หรือ PNG",
        f"สแกนฉบับที่ลงนามเป็น PDF, JPEG หรือ PNG ไม่เกิน {most} เมกะไบต์",
    )
