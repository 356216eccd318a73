"""What a record may hold: the one place that says so for the window, for JSON and for files."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

from itadesk.core.characters import describe as describe_character
from itadesk.core.characters import forbidden
from itadesk.core.dates import ThaiDate, common_era_hint
from itadesk.core.digits import to_thai
from itadesk.core.fields import MAX_TEXT, Field, Kind, describe
from itadesk.core.records import Record, StatusStep

MAX_ROWS = 10_000  # records of one type in one office (DESIGN.md section 3)
_SHOWN = 40  # characters of a wrong value that a message shows
_CENT = Decimal("0.01")
_BLOB_NAME = r"[0-9a-f]{64}\.[A-Za-z0-9]{1,10}"  # safe as a file name anywhere


def problems(record: Record) -> Iterator[tuple[Field, str]]:
    """Yield each field whose value may not be stored, with a Thai sentence saying why."""
    for one in describe(type(record)).content:
        problem = field_problem(one, getattr(record, one.name))
        if problem:
            yield one, problem


def field_problem(one: Field, value: Any) -> str:  # noqa: ANN401 - the type depends on the kind
    """Return why `value` may not be stored in the field, "" when it may."""
    if not _IS_OF_KIND[one.kind](value):
        return "ชนิดข้อมูลไม่ถูกต้อง"
    for text in texts(value):
        if len(text) > MAX_TEXT:  # first: no text is too long to be measured
            return f"ยาวเกิน {to_thai(f'{MAX_TEXT:,}')} ตัวอักษร โปรดตัดให้สั้นลง"
        if found := forbidden(text):
            return f"มีอักขระต้องห้าม {describe_character(found[0])} โปรดลบออก"
    if one.kind is Kind.BLOB and value and not is_blob_name(value):
        return "ชื่อแฟ้มแนบไม่ถูกต้อง"
    return _range_problem(one, value)


def is_blob_name(name: str) -> bool:
    """Whether a name is one a blob may have: ``<sha256>.<extension>``."""
    return re.fullmatch(_BLOB_NAME, name) is not None


def blob_names(record: Record) -> set[str]:
    """Return the names of the blobs a record refers to."""
    blobs = (one.name for one in describe(type(record)).fields if one.kind is Kind.BLOB)
    return {name for one in blobs if (name := getattr(record, one))}


def all_blob_names(records: Iterable[Record]) -> list[str]:
    """Return the names of the blobs that any of the records refers to, sorted."""
    return sorted({name for record in records for name in blob_names(record)})


def _range_problem(one: Field, value: Any) -> str:  # noqa: ANN401 - as above
    if one.kind in (Kind.LINE, Kind.TEXT):
        return ""
    if one.kind is Kind.SCORE and value is not None:
        if not 0 <= value <= 100:
            return "คะแนนต้องอยู่ระหว่าง ๐ ถึง ๑๐๐"
        if value != value.quantize(_CENT):
            return "คะแนนมีทศนิยมได้ไม่เกิน ๒ ตำแหน่ง"
    if one.choices:
        allowed = [choice.value for choice in one.choices]
        unknown = [entry for entry in _chosen(one, value) if entry not in allowed]
        if unknown:
            name = " ".join(str(unknown[0]).split())[:_SHOWN]
            return f"ใช้ “{name}” ไม่ได้ ต้องเป็น {' หรือ '.join(map(str, allowed))}"
    if one.kind is Kind.NUMBERS and len(set(value)) != len(value):
        return "มีค่าซ้ำกัน"
    return _bounds_problem(one, value)


def _chosen(one: Field, value: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    """Return what of a value is to be among the choices, by its kind."""
    if one.kind in (Kind.CHOICE, Kind.NUMBER_CHOICE):
        return () if value in ("", None) else (value,)
    if one.kind in (Kind.TEXT_MAP, Kind.NUMBER_MAP, Kind.FLAG_MAP):
        return tuple(name for name, _ in value)
    if one.kind is Kind.STEPS:
        return tuple(step.step for step in value)
    return tuple(value) if one.kind in (Kind.NUMBERS, Kind.TEXTS) else ()


def _bounds_problem(one: Field, value: Any) -> str:  # noqa: ANN401 - as above
    if one.lowest is None or one.highest is None:
        return ""
    numbers = [value]
    if one.kind is Kind.NUMBER_MAP:
        numbers = [number for _, number in value]
    elif one.kind is Kind.NUMBERS:
        numbers = list(value)
    if any(n is not None and not one.lowest <= n <= one.highest for n in numbers):
        limits = f"ต้องอยู่ระหว่าง {to_thai(str(one.lowest))} ถึง {to_thai(str(one.highest))}"
        hint = common_era_hint(value) if one.kind is Kind.YEAR else ""
        return f"{limits} ({hint})" if hint else limits
    return ""


def texts(value: Any) -> list[str]:  # noqa: ANN401 - as above
    """Return every text inside a value."""
    if isinstance(value, str):
        return [value]
    return [text for entry in value for text in texts(entry)] if isinstance(value, tuple) else []


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _tuple_of(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, tuple) and all(test(entry) for entry in value)


def _map_of(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def is_pair(pair: object) -> bool:
        return (
            isinstance(pair, tuple) and len(pair) == 2 and isinstance(pair[0], str)
            and test(pair[1])
        )  # fmt: skip

    def is_map(value: object) -> bool:
        return (
            isinstance(value, tuple)
            and all(is_pair(pair) for pair in value)
            and len({key for key, _ in value}) == len(value)
        )

    return is_map


def _optional(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or test(value)


def _instance(*types: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, types)


def _is_score(value: object) -> bool:
    return isinstance(value, Decimal) and value.is_finite()


_IS_OF_KIND: dict[Kind, Callable[[Any], bool]] = {
    Kind.LINE: _instance(str),
    Kind.TEXT: _instance(str),
    Kind.CHOICE: _instance(str),
    Kind.BLOB: _instance(str),
    Kind.NUMBER_CHOICE: _optional(_is_int),
    Kind.YEAR: _optional(_is_int),
    Kind.INTEGER: _optional(_is_int),
    Kind.SCORE: _optional(_is_score),
    Kind.FLAG: _instance(bool),
    Kind.SWITCH: _optional(_instance(bool)),
    Kind.DATE: _optional(_instance(ThaiDate)),
    Kind.LINKS: _tuple_of(_instance(UUID)),
    Kind.PARTIES: _tuple_of(_instance(UUID, str)),
    Kind.NUMBERS: _tuple_of(_is_int),
    Kind.TEXTS: _tuple_of(_instance(str)),
    Kind.TEXT_MAP: _map_of(_instance(str)),
    Kind.NUMBER_MAP: _map_of(_is_int),
    Kind.FLAG_MAP: _map_of(_instance(bool)),
    Kind.STEPS: _tuple_of(_instance(StatusStep)),
}
