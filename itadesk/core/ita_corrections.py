"""What an officer corrects of an ITA year's data, kept in her own file.

The data of a year may be a best guess (see `facts`); once the manual of that year is at hand the
officer puts names, codes, weights and the rule of levels right for her document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from itadesk.core import ita
from itadesk.core.characters import clean
from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number, to_arabic
from itadesk.core.errors import UserError
from itadesk.core.facts import Fact
from itadesk.core.ita_year import (
    INDICATOR_NUMBERS,
    Indicator,
    Instrument,
    ItaYearData,
    PaperItem,
    RatingRule,
)
from itadesk.core.item_codes import normalise_item_code
from itadesk.core.records import ItaYear

SOURCE = "แก้ไขในแฟ้มนี้"
RULE_LABELS = {
    RatingRule.LETTERS: "ระดับ AA ถึง F",
    RatingRule.LEVELS: "ระดับ ผ่านดีเยี่ยม ถึง ต้องปรับปรุงโดยด่วน",
}
_BORROWED = "ยังไม่มีข้อมูลของปีนี้ ใช้ข้อมูลของปีใกล้เคียง"
_WHOLE = 100  # percent, all weights together
_MOST_ITEMS = 99
_PAPERS = {"measures_item": "ข้อของมาตรการ", "results_item": "ข้อของรายงานผล"}
_WEIGHTS = tuple(f"weight.{one}" for one in Instrument)


@dataclass(frozen=True, slots=True)
class Correctable:
    """A fact an officer may correct: its key in `ItaYear.corrections`, label, and value as text."""

    key: str
    label: str
    text: str
    verified: bool
    source: str


def correctables(data: ItaYearData) -> tuple[Correctable, ...]:
    """Return all that may be corrected of a year, in the order an officer reads it."""
    facts: list[tuple[str, str, Fact[Any] | None]] = []
    for one in data.indicators:
        label = f"ชื่อตัวชี้วัดที่ {thai_number(one.number)}"
        facts.append((f"indicator.{one.number}.name", label, one.name))
    for name, label in _PAPERS.items():
        item: PaperItem = getattr(data, name)
        facts.append((f"{name}.code", f"รหัส{label}", item.code))
        facts.append((f"{name}.name", f"ชื่อ{label}", item.name))
    for instrument, known in data.instruments.items():
        facts.append((f"weight.{instrument}", f"น้ำหนัก {instrument} (ร้อยละ)", known.weight))
    for instrument, known in data.instruments.items():
        facts.append((f"items.{instrument}", f"จำนวนข้อ {instrument}", known.items))
    facts.append(("rating", "เกณฑ์ระดับผล", data.rating))
    return tuple(
        Correctable(key, label, str(fact.value), fact.verified, fact.source)
        if fact
        else Correctable(key, label, "", False, "ยังไม่พบข้อมูล")
        for key, label, fact in facts
    )


def problem(key: str, text: str) -> str:
    """Return why `text` cannot stand for the fact of this key, "" when it can."""
    if key not in _known_keys():
        return f"ไม่รู้จักข้อมูล “{key[:40]}”"
    try:
        _value(key, text)
    except UserError as error:
        return str(error)
    return ""


def weights_problem(data: ItaYearData, corrections: Iterable[tuple[str, str]]) -> str:
    """Return what is wrong with the weights together, "" when they make 100."""
    total = sum(_weights(data, _readable(corrections)).values())
    if total == _WHOLE:
        return ""
    return f"น้ำหนักรวมกันได้ {thai_number(total)} (ต้องรวมกันได้ ๑๐๐)"


def corrected(data: ItaYearData, corrections: Iterable[tuple[str, str]]) -> ItaYearData:
    """Return the data of a year as the officer corrected it.

    What cannot be read is left as it was, and so are weights that do not make 100 together.
    """
    values = _readable(corrections)
    if not values:
        return data
    if sum(_weights(data, values).values()) != _WHOLE:
        values = {key: value for key, value in values.items() if key not in _WEIGHTS}

    def fact(key: str, otherwise: Any) -> Any:  # noqa: ANN401 - Fact of any type, or None
        return Fact(values[key], True, SOURCE) if key in values else otherwise

    def indicator(one: Indicator) -> Indicator:
        return replace(one, name=fact(f"indicator.{one.number}.name", one.name))

    def paper(name: str) -> PaperItem:
        item: PaperItem = getattr(data, name)
        code, title = fact(f"{name}.code", item.code), fact(f"{name}.name", item.name)
        return replace(item, code=code, name=title)

    instruments = {
        key: replace(
            one,
            weight=fact(f"weight.{key}", one.weight),
            items=fact(f"items.{key}", one.items),
        )
        for key, one in data.instruments.items()
    }
    return replace(
        data,
        instruments=instruments,
        indicators=tuple(indicator(one) for one in data.indicators),
        rating=fact("rating", data.rating),
        measures_item=paper("measures_item"),
        results_item=paper("results_item"),
    )


def stored_year(dataset: Dataset, year: int | None) -> ItaYear | None:
    """Return the stored record of an ITA year, None when there is none."""
    stored = dataset.children(ItaYear, dataset.office)
    return next((one for one in stored if one.year == year), None)


def published(year: int) -> ItaYearData:
    """Return what is known of an ITA year before any correction.

    A year there is no data for borrows those of the nearest one, none of them verified.
    """
    data = ita.nearest(year)
    return data if data.year == year else _borrowed(data, year)


def year_data(dataset: Dataset, year: int) -> ItaYearData:
    """Return what is known of an ITA year, as the officer corrected it."""
    stored = stored_year(dataset, year)
    return corrected(published(year), stored.corrections if stored else ())


def _borrowed(data: ItaYearData, year: int) -> ItaYearData:
    """Return the data of another year as a guess for this one."""

    def guess(fact: Fact[Any], later: int = 0) -> Fact[Any]:
        return Fact(fact.value + later if later else fact.value, False, _BORROWED)

    def paper(item: PaperItem) -> PaperItem:
        later = year - data.year
        return PaperItem(guess(item.code), guess(item.name), guess(item.fiscal_year, later), None)

    return replace(
        data,
        year=year,
        instruments={
            key: replace(one, weight=guess(one.weight), items=one.items and guess(one.items))
            for key, one in data.instruments.items()
        },
        indicators=tuple(replace(one, name=guess(one.name)) for one in data.indicators),
        rating=guess(data.rating),
        measures_item=paper(data.measures_item),
        results_item=paper(data.results_item),
        calendar={},
    )


def _known_keys() -> set[str]:
    papers = {f"{name}.{part}" for name in _PAPERS for part in ("code", "name")}
    names = {f"indicator.{number}.name" for number in INDICATOR_NUMBERS}
    return papers | names | {*_WEIGHTS, "rating"} | {f"items.{one}" for one in Instrument}


def _readable(corrections: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the values of the corrections that stand for one."""
    return {key: _value(key, text) for key, text in corrections if not problem(key, text)}


