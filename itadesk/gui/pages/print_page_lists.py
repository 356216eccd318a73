"""Lists of check boxes: some of several things, also in the officer's own order."""

from collections.abc import Collection, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from itadesk.gui import theme
from itadesk.gui.flow import FlowLayout
from itadesk.gui.literal import tool_tip
from itadesk.report.forms import BLOCKS

_KEY = Qt.ItemDataRole.UserRole
_LEAST_ROWS, _MOST_ROWS = 3, 6


class CheckedList(QWidget):
    """Some of the things offered; with arrows also their order."""

    edited = Signal()
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(self._on_changed)
        self.list.currentItemChanged.connect(self.current_changed)
        self.list.installEventFilter(self)
        self.button_up = self._button("up", "เลื่อนขึ้น (Alt+↑)", -1)
        self.button_down = self._button("down", "เลื่อนลง (Alt+↓)", 1)
        arrows = QVBoxLayout()
        arrows.addWidget(self.button_up)
        arrows.addWidget(self.button_down)
        arrows.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.list, 1)
        layout.addLayout(arrows)
        self.setFocusProxy(self.list)
        self._ordered = True
        self._things: list[tuple[Hashable, str]] = []
        self._value: tuple[Hashable, ...] = ()

    def set_ordered(self, ordered: bool) -> None:
        """Say whether the order is the officer's; otherwise it is that of the offer."""
        self._ordered = ordered
        self.button_up.setVisible(ordered)
        self.button_down.setVisible(ordered)

    def offer(self, things: Sequence[tuple[Hashable, str]]) -> None:
        """Offer these things by key and name; what is checked stays so."""
        if list(things) == self._things:
            return
        self._things = list(things)
        current = self.current_key()
        self.list.blockSignals(True)
        self.list.clear()
        for key, name in things:
            item = QListWidgetItem(name)
            item.setToolTip(tool_tip(name))
            item.setData(_KEY, key)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            self.list.addItem(item)
        self._show()
        self.list.blockSignals(False)
        self.set_current(current)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def current_key(self) -> Hashable | None:
        """Return the key of the current thing."""
        item = self.list.currentItem()
        key: Hashable | None = item.data(_KEY) if item is not None else None
        return key

    def set_current(self, key: Hashable | None) -> None:
        """Make a thing the current one."""
        found = next((item for item in self._items() if item.data(_KEY) == key), None)
        self.list.setCurrentItem(found)  # type: ignore[arg-type] # None is allowed: no current item

    def value(self) -> tuple[Hashable, ...]:
        """Return the keys that are checked, in order."""
        checked = Qt.CheckState.Checked
        return tuple(item.data(_KEY) for item in self._items() if item.checkState() == checked)

    def set_value(self, value: Sequence[Hashable]) -> None:
        """Check exactly these; where the order is the officer's they come first."""
        self._value = tuple(value)
        if self._value != self.value():
            self.list.blockSignals(True)
            self._show()
            self.list.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move the current thing with Alt and an arrow."""
        if watched is self.list and isinstance(event, QKeyEvent) and self._ordered:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            step = steps.get(Qt.Key(event.key()))
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.type() == QEvent.Type.KeyPress and alt and step is not None:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _button(self, icon: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._move(step))
        return button

    def _make_room(self) -> None:
        """Be as high as the things need, within bounds."""
        rows = min(max(self.list.count(), _LEAST_ROWS), _MOST_ROWS)
        row = self.list.sizeHintForRow(0) if self.list.count() else self.fontMetrics().height()
        self.list.setFixedHeight(rows * row + 2 * self.list.frameWidth() + 2)

    def _show(self) -> None:
        """Check and sort the items by the value."""
        items = {item.data(_KEY): item for item in self._items()}
        order = [key for key, _name in self._things]
        if self._ordered:
            chosen = [key for key in self._value if key in items]
            order = [*chosen, *(key for key in order if key not in chosen)]
        current = self.list.currentItem()
        if order != [item.data(_KEY) for item in self._items()]:
            while self.list.count():
                self.list.takeItem(0)
            for key in order:
                self.list.addItem(items[key])
            self.list.setCurrentItem(current)
        for key, item in items.items():
            checked = key in self._value
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        to = row + step
        if row < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(row)
        self.list.insertItem(to, item)
        self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._on_changed()

    def _on_changed(self) -> None:
        value = self.value()
        if value != self._value:
            self._value = value
            self.edited.emit()


class BlocksEdit(QWidget):
    """Which blocks of a form are printed; only what differs from the form is remembered."""

    edited = Signal()
    prefix = "block"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(self, spacing=8)
        self._boxes: dict[str, QCheckBox] = {}
        self._off: frozenset[str] = frozenset()
        self._value: dict[str, bool] = {}
        for key, name in BLOCKS.items():
            box = self._boxes[key] = QCheckBox(name)
            box.setObjectName(f"{self.prefix}_{key}")
            box.setChecked(True)
            box.clicked.connect(partial(self._on_clicked, key))
            layout.addWidget(box)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def offer(self, blocks: Sequence[str], off: Collection[str] = ()) -> None:
        """Offer the blocks of a form; those `off` are not checked by themselves."""
        self._off = frozenset(off)
        for key, box in self._boxes.items():
            box.setVisible(key in blocks)

    def value(self) -> tuple[tuple[str, bool], ...]:
        """Return the switches that were moved."""
        return tuple(self._value.items())

    def set_value(self, value: Sequence[tuple[str, bool]]) -> None:
        """Show these switches; a block that is not named is as the form has it."""
        self._value = dict(value)
        for key, box in self._boxes.items():
            box.setChecked(self._value.get(key, key not in self._off))

    def _on_clicked(self, key: str) -> None:
        checked = self._boxes[key].isChecked()
        if checked == (key not in self._off):
            self._value.pop(key, None)
        else:
            self._value[key] = checked
        self.edited.emit()


class LandscapeEdit(BlocksEdit):
    """Which blocks lie on their side; only what differs from the form is remembered."""

    prefix = "landscape"
