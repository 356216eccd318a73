"""The world of the next version: the files of today are old ones, and a step leads from them."""

from collections.abc import Sequence

import pytest

from itadesk.store import header, schema, upgrades
from itadesk.store.rows import Value
from itadesk.store.tables import Row, Tables

OLD = header.FORMAT
SCHEME = "https://"


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the program one of the next version, for the length of a test."""
    texts = {OLD: schema.text(OLD), OLD + 1: _next_schema()}
    schema._expected.cache_clear()
    monkeypatch.setattr(schema, "text", texts.__getitem__)
    monkeypatch.setattr(header, "FORMAT", OLD + 1)
    monkeypatch.setitem(upgrades.STEPS, OLD, step)


def _next_schema() -> str:
    """Return tables as they are today, with an index more: old files have not this schema."""
    return schema.text(OLD) + 'CREATE INDEX "office_code" ON "office" ("code");\n'


def step(stored: Tables) -> Tables:
    """Write the scheme before websites, and leave out divisions without a name."""
    names = schema.columns(OLD)
    website, name = names["office"].index("website"), names["division"].index("name")
    offices = [_with_scheme(row, website) for row in stored["office"]]
    divisions = [row for row in stored["division"] if row[name]]
    return {**stored, "office": offices, "division": divisions}


def _with_scheme(row: Row, at: int) -> Sequence[Value]:
    return (*row[:at], f"{SCHEME}{row[at]}", *row[at + 1 :])
