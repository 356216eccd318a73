"""What is known of one ITA year: instruments, indicators, items and the two papers to hand in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from itadesk.core.dates import ThaiDate
from itadesk.core.digits import to_arabic
from itadesk.core.facts import Fact

INDICATOR_NUMBERS = range(1, 11)
_ALIKE = 0.85  # names of the same indicator differ by a word at most
_INDICATOR_WORD = re.compile(r"^ตัวชี้วัด(?:ที่)? ?")
_NUMBERED_INDICATOR = re.compile(r"(?:ตัวชี้วัด(?:ที่)? ?)?([0-9]{1,2})(?![0-9])")


class Instrument(StrEnum):
    """One of the three questionnaires; its first letter begins the codes of its items."""

    IIT = "IIT"
    EIT = "EIT"
    OIT = "OIT"


class RatingRule(StrEnum):
    """How a total becomes a level (the rules themselves are in `rating`)."""

    LETTERS = "letters"  # AA to F
    LEVELS = "levels"  # ผ่านดีเยี่ยม to ต้องปรับปรุงโดยด่วน


@dataclass(frozen=True, slots=True)
class InstrumentData:
    """An instrument in one year; `weight` in percent, `items` is the number of its items."""

    name: Fact[str]
    weight: Fact[int]
    indicators: Fact[tuple[int, ...]]
    items: Fact[int] | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One of the ten indicators; `items` is the first and last number of its items."""

    number: int
    instrument: Instrument
    name: Fact[str]
    items: Fact[tuple[int, int]] | None


@dataclass(frozen=True, slots=True)
class PaperItem:
    """The OIT item a paper is handed in for, and the fiscal year the paper is about."""

    code: Fact[str]
    name: Fact[str]
    fiscal_year: Fact[int]
    criteria: Fact[str] | None


@dataclass(frozen=True, slots=True)
class ItaYearData:
    """All that is known of one ITA year; None is what could not be found out.

    `groups` names the sub-indicators (9.1), `titles` the OIT items, `questions` those of IIT and
    EIT, `issues` what the measures must cover; `calendar` may hold opens, closes and announced.
    """

    year: int
    instruments: Mapping[Instrument, InstrumentData]
    indicators: tuple[Indicator, ...]
    rating: Fact[RatingRule]
    measures_item: PaperItem
    results_item: PaperItem
    issues: Fact[tuple[str, ...]] | None
    groups: Fact[Mapping[str, str]] | None
    titles: Fact[Mapping[str, str]] | None
    questions: Fact[Mapping[str, str]] | None
    calendar: Mapping[str, Fact[ThaiDate]]

    def indicator(self, number: int) -> Indicator:
        """Return indicator 1 to 10."""
        return self.indicators[number - 1]

    def indicator_of(self, code: str) -> int | None:
        """Return the indicator an item such as I7 belongs to, None when not known."""
        for one in self.indicators:
            if one.items and code[0] == one.instrument[0]:
                first, last = one.items.value
                if first <= int(code[1:]) <= last:
                    return one.number
        return None

    def item_text(self, code: str) -> str:
        """Return the question or title of an item, "" when not known."""
        for paper in (self.measures_item, self.results_item):
            if paper.code.value == code:
                return paper.name.value
        for texts in (self.questions, self.titles):
            if texts and code in texts.value:
                return texts.value[code]
        return ""

    def find_indicator(self, text: str) -> int | None:
        """Return the indicator meant by its number or by a name as offices write it."""
        plain = " ".join(to_arabic(text).split())
        numbered = _NUMBERED_INDICATOR.match(plain)
        if numbered and int(numbered[1]) in INDICATOR_NUMBERS:
            return int(numbered[1])
        name = _INDICATOR_WORD.sub("", plain)
        likeness, number = max(
            (SequenceMatcher(None, one.name.value, name, autojunk=False).ratio(), one.number)
            for one in self.indicators
        )
        return number if likeness >= _ALIKE else None
