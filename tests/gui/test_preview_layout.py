import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize, QSizeF

from itadesk.gui.preview_layout import EMPTY, GAP, LEAST_ZOOM, MOST_ZOOM, Fit, Layout, lay_out

A4 = QSizeF(595, 842)
LYING = QSizeF(842, 595)
VIEW = QSize(700, 500)
DPI = 72

_sizes = st.lists(st.sampled_from([A4, LYING]), min_size=1, max_size=30)


def _laid_out(sizes: list[QSizeF], fit: Fit = Fit.WIDTH, zoom: float = 1.0) -> Layout:
    return lay_out(sizes, VIEW, DPI, fit, zoom)


def test_no_pages_take_no_room() -> None:
    assert _laid_out([]) is EMPTY
    assert EMPTY.place_at(100) == (0, 0.0)
    assert list(EMPTY.pages_between(0, 500)) == []


def test_widest_page_fills_the_width() -> None:
    layout = _laid_out([A4, LYING])
    assert layout.rects[1].left() == GAP
    assert layout.rects[1].width() == VIEW.width() - 2 * GAP


def test_narrower_page_lies_in_the_middle() -> None:
    first = _laid_out([A4, LYING]).rects[0]
    assert abs(first.left() - (VIEW.width() - first.right() - 1)) <= 1


def test_whole_page_is_seen() -> None:
    layout = _laid_out([A4], Fit.PAGE)
    assert layout.rects[0].bottom() < VIEW.height()
    assert layout.rects[0].height() == pytest.approx(VIEW.height() - 2 * GAP, abs=1)


@pytest.mark.parametrize(("zoom", "kept"), [(0.01, LEAST_ZOOM), (1.5, 1.5), (99.0, MOST_ZOOM)])
def test_zoom_stays_within_bounds(zoom: float, kept: float) -> None:
    layout = _laid_out([A4], Fit.ZOOM, zoom)
    assert layout.zoom == kept
    assert layout.rects[0].width() == round(A4.width() * kept)


@given(_sizes)
def test_pages_lie_below_each_other(sizes: list[QSizeF]) -> None:
    layout = _laid_out(sizes)
    for before, after in zip(layout.rects, layout.rects[1:], strict=False):
        assert after.top() == before.bottom() + 1 + GAP
    assert layout.rects[-1].bottom() + 1 + GAP == layout.size.height()


@given(_sizes, st.data())
def test_place_leads_back_to_its_height(sizes: list[QSizeF], data: st.DataObject) -> None:
    layout = _laid_out(sizes)
    y = data.draw(st.integers(0, layout.size.height()))
    assert layout.height_of(layout.place_at(y)) == y


def test_place_behind_the_last_page_is_the_end() -> None:
    layout = _laid_out([A4])
    assert layout.height_of((3, 0.5)) == layout.size.height()


def test_pages_between_two_heights() -> None:
    layout = _laid_out([A4, A4, A4])
    inside = layout.rects[1].center().y()
    assert list(layout.pages_between(inside, inside)) == [1]
    assert list(layout.pages_between(inside, layout.rects[2].top())) == [1, 2]
