"""What the officer should look at before signing, each with the way to where it is mended."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.records import (
    Division,
    Evidence,
    Finding,
    FiscalYear,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)
from itadesk.gui import theme
from itadesk.gui.wrap import wrappable
from itadesk.report.job import Notice

MOST_SHOWN = 200
_NOTICE = Qt.ItemDataRole.UserRole
_PAGES: dict[type[Record], str] = {
    Office: "office_page",
    Division: "office_page",
    Official: "office_page",
    Measure: "measures_page",
    Result: "results_page",
    Evidence: "evidence_page",
    Finding: "findings_page",
    FiscalYear: "findings_page",
}


class NoticeList(QListWidget):
    """The notices of a printed report; a click or Enter opens what one is about."""

    chosen = Signal(object)  # Notice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("สิ่งที่ควรดูก่อนลงนาม")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(3 * self.fontMetrics().height())
        self.itemClicked.connect(self._on_chosen)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; of very many the first."""
        self.clear()
        for notice in notices[:MOST_SHOWN]:
            item = QListWidgetItem(theme.icon("warning"), wrappable(notice.message))
            item.setData(_NOTICE, notice)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, notice.message)
            if notice.record_id is not None:
                item.setToolTip("กดเพื่อไปยังที่แก้ไข")
            self.addItem(item)
        if len(notices) > MOST_SHOWN:
            rest = thai_number(len(notices) - MOST_SHOWN)
            self.addItem(QListWidgetItem(wrappable(f"และอีก {rest} เรื่อง")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or the space bar what the current notice is about."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        item = self.currentItem()
        if event.key() in keys and item is not None:
            self._on_chosen(item)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        notice = item.data(_NOTICE)
        if isinstance(notice, Notice) and notice.record_id is not None:
            self.chosen.emit(notice)


def concerned(data: Dataset, notice: Notice) -> Record | None:
    """Return the record a notice is about, None when it is a Report not stored or gone."""
    for cls in (*_PAGES, Report):
        if (found := data.find(cls, notice.record_id)) is not None:
            return found
    return None


def page_of(record: Record | None, notice: Notice) -> str:
    """Return the name of the page where a notice about a record is mended, "" when it is here.

    What a measure lacks without saying which field is its result; what the paper lacks without
    saying which field are the measures.
    """
    if isinstance(record, Measure) and not notice.field:
        return _PAGES[Result]
    if isinstance(record, Report | None) and not notice.field:
        return _PAGES[Measure]
    return _PAGES.get(type(record), "") if record is not None else ""
