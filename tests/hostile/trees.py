"""Files whose tables are trees that never end: pages that hold the same page hundreds of times.

https://www.sqlite.org/fileformat.html section 1.6 says how a page is built.
"""

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from itadesk.store.errors import Trouble
from tests.hostile.files import Bad, Maker, good, written

_PAGE = 4096
_TABLE, _INDEX = 5, 2  # kinds of pages that hold others
_CELL = {_TABLE: b"\x01", _INDEX: b"\x03\x02\x0fA"}  # after the number of the page that is held
_HELD = 600  # times; about as many as fit
_LEVELS = 6


def _holding(kind: int, page: int) -> bytes:
    """Return a page that holds another page many times, by one cell."""
    made = bytearray(_PAGE)
    cell = struct.pack(">I", page) + _CELL[kind]
    at = _PAGE - 8
    made[at : at + len(cell)] = cell
    struct.pack_into(">BHHHBI", made, 0, kind, 0, _HELD, at, 0, page)
    struct.pack_into(f">{_HELD}H", made, 12, *[at] * _HELD)
    return bytes(made)


def _root(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(db.execute(query, (name,)).fetchone()[0])


def endless(kind: int, name: str) -> Maker:
    """Return what puts many levels above the only page of a table or index."""

    def make(path: Path) -> None:
        root = _root(written(path), name)
        content = bytearray(path.read_bytes())
        first = len(content) // _PAGE + 1
        place = slice((root - 1) * _PAGE, root * _PAGE)
        leaf = bytes(content[place])
        content[place] = _holding(kind, first)
        for level in range(1, _LEVELS):
            content += _holding(kind, first + level)
        content += leaf
        struct.pack_into(">I", content, 28, len(content) // _PAGE)
        path.write_bytes(content)

    return make


def _circular(kind: int, name: str) -> Maker:
    """Return what makes the only page of a table or index hold itself."""

    def make(path: Path) -> None:
        root = _root(written(path), name)
        content = bytearray(good())
        content[(root - 1) * _PAGE : root * _PAGE] = _holding(kind, root)
        path.write_bytes(content)

    return make


_TREES = {"table": (_TABLE, "division"), "index": (_INDEX, "division_office_id")}

BAD: dict[str, Bad] = {
    **{f"endless {name}": Bad(endless(*tree), Trouble.CORRUPT) for name, tree in _TREES.items()},
    **{
        f"{name} in a circle": Bad(_circular(*tree), Trouble.CORRUPT)
        for name, tree in _TREES.items()
    },
    "endless manifest": Bad(endless(_TABLE, "manifest"), Trouble.CORRUPT),
}
