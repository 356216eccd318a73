"""A layout that sets widgets side by side and begins a new line when the width is used up."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Like words in a paragraph."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    def move(self, widget: QWidget, to: int) -> None:
        """Put a widget that is already here at another place."""
        (item,) = (item for item in self._items if item.widget() is widget)
        self._items.remove(item)
        self._items.insert(to, item)
        self.invalidate()

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None when there is none of this index."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size: the width is what the surroundings give."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Break the items into lines, place them when asked; return the height."""
        area = rect.marginsRemoved(self.contentsMargins())
        y = area.y()
        for line in self._lines(area.width()):
            y += self.spacing() if y > area.y() else 0
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(area.x(), y, area.width(), height))
            y += height
        return y - rect.y() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> Iterator[list[QLayoutItem]]:
        """Yield the items that are seen, line by line."""
        line: list[QLayoutItem] = []
        for item in self._items:
            if item.widget() is not None and item.isEmpty():
                continue  # hidden
            if line and self._width([*line, item]) > width:
                yield line
                line = []
            line.append(item)
        if line:
            yield line

    def _width(self, line: Sequence[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in line) + self.spacing() * (len(line) - 1)

    def _place(self, line: Sequence[QLayoutItem], rect: QRect) -> None:
        """Place one line; what is left of the width goes to a gap, if there is one."""
        x, left = rect.x(), rect.width() - self._width(line)
        for item in line:
            width = item.sizeHint().width()
            if item.spacerItem() is not None:
                width, left = width + left, 0
            item.setGeometry(QRect(x, rect.y(), width, rect.height()))
            x += width + self.spacing()


def let_wrap(row: QWidget) -> None:
    """Let the parts of a row go on in a second line where the width is short."""
    before = row.layout()
    assert before is not None, "a row has a layout"
    items = []
    while (item := before.takeAt(0)) is not None:
        items.append(item)
    spacing = before.spacing()
    QWidget().setLayout(before)  # a widget gives its layout away only so
    flow = FlowLayout(row, spacing)
    for item in items:
        flow.addItem(item)
