"""บันทึกข้อความ: its head with dotted lines, and the places for opinion and order."""

from collections.abc import Sequence
from typing import NamedTuple

from itadesk.core.records import Office, Official
from itadesk.report.by_hand import baseline, draw_dots
from itadesk.report.fonts import ASCENT, DESCENT
from itadesk.report.page import Frame, Pages, height
from itadesk.report.signatures import block, dotted
from itadesk.report.sizes import style
from itadesk.report.text import Align, Setter, Style
from itadesk.report.texts import CLERK, HEAD

_NAME = style(29, spacing=35 / 29, bold=True, align=Align.CENTER)
_LEADING = 24.0  # of the lines of the head
_LABEL = style(20, spacing=_LEADING / 20, bold=True)
_FIELD = style(16, spacing=_LEADING / 16)
_PLAIN = style(16)
_GAP = 6.0  # between a label, what is filled in and the dots
_BEFORE_ADDRESS, _AFTER_ADDRESS = 6.0, 4.0
_APPROVAL = style(16, bold=True)
_WRITING = 24.0  # between the lines to write on
_HEADINGS = {CLERK: "ความเห็นของปลัด", HEAD: "คำสั่ง/ข้อสั่งการ"}
_WRITING_LINES = 2
_BEFORE_APPROVALS, _SIGNING = 14.0, 20.0
_BETWEEN = 20.0  # columns


class Head(NamedTuple):
    """What is filled in the head; where a text is empty the dots stay."""

    department: str
    number: str
    date: str
    subject: str
    addressee: str


def draw_head(pages: Pages, head: Head) -> None:
    """Draw the head; the place at the left of its name is kept free for the ครุฑ of 1.5 cm."""
    frame = pages.frame
    with pages.structure.element("H1"):
        pages.show(pages.setter.lines("บันทึกข้อความ", _NAME, frame.measure))
    _draw_field(pages, "ส่วนราชการ", head.department)
    middle = frame.left + frame.measure / 2
    number = pages.setter.width(head.number, _FIELD) + pages.setter.width("ที่", _LABEL)
    if number + 2 * _GAP < frame.measure / 2:
        top = pages.y
        _draw_field(pages, "ที่", head.number, right=middle - _GAP)
        pages.y = top
        _draw_field(pages, "วันที่", head.date, left=middle)
    else:
        _draw_field(pages, "ที่", head.number)
        _draw_field(pages, "วันที่", head.date)
    _draw_field(pages, "เรื่อง", head.subject)
    pages.skip(_BEFORE_ADDRESS)
    _draw_labelled(pages, ("เรียน", _PLAIN), (head.addressee, _PLAIN))
    pages.skip(_AFTER_ADDRESS)


def _draw_field(
    pages: Pages, label: str, text: str, left: float | None = None, right: float | None = None
) -> None:
    """Draw a label, the text after it, and dots from there to the right margin."""
    whole = pages.frame
    left = whole.left if left is None else left
    right = whole.width - whole.right if right is None else right
    pages.frame = whole._replace(left=left, right=whole.width - right)
    end = _draw_labelled(pages, (label, _LABEL), (text.strip(), _FIELD))
    draw_dots(pages, end + _GAP, right, pages.y + _LEADING - baseline(_LABEL))
    pages.frame = whole


def _draw_labelled(pages: Pages, label: tuple[str, Style], text: tuple[str, Style]) -> float:
    """Draw a label and the text beside it on one baseline; return where its last line ends."""
    whole, setter = pages.frame, pages.setter
    words = setter.lines(f"{label[0]} ", label[1], whole.measure)
    start = whole.left + words[0].width + _GAP
    lines = setter.lines(*text, whole.width - whole.right - start)
    lift = (ASCENT - DESCENT) * (label[1].size - text[1].size) / 2
    pages.need(words[0].leading)
    with pages.structure.element("P"):
        foot = pages.canvas.show(words, whole.left, pages.y)
        if not lines:
            pages.y = foot
            return start - _GAP
        pages.frame = whole._replace(left=start)
        pages.y -= lift
        pages.show(lines)
        pages.y += lift
        pages.frame = whole
    return start + lines[-1].x + lines[-1].width


class Approvals:
    """The places for the ปลัด's opinion and the head's order, side by side, never parted."""

    def __init__(
        self, setter: Setter, frame: Frame, approvers: Sequence[Official], office: Office
    ) -> None:
        self._width = (frame.measure - _BETWEEN) / 2
        dots = dotted(setter, approvers, self._width)
        self._headings = [
            setter.lines(_HEADINGS[each.role], _APPROVAL, self._width) for each in approvers
        ]
        self._blocks = [block(setter, each, office, dots, self._width) for each in approvers]
        writing = _WRITING * _WRITING_LINES + _SIGNING
        self._height = max(map(height, self._headings)) + writing + max(map(height, self._blocks))

    def draw(self, pages: Pages) -> None:
        """Draw them below what is on the page, or on the next."""
        if self._height > pages.frame.body:
            self._draw_parted(pages)
            return
        pages.skip(_BEFORE_APPROVALS)
        pages.need(self._height)
        left, top = pages.frame.left, pages.y
        for heading, signed in zip(self._headings, self._blocks, strict=True):
            y = pages.canvas.show(heading, left, top)
            for _ in range(_WRITING_LINES):
                y -= _WRITING
                draw_dots(pages, left, left + self._width, y)
            with pages.structure.element("P"):
                pages.canvas.show(signed, left, y - _SIGNING)
            left += self._width + _BETWEEN
        pages.y = top - self._height

    def _draw_parted(self, pages: Pages) -> None:
        """Draw names so long that no page holds them."""
        for heading, signed in zip(self._headings, self._blocks, strict=True):
            pages.show((*heading, *signed))
