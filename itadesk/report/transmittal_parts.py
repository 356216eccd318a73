"""The parts of ใบนำส่งแฟ้ม above the signatures, laid out before they are drawn.

Lengths are points.
"""

from typing import Protocol
from uuid import UUID

from itadesk.core import fingerprint
from itadesk.core.dataset import Dataset
from itadesk.core.offices import full_name, place_line
from itadesk.core.records import Office
from itadesk.report import transmittal_texts as words
from itadesk.report.by_hand import GAP, baseline, draw_dots
from itadesk.report.cutting import Shortener
from itadesk.report.forms import Column
from itadesk.report.letter_texts import above
from itadesk.report.page import Pages, height
from itadesk.report.qr_code import QrCode
from itadesk.report.sizes import style
from itadesk.report.table import Row, Table
from itadesk.report.text import Align, Line

_TITLE = style(22, bold=True, align=Align.CENTER)
_SUBTITLE = style(16, align=Align.CENTER)
_LABEL, _TEXT = style(16, bold=True), style(16)
_HEADING = style(16, bold=True)
_LABEL_WIDTH = 78.0
_TABLE_SIZE = 14
_WIDTHS = (145, 95, 125, 90, 110, 110)  # of the columns, relative to each other
_CODE = style(31, bold=True)
_USE = style(14)
_CAPTION = style(13, align=Align.CENTER)
_AFTER_TITLE, _BEFORE_HEADING, _AROUND_TABLE, _BEFORE_FRAME = 12.0, 8.0, 3.0, 12.0
_PADDING, _RULE = 8.0, 0.7  # of a frame
_MODULE = 2.4  # of the QR code: with a whole hash it is 2.8 cm wide


class Part(Protocol):
    """A part of the page, laid out to be so high."""

    height: float

    def draw(self, pages: Pages) -> None:
        """Draw it below what is on the page."""


class Title:
    """The name of the form."""

    def __init__(self, pages: Pages) -> None:
        self._title = pages.setter.lines(words.TITLE, _TITLE, pages.frame.measure)
        self._subtitle = pages.setter.lines(words.SUBTITLE, _SUBTITLE, pages.frame.measure)
        self.height = height((*self._title, *self._subtitle)) + _AFTER_TITLE

    def draw(self, pages: Pages) -> None:
        """Draw it, and let it be in the outline."""
        pages.canvas.bookmark(words.TITLE, 0, pages.y)
        with pages.structure.element("H1"):
            pages.show(self._title)
        pages.show(self._subtitle)
        pages.y -= _AFTER_TITLE


class Parties:
    """Who sends the file to whom; what is not known can be written on dots."""

    def __init__(self, pages: Pages, office: Office, to: str, most: int) -> None:
        place = place_line(office.district, office.province)
        receiver = (to, ()) if to.strip() else (above(office), ("district",))
        told: tuple[tuple[str, str, tuple[str, ...]], ...] = (
            (words.TO, *receiver),
            (words.FROM, full_name(office.kind, office.name), ("name",)),
            ("", place, ("district", "province")),
            (words.PHONE, office.phone, ("phone",)),
        )
        width = pages.frame.measure - _LABEL_WIDTH
        shortener = Shortener(pages.setter, _TEXT, most)
        self.cut = shortener.cut
        self._rows: list[tuple[str, tuple[Line, ...], bool]] = []
        for label, text, fields in told:
            short = shortener.fit(text, width, office, next(iter(fields), ""))
            known = all(getattr(office, name).strip() for name in fields)
            self._rows.append((label, pages.setter.lines(short, _TEXT, width), known))
        self.height = sum(max(height(lines), _TEXT.leading) for _, lines, _ in self._rows)

    def draw(self, pages: Pages) -> None:
        """Draw a line or more for each."""
        left = pages.frame.left + _LABEL_WIDTH
        right = pages.frame.width - pages.frame.right
        for label, lines, known in self._rows:
            with pages.structure.element("P"):
                named = pages.setter.lines(label, _LABEL, _LABEL_WIDTH)
                pages.canvas.show(named, pages.frame.left, pages.y)
                foot = pages.canvas.show(lines, left, pages.y)
            pages.y = min(foot, pages.y - _TEXT.leading)
            if not known:
                end = left + lines[-1].x + lines[-1].width + GAP if lines else left
                draw_dots(pages, end, right, pages.y + _TEXT.leading - baseline(_TEXT))


class Held:
    """What is in the file, and which file it is."""

    def __init__(self, pages: Pages, data: Dataset, document_id: UUID, revision: int) -> None:
        told = words.held(data, revision)
        columns = [
            Column("score", heading, width)  # in the middle, as scores
            for (heading, _), width in zip(told, _WIDTHS, strict=True)
        ]
        self._row = Row(tuple(text for _, text in told), "")
        self._table = Table(pages, columns, _TABLE_SIZE)
        setter, measure = pages.setter, pages.frame.measure
        self._heading = setter.lines(words.HELD, _HEADING, measure)
        spans = [(f"{words.DOCUMENT} ", True), (str(document_id), False)]
        self._document = setter.mixed(spans, _TEXT, measure)
        lines = _BEFORE_HEADING + height((*self._heading, *self._document))
        self.height = lines + self._table.height([self._row]) + 2 * _AROUND_TABLE

    def draw(self, pages: Pages) -> None:
        """Draw the table between its heading and the number of the file."""
        pages.y -= _BEFORE_HEADING
        with pages.structure.element("H2"):
            pages.show(self._heading)
        pages.y -= _AROUND_TABLE
        self._table.row(self._row)
        self._table.end()
        pages.y -= _AROUND_TABLE
        pages.show(self._document)


class Code:
    """The code by which paper and file are compared, beside the whole hash as a QR code."""

    def __init__(self, pages: Pages, content_hash: str) -> None:
        setter = pages.setter
        self._qr = QrCode(content_hash.upper(), _MODULE)  # capitals need fewer squares
        width = pages.frame.measure - self._qr.side - 2 * _PADDING
        self._heading = setter.lines(words.CODE, _HEADING, width)
        self._code = setter.lines(fingerprint.code(content_hash), _CODE, width)
        self._use = setter.lines(words.CODE_USE, _USE, width)
        self._caption = setter.lines(words.CODE_CAPTION, _CAPTION, self._qr.side)
        text = height((*self._heading, *self._code, *self._use)) + 2 * _PADDING
        self._tall = max(text, self._qr.side + height(self._caption))
        self.height = _BEFORE_FRAME + self._tall

    def draw(self, pages: Pages) -> None:
        """Draw both in a frame."""
        frame = pages.frame
        pages.y -= _BEFORE_FRAME
        foot, left = pages.y - self._tall, frame.left + _PADDING
        pages.canvas.rect(frame.left, foot, frame.measure, self._tall, weight=_RULE)
        with pages.structure.element("H2"):
            y = pages.canvas.show(self._heading, left, pages.y - _PADDING)
        y = pages.canvas.show(self._code, left, y)
        pages.canvas.show(self._use, left, y)
        aside = frame.width - frame.right - self._qr.side
        self._qr.draw(pages.canvas, aside, pages.y)
        pages.canvas.show(self._caption, aside, pages.y - self._qr.side)
        pages.y = foot
