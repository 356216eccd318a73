"""What is wrong with a printed report: asked of the programs that people read it with."""

from collections.abc import Iterator

import pymupdf
import pypdfium2

from itadesk.core.digits import convert, thai_number
from itadesk.core.records import Measure
from itadesk.report import blocks, signatures, texts
from itadesk.report.forms import chosen_blocks, chosen_columns, chosen_orientation
from itadesk.report.job import PrintedReport, PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import FRAMES
from itadesk.report.rows import Rows
from itadesk.report.shaping import STANDARD
from itadesk.report.table import CONTINUED
from tests.typeset import places
from tests.typeset.extraction import pdftotext
from tests.typeset.places import Read
from tests.typeset.same_text import first_difference, lost_spaces, same, without_ignorable

_COPIED = pymupdf.TEXT_PRESERVE_LIGATURES | pymupdf.TEXT_PRESERVE_WHITESPACE


def faults(job: PrintJob, printed: PrintedReport) -> Iterator[str]:
    """Yield what is wrong with a report that was printed."""
    wanted = _Wanted(job, printed)
    pymupdf.TOOLS.mupdf_warnings()  # forgets those of before
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        tables = places.grids(document)
        first = next((page for _, _, page in document.get_toc()), printed.pages + 1)
        copied = "".join(page.get_text(flags=_COPIED) for page in document)
        if warnings := pymupdf.TOOLS.mupdf_warnings():
            yield f"mupdf warns: {warnings}"
        pages = list(places.in_mupdf(document))  # asks even the smallest font for its fourth glyph
    yield from wanted.differences("mupdf", places.read(pages, tables, wanted.frame))
    drawn = "".join(char for page in pages for char, _, _ in page)
    for reader, text in (("pdftotext", pdftotext(printed.pdf, "-raw")), ("mupdf", copied)):
        if not same(text, drawn):
            yield f"{reader} copies: {first_difference(text, drawn)}"
    cover = wanted.frame
    if "cover" in wanted.blocks:
        cover = cover._replace(left=blocks._COVER_SIDE, right=blocks._COVER_SIDE)
    frames = [cover if n < first else wanted.frame for n in range(1, printed.pages + 1)]
    with pypdfium2.PdfDocument(printed.pdf) as document:
        found = list(places.in_pdfium(document, tables, frames))
    read = places.read([chars for chars, _ in found], tables, wanted.frame)
    yield from wanted.differences("pdfium", read)
    for number, (_, outside) in enumerate(found, 1):
        yield from (f"page {number}: {what}" for what in outside)


class _Wanted:
    """What a report should say."""

    def __init__(self, job: PrintJob, printed: PrintedReport) -> None:
        self._digits = job.printed_digits
        self.frame = FRAMES[chosen_orientation(job.form, job.report)]
        self.blocks = chosen_blocks(job.form, job.report)
        columns = chosen_columns(job.form, job.report)
        has_table = "table" in self.blocks and job.data.children(Measure, job.year)
        self._rows = [row for _, row in Rows(job, columns, Notes())] if has_table else []
        self._headings = [column.heading for column in columns]
        self._cut = any(notice.code == "heading-cut" for notice in printed.notices)
        self._text = "".join(map(self._drawn, self._texts(job)))

    def _texts(self, job: PrintJob) -> Iterator[str]:
        """Yield the texts outside the table."""
        for key in self.blocks:
            if key == "cover":
                yield job.report.title.strip() or texts.default_title(job)
                yield from texts.office_lines(job.data.office)
            elif key == "page_title":
                yield job.report.page_title.strip() or texts.default_page_title(job)
            elif key == "signatures":
                for signer in texts.signers(job):
                    name = signer.prefix.strip() + signer.name if signer.name.strip() else ""
                    yield f"(ลงชื่อ){signatures._said_role(signer)}({name})"
                    yield from texts.position_lines(signer, job.data.office)
            elif key != "table":
                own: str = getattr(job.report, key, "")  # "" of the records that none have
                yield texts.default_intro(job) if key == "intro" and not own.strip() else own

    def differences(self, reader: str, read: Read) -> Iterator[str]:
        """Yield where a program reads something else."""
        beside = "".join(self._headings)
        for page, headings in enumerate(read.headings, 1):
            for got, heading in zip(headings, self._headings, strict=True):
                wanted = self._drawn(heading)
                cut = self._cut and ("…" in got or "..." in got)
                if not (cut or same(got, wanted, beside)):
                    yield f"{reader}: heading on page {page}: {first_difference(got, wanted)}"
        yield from self._row_differences(reader, read.bands)
        got, wanted = read.text.replace(".", ""), self._text.replace(".", "")
        if not same(got, wanted):  # leaving aside the dots to sign on
            yield f"{reader}: text: {first_difference(got, wanted)}"
        for page, got in enumerate(read.numbers, 1):
            wanted = self._drawn(f"- {thai_number(page)} -") if page > 1 else ""
            if not same(got, wanted):
                yield f"{reader}: number of page {page}: {got}"

    def _row_differences(self, reader: str, bands: list[list[str]]) -> Iterator[str]:
        left = [[without_ignorable(cell) for cell in band] for band in bands]
        for place, row in enumerate(self._rows, 1):
            if not left:
                yield f"{reader}: row {place} is not there"
                return
            as_read = bands[-len(left)]
            cells = left.pop(0)
            mark = without_ignorable(self._drawn(row.mark))
            while left and left[0][0].startswith(mark):
                for n, cell in enumerate(left.pop(0)):
                    cells[n] += cell.removeprefix(CONTINUED if n else mark)
            wanted_cells = [self._drawn(cell) for cell in row.cells]
            for n, (got, wanted) in enumerate(zip(cells, wanted_cells, strict=True)):
                if not same(got, wanted, "".join(wanted_cells)):
                    yield f"{reader}: row {place} cell {n + 1}: {first_difference(got, wanted)}"
                elif reader == "mupdf" and (lost := lost_spaces(as_read[n], wanted)):
                    yield f"spaces of row {place} cell {n + 1}: {lost}"
        if left:
            yield f"{reader}: {len(left)} parts of rows too many"

    def _drawn(self, text: str) -> str:
        """Return the characters that are drawn for a text."""
        return convert(text.translate(STANDARD), self._digits)
