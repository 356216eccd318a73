"""The blocks around the table: cover, titles and paragraphs."""

from dataclasses import replace

from itadesk.report.page import CM, Pages, height
from itadesk.report.text import Align, Line, Setter, Style

_BODY = Style(16, 21, align=Align.DISTRIBUTED, first_indent=2.5 * CM)
_TITLE = Style(18, 24, bold=True, align=Align.CENTER)
_COVER_SIZES = (28, 26, 24)
_COVER_LEADING = 1.4  # of the size
_PLACE_SIZE = 24
_PLACE_LEADING = 34.0
_TITLE_TOP = 0.2  # of the page's body: above the title on a cover
_PLACE_BOTTOM = 0.12  # of the page's body: below the office on a cover
_AFTER_TITLE, _AFTER_TEXT = 10.0, 8.0
AFTER_TABLE = 10.0
_BALANCE_STEPS = 7


def draw_cover(pages: Pages, title: str, place: str) -> None:
    """Draw the cover: the title in the upper part, the office and its place in the lower."""
    frame = pages.frame
    upper = _cover_title(pages.setter, title, frame.measure)
    lower = centred(pages.setter, place, _place_style(), frame.measure)
    pages.y -= frame.body * _TITLE_TOP if height(upper) < frame.body / 2 else 0.0
    pages.show(upper)
    foot = frame.bottom + frame.body * _PLACE_BOTTOM + height(lower)
    if pages.y > foot:
        pages.y = foot
    pages.show(lower)


def draw_title(pages: Pages, title: str) -> None:
    """Draw the title above the text of the first page."""
    pages.show(centred(pages.setter, title, _TITLE, pages.frame.measure))
    pages.skip(_AFTER_TITLE)


def draw_text(pages: Pages, text: str, below: float = 0.0) -> None:
    """Draw paragraphs with the indent of official letters, the last lines with `below` left."""
    pages.show(pages.setter.lines(text, _BODY, pages.frame.measure), below)
    pages.skip(_AFTER_TEXT)


def centred(setter: Setter, text: str, style: Style, measure: float) -> tuple[Line, ...]:
    """Set centred text; a paragraph of several lines gets lines of about the same width."""
    lines: list[Line] = []
    for paragraph in text.strip("\n").split("\n"):
        lines += _balanced(setter, paragraph, style, measure)
    return tuple(lines)


def _balanced(setter: Setter, text: str, style: Style, measure: float) -> tuple[Line, ...]:
    """Set a paragraph as narrow as its number of lines allows."""
    best = setter.lines(text, style, measure)
    if len(best) < 2:
        return best
    low, high = measure / 2, measure
    for _ in range(_BALANCE_STEPS):
        middle = (low + high) / 2
        lines = setter.lines(text, style, middle)
        if len(lines) > len(best):
            low = middle
        else:
            best, high = lines, middle
    return tuple(replace(line, x=line.x + (measure - high) / 2) for line in best)


def _cover_title(setter: Setter, title: str, measure: float) -> tuple[Line, ...]:
    """Set the title as large as leaves its lines whole."""
    typed = title.strip("\n").count("\n") + 1
    for size in _COVER_SIZES:
        style = Style(size, size * _COVER_LEADING, bold=True, align=Align.CENTER)
        lines = centred(setter, title, style, measure)
        if len(lines) <= typed:
            return lines
    style = Style(_COVER_SIZES[1], _COVER_SIZES[1] * _COVER_LEADING, bold=True, align=Align.CENTER)
    return centred(setter, title, style, measure)


def _place_style() -> Style:
    return Style(_PLACE_SIZE, _PLACE_LEADING, bold=True, align=Align.CENTER)
