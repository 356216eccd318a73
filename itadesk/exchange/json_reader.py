"""The object of DATA.json as records; every refusal names the path, the problem and the remedy."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from itadesk.core.checks import MAX_ROWS, field_problem
from itadesk.core.dataset import ORDER_STEP
from itadesk.core.dates import ThaiDate
from itadesk.core.digits import thai_number, to_thai
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind, describe
from itadesk.core.records import Division, Office, Record, StatusStep
from itadesk.exchange.places import Place
from itadesk.exchange.shapes import BESIDE_OFFICE, MAP_ROWS, OFFICE, TEXT_ROWS, children, keys

Resolve = Callable[[Place], str]  # the value of a "file" key -> the name of the blob
_Ids = Mapping[str, Sequence[UUID]]  # of the records in reach of a link, by record name

_ONE: dict[Kind, Callable[[Place], Any]] = {
    Kind.LINE: Place.text,
    Kind.TEXT: Place.text,
    Kind.CHOICE: Place.text,
    Kind.NUMBER_CHOICE: Place.integer,
    Kind.YEAR: Place.integer,
    Kind.INTEGER: Place.integer,
    Kind.SCORE: Place.decimal,
    Kind.FLAG: Place.flag,
    Kind.SWITCH: Place.flag,
    Kind.DATE: lambda place: _date(place),
}
_ENTRY: dict[Kind, Callable[[Place], Any]] = {
    Kind.NUMBERS: Place.integer,
    Kind.TEXTS: Place.text,
    Kind.TEXT_MAP: Place.text,
    Kind.NUMBER_MAP: Place.integer,
    Kind.FLAG_MAP: Place.flag,
}
_MAPS = (Kind.TEXT_MAP, Kind.NUMBER_MAP, Kind.FLAG_MAP)


class _Row(NamedTuple):
    """One record as it stands in the object: its place, and its fields and lists by name."""

    place: Place
    members: Mapping[str, Place]


def from_object(value: Any, resolve: Resolve = Place.text) -> list[Record]:  # noqa: ANN401 - any JSON value
    """Return the records of one office, parents before children, with ids of their own.

    `value` is what `json_text.parse` returns; UserError names the path of what is wrong in it.
    """
    top = Place(value).members([OFFICE, *BESIDE_OFFICE])
    office = top.pop(OFFICE, Place({}, (OFFICE,)))
    known = [key for key in keys(Office) if key not in BESIDE_OFFICE]
    reader = _Reader(resolve)
    reader.add(Office, _Row(office, {**office.members(known), **top}), {"id": uuid4()}, {})
    return reader.records


class _Reader:
    """Collects records while it walks the object."""

    def __init__(self, resolve: Resolve) -> None:
        self.records: list[Record] = []
        self._resolve = resolve
        self._divisions: dict[str, UUID] = {}  # the first of each name
        self._counts = Counter[type[Record]]()

    def add(self, cls: type[Record], row: _Row, fixed: Mapping[str, Any], ids: _Ids) -> Record:
        """Add a record and all that hangs from it; `fixed` are its id, parent and order."""
        values = {
            one.name: self._value(one, row.members[one.name], ids)
            for one in describe(cls).content
            if one.name in row.members
        }
        record = cls(**fixed, **values)
        self.records.append(record)
        if isinstance(record, Division):
            self._divisions.setdefault(record.name, record.id)
        self._add_lists(record, row, ids)
        return record

    def _add_lists(self, parent: Record, row: _Row, ids: _Ids) -> None:
        """Add the records of every list of a record; links in one may point into another."""
        lists: dict[type[Record], list[_Row]] = {}
        for cls in children(type(parent)):
            place = row.members.get(describe(cls).collection)
            lists[cls] = _rows(cls, place) if place else []
            self._counts[cls] += len(lists[cls])
            if place and self._counts[cls] > MAX_ROWS:
                label = describe(cls).label
                place.refuse(f"มี{label}รวมเกิน {to_thai(f'{MAX_ROWS:,}')} รายการ", "ลบรายการที่ไม่ใช้")
        own = {describe(cls).name: [uuid4() for _ in rows] for cls, rows in lists.items()}
        ids = {**ids, **own}
        for cls, rows in lists.items():
            seen = set[tuple[Any, ...]]()
            for at, one in enumerate(rows):
                fixed = _fixed(cls, parent, at) | {"id": own[describe(cls).name][at]}
                _refuse_double(self.add(cls, one, fixed, ids), one, seen)

    def _value(self, one: Field, place: Place, ids: _Ids) -> Any:  # noqa: ANN401 - by kind
        """Return the value of a field, checked as the window checks what is typed."""
        if read := _ONE.get(one.kind):
            return _checked(one, place, read(place))
        if one.kind is Kind.BLOB:
            return _checked(one, place, self._blob(one, place))
        if one.kind in _MAPS:
            members = place.entries().items()
            entries = [(member, (key, _ENTRY[one.kind](member))) for key, member in members]
        else:
            entries = [(part, self._entry(one, part, ids)) for part in place.elements()]
        for part, entry in entries:
            _checked(one, part, (entry,))
        return _checked(one, place, tuple(entry for _, entry in entries))

    def _entry(self, one: Field, place: Place, ids: _Ids) -> Any:  # noqa: ANN401 - by kind
        """Return one entry of a list."""
        if one.kind is Kind.PARTIES:
            return self._divisions.get(place.text(), place.text())
        if one.kind is Kind.STEPS:
            return _step(one, place)
        if one.kind is not Kind.LINKS:
            return _ENTRY[one.kind](place)
        targets = ids.get(one.target, ())
        if not 1 <= place.integer() <= len(targets):
            most = thai_number(len(targets))
            place.refuse(
                f"ไม่มีลำดับที่ {thai_number(place.value)} (มี {most} รายการ)", "ใช้ลำดับที่ในรายการ นับจาก ๑"
            )
        return targets[place.integer() - 1]

    def _blob(self, one: Field, place: Place) -> str:
        """Return the name of the blob that a "file" key names."""
        if one.name == "file":
            return self._resolve(place)
        file = place.members(["file"]).get("file")
        return self._resolve(file) if file else ""


def _rows(cls: type[Record], place: Place) -> list[_Row]:
    """Return the rows of a list in any of its shapes, the fields of groups beside the others."""
    if cls in TEXT_ROWS:
        return [_Row(part, {TEXT_ROWS[cls]: part}) for part in place.elements()]
    content = describe(cls).content
    if cls in MAP_ROWS:
        key_field, value_field = MAP_ROWS[cls]
        numbers = {str(choice.value): choice.value for choice in describe(cls)[key_field].choices}
        return [
            _Row(part, {key_field: part._replace(value=numbers[key]), value_field: part})
            for key, part in place.members(list(numbers)).items()
        ]
    rows = []
    for part in place.elements():
        members = part.members(keys(cls))
        for group in {one.group for one in content if one.group in members}:
            known = [one.name for one in content if one.group == group]
            members |= members[group].members(known)
        rows.append(_Row(part, members))
    return rows


def _fixed(cls: type[Record], parent: Record, at: int) -> dict[str, Any]:
    """Return the fields that say where a record hangs and in which place."""
    name = describe(type(parent)).name
    (holder,) = (one.name for one in describe(cls).parents if one.target == name)
    ordered = any(one.kind is Kind.ORDER for one in describe(cls).fields)
    return {holder: parent.id} | ({"order_key": at * ORDER_STEP} if ordered else {})


def _refuse_double(record: Record, row: _Row, seen: set[tuple[Any, ...]]) -> None:
    """Refuse a record when another of its list has the same value where only one may have it."""
    description = describe(type(record))
    key = tuple(getattr(record, name) for name in description.unique)
    if not key or None in key:
        return
    if key in seen:
        name = description.unique[-1]
        place = row.members.get(name, row.place)
        place.refuse(f"{description[name].label} {key[-1]} มีอยู่แล้วในรายการนี้", "รวมหรือลบรายการที่ซ้ำ")
    seen.add(key)


def _checked(one: Field, place: Place, value: Any) -> Any:  # noqa: ANN401 - by kind
    """Return the value when it may be stored."""
    if problem := field_problem(one, value):
        place.refuse(problem)
    return value


def _date(place: Place) -> ThaiDate:
    try:
        return ThaiDate.parse(place.text())
    except UserError as error:
        place.refuse(error.message, error.remedy)


def _step(one: Field, place: Place) -> StatusStep:
    members = place.members(["step", "date"])
    step = members.get("step", Place("", (*place.steps, "step")))
    _checked(one, step, (StatusStep(step.text()),))
    date = members.get("date")
    return StatusStep(step.text(), _date(date) if date else None)
