"""Copies of the open document: the same document in another file, wherever its own is by now."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from itadesk.core.errors import UserError
from itadesk.gui.progress_dialog import run_with_progress
from itadesk.gui.session import Session
from itadesk.gui.snapshots import Gathering
from itadesk.store import clean_copy
from itadesk.store.snapshot import Snapshot


def write_copy(
    parent: QWidget,
    session: Session,
    path: Path,
    done: Callable[[], None],
    failed: Callable[[UserError], None],
) -> None:
    """Write the document as it now is under a new name; one of the others is called then.

    Neither is when the officer stops it; nothing is left of the copy then.
    """
    gathering = Gathering(session.document, session)

    def write(snapshot: Snapshot) -> None:
        run_with_progress(
            parent,
            "กำลังบันทึกสำเนา…",
            lambda progress: clean_copy.write(snapshot, path, progress=progress),
            lambda _: done(),
            failed,
        )

    gathering.ready.connect(write)
    gathering.failed.connect(failed)
    session.closing.connect(gathering.stop)
    gathering.start()
