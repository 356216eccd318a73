"""The fiscal year all pages show, in the tool bar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from itadesk.core.changes import Change
from itadesk.core.digits import thai_number
from itadesk.core.records import FiscalYear
from itadesk.gui.session import Session

_ADD = "เพิ่มปีงบประมาณ…"


class YearChooser(QWidget):
    """Offers the document's years, newest first, and to add one."""

    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self.box = QComboBox()
        self.box.setObjectName("year_box")
        self.box.setAccessibleName("ปีงบประมาณ")
        self.box.setToolTip("ปีงบประมาณที่แสดงในทุกหน้า")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.box.activated.connect(self._on_activated)
        label = QLabel("ปีงบประมาณ พ.ศ.")
        label.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)
        layout.addWidget(label)
        layout.addWidget(self.box)

    def set_session(self, session: Session | None) -> None:
        """Show the years of a document, none without one."""
        self._session = session
        self.setEnabled(session is not None)
        if session is not None:
            session.changed.connect(self._on_changed)
            session.year_changed.connect(self._refresh)
        self._refresh()

    def _on_changed(self, change: Change) -> None:
        if FiscalYear in change.types:
            self._refresh()

    def _refresh(self) -> None:
        self.box.clear()
        session = self._session
        if session is None:
            return
        for year in reversed(session.years):
            self.box.addItem(thai_number(year.year) if year.year else "ไม่ระบุปี", year.id)
        chosen = session.year
        self.box.addItem(_ADD)
        self.box.setCurrentIndex(self.box.findData(chosen.id) if chosen else -1)

    def _on_activated(self, index: int) -> None:
        session = self._session
        if session is None:
            return
        year = session.data.find(FiscalYear, self.box.itemData(index))
        if year is not None:
            session.set_year(year)
        else:
            self._refresh()  # back to the year chosen before
            self.add_requested.emit()
