"""The sentence that tells how the score of an indicator changed: written, found again, compared.

In an outcome it is plain text like any other. It is known by its pattern alone, so that a sentence
an officer typed herself is compared with the stored scores, too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number, to_arabic, to_thai
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.fiscal import round_label
from itadesk.core.ita_corrections import stored_year, year_data
from itadesk.core.ita_year import INDICATOR_NUMBERS
from itadesk.core.rating import round_score
from itadesk.core.records import FiscalYear, Measure, Result
from itadesk.core.records.measures import RESULT_FIELDS
from itadesk.core.scores import indicator_scores, score_text

UP, DOWN, SAME = "เพิ่มขึ้น", "ลดลง", "เท่ากับ"

_SAID = {UP: UP, DOWN: DOWN, SAME: "เท่าเดิม"}
_LONGEST_NAME = 200
_MOST_FOUND = 1024  # texts whose sentences are remembered
_MINUS = str.maketrans("–−", "--")
_DIGIT = "[0-9๐-๙]"
_SCORE = rf"{_DIGIT}{{1,3}}(?:\.{_DIGIT}{{1,4}})?"
_YEAR = rf"ปี *(?:พ\.ศ\. *)?(?P<%s>{_DIGIT}{{4}}) *\( *(?P<%s>{_SCORE}) *คะแนน *\)"
_PATTERN = (
    rf"ผลการประเมิน *ITA *ตัวชี้วัด(?:ที่)? *(?P<number>{_DIGIT}{{1,2}})(?!{_DIGIT}) *"
    rf"(?P<name>[^\n]{{0,{_LONGEST_NAME}}}?) *ใน{_YEAR % ('year', 'score')} *"
    rf"(?P<direction>เพิ่มขึ้น|ลดลง|เท่ากับ|เท่าเดิม|คงเดิม) *(?:จาก|กับ)? *"
    rf"{_YEAR % ('before_year', 'before_score')}"
    rf"(?: *จำนวน *(?P<difference>[-–−+]? *{_SCORE}) *คะแนน)?"
)


class ScoreSentence(NamedTuple):
    """A sentence found in a text: where, and what it says.

    `difference` has the sign it was written with; None where the sentence tells none.
    """

    start: int
    end: int
    indicator: int
    name: str
    year: int
    score: Decimal
    before_year: int
    before_score: Decimal
    difference: Decimal | None
    direction: str


class Comparison(NamedTuple):
    """The scores of an indicator in two years, as a sentence tells them."""

    indicator: int
    name: str
    year: int
    score: Decimal
    before_year: int
    before_score: Decimal

    @property
    def change(self) -> Decimal:
        """How much the score rose."""
        return round_score(self.score) - round_score(self.before_score)

    @property
    def direction(self) -> str:
        """The word for the change."""
        return SAME if not self.change else UP if self.change > 0 else DOWN


class Disagreement(NamedTuple):
    """A sentence in a result that is not as the scores are, and what it should tell.

    `is_stale` when it differs from the stored scores; otherwise it contradicts itself.
    """

    result: Result
    field: str
    found: ScoreSentence
    reasons: tuple[str, ...]
    told: Comparison
    is_stale: bool

    @property
    def turns(self) -> bool:
        """Whether the direction becomes another, so that the text around may be wrong, too."""
        return self.told.direction != self.found.direction


def sentence(told: Comparison) -> str:
    """Write the sentence: two decimals, Thai digits."""
    head = (
        f"ผลการประเมิน ITA ตัวชี้วัดที่ {thai_number(told.indicator)} {told.name} "
        f"ในปี {thai_number(told.year)} ({score_text(told.score)} คะแนน) "
    )
    before = f"ปี {thai_number(told.before_year)} ({score_text(told.before_score)} คะแนน)"
    if not told.change:
        return f"{head}{SAME}{before}"
    return f"{head}{told.direction}จาก{before} จำนวน {score_text(abs(told.change))} คะแนน"


def comparison(dataset: Dataset, indicator: int, year: int, before_year: int) -> Comparison:
    """Return the stored scores of an indicator in two years; UserError when one is missing."""
    score, before = _stored(dataset, year, indicator), _stored(dataset, before_year, indicator)
    for told, one in ((year, score), (before_year, before)):
        if one is None:
            missing = f"ยังไม่มีคะแนนตัวชี้วัดที่ {thai_number(indicator)} ของปี {thai_number(told)}"
            raise UserError(missing, "กรอกในหน้า “ผลคะแนน ITA” ก่อน")
    assert score is not None
    assert before is not None
    name = year_data(dataset, year).indicator(indicator).name.value
    return Comparison(indicator, name, year, score, before_year, before)


@lru_cache(_MOST_FOUND)
def find(text: str) -> tuple[ScoreSentence, ...]:
    """Return the score sentences of a text, in their order."""
    if "คะแนน" not in text:
        return ()
    return tuple(
        one
        for found in re.finditer(_PATTERN, text)
        if (one := _told(found)).indicator in INDICATOR_NUMBERS
    )


def faults(one: ScoreSentence) -> tuple[str, ...]:
    """Return in what a sentence contradicts itself."""
    told = Comparison(*one[2:8])
    reasons = []
    if one.direction != told.direction:
        reasons.append(f"เขียนว่า “{one.direction}” แต่คะแนน{_SAID[told.direction]}")
    if one.difference is not None:
        if abs(one.difference) != abs(told.change):
            reasons.append(
                f"เขียนจำนวน {_plain(abs(one.difference))} แต่ผลต่างคือ {score_text(abs(told.change))}"
            )
        if one.difference < 0:
            reasons.append(f"“{one.direction}” แล้วไม่ต้องมีเครื่องหมายลบหน้าจำนวน")
    return tuple(reasons)


def differences(dataset: Dataset, one: ScoreSentence) -> tuple[str, ...]:
    """Return which scores of a sentence differ from the stored ones; numbers are compared."""
    reasons = []
    for year, told in ((one.year, one.score), (one.before_year, one.before_score)):
        stored = _stored(dataset, year, one.indicator)
        if stored is not None and stored != told:
            reasons.append(
                f"คะแนนปี {thai_number(year)} เขียนว่า {_plain(told)} แต่ที่กรอกไว้คือ {score_text(stored)}"
            )
    return tuple(reasons)


def outdated(dataset: Dataset, year: FiscalYear) -> tuple[Disagreement, ...]:
    """Return the sentences in a year's results that disagree with the scores or themselves."""
    return tuple(
        one
        for measure in dataset.children(Measure, year)
        for result in dataset.children(Result, measure)
        for one in _disagreements(dataset, result)
    )


