"""What a block from a spreadsheet means in the table of scores."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core import ita
from itadesk.core.errors import UserError
from itadesk.core.ita_year import INDICATOR_NUMBERS
from itadesk.core.score_paste import ScorePaste, plan_scores

DATA = ita.load(2568)
NAMES = [one.name.value for one in DATA.indicators]


def plan(grid: list[list[str]], year: int = 2567, indicator: int = 1) -> ScorePaste:
    return plan_scores(grid, DATA, (2566, 2567, 2568), year, indicator)


def test_a_block_fills_from_the_current_cell() -> None:
    pasted = plan([["1", "2"], ["๓.๕", ""], ["5", "6"]], indicator=9)
    assert pasted.scores == {
        2567: {9: Decimal("1.00"), 10: Decimal("3.50")},
        2568: {9: Decimal("2.00")},
    }
    assert pasted.left_out == 1


def test_an_empty_row_between_keeps_its_place() -> None:
    pasted = plan([["1"], [""], ["3"], [""]], indicator=4)
    assert pasted == ScorePaste({2567: {4: Decimal(1), 6: Decimal(3)}}, 0)


def test_columns_beyond_the_last_year_are_left_out() -> None:
    assert plan([["1", "2"]], year=2568) == ScorePaste({2568: {1: Decimal(1)}}, 1)


def test_one_column_of_ten() -> None:
    pasted = plan([[f"{number}0 คะแนน"] for number in INDICATOR_NUMBERS])
    assert pasted.scores[2567][10] == Decimal(100)
    assert len(pasted.scores[2567]) == 10


def test_years_above_tell_the_columns_also_new_ones() -> None:
    pasted = plan([["ตัวชี้วัด", "ปี ๒๕๖๕", "2568"], ["3", "80", "90"], ["รวม", "1", "2"]])
    assert pasted.scores == {2565: {3: Decimal(80)}, 2568: {3: Decimal(90)}}
    assert pasted.left_out == 1


def test_names_tell_the_rows() -> None:
    pasted = plan([[NAMES[7], "80"], ["ตัวชี้วัดที่ 2 การใช้จ่ายงบประมาณ", "๙๐"]], indicator=5)
    assert pasted.scores == {2567: {8: Decimal(80), 2: Decimal(90)}}


def test_a_number_goes_before_a_wrong_name() -> None:
    rows = [[str(n), "การใช้จ่ายเงิน" if n == 3 else NAMES[n - 1], "75.33"] for n in (2, 3)]
    assert set(plan(rows).scores[2567]) == {2, 3}


def test_ten_rows_with_wrong_names_are_the_ten_indicators() -> None:
    rows = [["การใช้จ่ายเงิน" if n == 3 else NAMES[n - 1], str(n)] for n in INDICATOR_NUMBERS]
    assert plan(rows, indicator=4).scores[2567] == {n: Decimal(n) for n in INDICATOR_NUMBERS}


def test_a_cell_that_is_no_score_is_named() -> None:
    with pytest.raises(UserError, match="ยังไม่ได้วาง ตัวชี้วัดที่ ๒ ปี ๒๕๖๗: “101” ไม่ใช่คะแนน"):
        plan([["1"], ["101"]])


@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=12))
def test_any_block_is_planned_or_refused_with_words(grid: list[list[str]]) -> None:
    try:
        pasted = plan(grid)
    except UserError:
        return
    for scores in pasted.scores.values():
        assert set(scores) <= set(INDICATOR_NUMBERS)
        assert all(0 <= score <= 100 for score in scores.values())
