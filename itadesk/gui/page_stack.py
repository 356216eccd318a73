"""The pages of the window, one of them shown; a page larger than the window can be scrolled."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

W = TypeVar("W", bound=QWidget)


class PageStack(QStackedWidget):
    """Pages by name, so that larger text or a smaller screen never cuts anything off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._areas: dict[str, QScrollArea] = {}

    @property
    def names(self) -> list[str]:
        """The names of the pages, in the order they were added."""
        return list(self._areas)

    @property
    def pages(self) -> list[QWidget]:
        """The pages, in the order they were added."""
        return [_page_in(area) for area in self._areas.values()]

    @property
    def current(self) -> QWidget:
        """The page that is shown."""
        area = self.currentWidget()
        assert isinstance(area, QScrollArea)
        return _page_in(area)

    def add(self, name: str, make: Callable[[QWidget], W]) -> W:
        """Append the page that `make` builds in a parent; return it.

        A page that is built elsewhere and moved here would be styled twice, which takes long.
        """
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        page = make(area.viewport())
        area.setWidget(page)
        self.addWidget(area)
        self._areas[name] = area
        return page

    def page(self, name: str) -> QWidget:
        """Return a page; KeyError when there is none of this name."""
        return _page_in(self._areas[name])

    def show_page(self, name: str) -> None:
        """Show a page."""
        self.setCurrentWidget(self._areas[name])

    def remove(self, name: str) -> None:
        """Take a page away for good.

        `findChild` still finds it until it goes: taken from its parent at once, it would be styled
        anew by Qt, which takes long.
        """
        area = self._areas.pop(name)
        self.removeWidget(area)
        area.deleteLater()


def _page_in(area: QScrollArea) -> QWidget:
    page = area.widget()
    assert page is not None, "every area is made with its page"
    return page
