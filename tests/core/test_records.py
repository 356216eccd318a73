"""The descriptions of the records say all that tables, forms and files rely on."""

import dataclasses
from uuid import UUID

import pytest

from itadesk.core.fields import Choice, Field, Kind, describe, empty
from itadesk.core.records import RECORDS, FiscalYear, Measure, Office, Record, Report

BY_NAME = {describe(cls).name: cls for cls in RECORDS}
FIELDS = [(cls, one) for cls in RECORDS for one in describe(cls).fields]
NEEDS_CHOICES = {Kind.CHOICE, Kind.NUMBER_CHOICE, Kind.STEPS}
NEEDS_TARGET = {Kind.LINKS, Kind.PARTIES, Kind.PARENT}


def test_names_are_different() -> None:
    assert len(BY_NAME) == len(RECORDS)


@pytest.mark.parametrize("cls", RECORDS)
class TestRecord:
    def test_every_field_is_described(self, cls: type[Record]) -> None:
        names = [one.name for one in dataclasses.fields(cls)]
        assert names == ["id", *(one.name for one in describe(cls).fields)]

    def test_new_record_is_empty_and_has_an_id_of_its_own(self, cls: type[Record]) -> None:
        one, other = cls(), cls()
        assert isinstance(one.id, UUID)
        assert one.id != other.id
        for described in describe(cls).fields:
            assert getattr(one, described.name) == empty(described.kind)

    def test_cannot_be_changed_and_can_be_a_key(self, cls: type[Record]) -> None:
        record = cls()
        with pytest.raises(dataclasses.FrozenInstanceError):
            record.id = UUID(int=0)  # type: ignore[misc]
        assert {record: 1}[dataclasses.replace(record)] == 1

    def test_parents_come_before_children(self, cls: type[Record]) -> None:
        parents = {BY_NAME[one.target] for one in describe(cls).parents}
        assert parents <= set(RECORDS[: RECORDS.index(cls)])
        assert parents or cls is Office

    def test_sorted_and_unique_by_fields_that_exist(self, cls: type[Record]) -> None:
        description = describe(cls)
        names = {one.name for one in description.fields}
        assert set(description.sort) <= names
        assert set(description.unique) <= names
        assert description.sort or cls is Office

    def test_unique_begins_with_the_parent(self, cls: type[Record]) -> None:
        description = describe(cls)
        if description.unique:
            parent, *numbers = (description[name] for name in description.unique)
            assert parent.kind is Kind.PARENT
            assert [empty(number.kind) for number in numbers] == [None]


@pytest.mark.parametrize(("cls", "one"), FIELDS, ids=lambda part: getattr(part, "name", None))
class TestField:
    def test_content_has_a_thai_label(self, cls: type[Record], one: Field) -> None:  # noqa: ARG002
        assert not one.is_content or any("ก" <= char <= "๛" for char in one.label)

    def test_choices_where_the_kind_needs_them(self, cls: type[Record], one: Field) -> None:  # noqa: ARG002
        assert one.choices or one.kind not in NEEDS_CHOICES
        chosen = [choice.value for choice in one.choices]
        assert len(set(chosen)) == len(chosen)
        assert all(choice.label for choice in one.choices)

    def test_target_where_the_kind_needs_it(self, cls: type[Record], one: Field) -> None:  # noqa: ARG002
        assert (one.target in BY_NAME) == (one.kind in NEEDS_TARGET)

    def test_bounds_come_in_pairs(self, cls: type[Record], one: Field) -> None:  # noqa: ARG002
        assert (one.lowest is None) == (one.highest is None)
        assert one.lowest is None or one.lowest < one.highest


def test_field_by_name() -> None:
    assert describe(Measure)["title"].label == "มาตรการ"
    with pytest.raises(KeyError):
        describe(Measure)["none"]


def test_content_and_parents() -> None:
    description = describe(Measure)
    assert [one.name for one in description.parents] == ["year_id"]
    assert not {"year_id", "order_key"} & {one.name for one in description.content}


def test_label_of_a_choice() -> None:
    kind = describe(Report)["kind"]
    assert kind.choice_label("plan") == "มาตรการ"
    assert kind.choice_label("") == ""
    assert kind.choices[0] == Choice("plan", "มาตรการ")


@pytest.mark.parametrize(
    ("year", "analysed", "expected"), [(2568, None, 2567), (2568, 2566, 2566), (None, None, None)]
)
def test_analysed_year(year: int | None, analysed: int | None, expected: int | None) -> None:
    assert FiscalYear(year=year, analysed_ita_year=analysed).analysed == expected
