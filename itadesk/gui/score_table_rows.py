"""The rows below the indicators in the table of scores: means, totals, levels."""

from collections.abc import Callable
from typing import NamedTuple

from itadesk.core.ita_year import Instrument, RatingRule
from itadesk.core.scores import YearScores, change_text, score_text

_SHORT_RULES = {RatingRule.LETTERS: "AA ถึง F", RatingRule.LEVELS: "ผ่าน/ต้องปรับปรุง"}


class Row(NamedTuple):
    """A row below the indicators: its label, what it shows, and the field it edits."""

    label: str
    show: Callable[[YearScores, YearScores | None], str]
    field: str = ""  # of ItaYear; "" where the program computes


def _mean_of(instrument: Instrument, numbers: str) -> Row:
    return Row(
        f"เฉลี่ย {instrument} (ตัวชี้วัดที่ {numbers})",
        lambda one, _before: score_text(one.rating.instruments[instrument]),
    )


def _difference(one: YearScores, _before: YearScores | None) -> str:
    """Say how the announced result differs from the computed one."""
    difference, levels = one.total_difference, (one.stored.level.strip(), one.rating.level)
    said = []
    if difference:
        said.append(f"{'สูงกว่า' if difference > 0 else 'ต่ำกว่า'} {score_text(abs(difference))}")
    if all(levels) and levels[0] != levels[1]:
        said.append("ระดับต่างกัน")
    if not said and difference is not None:
        return "ตรงกัน"
    return " ".join(said)


ROWS = (
    _mean_of(Instrument.IIT, "๑–๕"),
    _mean_of(Instrument.EIT, "๖–๘"),
    _mean_of(Instrument.OIT, "๙–๑๐"),
    Row("คะแนนรวมที่คำนวณได้", lambda one, _before: score_text(one.rating.total)),
    Row("ระดับผลที่คำนวณได้", lambda one, _before: one.rating.level or ""),
    Row("คะแนนรวมตามประกาศ", lambda one, _before: score_text(one.stored.total), "total"),
    Row("ระดับผลตามประกาศ", lambda one, _before: one.stored.level, "level"),
    Row("ผลตามประกาศเทียบกับที่คำนวณ", _difference),
    Row(
        "คะแนนรวมเทียบกับปีก่อน",
        lambda one, before: change_text(one.total, before.total if before else None),
    ),
    Row("เกณฑ์ระดับผล", lambda one, _before: _SHORT_RULES[one.data.rating.value]),
)
BOLD = frozenset({"คะแนนรวมที่คำนวณได้", "ระดับผลที่คำนวณได้"})
