"""The previewed report as a file: what it is called, and which pages it has."""

from collections.abc import Callable

from itadesk.core.digits import to_thai
from itadesk.core.errors import UserError
from itadesk.core.file_names import file_stem
from itadesk.core.fiscal import round_label
from itadesk.core.offices import full_name, short_name
from itadesk.gui.page_maker import PageMaker
from itadesk.gui.pages.print_page_paper import Paper
from itadesk.report.job import PrintedReport, PrintJob

SUFFIX = ".pdf"
_KINDS = {
    "plan": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "results": "รายงานผลการดำเนินการ",
    "complete": "รายงานฉบับสมบูรณ์",
}


def proposed_name(job: PrintJob) -> str:
    """Return รายงานผลการดำเนินการ รอบ ๑๒ เดือน ปี ๒๕๖๘ อบต.นาม่วง.pdf."""
    office, report = job.data.office, job.report
    name = office.short_name.strip() or short_name(office.kind, office.name)
    parts = (
        job.form.title if job.form.is_letter else "",
        _KINDS[job.form.kind],
        round_label(report.round) if report.round and job.form.has_rounds else "",
        to_thai(f"ปี {job.year.year}") if job.year.year else "",
        name or full_name(office.kind, office.name),
    )
    return file_stem(" ".join(filter(None, parts)), _KINDS[job.form.kind]) + SUFFIX


class PreviewedPages:
    """The pages of the preview, once they are those of the newest job."""

    def __init__(self, paper: Paper, maker: PageMaker) -> None:
        self._paper = paper
        self._maker = maker

    def name(self) -> str | None:
        """Return the name proposed for their file; None without a fiscal year."""
        job = self._paper.job
        return None if job is None else proposed_name(job)

    def when_ready(
        self, use: Callable[[PrintedReport], None], failed: Callable[[UserError], None]
    ) -> None:
        """Hand them over, or why there are none; at once or when that is known."""
        self._maker.when_ready(use, failed)
