"""Paper sizes and margins, and where a paragraph goes on on the next page."""

import pymupdf
import pytest

from itadesk.report.forms import Orientation
from itadesk.report.job import Cancelled
from itadesk.report.page import CM, FRAMES, Pages, break_after
from itadesk.report.text import Setter, Style, TextCanvas

PLAIN = Style(16, 20)


def pages(cancelled: bool = False) -> Pages:
    setter, frame = Setter(), FRAMES[Orientation.PORTRAIT]
    return Pages(TextCanvas(setter, frame.size), setter, frame, lambda: cancelled)


def test_the_portrait_page_has_the_margins_of_official_papers() -> None:
    frame = FRAMES[Orientation.PORTRAIT]
    margins = (frame.left, frame.right, frame.top, frame.bottom)
    assert [round(margin / CM, 2) for margin in margins] == [3, 2, 2.5, 2]
    assert [round(side / CM, 1) for side in frame.size] == [21, 29.7]


def test_the_landscape_page_is_a4_on_its_side() -> None:
    frame = FRAMES[Orientation.LANDSCAPE]
    assert [round(side / CM, 1) for side in frame.size] == [29.7, 21]
    assert round(frame.measure / CM, 1) == 25.7


@pytest.mark.parametrize(
    ("paragraphs", "fit", "count"),
    [
        ((6,), 6, 6),
        ((6,), 5, 4),  # the last line would stand alone on the next page
        ((6,), 1, 0),  # the first would stand alone on this one
        ((6,), 3, 3),
        ((3,), 2, 0),  # either way one would stand alone
        ((1, 1, 1), 2, 2),
        ((2, 6), 3, 2),
        ((6,), 0, 0),
        ((6,), -3, 0),
    ],
)
def test_no_line_of_a_paragraph_is_left_alone(
    paragraphs: tuple[int, ...], fit: int, count: int
) -> None:
    text = "\n".join(" ".join(["คำ"] * lines) for lines in paragraphs)
    lines = Setter().lines(text, PLAIN, Setter().width("คำ ", PLAIN))
    assert len(lines) == sum(paragraphs)
    assert break_after(lines, fit) == count


@pytest.mark.parametrize(
    ("text", "fit", "count"),
    [
        ("คำ คำ คำ\nหัวข้อ\nคำ คำ คำ", 4, 3),  # the heading goes along
        ("หัวข้อ\nคำ คำ คำ", 1, 0),
        ("คำ คำ คำ\nหัวข้อ\n- คำ", 4, 3),
        ("คำ คำ คำ\nหัวข้อ\nคำ", 4, 4),
        ("คำ คำ คำ\nหัวข้อ\nหัวข้อ\n- คำ", 5, 3),
        ("คำ คำ คำ\nหัวข้อ\nหัวข้อ\n- คำ", 4, 3),
        ("คำ คำ คำ\n- คำ\n- คำ", 4, 4),
        ("คำ คำ คำ\n\nคำ คำ คำ", 4, 4),
    ],
)
def test_no_heading_stands_at_the_foot_of_a_page(text: str, fit: int, count: int) -> None:
    lines = Setter().lines(text, PLAIN, Setter().width("หัวข้อ", PLAIN))
    assert break_after(lines, fit) == count


def test_a_long_text_fills_page_after_page() -> None:
    book = pages()
    lines = book.setter.lines("\n".join(["บรรทัด"] * 100), PLAIN, book.frame.measure)
    book.show(lines)
    on_a_page = int(book.frame.body / PLAIN.leading)
    assert book.number == 3
    assert book.room == pytest.approx(book.frame.body - (100 - 2 * on_a_page) * PLAIN.leading)


def test_last_lines_go_along_with_what_follows() -> None:
    book = pages()
    on_a_page = int(book.frame.body / PLAIN.leading)
    lines = book.setter.lines("\n".join(["บรรทัด"] * on_a_page), PLAIN, book.frame.measure)
    book.show(lines, below=100)
    assert (book.number, book.frame.ceiling - book.y) == (2, pytest.approx(2 * PLAIN.leading))


def test_what_can_never_fit_below_does_not_hold_up_the_text() -> None:
    book = pages()
    book.show(book.setter.lines("บรรทัด", PLAIN, book.frame.measure), below=5000)
    assert book.number == 1


def test_room_is_asked_for_before_a_new_page_begins() -> None:
    book = pages()
    book.need(book.frame.body)
    assert book.number == 1
    book.skip(10)
    assert book.fresh
    book.y -= 1
    book.need(book.frame.body)
    assert (book.number, book.fresh) == (2, True)


def test_a_printing_that_is_called_off_stops_at_the_next_page() -> None:
    with pytest.raises(Cancelled):
        pages(cancelled=True).next()


def test_an_empty_first_page_is_turned_and_a_begun_one_is_followed_by_another() -> None:
    made = pages()
    upright, across = FRAMES[Orientation.PORTRAIT], FRAMES[Orientation.LANDSCAPE]
    made.turn(upright)
    assert (made.number, made.frame) == (1, upright)
    made.turn(across)
    assert (made.number, made.frame, made.y) == (1, across, across.ceiling)
    made.show(made.setter.lines("ก", PLAIN, across.measure))
    made.turn(across)
    assert made.number == 1
    made.turn(upright)
    assert (made.number, made.y) == (2, upright.ceiling)
    made.next()
    assert (made.number, made.frame) == (3, upright)
    with pymupdf.open(stream=made.canvas.finish(), filetype="pdf") as document:
        sizes = [(round(page.rect.width, 2), round(page.rect.height, 2)) for page in document]
    assert sizes == [across.size, upright.size, upright.size]
