"""Centred titles: lines as typed, long ones cut evenly."""

import pytest

from itadesk.report.balance import centred
from itadesk.report.text import Align, Setter, Style

STYLE = Style(20, 28, bold=True, align=Align.CENTER)
LONG = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
SETTER = Setter()


def test_lines_stay_as_typed_and_stand_in_the_middle() -> None:
    lines = centred(SETTER, "\nชื่อ\n\nปี ๒๕๖๘\n", STYLE, 400)
    assert [line.text for line in lines] == ["ชื่อ", "", "ปี ๒๕๖๘"]
    assert all(line.x + line.width / 2 == pytest.approx(200) for line in lines if line.text)


def test_a_long_line_is_cut_into_even_ones() -> None:
    measure = SETTER.width(LONG, STYLE) * 0.9
    lines = centred(SETTER, LONG, STYLE, measure)
    widths = [line.width for line in lines]
    assert len(widths) == 2
    assert min(widths) > 0.8 * max(widths)
    assert all(line.x + line.width / 2 == pytest.approx(measure / 2) for line in lines)


def test_a_line_with_a_space_near_its_middle_is_cut_there() -> None:
    text = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    lines = centred(SETTER, text, STYLE, SETTER.width(text, STYLE) * 0.9)
    assert [line.text for line in lines] == text.replace("ใส ", "ใส |").split("|")
    assert [(line.first, line.last) for line in lines] == [(True, False), (False, True)]


def test_a_line_is_not_cut_at_a_space_that_holds_together() -> None:
    text = "ปีงบประมาณ พ.ศ. ๒๕๖๘ ของเทศบาล"
    lines = centred(SETTER, text, STYLE, SETTER.width(text, STYLE) * 0.9)
    assert [line.text for line in lines] == ["ปีงบประมาณ พ.ศ. ๒๕๖๘ ", "ของเทศบาล"]


def test_nothing_is_lost_where_a_half_takes_two_lines_after_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measure = SETTER.width(LONG, STYLE) * 0.9
    monkeypatch.setattr(SETTER, "width", lambda *_: measure)  # as if kerning made it narrower
    lines = centred(SETTER, f"{LONG} ๒๕๖๘", STYLE, measure)
    assert "".join(line.text for line in lines) == f"{LONG} ๒๕๖๘"


def test_a_line_is_not_cut_at_a_space_near_its_end() -> None:
    text = f"{LONG} ๒๕๖๘"
    lines = centred(SETTER, text, STYLE, SETTER.width(text, STYLE) * 0.9)
    assert lines[1].width > 0.6 * lines[0].width


def test_nothing_stands_outside_a_narrow_measure() -> None:
    lines = centred(SETTER, LONG, STYLE, 60)
    assert all(line.x >= 0 and line.x + line.width <= 60 for line in lines)
