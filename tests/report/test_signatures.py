"""Signature blocks: what they say, where they stand, and that they stay together."""

import re
from itertools import pairwise
from typing import Any

import pytest

from itadesk.core.records import Office, Official
from itadesk.report.forms import Orientation
from itadesk.report.page import FRAMES, Pages
from itadesk.report.signatures import Signatures
from itadesk.report.text import Setter, TextCanvas
from tests.report.paper import OFFICE, lines_of
from tests.typeset.lines import Char, chars, crossings

OF = Office(**OFFICE)
REPORTER = {"prefix": "นาง", "name": "สมใจ ใจดี", "position": "นิติกร", "role": "ผู้รายงาน"}
HEAD = {"position": "นายกองค์การบริหารส่วนตำบลนาม่วง", "role": "นายก"}


def signed(
    *signers: dict[str, Any],
    orientation: Orientation = Orientation.PORTRAIT,
    used: float = 0.0,
) -> tuple[bytes, Pages]:
    setter, frame = Setter(), FRAMES[orientation]
    canvas = TextCanvas(setter, frame.size)
    pages = Pages(canvas, setter, frame, lambda: False)
    pages.y -= used
    officials = [Official(office_id=OF.id, **values) for values in signers]
    Signatures(setter, frame, officials, OF).draw(pages)
    return canvas.finish(), pages


def test_a_block_has_a_dotted_line_the_name_and_the_position() -> None:
    signature, name, position = lines_of(signed(REPORTER)[0], 0)
    assert signature.strip(".") == "(ลงชื่อ)" + "." * signature.count(".") + "ผู้รายงาน"
    assert (name, position) == ("(นางสมใจใจดี)", "นิติกร")


def test_a_name_that_is_not_known_is_left_to_be_written() -> None:
    signature, name, position = lines_of(signed(HEAD)[0], 0)
    assert signature == "(ลงชื่อ)" + "." * signature.count(".")
    assert name.strip(".") == "(" + "." * name.count(".") + ")"
    assert position == HEAD["position"]


def test_one_signer_stands_in_the_right_half() -> None:
    for orientation, frame in FRAMES.items():
        pdf, _ = signed(REPORTER, orientation=orientation)
        assert min(char.left for char in chars(pdf)) > frame.left + frame.measure / 2


def test_the_name_stands_under_the_middle_of_the_dots() -> None:
    drawn = chars(signed(REPORTER)[0])
    top = max(char.y for char in drawn)
    dots = [char for char in drawn if char.text == "." and char.y == top]
    name = [char for char in drawn if 15 < top - char.y < 25]
    middle = (dots[0].left + dots[-1].right) / 2
    assert (min(c.left for c in name) + max(c.right for c in name)) / 2 == pytest.approx(
        middle, abs=2
    )


def test_all_sign_on_dots_of_one_length() -> None:
    checker = {"position": "หัวหน้าสำนักปลัด", "role": "ผู้ตรวจสอบ"}
    (line, *_) = lines_of(signed(HEAD, checker)[0], 0)
    first, second = re.findall(r"\.+", line)
    assert first == second


@pytest.mark.parametrize(
    ("count", "orientation", "rows"),
    [
        (2, Orientation.PORTRAIT, [2]),
        (3, Orientation.PORTRAIT, [2, 1]),
        (3, Orientation.LANDSCAPE, [3]),
        (4, Orientation.LANDSCAPE, [2, 2]),
        (5, Orientation.LANDSCAPE, [3, 2]),
    ],
)
def test_several_signers_stand_side_by_side(
    count: int, orientation: Orientation, rows: list[int]
) -> None:
    pdf, _ = signed(*[REPORTER] * count, orientation=orientation)
    signatures = [line for line in lines_of(pdf, 0) if "(ลงชื่อ)" in line]
    assert [line.count("(ลงชื่อ)") for line in signatures] == rows
    assert crossings(pdf) == []


def test_blocks_are_never_split_over_pages() -> None:
    for used in range(500, 714, 9):
        pdf, pages = signed(REPORTER, HEAD, HEAD, used=used)
        on = {char.page for char in chars(pdf) if char.text not in "-๒"}
        assert len(on) == 1, used
        assert pages.room >= 0


def test_so_many_signers_that_a_page_is_too_short_go_on_row_by_row() -> None:
    pdf, pages = signed(*[REPORTER] * 40)
    assert pages.number > 1
    for page in range(pages.number):
        lines = [line for line in lines_of(pdf, page) if not line.startswith("-")]
        assert lines[0].startswith("(ลงชื่อ)")
        assert lines[-1] == "นิติกรนิติกร"


def test_a_position_longer_than_a_page_is_printed_whole() -> None:
    pdf, pages = signed({"position": "ตำแหน่ง " * 2000})
    assert pages.number > 1
    assert sum("ตำแหน่ง" in line for n in range(pages.number) for line in lines_of(pdf, n)) > 50


def test_names_stand_clear_of_each_other() -> None:
    pdf, _ = signed(*[REPORTER | {"name": "ประกายเพชรรุ่งเรืองวัฒนานุกูล วงศ์สวัสดิ์ไพศาล"}] * 2)
    lines: dict[float, list[Char]] = {}
    for char in chars(pdf):
        lines.setdefault(round(char.y), []).append(char)
    for line in lines.values():
        bases = [char for char in line if char.right - char.left > 2]
        assert all(a.left <= b.left for a, b in pairwise(bases))
