"""The blocks that only letters have, drawn with what the records say."""

from itadesk.core.offices import full_name
from itadesk.report import announcement, letter_texts, memo, texts
from itadesk.report.job import PrintJob
from itadesk.report.page import Pages


def draw(key: str, job: PrintJob, pages: Pages, below: float) -> None:
    """Draw a block, with `below` left on its page."""
    office, report = job.data.office, job.report
    if key == "announced":
        announcement.draw_day(pages, letter_texts.announced(report.date), below)
    elif key == "approvals":
        approvers = texts.approvers(job)
        memo.Approvals(pages.setter, pages.frame, approvers, office).draw(pages)
    else:
        title = texts.document_title(job)
        pages.canvas.bookmark(texts.one_line(title, job.printed_digits), 0, pages.y)
        if key == "announcement_head":
            name = full_name(office.kind, office.name)
            announcement.draw_head(pages, name, report.number.strip(), title)
            return
        head = memo.Head(
            report.page_title.strip() or texts.default_page_title(job),
            report.number,
            letter_texts.written(report.date),
            title,
            letter_texts.addressee(office),
        )
        memo.draw_head(pages, head)
