import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.actions import (
    check_room,
    copy_measures,
    duplicate,
    move_before,
    move_by,
    new_record,
    place_rows,
    year_mentions,
)
from itadesk.core.changes import Change
from itadesk.core.dataset import ORDER_STEP, Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import Evidence, FiscalYear, Measure, Office, Record, Result

OFFICE = Office(name="นาม่วง")
YEAR = FiscalYear(office_id=OFFICE.id, year=2568)


def measures(*titles: str, year: FiscalYear = YEAR) -> list[Measure]:
    return [
        Measure(year_id=year.id, title=title, order_key=(at + 1) * ORDER_STEP)
        for at, title in enumerate(titles)
    ]


def plan(*records: Record) -> Edit:
    return Edit(Dataset.of([OFFICE, YEAR, *records]), "ทดสอบ")


def titles(edit: Edit, year: FiscalYear = YEAR) -> str:
    return "".join(measure.title for measure in edit.data.children(Measure, year))


def test_a_new_record_hangs_from_its_parent_and_is_empty() -> None:
    measure = new_record(Measure, YEAR)
    assert measure == Measure(id=measure.id, year_id=YEAR.id)


def test_new_evidence_hangs_from_the_one_parent_it_is_made_for() -> None:
    assert new_record(Evidence, YEAR).year_id == YEAR.id
    assert new_record(Evidence, YEAR).measure_id is None


def test_copies_stand_together_after_the_last_original() -> None:
    a, b, c, d = rows = measures(*"กขคง")
    edit = plan(*rows)
    copies = duplicate(edit, [c, a], YEAR)
    assert titles(edit) == "กขคกคง"
    assert {copy.id for copy in copies}.isdisjoint(row.id for row in rows)
    assert (b, d) == (rows[1], rows[3])


def test_a_copy_has_no_results() -> None:
    (row,) = measures("ก")
    edit = plan(row, Result(measure_id=row.id, round=12, output="ทำแล้ว"))
    (copy,) = duplicate(edit, [row], YEAR)
    assert edit.data.children(Result, copy) == ()


@pytest.mark.parametrize(
    ("moved", "step", "expected"),
    [
        ("ข", -1, "ขกคง"),
        ("ข", 1, "กคขง"),
        ("ก", -1, "กขคง"),
        ("ง", 1, "กขคง"),
        ("คง", -1, "กคงข"),
        ("กข", 1, "คกขง"),
        ("กค", -1, "กขคง"),
        ("กค", 1, "ขงกค"),  # apart before, side by side beyond the next row
        ("กง", 1, "กขคง"),
    ],
)
def test_rows_move_together_by_one_place(moved: str, step: int, expected: str) -> None:
    rows = measures(*"กขคง")
    edit = plan(*rows)
    move_by(edit, [row for row in rows if row.title in moved], YEAR, step)
    assert titles(edit) == expected


@given(st.permutations(range(8)), st.integers(1, 8), st.integers(0, 8))
def test_dropped_rows_stand_in_order_before_the_row_they_were_dropped_on(
    order: list[int], count: int, before: int
) -> None:
    rows = measures(*"กขคงจฉชซ")
    edit = plan(*rows)
    chosen = [rows[at] for at in order[:count]]
    move_before(edit, chosen, YEAR, before)
    names = "".join(row.title for row in rows)
    moved = "".join(sorted(row.title for row in chosen))
    head = "".join(name for name in names[:before] if name not in moved)
    tail = "".join(name for name in names[before:] if name not in moved)
    assert titles(edit) == head + moved + tail


def test_one_move_changes_one_row() -> None:
    rows = measures(*"กขคงจ")
    edit = plan(*rows)
    move_before(edit, [rows[0]], YEAR, 3)
    assert [row.record.id for row in edit.change().rows] == [rows[0].id]


