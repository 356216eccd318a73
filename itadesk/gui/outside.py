"""Files and folders, shown by the system's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from itadesk.core.errors import UserError


def open_outside(path: Path) -> None:
    """Open a file or folder in the system's own program for it; UserError when there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(f"เปิด “{path.name}” ไม่ได้ เพราะไม่พบโปรแกรมที่ใช้เปิด", f"เปิดเองได้ที่ {path}")
