"""What the system allows this process is too little for a while: said, and over when it is over."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from tests.faults.attempt import Outcome, attempt
from tests.faults.operation import fresh
from tests.faults.operations import OPERATIONS

DONE = ""
SIZES = (600, 5000, 100_000, 1 << 30)  # bytes that a file may have
FREE = range(4)  # files that may still be opened


@contextmanager
def limited(kind: int, value: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (value, hard))
    try:
        yield
    finally:
        resource.setrlimit(kind, (soft, hard))


@contextmanager
def few_files(free: int) -> Iterator[None]:
    taken = {int(entry.name) for entry in Path("/proc/self/fd").iterdir()}
    unused = (number for number in count() if number not in taken)
    with limited(resource.RLIMIT_NOFILE, next(islice(unused, free, None))):
        yield


@pytest.fixture(params=["sitting", "send", "migrate", "print"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def prepared(name: str, tmp_path: Path) -> Path:
    folder = tmp_path / "prepared"
    folder.mkdir()
    fresh(folder)
    OPERATIONS[name].prepare(folder)
    warm = shutil.copytree(folder, tmp_path / "warm")  # what Python loads later needs files too
    assert attempt(OPERATIONS[name], warm, nullcontext) == Outcome(DONE, "")
    return folder


def tried(name: str, prepared: Path, kind: str, value: int) -> Outcome:
    folder = shutil.copytree(prepared, prepared.with_name(f"{kind} {value}"))
    during = partial(limited, resource.RLIMIT_FSIZE) if kind == "size" else few_files
    return attempt(OPERATIONS[name], folder, partial(during, value))


def test_files_may_not_grow(name: str, prepared: Path) -> None:
    outcomes = [tried(name, prepared, "size", size) for size in SIZES]
    assert [outcome.wrong + outcome.left for outcome in outcomes] == [""] * len(SIZES)
    said = [outcome.said for outcome in outcomes]
    assert said[0] in ("DEVICE", "NO_MORE")
    assert said[-1] == DONE


def test_no_more_files_may_be_opened(name: str, prepared: Path) -> None:
    outcomes = [tried(name, prepared, "files", free) for free in FREE]
    assert [outcome.wrong + outcome.left for outcome in outcomes] == [""] * len(FREE)
    assert {outcome.said for outcome in outcomes} <= {DONE, "HANDLES", "READ_ONLY"}
