"""What is no file of ours at all, is cut short, or has something behind its end."""

import io
import os
import sqlite3
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from itadesk.store.errors import Trouble
from itadesk.store.header import MAX_BYTES
from tests.hostile.files import Bad, Maker, good, written

_PAGE = 4096


def _bytes(content: bytes) -> Maker:
    return lambda path: path.write_bytes(content)


def _good(edit: Callable[[bytes], bytes]) -> Maker:
    return lambda path: path.write_bytes(edit(good()))


def _cut(percent: float) -> Maker:
    return _good(lambda content: content[: int(len(content) * percent / 100)])


def _zip(name: str) -> Maker:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, "<w/>")
    return _bytes(made.getvalue())


def _other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (text)")


def _sparse(size: int) -> Maker:
    return lambda path: os.truncate(written(path), size)


def _link_to(target: str) -> Maker:
    return lambda path: path.symlink_to(target)


def _circle(path: Path) -> None:
    path.with_name("other").symlink_to(path)
    path.symlink_to(path.with_name("other"))


_WRONG_KINDS: dict[str, tuple[Maker, Trouble]] = {
    "nothing there": (lambda _: None, Trouble.MISSING),
    "folder": (Path.mkdir, Trouble.FOLDER),
    "empty": (Path.touch, Trouble.EMPTY),
    "one byte": (_bytes(b"S"), Trouble.NOT_OURS),
    "text": (_bytes("รายงาน".encode() * 900), Trouble.NOT_OURS),
    "only zeros": (_bytes(bytes(90_000)), Trouble.NOT_OURS),
    "every byte": (_bytes(bytes(range(256)) * 99), Trouble.NOT_OURS),
    "zip": (_zip("a.itadesk"), Trouble.NOT_OURS),
    "docx": (_zip("word/document.xml"), Trouble.NOT_OURS),
    "pdf": (_bytes(b"%PDF-1.7\n" + b"x" * 9000), Trouble.NOT_OURS),
    "exe": (_bytes(b"MZ\x90\0" + bytes(9000)), Trouble.NOT_OURS),
    "html": (_bytes(b"<html><script>alert(1)</script>" * 99), Trouble.NOT_OURS),
    "base64": (_bytes(b"U1FMaXRlIGZvcm1hdCAzAA==\n" * 99), Trouble.NOT_OURS),
    "another program's": (_other_program, Trouble.NOT_OURS),
    "one byte before it": (_good(lambda content: b"\0" + content), Trouble.NOT_OURS),
    "mark before it": (_good(lambda content: b"\xef\xbb\xbf" + content), Trouble.NOT_OURS),
    "one byte too big": (_sparse(MAX_BYTES + 1), Trouble.TOO_BIG),
    "4 GB of nothing": (_sparse(4 << 30), Trouble.TOO_BIG),
}
if sys.platform != "win32":
    _WRONG_KINDS |= {
        "link in a circle": (_circle, Trouble.MISSING),
        "link to nowhere": (_link_to("nowhere"), Trouble.MISSING),
        "link to a folder": (_link_to("/"), Trouble.FOLDER),
        "pipe": (os.mkfifo, Trouble.NOT_PLAIN),
        "device without end": (_link_to("/dev/zero"), Trouble.NOT_PLAIN),
        "device without content": (_link_to("/dev/null"), Trouble.NOT_PLAIN),
    }

_INCOMPLETE: dict[str, Maker] = {
    "only the magic": _good(lambda content: content[:16]),
    "99 bytes": _good(lambda content: content[:99]),
    "only the header": _good(lambda content: content[:100]),
    **{f"cut at {n} %": _cut(n) for n in (1, 5, 10, 25, 50, 75, 90, 95, 99, 99.99)},
    "last page missing": _good(lambda content: content[:-_PAGE]),
    "first page twice": _good(lambda content: content[:_PAGE] + content),
    "one byte behind it": _good(lambda content: content + b"\0"),
    "page behind it": _good(lambda content: content + bytes(_PAGE)),
    "program behind it": _good(lambda content: content + b"MZ" * _PAGE),
    "twice in one": _good(lambda content: content * 2),
    "end of zeros": _good(lambda content: content[:50_000].ljust(len(content), b"\0")),
    "page of zeros": _good(
        lambda content: content.replace(content[_PAGE : 2 * _PAGE], bytes(_PAGE))
    ),
    "line ends of Windows": _good(lambda content: content.replace(b"\n", b"\r\n")),
    "as a text in UTF-8": _good(lambda content: content.decode("latin-1").encode()),
    "sparse up to the limit": _sparse(MAX_BYTES),
}

BAD: dict[str, Bad] = {
    **{name: Bad(*bad) for name, bad in _WRONG_KINDS.items()},
    **{name: Bad(make, Trouble.CORRUPT) for name, make in _INCOMPLETE.items()},
}
