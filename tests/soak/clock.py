"""Edits and backs up a document while the clock is wrong (needs Debian's `faketime`)."""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from itadesk.store import backups, strict
from itadesk.store.document import DocumentFile
from tests.faults import history
from tests.faults.operation import at_home, document, edit, fresh, prepare_document

_INSIDE = "--inside"
_DAYS = ("2025-06-01", "2025-06-02", "1970-01-02", "2025-06-03", "2099-12-31", "2025-06-04")
_ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str]) -> int:
    """Work on one document on these days; return 1 when its backups are out of order."""
    if arguments[:1] == [_INSIDE]:
        return _work(Path(arguments[1]))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fresh(folder)
        prepare_document(folder)
        for day in _DAYS:
            command = [sys.executable, "-m", "tests.soak", "clock", _INSIDE, name]
            subprocess.run(["faketime", f"{day} 08:30:00", *command], cwd=_ROOT, check=True)
        (document_id,) = backups.documents()
        made = [(one.revision, str(one.made.date())) for one in backups.of(document_id)]
        restored = folder / "restored.itadesk"
        backups.restore(backups.of(document_id)[-1], restored)
        with strict.reading(restored) as found:
            history.check(len(_DAYS) + history.FIRST, found.dataset, found.blobs)
    wanted = [(history.FIRST + number, day) for number, day in enumerate(_DAYS, 1)]
    print(f"clock: backups {made}", "as they should be" if made == wanted else f"not {wanted}")
    return int(made != wanted)


def _work(folder: Path) -> int:
    at_home(folder)
    with DocumentFile.open(document(folder)) as file:
        edit(file)
        backups.make(file.snapshot(), datetime.now(), file.path)
    return 0
