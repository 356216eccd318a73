"""Nobody else opens an open document, whatever is done to the file meanwhile."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from itadesk.core.errors import UserError
from itadesk.store.document import DocumentFile
from tests.store.documents import make, retitle

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
    return make(tmp_path / "a.itadesk")


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


def relative(path: Path) -> Path:
    return Path(os.path.relpath(path))


def roundabout(path: Path) -> Path:
    (path.parent / "other").mkdir()
    return path.parent / "other" / ".." / path.name


def linked(path: Path) -> Path:
    link = path.with_name("link.itadesk")
    link.symlink_to(path)
    return link


def in_a_linked_folder(path: Path) -> Path:
    folder = path.parent / "linked"
    folder.symlink_to(path.parent, target_is_directory=True)
    return folder / path.name


def hard_linked(path: Path) -> Path:
    link = path.with_name("other name.itadesk")
    link.hardlink_to(path)
    return link


def the_same(path: Path) -> Path:
    return path


NAMES = [the_same, relative, roundabout, linked, in_a_linked_folder, hard_linked]


def refused(path: Path) -> None:
    with pytest.raises(UserError, match="เปิดอยู่ในหน้าต่าง"):
        DocumentFile.open(path)


@pytest.mark.parametrize("other_name", NAMES)
def test_one_process_opens_it_once_under_whatever_name(
    path: Path, other_name: Callable[[Path], Path]
) -> None:
    other = other_name(path)
    with DocumentFile.open(path) as file:
        refused(other)
        assert file.apply(retitle(file.dataset(), "ใหม่")) == 2
    DocumentFile.open(other).close()


def test_another_process_opens_it_under_no_name(path: Path) -> None:
    others = [other_name(path) for other_name in NAMES]
    with held(path):
        for other in others:
            refused(other)


def test_a_copy_is_another_file(path: Path) -> None:
    copy = path.with_name("copy.itadesk")
    copy.write_bytes(path.read_bytes())
    with DocumentFile.open(path), DocumentFile.open(copy):
        refused(path)


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
