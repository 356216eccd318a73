"""What to look at before a file is sent, each with the way to where it is mended."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.records import Record
from itadesk.exchange.sending import Concern
from itadesk.gui import theme
from itadesk.gui.link_list import LinkList
from itadesk.gui.missing import Missing, missing_words
from itadesk.gui.record_pages import page_of

_LINES = 3  # that are seen at least


class Place(NamedTuple):
    """A page, and what to show there."""

    page: str
    record: Record | None = None
    field: str = ""


Entry = tuple[str, Place | None]
"""A sentence, and where it is mended, None when that is nowhere in the window."""


class ConcernList(LinkList):
    """The sentences; `chosen` tells the Place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("สิ่งที่ควรดูก่อนส่ง", parent)
        self.setProperty("role", "links")

    def sizeHint(self) -> QSize:
        """Ask for a few lines; what is left of the page is given to the list anyway."""
        return QSize(super().sizeHint().width(), _LINES * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for as many."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def show_entries(self, entries: Iterable[Entry], rest: int) -> None:
        """Show these; `rest` more are not shown."""
        self.show_links(entries, rest, "เรื่อง", theme.icon("warning"))


def entry_of(data: Dataset, concern: Concern) -> Entry:
    """Return what is said of a concern, and where it is mended."""
    if concern.record is None:
        return concern.message, None
    page, record = page_of(data, concern.record, concern.field)
    return concern.message, Place(page, record, concern.field)


def missing_entries(missing: Missing) -> list[Entry]:
    """Return what is missing on other pages."""
    return [
        (missing_words(name, title, count), Place(name)) for name, title, count in missing if count
    ]


def draft_entries(count: int) -> list[Entry]:
    """Return that texts are not in the file yet, if there are any."""
    if not count:
        return []
    text = f"มี {thai_number(count)} ช่องที่ยังจัดเก็บไม่ได้ จึงไม่ไปกับแฟ้ม ดูช่องที่มีกรอบหรือพื้นสีแดง"
    return [(text, None)]
