"""What the buttons beside the tables do to the records, as plans on an `Edit`."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID, uuid4

from itadesk.core.checks import MAX_ROWS
from itadesk.core.dataset import Dataset
from itadesk.core.dates import SHORT_MONTHS, ThaiDate
from itadesk.core.digits import to_arabic, to_thai
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import Kind, describe
from itadesk.core.fiscal import first_day, last_day
from itadesk.core.records import FiscalYear, Measure, Record

R = TypeVar("R", bound=Record)


def check_room(data: Dataset, cls: type[Record], count: int) -> None:
    """Raise UserError when `count` more records of a type are more than a file holds."""
    free = MAX_ROWS - len(data.all(cls))
    if count > free:
        label = describe(cls).label
        raise UserError(
            f"เพิ่ม{label}อีก {to_thai(f'{count:,}')} รายการไม่ได้ "
            f"แฟ้มหนึ่งมี{label}ได้ไม่เกิน {to_thai(f'{MAX_ROWS:,}')} รายการ",
            f"เพิ่มได้อีก {to_thai(f'{free:,}')} รายการ",
        )


def new_record(cls: type[R], parent: Record) -> R:
    """Return an empty record that hangs from `parent`; it is not stored."""
    name = describe(type(parent)).name
    (field,) = (one.name for one in describe(cls).parents if one.target == name)
    return cls(**{field: parent.id})


def duplicate(edit: Edit, records: Sequence[R], parent: Record) -> list[R]:
    """Copy records, without what hangs from them, to the places after the last of them."""
    if not records:
        return []
    check_room(edit.data, type(records[0]), len(records))
    places = _places(edit.data, records, parent)
    copies = [replace(edit.data.get(type(r), r.id), id=uuid4()) for r in _sorted(records, places)]
    return edit.insert_all(copies, parent, at=max(places.values()) + 1)


def move_by(edit: Edit, records: Sequence[Record], parent: Record, step: int) -> None:
    """Move records together one place up (-1) or down (1); at the end nothing moves."""
    if not records:
        return
    places = _places(edit.data, records, parent)
    first, last = min(places.values()), max(places.values())
    count = len(edit.data.children(type(records[0]), parent))
    before = first + step if step < 0 else last + 1 + step
    if 0 <= before <= count:
        move_before(edit, records, parent, before)


def move_before(edit: Edit, records: Sequence[Record], parent: Record, before: int) -> None:
    """Put records side by side, in their order, before the sibling now at place `before`."""
    places = _places(edit.data, records, parent)
    moved = _sorted(records, places)
    to = before - sum(place < before for place in places.values())
    start = min(places.values())
    if sorted(places.values()) == list(range(start, start + len(moved))) and to == start:
        return  # they are there already
    edit.move_all(moved, parent, to)


def place_rows(
    edit: Edit,
    parent: Record,
    targets: Sequence[R],
    rows: Sequence[Mapping[str, Any]],
    new: Callable[[], R],
    at: int | None = None,
) -> list[R]:
    """Set fields of `targets`, row by row; rows left over become new records at place `at`."""
    changed = [
        replace(edit.data.get(type(target), target.id), **values)
        for target, values in zip(targets, rows, strict=False)
    ]
    added = [replace(new(), **values) for values in rows[len(targets) :]]
    if added:
        check_room(edit.data, type(added[0]), len(added))
    edit.replace_all(changed)
    return [*changed, *edit.insert_all(added, parent, at)]


def copy_measures(edit: Edit, source: FiscalYear, target: FiscalYear) -> list[Measure]:
    """Add the measures of `source` to `target`, without results and evidence.

    Start and end move along with the year, and so does a period that is just the whole year; other
    texts stay as they are (see `year_mentions`).
    """
    measures = edit.data.children(Measure, source)
    check_room(edit.data, Measure, len(measures))
    later = (target.year or 0) - (source.year or 0) if target.year and source.year else 0
    copies = [
        replace(
            measure,
            id=uuid4(),
            year_id=target.id,
            start=_in_later_year(measure.start, later),
            end=_in_later_year(measure.end, later),
            period=_period_in(measure.period, source.year, target.year),
        )
        for measure in measures
    ]
    return edit.insert_all(copies, target)


def year_mentions(record: Record, year: int) -> int:
    """Count where the texts of a record name a พ.ศ. year: ๒๕๖๗, 2567, ก.ย. ๖๗."""
    pattern = _year_pattern(year)
    texts = (
        to_arabic(getattr(record, one.name))
        for one in describe(type(record)).content
        if one.kind in (Kind.LINE, Kind.TEXT)
    )
    return sum(len(pattern.findall(text)) for text in texts)


def _year_pattern(year: int) -> re.Pattern[str]:
    months = "|".join(re.escape(month) for month in SHORT_MONTHS)
    return re.compile(rf"(?<!\d){year}(?!\d)|(?:{months})\s*{year % 100:02}(?!\d)")


def _period_in(period: str, source: int | None, target: int | None) -> str:
    """Return “๑ ต.ค. ๖๖ - ๓๐ ก.ย. ๖๗” for another year, in its digits; any other text as it is."""
    if source is None or target is None:
        return period
    for dash in "-–":
        for written in (str, to_arabic):
            if period.strip() == written(_whole_year(source, dash)):
                return written(_whole_year(target, dash))
    return period


def _whole_year(year: int, dash: str) -> str:
    return f"{first_day(year).short()} {dash} {last_day(year).short()}"


def _in_later_year(date: ThaiDate | None, years: int) -> ThaiDate | None:
    """Return the date so many years later; 29 February becomes 28 where there is none."""
    if date is None:
        return None
    try:
        return replace(date, year=date.year + years)
    except UserError:
        return replace(date, year=date.year + years, day=28)


def _places(data: Dataset, records: Iterable[R], parent: Record) -> dict[UUID, int]:
    """Return the place of each record among its siblings."""
    wanted = {record.id: type(record) for record in records}
    (cls,) = set(wanted.values())
    siblings = data.children(cls, parent)
    return {s.id: place for place, s in enumerate(siblings) if s.id in wanted}


def _sorted(records: Iterable[R], places: dict[UUID, int]) -> list[R]:
    return sorted(records, key=lambda record: places[record.id])
