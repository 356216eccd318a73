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
_SCHEMA_FORMAT = 4  # of every file that SQLite made since 2006; it does not open one above
_LARGEST_PAGE = 65_536  # bytes; too large for its field, where it is written as 1


def check_header(path: Path, told: Path | None = None) -> int:
    """Return the version of a file that begins as a document does, of this version or before.

    Raises UserError, about the file `told`. Never for a file this process has open: on POSIX
    systems closing it here drops its lock.
    """
    told = told or path
    with translated(told):
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise Trouble.FOLDER.at(told)
        if not stat.S_ISREG(status.st_mode):
            raise Trouble.NOT_PLAIN.at(told)
        if status.st_size == 0:
            raise Trouble.EMPTY.at(told)
        if status.st_size > MAX_BYTES:
            raise Trouble.TOO_BIG.at(told)
        with path.open("rb") as file:
            head = file.read(_SIZE)
    trouble, version = _read(head)
    if trouble is not None:
        raise trouble.at(told)
    return version


def is_whole(path: Path) -> bool:
    """Whether a file that is at rest has as many bytes as it says of itself; raises OSError."""
    with path.open("rb") as file:
        head = file.read(_SIZE)
    page_size = int.from_bytes(head[16:18])
    pages = int.from_bytes(head[28:32])
    return (_LARGEST_PAGE if page_size == 1 else page_size) * pages == path.stat().st_size


def _read(head: bytes) -> tuple[Trouble | None, int]:
    """Return what is wrong with the first bytes of a file, and its version."""
    if not head.startswith(_MAGIC):
        return Trouble.NOT_OURS, 0
    if len(head) < _SIZE:
        return Trouble.CORRUPT, 0
    (schema_format,) = struct.unpack(">I", head[44:48])
    encoding, version = struct.unpack(">II", head[56:64])
    (application_id,) = struct.unpack(">I", head[68:72])
    if application_id != APPLICATION_ID or version < 1:
        return Trouble.NOT_OURS, version
    if version > FORMAT:
        return Trouble.TOO_NEW, version
    if encoding != _UTF8 or head[18] != _ROLLBACK or head[19] != _ROLLBACK:
        return Trouble.FOREIGN, version
    if schema_format != _SCHEMA_FORMAT:
        return Trouble.CORRUPT, version
    return None, version
