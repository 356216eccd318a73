"""The chart of the scores on a page: one page of PDF, drawn as reports draw it."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox

from itadesk.core.changes import Change
from itadesk.core.fields import describe
from itadesk.core.records import IndicatorScore, ItaYear, Report
from itadesk.core.scores import all_scores
from itadesk.gui import faults
from itadesk.gui.preview_pages import PagesView
from itadesk.gui.preview_pdf import page_sizes
from itadesk.gui.session import Session
from itadesk.gui.tasks import Task, run_task

_NONE = "none"  # the choice of a report without charts
_POINTS = 0.85  # of the chart's width, for a pixel of the view's: a little smaller than printed
_LEAST = 330  # points; narrower, names would be cut


class ScoreChart(QObject):
    """Draws the chart anew in the background while it is looked at."""

    def __init__(self, session: Session, view: PagesView, kinds: QComboBox) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._kinds = kinds
        self._task: Task | None = None
        self._is_old = True  # scores changed since the chart was drawn
        for choice in describe(Report)["chart"].choices:
            if choice.value != _NONE:
                kinds.addItem(choice.label, choice.value)
        kinds.activated.connect(self._draw)
        view.installEventFilter(self)
        session.changed.connect(self._on_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw what changed while nobody looked."""
        if event.type() == QEvent.Type.Show and self._is_old:
            self._draw()
        return super().eventFilter(watched, event)

    def _on_changed(self, change: Change) -> None:
        if change.types & {ItaYear, IndicatorScore}:
            self._is_old = True
            if self._view.isVisible():
                self._draw()

    def _draw(self) -> None:
        """Begin to draw the scores as they now are; an older chart is given up."""
        if self._task is not None:
            self._task.cancel()
        self._is_old = False
        years, kind = all_scores(self._session.data), str(self._kinds.currentData())
        width = max(_LEAST, self._view.viewport().width() * _POINTS)

        def work(_cancelled: Callable[[], bool]) -> bytes:
            from itadesk.report.chart import chart_pdf

            return chart_pdf(years, kind, width=width)

        self._task = run_task(work, self._on_drawn, self._on_failed, self)

    def _on_drawn(self, pdf: bytes) -> None:
        self._task = None
        self._view.show_pdf(pdf, page_sizes(pdf))

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        logging.getLogger(__name__).error("no chart\n%s", faults.describe(error))
