"""A change can be taken back and joined with the next."""

import dataclasses
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.changes import Change, RowChange
from itadesk.core.dataset import Dataset
from itadesk.core.records import Division, Measure, Office, Record

OFFICE = Office(name="นาม่วง")
A, B = (Division(office_id=OFFICE.id, name=name) for name in "ab")
A2, A3 = (dataclasses.replace(A, name=name) for name in ("a2", "a3"))
IDS = [UUID(int=n) for n in range(1, 5)]


def change(*rows: tuple[Record | None, Record | None], label: str = "แก้ไข") -> Change:
    return Change(label, tuple(RowChange(*row) for row in rows))


def state(data: Dataset) -> dict[UUID, Record]:
    return {record.id: record for record in data}


@st.composite
def histories(draw: st.DrawFn) -> tuple[Dataset, list[Change]]:
    """Return a dataset and changes each of which fits what the one before leaves."""
    present = {r.id: r for r in (Division(id=i, office_id=OFFICE.id) for i in IDS[:2])}
    start = Dataset.of([OFFICE, *present.values()])
    changes = []
    for _ in range(draw(st.integers(0, 5))):
        rows = []
        for target in draw(st.lists(st.sampled_from(IDS), unique=True)):
            before = present.pop(target, None)
            names = st.sampled_from("กขค").map(
                lambda name, i=target: Division(id=i, office_id=OFFICE.id, name=name)
            )
            after = draw(names if before is None else st.none() | names)
            if after is not None:
                present[target] = after
            rows.append(RowChange(before, after))
        changes.append(Change(str(len(changes)), tuple(rows)))
    return start, changes


def test_empty_change_is_false() -> None:
    assert not change()
    assert change((None, A))


def test_record_of_a_row_is_its_latest_form() -> None:
    assert RowChange(None, A).record == A
    assert RowChange(A, A2).record == A2
    assert RowChange(A, None).record == A


def test_types_and_ids_concerned() -> None:
    measure = Measure()
    both = change((A, A2), (None, measure), (B, None))
    assert both.types == {Division, Measure}
    assert both.ids(Division) == {A.id, B.id}
    assert both.ids(Office) == frozenset()


def test_inverse_turns_rows_and_their_order_around() -> None:
    assert change((None, A), (B, None)).inverse() == change((None, B), (A, None))


def test_inverse_brings_no_bytes() -> None:
    with_blob = Change("ตรา", (RowChange(None, A),), {"x.png": b"x"})
    assert with_blob.inverse().blobs == {}


class TestThen:
    def test_keeps_the_label_and_all_bytes(self) -> None:
        one = Change("หนึ่ง", (RowChange(None, A),), {"a": b"1", "b": b"2"})
        joined = one.then(Change("สอง", (), {"b": b"2", "c": b"3"}))
        assert (joined.label, dict(joined.blobs)) == ("หนึ่ง", {"a": b"1", "b": b"2", "c": b"3"})

    def test_two_updates_are_one(self) -> None:
        assert change((A, A2)).then(change((A2, A3))) == change((A, A3))

    def test_update_and_back_is_nothing(self) -> None:
        assert not change((A, A2)).then(change((A2, A)))

    def test_insertion_and_update_is_an_insertion(self) -> None:
        assert change((None, A)).then(change((A, A2))) == change((None, A2))

    def test_insertion_and_deletion_is_nothing(self) -> None:
        assert not change((None, A)).then(change((A, None)))

    def test_deletion_and_insertion_is_an_update(self) -> None:
        assert change((A, None)).then(change((None, A2))) == change((A, A2))

    def test_row_that_changes_nothing_is_left_out(self) -> None:
        assert change().then(change((A, A), (None, B))) == change((None, B))


@given(histories())
def test_inverses_lead_back(history: tuple[Dataset, list[Change]]) -> None:
    start, changes = history
    data = start
    for one in changes:
        data = data.after(one)
    for one in reversed(changes):
        data = data.after(one.inverse())
    assert state(data) == state(start)


@given(histories())
def test_joined_does_the_same_as_one_after_the_other(
    history: tuple[Dataset, list[Change]],
) -> None:
    start, changes = history
    data, joined = start, change()
    for one in changes:
        data = data.after(one)
        joined = joined.then(one)
    assert state(start.after(joined)) == state(data)
    assert state(data.after(joined.inverse())) == state(start)
    assert all(row.before != row.after for row in joined.rows)


@given(histories())
def test_inverse_of_the_inverse_is_the_change(history: tuple[Dataset, list[Change]]) -> None:
    for one in history[1]:
        assert one.inverse().inverse() == one
