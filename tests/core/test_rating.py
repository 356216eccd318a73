"""Scores, totals and levels."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.errors import UserError
from itadesk.core.ita import Instrument, RatingRule, load
from itadesk.core.rating import Rating, level, parse_score, rate, round_score

LETTERS, LEVELS = RatingRule.LETTERS, RatingRule.LEVELS
# Two years of one office, as its report prints them.
SCORES_2567 = "99.11 99.78 100.00 99.33 98.89 97.08 92.75 86.17 79.29 90.00"
SCORES_2568 = "92.89 95.11 98.89 75.33 93.11 99.17 98.83 98.92 41.50 65.00"

scores = st.decimals(0, 100, places=2)
ten_scores = st.lists(scores, min_size=10, max_size=10).map(lambda ten: dict(enumerate(ten, 1)))


def _by_number(text: str) -> dict[int, Decimal]:
    return dict(enumerate(map(Decimal, text.split()), 1))


def _instruments(iit: str, eit: str, oit: str) -> dict[Instrument, Decimal]:
    return dict(zip(Instrument, map(Decimal, (iit, eit, oit)), strict=True))


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (2567, SCORES_2567,
         Rating(_instruments("99.42", "92.00", "84.65"), Decimal("91.28"), "ผ่าน")),
        (2568, SCORES_2568,
         Rating(_instruments("91.07", "98.97", "53.25"), Decimal("78.31"), "ต้องปรับปรุง")),
        (2565, SCORES_2567,
         Rating(_instruments("99.42", "92.00", "84.65"), Decimal("91.28"), "A")),
    ],
)  # fmt: skip
def test_a_real_office(year: int, text: str, expected: Rating) -> None:
    assert rate(load(year), _by_number(text)) == expected


def test_published_oit_of_2564() -> None:
    data = load(2564)
    given = {n: Decimal(0) for n in range(1, 9)} | {9: Decimal("93.50"), 10: Decimal(100)}
    assert rate(data, given).total == Decimal("38.70")


def test_missing_scores_leave_out_what_needs_them() -> None:
    partial = _by_number(SCORES_2567)
    del partial[7]
    rating = rate(load(2567), partial)
    assert rating.instruments[Instrument.IIT] == Decimal("99.42")
    assert rating.instruments[Instrument.EIT] is None
    assert rating.instruments[Instrument.OIT] == Decimal("84.65")
    assert rating.total is None
    assert rating.level is None


def test_no_scores_give_nothing() -> None:
    assert rate(load(2568), {}) == Rating(dict.fromkeys(Instrument), None, None)


@pytest.mark.parametrize(
    ("score", "rounded"),
    [("84.995", "85.00"), ("84.994999", "84.99"), ("0.005", "0.01"), ("69.995", "70.00"),
     ("100", "100.00")],
)  # fmt: skip
def test_halves_are_rounded_up(score: str, rounded: str) -> None:
    assert str(round_score(Decimal(score))) == rounded


@pytest.mark.parametrize(
    ("total", "letter"),
    [
        ("100", "AA"), ("95", "AA"), ("94.995", "AA"), ("94.99", "A"), ("85", "A"), ("84.99", "B"),
        ("75", "B"), ("74.99", "C"), ("65", "C"), ("64.99", "D"), ("55", "D"), ("54.99", "E"),
        ("50", "E"), ("49.995", "E"), ("49.99", "F"), ("0", "F"),
    ],
)  # fmt: skip
def test_letters(total: str, letter: str) -> None:
    assert level(LETTERS, Decimal(total), {}) == letter


@pytest.mark.parametrize(
    ("total", "three", "expected"),
    [
        ("95", ("95", "95", "95"), "ผ่านดีเยี่ยม"),
        ("97", ("99", "94.99", "97"), "ผ่านดี"),
        ("94.99", ("95", "95", "95"), "ผ่านดี"),
        ("94.995", ("95", "95", "94.995"), "ผ่านดีเยี่ยม"),
        ("85", ("85", "85", "85"), "ผ่านดี"),
        ("84.995", ("85", "85", "84.995"), "ผ่านดี"),
        ("94.64", ("98", "84.99", "99"), "ผ่าน"),
        ("95.81", ("96", "94", "97"), "ผ่านดี"),
        ("84.994", ("85", "85", "84.98"), "ต้องปรับปรุง"),
        ("70", ("100", "100", "25"), "ต้องปรับปรุง"),
        ("69.995", ("100", "100", "24.99"), "ต้องปรับปรุง"),
        ("69.99", ("100", "100", "24.98"), "ต้องปรับปรุงโดยด่วน"),
        ("0", ("0", "0", "0"), "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_levels(total: str, three: tuple[str, str, str], expected: str) -> None:
    assert level(LEVELS, Decimal(total), _instruments(*three)) == expected


def test_a_pass_cannot_be_told_without_every_instrument() -> None:
    assert level(LEVELS, Decimal(90), {}) is None
    assert (
        level(LEVELS, Decimal(90), {**_instruments("90", "90", "90"), Instrument.EIT: None}) is None
    )


def test_a_failure_is_told_by_the_total_alone() -> None:
    assert level(LEVELS, Decimal("84.99"), {}) == "ต้องปรับปรุง"


@pytest.mark.parametrize("rule", RatingRule)
def test_no_total_no_level(rule: RatingRule) -> None:
    assert level(rule, None, _instruments("90", "90", "90")) is None


@pytest.mark.parametrize(
    ("typed", "score"),
    [("84.65", "84.65"), ("๙๙.๔๒", "99.42"), ("100", "100.00"), ("๓.๕", "3.50"), ("0", "0.00"),
     (" 79.27 คะแนน ", "79.27"), ("92.5%", "92.50"), ("100.00", "100.00")],
)  # fmt: skip
def test_reads_a_score(typed: str, score: str) -> None:
    assert str(parse_score(typed)) == score


@pytest.mark.parametrize(
    "typed",
    ["", "-1", "100.01", "101", "79.275", "79,27", "1e1", "nan", "๙๙.", ".5", "+5", "เก้าสิบ", "9 9",
     "9" * 5000],
)  # fmt: skip
def test_refuses_what_is_no_score_with_a_remedy(typed: str) -> None:
    with pytest.raises(UserError, match="ทศนิยมไม่เกิน ๒ ตำแหน่ง"):
        parse_score(typed)


@given(scores)
def test_a_printed_score_is_read_back(score: Decimal) -> None:
    assert parse_score(str(score)) == score


@given(ten_scores, st.sampled_from([2565, 2568]))
def test_the_total_lies_between_the_lowest_and_the_highest_score(
    ten: dict[int, Decimal], year: int
) -> None:
    total = rate(load(year), ten).total
    assert total is not None
    assert min(ten.values()) <= total <= max(ten.values())


@given(ten_scores)
def test_a_better_score_never_lowers_the_total(ten: dict[int, Decimal]) -> None:
    data = load(2568)
    better = {number: min(score + 1, Decimal(100)) for number, score in ten.items()}
    before, after = rate(data, ten).total, rate(data, better).total
    assert before is not None
    assert after is not None
    assert after >= before
