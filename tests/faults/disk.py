"""A disk whose power is cut: what was not synced is there, or not, or in pieces.

Of the writes to a file none, all, the first ones or any survive, whole or in sectors. Names follow
one of two models. On a journalled disk (ext4, NTFS) they survive in their order, and any sync
writes them all; POSIX promises less: each survives or not, until its own folder is synced.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath
from typing import TypeVar

from tests.faults.events import (
    Acknowledge,
    Before,
    ContentEvent,
    Event,
    Name,
    NameEvent,
    Rename,
    Sync,
    SyncFolder,
    Truncate,
    Unname,
    Write,
)

_SECTOR = 512  # bytes that are written as a whole
_E = TypeVar("_E")
_Names = dict[str, int | None]  # the file of each path; None is a folder
_WAYS = ("none", "all", "first", "some", "some", "torn")


class Model(StrEnum):
    """What a file system promises about names."""

    POSIX = "posix"
    JOURNALLED = "journalled"


class Disk:
    """What is on the disk for certain, and what was only asked for."""

    def __init__(self, before: Before, model: Model) -> None:
        """Begin with these files and folders."""
        self._model = model
        self._names: _Names = {}
        self._contents: dict[int, bytes] = defaultdict(bytes)
        for number, (path, content) in enumerate(before.items()):
            self._names[path] = None if content is None else number
            self._contents[number] = content or b""
        self._asked_names: list[NameEvent] = []
        self._asked: dict[int, list[ContentEvent]] = defaultdict(list)

    def happen(self, event: Event) -> None:
        """Take notice of what the program did."""
        match event:
            case Name() | Unname() | Rename():
                self._asked_names.append(event)
            case Write() | Truncate():
                self._asked[event.file].append(event)
            case Sync(file):
                content = bytearray(self._contents[file])
                for one in self._asked.pop(file, ()):
                    put(content, one)
                self._contents[file] = bytes(content)
                self._sync_names(None)
            case SyncFolder(path):
                self._sync_names(path)
            case Acknowledge():
                pass

    def after_a_cut(self, draw: random.Random) -> dict[str, bytes]:
        """Return the files of one disk that a power cut at this moment may leave."""
        names = dict(self._names)
        way = draw.choice(_WAYS) if self._model is Model.POSIX else "first"
        for event in _surviving(self._asked_names, way, draw):
            _rename(names, event)
        return {
            path: self._content(number, draw)
            for path, number in names.items()
            if number is not None and _has_folders(path, names)
        }

    def _sync_names(self, folder: str | None) -> None:
        """Write the names that a sync of the folder, or of a file, writes in this model."""
        waiting = []
        for event in self._asked_names:
            if self._model is Model.JOURNALLED or folder == str(PurePosixPath(event.path).parent):
                _rename(self._names, event)
            else:
                waiting.append(event)
        self._asked_names = waiting

    def _content(self, number: int, draw: random.Random) -> bytes:
        way = draw.choice(_WAYS)
        surviving = [*_surviving(self._asked.get(number, ()), way, draw)]
        if not surviving:
            return self._contents[number]
        content = bytearray(self._contents[number])
        for event in surviving:
            if way == "torn" and isinstance(event, Write) and draw.random() < 0.7:
                for start in range(0, len(event.content), _SECTOR):
                    if draw.random() < 0.5:
                        sector = event.content[start : start + _SECTOR]
                        put(content, Write(number, event.offset + start, sector))
            else:
                put(content, event)
        return bytes(content)


def _surviving(events: Sequence[_E], way: str, draw: random.Random) -> Iterator[_E]:
    """Yield those of the events asked for that are on the disk after a cut."""
    first = {"none": 0, "first": draw.randint(0, len(events))}.get(way, len(events))
    for event in events[:first]:
        if way not in ("some", "torn") or draw.random() < 0.5:
            yield event


def _rename(names: _Names, event: NameEvent) -> None:
    match event:
        case Name(path, file):
            names[path] = file
        case Unname(path):
            names.pop(path, None)
        case Rename(old, path, file):
            names.pop(old, None)
            names[path] = file


def _has_folders(path: str, names: _Names) -> bool:
    """Whether all folders above a file are there."""
    return all(folder in names for folder in _folders(path))


@cache
def _folders(path: str) -> tuple[str, ...]:
    """Return the folders above a path, but for the one that is always there."""
    return tuple(str(folder) for folder in [*PurePosixPath(path).parents][:-1])


def put(content: bytearray, event: ContentEvent) -> None:
    """Do to the content of a file what happened to it."""
    match event:
        case Truncate(_, size):
            del content[size:]
            content.extend(bytes(size - len(content)))
        case Write(_, offset, written):
            content.extend(bytes(max(offset - len(content), 0)))
            content[offset : offset + len(written)] = written
