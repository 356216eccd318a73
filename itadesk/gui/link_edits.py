"""Editors of codes, as removable tags, and of links to records, as a list of check boxes."""

import re
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from itadesk.core.characters import clean
from itadesk.gui.choice_edits import PartiesEdit
from itadesk.gui.wrap import wrappable

_ID = Qt.ItemDataRole.UserRole
_BETWEEN = re.compile("[,;\n]")


class TextsEdit(PartiesEdit):
    """Short texts in the officer's order, such as codes; several are typed with commas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spell: Callable[[str], str] = str.strip  # how an entry is written
        self._shown: dict[str, str] = {}
        policy = self._input.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._input.setSizeAdjustPolicy(policy)  # what is offered may be long
        self._input.setMinimumContentsLength(12)
        self._input.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def offer(self, shown: Mapping[str, str]) -> None:
        """Offer entries: what is shown of each -> the entry."""
        if dict(shown) != self._shown:
            self._shown = dict(shown)
            typed = self._line.text()
            self._input.clear()
            self._input.addItems(list(shown))
            self._input.setCurrentIndex(-1)
            self._line.setText(typed)

    def enter_typed(self) -> None:
        """Take over what stands in the line."""
        typed = clean(self._line.text())
        self._line.clear()
        self._input.setCurrentIndex(-1)
        parts = [typed] if typed in self._shown else _BETWEEN.split(typed)
        entries = (self._shown.get(part) or self.spell(part) for part in parts)
        new = [entry for entry in dict.fromkeys(entries) if entry and entry not in self._value]
        if new:
            self._change((*self._value, *new))


class LinksEdit(QListWidget):
    """Which of a few records are meant; those chosen stay in the order they were chosen in."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._value: tuple[UUID, ...] = ()
        self._offered: dict[UUID, str] = {}
        self.itemChanged.connect(self._on_item_changed)

    def offer(self, names: Mapping[UUID, str]) -> None:
        """Offer these records by name."""
        if dict(names) == self._offered:
            return
        self._offered = dict(names)
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for record_id, name in names.items():
            item = QListWidgetItem(wrappable(name))
            item.setData(_ID, record_id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self._show()

    def value(self) -> tuple[UUID, ...]:
        """Return the records chosen, also those that are not offered here."""
        return self._value

    def set_value(self, value: Sequence[UUID]) -> None:
        """Check exactly these."""
        self._value = tuple(value)
        self._show()

    def _show(self) -> None:
        self.blockSignals(True)
        for row in range(self.count()):
            item = self.item(row)
            chosen = item.data(_ID) in self._value
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.viewport().update()

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        record_id = item.data(_ID)
        without = tuple(one for one in self._value if one != record_id)
        checked = item.checkState() == Qt.CheckState.Checked
        self._value = (*without, record_id) if checked else without
        self.edited.emit()
