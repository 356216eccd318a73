"""Tables: widths, headings on every page, rows that go on over the page."""

from collections.abc import Sequence

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.report.forms import Column, Orientation
from itadesk.report.page import FRAMES, Pages
from itadesk.report.table import CONTINUED, Row, Table, best_split, column_widths
from itadesk.report.text import Setter, Style, TextCanvas
from tests.report.paper import Band, bands, lines_of
from tests.typeset.lines import crossings

COLUMNS = (Column("title", "มาตรการ", 2), Column("steps", "วิธี", 3), Column("period", "เวลา", 1))
REMARK = (
    Column("title", "มาตรการ", 2),
    Column("output", "ผลผลิต", 2, over="ผลการดำเนินการ"),
    Column("outcome", "ผลลัพธ์", 2, over="ผลการดำเนินการ"),
    Column("remark", "หมายเหตุ", 1),
)


class Book:
    """A table on landscape pages."""

    def __init__(self, columns: Sequence[Column] = COLUMNS, size: float = 14) -> None:
        setter, frame = Setter(), FRAMES[Orientation.LANDSCAPE]
        self.canvas = TextCanvas(setter, frame.size)
        self.pages = Pages(self.canvas, setter, frame, lambda: False)
        self.canvas.bookmark("ตาราง")
        self.table = Table(self.pages, columns, size)

    def add(self, *cells: str, below: float = 0.0) -> None:
        self.table.row(Row(cells, f"๑. {CONTINUED}", "มาตรการ"), below)

    def pdf(self) -> bytes:
        self.table.end()
        return self.canvas.finish()

    def bands(self) -> list[Band]:
        return bands(self.pdf())


def many(count: int, word: str = "บรรทัด") -> str:
    """Return a text of so many lines."""
    return "\n".join([word] * count)


@given(
    st.lists(st.tuples(st.integers(1, 1000), st.floats(1, 300)), min_size=1, max_size=10),
    st.floats(200, 800),
)
def test_columns_share_the_whole_measure(columns: list[tuple[int, float]], measure: float) -> None:
    shares, least = zip(*columns, strict=True)
    widths = column_widths(shares, least, measure)
    assert sum(widths) == pytest.approx(measure)
    enough = sum(least) <= measure
    pairs = zip(widths, least, strict=True)
    assert all(width > 0 and (not enough or width >= low - 0.01) for width, low in pairs)


def test_columns_with_room_are_in_proportion() -> None:
    assert column_widths([1, 2, 1], [10, 10, 10], 400) == [100, 200, 100]
    assert column_widths([1, 1, 2], [160, 10, 10], 400) == pytest.approx([160, 80, 160])


def test_a_heading_of_one_endless_word_leaves_the_other_columns_their_room() -> None:
    assert column_widths([1, 1, 2], [900, 30, 40], 400) == pytest.approx(
        [400 / 3, 400 * 2 / 9, 400 * 4 / 9]
    )


def test_a_heading_is_never_cut_inside_a_word() -> None:
    book = Book((Column("steps", "ก", 1000), Column("responsible", "ผู้รับผิดชอบ", 1)))
    book.add("ก", "ข")
    assert "ผู้รับผิดชอบ" in "".join(lines_of(book.pdf(), 0))


def test_a_heading_may_part_what_else_holds_together() -> None:
    columns = (Column("title", "ปีงบประมาณ พ.ศ. ๒๕๖๘", 1), Column("steps", "วิธี", 12))
    book = Book(columns)
    book.add("ก", "ข")
    assert "ปีงบประมาณ" in lines_of(book.pdf(), 0)


def test_headings_begin_every_page() -> None:
    book = Book()
    for _ in range(30):
        book.add("ชื่อ", many(4), "ปี")
    pdf = book.pdf()
    pages = {band.page for band in bands(pdf)}
    assert len(pages) > 3
    headings = {line for page in pages for line in lines_of(pdf, page)[:2] if "วิธี" in line}
    assert headings == {"มาตรการวิธีเวลา"}
    assert all("มาตรการวิธีเวลา" in lines_of(pdf, page)[:2] for page in pages)


def test_no_page_ends_with_the_headings_alone() -> None:
    for used in range(0, 480, 7):
        book = Book()
        book.pages.y -= used
        book.add("ชื่อ", many(4), "ปี")
        (band,) = {band.page for band in book.bands()}
        assert band == book.pages.number - 1


def test_neighbours_share_a_heading_above_their_own() -> None:
    book = Book(REMARK)
    book.add("ชื่อ", "ได้ผล", "ดีขึ้น", "ไม่มี")
    pdf = book.pdf()
    assert bands(pdf) == [Band(0, ("ชื่อ", "ได้ผล", "ดีขึ้น", "ไม่มี"))]
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        boxes = [
            item[1]
            for drawing in document[0].get_drawings()
            for item in drawing["items"]
            if item[0] == "re"
        ]
        words = document[0].get_text("words")
    middles = {text: pymupdf.Point(x0 + x1, y0 + y1) / 2 for x0, y0, x1, y1, text, *_ in words}
    holding = {text: [box for box in boxes if box.contains(at)] for text, at in middles.items()}
    (over,), (left,), (right,) = (holding[t] for t in ("ผลการดำเนินการ", "ผลผลิต", "ผลลัพธ์"))
    assert (over.x0, over.x1) == pytest.approx((left.x0, right.x1))
    assert over.y1 == pytest.approx(left.y0) == pytest.approx(right.y0)
    (alone,) = holding["หมายเหตุ"]
    assert (alone.y0, alone.y1) == pytest.approx((over.y0, left.y1))


