"""The operation of printing a document from the command line."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

from itadesk.command_line import main
from itadesk.core.errors import UserError
from itadesk.store.document import DocumentFile
from tests.faults import history
from tests.faults.history import NotWholeError
from tests.faults.operation import NAME, Act, Operation, document, documents, prepare_document

_FORM = "plan"


@contextmanager
def _printing(folder: Path) -> Iterator[Act]:
    """Print the document under one name after the other."""
    number = max(_numbers(folder), default=0)

    def act() -> int:
        nonlocal number
        _print(document(folder), _numbered(folder, number + 1))
        number += 1
        return number

    yield act


def _print(source: Path, target: Path) -> None:
    said = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(said), redirect_stderr(said):
        status = main(["print", str(source), "--form", _FORM, "-o", str(target)])
    if status != 0:
        said.seek(0)
        raise UserError(said.read())


def _printed(folder: Path) -> int:
    for number in _numbers(folder):
        if _numbered(folder, number).read_bytes() != _expected():
            raise NotWholeError("a printed file is not whole")
    return max(_numbers(folder), default=0)


@cache
def _expected() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        source, target = Path(name, NAME), Path(name, "1.pdf")
        DocumentFile.create(source, history.records()).close()
        _print(source, target)
        return target.read_bytes()


def _numbers(folder: Path) -> list[int]:
    return [int(path.stem) for path in documents(folder).glob("*.pdf")]


def _numbered(folder: Path, number: int) -> Path:
    return documents(folder) / f"{number}.pdf"


PRINT = Operation(prepare_document, _printing, _printed)
