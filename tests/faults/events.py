"""What happens to the files of a folder, as far as a power cut can tell; paths are relative."""

from typing import NamedTuple


class Name(NamedTuple):
    """A name was given to a file, by its number; None is a folder."""

    path: str
    file: int | None


class Unname(NamedTuple):
    """A name was removed."""

    path: str


class Rename(NamedTuple):
    """A file got another name, in place of whatever had that."""

    old: str
    path: str
    file: int


class Write(NamedTuple):
    """Bytes were written to a file."""

    file: int
    offset: int
    content: bytes


class Truncate(NamedTuple):
    """A file was cut or extended to a size."""

    file: int
    size: int


class Sync(NamedTuple):
    """The content of a file is on the disk."""

    file: int


class SyncFolder(NamedTuple):
    """The names in a folder are on the disk."""

    path: str


class Acknowledge(NamedTuple):
    """The operation told how often it is done by now."""

    done: int


NameEvent = Name | Unname | Rename
ContentEvent = Write | Truncate
Event = NameEvent | ContentEvent | Sync | SyncFolder | Acknowledge


Before = dict[str, bytes | None]  # the content of files by path; None is a folder


class Recording(NamedTuple):
    """What was there before, files in the order of their numbers, and what happened."""

    before: Before
    events: list[Event]
