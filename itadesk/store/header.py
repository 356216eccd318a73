"""The first look at a file, before SQLite sees it: is it one of our documents at all?"""

import stat
import struct
from pathlib import Path

from itadesk.store.errors import Trouble, translated

APPLICATION_ID = int.from_bytes(b"ITAd")
FORMAT = 1  # of the schema; SQLite's user_version
MAX_BYTES = 200 << 20  # of a file (DESIGN.md section 3)

_MAGIC = b"SQLite format 3\0"
_SIZE = 100  # bytes of SQLite's header, https://www.sqlite.org/fileformat.html section 1.3
_ROLLBACK = 1  # read and write version of a file without WAL
_UTF8 = 1


def check_header(path: Path) -> None:
    """Raise UserError unless the file begins as a document of this version does.

    Never for a file this process has open: on POSIX systems closing it here drops its lock.
    """
    with translated(path):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Trouble.FOLDER.at(path)
        if not stat.S_ISREG(status.st_mode):
            raise Trouble.NOT_OURS.at(path)
        if status.st_size == 0:
            raise Trouble.EMPTY.at(path)
        if status.st_size > MAX_BYTES:
            raise Trouble.TOO_BIG.at(path)
        with path.open("rb") as file:
            head = file.read(_SIZE)
    trouble = _trouble(head)
    if trouble is not None:
        raise trouble.at(path)


def _trouble(head: bytes) -> Trouble | None:
    """Return what is wrong with these first bytes."""
    if not head.startswith(_MAGIC):
        return Trouble.NOT_OURS
    if len(head) < _SIZE:
        return Trouble.CORRUPT
    encoding, version, application_id = (
        *struct.unpack(">II", head[56:64]),
        *struct.unpack(">I", head[68:72]),
    )
    if application_id != APPLICATION_ID or version < 1:
        return Trouble.NOT_OURS
    if version > FORMAT:
        return Trouble.TOO_NEW
    if encoding != _UTF8 or head[18] != _ROLLBACK or head[19] != _ROLLBACK:
        return Trouble.FOREIGN
    return None