def update(edit: Edit, disagreements: Sequence[Disagreement]) -> None:
    """Put the right sentence in place of each of these; the text around stays as it is."""
    changed: dict[UUID, Result] = {}
    for one in sorted(disagreements, key=lambda one: one.found.start, reverse=True):
        result = changed.get(one.result.id) or edit.data.get(Result, one.result.id)
        text = getattr(result, one.field)
        text = text[: one.found.start] + sentence(one.told) + text[one.found.end :]
        values: dict[str, Any] = {one.field: text}
        changed[result.id] = replace(result, **values)
    edit.replace_all(list(changed.values()))


def place_words(dataset: Dataset, one: Disagreement) -> str:
    """Say where a sentence stands and what is wrong with it."""
    measure = dataset.get(Measure, one.result.measure_id)
    siblings = dataset.children(Measure, dataset.get(FiscalYear, measure.year_id))
    place = f"มาตรการที่ {thai_number(siblings.index(measure) + 1)}"
    if one.result.round is not None:
        place += f" {round_label(one.result.round)}"
    label = describe(Result)[one.field].label
    return f"{place} · {label} · {' และ '.join(one.reasons)}"


def _disagreements(dataset: Dataset, result: Result) -> Iterator[Disagreement]:
    for field in RESULT_FIELDS:
        for one in find(getattr(result, field)):
            stale = differences(dataset, one)
            reasons = stale + faults(one)
            if reasons:
                told = _corrected(dataset, one)
                yield Disagreement(result, field, one, reasons, told, bool(stale))


def _corrected(dataset: Dataset, one: ScoreSentence) -> Comparison:
    """Return what a sentence should tell: stored scores, as written where none are stored."""
    score = _stored(dataset, one.year, one.indicator)
    before = _stored(dataset, one.before_year, one.indicator)
    return Comparison(
        indicator=one.indicator,
        name=year_data(dataset, one.year).indicator(one.indicator).name.value,
        year=one.year,
        score=one.score if score is None else score,
        before_year=one.before_year,
        before_score=one.before_score if before is None else before,
    )


def _stored(dataset: Dataset, year: int, indicator: int) -> Decimal | None:
    stored = stored_year(dataset, year)
    return indicator_scores(dataset, stored).get(indicator) if stored else None


def _told(found: re.Match[str]) -> ScoreSentence:
    """Return what the pattern found, as numbers."""
    groups = {name: to_arabic(text or "") for name, text in found.groupdict().items()}
    difference = groups["difference"].replace(" ", "").translate(_MINUS)
    return ScoreSentence(
        start=found.start(),
        end=found.end(),
        indicator=int(groups["number"]),
        name=found["name"],
        year=int(groups["year"]),
        score=Decimal(groups["score"]),
        before_year=int(groups["before_year"]),
        before_score=Decimal(groups["before_score"]),
        difference=Decimal(difference) if difference else None,
        direction=found["direction"] if found["direction"] in (UP, DOWN) else SAME,
    )


def _plain(score: Decimal) -> str:
    """Write a number as it was typed, in Thai digits."""
    return to_thai(str(score))
