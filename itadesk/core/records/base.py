"""What all records share."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the document: immutable, known by its id."""

    id: UUID = field(default_factory=uuid4)
