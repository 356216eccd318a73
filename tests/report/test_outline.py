"""Bookmarks as other programs read them."""

import io

import pikepdf
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.report.text import Setter, TextCanvas


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=30))
def test_any_outline_is_read_as_it_was_made(steps: list[tuple[int, bool]]) -> None:
    canvas = TextCanvas(Setter(), (300, 300))
    made: list[list[object]] = []
    page, level = 1, -1
    for number, (wanted, turns) in enumerate(steps):
        if turns:
            canvas.next_page()
            page += 1
        level = min(wanted, level + 1)
        canvas.bookmark(f"ข้อ (ที่) \\ {number}", level)
        made.append([level + 1, f"ข้อ (ที่) \\ {number}", page])
    with pymupdf.open(stream=canvas.finish(), filetype="pdf") as document:
        assert document.get_toc() == made


def test_the_counts_are_those_of_open_entries() -> None:
    canvas = TextCanvas(Setter(), (300, 300))
    for title, level in (("ก", 0), ("ข", 1), ("ค", 2), ("ง", 1), ("จ", 0)):
        canvas.bookmark(title, level, 100)
    with pikepdf.open(io.BytesIO(canvas.finish())) as document:
        root = document.Root.Outlines
        assert int(root.Count) == 5
        assert int(root.First.Count) == 3
        assert "/Count" not in root.Last
        assert float(root.Last.Dest[3]) == pytest.approx(100)


def test_without_bookmarks_there_is_no_outline() -> None:
    with pikepdf.open(io.BytesIO(TextCanvas(Setter(), (300, 300)).finish())) as document:
        assert "/Outlines" not in document.Root
