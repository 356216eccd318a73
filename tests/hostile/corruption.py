"""Good files damaged at random: each is refused, or what it holds is still the same."""

import os
import random
import struct
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import FiscalYear, Measure, Record
from itadesk.store import clean_copy, strict
from itadesk.store.document import DocumentFile
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import received
from itadesk.store.summary import Summary, summary
from tests.hostile.files import DOCUMENT, REVISION
from tests.store import next_format
from tests.store.documents import small_records
from tests.store.freeze import sample

_PAGE = 4096
_ODD = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)

Content = tuple[UUID, int, str, tuple[tuple[str, bytes], ...]]
"""What a file holds: identity, revision, content hash and blobs."""


class Good(NamedTuple):
    """A good file, what it holds, and whether it is one of the next version."""

    name: str
    file: bytes
    content: Content
    is_next: bool = False


@contextmanager
def goods() -> Iterator[list[Good]]:
    """Yield a file full of texts, one with every field and blobs, and that one as migrated.

    They are always the same, byte for byte, so that a seed means the same damage every time.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", folder)  # for the backup of what is migrated
        patch.setattr(os, "urandom", random.Random(1).randbytes)  # for the ids of records
        texts, full = Path(folder) / "texts", Path(folder) / "full"
        clean_copy.write(Snapshot(DOCUMENT, REVISION, Dataset.of(_long_texts()), {}), texts)
        clean_copy.write(sample(), full)
        found = [Good(path.name, path.read_bytes(), content(path)) for path in (texts, full)]
        with world(is_next=True):
            DocumentFile.open(full).close()
            migrated = Good("migrated", full.read_bytes(), content(full), is_next=True)
        yield [*found, migrated]


def _long_texts() -> Iterator[Record]:
    for record in small_records():
        yield record
        if isinstance(record, FiscalYear):
            for number in range(12):
                steps = f"{number}: ผู้รับผิดชอบ กองคลัง https://example.go.th/a?b=1 " * 40
                yield Measure(year_id=record.id, order_key=number, steps=steps)


@contextmanager
def world(*, is_next: bool) -> Iterator[None]:
    """Be a program of this version, or of the next."""
    with pytest.MonkeyPatch.context() as patch:
        if is_next:
            next_format.install(patch)
        yield


def content(path: Path) -> Content:
    """Return what a file holds, all of it read; UserError when it is refused."""
    with received(path) as found:
        blobs = tuple(sorted(found.blobs.items()))
        return found.document_id, found.revision, found.content_hash, blobs


def outcome(good: Good, damaged: bytes, path: Path) -> str:
    """Return the code of refusal, or what was taken: "same" or "changed"."""
    path.write_bytes(damaged)
    try:
        taken = content(path)
    except UserError as error:
        return error.code
    return "same" if taken == good.content else "changed"


def told(damaged: bytes, path: Path) -> Summary | None:
    """Return what a damaged file says of itself, which may be wrong; None when it is refused."""
    path.write_bytes(damaged)
    try:
        return summary(path)
    except UserError:
        return None


@contextmanager
def unsealed() -> Iterator[None]:
    """Be a program that looks at no seal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict, "check_seal", lambda *_: None)
        yield


def damaged(file: bytes, seed: int) -> bytes:
    """Return a file damaged once or a few times; the same for the same seed."""
    rng = random.Random(seed)
    changed = bytearray(file)
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        rng.choices(_DAMAGES, _WEIGHTS)[0](rng, changed)
    return bytes(changed)


def _at(rng: random.Random, content: bytearray) -> int:
    """Return a place, often one of those that say how the file is built."""
    if not content:
        return 0
    if rng.random() < 0.05:
        return rng.randrange(min(len(content), 100))
    if rng.random() < 0.1:  # the head of a page
        return min(rng.randrange(0, len(content), _PAGE) + rng.randrange(16), len(content) - 1)
    return rng.randrange(len(content))


def _flip(rng: random.Random, content: bytearray) -> None:
    if content:
        content[_at(rng, content)] ^= 1 << rng.randrange(8)


def _overwrite(rng: random.Random, content: bytearray) -> None:
    at, size = _at(rng, content), rng.choice((1, 1, 2, 4, 8, 100, 512, _PAGE))
    size = min(size, len(content) - at)
    content[at : at + size] = rng.choice((bytes(size), b"\xff" * size, rng.randbytes(size)))


def _letter(rng: random.Random, content: bytearray) -> None:
    """Change a letter, so that a text stays one."""
    letters = [
        at for at in (_at(rng, content) for _ in range(40)) if content[at : at + 1].isalnum()
    ]
    if letters:
        content[letters[0]] = rng.choice(b"0123456789abcdef")


def _number(rng: random.Random, content: bytearray) -> None:
    form = rng.choice((">B", ">H", ">I"))
    at = _at(rng, content)
    if at + struct.calcsize(form) <= len(content):
        most = (1 << 8 * struct.calcsize(form)) - 1
        struct.pack_into(form, content, at, min(most, rng.choice((*_ODD, rng.randrange(99)))))


def _move(rng: random.Random, content: bytearray) -> None:
    size = rng.choice((16, 100, 512, _PAGE))
    there, here = _at(rng, content), _at(rng, content)
    block = content[here : here + size]
    content[there : there + len(block)] = block[: len(content) - there]


def _swap_pages(rng: random.Random, content: bytearray) -> None:
    if len(content) < 2 * _PAGE:
        return
    one, other = rng.sample(range(len(content) // _PAGE), 2)
    first, second = slice(one * _PAGE, (one + 1) * _PAGE), slice(other * _PAGE, (other + 1) * _PAGE)
    content[first], content[second] = content[second], content[first]


def _truncate(rng: random.Random, content: bytearray) -> None:
    """Cut the end off; what was there may be zeros then, or the header may know of it."""
    keep = rng.randrange(len(content) + 1)
    kind = rng.randrange(3)
    whole = len(content)
    if kind == 2:
        keep -= keep % _PAGE
    del content[keep:]
    if kind == 1:
        content.extend(bytes(whole - keep))
    elif kind == 2 and keep:
        struct.pack_into(">I", content, 28, keep // _PAGE)


def _shift(rng: random.Random, content: bytearray) -> None:
    """Lose or gain a few bytes, as a wrong copying of line ends does."""
    at, size = _at(rng, content), rng.randrange(1, 9)
    if rng.random() < 0.5:
        del content[at : at + size]
        content.extend(bytes(size))
    else:
        content[at:at] = rng.randbytes(size)
        del content[-size:]


def _append(rng: random.Random, content: bytearray) -> None:
    content.extend(rng.randbytes(rng.choice((1, 100, _PAGE))))


_Damage = Callable[[random.Random, bytearray], None]
_WEIGHED: dict[_Damage, int] = {
    _flip: 20,
    _overwrite: 15,
    _letter: 20,
    _number: 20,
    _move: 8,
    _swap_pages: 6,
    _truncate: 4,
    _shift: 4,
    _append: 1,
}
_DAMAGES, _WEIGHTS = list(_WEIGHED), list(_WEIGHED.values())
