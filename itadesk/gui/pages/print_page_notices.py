"""What the officer should look at before signing, each with the way to where it is mended."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.records import RECORDS, Measure, Record, Report, Result
from itadesk.gui import theme
from itadesk.gui.link_list import LinkList
from itadesk.gui.record_pages import PAGES
from itadesk.report.job import Notice

MOST_SHOWN = 200


class NoticeList(LinkList):
    """The notices of a printed report; `chosen` tells the Notice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("สิ่งที่ควรดูก่อนลงนาม", parent)
        self.setMinimumHeight(3 * self.fontMetrics().height())

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; of very many the first."""
        links = ((one.message, one if one.record_id else None) for one in notices[:MOST_SHOWN])
        self.show_links(links, len(notices) - MOST_SHOWN, "เรื่อง", theme.icon("warning"))


def concerned(data: Dataset, notice: Notice) -> Record | None:
    """Return the record a notice is about, None when it is a Report not stored or gone."""
    for cls in RECORDS:
        if (found := data.find(cls, notice.record_id)) is not None:
            return found
    return None


def page_of(record: Record | None, notice: Notice) -> str:
    """Return the name of the page where a notice about a record is mended, "" when it is here.

    What a measure lacks without saying which field is its result; what the paper lacks without
    saying which field are the measures.
    """
    if isinstance(record, Report | None):
        return "" if notice.field else PAGES[Measure]
    if isinstance(record, Measure) and not notice.field:
        return PAGES[Result]
    return PAGES[type(record)]
