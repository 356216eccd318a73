"""The menu of ITA years that can be added."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from itadesk.core import ita
from itadesk.core.digits import thai_number
from itadesk.core.fields import describe
from itadesk.core.records import ItaYear
from itadesk.core.scores import ita_years
from itadesk.gui.dialogs import this_fiscal_year
from itadesk.gui.session import Session


class ItaYearMenu(QMenu):
    """Offers the years that are not there yet, the newest first, and any other."""

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.aboutToShow.connect(self._fill)

    def likely_year(self) -> int:
        """Return the ITA year the chosen fiscal year's measures rest on."""
        year = self._session.year
        return (year.analysed if year else None) or this_fiscal_year() - 1

    def _fill(self) -> None:
        self.clear()
        there = {one.year for one in ita_years(self._session.data)}
        for year in sorted({*ita.years(), self.likely_year()} - there, reverse=True):
            action = self.addAction(f"ปี {thai_number(year)}")
            action.triggered.connect(partial(self._on_chosen, year))
        self.addAction("ปีอื่น…", self._on_other)

    def _on_chosen(self, year: int, _checked: bool = False) -> None:
        self.chosen.emit(year)

    def _on_other(self) -> None:
        one = describe(ItaYear)["year"]
        assert one.lowest is not None
        assert one.highest is not None
        year, accepted = QInputDialog.getInt(
            self.parentWidget(),
            "เพิ่มปี ITA",
            "ปี ITA พ.ศ.",
            self.likely_year(),
            one.lowest,
            one.highest,
        )
        if accepted:
            self.chosen.emit(year)