def _weights(data: ItaYearData, values: Mapping[str, Any]) -> dict[Instrument, int]:
    return {
        key: values.get(f"weight.{key}", one.weight.value) for key, one in data.instruments.items()
    }


def _value(key: str, text: str) -> Any:  # noqa: ANN401 - by key
    """Return the value a text stands for; UserError when it stands for none."""
    line = " ".join(clean(text).split())
    if not line:
        raise UserError("ยังไม่ได้พิมพ์", "พิมพ์ข้อมูล หรือคืนค่าเดิม")
    if key.endswith(".code"):
        return normalise_item_code(line)
    if key.startswith("weight."):
        return _integer(line, 0, _WHOLE)
    if key.startswith("items."):
        return _integer(line, 1, _MOST_ITEMS)
    if key == "rating":
        if line not in tuple(RatingRule):
            raise UserError("ไม่รู้จักเกณฑ์นี้", "เลือก " + " หรือ ".join(RULE_LABELS.values()))
        return RatingRule(line)
    return line


def _integer(text: str, lowest: int, highest: int) -> int:
    digits = to_arabic(text)
    if digits.isascii() and digits.isdigit() and lowest <= int(digits[:9]) <= highest:
        return int(digits)
    raise UserError("ใช้จำนวนนี้ไม่ได้", f"พิมพ์จำนวนเต็ม {thai_number(lowest)} ถึง {thai_number(highest)}")
