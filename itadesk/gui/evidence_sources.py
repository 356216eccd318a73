"""What becomes evidence: chosen files, and what is dropped or pasted. Read in the background."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from itadesk.core.characters import clean
from itadesk.core.errors import UserError
from itadesk.core.web_links import web_address

if TYPE_CHECKING:
    from itadesk.exchange.pictures import Attachment

MOST_FILES = 200  # brought at once

Source = Path | bytes  # a file, or a picture from the clipboard


@dataclass(frozen=True, slots=True)
class Brought:
    """What a drop or a paste holds."""

    sources: tuple[Source, ...] = ()
    links: tuple[str, ...] = ()
    text: str = ""


@dataclass(slots=True)
class Reading:
    """How far the reading of sources has come; the thread writes, the window looks."""

    count: int
    done: int = 0
    found: "list[Attachment]" = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)


def brought(mime: QMimeData) -> Brought:
    """Return what there is in a drop or on the clipboard: files before pictures before text."""
    files = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if files:
        return Brought(files)
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Brought((_png(image),))
    links = tuple(url.toString() for url in mime.urls() if web_address(url.toString()))
    if links:
        return Brought(links=links)
    text = clean(mime.text()).strip()
    is_address = "://" in text and web_address(text) != ""
    return Brought(links=(text,)) if is_address else Brought(text=text)


def read_sources(
    sources: Sequence[Source], reading: Reading, cancelled: Callable[[], bool]
) -> Reading:
    """Read sources one by one; what is refused is kept with its reason. Safe in a thread."""
    from itadesk.exchange.pictures import attach, picture  # the window begins without

    for source in sources:
        if cancelled():
            break
        try:
            found = picture(source) if isinstance(source, bytes) else attach(source)
            reading.found.append(found)
        except UserError as error:
            reading.refused.append(error)
        reading.done += 1
    return reading


def _png(image: QImage) -> bytes:
    """Return a picture of the clipboard as a file, so that one way leads into the document."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 100)  # type: ignore[call-overload] # fast rather than small
    return bytes(buffer.data().data())
