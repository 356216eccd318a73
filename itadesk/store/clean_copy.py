"""Writing a document as a fresh file that holds its records and blobs and nothing else.

So neither what was deleted or undone nor anything of this computer goes with a file that is sent,
saved as a copy, kept as a backup or migrated.
"""

from pathlib import Path

from itadesk.store import header
from itadesk.store.building import Progress, build
from itadesk.store.disk import discard, journal, part, put
from itadesk.store.errors import Trouble, translated
from itadesk.store.naming import check_free
from itadesk.store.recovery import is_torn
from itadesk.store.snapshot import Snapshot
from itadesk.store.strict import reading

_BUILDING = 0.6  # of the time; reading it back takes the rest


def write(
    snapshot: Snapshot,
    path: Path,
    *,
    replace: bool = False,
    progress: Progress = lambda _: None,
) -> None:
    """Write a snapshot to a path, proven by reading it back; only `replace` takes a file's place.

    Raises UserError for what the user can mend, and what `progress` raises; then nothing is left
    behind, and an older file of this name is as it was.
    """
    temporary = part(path)
    with translated(path):
        check_free(path, replace=replace)
        if is_torn(path):  # SQLite would roll it back into a file it knows nothing of
            raise Trouble.EXISTS.at(journal(path))
        try:
            _build(temporary, snapshot, lambda part: progress(_BUILDING * part), path)
            _prove(temporary, snapshot, path)
            progress(1)  # the last moment to stop
            put(temporary, path, replace=replace)
        finally:
            discard(temporary)


def _build(temporary: Path, snapshot: Snapshot, progress: Progress, path: Path) -> None:
    try:
        build(temporary, snapshot, progress)
    except (KeyError, ValueError) as error:  # missing, or of other bytes than its name says
        raise Trouble.BROKEN_ATTACHMENT.at(path) from error


def _prove(temporary: Path, snapshot: Snapshot, path: Path) -> None:
    """Raise UserError unless a finished file is one that whoever receives it will take."""
    if temporary.stat().st_size > header.MAX_BYTES:
        raise Trouble.TOO_BIG.at(path)
    with reading(temporary, told=path) as found:
        if found.content_hash != snapshot.content_hash:
            raise Trouble.UNRELIABLE.at(path)
