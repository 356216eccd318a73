"""The annex: the evidence of a report. Lengths are points."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.findings import Analysed
from itadesk.core.page_ranges import chosen_pages
from itadesk.core.records import Evidence, Record
from itadesk.core.web_links import web_address
from itadesk.report import analysis_words as words
from itadesk.report import blocks
from itadesk.report.evidence import Group, groups, which
from itadesk.report.findings import Writer
from itadesk.report.job import PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import Pages, height
from itadesk.report.pdf_pages import page_count, page_picture
from itadesk.report.picture import Picture
from itadesk.report.pieces import Piece, draw_pieces
from itadesk.report.qr_code import QrCode
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line
from itadesk.report.texts import one_line

TITLE = "เอกสารประกอบการดำเนินการ"
MOST_PAGES = 20  # of one PDF, unless pages are chosen

_CAPTION = style(14, align=Align.CENTER)
_LINK = style(16)
_ITEM = style(16, align=Align.DISTRIBUTED)
_GAP = 8.0
_COLUMN_GAP = 12.0
_HEADING_ROOM = 72.0  # of the page's height, left so that pictures stay with their heading
_LEAST_PICTURE = 0.4  # of its cell: a longer caption goes on below
_LEAST_PAGE = 0.75  # of the page's height: a smaller page of a PDF goes to the next one


class _Shown(NamedTuple):
    """A picture with its number and caption."""

    picture: Picture
    caption: str


class Annex:
    """The evidence of one report; `drawn` are the records whose texts it shows."""

    def __init__(self, job: PrintJob, notes: Notes) -> None:
        self._job = job
        self._notes = notes
        self._groups = list(groups(job.data, job.year, job.report))
        self._pictures = 0
        self._documents = 0
        self._rows: list[int] = []  # the page of each row of pictures
        self._waiting: list[Piece] = []  # headings that nothing stands below yet
        self.drawn: list[tuple[str, Record]] = [
            (which(group, place), one)
            for group in self._groups
            for place, one in enumerate(group.evidence, 1)
        ]

    def __bool__(self) -> bool:
        """Whether there is any evidence."""
        return bool(self._groups)

    def draw(self, pages: Pages, _below: float = 0.0) -> None:
        """Draw it, from a new page on."""
        if not pages.fresh:
            pages.next()
        self._pages = pages
        self._writer = Writer(self._job, pages)
        title = self._job.report.annex_title.strip() or TITLE
        pages.canvas.bookmark(one_line(title, self._job.printed_digits), 0, pages.y)
        blocks.draw_title(pages, title)
        before: list[str] = []
        for group in self._groups:
            headings = self._headings(group)
            for rank, text in enumerate(headings, 1):
                if headings[:rank] != before[:rank]:
                    self._waiting.append(self._writer.heading(text, rank, rank))
            before = headings
            self._draw_group(group)

    def _headings(self, group: Group) -> list[str]:
        """Return what stands above a group, the widest first."""
        if group.measure is not None:
            first, _, _ = group.measure.title.strip().partition("\n")
            return [f"มาตรการที่ {thai_number(group.number)} {first}".rstrip()]
        if group.indicator is None:
            return []
        ita = Analysed(self._job.data, self._job.year).ita
        found = (
            words.instrument_heading(ita, ita.indicator(group.indicator).instrument),
            words.part_heading(group.part),
            words.indicator_heading(ita, group.indicator),
        )
        return [text for text in found if text]

    def _draw_group(self, group: Group) -> None:
        """Draw what is under one heading: neighbours of a kind together, in the officer's order."""
        listed = [(which(group, place), one) for place, one in enumerate(group.evidence, 1)]
        for _, same in groupby(listed, lambda pair: (pair[1].kind, pair[1].heading)):
            entries = list(same)
            kind = entries[0][1].kind
            if entries[0][1].heading.strip() and kind != "paper":
                self._waiting.append(self._writer.label(entries[0][1].heading.strip()))
            if kind == "picture":
                self._draw_pictures([shown for pair in entries for shown in self._read(*pair)])
            elif kind == "paper":
                self._draw_papers([one for _, one in entries])
            else:
                draw = {"file": self._draw_file, "link": self._draw_link}.get(kind, self._draw_text)
                for place, one in entries:
                    draw(place, one)
        self._waiting.clear()

    def _draw_text(self, place: str, one: Evidence) -> None:
        texts = [text.strip("\n") for text in (one.text, one.caption) if text.strip()]
        if not texts:
            self._notes.add("missing", f"{place}ยังไม่ได้กรอก “ข้อความ”", one, "text")
        for text in texts:
            self._show(self._writer.text(text))

    def _draw_papers(self, papers: Sequence[Evidence]) -> None:
        """Draw official papers as a list."""
        lines: list[Line] = []
        for one in papers:
            text = "\n".join(filter(str.strip, (paper_words(one), one.caption)))
            lines += self._pages.setter.lines(f"- {text}", _ITEM, self._pages.frame.measure)
        self._show(Piece(tuple(lines), _GAP / 2))

    def _draw_link(self, place: str, one: Evidence) -> None:
        """Draw a link as text beside its QR code."""
        address = web_address(one.url)
        text = "\n".join(part for part in (one.caption.strip("\n"), one.url.strip()) if part)
        if not address:
            self._notes.add("bad-link", f"{place}ไม่มีที่อยู่เว็บที่ใช้ได้", one, "url")
        try:
            code = QrCode(address) if address else None
        except ValueError:
            self._notes.add("bad-link", f"{place}ที่อยู่เว็บยาวเกินไป จึงไม่มีคิวอาร์โค้ด", one, "url")
            code = None
        pages, frame = self._pages, self._pages.frame
        aside = code.side + _GAP if code else 0.0
        lines = pages.setter.lines(text, _LINK, frame.measure - aside)
        if code is None or height(lines) > frame.body:
            self._show(Piece(lines, _GAP))
            return
        tall = max(code.side, height(lines))
        self._begin(tall)
        left, top = frame.left, pages.y
        pages.canvas.show(lines, left + aside, top - (tall - height(lines)) / 2)
        code.draw(pages.canvas, left, top)
        pages.y -= tall

    def _read(self, place: str, one: Evidence) -> Iterator[_Shown]:
        """Yield the picture of a piece of evidence, numbered; note one that cannot be read."""
        caption = one.caption.strip()
        try:
            content = self._job.blobs[one.file]
            picture = Picture(content, caption or f"ภาพที่ {thai_number(self._pictures + 1)}")
        except (KeyError, ValueError):
            message = f"{place}อ่านภาพไม่ได้ จึงไม่ได้พิมพ์ โปรดลบแล้วเพิ่มภาพใหม่"
            self._notes.add("bad-picture", message, one, "file")
            return
        self._pictures += 1
        yield _Shown(picture, f"ภาพที่ {thai_number(self._pictures)} {caption}".strip())

    def _draw_file(self, place: str, one: Evidence) -> None:
        """Draw the chosen pages of a PDF, each with the file's caption and the page's number."""
        content = self._job.blobs.get(one.file)
        try:
            if content is None or not one.file.lower().endswith(".pdf"):
                raise ValueError("not a PDF")
            count = page_count(content)
            chosen = chosen_pages(one.pages, count)
            if not one.pages.strip() and count > MOST_PAGES:
                chosen = chosen[:MOST_PAGES]
                message = f"{place}พิมพ์เฉพาะ {thai_number(MOST_PAGES)} หน้าแรก โปรดระบุหน้าที่พิมพ์"
                self._notes.add("too-many-pages", message, one, "pages")
            self._documents += 1
            name = f"เอกสารที่ {thai_number(self._documents)} {one.caption.strip()}".rstrip()
            for number in chosen:
                self._pages.check()
                which_page = f"หน้า {thai_number(number)} จาก {thai_number(count)}"
                page = f"{name} ({which_page})"
                self._draw_page(_Shown(Picture(page_picture(content, number), page), page))
        except UserError as error:
            self._notes.add("bad-pages", f"{place}{error}", one, "pages")
        except ValueError:
            message = f"{place}พิมพ์แฟ้มนี้ไม่ได้ โปรดแนบเป็น PDF ที่เปิดอ่านได้"
            self._notes.add("bad-file", message, one, "file")

    def _draw_page(self, shown: _Shown) -> None:
        """Draw a page of a PDF as large as there is room for."""
        pages, frame = self._pages, self._pages.frame
        lines = pages.setter.lines(shown.caption, _CAPTION, frame.measure)
        beside = height(lines) + 2 * _GAP
        _, tallest = shown.picture.fitted(frame.measure, frame.body - beside)
        self._begin(min(tallest + beside, frame.body * _LEAST_PAGE))
        wide, tall = shown.picture.fitted(frame.measure, pages.room - beside)
        left = frame.left + (frame.measure - wide) / 2
        pages.canvas.rect(left, pages.y - tall, wide, tall, weight=0.3)
        shown.picture.place(pages.canvas, left, pages.y, wide, tall)
        pages.y -= tall + _GAP / 2
        pages.show(lines)
        pages.skip(_GAP)

    def _draw_pictures(self, shown: Sequence[_Shown]) -> None:
        """Draw pictures in rows, as many on a page as was chosen."""
        frame = self._pages.frame
        many = self._job.report.annex_per_page == 4
        across = 2 if many or frame.width > frame.height else 1
        down = 2 if many or across == 1 else 1
        for first in range(0, len(shown), across):
            self._pages.check()
            if self._rows.count(self._pages.number) == down:  # of small ones more would fit
                self._pages.next()
            self._draw_row(shown[first : first + across], across, down)

    def _draw_row(self, row: Sequence[_Shown], across: int, down: int) -> None:
        """Draw pictures side by side, their captions below; a row is never parted."""
        pages, frame = self._pages, self._pages.frame
        width = (frame.measure - (across - 1) * _COLUMN_GAP) / across
        most = (frame.body - _HEADING_ROOM) / down - _GAP
        cells = []
        for picture, caption in row:
            lines = pages.setter.lines(caption, _CAPTION, width)
            fit = max(int(most * (1 - _LEAST_PICTURE) / lines[0].leading), 1)
            kept = lines[:fit]
            size = picture.fitted(width, most - height(kept) - _GAP / 2)
            cells.append((picture, size, kept, lines[fit:]))
        tall = max(size[1] for _, size, _, _ in cells)
        self._begin(tall + _GAP / 2 + max(height(kept) for _, _, kept, _ in cells))
        self._rows.append(pages.number)
        top = pages.y
        left = frame.left + (frame.measure - len(row) * width - (len(row) - 1) * _COLUMN_GAP) / 2
        foot = top
        for picture, (wide, high), kept, _ in cells:
            lower = tall - high  # captions stand in one line
            picture.place(pages.canvas, left + (width - wide) / 2, top - lower, wide, high)
            foot = min(foot, pages.canvas.show(kept, left, top - tall - _GAP / 2))
            left += width + _COLUMN_GAP
        pages.y = foot
        for _, _, _, rest in cells:
            pages.show(rest)
        pages.skip(_GAP)

    def _show(self, piece: Piece) -> None:
        """Draw a text below the headings that wait."""
        draw_pieces(self._pages, [*self._waiting, piece])
        self._waiting.clear()
        self._pages.skip(_GAP / 2)

    def _begin(self, tall: float) -> None:
        """Draw the headings that wait where `tall` is left below them."""
        pages = self._pages
        above = sum(piece.gap + height(piece.lines) for piece in self._waiting)
        pages.need(min(above + _GAP + tall, pages.frame.body))
        draw_pieces(pages, self._waiting)
        self._waiting.clear()
        pages.skip(_GAP)


def paper_words(one: Evidence) -> str:
    """Return คำสั่ง ที่ ๑๔๙/๒๕๖๖ ลงวันที่ ๓ มีนาคม ๒๕๖๖ เรื่อง …, of what is known."""
    number = one.number.strip()
    kind = one.heading.strip()
    if number and not number.startswith("ที่") and "ที่" not in number:
        number = f"ที่ {number}"
    parts = (
        kind,
        number,
        f"ลงวันที่ {one.date.long()}" if one.date else "",
        f"เรื่อง {' '.join(one.subject.split())}" if one.subject.strip() else "",
    )
    return " ".join(filter(None, parts))
