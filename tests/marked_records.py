"""An office whose every text looks like markup; nothing may read it so."""

from dataclasses import replace
from typing import Any

from itadesk.core.fields import Kind, describe
from itadesk.core.records import Record, Report
from itadesk.exchange.json_reader import from_object
from tests.exchange.every_key import BLOBS, every_key

MARK = "zqx"
BOLD = f"<b>{MARK}</b>"

# What is no free text, or is told apart by what it holds.
_KEPT = {"corrections", "url", "website", "pages", "columns", "form", "code", "references"}


def marked(kind: Kind, value: Any, text: str) -> Any:  # noqa: ANN401 - by kind
    """Return the value of a field with a text that looks like markup, where it may hold one."""
    if kind in (Kind.LINE, Kind.TEXT) and value:
        return text
    if kind in (Kind.PARTIES, Kind.TEXTS) and value:
        return (*value[:-1], text)
    if kind is Kind.TEXT_MAP:
        return tuple((key, text) for key, _ in value)
    return value


def marked_records(text: str) -> list[Record]:
    """Return an office that uses every field, with a text in every one that takes it."""
    names = {name: name for name in BLOBS}
    records = from_object(every_key(), lambda place: names[place.value])
    found = []
    for record in records:
        values = {
            one.name: marked(one.kind, getattr(record, one.name), text)
            for one in describe(type(record)).content
            if one.name not in _KEPT and not isinstance(getattr(record, one.name), int)
        }
        values |= {"issued_pdf": "", "issued_data": ""} if isinstance(record, Report) else {}
        found.append(replace(record, **values))
    return found
