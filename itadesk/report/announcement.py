"""ประกาศ: its head, the list of measures and the day it was announced."""

from collections.abc import Sequence

from itadesk.core.paragraphs import split
from itadesk.report.balance import centred
from itadesk.report.blocks import INDENT
from itadesk.report.forms import Column
from itadesk.report.job import Place
from itadesk.report.page import CM, Pages, height
from itadesk.report.sizes import style
from itadesk.report.table import Row
from itadesk.report.text import Align, Line

_EMBLEM = 3 * CM  # the ครุฑ, for which the place is kept free
_EMBLEM_TOP = 1.5 * CM  # from the paper's edge
_AFTER_EMBLEM, _BEFORE_RULE, _AFTER_RULE = 6.0, 6.0, 4.0
_RULE = 5 * CM
_NAME = style(18, bold=True, align=Align.CENTER)
_ITEM = style(16, align=Align.DISTRIBUTED, first_indent=INDENT)
_MORE = style(16, align=Align.DISTRIBUTED)
_MORE_INDENT = INDENT + 0.7 * CM
_BEFORE_ITEM, _BEFORE_DAY = 6.0, 12.0
_CARRIED = 2  # lines that stand below a title on its page
_DAY = style(16, align=Align.CENTER)
DAY_HEIGHT = _BEFORE_DAY + _DAY.leading
"""Height of the line that says when it was announced."""


def draw_head(pages: Pages, office: str, number: str, subject: str) -> None:
    """Draw who announces what, below the place for the ครุฑ."""
    frame = pages.frame
    pages.y = min(pages.y, frame.height - _EMBLEM_TOP - _EMBLEM - _AFTER_EMBLEM)
    parts = (f"ประกาศ{office}", f"ที่ {number}" if number else "", f"เรื่อง {subject}")
    head = "\n".join(filter(None, parts))
    with pages.structure.element("H1"):
        pages.show(centred(pages.setter, head, _NAME, frame.measure))
    pages.skip(_BEFORE_RULE)
    middle = frame.left + frame.measure / 2
    pages.canvas.rule(middle - _RULE / 2, pages.y, middle + _RULE / 2, pages.y)
    pages.skip(_AFTER_RULE)


def draw_measure(pages: Pages, columns: Sequence[Column], row: Row) -> Place:
    """Draw one measure: its title, and below it what else the officer wants told.

    Return where it begins.
    """
    cells = zip(columns, row.cells, strict=True)
    told = [(column, cell) for column, cell in cells if cell.strip()]
    titles = [cell for column, cell in told if column.field == "title"]
    others = [_more(pages, column, cell) for column, cell in told if column.field != "title"]
    kept = height(others[0][:_CARRIED]) if others else 0.0
    pages.skip(_BEFORE_ITEM)
    heads = [pages.setter.lines(title, _ITEM, pages.frame.measure) for title in titles]
    pages.need(height([*heads, *others][0][:_CARRIED]) if told else 0.0)
    place = pages.place
    pages.canvas.bookmark(row.bookmark, 1, pages.y)
    for lines in heads:
        pages.show(lines, kept)
    whole = pages.frame
    pages.frame = whole._replace(left=whole.left + _MORE_INDENT)
    for lines in others:
        pages.show(lines)
    pages.frame = whole
    return place


def draw_day(pages: Pages, text: str, below: float) -> None:
    """Draw the day, on the page of the signature."""
    lines = pages.setter.lines(text, _DAY, pages.frame.measure)
    pages.skip(_BEFORE_DAY)
    pages.need(height(lines) + below)
    pages.show(lines)


def _more(pages: Pages, column: Column, cell: str) -> tuple[Line, ...]:
    """Set a text under its heading; a single paragraph that is no list item stands beside it."""
    alone = "\n" not in cell and not split(cell)[0].marker
    between = " " if alone else "\n"
    spans = [(column.heading + between, True), (cell, False)]
    return pages.setter.mixed(spans, _MORE, pages.frame.measure - _MORE_INDENT)
