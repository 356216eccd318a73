"""The blocks around the table: cover, titles and paragraphs."""

from itadesk.core.paragraphs import split
from itadesk.report.balance import centred
from itadesk.report.page import CM, Pages, height
from itadesk.report.picture import Picture
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter, Style

INDENT = 2.5 * CM  # of a paragraph's first line, as in official letters
_BODY = style(16, align=Align.DISTRIBUTED, first_indent=INDENT)
_TITLE = style(18, bold=True, align=Align.CENTER)
_COVER_SIZES = (30, 28, 26, 24, 22, 20)
_WRAPPED_SIZE = 26  # of a cover title with a line that fits in none of them
_COVER_SPACING = 1.4
_COVER_SIDE = 1.6 * CM  # margin of a cover on either side
_EMBLEM = 3 * CM
_TITLE_TOP = 0.2  # of the page's body: above the title on a cover
_PLACE_BOTTOM = 0.12  # of the page's body: below the office on a cover
_AFTER_TITLE, _AFTER_TEXT = 10.0, 8.0
_BEFORE_PARAGRAPH, _AFTER_LETTER = 6.0, 4.0
_CARRIED = 3  # lines at most of a paragraph that goes with the line after it to the signature
_FOREWORD = "คำนำ"
_SIGN = style(16, align=Align.CENTER)
_BEFORE_SIGN = 24.0
AFTER_TABLE = 10.0


def draw_cover(pages: Pages, title: str, place: str, emblem: Picture | None) -> None:
    """Draw the cover: the title in the upper part, the office and its place in the lower."""
    text_frame = pages.frame
    frame = pages.frame = text_frame._replace(left=_COVER_SIDE, right=_COVER_SIDE)
    upper, size = _cover_title(pages.setter, title, frame.measure)
    lower = centred(pages.setter, place, _cover_style(size), frame.measure)
    top = frame.body * _TITLE_TOP
    if emblem:
        emblem.draw(pages.canvas, frame.left + frame.measure / 2, pages.y, _EMBLEM)
        top = max(top, _EMBLEM + size)
    if top + height(upper) + height(lower) <= frame.body:
        pages.y -= top
    with pages.structure.element("H1"):
        pages.show(upper)
    foot = frame.bottom + frame.body * _PLACE_BOTTOM + height(lower)
    pages.y = min(pages.y, foot) if pages.room >= height(lower) else pages.y
    pages.show(lower)
    pages.frame = text_frame


def draw_title(pages: Pages, title: str) -> None:
    """Draw the title above the text of the first page."""
    with pages.structure.element("H1"):
        pages.show(centred(pages.setter, title, _TITLE, pages.frame.measure))
    pages.skip(_AFTER_TITLE)


def draw_text(pages: Pages, text: str, below: float = 0.0) -> None:
    """Draw paragraphs with the indent of official letters, the last lines with `below` left."""
    pages.show(pages.setter.lines(text, _BODY, pages.frame.measure), below and below + _AFTER_TEXT)
    pages.skip(_AFTER_TEXT)


def draw_letter_text(pages: Pages, text: str, below: float = 0.0) -> None:
    """Draw the paragraphs of a letter, the last lines with `below` left.

    There is a gap before each that is no list item. A line alone at the end takes a short paragraph
    before it along to the page of the signature.
    """
    measure, ends = pages.frame.measure, below and below + _AFTER_LETTER
    paragraphs = split(text.strip("\n"))
    texts = [pages.setter.lines(one.marker + one.body, _BODY, measure) for one in paragraphs]
    for n, (paragraph, lines) in enumerate(zip(paragraphs, texts, strict=True)):
        last = texts[-1] if n == len(texts) - 2 else ()
        pages.skip(0.0 if paragraph.marker else _BEFORE_PARAGRAPH)
        if below and len(last) == 1 and len(lines) <= _CARRIED:
            pages.need(height((*lines, *last)) + _BEFORE_PARAGRAPH + ends)
        pages.show(lines, ends if n == len(texts) - 1 else 0.0)
    pages.skip(_AFTER_LETTER)


def draw_foreword(pages: Pages, text: str, sign: str) -> None:
    """Draw the foreword under its heading; who signs it stands in the right half."""
    half = pages.frame.measure / 2
    signed = centred(pages.setter, sign, _SIGN, half)
    pages.canvas.bookmark(_FOREWORD, 0, pages.y)
    draw_title(pages, _FOREWORD)
    draw_text(pages, text, _BEFORE_SIGN + height(signed) if signed else 0.0)
    if signed:
        pages.skip(_BEFORE_SIGN)
        pages.need(height(signed))
        pages.y = pages.canvas.show(signed, pages.frame.left + half, pages.y)


def _cover_title(setter: Setter, title: str, measure: float) -> tuple[tuple[Line, ...], float]:
    """Set the title as large as leaves its lines whole; return it with its size."""
    fits = (
        size
        for size in _COVER_SIZES
        if all(line.last for line in setter.lines(title, _cover_style(size), measure))
    )
    size = next(fits, _WRAPPED_SIZE)
    return centred(setter, title, _cover_style(size), measure), size


def _cover_style(size: float) -> Style:
    return style(size, spacing=_COVER_SPACING, bold=True, align=Align.CENTER)
