"""Nobody else opens an open document, whatever is done to the file meanwhile."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.core.records import Office
from itadesk.store.document import DocumentFile

ROOT = Path(__file__).parents[2]
_HOLD = """
import sys
from pathlib import Path
from itadesk.store.document import DocumentFile

path = Path(sys.argv[1])
document = DocumentFile.open(path)
path.open("rb").close()
print("open", flush=True)
sys.stdin.readline()
document.close()
print("closed", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.itadesk"
    DocumentFile.create(path, [Office()]).close()
    return path


@contextmanager
def held(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold the document in another process, which also looked into its file."""
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            yield process
        finally:
            process.kill()


def refused(path: Path) -> None:
    with pytest.raises(UserError, match="เปิดอยู่ในหน้าต่าง"):
        DocumentFile.open(path)


def test_reading_the_file_gives_it_to_nobody(path: Path) -> None:
    with held(path):
        refused(path)


def test_closing_gives_it_to_others(path: Path) -> None:
    with held(path) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "closed\n"
        DocumentFile.open(path).close()


def test_a_killed_process_holds_nothing(path: Path) -> None:
    with held(path) as other:
        other.kill()
        other.wait()
        DocumentFile.open(path).close()


def test_one_process_opens_it_once_though_it_reads_the_file(path: Path) -> None:
    with DocumentFile.open(path):
        path.read_bytes()
        refused(path)
    DocumentFile.open(path).close()