def test_a_heading_as_long_as_the_page_is_cut() -> None:
    book = Book((Column("title", "หัวตาราง" * 2000, 1), Column("steps", "วิธี", 1)))
    book.add(many(3), "ก")
    assert book.table.headings.cut
    assert [band.page for band in book.bands()] == [0]


def test_a_row_longer_than_the_page_goes_on_in_every_cell_that_has_more() -> None:
    book = Book()
    book.add("ชื่อ", many(40), "ปี")
    first, second = book.bands()
    assert first.cells[0] == "ชื่อ"
    assert (second.cells[0], second.cells[2]) == (f"๑.{CONTINUED}", "")
    assert second.cells[1].startswith(f"{CONTINUED}บรรทัด")
    assert (first.cells[1] + second.cells[1]).count("บรรทัด") == 40


def test_a_row_that_would_leave_little_of_the_page_empty_is_not_split() -> None:
    book = Book()
    book.add("ชื่อ", many(21), "ปี")
    book.add("ชื่อ", many(10), "ปี")
    assert [band.page for band in book.bands()] == [0, 1]


def test_a_row_is_split_rather_than_leave_half_a_page_empty() -> None:
    book = Book()
    book.add("ชื่อ", many(10), "ปี")
    book.add("ชื่อ", many(15), "ปี")
    assert [band.page for band in book.bands()] == [0, 0, 1]


def test_the_officer_begins_a_page() -> None:
    book = Book()
    book.table.break_page()
    book.add("ก", "ข", "ค")
    book.table.break_page()
    book.table.break_page()
    book.add("ก", "ข", "ค")
    assert [band.page for band in book.bands()] == [0, 1]


def test_lines_go_along_with_what_may_not_stand_alone() -> None:
    book = Book()
    book.add("ชื่อ", many(20), "ปี", below=120)
    _, second = book.bands()
    assert second.page == 1
    assert second.cells[1].count("บรรทัด") == 3
    assert book.pages.room > 120


def test_a_short_row_goes_along_whole() -> None:
    book = Book()
    book.add("ชื่อ", many(19), "ปี")
    book.add("ชื่อ", many(2), "ปี", below=120)
    assert [(band.page, band.cells[0]) for band in book.bands()] == [(0, "ชื่อ"), (1, "ชื่อ")]


def test_an_empty_row_is_a_row() -> None:
    book = Book()
    book.add("", "", "")
    assert book.bands() == [Band(0, ("", "", ""))]


def test_a_split_leaves_no_line_of_a_paragraph_alone() -> None:
    setter, style = Setter(), Style(14, 18)
    five, three = (
        setter.lines(" ".join(["คำ"] * count), style, setter.width("คำ ", style))
        for count in (5, 3)
    )
    assert best_split([five], 4) == [3]
    assert best_split([(*three, *five)], 4) == [3]
    assert best_split([(*five, *five)], 9) == [8]


def test_each_cell_goes_on_where_its_own_paragraphs_allow() -> None:
    setter, style = Setter(), Style(14, 18)
    six, five = (
        setter.lines(" ".join(["คำ"] * count), style, setter.width("คำ ", style))
        for count in (6, 5)
    )
    assert best_split([six, five, ()], 4) == [4, 3, 0]


CELL = st.lists(st.integers(1, 7), min_size=1, max_size=4)  # lines of each paragraph


@given(st.lists(CELL, min_size=1, max_size=3), st.integers(3, 12))
def test_a_split_leaves_a_line_alone_only_at_the_head_of_a_cell(
    cells: list[list[int]], fit: int
) -> None:
    setter, style = Setter(), Style(14, 18)
    width = setter.width("คำ ", style)
    texts = ["\n".join(" ".join(["คำ"] * lines) for lines in cell) for cell in cells]
    lines = [setter.lines(text, style, width) for text in texts]
    if max(map(len, lines)) <= fit:
        return
    ends = best_split(lines, fit)
    assert 1 <= max(ends) <= fit
    for cell, end, paragraphs in zip(lines, ends, cells, strict=True):
        if end < len(cell):
            alone = (cell[end].last and not cell[end].first) or (
                cell[end - 1].first and not cell[end - 1].last
            )
            assert not alone or (end < paragraphs[0] <= 3)
    assert max(len(cell) - end for cell, end in zip(lines, ends, strict=True)) > 1 or fit < 5


def test_a_row_never_leaves_a_single_line_for_the_next_page() -> None:
    lines = Setter().lines("\n".join(["คำ"] * 8), Style(14, 18), 100)
    assert best_split([lines], 7) == [6]


@pytest.mark.parametrize("size", [8, 14, 24])
def test_text_stays_inside_its_cell_at_every_size(size: float) -> None:
    fields = ("title", "guideline", "steps", "responsible", "period", "monitoring", "remark")
    columns = [Column(name, "หัวข้อที่ยาวมาก", 1) for name in fields]
    book = Book(columns, size)
    text = "๑. การปรับปรุงระบบการทำงานที่สะดวก https://www.example.go.th/page ผู้รับบริการ"
    book.add(*[text] * len(columns))
    pdf = book.pdf()
    assert crossings(pdf) == []
    assert "".join(band.cells[1].replace(CONTINUED, "") for band in bands(pdf)) == text.replace(
        " ", ""
    )
