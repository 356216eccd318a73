"""A dialog to choose some of many things that are proposed, in groups."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from itadesk.core.digits import thai_number
from itadesk.gui.literal import tool_tip
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_KEY = Qt.ItemDataRole.UserRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Line(NamedTuple):
    """One thing to choose: what it is known by, how it reads, and a word beside it.

    `lines` are its parts, to choose from one by one; what is not `checkable` only heads them.
    """

    key: str
    text: str
    beside: str = ""
    tip: str = ""
    enabled: bool = True
    checked: bool = False
    checkable: bool = True
    lines: tuple["Line", ...] = ()


class ChecklistDialog(QDialog):
    """Lines with check boxes; `accepted` when the officer takes those she checked."""

    heading: QLabel
    hint: QLabel
    limit: QWidget
    threshold: QLineEdit
    problem: QLabel
    tree: QTreeWidget
    nothing: QLabel
    buttons: QDialogButtonBox

    def __init__(self, parent: QWidget, title: str, hint: str, verb: str, unit: str) -> None:
        """`verb` and `unit` name the button: เพิ่ม ๓ รายการ."""
        super().__init__(parent)
        load(self, "checklist_dialog.ui")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.hint.setText(wrappable(hint))
        self._verb, self._unit = verb, unit
        self.tree.setAccessibleName(title)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._refresh)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.limit.hide()

    def show_lines(self, lines: Sequence[Line], nothing: str) -> None:
        """Show these; `nothing` in their place when there are none."""
        self.tree.blockSignals(True)
        self.tree.clear()
        for line in lines:
            self._add(self.tree.invisibleRootItem(), line)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self.tree.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.setText(wrappable(nothing))
        self._refresh()

    def checked(self) -> list[str]:
        """Return the keys of the lines that are checked, of groups those of their parts."""
        return [
            str(item.data(0, _KEY))
            for item in _leaves(self.tree.invisibleRootItem())
            if item.checkState(0) == _CHECKED and not item.isDisabled()
        ]

    def _add(self, parent: QTreeWidgetItem, line: Line) -> None:
        item = QTreeWidgetItem(parent, [line.text, line.beside])
        item.setData(0, _KEY, line.key)
        item.setToolTip(0, tool_tip(line.tip or line.text))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        flag = Qt.ItemFlag
        flags = flag.ItemIsSelectable
        if line.enabled:
            flags |= flag.ItemIsEnabled
        if line.checkable:
            flags |= flag.ItemIsUserCheckable
            flags |= flag.ItemIsAutoTristate if line.lines else flag(0)
        item.setFlags(flags)
        if line.checkable and not line.lines:
            item.setCheckState(0, _CHECKED if line.checked and line.enabled else _UNCHECKED)
        for one in line.lines:
            self._add(item, one)

    def _refresh(self) -> None:
        """Say on the button how many would be taken."""
        count = self.count()
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(count > 0)
        ok.setText(f"{self._verb} {thai_number(count)} {self._unit}" if count else self._verb)

    def count(self) -> int:
        """Return how many things the checked lines make."""
        return len(self.checked())


def _leaves(item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    """Yield what has no parts, in order."""
    for child in filter(None, map(item.child, range(item.childCount()))):
        if child.childCount():
            yield from _leaves(child)
        else:
            yield child
