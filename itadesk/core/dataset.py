"""All records of one office, as an immutable value that workers and reports can be handed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from itadesk.core.fields import describe
from itadesk.core.records import RECORDS, Office, Record

if TYPE_CHECKING:
    from itadesk.core.changes import Change, RowChange

R = TypeVar("R", bound=Record)

ORDER_STEP = 1 << 20  # distance of neighbours' order keys: a move changes one row

_Tables = Mapping[type[Record], Mapping[UUID, Record]]
_Family = dict[UUID | None, tuple[Record, ...]]


class Dataset:
    """The records of one office; every lookup is a dictionary access, siblings come sorted."""

    def __init__(self, tables: _Tables, families: dict[type[Record], _Family]) -> None:
        """Take the records by type and id; use `of` to make a dataset of records."""
        self._tables = tables
        self._families = families  # children by parent id, built per type when first asked for
        (self._office,) = tables[Office].values()

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Dataset":
        """Collect the records of one office; exactly one of them is the Office itself."""
        tables: dict[type[Record], dict[UUID, Record]] = {kind: {} for kind in RECORDS}
        for record in records:
            tables[type(record)][record.id] = record
        return cls(tables, {})

    @property
    def office(self) -> Office:
        """The office all other records hang from."""
        assert isinstance(self._office, Office)
        return self._office

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, parents before children."""
        for cls in RECORDS:
            yield from self._tables[cls].values()

    def find(self, cls: type[R], record_id: UUID | None) -> R | None:
        """Return the record of this id, None when there is none."""
        record = self._tables[cls].get(record_id) if record_id is not None else None
        return record if isinstance(record, cls) else None

    def get(self, cls: type[R], record_id: UUID) -> R:
        """Return the record of this id; KeyError when there is none."""
        record = self.find(cls, record_id)
        if record is None:
            raise KeyError(record_id)
        return record

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Return all records of a type, unsorted."""
        return tuple(self._tables[cls].values())  # type: ignore[arg-type] # keyed by cls

    def children(self, cls: type[R], parent: Record) -> tuple[R, ...]:
        """Return the records of a type that hang from `parent`, in the order of their kind."""
        family = self._families.get(cls)
        if family is None:
            family = self._families[cls] = self._family(cls)
        return family.get(parent.id, ())  # type: ignore[return-value] # keyed by cls

    def _family(self, cls: type[Record]) -> _Family:
        grouped: dict[UUID | None, list[Record]] = {}
        for record in self._tables[cls].values():
            grouped.setdefault(parent_id(record), []).append(record)
        return {key: tuple(sorted(rows, key=sort_key)) for key, rows in grouped.items()}

    def fits(self, change: "Change") -> bool:
        """Whether a change begins from these records."""
        return all(self.find(type(row.record), row.record.id) == row.before for row in change.rows)

    def after(self, change: "Change") -> "Dataset":
        """Return the dataset with a change applied; this one stays as it was."""
        tables = dict(self._tables)
        families = dict(self._families)
        for cls in change.types:
            rows = [row for row in change.rows if type(row.record) is cls]
            table = tables[cls] = dict(tables[cls])
            for row in rows:
                if row.after is None:
                    table.pop(row.record.id, None)
                else:
                    table[row.after.id] = row.after
            if cls in families:
                families[cls] = _regrouped(families[cls], rows, table)
        return Dataset(tables, families)


def _regrouped(
    family: _Family, rows: "Iterable[RowChange]", table: Mapping[UUID, Record]
) -> _Family:
    """Return `family` with the children of the parents concerned as they now are, others shared."""
    kept: dict[UUID | None, dict[UUID, Record]] = {}  # new forms that stay at their place
    groups: dict[UUID | None, dict[UUID, Record]] = {}  # children to be sorted anew

    def group(of: Record) -> dict[UUID, Record]:
        key = parent_id(of)
        if key not in groups:
            groups[key] = {record.id: record for record in family.get(key, ())}
        return groups[key]

    for row in rows:
        if (
            row.before is not None
            and row.after is not None
            and _place(row.before) == _place(row.after)
        ):
            kept.setdefault(parent_id(row.after), {})[row.after.id] = row.after
            continue
        new = None if row.after is None else group(row.after)
        if row.before is not None and group(row.before) is not new:
            group(row.before).pop(row.before.id, None)
        if row.after is not None and new is not None:
            new[row.after.id] = row.after
    for key, forms in kept.items():
        if key in groups:
            groups[key].update(forms)
    replaced = {
        key: tuple(forms.get(record.id, record) for record in family.get(key, ()))
        for key, forms in kept.items()
        if key not in groups
    }
    sorted_anew = {key: _siblings(group.values(), table) for key, group in groups.items()}
    return {**family, **replaced, **sorted_anew}


def _siblings(records: Iterable[Record], table: Mapping[UUID, Record]) -> tuple[Record, ...]:
    """Sort siblings; those of the same number stand as in the table, as in the file."""
    keyed = sorted(((sort_key(record), record) for record in records), key=itemgetter(0))
    if any(one[0] == next_[0] for one, next_ in pairwise(keyed)):
        place = {record_id: n for n, record_id in enumerate(table)}
        keyed.sort(key=lambda pair: (pair[0], place[pair[1].id]))
    return tuple(record for _, record in keyed)


def _place(record: Record) -> tuple[UUID | None, tuple[int, ...]]:
    """Return where a record stands: below whom, and by what number."""
    return parent_id(record), sort_key(record)


def parent_id(record: Record) -> UUID | None:
    """Return the id of the record this one hangs from, None for the Office."""
    for one in describe(type(record)).parents:
        value: UUID | None = getattr(record, one.name)
        if value is not None:
            return value
    return None


def sort_key(record: Record) -> tuple[int, ...]:
    """Return what siblings are sorted by; a missing number sorts first."""
    names = describe(type(record)).sort
    return tuple(-1 if (v := getattr(record, name)) is None else v for name in names)
