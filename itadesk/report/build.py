"""From the records of one report to its PDF: `print_report`."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from itadesk.core.fields import describe
from itadesk.core.names import proper_names
from itadesk.core.offices import full_name
from itadesk.core.records import (
    Division,
    Evidence,
    Finding,
    IndicatorScore,
    Measure,
    Official,
    Record,
)
from itadesk.report import blocks, texts
from itadesk.report.forms import (
    BLOCKS,
    SECOND_TABLE,
    chosen_blocks,
    chosen_columns,
    chosen_orientation,
    orientations,
)
from itadesk.report.job import Cancelled, Notice, Place, PrintedReport, PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import FRAMES, Frame, Pages
from itadesk.report.picture import Picture
from itadesk.report.rows import Rows
from itadesk.report.signatures import Signatures
from itadesk.report.table import BEGUN, Table
from itadesk.report.text import Setter, TextCanvas

__all__ = ["Cancelled", "Notice", "PrintJob", "PrintedReport", "print_report"]

TABLE_SIZE = 14  # of the text in a table, unless the report says otherwise
# Missed only when asked for.
_OPTIONAL = ("foreword", "analysis", "findings", "results_intro", "closing", "annex")
_ALONE = ("cover", "foreword")  # the next block begins a page
_OF_LETTERS = ("memo_head", "announcement_head", "announced", "approvals")
_GENERATED = {"intro": texts.default_intro, "closing": texts.default_closing}
_OF_RECORDS = ("findings", "table", "measure_list", "narrative", SECOND_TABLE, "scores")
# The field that fills a block, where it is not named as the block.
_FILLED_BY = {"signatures": "signers", **dict.fromkeys(_OF_RECORDS, "")}


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
        self._rows: list[Rows] = []
        self._told: list[tuple[str, Record]] = []  # beside those of the rows
        self._page_title = texts.document_title(job)
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

    def run(self) -> PrintedReport:
        """Draw the blocks one after the other."""
        self._notes.add_missing(self._job.data.office)
        self._notes.add_missing(self._job.year)
        drawn = self._blocks() or [("page_title", self._title)]
        keys = [key for key, _ in drawn]
        frames = [FRAMES[lies] for lies in orientations(self._job.form, self._report, keys)]
        after = [*zip(keys[1:], frames[1:], strict=True), ("", frames[-1])]
        for (key, draw), frame, (following, next_frame) in zip(drawn, frames, after, strict=True):
            self._pages.check()
            self._pages.turn(frame)
            draw(self._kept(following, frame) if frame == next_frame else 0.0)
            if key in _ALONE and following:
                self._pages.next(next_frame)
        self._notes.add_unprinted(self._job, keys)
        self._notes.add_lost(self._setter.missing, self._drawn())
        notices = tuple(self._notes.found)
        return PrintedReport(self._canvas.finish(), self._pages.number, notices, self._places)

    def _kept(self, following: str, frame: Frame) -> float:
        """Return the height to leave below a block for the one that must not part from it."""
        if following == "signatures":
            return self._signatures(frame).height
        if following == "announced":
            from itadesk.report.announcement import DAY_HEIGHT

            return DAY_HEIGHT + self._signatures(frame).height
        return frame.body * BEGUN if following in ("table", SECOND_TABLE) else 0.0

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
        if key in ("table", SECOND_TABLE):
            return partial(self._table, key) if self._has_rows(key) else None
        if key == "findings":
            return self._found()
        if key == "narrative":
            return self._narrative if self._has(Measure) or self._has(Finding) else None
        if key == "signatures":
            return self._sign if self._signers else None
        if key == "scores":
            return self._scores()
        if key == "annex":
            return self._annex()
        if key in _OF_LETTERS:
            return partial(self._of_letter, key)
        if key == "measure_list":
            return self._list_measures if self._has(Measure) else None
        text: str = getattr(self._report, key)
        if not text.strip() and key in _GENERATED:
            text = _GENERATED[key](self._job)
        draw = blocks.draw_letter_text if self._job.form.is_letter else blocks.draw_text
        return partial(draw, self._pages, text) if text.strip() else None

    def _of_letter(self, key: str, below: float) -> None:
        """Draw a block that only letters have."""
        from itadesk.report import letter_blocks  # what few reports need, few load

        if key == "approvals":
            for approver in texts.approvers(self._job):
                self._check_signer(approver)
                self._told.append((f"{describe(Official).label} ", approver))
        letter_blocks.draw(key, self._job, self._pages, below)

    def _list_measures(self, _: float) -> None:
        """Draw the measures one below the other."""
        from itadesk.report.announcement import draw_measure

        columns = chosen_columns(self._job.form, self._report)
        made = Rows(self._job, columns, self._notes)
        self._rows.append(made)
        for measure, row in made:
            self._pages.check()
            if measure.id in self._report.page_breaks and not self._pages.fresh:
                self._pages.next()
            self._places[measure.id] = draw_measure(self._pages, columns, row)

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

    def _has_rows(self, key: str) -> bool:
        """Return whether a table has columns and measures."""
        columns = chosen_columns(self._job.form, self._report, key)
        return bool(columns and self._job.data.children(Measure, self._job.year))

    def _table(self, key: str, below: float) -> None:
        """Draw a table row by row; a new page begins where the officer wants one."""
        columns = chosen_columns(self._job.form, self._report, key)
        size = self._report.table_font_size or TABLE_SIZE
        table = Table(self._pages, columns, size, BLOCKS[key])
        if table.headings.cut:
            message = "หัวตารางยาวเกินไป จึงพิมพ์ไม่หมด โปรดย่อให้สั้นลง"
            self._notes.add("heading-cut", message, self._report, "headings")
        breaks = frozenset(self._report.page_breaks)
        made = Rows(self._job, columns, self._notes, key)
        self._rows.append(made)
        rows = iter(made)
        coming = next(rows, None)
        if coming is None:
            self._add_empty(key)
        while coming is not None:
            (measure, row), coming = coming, next(rows, None)
            if measure.id in breaks:
                table.break_page()
            left = 0.0 if coming or not below else below + blocks.AFTER_TABLE
            self._places.setdefault(measure.id, table.row(row, left))
        table.end()
        self._pages.skip(blocks.AFTER_TABLE)

    def _has(self, cls: type[Record]) -> bool:
        """Return whether the year has records of a type."""
        return bool(self._job.data.children(cls, self._job.year))

    def _found(self) -> _Draw | None:
        """Return what draws the findings; they are not told again after the officer's own words."""
        year, wanted = self._job.year, dict(self._report.blocks).get("findings")
        if self._report.analysis.strip() and not wanted:
            return None
        if not (self._has(Finding) or year.no_defects or year.approach.strip()):
            return None
        from itadesk.report.findings import Findings  # what few reports need, few load

        def draw(below: float) -> None:
            findings = Findings(self._job, self._pages, self._notes)
            self._places.update(findings.draw(below))
            self._told += findings.drawn

        return draw

    def _narrative(self, below: float) -> None:
        from itadesk.report.narrative import Narrative

        narrative = Narrative(self._job, self._pages, self._notes)
        self._places.update(narrative.draw(below))
        self._told += narrative.drawn

    def _scores(self) -> _Draw | None:
        """Return what draws the ITA scores, if there are any."""
        if not (self._job.data.all(IndicatorScore) or self._report.scores_intro.strip()):
            return None
        from itadesk.report.scores import Scores  # what few reports need, few load

        def draw(below: float) -> None:
            self._told += Scores(self._job, self._pages, self._notes).draw(below)

        return draw

    def _annex(self) -> _Draw | None:
        """Return what draws the evidence, if there is any."""
        if not self._job.data.all(Evidence):
            return None
        from itadesk.report.annex import Annex  # what few reports need, few load

        annex = Annex(self._job, self._notes)
        self._told += annex.drawn
        return partial(annex.draw, self._pages) if annex else None

    def _drawn(self) -> Iterator[tuple[str, Record]]:
        """Yield the records whose texts are on the pages, with what tells each from the others."""
        data = self._job.data
        yield from (("", data.office), ("", self._report))
        for each in (*data.children(Division, data.office), *self._signers):
            yield f"{describe(type(each)).label} ", each
        for made in self._rows:
            yield from made.drawn
        yield from self._told

    def _sign(self, _: float) -> None:
        for signer in self._signers:
            self._check_signer(signer)
        self._signatures(self._pages.frame).draw(self._pages)

    def _check_signer(self, signer: Official) -> None:
        """Note what a signer lacks, or that nobody is there to sign in a place."""
        if self._job.data.find(Official, signer.id):
            self._notes.add_missing(signer)
        else:
            message = f"ยังไม่มีผู้ลงนามที่มีหน้าที่เป็น{signer.role} จึงเว้นที่ไว้ให้ลงนาม"
            self._notes.add("no-signer", message, self._report, "signers")

    def _signatures(self, frame: Frame) -> Signatures:
        """Return the signatures as they stand in a frame."""
        middle = "announced" in self._job.form.blocks
        office = self._job.data.office
        return Signatures(self._setter, frame, self._signers, office, middle=middle)

    def _plain(self, text: str) -> str:
        """Return a title as one line, in the printed digits."""
        return texts.one_line(text, self._job.printed_digits)
