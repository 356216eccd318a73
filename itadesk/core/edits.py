"""Planning one action on the records: what is inserted, changed, deleted and moved."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from itadesk.core.changes import Change, RowChange
from itadesk.core.dataset import ORDER_STEP, Dataset, sort_key
from itadesk.core.fields import Kind, describe
from itadesk.core.records import RECORDS, Division, Record

R = TypeVar("R", bound=Record)


class Edit:
    """Collects one action on a dataset; `change()` is what the store applies and undo replays."""

    def __init__(self, data: Dataset, label: str) -> None:
        """Begin an action whose Thai name in the undo menu is `label`."""
        self.data = data  # as it is after what was planned so far
        self._label = label
        self._change = Change(label, ())

    def change(self) -> Change:
        """Return everything planned, as one change."""
        return self._change

    def _apply(self, *rows: RowChange) -> None:
        step = Change(self._label, rows)
        self._change = self._change.then(step)
        self.data = self.data.after(step)

    def add_blob(self, name: str, content: bytes) -> None:
        """Bring bytes that a record of this action refers to by name."""
        blobs = {**self._change.blobs, name: content}
        self._change = dataclasses.replace(self._change, blobs=blobs)

    def insert(self, record: R, parent: Record | None = None, at: int | None = None) -> R:
        """Add a record; an ordered one goes to place `at` among its siblings (default: last)."""
        return self.insert_all([record], parent, at)[0]

    def insert_all(
        self, records: Sequence[R], parent: Record | None = None, at: int | None = None
    ) -> list[R]:
        """Add records of one type side by side."""
        placed = list(records)
        if records and parent is not None and describe(type(records[0])).sort == ("order_key",):
            siblings = self.data.children(type(records[0]), parent)
            keys = self._free_keys(siblings, len(siblings) if at is None else at, len(records))
            placed = [
                dataclasses.replace(r, order_key=k)  # type: ignore[call-arg] # ordered
                for r, k in zip(records, keys, strict=True)
            ]
        self._apply(*(RowChange(None, r) for r in placed))
        return placed

    def update(self, record: R, **values: Any) -> R:  # noqa: ANN401 - as many types as fields
        """Set fields of a record as it now is; nothing is planned when nothing differs."""
        before = self.data.get(type(record), record.id)
        after = dataclasses.replace(before, **values)
        if after != before:
            self._apply(RowChange(before, after))
        return after

    def replace_all(self, records: Sequence[Record]) -> None:
        """Set records as given, each in place of the one with its id."""
        pairs = [(self.data.get(type(record), record.id), record) for record in records]
        self._apply(*(RowChange(before, after) for before, after in pairs if after != before))

    def delete(self, *records: Record) -> None:
        """Remove records with all that hangs from them and every link to them.

        A division that is still named as responsible stays as a free entry: no text is lost.
        """
        gone: dict[UUID, Record] = {}
        for record in records:
            gone.update((r.id, r) for r in self.descendants(record))
            gone[record.id] = self.data.get(type(record), record.id)
        self._apply(*_unlinked(self.data, gone))
        self._apply(*(RowChange(record, None) for record in gone.values()))

    def descendants(self, record: Record) -> Iterator[Record]:
        """Yield all that hangs from a record, children before their parents."""
        name = describe(type(record)).name
        for cls in RECORDS:
            if any(one.target == name for one in describe(cls).parents):
                for child in self.data.children(cls, record):
                    yield from self.descendants(child)
                    yield child

    def move(self, record: Record, parent: Record, to: int) -> None:
        """Put an ordered record at place `to` (counted without it) among its siblings."""
        self.move_all([record], parent, to)

    def move_all(self, records: Sequence[Record], parent: Record, to: int) -> None:
        """Put ordered records side by side at place `to` (counted without them)."""
        moved = {record.id for record in records}
        siblings = [s for s in self.data.children(type(records[0]), parent) if s.id not in moved]
        keys = self._free_keys(siblings, to, len(records))
        current = [self.data.get(type(record), record.id) for record in records]
        self.replace_all(
            [dataclasses.replace(r, order_key=k) for r, k in zip(current, keys, strict=True)]  # type: ignore[call-arg] # ordered
        )

    def _free_keys(self, siblings: Sequence[Record], at: int, count: int) -> list[int]:
        """Return `count` order keys for place `at`; spreads the siblings when there is no room."""
        low = sort_key(siblings[at - 1])[0] if at > 0 else None
        high = sort_key(siblings[at])[0] if at < len(siblings) else None
        if low is None:
            low = (high if high is not None else 0) - ORDER_STEP * (count + 1)
        if high is None:
            return [low + ORDER_STEP * (n + 1) for n in range(count)]
        if high - low > count:
            step = (high - low) // (count + 1)
            return [low + step * (n + 1) for n in range(count)]
        spread = [
            (sibling, ORDER_STEP * (place if place < at else place + count))
            for place, sibling in enumerate(siblings)
        ]
        self._apply(
            *(RowChange(s, dataclasses.replace(s, order_key=key)) for s, key in spread)  # type: ignore[call-arg] # ordered
        )
        return [ORDER_STEP * (at + n) for n in range(count)]


def _unlinked(data: Dataset, gone: dict[UUID, Record]) -> Iterator[RowChange]:
    """Yield the changes that take the deleted records out of every link."""
    for cls in RECORDS:
        linking = [f for f in describe(cls).fields if f.kind in (Kind.LINKS, Kind.PARTIES)]
        for record in data.all(cls) if linking else ():
            values: dict[str, Any] = {}
            for one in linking if record.id not in gone else ():
                old: tuple[UUID | str, ...] = getattr(record, one.name)
                if any(entry in gone for entry in old):
                    new = (_kept(entry, gone) for entry in old)
                    values[one.name] = tuple(entry for entry in new if entry is not None)
            if values:
                yield RowChange(record, dataclasses.replace(record, **values))


def _kept(entry: UUID | str, gone: dict[UUID, Record]) -> UUID | str | None:
    """Return what stays of one link: itself, a deleted division's name, or nothing."""
    target = gone.get(entry) if isinstance(entry, UUID) else None
    if target is None:
        return entry
    return (target.name or None) if isinstance(target, Division) else None
