"""Values of fields as the text of a table cell, and back."""

import re
from typing import Any
from uuid import UUID

from itadesk.core.checks import field_problem
from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.digits import thai_number, to_arabic
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind, describe, empty
from itadesk.core.records import RECORDS, Division
from itadesk.gui.values import is_typed_value, parse, shown, trimmed

_TEXT = (Kind.LINE, Kind.TEXT)
_CHOICE = (Kind.CHOICE, Kind.NUMBER_CHOICE)
_YES, _NO = "ใช่", "ไม่"


def cell_text(data: Dataset, field: Field, value: Any) -> str:  # noqa: ANN401 - type by kind
    """Return how a value reads in a cell."""
    if field.kind in _TEXT:
        return str(value)
    if field.kind is Kind.PARTIES:
        return ", ".join(filter(None, (_party_name(data, party) for party in value)))
    if field.kind is Kind.NUMBERS:
        return ", ".join(thai_number(number) for number in value)
    if field.kind is Kind.TEXTS:
        return ", ".join(value)
    if field.kind is Kind.LINKS:
        return "\n".join(filter(None, (_link_name(data, field, link) for link in value)))
    if field.kind is Kind.FLAG:
        return _YES if value else ""
    if isinstance(value, ThaiDate):
        return value.short()
    return shown(field, value)


def read_cell(data: Dataset, field: Field, text: str) -> Any:  # noqa: ANN401 - type by kind
    """Return the value a cell's text stands for; UserError when it stands for none."""
    value = _read(data, field, text)
    if problem := field_problem(field, value):
        raise UserError(problem)
    return value


def _party_name(data: Dataset, party: UUID | str) -> str:
    if isinstance(party, str):
        return party
    division = data.find(Division, party)
    return division.name if division else ""


def _link_name(data: Dataset, field: Field, link: UUID) -> str:
    """Return the first line of what a linked record is called."""
    (cls,) = (cls for cls in RECORDS if describe(cls).name == field.target)
    record = data.find(cls, link)
    name = getattr(record, "title", "") or getattr(record, "name", "")
    return str(name).strip().partition("\n")[0]


def _read(data: Dataset, field: Field, text: str) -> Any:  # noqa: ANN401 - type by kind
    if field.kind is Kind.TEXT:
        return trimmed(field, text)
    line = " ".join(text.split("\n")).strip()
    if field.kind is Kind.LINE:
        return line
    if not line:
        return empty(field.kind)
    if is_typed_value(field.kind):
        return parse(field, line)
    if field.kind in _CHOICE:
        return _read_choice(field, line)
    if field.kind is Kind.NUMBERS:
        return tuple(sorted({int(n) for n in re.findall("[0-9]+", to_arabic(line))}))
    if field.kind is Kind.PARTIES:
        return _read_parties(data, text)
    if field.kind is Kind.FLAG:
        return _read_flag(line)
    raise TypeError(f"{field.name}: {field.kind} is not typed in a cell")


def _read_choice(field: Field, text: str) -> str | int:
    for choice in field.choices:
        if text in (choice.label, str(choice.value)) or to_arabic(text) == str(choice.value):
            return choice.value
    labels = " ".join(choice.label for choice in field.choices)
    raise UserError(f"“{text[:40]}” ไม่ใช่ตัวเลือก", f"เลือกจาก {labels}")


def _read_flag(text: str) -> bool:
    if text in (_YES, _NO):
        return text == _YES
    raise UserError(f"“{text[:40]}” ไม่ใช่คำตอบ", f"พิมพ์ {_YES} หรือ {_NO}")


def _read_parties(data: Dataset, text: str) -> tuple[UUID | str, ...]:
    """Return the divisions and free entries; a slash parts only what names a division."""
    divisions = {d.name: d.id for d in data.children(Division, data.office)}
    names: list[str] = []
    for name in re.split("[,\n]", text):
        parts = [part.strip() for part in name.split("/")]
        names += parts if divisions.keys() & set(parts) else [name.strip()]
    entries = (divisions.get(name, name) for name in names if name)
    return tuple(dict.fromkeys(entries))
