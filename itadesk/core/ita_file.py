"""Strict reading of the file of an ITA year: nothing missing, unknown or out of place."""

from collections.abc import Mapping
from contextlib import suppress

from itadesk.core.dates import FIRST_YEAR, LAST_YEAR
from itadesk.core.errors import UserError
from itadesk.core.facts import Node
from itadesk.core.ita_year import (
    INDICATOR_NUMBERS,
    Indicator,
    Instrument,
    InstrumentData,
    ItaYearData,
    PaperItem,
    RatingRule,
)
from itadesk.core.item_codes import normalise_item_code

_MOST_ITEMS = 99
_EVENTS = ("opens", "closes", "announced")


def read_year(root: Node) -> ItaYearData:
    """Read the file of one year; raise UserError naming the place of the first mistake."""
    parts = root.members(
        "year", "instruments", "indicators", "rating", "measures_item", "results_item",
        optional=("issues", "groups", "titles", "questions", "calendar"),
    )  # fmt: skip
    instruments = _instruments(parts["instruments"])
    calendar = parts["calendar"].members(optional=_EVENTS) if "calendar" in parts else {}
    return ItaYearData(
        year=parts["year"].integer(FIRST_YEAR, LAST_YEAR),
        instruments=instruments,
        indicators=_indicators(parts["indicators"], instruments),
        rating=parts["rating"].fact(_rating_rule),
        measures_item=_paper_item(parts["measures_item"]),
        results_item=_paper_item(parts["results_item"]),
        issues=parts["issues"].fact(_issues) if "issues" in parts else None,
        groups=parts["groups"].fact(_groups) if "groups" in parts else None,
        titles=parts["titles"].fact(_item_texts) if "titles" in parts else None,
        questions=parts["questions"].fact(_item_texts) if "questions" in parts else None,
        calendar={event: node.fact(Node.date) for event, node in calendar.items()},
    )


def _instruments(node: Node) -> dict[Instrument, InstrumentData]:
    """Read the instruments; their weights make 100 and each indicator belongs to one of them."""
    instruments = {}
    for name, one in node.members(*Instrument).items():
        parts = one.members("name", "weight", "indicators", optional=("items",))
        instruments[Instrument(name)] = InstrumentData(
            name=parts["name"].fact(Node.text),
            weight=parts["weight"].fact(lambda value: value.integer(0, 100)),
            indicators=parts["indicators"].fact(_indicator_numbers),
            items=parts["items"].fact(_item_number) if "items" in parts else None,
        )
    if sum(one.weight.value for one in instruments.values()) != 100:
        node.fail("น้ำหนักต้องรวมกันได้ 100")
    numbers = sorted(n for one in instruments.values() for n in one.indicators.value)
    if numbers != list(INDICATOR_NUMBERS):
        node.fail("ต้องมีตัวชี้วัด 1 ถึง 10 อย่างละครั้ง")
    return instruments


def _indicators(
    node: Node, instruments: Mapping[Instrument, InstrumentData]
) -> tuple[Indicator, ...]:
    owners = {number: key for key, one in instruments.items() for number in one.indicators.value}
    entries = node.members(*map(str, INDICATOR_NUMBERS))
    indicators = []
    for number in INDICATOR_NUMBERS:
        parts = entries[str(number)].members("name", optional=("items",))
        items = parts["items"].fact(_item_range) if "items" in parts else None
        indicators.append(Indicator(number, owners[number], parts["name"].fact(Node.text), items))
    return tuple(indicators)


def _paper_item(node: Node) -> PaperItem:
    parts = node.members("code", "name", "fiscal_year", optional=("criteria",))
    return PaperItem(
        code=parts["code"].fact(lambda value: _code(value, value.text())),
        name=parts["name"].fact(Node.text),
        fiscal_year=parts["fiscal_year"].fact(lambda value: value.integer(FIRST_YEAR, LAST_YEAR)),
        criteria=parts["criteria"].fact(Node.text) if "criteria" in parts else None,
    )


def _indicator_numbers(node: Node) -> tuple[int, ...]:
    first, last = INDICATOR_NUMBERS[0], INDICATOR_NUMBERS[-1]
    return tuple(one.integer(first, last) for one in node.elements())


def _item_number(node: Node) -> int:
    return node.integer(1, _MOST_ITEMS)


def _item_range(node: Node) -> tuple[int, int]:
    numbers = [_item_number(one) for one in node.elements()]
    if len(numbers) != 2 or numbers[0] > numbers[1]:
        node.fail("ต้องเป็นเลขข้อแรกและข้อสุดท้าย")
    return numbers[0], numbers[1]


def _rating_rule(node: Node) -> RatingRule:
    if node.value not in tuple(RatingRule):
        node.fail("ต้องเป็น " + " หรือ ".join(RatingRule))
    return RatingRule(node.value)


def _issues(node: Node) -> tuple[str, ...]:
    return tuple(one.text() for one in node.elements())


def _groups(node: Node) -> Mapping[str, str]:
    return {key: value.text() for key, value in node.entries().items()}


def _item_texts(node: Node) -> Mapping[str, str]:
    return {_code(value, key): value.text() for key, value in node.entries().items()}


def _code(node: Node, code: str) -> str:
    """Return the code of an item when it is written as the program writes it."""
    with suppress(UserError):
        if normalise_item_code(code) == code:
            return code
    return node.fail("ต้องเป็นรหัสข้อ เช่น I7 หรือ O25")
