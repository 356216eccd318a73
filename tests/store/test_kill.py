"""What was acknowledged survives a process killed at any moment, and nothing is half done."""

import subprocess
import sys
from pathlib import Path

import pytest

from itadesk.core.edits import Edit
from itadesk.core.records import Evidence, Result
from itadesk.store.document import DocumentFile
from tests.store.documents import first_measure, make

ROUNDS = 20
ROOT = Path(__file__).parents[2]
CHILD = """
import sys
from pathlib import Path
from itadesk.store.document import DocumentFile
from tests.store.test_kill import act

with DocumentFile.open(Path(sys.argv[1])) as file:
    while True:
        print(act(file), flush=True)
"""


def act(file: DocumentFile) -> int:
    """Change, insert and delete rows that all tell the revision made; return the revision."""
    told = str(file.revision + 1)
    edit = Edit(file.dataset(), "")
    measure = first_measure(edit.data)
    edit.update(measure, title=told, steps=told * 2000)
    edit.update(edit.data.all(Result)[0], output=told)
    edit.delete(*edit.data.all(Evidence))
    edit.insert(Evidence(measure_id=measure.id, caption=told), measure)
    return file.apply(edit.change())


def assert_whole(file: DocumentFile) -> None:
    """Check that every row is of the revision the file says."""
    data = file.dataset()
    (result,), (evidence,) = data.all(Result), data.all(Evidence)
    told = str(file.revision)
    assert (first_measure(data).title, result.output, evidence.caption) == (told, told, told)


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_after_an_acknowledged_action(tmp_path: Path, number: int) -> None:
    path = make(tmp_path / "แฟ้ม.itadesk")
    command = [sys.executable, "-c", CHILD, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        acknowledged = [int(child.stdout.readline()) for _ in range(1 + number * 3)][-1]
        child.kill()
    with DocumentFile.open(path) as file:
        assert file.revision >= acknowledged
        assert_whole(file)
        assert act(file) == file.revision
        assert_whole(file)
    assert list(tmp_path.iterdir()) == [path]
