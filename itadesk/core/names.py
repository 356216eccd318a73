"""The document's own names: the words that may never be cut at a line end."""

from collections.abc import Iterable
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.core.records import Division, Official


def proper_names(data: Dataset) -> tuple[str, ...]:
    """Return the names of the office, its places, divisions and officials, longest first."""
    office = data.office
    names = {office.name, office.district, office.province}
    names |= {division.name for division in data.all(Division)}
    names |= {official.name for official in data.all(Official)}
    return tuple(sorted((n for n in names if n.strip()), key=lambda n: (-len(n), n)))


def party_names(data: Dataset, parties: Iterable[UUID | str]) -> tuple[str, ...]:
    """Return how the responsible parties are called: divisions by name, free entries as typed.

    A link that leads nowhere, as a foreign file may hold, has no name.
    """
    found = (one if isinstance(one, str) else data.find(Division, one) for one in parties)
    return tuple(one.name if isinstance(one, Division) else one for one in found if one is not None)
