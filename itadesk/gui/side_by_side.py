"""Parts of a page side by side where all have room, else one below the other."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QWidget

_TOLD_BY = {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}


class SideBySide(QObject):
    """Turns a row of a page, which lies in something that scrolls, as the width allows."""

    def __init__(self, page: QWidget, row: QBoxLayout) -> None:
        super().__init__(page)
        self._page = page
        self._row = row
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width there is and the width that is needed, at any size of text."""
        if event.type() in _TOLD_BY:
            self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        view, margins = self._page.parentWidget() or self._page, self._page.contentsMargins()
        around = self._page.layout()
        if around is not None:
            margins += around.contentsMargins()
        items = [self._row.itemAt(at) for at in range(self._row.count())]
        widths = [item.minimumSize().width() for item in items if item is not None]
        need = sum(widths) + self._row.spacing() * (len(widths) - 1)
        room = view.width() - margins.left() - margins.right()
        way = QBoxLayout.Direction
        direction = way.LeftToRight if need <= room else way.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)
