"""What all records share."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from itadesk.core.fields import describe


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Record:
    """A row of the document: immutable, known by its id, equal when every field is.

    Written once here: what `dataclass` writes for each record costs every start of the program.
    """

    id: UUID = field(default_factory=uuid4)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()}"

    def _values(self) -> tuple[object, ...]:
        names = (one.name for one in describe(type(self)).fields)
        return self.id, *(getattr(self, name) for name in names)
