"""What is filled in by hand: dots to write on, and squares to tick. Lengths are points."""

from collections.abc import Sequence
from math import ceil

from itadesk.report.fonts import ASCENT, DESCENT
from itadesk.report.page import Pages
from itadesk.report.text import Style

GAP = 6.0  # between a word and what stands beside it
_DOT, _DOT_STEP = 0.9, 3.0
_SQUARE = 0.8  # of the size
_OUTLINE = 0.7
_BETWEEN = 12.0  # choices


def baseline(style: Style) -> float:
    """Return how far below the top of a line its baseline lies."""
    return (style.leading + (ASCENT - DESCENT) * style.size) / 2


def draw_dots(pages: Pages, start: float, end: float, y: float) -> None:
    """Draw dots to write on; those of all lines stand below each other."""
    first = ceil(start / _DOT_STEP) * _DOT_STEP
    if first < end:
        line = f"{first:.2f} {y:.2f} m {end:.2f} {y:.2f} l S"
        with pages.structure.within(None):
            dots = f"q 1 J {_DOT} w [0 {_DOT_STEP}] 0 d {line} Q"
            pages.canvas.canvas.addLiteral("\n".join([*pages.structure.begin(), dots]))


def draw_word(pages: Pages, word: str, style: Style, left: float, top: float) -> float:
    """Draw a word on a line under `top`; return where what stands beside it begins."""
    width = pages.setter.width(word, style)
    pages.canvas.show(pages.setter.lines(word, style, width), left, top)
    return left + width + GAP


def draw_blanks(
    pages: Pages,
    blanks: Sequence[tuple[str, float]],
    style: Style,
    left: float,
    right: float,
    top: float,
) -> None:
    """Draw words on one line, after each its share of the dots."""
    words = sum(pages.setter.width(word, style) for word, _ in blanks)
    dots = right - left - words - (2 * len(blanks) - 1) * GAP
    whole = sum(share for _, share in blanks)
    for word, share in blanks:
        left = draw_word(pages, word, style, left, top)
        end = left + dots * share / whole
        draw_dots(pages, left, end, top - baseline(style))
        left = end + GAP


def draw_choices(
    pages: Pages, choices: Sequence[str], style: Style, left: float, top: float
) -> float:
    """Draw choices on one line, a square to tick before each; return where the last one ends."""
    side = _SQUARE * style.size
    foot = top - baseline(style)
    for choice in choices:
        with pages.structure.within(None):
            pages.canvas.rect(left, foot, side, side, weight=_OUTLINE)
        left = draw_word(pages, choice, style, left + side + GAP, top) - GAP + _BETWEEN
    return left - _BETWEEN
