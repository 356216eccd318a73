"""A finished PDF to a printer: page by page as pictures, while the window goes on working."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtPrintSupport import QPrinter

from itadesk.core.errors import UserError
from itadesk.gui.preview_pdf import open_pdf

LEAST_DPI, MOST_DPI = 300, 600
_STRIP = 300_000  # pixels handed to the printer at once: about 20 ms
_OVERLAP = 2  # rows: without it a viewer shows fine lines between the strips
_POINTS_PER_INCH = 72
_NOT_TAKEN = UserError("เครื่องพิมพ์ไม่รับงาน", "ตรวจว่าเปิดเครื่องและต่อสายแล้ว หรือกด “บันทึก PDF…” แทน")


class PrintRun(QObject):
    """One job: draws a page in another thread, hands it over in strips, then the next.

    Exactly one of `finished` and `failed` is emitted, unless the run is stopped.
    """

    progressed = Signal(int)  # pages that are printed
    finished = Signal()
    failed = Signal(object)  # UserError

    def __init__(
        self, pdf: bytes, printer: QPrinter, pages: Sequence[int], parent: QObject | None = None
    ) -> None:
        """Prepare to print these pages (from 0) in this order; there is at least one."""
        super().__init__(parent)
        self._printer = printer
        self._pages = tuple(pages)
        self._done = 0
        self._painter = QPainter()
        self._strips: Iterator[tuple[QRectF, QRectF]] = iter(())
        self._image = QImage()
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._document = open_pdf(pdf)
        self._document.setParent(self._renderer)
        self._renderer.setDocument(self._document)
        self._next = QTimer(self)
        self._next.timeout.connect(self._on_next_strip)

    @property
    def count(self) -> int:
        """How many pages are printed."""
        return len(self._pages)

    def start(self) -> None:
        """Begin; the rest follows from the event loop."""
        self._printer.setFullPage(True)
        self._turn_paper()
        if self._painter.begin(self._printer):
            self._draw_page()
        else:
            self._fail()

    def stop(self) -> None:
        """Call the job off; pages already sent may still come out."""
        self._next.stop()
        self._image = QImage()
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self._done = self.count

    def _size(self) -> QSizeF:
        return self._document.pagePointSize(self._pages[self._done])

    def _turn_paper(self) -> None:
        """Lay the paper as the page lies."""
        size = self._size()
        wide = size.width() > size.height()
        orientation = QPageLayout.Orientation
        self._printer.setPageOrientation(orientation.Landscape if wide else orientation.Portrait)

    def _draw_page(self) -> None:
        size = picture_size(self._target().size(), self._printer.resolution())
        self._renderer.requestPage(self._pages[self._done], size)

    def _target(self) -> QRect:
        """Return where the page goes on the paper, in the printer's dots: smaller if it must be."""
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        return target_on(paper.size(), self._size(), self._printer.resolution())

    def _on_rendered(
        self,
        _page: int,
        _size: QSize,
        image: QImage,
        _options: QPdfDocumentRenderOptions,
        _request: int,
    ) -> None:
        if not self._painter.isActive():
            return
        if image.isNull():
            self._fail()
            return
        self._image = image
        self._strips = strips(self._target(), image.size())
        self._next.start()

    def _on_next_strip(self) -> None:
        strip = next(self._strips, None)
        if strip is None:
            self._end_page()
            return
        target, source = strip
        part = self._image.copy(source.toRect())
        paper = QImage(part.size(), QImage.Format.Format_RGB32)  # no printer needs to see through
        paper.fill(0xFFFFFFFF)
        with QPainter(paper) as painter:
            painter.drawImage(QPoint(), part)
        self._painter.drawImage(target, paper)

    def _end_page(self) -> None:
        self._next.stop()
        self._done += 1
        self.progressed.emit(self._done)
        if not self._painter.isActive():  # stopped by who listens
            return
        if self._done == self.count:
            self._image = QImage()
            if self._painter.end():
                self.finished.emit()
            else:
                self.failed.emit(_NOT_TAKEN)
            return
        self._turn_paper()
        if self._printer.newPage():
            self._draw_page()
        else:
            self._fail()

    def _fail(self) -> None:
        self.stop()
        self.failed.emit(_NOT_TAKEN)


def new_printer(name: str) -> QPrinter:
    """Return the system's printer set to A4, as fine as it prints."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(name)
    return printer


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the pages (from 0) the officer asked for in the print dialog, in their order."""
    ranges = printer.pageRanges()
    wanted = printer.printRange() == QPrinter.PrintRange.PageRange and not ranges.isEmpty()
    pages = [n for n in range(count) if not wanted or ranges.contains(n + 1)]
    last_first = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return pages[::-1] if last_first else pages


def target_on(paper: QSize, page: QSizeF, dpi: int) -> QRect:
    """Return where a page (points) goes on paper (dots): in its size if it can, in the middle."""
    wide, high = (length * dpi / _POINTS_PER_INCH for length in (page.width(), page.height()))
    scale = min(1.0, paper.width() / wide, paper.height() / high)
    size = QSize(round(wide * scale), round(high * scale))
    left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
    return QRect(QPoint(left, top), size)


def picture_size(target: QSize, dpi: int) -> QSize:
    """Return how large to draw a page that fills `target` dots: 300 to 600 a inch."""
    if dpi < LEAST_DPI:
        return target * -(-LEAST_DPI // dpi)
    part = -(-dpi // MOST_DPI)
    return QSize(-(-target.width() // part), -(-target.height() // part))


def strips(target: QRect, picture: QSize) -> Iterator[tuple[QRectF, QRectF]]:
    """Yield where each strip of a picture goes, and which part of the picture it is."""
    rows = max(_STRIP // picture.width(), 1)
    x, y = target.width() / picture.width(), target.height() / picture.height()
    for top in range(0, picture.height(), rows):
        source = QRectF(0, top, picture.width(), min(rows + _OVERLAP, picture.height() - top))
        place = QRectF(0, top * y, picture.width() * x, source.height() * y)
        yield place.translated(target.topLeft()), source
