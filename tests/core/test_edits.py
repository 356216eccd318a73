"""An action is planned as one change; order keys stay apart and no link dangles."""

import dataclasses
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.dataset import ORDER_STEP, Dataset
from itadesk.core.edits import Edit
from itadesk.core.fields import Kind, describe
from itadesk.core.records import (
    Division,
    Evidence,
    Finding,
    FiscalYear,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)
from tests.strategies import datasets

OFFICE = Office(name="นาม่วง")
YEAR = FiscalYear(office_id=OFFICE.id, year=2568)
DIVISIONS = [Division(office_id=OFFICE.id, order_key=n, name=name) for n, name in enumerate("กข")]
MEASURES = [Measure(year_id=YEAR.id, order_key=n, title=str(n)) for n in range(3)]
RESULT = Result(measure_id=MEASURES[0].id, round=6)
PROOFS = [
    Evidence(year_id=YEAR.id),
    Evidence(measure_id=MEASURES[0].id),
    Evidence(result_id=RESULT.id),
]


def edit(*more: Record) -> Edit:
    return Edit(Dataset.of([OFFICE, YEAR, *DIVISIONS, *MEASURES, RESULT, *PROOFS, *more]), "แก้ไข")


def titles(plan: Edit) -> str:
    return "".join(measure.title for measure in plan.data.children(Measure, YEAR))


def new(title: str) -> Measure:
    return Measure(year_id=YEAR.id, title=title)


def test_nothing_planned_is_no_change() -> None:
    assert not edit().change()


def test_change_carries_the_label_and_leads_to_the_data() -> None:
    plan = edit()
    start = plan.data
    plan.update(OFFICE, phone="๐๔๒")
    plan.insert(new("ใหม่"), YEAR)
    plan.delete(MEASURES[1])
    assert plan.change().label == "แก้ไข"
    assert set(start.after(plan.change())) == set(plan.data)


class TestUpdate:
    def test_same_values_are_no_change(self) -> None:
        plan = edit()
        plan.update(OFFICE, name="นาม่วง")
        assert not plan.change()

    def test_there_and_back_is_no_change(self) -> None:
        plan = edit()
        plan.update(OFFICE, name="อื่น")
        plan.update(OFFICE, name="นาม่วง")
        assert not plan.change()

    def test_of_the_record_as_it_now_is(self) -> None:
        plan = edit()
        plan.update(OFFICE, phone="๐๔๒")
        assert plan.update(OFFICE, code="๑") == dataclasses.replace(OFFICE, phone="๐๔๒", code="๑")
        assert len(plan.change().rows) == 1

    def test_of_a_record_that_is_gone(self) -> None:
        plan = edit()
        plan.delete(RESULT)
        with pytest.raises(KeyError):
            plan.update(RESULT, output="x")

    def test_replacing_several(self) -> None:
        plan = edit()
        plan.replace_all([dataclasses.replace(MEASURES[0], title="ก"), MEASURES[1]])
        assert titles(plan) == "ก12"
        assert len(plan.change().rows) == 1


class TestInsert:
    @pytest.mark.parametrize(
        ("at", "expected"), [(None, "012x"), (0, "x012"), (1, "0x12"), (2, "01x2"), (3, "012x")]
    )
    def test_at_its_place(self, at: int | None, expected: str) -> None:
        plan = edit()
        plan.insert(new("x"), YEAR, at)
        assert titles(plan) == expected

    def test_several_side_by_side(self) -> None:
        plan = edit()
        plan.insert_all([new("x"), new("y"), new("z")], YEAR, 1)
        assert titles(plan) == "0xyz12"

    def test_nothing(self) -> None:
        plan = edit()
        assert plan.insert_all([], YEAR) == []
        assert not plan.change()

    def test_first_of_all(self) -> None:
        plan = edit()
        plan.insert_all([Official(office_id=OFFICE.id, name=name) for name in "กข"], OFFICE)
        assert [o.name for o in plan.data.children(Official, OFFICE)] == ["ก", "ข"]

    def test_record_without_an_order_stays_as_it_is(self) -> None:
        result = Result(measure_id=MEASURES[1].id, round=12)
        assert edit().insert(result, MEASURES[1]) == result

    def test_bytes_come_with_the_change(self) -> None:
        plan = edit()
        plan.add_blob("a.png", b"1")
        plan.update(OFFICE, emblem="a.png")
        plan.add_blob("b.png", b"2")
        assert plan.change().blobs == {"a.png": b"1", "b.png": b"2"}


class TestMove:
    @pytest.mark.parametrize(
        ("moved", "to", "expected"), [(0, 2, "120"), (0, 1, "102"), (2, 0, "201"), (1, 1, "012")]
    )
    def test_to_its_place(self, moved: int, to: int, expected: str) -> None:
        plan = edit()
        plan.move(MEASURES[moved], YEAR, to)
        assert titles(plan) == expected

    def test_several_in_the_order_given(self) -> None:
        plan = edit()
        plan.move_all([MEASURES[2], MEASURES[0]], YEAR, 1)
        assert titles(plan) == "120"

    def test_with_room_changes_one_row(self) -> None:
        plan = Edit(Dataset.of([OFFICE, YEAR]), "")
        for title in "กขค":
            plan.insert(new(title), YEAR)
        later = Edit(plan.data, "ย้าย")
        later.move(plan.data.children(Measure, YEAR)[2], YEAR, 1)
        assert titles(later) == "กคข"
        assert len(later.change().rows) == 1

    def test_without_room_spreads_the_others(self) -> None:
        plan = edit()
        plan.move(MEASURES[2], YEAR, 1)
        assert titles(plan) == "021"
        keys = [measure.order_key for measure in plan.data.children(Measure, YEAR)]
        assert keys == [0, ORDER_STEP, 2 * ORDER_STEP]

    def test_between_records_of_one_key(self) -> None:
        plan = Edit(Dataset.of([OFFICE, YEAR, *(new(title) for title in "กขค")]), "")
        plan.insert(new("x"), YEAR, 1)
        assert titles(plan) == "กxขค"


