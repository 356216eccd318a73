"""The pages of a PDF below each other; they stay in place when the PDF is made anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfPageRenderer
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from itadesk.gui import theme
from itadesk.gui.preview_layout import EMPTY, GAP, Fit, Place, lay_out
from itadesk.gui.preview_pdf import open_pdf

ZOOM_STEP = 1.2
_WHEEL_NOTCH = 120.0
_NOTHING = -1  # no request


@dataclass(frozen=True, slots=True)
class _Picture:
    """A drawn page, of which PDF and in which size."""

    image: QImage
    pdf: int
    size: QSize


class PagesView(QAbstractScrollArea):
    """Draws only the pages that are seen and their neighbours, one at a time, in another thread.

    Of a new PDF the old pages stay until the new ones are drawn: nothing flickers.
    """

    moved = Signal()  # another page, zoom or number of pages is shown
    drawn = Signal(int)  # a page that is now sharp

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sizes: tuple[QSizeF, ...] = ()
        self._layout = EMPTY
        self._fit = Fit.WIDTH
        self._pdf = 0  # counts the PDFs shown
        self._pictures: dict[int, _Picture] = {}
        self._asked = (_NOTHING, 0)  # the request under way, and of which PDF
        self._document: QPdfDocument | None = None
        # The renderer ends its thread, then frees its child, the document, and that the bytes.
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.pageRendered.connect(self._on_rendered)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pdf(self, pdf: bytes, sizes: Sequence[QSizeF]) -> None:
        """Show a PDF whose pages have these sizes, in points; page, place and zoom stay."""
        old, self._document = self._document, open_pdf(pdf)
        self._document.setParent(self._renderer)
        self._renderer.setDocument(self._document)  # waits for a page of the old one
        if old is not None:
            old.deleteLater()
        self._pdf += 1
        self._sizes = tuple(sizes)
        self._lay_out(self._fit)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page shown, from 0; the last one at the end."""
        bar = self.verticalScrollBar()
        if bar.value() == bar.maximum() > 0:
            return self.page_count - 1
        third = self.viewport().height() // 3
        return self._layout.place_at(bar.value() + third)[0]

    @property
    def fit(self) -> Fit:
        """What decides the size of the pages."""
        return self._fit

    @property
    def zoom(self) -> float:
        """The size of the pages on the screen; 1 is that of the paper."""
        return self._layout.zoom

    @property
    def place(self) -> Place:
        """The page at the upper edge, and which part of it is hidden above."""
        return self._layout.place_at(self.verticalScrollBar().value())

    def picture(self, page: int) -> QImage:
        """Return what is drawn of a page; a null image when nothing is."""
        return self._pictures[page].image if page in self._pictures else QImage()

    def is_drawn(self, page: int) -> bool:
        """Whether a page is drawn from the newest PDF, in its size."""
        picture = self._pictures.get(page)
        newest = (self._pdf, self._pixels(page))
        return picture is not None and (picture.pdf, picture.size) == newest

    def go_to(self, page: int) -> None:
        """Show the head of a page, or of the nearest there is."""
        if self._sizes:
            page = min(max(page, 0), self.page_count - 1)
            self.verticalScrollBar().setValue(self._layout.tops[page])

    def bring_into_view(self, page: int, above: float) -> None:
        """Show a page from that part of its height on, unless what follows there is seen anyway."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        rect = self._layout.rects[page]
        begin = rect.top() + round(above * rect.height())
        end = min(begin + room // 2, rect.bottom())
        if not bar.value() <= begin <= end <= bar.value() + room:
            head = self._layout.tops[page]
            bar.setValue(head if end - head <= room else begin - GAP)

    def set_fit(self, fit: Fit) -> None:
        """Choose what decides the size of the pages."""
        self._lay_out(fit)

    def zoom_by(self, factor: float, y: int | None = None) -> None:
        """Make the pages larger or smaller; what stands at `y` of the view stays there."""
        y = self.viewport().height() // 2 if y is None else y
        self._lay_out(Fit.ZOOM, self.zoom * factor, y)

    def _lay_out(self, fit: Fit, zoom: float | None = None, y: int = 0) -> None:
        """Place the pages; what stands at `y` of the view stays there."""
        bar = self.verticalScrollBar()
        place = self._layout.place_at(bar.value() + y)
        view = self.viewport().size()
        zoom = self.zoom if zoom is None else zoom
        self._fit = fit
        self._layout = lay_out(self._sizes, view, self.logicalDpiX(), fit, zoom)
        whole = self._layout.size
        for one, length, part in (
            (self.horizontalScrollBar(), whole.width(), view.width()),
            (bar, whole.height(), view.height()),
        ):
            one.setRange(0, max(length - part, 0))
            one.setPageStep(part)
            one.setSingleStep(max(part // 20, 1))
        bar.setValue(self._layout.height_of(place) - y)
        self._on_scrolled()

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._layout.pages_between(top, top + self.viewport().height())

    def _pixels(self, page: int) -> QSize:
        ratio = self.devicePixelRatioF()
        size = self._layout.rects[page].size()
        return QSize(round(size.width() * ratio), round(size.height() * ratio))

    def _ask(self) -> None:
        """Have the next page drawn: those that are seen first, then their neighbours."""
        if self._asked[0] != _NOTHING or not self.isVisible():
            return
        seen = self._seen()
        around = range(max(seen.start - 1, 0), min(seen.stop + 1, self.page_count))
        self._pictures = {n: picture for n, picture in self._pictures.items() if n in around}
        page = next((n for n in (*seen, *around) if not self.is_drawn(n)), None)
        if page is not None:
            request = self._renderer.requestPage(page, self._pixels(page))
            self._asked = (request, self._pdf)

    def _on_rendered(
        self,
        page: int,
        size: QSize,
        image: QImage,
        _options: QPdfDocumentRenderOptions,
        request: int,
    ) -> None:
        asked, pdf = self._asked
        if request != asked:
            return
        self._asked = (_NOTHING, 0)
        if pdf == self._pdf:
            self._pictures[page] = _Picture(image, pdf, size)
            self.viewport().update()
            if self.is_drawn(page):
                self.drawn.emit(page)
        self._ask()

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self._ask()
        self.moved.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages that are seen; one not drawn yet is blank paper."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.colour("pressed"))
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for page in self._seen():
            rect = self._layout.rects[page].translated(-corner)
            painter.fillRect(rect.adjusted(-1, -1, 1, 1), theme.colour("border"))
            painter.fillRect(rect, Qt.GlobalColor.white)
            if page in self._pictures:
                painter.drawImage(rect, self._pictures[page].image)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Fit the pages again."""
        self._lay_out(self._fit)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is seen now."""
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the pictures' memory back."""
        super().hideEvent(event)
        self._pictures.clear()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer while Ctrl is held, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _WHEEL_NOTCH
            self.zoom_by(ZOOM_STEP**notches, round(event.position().y()))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and last page with Home and End; other keys scroll."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)
