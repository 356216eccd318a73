"""A record written as a row and read back is the same record."""

from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given

from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.records import Evidence, ItemScore, Measure, Report, Result, StatusStep
from itadesk.store import rows
from tests.strategies import datasets, every_field

ID = UUID(int=7)


@given(datasets())
def test_every_record_comes_back(document: tuple[Dataset, dict[str, bytes]]) -> None:
    for record in document[0]:
        row = rows.encode(record)
        assert rows.decode(type(record), list(row.values())) == record


def test_record_with_every_field_comes_back() -> None:
    for record in every_field()[0]:
        assert rows.decode(type(record), list(rows.encode(record).values())) == record


@given(datasets())
def test_columns_hold_no_floats(document: tuple[Dataset, dict[str, bytes]]) -> None:
    for record in document[0]:
        assert {type(value) for value in rows.encode(record).values()} <= {str, int, type(None)}


@pytest.mark.parametrize(
    ("record", "column", "stored"),
    [
        (ItemScore(score=Decimal("91.2")), "score", 9120),
        (ItemScore(score=Decimal("0.07")), "score", 7),
        (ItemScore(), "score", None),
        (Measure(start=ThaiDate(2568, 2)), "start", "2568-02"),
        (Measure(responsible=(ID, "กองคลัง")), "responsible", f'[{{"id":"{ID}"}},"กองคลัง"]'),
        (Measure(responsible=(str(ID),)), "responsible", f'["{ID}"]'),
        (Measure(rounds=(6, 12)), "rounds", "[6,12]"),
        (Report(only_due=None), "only_due", None),
        (Report(only_due=False), "only_due", 0),
        (Report(headings=(("b", "๑"), ("a", "๒"))), "headings", '[["b","๑"],["a","๒"]]'),
        (Report(status=(StatusStep("sent"),)), "status", '[["sent",null]]'),
    ],
)
def test_how_a_value_is_stored(record: Measure, column: str, stored: object) -> None:
    assert rows.encode(record)[column] == stored


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "not an id"),
        ("year_id", "x"),
        ("responsible", "[{}]"),
        ("responsible", "[7]"),
        ("responsible", "no list"),
        ("responsible", "[" * 100_000),
        ("rounds", "{}"),
        ("rounds", None),
        ("start", "2568-13"),
        ("start", "yesterday"),
        ("id", "ABCDEF00-0000-4000-8000-000000000000"),
        ("id", f"{{{ID}}}"),
        ("year_id", None),
        ("rounds", "[6, 12]"),
        ("responsible", r'["\u0e01"]'),
        ("responsible", f'[{{"id":"{ID}","x":1}}]'),
        ("order_key", 1 << 62),
        ("order_key", -(1 << 63)),
    ],
)
def test_what_is_no_row_of_ours_is_a_value_error(column: str, value: str | None) -> None:
    row = rows.encode(Measure(year_id=ID)) | {column: value}
    with pytest.raises(ValueError, match="Measure"):
        rows.decode(Measure, list(row.values()))


@pytest.mark.parametrize("flag", [2, -1, None])
def test_a_flag_is_one_or_none(flag: int | None) -> None:
    row = rows.encode(Result(measure_id=ID)) | {"reviewed": flag}
    with pytest.raises(ValueError, match="Result"):
        rows.decode(Result, list(row.values()))


def test_a_proof_hangs_from_exactly_one() -> None:
    for wrong in (Evidence(), Evidence(year_id=ID, measure_id=ID)):
        with pytest.raises(ValueError, match="Evidence"):
            rows.decode(Evidence, list(rows.encode(wrong).values()))


def test_missing_column_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Measure"):
        rows.decode(Measure, list(rows.encode(Measure(year_id=ID)).values())[:-1])
