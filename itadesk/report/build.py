"""From the records of one report to its PDF: `print_report`."""

from collections.abc import Callable
from functools import partial

from itadesk.core.digits import convert
from itadesk.core.fields import describe
from itadesk.core.names import proper_names
from itadesk.core.offices import full_name
from itadesk.core.records import FiscalYear, Measure, Office, Official, Record
from itadesk.report import blocks, texts
from itadesk.report.forms import BLOCKS, chosen_blocks, chosen_columns, chosen_orientation
from itadesk.report.job import Cancelled, Notice, PrintedReport, PrintJob
from itadesk.report.page import FRAMES, Pages
from itadesk.report.rows import Rows
from itadesk.report.signatures import draw_signatures
from itadesk.report.table import Table
from itadesk.report.text import Setter, TextCanvas

__all__ = ["Cancelled", "Notice", "PrintJob", "PrintedReport", "print_report"]

_TABLE_SIZE = 14
_OPTIONAL = ("analysis", "results_intro", "closing")  # missed only when asked for


def print_report(job: PrintJob, cancelled: Callable[[], bool] = lambda: False) -> PrintedReport:
    """Return the PDF of a report; the same job gives the same bytes.

    Safe in a worker thread. Raises Cancelled when `cancelled` says so, UserError for a form that
    cannot be printed.
    """
    return _Printing(job, cancelled).run()


class _Printing:
    """One run of the printer."""

    def __init__(self, job: PrintJob, cancelled: Callable[[], bool]) -> None:
        self._job = job
        self._report = job.report
        self._notices: list[Notice] = []
        self._page_title = job.report.page_title.strip() or texts.default_page_title(job)
        frame = FRAMES[chosen_orientation(job.form, job.report)]
        setter = Setter(proper_names(job.data), job.printed_digits)
        self._canvas = TextCanvas(
            setter,
            frame.size,
            title=self._plain(self._page_title),
            author=full_name(job.data.office.kind, job.data.office.name),
            subject=job.form.title,
        )
        self._pages = Pages(self._canvas, setter, frame, cancelled)

    def run(self) -> PrintedReport:
        """Draw the blocks one after the other."""
        self._pages.check()
        self._check_record(self._job.data.office, Office)
        self._check_record(self._job.year, FiscalYear)
        drawn = ""
        for key in chosen_blocks(self._job.form, self._report):
            draw = self._block(key)
            if draw is None:
                self._miss(key)
                continue
            if drawn == "cover":
                self._pages.next()
            draw()
            drawn = key
        if not drawn:
            blocks.draw_title(self._pages, self._page_title)
        return PrintedReport(self._canvas.finish(), self._pages.number, tuple(self._notices))

    def _block(self, key: str) -> Callable[[], None] | None:
        """Return what draws a block, None when it has nothing to show."""
        if key == "cover":
            return self._cover
        if key == "page_title":
            return self._title
        if key == "table":
            return self._table if self._job.data.children(Measure, self._job.year) else None
        if key == "signatures":
            signers = texts.signers(self._job)
            return partial(self._signatures, signers) if signers else None
        text = getattr(self._report, key).strip("\n")
        if key == "intro":
            text = text if text.strip() else texts.default_intro(self._job)
        return partial(blocks.draw_text, self._pages, text) if text.strip() else None

    def _miss(self, key: str) -> None:
        """Note a block that has nothing to show."""
        if key in _OPTIONAL and not dict(self._report.blocks).get(key):
            return
        field = key if key in {one.name for one in describe(type(self._report)).content} else ""
        message = f"ไม่ได้พิมพ์ส่วน “{BLOCKS[key]}” เพราะยังไม่มีข้อมูล"
        self._notices.append(Notice("empty-block", message, self._report.id, field))

    def _cover(self) -> None:
        title = self._report.title.strip() or texts.default_title(self._job)
        place = "\n".join(texts.office_lines(self._job.data.office))
        blocks.draw_cover(self._pages, title, place)

    def _title(self) -> None:
        self._canvas.bookmark(self._plain(self._page_title), 0, self._pages.y)
        blocks.draw_title(self._pages, self._page_title)

    def _table(self) -> None:
        """Draw the table row by row; a new page begins where the officer wants one."""
        columns = chosen_columns(self._job.form, self._report)
        table = Table(self._pages, columns, self._report.table_font_size or _TABLE_SIZE)
        breaks = frozenset(self._report.page_breaks)
        self._canvas.bookmark(BLOCKS["table"], 0, self._pages.y)
        for measure, row in Rows(self._job, columns, self._notices):
            if measure.id in breaks:
                table.break_page()
            table.row(row)
        table.end()
        self._pages.skip(blocks.AFTER_TABLE)

    def _signatures(self, signers: tuple[Official, ...]) -> None:
        for signer in signers:
            self._check_record(signer, Official)
        draw_signatures(self._pages, signers, self._job.data.office)

    def _check_record(self, record: Record, cls: type[Record]) -> None:
        """Note the required fields that are empty."""
        for one in describe(cls).content:
            if one.required and not getattr(record, one.name):
                message = f"ยังไม่ได้กรอก “{one.label}”"
                self._notices.append(Notice("missing", message, record.id, one.name))

    def _plain(self, text: str) -> str:
        """Return a title as one line, in the printed digits."""
        return convert(" ".join(text.split()), self._job.printed_digits)
