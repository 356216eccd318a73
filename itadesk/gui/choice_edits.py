"""Editors of fields with several values: check boxes in a row, and names as removable tags."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QToolButton, QWidget

from itadesk.core.characters import clean
from itadesk.core.fields import Choice
from itadesk.gui.flow import FlowLayout
from itadesk.gui.literal import caption

Party = UUID | str


def _common_beginning(labels: Sequence[str]) -> str:
    """Return the words all labels begin with."""
    first, last = min(labels), max(labels)
    while not last.startswith(first):
        first = first[: first.rstrip().rfind(" ") + 1]
    return first if len(labels) > 1 else ""


class NumbersEdit(QWidget):
    """Any of a few numbers, each a check box."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[int, QCheckBox] = {}
        self._layout = FlowLayout(self, spacing=14)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; what their labels have in common at the beginning is not repeated."""
        common = _common_beginning([choice.label for choice in choices])
        for choice in choices:
            box = QCheckBox(choice.label.removeprefix(common))
            box.setToolTip(choice.label)
            box.setAccessibleName(choice.label)
            box.clicked.connect(self.edited)
            self._layout.addWidget(box)
            self.boxes[int(choice.value)] = box
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> tuple[int, ...]:
        """Return the checked numbers, ascending as offered."""
        return tuple(number for number, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Sequence[int]) -> None:
        """Check exactly these."""
        for number, box in self.boxes.items():
            box.setChecked(number in value)


class _Tag(QToolButton):
    """One chosen name: a click or Delete removes it, Alt with an arrow moves it."""

    removed = Signal()
    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("party_tag")
        self.setText(caption(f"{name}  ×"))
        self.setToolTip("กดเพื่อลบออก เลื่อนลำดับด้วย Alt+ลูกศร")
        self.setAccessibleName(f"{name} กดเพื่อลบออก")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys named above."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class PartiesEdit(QFrame):
    """Names in the officer's order: records offered for choice, and free entries."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[Party, ...] = ()
        self._names: dict[UUID, str] = {}
        self.tags: list[_Tag] = []
        self._input = QComboBox()
        self._input.setEditable(True)
        self._input.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._input.setMinimumContentsLength(18)
        self._input.setAccessibleName("เพิ่มชื่อ")
        self._input.activated.connect(self._on_entered)
        line = self._input.lineEdit()
        assert line is not None, "an editable combo box has a line"
        self._line = line
        self._line.setPlaceholderText("พิมพ์หรือเลือกเพิ่ม")
        self._input.installEventFilter(self)  # focus and keys reach its line through the box
        self._layout = FlowLayout(self)
        self._layout.setContentsMargins(6, 6, 6, 6)
        self._layout.addWidget(self._input)
        self.setFocusProxy(self._input)

    def set_suggestions(self, names: dict[UUID, str], free: Sequence[str] = ()) -> None:
        """Offer these records and free entries; names of records are also shown by them."""
        if names == self._names and self._input.count():
            return
        self._names = dict(names)
        typed = self._line.text()
        self._input.clear()
        self._input.addItems([*names.values(), *free])
        self._input.setCurrentIndex(-1)
        self._line.setText(typed)
        self._show()

    def value(self) -> tuple[Party, ...]:
        """Return the chosen entries."""
        return self._value

    def set_value(self, value: Sequence[Party]) -> None:
        """Show these entries."""
        if tuple(value) != self._value:
            self._value = tuple(value)
            self._show()

    def enter_typed(self) -> None:
        """Take over what stands in the line."""
        name = clean(self._line.text()).replace("\n", " ").strip()
        self._line.clear()
        self._input.setCurrentIndex(-1)
        known = {label: record for record, label in self._names.items()}
        entry = known.get(name, name)
        if name and entry not in self._value:
            self._change((*self._value, entry))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take over typed text on Enter and when the focus leaves; Backspace removes the last."""
        if watched is self._input:
            if event.type() == QEvent.Type.FocusOut and not self._input.view().isVisible():
                self.enter_typed()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self.enter_typed()
                    return True
                if event.key() == Qt.Key.Key_Backspace and not self._line.text() and self._value:
                    self._change(self._value[:-1])
                    return True
        return super().eventFilter(watched, event)

    def _on_entered(self, index: int) -> None:
        self._line.setText(self._input.itemText(index))
        self.enter_typed()

    def _change(self, value: tuple[Party, ...]) -> None:
        self._value = value
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        """Make the tags anew."""
        for tag in self.tags:
            self._layout.removeWidget(tag)
            tag.hide()
            tag.deleteLater()
        self.tags = [self._tag(at, entry) for at, entry in enumerate(self._value)]
        for at, tag in enumerate(self.tags):
            self._layout.addWidget(tag)
            self._layout.move(tag, at)
            tag.show()
            self.setTabOrder(tag, self._input)
        self.updateGeometry()

    def _tag(self, at: int, entry: Party) -> _Tag:
        tag = _Tag(entry if isinstance(entry, str) else self._names.get(entry, "?"))
        tag.removed.connect(lambda: self._on_removed(at))
        tag.moved.connect(lambda step: self._on_moved(at, step))
        return tag

    def _on_removed(self, at: int) -> None:
        self._change(self._value[:at] + self._value[at + 1 :])
        self._input.setFocus()

    def _on_moved(self, at: int, step: int) -> None:
        to = at + step
        if 0 <= to < len(self._value):
            value = list(self._value)
            value.insert(to, value.pop(at))
            self._change(tuple(value))
            self.tags[to].setFocus()
