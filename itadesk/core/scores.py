"""The scores of the ITA years of a document: computed beside announced, and how they changed."""

from decimal import Decimal
from typing import NamedTuple

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number, to_thai
from itadesk.core.ita_corrections import year_data
from itadesk.core.ita_year import ItaYearData
from itadesk.core.rating import Rating, rate, round_score
from itadesk.core.records import IndicatorScore, ItaYear


class YearScores(NamedTuple):
    """All scores of one ITA year; `rating` is computed, the announced ones are in `stored`."""

    year: int
    stored: ItaYear
    data: ItaYearData
    indicators: dict[int, Decimal]
    rating: Rating

    @property
    def total_difference(self) -> Decimal | None:
        """How much the announced total is above the computed one, None when one is missing."""
        if self.stored.total is None or self.rating.total is None:
            return None
        return round_score(self.stored.total) - self.rating.total

    @property
    def total(self) -> Decimal | None:
        """The announced total, else the computed one."""
        return self.rating.total if self.stored.total is None else self.stored.total

    @property
    def level(self) -> str:
        """The announced level, else the computed one, "" when neither is known."""
        return self.stored.level.strip() or self.rating.level or ""


def ita_years(dataset: Dataset) -> tuple[ItaYear, ...]:
    """Return the stored ITA years that have their number, oldest first, each number once."""
    stored = dataset.children(ItaYear, dataset.office)
    by_number = {one.year: one for one in reversed(stored) if one.year is not None}
    return tuple(by_number[number] for number in sorted(by_number))


def indicator_scores(dataset: Dataset, year: ItaYear) -> dict[int, Decimal]:
    """Return the scores of a year by number of the indicator."""
    return {
        one.indicator: one.score
        for one in dataset.children(IndicatorScore, year)
        if one.indicator is not None and one.score is not None
    }


def year_scores(dataset: Dataset, stored: ItaYear) -> YearScores:
    """Return all scores of a stored year that has its number."""
    assert stored.year is not None, "see ita_years"
    data = year_data(dataset, stored.year)
    scores = indicator_scores(dataset, stored)
    return YearScores(stored.year, stored, data, scores, rate(data, scores))


def all_scores(dataset: Dataset) -> tuple[YearScores, ...]:
    """Return the scores of every stored year, oldest first."""
    return tuple(year_scores(dataset, one) for one in ita_years(dataset))


def year_pairs(dataset: Dataset) -> tuple[tuple[int, int], ...]:
    """Return each year that has scores with the one before it that has, the newest first."""
    scored = [one.year for one in all_scores(dataset) if one.indicators]
    return tuple(reversed(tuple(zip(scored[1:], scored, strict=False))))


def score_text(score: Decimal | None) -> str:
    """Write a score as the program writes it: two decimals, Thai digits; "" for none."""
    return "" if score is None else to_thai(f"{round_score(score):.2f}")


def change_text(now: Decimal | None, before: Decimal | None, before_year: int | None = None) -> str:
    """Say how a score changed, with a sign and in words; "" when one of the two is missing."""
    if now is None or before is None:
        return ""
    since = f"จากปี {thai_number(before_year)} " if before_year is not None else ""
    change = round_score(now) - round_score(before)
    if not change:
        return f"เท่ากับปี {thai_number(before_year)}" if before_year is not None else "เท่าเดิม"
    way = "▲ เพิ่มขึ้น" if change > 0 else "▼ ลดลง"
    return f"{way}{since}{' ' if not since else ''}{score_text(abs(change))}"
