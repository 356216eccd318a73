"""What a document holds at one revision: enough to write its file anew, in any thread."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.store.content import content_hash


class Snapshot(NamedTuple):
    """A document at one revision; `blobs` are those its records refer to, by name."""

    document_id: UUID
    revision: int
    dataset: Dataset
    blobs: Mapping[str, bytes]

    @property
    def content_hash(self) -> str:
        """The hash by which this content is known, as 64 hex digits."""
        return content_hash(self.document_id, self.revision, self.dataset)


@dataclass(frozen=True)
class StoredBlobs(Mapping[str, bytes]):
    """Blobs of an open file, each read when it is asked for."""

    names: Collection[str]
    read: Callable[[str], bytes]

    def __getitem__(self, name: str) -> bytes:
        if name not in self.names:
            raise KeyError(name)
        return self.read(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)
