"""The foot of ใบนำส่งแฟ้ม: who sends and who receives, side by side, with what each fills in.

Lengths are points.
"""

from collections.abc import Callable
from dataclasses import replace

from itadesk.core.records import Office, Official
from itadesk.report import texts
from itadesk.report import transmittal_texts as words
from itadesk.report.by_hand import GAP, baseline, draw_blanks, draw_choices, draw_dots, draw_word
from itadesk.report.cutting import Shortener
from itadesk.report.page import Pages, height
from itadesk.report.signatures import block, dotted
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line

_HEADING = style(16, bold=True)
_NAME = style(16, align=Align.CENTER)  # as signatures are set
_WRITTEN = style(16, spacing=24 / 16)
_TICK_LINES = 2
_SIGNING = 28.0  # above the dotted line
_DAY, _MONTH, _YEAR = 1.4, 2.6, 1.6  # how the dots of a date are shared out
_BEFORE, _BETWEEN, _PADDING = 12.0, 12.0, 8.0
_RULE = 0.7


class Signing:
    """Two frames, laid out; `cut` are the fields of the sender that are not printed whole."""

    def __init__(self, pages: Pages, office: Office, sender: Official, most: int) -> None:
        self._width = (pages.frame.measure - _BETWEEN) / 2
        inside = self._width - 2 * _PADDING
        shortener = Shortener(pages.setter, _NAME, most)
        signers = (_with_room(sender, shortener, pages, inside), texts.stand_in(office, ""))
        self.cut = shortener.cut
        dots = dotted(pages.setter, signers, inside)
        self._signed = [block(pages.setter, one, office, dots, inside) for one in signers]
        above = _HEADING.leading + (_TICK_LINES + 1) * _WRITTEN.leading + _SIGNING
        self._tall = 2 * _PADDING + above + max(map(height, self._signed))
        self.height = _BEFORE + self._tall

    def draw(self, pages: Pages) -> None:
        """Draw the frames below what is on the page."""
        pages.y -= _BEFORE
        left, (sent, received) = pages.frame.left, self._signed
        self._draw_frame(pages, left, words.SENDER, _draw_ways, words.SENT, sent)
        left += self._width + _BETWEEN
        self._draw_frame(pages, left, words.RECEIVER, _draw_compared, words.RECEIVED, received)
        pages.y -= self._tall

    def _draw_frame(
        self,
        pages: Pages,
        left: float,
        heading: str,
        draw_ticks: Callable[[Pages, float, float, float], None],
        day: str,
        signed: tuple[Line, ...],
    ) -> None:
        pages.canvas.rect(left, pages.y - self._tall, self._width, self._tall, weight=_RULE)
        left, right = left + _PADDING, left + self._width - _PADDING
        lines = pages.setter.lines(heading, _HEADING, right - left)
        with pages.structure.element("H2"):
            y = pages.canvas.show(lines, left, pages.y - _PADDING)
        with pages.structure.element("P"):
            draw_ticks(pages, left, right, y)
        y -= _TICK_LINES * _WRITTEN.leading
        date = ((day, _DAY), (words.MONTH, _MONTH), (words.YEAR, _YEAR))
        with pages.structure.element("P"):
            draw_blanks(pages, date, _WRITTEN, left, right, y)
        with pages.structure.element("P"):
            pages.canvas.show(signed, left, y - _WRITTEN.leading - _SIGNING)


def _draw_ways(pages: Pages, left: float, right: float, top: float) -> None:
    """Draw how the file may have been sent; after the last there is room to write."""
    left = draw_word(pages, words.WAY, _WRITTEN, left, top)
    draw_choices(pages, words.WAYS[:2], _WRITTEN, left, top)
    top -= _WRITTEN.leading
    end = draw_choices(pages, words.WAYS[2:], _WRITTEN, left, top)
    draw_dots(pages, end + GAP, right, top - baseline(_WRITTEN))


def _draw_compared(pages: Pages, left: float, _: float, top: float) -> None:
    """Draw what comparing the codes may have shown."""
    draw_word(pages, words.COMPARED, _WRITTEN, left, top)
    draw_choices(pages, words.AGREES, _WRITTEN, left, top - _WRITTEN.leading)


def _with_room(one: Official, shortener: Shortener, pages: Pages, width: float) -> Official:
    """Return an official whose name, which stands in brackets, and position have room."""
    name = one.prefix.strip() + one.name.strip() if one.name.strip() else ""
    inside = width - pages.setter.width("()", _NAME)
    return replace(
        one,
        prefix="",
        name=shortener.fit(name, inside, one, "name"),
        position=shortener.fit(one.position, inside, one, "position"),
    )
