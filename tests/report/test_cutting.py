"""Texts cut to so many lines."""

import pytest

from itadesk.core.records import Office
from itadesk.report.cutting import Cut, Shortener
from itadesk.report.sizes import style
from itadesk.report.text import Setter

STYLE, WIDTH = style(16), 120.0
LONG = "องค์การบริหารส่วนตำบลนาม่วง " * 9
OFFICE = Office(name=LONG)


@pytest.mark.parametrize("most", [1, 2, 5])
def test_what_is_too_long_ends_in_an_ellipsis(most: int) -> None:
    setter = Setter()
    shortener = Shortener(setter, STYLE, most)
    short = shortener.fit(LONG, WIDTH, OFFICE, "name")
    assert len(setter.lines(short, STYLE, WIDTH)) == most
    assert short.endswith("…")
    assert LONG.startswith(short[:-1])
    assert shortener.cut == [Cut(OFFICE, "name")]


def test_what_has_room_stays_as_one_paragraph() -> None:
    shortener = Shortener(Setter(), STYLE, 2)
    assert shortener.fit(" นาม่วง\nอุดรธานี ", WIDTH, OFFICE, "name") == "นาม่วง อุดรธานี"
    assert shortener.cut == []
