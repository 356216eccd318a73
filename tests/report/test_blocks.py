"""Cover, titles and lead texts on their pages."""

import pytest

from itadesk.report.blocks import draw_cover, draw_foreword, draw_text, draw_title
from itadesk.report.forms import Orientation
from itadesk.report.page import CM, FRAMES, Pages
from itadesk.report.text import Setter, TextCanvas
from tests.report.paper import lines_of
from tests.typeset.lines import chars, crossings

TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
PLACE = "องค์การบริหารส่วนตำบลนาม่วง\nอำเภอประจักษ์ศิลปาคม จังหวัดอุดรธานี"
TEXT = "จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน " * 6
every_orientation = pytest.mark.parametrize("orientation", Orientation)


class Book:
    """Pages to draw blocks on."""

    def __init__(self, orientation: Orientation = Orientation.PORTRAIT) -> None:
        setter = Setter()
        self.frame = FRAMES[orientation]
        self.canvas = TextCanvas(setter, self.frame.size)
        self.pages = Pages(self.canvas, setter, self.frame, lambda: False)


@every_orientation
def test_a_cover_has_the_title_above_and_the_office_below(orientation: Orientation) -> None:
    book = Book(orientation)
    draw_cover(book.pages, TITLE, PLACE, None)
    pdf = book.canvas.finish()
    assert [line.replace(" ", "") for line in f"{TITLE}\n{PLACE}".split("\n")] == lines_of(pdf, 0)
    heights = sorted({char.y for char in chars(pdf)}, reverse=True)
    assert heights[0] > book.frame.height * 0.6
    assert heights[-1] < book.frame.height * 0.4
    assert book.pages.number == 1
    assert book.pages.frame is book.frame


@every_orientation
def test_a_cover_stands_in_the_middle_of_the_paper(orientation: Orientation) -> None:
    book = Book(orientation)
    draw_cover(book.pages, TITLE, PLACE, None)
    drawn = chars(book.canvas.finish())
    for y in {char.y for char in drawn}:
        line = [char for char in drawn if char.y == y]
        middle = (min(char.left for char in line) + max(char.right for char in line)) / 2
        assert middle == pytest.approx(book.frame.width / 2, abs=3)


def test_a_cover_title_of_any_length_stays_on_the_paper() -> None:
    book = Book()
    draw_cover(book.pages, f"{TITLE}\n" * 30, PLACE, None)
    pdf = book.canvas.finish()
    assert crossings(pdf) == []
    assert book.pages.number > 1
    assert lines_of(pdf, book.pages.number - 1)[-1] == PLACE.split("\n")[1].replace(" ", "")


def test_a_cover_without_an_office_has_the_title_alone() -> None:
    book = Book()
    draw_cover(book.pages, "ชื่อ", "", None)
    assert lines_of(book.canvas.finish(), 0) == ["ชื่อ"]


def test_a_paragraph_is_indented_and_fills_the_measure() -> None:
    book = Book()
    draw_text(book.pages, TEXT)
    drawn = chars(book.canvas.finish())
    lines = [[c for c in drawn if c.y == y] for y in sorted({c.y for c in drawn}, reverse=True)]
    assert lines[0][0].left == pytest.approx(book.frame.left + 2.5 * CM, abs=1)
    assert all(line[0].left == pytest.approx(book.frame.left, abs=1) for line in lines[1:])
    right = book.frame.width - book.frame.right
    assert all(max(c.right for c in line) == pytest.approx(right, abs=2) for line in lines[:-1])


def test_the_title_leaves_a_gap_before_the_text() -> None:
    book = Book()
    draw_title(book.pages, "ชื่อ")
    below_title = book.pages.y
    draw_text(book.pages, "ข้อความ")
    title, text = sorted({char.y for char in chars(book.canvas.finish())}, reverse=True)
    assert title > below_title > text
    assert title - text > 25


@every_orientation
def test_who_signs_a_foreword_stands_in_the_right_half(orientation: Orientation) -> None:
    book = Book(orientation)
    draw_foreword(book.pages, TEXT, "องค์การบริหารส่วนตำบลนาม่วง\nกุมภาพันธ์ ๒๕๖๘")
    pdf = book.canvas.finish()
    assert lines_of(pdf, 0)[0] == "คำนำ"
    assert lines_of(pdf, 0)[-2:] == ["องค์การบริหารส่วนตำบลนาม่วง", "กุมภาพันธ์๒๕๖๘"]
    drawn = chars(pdf)
    last = [char for char in drawn if char.y == min(char.y for char in drawn)]
    middle = (min(char.left for char in last) + max(char.right for char in last)) / 2
    right = book.frame.left + book.frame.measure * 3 / 4
    assert middle == pytest.approx(right, abs=2)


def test_who_signs_a_long_foreword_is_not_alone_on_a_page() -> None:
    for count in range(30, 40):
        book = Book()
        draw_foreword(book.pages, "\n".join([TEXT] * count), "นาม่วง")
        pdf = book.canvas.finish()
        assert lines_of(pdf, book.pages.number - 1)[-1] == "นาม่วง"
        assert len(lines_of(pdf, book.pages.number - 1)) > 3