def test_dropping_rows_where_they_are_changes_nothing() -> None:
    rows = measures(*"กขค")
    edit = plan(*rows)
    move_before(edit, rows[1:], YEAR, 1)
    assert edit.change() == Change("ทดสอบ", ())


def test_the_measures_of_an_earlier_year_come_without_results() -> None:
    earlier = FiscalYear(office_id=OFFICE.id, year=2567)
    source = measures("ก", "ข", year=earlier)
    result = Result(measure_id=source[0].id, round=12)
    evidence = Evidence(measure_id=source[0].id, kind="text")
    edit = plan(earlier, *source, *measures("ค"), result, evidence)
    copies = copy_measures(edit, earlier, YEAR)
    assert titles(edit) == "คกข"
    assert titles(edit, earlier) == "กข"
    assert edit.data.all(Result) == (result,)
    assert edit.data.all(Evidence) == (evidence,)
    assert {copy.year_id for copy in copies} == {YEAR.id}


def test_start_and_end_move_with_the_year() -> None:
    earlier = FiscalYear(office_id=OFFICE.id, year=2567)
    source = Measure(
        year_id=earlier.id,
        start=ThaiDate(2566, 10, 1),
        end=ThaiDate(2567, 2, 29),
    )
    edit = plan(earlier, source)
    (copy,) = copy_measures(edit, earlier, YEAR)
    assert (copy.start, copy.end) == (ThaiDate(2567, 10, 1), ThaiDate(2568, 2, 28))


@pytest.mark.parametrize(
    ("period", "copied"),
    [
        ("๑ ต.ค. ๖๖ - ๓๐ ก.ย. ๖๗", "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"),
        ("1 ต.ค. 66 – 30 ก.ย. 67", "1 ต.ค. 67 – 30 ก.ย. 68"),
        ("๑ ต.ค. ๖๖ - ๓๑ มี.ค. ๖๗", "๑ ต.ค. ๖๖ - ๓๑ มี.ค. ๖๗"),
        ("ตลอดปี ๒๕๖๗", "ตลอดปี ๒๕๖๗"),
    ],
)
def test_only_a_period_of_the_whole_year_moves_with_it(period: str, copied: str) -> None:
    earlier = FiscalYear(office_id=OFFICE.id, year=2567)
    edit = plan(earlier, Measure(year_id=earlier.id, period=period))
    (copy,) = copy_measures(edit, earlier, YEAR)
    assert copy.period == copied


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ประจำปี พ.ศ. ๒๕๖๗ และ 2567", 2),
        ("๑ ต.ค. ๖๖ - ๓๐ ก.ย. ๖๗", 1),
        ("๓๐ ก.ย.67", 1),
        ("โทร ๐๘๑๒๕๖๗๑๑ เลขที่ 125671", 0),
        ("๖๗ คน", 0),
        ("", 0),
    ],
)
def test_a_year_is_found_in_text_however_it_is_written(text: str, count: int) -> None:
    assert year_mentions(Measure(year_id=YEAR.id, steps=text), 2567) == count


def test_pasted_rows_fill_the_targets_and_go_on_as_new_records() -> None:
    rows = measures(*"กข")
    edit = plan(*rows)
    values = [{"title": "๑"}, {"title": "๒", "steps": "ทำ"}]
    placed = place_rows(edit, YEAR, rows[:1], values, lambda: new_record(Measure, YEAR), at=1)
    assert titles(edit) == "๑๒ข"
    assert placed[1].steps == "ทำ"


def test_more_rows_than_a_file_holds_are_refused_and_nothing_is_planned() -> None:
    edit = plan(*measures("ก"))
    values = [{"title": "ก"}] * 10_000
    with pytest.raises(UserError, match="๑๐,๐๐๐"):
        place_rows(edit, YEAR, [], values, lambda: new_record(Measure, YEAR))
    assert not edit.change()


def test_there_is_room_up_to_the_limit() -> None:
    check_room(plan(*measures("ก")).data, Measure, 9_999)
