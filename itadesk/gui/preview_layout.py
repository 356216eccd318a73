"""Where the pages of a PDF lie on the screen, below each other."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF

LEAST_ZOOM, MOST_ZOOM = 0.25, 3.0
GAP = 12  # pixels around a page

Place = tuple[int, float]  # a page and which part of it, with the gap above it, lies above


class Fit(Enum):
    """What decides the size of the pages."""

    WIDTH = "width"  # the widest page fills the width
    PAGE = "page"  # the largest page is seen whole
    ZOOM = "zoom"  # as the officer zoomed


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages' rectangles in pixels, from the upper left corner of the whole.

    `tops` are where the gaps above them begin; `zoom` is their size, 1 that of the paper.
    """

    rects: tuple[QRect, ...]
    tops: tuple[int, ...]
    size: QSize
    zoom: float

    def page_at(self, y: int) -> int:
        """Return the page at a height, or the nearest."""
        return min(max(bisect_right(self.tops, y) - 1, 0), len(self.rects) - 1)

    def pages_between(self, top: int, bottom: int) -> range:
        """Return the pages of which something lies there; none when there are no pages."""
        return range(self.page_at(top), self.page_at(bottom) + 1) if self.rects else range(0)

    def place_at(self, y: int) -> Place:
        """Return the place at a height; the very first when there are no pages."""
        if not self.rects:
            return 0, 0.0
        page = self.page_at(y)
        return page, (y - self.tops[page]) / (self.rects[page].height() + GAP)

    def height_of(self, place: Place) -> int:
        """Return the height of a place, of one behind the last page that of the end."""
        page, part = place
        if page >= len(self.rects):
            return self.size.height()
        return self.tops[page] + round(part * (self.rects[page].height() + GAP))


EMPTY = Layout((), (), QSize(), 1.0)


def lay_out(sizes: Sequence[QSizeF], view: QSize, dpi: int, fit: Fit, zoom: float) -> Layout:
    """Place pages of these sizes (points) in a view of this width and height (pixels).

    `zoom` counts where the officer zoomed, otherwise the fit decides it.
    """
    if not sizes:
        return EMPTY
    inch = dpi / 72
    widest = max(size.width() for size in sizes) * inch
    tallest = max(size.height() for size in sizes) * inch
    if fit is not Fit.ZOOM:
        zoom = (view.width() - 2 * GAP) / widest
    if fit is Fit.PAGE:
        zoom = min(zoom, (view.height() - 2 * GAP) / tallest)
    zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
    scale = zoom * inch
    pixels = [QSize(round(s.width() * scale), round(s.height() * scale)) for s in sizes]
    tops = list(accumulate((size.height() + GAP for size in pixels), initial=0))
    width = max(round(widest * zoom) + 2 * GAP, view.width())
    rects = (
        QRect(QPoint((width - size.width()) // 2, top + GAP), size)
        for size, top in zip(pixels, tops, strict=False)
    )
    return Layout(tuple(rects), tuple(tops[:-1]), QSize(width, tops[-1] + GAP), zoom)
