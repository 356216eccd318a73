"""What a document holds, gathered so that a worker can be handed all of it."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from itadesk.core.errors import UserError
from itadesk.store.document import DocumentFile
from itadesk.store.errors import Trouble
from itadesk.store.snapshot import Snapshot


class Gathering(QObject):
    """Reads the blobs of a document, one in each turn of the event loop: no key has to wait.

    Exactly one of `ready` and `failed` is emitted, unless it is stopped; before the document is
    closed it must be.
    """

    ready = Signal(object)  # Snapshot of the moment it was started, its blobs in a dict
    failed = Signal(object)  # UserError

    def __init__(self, document: DocumentFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._snapshot: Snapshot | None = None
        self._names: Iterator[str] = iter(())
        self._blobs: dict[str, bytes] = {}
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._on_turn)

    def start(self, snapshot: Snapshot | None = None) -> None:
        """Begin with what the document now holds, or held when an earlier snapshot was taken.

        What it holds later is left out. No blob leaves a document while it is open.
        """
        self._snapshot = snapshot or self._document.snapshot()
        self._names, self._blobs = iter(self._snapshot.blobs), {}
        self._turn.start()

    def stop(self) -> None:
        """Read no more, and let go of what was read."""
        self._turn.stop()
        self._snapshot, self._names, self._blobs = None, iter(()), {}

    def _on_turn(self) -> None:
        snapshot, blobs = self._snapshot, self._blobs
        assert snapshot is not None, "turns come only after the start"
        name = next(self._names, None)
        if name is None:
            self.stop()
            self.ready.emit(snapshot._replace(blobs=blobs))
            return
        try:
            blobs[name] = snapshot.blobs[name]
        except KeyError:
            self._fail(Trouble.BROKEN_ATTACHMENT.at(self._document.path))
        except UserError as error:
            self._fail(error)

    def _fail(self, error: UserError) -> None:
        self.stop()
        self.failed.emit(error)
