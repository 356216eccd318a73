"""The page shown while no document is open: a new one, the last files, the examples."""

import json
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from itadesk.core import fiscal
from itadesk.core.digits import thai_number
from itadesk.core.offices import full_name
from itadesk.exchange.examples import examples
from itadesk.gui import theme
from itadesk.gui.literal import tool_tip
from itadesk.gui.settings import Settings
from itadesk.gui.ui_files import load

_LETTERS = 70  # width of the lists
_PATH = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """Says what the officer wants to open or make; the window does it."""

    new_requested = Signal()
    open_requested = Signal()
    restore_requested = Signal()
    file_chosen = Signal(object)  # Path
    example_chosen = Signal(object)  # Path of a DATA.json

    button_new: QPushButton
    button_open: QPushButton
    button_restore: QPushButton
    recent: QListWidget
    recent_empty: QLabel
    examples: QListWidget

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        load(self, "start_page.ui")
        self.button_open.setIcon(theme.icon("open"))
        self.button_new.clicked.connect(self.new_requested)
        self.button_open.clicked.connect(self.open_requested)
        self.button_restore.clicked.connect(self.restore_requested)
        self.recent.itemActivated.connect(lambda item: self.file_chosen.emit(item.data(_PATH)))
        self.examples.itemActivated.connect(lambda item: self.example_chosen.emit(item.data(_PATH)))
        for source in examples():
            _add(self.examples, "example", example_title(source), source)
        _fit(self.examples)

    def refresh(self) -> None:
        """Show the recent files as they now are; a missing one is marked."""
        self.recent.clear()
        for path in self._settings.recent_files:
            missing = not path.is_file()
            text = f"{path.stem}   ไม่พบแฟ้ม" if missing else path.stem
            item = _add(self.recent, "warning" if missing else "open", text, path)
            item.setText(f"{text}   ·   {path.parent}")
            item.setToolTip(tool_tip(str(path)))
            if missing:
                item.setForeground(theme.colour("faint"))
        self.recent.setVisible(self.recent.count() > 0)
        self.recent_empty.setVisible(self.recent.count() == 0)
        _fit(self.recent)


def example_title(source: Path) -> str:
    """Return whose report an example is, and of which year."""
    content = json.loads(source.read_text(encoding="utf-8"))
    office, years = content["office"], content["years"]
    year = years[-1]
    name = full_name(office["kind"], office.get("name", "")) or office["kind"]
    return f"{name} {fiscal.label(year['year'])} ({thai_number(len(year['measures']))} มาตรการ)"


def _add(files: QListWidget, icon: str, text: str, path: Path) -> QListWidgetItem:
    item = QListWidgetItem(theme.icon(icon), text)
    item.setData(_PATH, path)
    files.addItem(item)
    return item


def _fit(files: QListWidget) -> None:
    """Make a list as high as its entries, or lower where the window is."""
    files.setMinimumWidth(files.fontMetrics().averageCharWidth() * _LETTERS)
    rows = sum(files.sizeHintForRow(row) for row in range(files.count()))
    frame = 2 * files.frameWidth() + 6
    files.setMinimumHeight(min(rows, 2 * max(files.sizeHintForRow(0), 0)) + frame)
    files.setMaximumHeight(rows + frame)
