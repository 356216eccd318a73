"""What would be sent: counted, hashed and looked through by a worker while the page is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.core.records import RECORDS, Record
from itadesk.exchange.sending import Concern, concerns, likely_size
from itadesk.gui.session import Session
from itadesk.gui.tasks import Stopped, Task, run_task, told
from itadesk.store.content import content_hash

MOST_SHOWN = 200  # concerns
_PAUSE = 200  # ms without a further change


@dataclass(frozen=True, slots=True)
class Look:
    """A document at one revision, as it would be sent; `size` in bytes.

    `held` tells what is in it, `receiver` who stands above the office; of the concerns the first
    are here, `rest` are further ones.
    """

    data: Dataset
    revision: int
    content_hash: str
    size: int
    held: tuple[tuple[str, str], ...]
    receiver: str
    concerns: tuple[Concern, ...]
    rest: int


class Looker(QObject):
    """Looks at the document as it now is; an older look is given up."""

    looked = Signal(object)  # Look
    failed = Signal(object)  # UserError

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._begin)
        session.closing.connect(self.stop)

    def look(self) -> None:
        """Begin when no further change follows at once."""
        self.stop()
        self._pause.start()

    def stop(self) -> None:
        """Give up what is under way."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self) -> None:
        document = self._session.document
        try:
            sizes = document.size(), document.blob_sizes()
        except UserError as error:
            self.failed.emit(error)
            return
        seen = _Seen(document.document_id, document.revision, document.dataset(), *sizes)
        self._task = run_task(
            lambda cancelled: _look(seen, cancelled), self._on_looked, self._on_failed, self
        )

    def _on_looked(self, look: Look) -> None:
        self._task = None
        self.looked.emit(look)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(told(error, "ตรวจข้อมูลก่อนส่งไม่สำเร็จ"))


class _Seen(NamedTuple):
    """What a worker is handed of a document."""

    document_id: UUID
    revision: int
    data: Dataset
    in_use: int
    blob_sizes: Mapping[str, int]


def _look(seen: _Seen, cancelled: Callable[[], bool]) -> Look:
    from itadesk.report.letter_texts import above  # the window begins without
    from itadesk.report.transmittal import Transmittal, print_transmittal
    from itadesk.report.transmittal_texts import held

    data, revision = seen.data, seen.revision
    known_by = content_hash(seen.document_id, revision, data)
    size = likely_size(data, seen.in_use, seen.blob_sizes)
    first: list[Concern] = []
    rest = 0
    for one in concerns(data, size):
        if cancelled():
            raise Stopped
        if len(first) < MOST_SHOWN:
            first.append(one)
        else:
            rest += 1
    paper = print_transmittal(Transmittal(data, seen.document_id, revision, known_by))
    for notice in paper.notices:
        if notice.code != "missing":  # which the page of the field counts
            record = _find(data, notice.record_id)
            first.append(Concern(notice.code, f"ใบนำส่งแฟ้ม: {notice.message}", record, notice.field))
    office = data.office
    receiver = above(office) if office.district.strip() or office.province.strip() else ""
    return Look(data, revision, known_by, size, held(data, revision), receiver, tuple(first), rest)


def _find(data: Dataset, record_id: UUID | None) -> Record | None:
    return next((one for cls in RECORDS if (one := data.find(cls, record_id)) is not None), None)
