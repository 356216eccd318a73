"""Files whose first 100 bytes say what is not so: https://www.sqlite.org/fileformat.html, 1.3."""

from itadesk.store.errors import Trouble
from itadesk.store.header import FORMAT
from tests.hostile.files import Bad, good, number

_BYTE, _SHORT = ">B", ">H"
_PAGES = len(good()) // 4096

BAD: dict[str, Bad] = {
    "no application id": Bad(number(68, 0), Trouble.NOT_OURS),
    "application id of another": Bad(number(68, 0x45564C53), Trouble.NOT_OURS),
    "version 0": Bad(number(60, 0), Trouble.NOT_OURS),
    "newer version": Bad(number(60, FORMAT + 1), Trouble.TOO_NEW),
    "version of a far future": Bad(number(60, 0x7FFFFFFF), Trouble.TOO_NEW),
    "negative version": Bad(number(60, 0xFFFFFFFF), Trouble.TOO_NEW),
    "UTF-16 little": Bad(number(56, 2), Trouble.FOREIGN),
    "UTF-16 big": Bad(number(56, 3), Trouble.FOREIGN),
    "encoding 0": Bad(number(56, 0), Trouble.FOREIGN),
    "WAL to write": Bad(number(18, 2, _BYTE), Trouble.FOREIGN),
    "WAL to read": Bad(number(19, 2, _BYTE), Trouble.FOREIGN),
    "unknown journal": Bad(number(18, 0x0303, _SHORT), Trouble.FOREIGN),
    "page size 0": Bad(number(16, 0, _SHORT), Trouble.CORRUPT),
    "page size no power of two": Bad(number(16, 4097, _SHORT), Trouble.CORRUPT),
    "page size of half": Bad(number(16, 2048, _SHORT), Trouble.CORRUPT),
    "page size of double": Bad(number(16, 8192, _SHORT), Trouble.CORRUPT),
    "page size of 64 kB": Bad(number(16, 1, _SHORT), Trouble.CORRUPT),
    "no pages": Bad(number(28, 0), Trouble.CORRUPT),
    "a page more": Bad(number(28, _PAGES + 1), Trouble.CORRUPT),
    "as many pages as can be": Bad(number(28, 0xFFFFFFFF), Trouble.CORRUPT),
    "reserved bytes": Bad(number(20, 64, _BYTE), Trouble.CORRUPT),
    "nearly all bytes reserved": Bad(number(20, 255, _BYTE), Trouble.CORRUPT),
    "other payload fractions": Bad(number(21, 0x402021), Trouble.CORRUPT),
    "free pages beyond the end": Bad(number(32, 0x00FFFFFF), Trouble.CORRUPT),
    "free pages that are tables": Bad(number(32, 2), Trouble.CORRUPT),
    "free pages that are none": Bad(number(36, 9), Trouble.CORRUPT),
    "auto-vacuum": Bad(number(52, 3), Trouble.CORRUPT),
    "schema format 0": Bad(number(44, 0), Trouble.CORRUPT),
    "schema format 1": Bad(number(44, 1), Trouble.CORRUPT),
    "schema format of tomorrow": Bad(number(44, 9), Trouble.CORRUPT),
}
