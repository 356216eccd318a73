"""File dialogs; where the system has none, Qt's own looks at names only, never into files.

Qt's own opens every file it lists to see what kind it is. On POSIX systems that drops the locks
this process has on them, and it names the kinds in English.
"""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QDir, QFileInfo
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QWidget

SUFFIX = ".itadesk"
_FILTER = f"แฟ้มรายงาน ITA (*{SUFFIX})"
_KINDS = {
    "itadesk": "แฟ้มรายงาน ITA",
    "pdf": "PDF",
    "doc": "เอกสาร Word",
    "docx": "เอกสาร Word",
    "xls": "ตาราง Excel",
    "xlsx": "ตาราง Excel",
    "jpg": "ภาพ",
    "jpeg": "ภาพ",
    "png": "ภาพ",
    "txt": "ข้อความ",
    "zip": "แฟ้มบีบอัด",
}


class FileKinds(QFileIconProvider):
    """Tells kinds and icons of files by their names."""

    def icon(self, of: QFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Return the icon of folders, or the one all files have."""
        if isinstance(of, QFileInfo):
            kind = QFileIconProvider.IconType
            return super().icon(kind.Folder if of.isDir() else kind.File)
        return super().icon(of)

    def type(self, info: QFileInfo) -> str:
        """Return the kind in Thai."""
        if info.isDir():
            return "โฟลเดอร์"
        suffix = info.suffix()
        return _KINDS.get(suffix.lower(), f"แฟ้ม {suffix}".rstrip())


@cache
def _kinds() -> FileKinds:
    """Return the one that all dialogs share: a dialog may ask until its last moment."""
    return FileKinds()


class FileDialog(QFileDialog):
    """Qt's dialog, or the system's."""

    def __init__(self, parent: QWidget | None, title: str, folder: Path, kinds: str) -> None:
        super().__init__(parent, title, QDir.rootPath(), kinds)  # it lists a folder at once
        self.setIconProvider(_kinds())
        self.setDirectory(str(folder))

    def ask(self) -> Path | None:
        """Return what the officer chooses, None when she cancels."""
        chosen = self.selectedFiles() if self.exec() else []
        self.deleteLater()
        return Path(chosen[0]) if chosen else None


def ask_open_path(parent: QWidget, folder: Path) -> Path | None:
    """Let the officer choose a document; None when she cancels."""
    dialog = FileDialog(parent, "เปิดแฟ้ม", folder, _FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog.ask()


def ask_save_path(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    """Let the officer choose where a new document goes; None when she cancels."""
    dialog = FileDialog(parent, title, suggestion.parent, _FILTER)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it is refused anyway
    dialog.selectFile(suggestion.name)
    path = dialog.ask()
    if path is None or path.name.lower().endswith(SUFFIX):
        return path
    return path.with_name(path.name + SUFFIX)


def ask_pdf_path(parent: QWidget, suggestion: Path) -> Path | None:
    """Let the officer choose where a PDF goes; the dialog asks before an older file is replaced."""
    dialog = FileDialog(parent, "บันทึก PDF", suggestion.parent, "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")  # before it looks for an older file
    dialog.selectFile(suggestion.name)
    return dialog.ask()


def ask_copy_path(parent: QWidget, suggestion: Path) -> Path | None:
    """Let the officer choose where a kept file goes; an older one is asked about."""
    extension = suggestion.suffix.removeprefix(".")
    kinds = f"{_KINDS.get(extension, extension)} (*.{extension})"
    dialog = FileDialog(parent, "บันทึกแฟ้ม", suggestion.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(extension)  # before it looks for an older file
    dialog.selectFile(suggestion.name)
    return dialog.ask()


def ask_scan_path(parent: QWidget, folder: Path) -> Path | None:
    """Let the officer choose the scan of a signed paper; None when she cancels."""
    kinds = "ฉบับลงนามที่สแกน (*.pdf *.jpg *.jpeg *.png)"
    dialog = FileDialog(parent, "แนบฉบับลงนาม", folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog.ask()


def ask_evidence_paths(parent: QWidget, folder: Path) -> list[Path]:
    """Let the officer choose pictures and files, none when she cancels."""
    from itadesk.exchange.pictures import TAKEN  # the window begins without

    suffixes = " ".join(sorted(f"*{suffix}" for suffix in TAKEN))
    dialog = FileDialog(parent, "เพิ่มภาพหรือแฟ้ม", folder, f"ภาพและเอกสาร ({suffixes})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(path) for path in chosen]
