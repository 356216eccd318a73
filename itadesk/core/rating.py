"""ITA scores and levels: decimals only, rounded half up to two places as NACC announces them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from itadesk.core.digits import to_arabic
from itadesk.core.errors import UserError
from itadesk.core.ita_year import Instrument, ItaYearData, RatingRule

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)
_SCORE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:คะแนน|%)?")

# SME Promotion Office, annual report 2565, p. 80; in use until ITA 2565.
_LETTERS = ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F"))

# NACC resolution of 8 June 2566; in use since ITA 2566.
_EXCELLENT, PASS_MARK, _IMPROVE = Decimal(95), Decimal(85), Decimal(70)


@dataclass(frozen=True, slots=True)
class Rating:
    """What ten indicator scores give; None where a score that is needed is missing."""

    instruments: Mapping[Instrument, Decimal | None]
    total: Decimal | None
    level: str | None


def parse_score(text: str) -> Decimal:
    """Read a typed score of 0 to 100 with at most two decimals; raise UserError otherwise."""
    found = _SCORE.fullmatch(to_arabic(text).strip())
    if found is None or Decimal(found[1]) > _HUNDRED:
        raise UserError(
            f"“{text[:40]}” ไม่ใช่คะแนน",
            "พิมพ์ตัวเลข ๐ ถึง ๑๐๐ ทศนิยมไม่เกิน ๒ ตำแหน่ง เช่น 84.65",
        )
    return Decimal(found[1]).quantize(_CENT)


def round_score(score: Decimal) -> Decimal:
    """Round half up to two decimals."""
    return score.quantize(_CENT, ROUND_HALF_UP)


def rate(data: ItaYearData, scores: Mapping[int, Decimal]) -> Rating:
    """Compute instruments, total and level of the year from the scores by indicator number.

    An instrument is the mean of its indicators; the total is weighted from the unrounded means.
    """
    instruments: dict[Instrument, Decimal | None] = {}
    weighted: Decimal | None = Decimal(0)
    for instrument, one in data.instruments.items():
        numbers = one.indicators.value
        if not all(number in scores for number in numbers):
            instruments[instrument] = weighted = None
            continue
        points = sum((scores[number] for number in numbers), Decimal(0))
        instruments[instrument] = round_score(points / len(numbers))
        if weighted is not None:  # multiplied before divided: a third of 100 stays exact
            weighted += points * one.weight.value / len(numbers)
    total = None if weighted is None else round_score(weighted / _HUNDRED)
    return Rating(instruments, total, level(data.rating.value, total, instruments))


def level(
    rule: RatingRule, total: Decimal | None, instruments: Mapping[Instrument, Decimal | None]
) -> str | None:
    """Return the level of a total; None when a score that the rule needs is missing."""
    if total is None:
        return None
    rounded = round_score(total)
    if rule is RatingRule.LETTERS:
        return next(letter for lowest, letter in _LETTERS if rounded >= lowest)
    if rounded < _IMPROVE:
        return "ต้องปรับปรุงโดยด่วน"
    if rounded < PASS_MARK:
        return "ต้องปรับปรุง"
    known = [round_score(score) for score in instruments.values() if score is not None]
    if len(known) < len(Instrument):
        return None
    lowest = min(rounded, *known)
    if lowest >= _EXCELLENT:
        return "ผ่านดีเยี่ยม"
    return "ผ่านดี" if lowest >= PASS_MARK else "ผ่าน"
