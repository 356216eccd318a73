"""What the tests of refused input share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from itadesk.command_line import main
from itadesk.core.errors import UserError
from tests.exchange.every_key import BLOBS


def refuse(folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """Run `new --from` on a text; return what it says of it, refusing and leaving nothing."""
    source = folder / "X.json"
    source.write_bytes(content)
    (folder / "X.files").mkdir()
    for name, blob in BLOBS.items():
        (folder / "X.files" / name).write_bytes(blob)
    assert main(["new", str(folder / "new.itadesk"), "--from", str(source)]) == 1
    assert sorted(file.name for file in folder.iterdir()) == ["X.files", "X.json"]
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert captured.err.startswith("X.json: ")
    return captured.err.removeprefix("X.json: ")


def assert_read_or_refused(read: Callable[[], object]) -> None:
    error = None
    try:
        read()
    except UserError as refused:
        error = refused
    assert error is None or (error.message and error.remedy)
