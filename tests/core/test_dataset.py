"""A dataset finds records by id and by parent, and stays as it is when it changes."""

import dataclasses
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.changes import Change, RowChange
from itadesk.core.dataset import Dataset, parent_id, sort_key
from itadesk.core.fields import describe
from itadesk.core.records import (
    RECORDS,
    Division,
    Evidence,
    FiscalYear,
    ItaYear,
    Measure,
    Office,
    Record,
    Result,
)
from tests.strategies import datasets

OFFICE = Office(name="นาม่วง")
YEAR = FiscalYear(office_id=OFFICE.id, year=2568)
FIRST, SECOND = (Measure(year_id=YEAR.id, order_key=key) for key in (-5, 10))
RESULT = Result(measure_id=FIRST.id, round=6)


def small(*more: Record) -> Dataset:
    return Dataset.of([OFFICE, YEAR, SECOND, FIRST, RESULT, *more])


def families(data: Dataset) -> dict[object, object]:
    """Return the children of every record, by type."""
    return {
        (parent.id, cls): data.children(cls, parent)
        for parent in data
        for cls in RECORDS
        if any(one.target == describe(type(parent)).name for one in describe(cls).parents)
    }


@pytest.mark.parametrize("offices", [0, 2])
def test_exactly_one_office(offices: int) -> None:
    with pytest.raises(ValueError, match="unpack"):
        Dataset.of([Office() for _ in range(offices)])


def test_office() -> None:
    assert small().office == OFFICE


def test_records_come_parents_first() -> None:
    assert list(small()) == [OFFICE, YEAR, SECOND, FIRST, RESULT]


def test_find_and_get() -> None:
    data = small()
    assert data.find(Measure, FIRST.id) == FIRST
    assert data.get(Measure, FIRST.id) == FIRST
    assert data.find(Measure, YEAR.id) is None
    assert data.find(Measure, None) is None
    with pytest.raises(KeyError):
        data.get(Measure, uuid4())


def test_all_of_a_type() -> None:
    assert {r.id for r in small().all(Measure)} == {FIRST.id, SECOND.id}
    assert small().all(Division) == ()


def test_children_are_sorted() -> None:
    data = small()
    assert data.children(Measure, YEAR) == (FIRST, SECOND)
    assert data.children(Result, FIRST) == (RESULT,)
    assert data.children(Result, SECOND) == ()


def test_children_without_a_number_come_first_in_their_order() -> None:
    years = [ItaYear(office_id=OFFICE.id, year=year) for year in (2568, None, 2567, None)]
    assert small(*years).children(ItaYear, OFFICE) == (years[1], years[3], years[2], years[0])


def test_evidence_hangs_from_what_is_set() -> None:
    of_year = Evidence(year_id=YEAR.id)
    of_result = Evidence(result_id=RESULT.id)
    data = small(of_year, of_result)
    assert data.children(Evidence, YEAR) == (of_year,)
    assert data.children(Evidence, RESULT) == (of_result,)
    assert data.children(Evidence, FIRST) == ()


def test_parent_id() -> None:
    assert parent_id(OFFICE) is None
    assert parent_id(Evidence()) is None
    assert parent_id(RESULT) == FIRST.id


def test_sort_key_of_a_missing_number() -> None:
    assert sort_key(ItaYear()) < sort_key(ItaYear(year=2500))


def test_change_leaves_the_dataset_as_it_was() -> None:
    data = small()
    before = families(data)
    renamed = dataclasses.replace(FIRST, title="ใหม่")
    data.after(Change("", (RowChange(FIRST, renamed), RowChange(RESULT, None))))
    assert data.get(Measure, FIRST.id) == FIRST
    assert families(data) == before


def test_record_moves_to_another_parent() -> None:
    data = small()
    assert data.children(Result, FIRST) == (RESULT,)
    moved = dataclasses.replace(RESULT, measure_id=SECOND.id)
    after = data.after(Change("", (RowChange(RESULT, moved),)))
    assert (after.children(Result, FIRST), after.children(Result, SECOND)) == ((), (moved,))


def test_siblings_of_the_same_number_keep_the_order_of_the_table() -> None:
    first, second = (ItaYear(office_id=OFFICE.id, year=year) for year in (2568, None))
    data = small(first, second)
    assert data.children(ItaYear, OFFICE) == (second, first)
    unnumbered = dataclasses.replace(first, year=None)
    after = data.after(Change("", (RowChange(first, unnumbered),)))
    assert after.children(ItaYear, OFFICE) == (unnumbered, second)


@given(datasets(), st.data())
def test_after_a_change_all_is_as_if_collected_anew(
    document: tuple[Dataset, dict[str, bytes]], draw: st.DataObject
) -> None:
    data, _ = document
    asked = draw.draw(st.booleans(), label="families built before the change")
    if asked:
        families(data)
    rows = []
    for record in data:
        if isinstance(record, Office):
            continue
        ordered = describe(type(record)).sort == ("order_key",)
        match draw.draw(st.sampled_from(["keep", "delete", "change", "insert"])):
            case "delete":
                rows.append(RowChange(record, None))
            case "change" if ordered:
                key = draw.draw(st.integers(-20, 20))
                rows.append(RowChange(record, dataclasses.replace(record, order_key=key)))
            case "insert":
                rows.append(RowChange(None, dataclasses.replace(record, id=draw.draw(st.uuids()))))
    after = data.after(Change("", tuple(rows)))
    anew = Dataset.of(list(after))
    assert families(after) == families(anew)
