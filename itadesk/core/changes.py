"""What one action of the user does to the records: the unit of saving, undo and notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from itadesk.core.records import Record


@dataclass(frozen=True, slots=True)
class RowChange:
    """One record before and after; None before is an insertion, None after a deletion."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that is changed, in its latest form that exists."""
        record = self.after or self.before
        assert record is not None, "a row change has at least one side"
        return record


@dataclass(frozen=True, slots=True)
class Change:
    """All row changes of one action, its Thai name for the undo menu, and new blobs by name."""

    label: str
    rows: tuple[RowChange, ...]
    blobs: Mapping[str, bytes] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything changes at all."""
        return bool(self.rows)

    @property
    def types(self) -> frozenset[type[Record]]:
        """The record types concerned."""
        return frozenset(type(row.record) for row in self.rows)

    def ids(self, cls: type[Record]) -> frozenset[UUID]:
        """Return the ids of the concerned records of one type."""
        return frozenset(row.record.id for row in self.rows if type(row.record) is cls)

    def inverse(self) -> "Change":
        """Return the change that takes this one back."""
        rows = tuple(RowChange(row.after, row.before) for row in reversed(self.rows))
        return Change(self.label, rows)

    def then(self, later: "Change") -> "Change":
        """Return one change that does this one and then `later`, keeping this one's label."""
        merged: dict[UUID, RowChange] = {row.record.id: row for row in self.rows}
        for row in later.rows:
            earlier = merged.pop(row.record.id, None)
            joined = RowChange(earlier.before, row.after) if earlier else row
            if joined.before != joined.after:
                merged[row.record.id] = joined
        return Change(self.label, tuple(merged.values()), {**self.blobs, **later.blobs})
