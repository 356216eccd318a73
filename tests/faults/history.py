"""A course of actions known in advance: what the file holds at each revision is known whole.

Typing, adding, pasting, deleting, undoing and redoing, over and over; so after any crash all
records can be compared with those of the revision that the file says, not only some of them.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from itadesk.core.blobs import blob_name
from itadesk.core.changes import Change
from itadesk.core.checks import all_blob_names
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.records import Evidence, FiscalYear, Measure, Office, Record, Result

FIRST = 1  # the revision of a new document
_PASTED = 12  # measures at once: rows on several pages of the file
_PICTURES = [bytes([number]) * 9000 for number in range(4)]


class NotWholeError(Exception):
    """A file holds what no revision ever held."""


class State(NamedTuple):
    """What a document holds at a revision."""

    data: Dataset
    blobs: Mapping[str, bytes]


def records() -> list[Record]:
    """Return the records of the new document."""
    office = Office(id=_id("office"), name="นาม่วง", district="ประจักษ์ศิลปาคม", province="อุดรธานี")
    year = FiscalYear(id=_id("year"), office_id=office.id, year=2568)
    measure = Measure(id=_id("measure"), year_id=year.id, order_key=1, title="มาตรการที่หนึ่ง")
    result = Result(id=_id("result"), measure_id=measure.id, round=12, output="ดำเนินการแล้ว")
    return [office, year, measure, result]


@cache
def state(revision: int) -> State:
    """Return what the document holds at a revision."""
    if revision == FIRST:
        return State(Dataset.of(records()), {})
    before, made = state(revision - 1), change(revision - 1)
    return State(before.data.after(made), {**before.blobs, **made.blobs})


@cache
def change(revision: int) -> Change:
    """Return the action that is done to the document when it is at this revision."""
    return ACTIONS[(revision - FIRST) % len(ACTIONS)](revision)


def check(revision: int, data: Dataset, blobs: Mapping[str, bytes]) -> None:
    """Raise NotWholeError unless these are the records of a revision and the blobs they need."""
    wanted = state(revision)
    if {record.id: record for record in data} != {one.id: one for one in wanted.data}:
        raise NotWholeError(f"the records are not those of revision {revision}")
    names = all_blob_names(wanted.data)
    if {name: blobs[name] for name in names} != {name: wanted.blobs[name] for name in names}:
        raise NotWholeError(f"the blobs are not those of revision {revision}")


def _id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def _type(revision: int) -> Change:
    """Type a long text into one field, whose row then needs pages of its own."""
    edit = Edit(state(revision).data, "พิมพ์")
    measure = edit.data.get(Measure, _id("measure"))
    edit.update(measure, title=f"ครั้งที่ {revision}", steps=f"ขั้นตอนที่ {revision}\n" * 300)
    return edit.change()


def _add(revision: int) -> Change:
    """Take away what was added before, and add anew; all rows tell the revision."""
    edit = Edit(state(revision).data, "เพิ่ม")
    measure = edit.data.get(Measure, _id("measure"))
    edit.delete(*edit.data.all(Evidence))
    added = Evidence(id=_id(f"evidence {revision}"), measure_id=measure.id, caption=f"{revision}")
    edit.insert(added, measure)
    result = edit.data.get(Result, _id("result"))
    edit.update(result, output=f"{revision}", detail=f"ผลครั้งที่ {revision}\n" * 300)
    return edit.change()


def _paste(revision: int) -> Change:
    """Add many measures at once."""
    edit = Edit(state(revision).data, "วาง")
    (year,) = edit.data.all(FiscalYear)
    pasted = [
        Measure(
            id=_id(f"measure {revision} {number}"),
            year_id=year.id,
            title=f"วางครั้งที่ {revision} ลำดับที่ {number}",
            steps=f"{revision} " * 200,
        )
        for number in range(_PASTED)
    ]
    edit.insert_all(pasted, year)
    return edit.change()


def _delete(revision: int) -> Change:
    """Delete all measures but the first, with what hangs from them."""
    edit = Edit(state(revision).data, "ลบ")
    edit.delete(*(one for one in edit.data.all(Measure) if one.id != _id("measure")))
    return edit.change()


def _undo(revision: int) -> Change:
    """Take back the action before; done twice it is undo and redo."""
    return change(revision - 1).inverse()


def _illustrate(revision: int) -> Change:
    """Choose another picture as emblem."""
    content = _PICTURES[revision // len(ACTIONS) % len(_PICTURES)]
    edit = Edit(state(revision).data, "ตรา")
    name = blob_name(content, "png")
    edit.update(edit.data.office, emblem=name, phone=f"{revision}")
    edit.add_blob(name, content)
    return edit.change()


ACTIONS: tuple[Callable[[int], Change], ...] = (
    *(_add, _type, _paste, _delete, _undo, _undo, _illustrate),
)
