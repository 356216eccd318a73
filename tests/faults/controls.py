"""Defects put in on purpose: what looks for faults must find these."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from unittest import mock

from itadesk.store import connection, disk
from itadesk.store.connection import Connection

Control = Callable[[], AbstractContextManager[None]]


@contextmanager
def _unsynced() -> Iterator[None]:
    """Let SQLite not wait for the disk."""
    weaker = [
        (name, *(("OFF", 0) if name == "synchronous" else setting))
        for name, *setting in connection._PRAGMAS
    ]
    with mock.patch.object(connection, "_PRAGMAS", weaker):
        yield


@contextmanager
def _names_unsynced() -> Iterator[None]:
    """Give finished files their names without waiting for the disk."""
    with mock.patch.object(disk, "_sync"):
        yield


@contextmanager
def _in_pieces() -> Iterator[None]:
    """Write the rows of an action one by one, without a transaction."""
    with mock.patch.object(Connection, "atomic", return_value=nullcontext()):
        yield


CONTROLS: dict[str, Control] = {
    "none": nullcontext,
    "unsynced": _unsynced,
    "names unsynced": _names_unsynced,
    "in pieces": _in_pieces,
}
