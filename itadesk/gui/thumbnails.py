"""Small pictures of what the document keeps, made in the background when they are first shown."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QPainter, QPixmap

from itadesk.gui.session import Session
from itadesk.gui.tasks import Task, run_task

SIDE = QSize(96, 72)
_TOGETHER = 8  # made by one task
_KEPT = 1_500  # thumbnails: about 40 MB
_FORMATS = {".jpg": b"jpeg", ".png": b"png"}
_HEADS = {b"jpeg": b"\xff\xd8", b"png": b"\x89PNG"}


class Thumbnails(QObject):
    """Answers at once, with nothing while a picture is not made; `ready` tells when it is."""

    ready = Signal(str)  # a blob's name

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._made: dict[str, QIcon | None] = {}  # None: there is nothing to see
        self._wanted: dict[str, None] = {}
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make)
        session.closing.connect(self._on_closing)

    def icon(self, name: str) -> QIcon | None:
        """Return the thumbnail of a blob, None when there is none, or none yet."""
        if name not in self._made and _suffix(name) in (*_FORMATS, ".pdf"):
            self._wanted[name] = None
            if self._task is None:
                self._timer.start()
        return self._made.get(name)

    def _make(self) -> None:
        """Make the thumbnails asked for last: those that are seen now."""
        names = list(self._wanted)[-_TOGETHER:]
        if not names:
            return
        contents: dict[str, bytes] = {}
        for name in names:
            del self._wanted[name]
            try:
                contents[name] = self._session.document.blob(name)
            except KeyError:
                self._made[name] = None

        def work(cancelled: Callable[[], bool]) -> dict[str, QImage]:
            return {
                name: thumbnail(name, content)
                for name, content in contents.items()
                if not cancelled()
            }

        def failed(_: Exception) -> None:
            self._on_made(dict.fromkeys(contents))

        self._task = run_task(work, self._on_made, failed, self)

    def _on_closing(self) -> None:
        """Ask nothing of the document any more."""
        self._timer.stop()
        self._wanted.clear()
        if self._task is not None:
            self._task.cancel()

    def _on_made(self, images: dict[str, QImage] | dict[str, None]) -> None:
        self._task = None
        while len(self._made) > _KEPT:
            del self._made[next(iter(self._made))]
        for name, image in images.items():
            seen = image is not None and not image.isNull()
            self._made[name] = framed(QPixmap.fromImage(image)) if image and seen else None
            self.ready.emit(name)
        if self._wanted:
            self._timer.start()


def framed(pixmap: QPixmap) -> QIcon:
    """Return a small picture in the middle of the room that all of them have."""
    whole = QPixmap(SIDE)
    whole.fill(Qt.GlobalColor.transparent)
    with QPainter(whole) as painter:
        room = whole.rect().center() - pixmap.rect().center()
        painter.drawPixmap(room, pixmap)
    icon = QIcon(whole)
    icon.addPixmap(whole, QIcon.Mode.Selected)  # which would be tinted
    return icon


def thumbnail(name: str, content: bytes) -> QImage:
    """Return a blob as a small picture, a null one when it shows nothing; safe in a thread."""
    kind = _FORMATS.get(_suffix(name), b"jpeg")
    if _suffix(name) == ".pdf":
        from itadesk.report.pdf_pages import page_picture  # only evidence needs it

        try:
            content = page_picture(content, 1, 4 * SIDE.width()).content
        except ValueError:
            return QImage()
    if not content.startswith(_HEADS[kind]):
        return QImage()  # Qt would complain of it
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, QByteArray(kind))
    whole = reader.size()
    if not whole.isValid():
        return QImage()
    reader.setScaledSize(
        whole.scaled(SIDE, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    )
    return reader.read()


def _suffix(name: str) -> str:
    return name[name.rfind(".") :].lower()
