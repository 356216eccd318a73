"""Text under headings: no heading is left behind when what it heads goes to the next page."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from itadesk.report.job import Place
from itadesk.report.page import Pages, break_after, height
from itadesk.report.text import Line

_BEGUN = 2  # lines of a text at least that stand below its heading


class Piece(NamedTuple):
    """A heading or a text: its set lines, the gap above, its tag and place in the outline.

    What `heads` stays with what follows; `level` counts where there is a bookmark.
    """

    lines: tuple[Line, ...]
    gap: float = 0.0
    tag: str = ""  # "" where each paragraph is one of its own
    heads: bool = False
    bookmark: str = ""
    level: int = 0
    new_page: bool = False
    record: UUID | None = None  # which begins here


def draw_pieces(pages: Pages, pieces: Sequence[Piece], below: float = 0.0) -> dict[UUID, Place]:
    """Draw headings and texts, the last lines on a page with `below` left.

    Return where the records begin.
    """
    places: dict[UUID, Place] = {}
    for n, piece in enumerate(pieces):
        pages.check()
        if piece.new_page and not pages.fresh:
            pages.next()
        if piece.heads and (n == 0 or not pieces[n - 1].heads or piece.new_page):
            pages.need(min(_kept(pieces[n:]), pages.frame.body))
        pages.skip(piece.gap)
        if piece.record is not None:
            places.setdefault(piece.record, pages.place)
        if piece.bookmark:
            pages.canvas.bookmark(piece.bookmark, piece.level, pages.y)
        left = below if n == len(pieces) - 1 else 0.0
        if piece.tag:
            with pages.structure.element(piece.tag):
                pages.show(piece.lines, left)
        else:
            pages.show(piece.lines, left)
    return places


def _kept(pieces: Sequence[Piece]) -> float:
    """Return the height of the headings that begin `pieces` and of what they may not part from."""
    total = 0.0
    for piece in pieces:
        total += piece.gap
        if not piece.heads:
            begun = next(
                (n for n in range(_BEGUN, len(piece.lines)) if break_after(piece.lines, n) >= n),
                len(piece.lines),
            )
            return total + height(piece.lines[:begun])
        total += height(piece.lines)
    return total
