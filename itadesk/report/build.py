"""From the records of one report to its PDF: `print_report`."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from itadesk.core.fields import describe
from itadesk.core.names import proper_names
from itadesk.core.offices import full_name
from itadesk.core.records import Division, Measure, Record
from itadesk.report import blocks, texts
from itadesk.report.forms import BLOCKS, chosen_blocks, chosen_columns, chosen_orientation
from itadesk.report.job import Cancelled, Notice, Place, PrintedReport, PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import FRAMES, Pages
from itadesk.report.picture import Picture
from itadesk.report.rows import Rows
from itadesk.report.signatures import Signatures
from itadesk.report.table import Table
from itadesk.report.text import Setter, TextCanvas

__all__ = ["Cancelled", "Notice", "PrintJob", "PrintedReport", "print_report"]

TABLE_SIZE = 14  # of the text in a table, unless the report says otherwise
_OPTIONAL = ("foreword", "analysis", "results_intro", "closing")  # missed only when asked for
_ALONE = ("cover", "foreword")  # the next block begins a page
_FILLED_BY = {"signatures": "signers", "table": ""}  # block -> the field that fills it


def print_report(job: PrintJob, cancelled: Callable[[], bool] = lambda: False) -> PrintedReport:
    """Return the PDF of a report; the same job gives the same bytes.

    Safe in a worker thread. Raises Cancelled when `cancelled` says so, UserError for a form that
    cannot be printed.
    """
    return _Printing(job, cancelled).run()


_Draw = Callable[[float], None]  # given the height that must be left below on the page


class _Printing:
    """One run of the printer."""

    def __init__(self, job: PrintJob, cancelled: Callable[[], bool]) -> None:
        self._job = job
        self._report = job.report
        self._notes = Notes()
        self._places: dict[UUID, Place] = {}
        self._rows: Rows | None = None
        self._page_title = job.report.page_title.strip() or texts.default_page_title(job)
        office = job.data.office
        frame = FRAMES[chosen_orientation(job.form, job.report)]
        self._setter = Setter(proper_names(job.data), job.printed_digits)
        self._canvas = TextCanvas(
            self._setter,
            frame.size,
            title=self._plain(self._page_title),
            author=self._plain(full_name(office.kind, office.name)),
            subject=job.form.title,
        )
        self._pages = Pages(self._canvas, self._setter, frame, cancelled)
        self._signers = texts.signers(job)
        self._signatures = Signatures(self._setter, frame, self._signers, office)

    def run(self) -> PrintedReport:
        """Draw the blocks one after the other."""
        self._notes.add_missing(self._job.data.office)
        self._notes.add_missing(self._job.year)
        drawn = self._blocks() or [("page_title", self._title)]
        keys = [key for key, _ in drawn]
        for (key, draw), following in zip(drawn, [*keys[1:], ""], strict=True):
            self._pages.check()
            draw(self._signatures.height if following == "signatures" else 0.0)
            if key in _ALONE and following:
                self._pages.next()
        self._notes.add_unprinted(self._job)
        self._notes.add_lost(self._setter.missing, self._drawn())
        notices = tuple(self._notes.found)
        return PrintedReport(self._canvas.finish(), self._pages.number, notices, self._places)

    def _blocks(self) -> list[tuple[str, _Draw]]:
        """Return the blocks that have something to show; note the others."""
        found = []
        for key in chosen_blocks(self._job.form, self._report):
            draw = self._block(key)
            if draw is not None:
                found.append((key, draw))
            elif key not in _OPTIONAL or dict(self._report.blocks).get(key):
                self._add_empty(key)
        return found

    def _add_empty(self, key: str) -> None:
        """Note a block that has nothing to show."""
        message = f"ไม่ได้พิมพ์ส่วน “{BLOCKS[key]}” เพราะยังไม่มีข้อมูล"
        self._notes.add("empty-block", message, self._report, _FILLED_BY.get(key, key))

    def _block(self, key: str) -> _Draw | None:
        """Return what draws a block, None when it has nothing to show."""
        if key == "cover":
            return self._cover
        if key == "foreword":
            return self._foreword if self._report.foreword.strip() else None
        if key == "page_title":
            return self._title
        if key == "table":
            return self._table if self._job.data.children(Measure, self._job.year) else None
        if key == "signatures":
            return self._sign if self._signers else None
        text: str = getattr(self._report, key)
        if key == "intro" and not text.strip():
            text = texts.default_intro(self._job)
        return partial(blocks.draw_text, self._pages, text) if text.strip() else None

    def _cover(self, _: float) -> None:
        title = self._report.title.strip() or texts.default_title(self._job)
        place = "\n".join(texts.office_lines(self._job.data.office))
        blocks.draw_cover(self._pages, title, place, self._emblem())

    def _foreword(self, _: float) -> None:
        blocks.draw_foreword(self._pages, self._report.foreword, self._report.foreword_sign)

    def _emblem(self) -> Picture | None:
        office = self._job.data.office
        if not office.emblem:
            return None
        try:
            words = f"ตรา{full_name(office.kind, office.name)}"
            return Picture(self._job.blobs[office.emblem], words)
        except (KeyError, ValueError):
            message = "อ่านภาพตราหน่วยงานไม่ได้ โปรดเลือกภาพ PNG หรือ JPEG อีกครั้ง"
            self._notes.add("bad-picture", message, office, "emblem")
            return None

    def _title(self, _: float) -> None:
        self._canvas.bookmark(self._plain(self._page_title), 0, self._pages.y)
        blocks.draw_title(self._pages, self._page_title)

    def _table(self, below: float) -> None:
        """Draw the table row by row; a new page begins where the officer wants one."""
        columns = chosen_columns(self._job.form, self._report)
        size = self._report.table_font_size or TABLE_SIZE
        table = Table(self._pages, columns, size, BLOCKS["table"])
        if table.headings.cut:
            message = "หัวตารางยาวเกินไป จึงพิมพ์ไม่หมด โปรดย่อให้สั้นลง"
            self._notes.add("heading-cut", message, self._report, "headings")
        breaks = frozenset(self._report.page_breaks)
        self._rows = Rows(self._job, columns, self._notes)
        rows = iter(self._rows)
        coming = next(rows, None)
        if coming is None:
            self._add_empty("table")
        while coming is not None:
            (measure, row), coming = coming, next(rows, None)
            if measure.id in breaks:
                table.break_page()
            left = 0.0 if coming or not below else below + blocks.AFTER_TABLE
            self._places[measure.id] = table.row(row, left)
        table.end()
        self._pages.skip(blocks.AFTER_TABLE)

    def _drawn(self) -> Iterator[tuple[str, Record]]:
        """Yield the records whose texts are on the pages, with what tells each from the others."""
        data = self._job.data
        yield from (("", data.office), ("", self._report))
        for each in (*data.children(Division, data.office), *self._signers):
            yield f"{describe(type(each)).label} ", each
        yield from self._rows.drawn if self._rows else ()

    def _sign(self, _: float) -> None:
        for signer in self._signers:
            self._notes.add_missing(signer)
        self._signatures.draw(self._pages)

    def _plain(self, text: str) -> str:
        """Return a title as one line, in the printed digits."""
        return texts.one_line(text, self._job.printed_digits)
