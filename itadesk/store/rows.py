"""Records as rows and back: how a value of each kind is written in its column."""

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.fields import Kind, describe
from itadesk.core.records import RECORDS, Record, StatusStep

R = TypeVar("R", bound=Record)
Value = str | int | None  # what a column holds: exact, never a float
_Writer = Callable[[Any], Value]
_Reader = Callable[[Any], Any]
_Codec = tuple[_Writer, _Reader]

as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Writes JSON as it stands in a file and in its hash, in half the time of `json.dumps`."""

_FARTHEST = 1 << 62  # of an order key; nobody moves rows so often, and SQLite's numbers end there


def encode(record: Record) -> dict[str, Value]:
    """Return the row of a record, by column."""
    row: dict[str, Value] = {"id": str(record.id)}
    for name, write, _ in _COLUMNS[type(record)]:
        row[name] = write(getattr(record, name))
    return row


def decode(cls: type[R], row: Sequence[Value]) -> R:
    """Return the record of a row whose columns stand as described; ValueError when it is none.

    Only what `encode` writes is a row: so a record has one row and a document one content hash.
    """
    try:
        values: dict[str, Any] = {"id": UUID(str(row[0]))}
        exact = str(values["id"]) == row[0]
        for (name, write, read), stored in zip(_COLUMNS[cls], row[1:], strict=True):
            values[name] = value = read(stored)
            exact = exact and write(value) == stored
        record = cls(**values)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, UserError) as error:
        raise ValueError(f"a row of {cls.__name__} cannot be read") from error
    if not exact or not _hangs_well(record):
        raise ValueError(f"a row of {cls.__name__} is not as we write it")
    return record


def _hangs_well(record: Record) -> bool:
    """Whether a record hangs from exactly one other; the office hangs from none."""
    parents = [getattr(record, one.name) for one in describe(type(record)).parents]
    return not parents or len(parents) - parents.count(None) == 1


def _list(text: str) -> list[Any]:
    value = json.loads(text)
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value


def _optional(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else one(value)


def _same(value: Any) -> Any:  # noqa: ANN401 - a column of its own kind
    return value


def _write_party(party: UUID | str) -> str | Mapping[str, str]:
    return {"id": str(party)} if isinstance(party, UUID) else party


def _read_order(number: Any) -> Any:  # noqa: ANN401 - an integer when it is a row of ours
    if not -_FARTHEST < number < _FARTHEST:
        raise ValueError("no order that another could follow")
    return number


def _read_party(party: str | Mapping[str, str]) -> UUID | str:
    return party if isinstance(party, str) else UUID(party["id"])


def _read_map(text: str) -> tuple[tuple[Any, Any], ...]:
    return tuple((key, value) for key, value in _list(text))


def _write_steps(steps: Sequence[StatusStep]) -> str:
    return as_json([[one.step, one.date.iso() if one.date else None] for one in steps])


def _read_steps(text: str) -> tuple[StatusStep, ...]:
    return tuple(StatusStep(s, ThaiDate.parse(day) if day else None) for s, day in _list(text))


_PLAIN: _Codec = (_same, _same)
_NUMBERS: _Codec = (as_json, lambda text: tuple(_list(text)))
_MAP: _Codec = (as_json, _read_map)
_CODECS: dict[Kind, _Codec] = {
    Kind.SCORE: (  # hundredths of a point
        _optional(lambda score: int(score * 100)),
        _optional(lambda number: Decimal(number).scaleb(-2)),
    ),
    Kind.FLAG: (int, bool),
    Kind.SWITCH: (_optional(int), _optional(bool)),
    Kind.DATE: (_optional(ThaiDate.iso), _optional(ThaiDate.parse)),
    Kind.ORDER: (_same, _read_order),
    Kind.PARENT: (_optional(str), _optional(UUID)),
    Kind.LINKS: (
        lambda ids: as_json([str(one) for one in ids]),
        lambda text: tuple(UUID(one) for one in _list(text)),
    ),
    Kind.PARTIES: (
        lambda parties: as_json([_write_party(one) for one in parties]),
        lambda text: tuple(_read_party(one) for one in _list(text)),
    ),
    Kind.NUMBERS: _NUMBERS,
    Kind.TEXTS: _NUMBERS,
    Kind.TEXT_MAP: _MAP,
    Kind.NUMBER_MAP: _MAP,
    Kind.FLAG_MAP: _MAP,
    Kind.STEPS: (_write_steps, _read_steps),
}

# What stands in the columns of each kind of record after its id.
_COLUMNS: dict[type[Record], tuple[tuple[str, _Writer, _Reader], ...]] = {
    cls: tuple((one.name, *_CODECS.get(one.kind, _PLAIN)) for one in describe(cls).fields)
    for cls in RECORDS
}
