"""A dataset as the object of DATA.json."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.core.fields import Field, Kind, describe, empty
from itadesk.core.names import party_names
from itadesk.core.records import Record, StatusStep
from itadesk.exchange.shapes import BESIDE_OFFICE, MAP_ROWS, OFFICE, TEXT_ROWS, children, keys

_Positions = Mapping[UUID, int]  # of the records a link may point to, from 1
_LEFT_OUT: tuple[Any, ...] = ([], {})


def to_object(data: Dataset) -> dict[str, Any]:
    """Return the whole dataset as JSON values, scores as Decimal; what is empty is left out."""
    office = _object(data, data.office, {})
    beside = {key: office.pop(key) for key in BESIDE_OFFICE if key in office}
    return {OFFICE: office, **beside} if office else beside


def _object(data: Dataset, record: Record, outer: _Positions) -> dict[str, Any]:
    """Return one record with all that hangs from it."""
    cls = type(record)
    positions = dict(outer)
    for child in children(cls):
        siblings = data.children(child, record)
        positions |= {sibling.id: at for at, sibling in enumerate(siblings, 1)}
    made: dict[str, Any] = {}
    for one in describe(cls).content:
        value = getattr(record, one.name)
        if value != empty(one.kind):
            holder = made.setdefault(one.group, {}) if one.group else made
            holder[one.name] = _value(data, one, value, positions)
    for child in children(cls):
        made[describe(child).collection] = _rows(data, child, record, positions)
    return {key: made[key] for key in keys(cls) if key in made and made[key] not in _LEFT_OUT}


def _rows(
    data: Dataset, cls: type[Record], parent: Record, positions: _Positions
) -> list[Any] | dict[str, Any]:
    """Return the records of one list, in the shape that list has."""
    records = data.children(cls, parent)
    if cls in TEXT_ROWS:
        return [getattr(record, TEXT_ROWS[cls]) for record in records]
    if cls in MAP_ROWS:
        pairs = [[getattr(record, name) for name in MAP_ROWS[cls]] for record in records]
        return {str(key): value for key, value in pairs if None not in (key, value)}
    return [_object(data, record, positions) for record in records]


def _value(data: Dataset, one: Field, value: Any, positions: _Positions) -> Any:  # noqa: ANN401 - by kind
    """Return the value of a field that is not empty."""
    match one.kind:
        case Kind.DATE:
            return value.iso()
        case Kind.BLOB:
            return value if one.name == "file" else {"file": value}
        case Kind.LINKS:
            return [positions[target] for target in value if target in positions]
        case Kind.PARTIES:
            return list(party_names(data, value))
        case Kind.NUMBERS | Kind.TEXTS:
            return list(value)
        case Kind.TEXT_MAP | Kind.NUMBER_MAP | Kind.FLAG_MAP:
            return dict(value)
        case Kind.STEPS:
            return [_step(step) for step in value]
    return value


def _step(step: StatusStep) -> dict[str, str]:
    made = {"step": step.step}
    return made | {"date": step.date.iso()} if step.date else made
