"""What was sent, when and to whom: kept on this computer alone, never in a document."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from itadesk.core.errors import UserError
from itadesk.exchange.files import make_folder
from itadesk.store.disk import sync_folder
from itadesk.store.errors import translated
from itadesk.store.folders import user_folder


class Sent(NamedTuple):
    """A file that was made to be sent; `content_hash` is 64 hex digits, `size` bytes."""

    time: datetime
    document_id: UUID
    revision: int
    content_hash: str
    size: int
    path: Path
    to: str


def note(sent: Sent) -> None:
    """Keep a line about a file that was sent; UserError when that cannot be done."""
    path = _path(sent.document_id)
    line = {
        "time": sent.time.isoformat(),
        "revision": sent.revision,
        "hash": sent.content_hash,
        "size": sent.size,
        "file": str(sent.path),
        "to": sent.to,
    }
    make_folder(path.parent)
    with translated(path):
        with path.open("ab") as file:
            # A line cut short by a crash before this one must not swallow it.
            file.write(b"\n" + json.dumps(line).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)


def unnoted(error: UserError) -> UserError:
    """Return what is told of a file that is ready when noting it failed."""
    text = f"แฟ้มพร้อมส่งแล้ว แต่จดประวัติการส่งไม่ได้: {error.message}"
    return UserError(text, error.remedy, code=error.code)


def history(document_id: UUID) -> list[Sent]:
    """Return what was sent of a document, newest first; lines that say nothing are passed over."""
    try:
        lines = _path(document_id).read_bytes().splitlines()
    except OSError:
        return []
    return [sent for line in reversed(lines) if (sent := _read(document_id, line)) is not None]


def _read(document_id: UUID, line: bytes) -> Sent | None:
    try:
        found = json.loads(line)
        return Sent(
            datetime.fromisoformat(found["time"]),
            document_id,
            int(found["revision"]),
            str(found["hash"]),
            int(found["size"]),
            Path(found["file"]),
            str(found["to"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def _path(document_id: UUID) -> Path:
    return user_folder("sent") / f"{document_id}.jsonl"