class TestDelete:
    def test_takes_what_hangs_from_it(self) -> None:
        plan = edit()
        plan.delete(MEASURES[0])
        assert set(plan.data) == {OFFICE, YEAR, *DIVISIONS, *MEASURES[1:], PROOFS[0]}

    def test_children_go_before_their_parents(self) -> None:
        plan = edit()
        plan.delete(YEAR)
        order = [row.record.id for row in plan.change().rows]
        assert order.index(PROOFS[2].id) < order.index(RESULT.id) < order.index(MEASURES[0].id)
        assert order[-1] == YEAR.id

    def test_parent_and_child_together(self) -> None:
        for chosen in ((MEASURES[0], RESULT), (RESULT, MEASURES[0])):
            plan = edit()
            plan.delete(*chosen)
            assert plan.data.all(Result) == ()

    def test_record_planned_before_is_as_if_never_there(self) -> None:
        plan = edit()
        plan.delete(plan.insert(new("x"), YEAR))
        assert not plan.change()

    def test_record_that_was_changed_meanwhile(self) -> None:
        plan = edit()
        plan.update(MEASURES[1], title="ใหม่")
        plan.delete(MEASURES[1])
        (row,) = plan.change().rows
        assert (row.before, row.after) == (MEASURES[1], None)

    def test_links_are_taken_out(self) -> None:
        finding = Finding(year_id=YEAR.id, measures=(MEASURES[0].id, MEASURES[1].id))
        report = Report(year_id=YEAR.id, page_breaks=(MEASURES[0].id,))
        plan = edit(finding, report)
        plan.delete(MEASURES[0])
        assert plan.data.get(Finding, finding.id).measures == (MEASURES[1].id,)
        assert plan.data.get(Report, report.id).page_breaks == ()

    def test_name_of_a_division_stays(self) -> None:
        measure = dataclasses.replace(
            MEASURES[0], id=uuid4(), responsible=(DIVISIONS[0].id, "อื่น ๆ", DIVISIONS[1].id)
        )
        plan = edit(measure)
        plan.update(DIVISIONS[0], name="กองคลัง")
        plan.delete(DIVISIONS[0])
        kept = plan.data.get(Measure, measure.id).responsible
        assert kept == ("กองคลัง", "อื่น ๆ", DIVISIONS[1].id)

    def test_division_without_a_name_leaves_nothing(self) -> None:
        nameless = Division(office_id=OFFICE.id)
        measure = Measure(year_id=YEAR.id, responsible=(nameless.id,))
        plan = edit(nameless, measure)
        plan.delete(nameless)
        assert plan.data.get(Measure, measure.id).responsible == ()


STEPS = st.tuples(
    st.sampled_from(["insert", "move", "delete"]),
    st.integers(0, 30),
    st.integers(0, 30),
    st.integers(1, 4),
)


@given(st.lists(STEPS, max_size=60), st.booleans())
def test_order_keys_stay_apart_whatever_is_done(
    steps: list[tuple[str, int, int, int]], crowded: bool
) -> None:
    start = Dataset.of([OFFICE, YEAR, *(MEASURES if crowded else [])])
    expected = [measure.id for measure in start.children(Measure, YEAR)]
    plan = Edit(start, "")
    for action, which, to, count in steps:
        siblings = plan.data.children(Measure, YEAR)
        if action == "insert":
            at = to % (len(siblings) + 1)
            added = plan.insert_all([new("") for _ in range(count)], YEAR, at)
            expected[at:at] = [measure.id for measure in added]
        elif siblings:
            chosen = siblings[which % len(siblings)]
            expected.remove(chosen.id)
            if action == "move":
                expected.insert(to % len(siblings), chosen.id)
                plan.move(chosen, YEAR, to % len(siblings))
            else:
                plan.delete(chosen)
        now = plan.data.children(Measure, YEAR)
        assert [measure.id for measure in now] == expected
        assert all(one.order_key < other.order_key for one, other in pairwise(now))
    assert set(start.after(plan.change())) == set(plan.data)


def test_always_inserting_at_one_place() -> None:
    plan = edit()
    for _ in range(100):
        plan.insert(new("x"), YEAR, 1)
    assert titles(plan) == "0" + "x" * 100 + "12"


def links(data: Dataset) -> set[UUID]:
    """Return every id that a record links to or hangs from."""
    found: set[UUID] = set()
    for record in data:
        for one in describe(type(record)).fields:
            value = getattr(record, one.name)
            if one.kind is Kind.PARENT and value is not None:
                found.add(value)
            elif one.kind in (Kind.LINKS, Kind.PARTIES):
                found |= {entry for entry in value if isinstance(entry, UUID)}
    return found


@given(datasets(), st.data())
def test_deletion_leaves_no_link_to_what_is_gone(
    document: tuple[Dataset, dict[str, bytes]], draw: st.DataObject
) -> None:
    data, _ = document
    plan = Edit(data, "ลบ")
    deletable = [record for record in data if not isinstance(record, Office)]
    if deletable:
        plan.delete(*draw.draw(st.lists(st.sampled_from(deletable), min_size=1, max_size=4)))
    assert links(plan.data) <= {record.id for record in plan.data}
    assert set(data.after(plan.change()).after(plan.change().inverse())) == set(data)
