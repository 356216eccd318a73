"""What a finding of the analysis rests on and leads to: items with their scores, and measures."""

from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from itadesk.core import ita
from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.ita_corrections import year_data
from itadesk.core.ita_year import ItaYearData
from itadesk.core.item_codes import normalise_item_code
from itadesk.core.records import (
    Finding,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    ItemScore,
    Measure,
)

_NEWEST = 9999  # nearest to it are the data of the newest year


class FoundItem(NamedTuple):
    """An item a finding names: its code in one spelling, its question and score, if known."""

    code: str
    text: str
    score: Decimal | None


class Analysed:
    """The ITA year a fiscal year analyses: what it asked for, and the scores of the office."""

    def __init__(self, data: Dataset, year: FiscalYear) -> None:
        self._data = data
        self.year = year.analysed
        years = data.children(ItaYear, data.office)
        scored = [one for one in years if one.year is not None and one.year == self.year]
        self.items = tuple(item for one in scored for item in data.children(ItemScore, one))
        """Its items, as the office entered them."""
        self.indicators = {
            one.indicator: one.score
            for parent in scored
            for one in data.children(IndicatorScore, parent)
            if one.indicator is not None and one.score is not None
        }
        """Indicator -> its score."""

    @cached_property
    def ita(self) -> ItaYearData:
        """What ITA asked for in that year, or in the newest one while no year is set."""
        if self.year is None:
            return ita.nearest(_NEWEST)
        return year_data(self._data, self.year)

    def items_of(self, finding: Finding) -> tuple[FoundItem, ...]:
        """Return the items of a finding, each with its question and score as far as known."""
        return tuple(self._found(code, finding.part) for code in finding.items if code.strip())

    def _found(self, typed: str, part: str) -> FoundItem:
        """Return an item; a part that is not given, there or here, stands for any."""
        code = plain_code(typed)
        same = [
            one
            for one in self.items
            if plain_code(one.code) == code and (not part or one.part in ("", part))
        ]
        text = next((one.text for one in same if one.text.strip()), "")
        score = next((one.score for one in same if one.score is not None), None)
        return FoundItem(code, " ".join(text.split()) or self.ita.item_text(code), score)


def plain_code(typed: str) -> str:
    """Return the code of an item in the one spelling, as typed when it is none."""
    try:
        return normalise_item_code(typed)
    except UserError:
        return " ".join(typed.split())


def measures_of(data: Dataset, finding: Finding) -> tuple[Measure, ...]:
    """Return the measures that answer a finding: those of its year, in the officer's order."""
    found = (data.find(Measure, link) for link in finding.measures)
    return tuple(one for one in found if one is not None and one.year_id == finding.year_id)


def unanswered(data: Dataset, year: FiscalYear) -> tuple[Finding, ...]:
    """Return the findings of a year that no measure answers."""
    return tuple(one for one in data.children(Finding, year) if not measures_of(data, one))


def unfounded(data: Dataset, year: FiscalYear) -> tuple[Measure, ...]:
    """Return the measures of a year that answer no finding."""
    answering = {link for one in data.children(Finding, year) for link in one.measures}
    return tuple(one for one in data.children(Measure, year) if one.id not in answering)
