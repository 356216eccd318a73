"""All evidence of the fiscal year, under what it hangs from."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from itadesk.core.evidence import missing, owners
from itadesk.core.records import Evidence, FiscalYear, Measure, Record, Result
from itadesk.gui.evidence_panel import EvidencePanel
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.session import Session
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable


class EvidencePage(QWidget):
    """Where the officer gathers what proves the work."""

    hint: QLabel
    panel: EvidencePanel

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        load(self, "evidence_page.ui", EvidencePanel)
        self.hint.setText(wrappable(self.hint.text()))
        self.panel.evidence_title.hide()
        self.panel.set_up(session, messages)
        session.changed.connect(self._on_changed)
        session.year_changed.connect(self._on_year_changed)
        self._refresh()

    def badge(self) -> int:
        """Return how many pieces of evidence lack what makes them of use."""
        data, year = self._session.data, self._session.year
        found = owners(data, year) if year else ()
        return sum(bool(missing(one)) for owner in found for one in data.children(Evidence, owner))

    def show_record(self, record: Record) -> None:
        """Make a piece of evidence, or what some hangs from, the current one."""
        self._refresh()
        if isinstance(record, Evidence | Measure | Result | FiscalYear):
            self.panel.show_record(record)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_year_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        year = self._session.year
        found = list(owners(self._session.data, year)) if year else []
        self.panel.show_owners(found, headed=True)
