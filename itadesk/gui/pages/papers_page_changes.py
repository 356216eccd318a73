"""What is not as it was when a paper was issued, each with the way to where it is edited."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from itadesk.core.paper_changes import Difference
from itadesk.gui.link_list import LinkList

MOST_SHOWN = 100
_LINES = 6  # of the list that are seen


class ChangeList(LinkList):
    """The differences; `chosen` tells the Difference."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("สิ่งที่ต่างจากฉบับที่ออก", parent)
        self.setProperty("role", "links")
        self.setFixedHeight(_LINES * self.fontMetrics().height())

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these; of very many the first."""
        links = ((one.message, one) for one in differences[:MOST_SHOWN])
        self.show_links(links, len(differences) - MOST_SHOWN, "แห่ง", QIcon())
