"""Works on media that are really full, read-only or mounted twice (needs `unshare -rm`).

Inside a name space of its own, where nobody else sees what it mounts.
"""

import errno
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from itadesk.core.errors import UserError
from itadesk.store.document import DocumentFile
from tests.faults.attempt import attempt
from tests.faults.operation import document, fresh
from tests.faults.operations import OPERATIONS
from tests.soak.options import shown
from tests.store.documents import journal, tear

_INSIDE = "--inside"
_SIZE = 4 << 20  # bytes of a medium
_STEP = 8192  # bytes more that are free, from one try to the next
_STEPS = 64
_ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str]) -> int:
    """Try all media; return 1 when something is not as it should be."""
    if list(arguments) != [_INSIDE]:
        command = ["unshare", "-rm", sys.executable, "-m", "tests.soak", "media", _INSIDE]
        return subprocess.run(command, cwd=_ROOT).returncode
    bad = _full() + _read_only() + _twice()
    print(f"media: {shown(bad)}")
    return int(bool(bad))


@contextmanager
def _medium() -> Iterator[Path]:
    """Mount a small one; yield its folder."""
    with tempfile.TemporaryDirectory() as name:
        _mount("-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", name)
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", name], check=True)


def _mount(*options: str) -> None:
    subprocess.run(["mount", *options], check=True)


def _full() -> Counter[str]:
    """Have each operation meet a full medium, at each of its writes."""
    bad = Counter[str]()
    for name, operation in OPERATIONS.items():
        told = Counter[str]()
        for step in range(_STEPS):
            with _medium() as folder:
                fresh(folder)
                operation.prepare(folder)
                said, *wrong = attempt(operation, folder, partial(_filled, folder, step * _STEP))
            told[said] += 1
            if any(wrong) or said not in ("", "FULL"):
                bad[f"{name}, {step * _STEP} bytes free: {said} {wrong}"] += 1
        print(f"{name}: full {told['FULL']} times of {_STEPS}", flush=True)
    return bad


@contextmanager
def _filled(folder: Path, free: int) -> Iterator[None]:
    """Leave no more room than so many bytes."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(_STEP)):
                pass
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
        file.truncate(max(file.tell() - free, 0))
    yield
    filler.unlink()


def _read_only() -> Counter[str]:
    """Open a document where nothing can be written, whole or after a crash."""
    bad = Counter[str]()
    for crashed in (False, True):
        with _medium() as folder, tempfile.TemporaryDirectory() as home:
            fresh(folder)
            OPERATIONS["edit"].prepare(folder)
            path = document(folder)
            if crashed:
                tear(path)
            before = [one.read_bytes() for one in (path, journal(path)) if one.exists()]
            os.environ["XDG_DATA_HOME"] = home
            _mount("-o", "remount,ro", str(folder))
            bad[f"read-only, crashed {crashed}: {_said(path)}"] += _said(path) != "READ_ONLY"
            after = [one.read_bytes() for one in (path, journal(path)) if one.exists()]
            bad[f"read-only, crashed {crashed}: changed"] += before != after
            _mount("-o", "remount,rw", str(folder))
            DocumentFile.open(path).close()
    return +bad


def _twice() -> Counter[str]:
    """Open a document under both folders of a medium that is mounted twice."""
    bad = Counter[str]()
    with _medium() as folder, tempfile.TemporaryDirectory() as other:
        fresh(folder)
        OPERATIONS["edit"].prepare(folder)
        _mount("--bind", str(folder), other)
        for one, second in ((folder, Path(other)), (Path(other), folder)):
            with DocumentFile.open(document(one)):
                bad[f"mounted twice: {_said(document(second))}"] += (
                    _said(document(second)) != "LOCKED"
                )
        subprocess.run(["umount", other], check=True)
    return +bad


def _said(path: Path) -> str:
    """Return the name of the trouble of opening a document, "" when there is none."""
    try:
        DocumentFile.open(path).close()
    except UserError as error:
        return error.code
    return ""
