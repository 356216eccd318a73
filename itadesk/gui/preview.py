"""The real pages of a report, as they are made while the officer types."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QStackedWidget, QToolButton, QWidget

from itadesk.core.digits import thai_number
from itadesk.gui.page_maker import NO_PAGES, MadePages, PageMaker
from itadesk.gui.preview_layout import Fit
from itadesk.gui.preview_pages import ZOOM_STEP, PagesView
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_MAKING = "กำลังจัดหน้า…"


class Preview(QWidget):
    """Shows the pages a maker has made, or why there are none.

    Page, place and zoom stay as they are when the pages are made anew.
    """

    preview_previous: QToolButton
    preview_place: QLabel
    preview_next: QToolButton
    preview_state: QLabel
    preview_smaller: QToolButton
    preview_zoom: QLabel
    preview_larger: QToolButton
    preview_width: QToolButton
    preview_whole: QToolButton
    preview_stack: QStackedWidget
    preview_message: QLabel
    preview_pages: PagesView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "preview.ui", PagesView)
        self._maker: PageMaker | None = None
        self._shown: MadePages | None = None
        pages = self.preview_pages
        self.preview_previous.clicked.connect(lambda: pages.go_to(pages.page - 1))
        self.preview_next.clicked.connect(lambda: pages.go_to(pages.page + 1))
        self.preview_smaller.clicked.connect(lambda: pages.zoom_by(1 / ZOOM_STEP))
        self.preview_larger.clicked.connect(lambda: pages.zoom_by(ZOOM_STEP))
        self.preview_width.clicked.connect(lambda: self._fit(Fit.WIDTH))
        self.preview_whole.clicked.connect(lambda: self._fit(Fit.PAGE))
        self.preview_previous.setShortcut(QKeySequence("Ctrl+PgUp"))
        self.preview_next.setShortcut(QKeySequence("Ctrl+PgDown"))
        pages.moved.connect(self._show_place)
        self._say(NO_PAGES)

    def bind(self, maker: PageMaker) -> None:
        """Show from now on what a maker makes; others may show it too."""
        self._maker = maker
        maker.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        """Follow the maker: its pages, or why there are none, and whether newer ones take long."""
        maker = self._maker
        assert maker is not None, "bind comes first"
        self.preview_state.setText(_MAKING if maker.is_slow else "")
        if maker.problem or maker.pages is None:
            self._say(maker.problem)
            return
        if maker.pages is not self._shown:
            self._shown = maker.pages
            self.preview_pages.show_pdf(maker.pages.report.pdf, maker.pages.sizes)
        self.preview_stack.setCurrentWidget(self.preview_pages)
        self._show_place()

    def _say(self, text: str) -> None:
        """Show a sentence in place of pages."""
        self.preview_message.setText(wrappable(text))
        self.preview_message.setAccessibleName(text)
        self.preview_stack.setCurrentWidget(self.preview_message)
        self._show_place()

    def _fit(self, fit: Fit) -> None:
        self.preview_pages.set_fit(fit)

    def _show_place(self) -> None:
        """Say which page of how many is shown, and how large."""
        pages = self.preview_pages
        shown = self.preview_stack.currentWidget() is pages
        page, count = pages.page + 1, pages.page_count
        place = f"หน้า {thai_number(page)} จาก {thai_number(count)}"
        self.preview_place.setText(place if shown else "")
        self.preview_zoom.setText(f"{thai_number(round(pages.zoom * 100))}%" if shown else "")
        self.preview_previous.setEnabled(shown and page > 1)
        self.preview_next.setEnabled(shown and page < count)
        self.preview_width.setChecked(pages.fit is Fit.WIDTH)
        self.preview_whole.setChecked(pages.fit is Fit.PAGE)
        for button in (self.preview_smaller, self.preview_larger):
            button.setEnabled(shown)
        for button in (self.preview_width, self.preview_whole):
            button.setEnabled(shown)
