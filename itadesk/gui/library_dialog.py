"""The library of measures: the standard ones, and the issues of the year."""

from PySide6.QtWidgets import QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.library import Entry, issue_entries, standard_entries
from itadesk.core.records import FiscalYear
from itadesk.gui.checklist_dialog import ChecklistDialog, Line

_HINT = "แทรกเป็นมาตรการใหม่ต่อท้าย แล้วแก้ไขข้อความและกรอกขั้นตอนได้ตามปกติ"
_UNVERIFIED = "ยังไม่ยืนยัน"
_PRESENT = "มีแล้ว"


class LibraryDialog(ChecklistDialog):
    """Shows what may be inserted; what the year has already is shown and cannot be chosen."""

    def __init__(self, parent: QWidget, data: Dataset, year: FiscalYear) -> None:
        super().__init__(parent, "แทรกมาตรการจากคลัง", _HINT, "แทรก", "มาตรการ")
        standard, issues = standard_entries(data, year), issue_entries(data, year)
        self._entries = (*standard, *issues)
        which = f" ปี {thai_number(year.year)}" if year.year else ""
        heading = f"ประเด็นที่ ITA{which} ให้วิเคราะห์"
        if not issues:
            heading = f"ไม่มีข้อมูลประเด็นที่ ITA{which} ให้วิเคราะห์"
        self.show_lines(
            [
                self._group("มาตรการภายในมาตรฐาน ๗ มาตรการ", standard),
                self._group(heading, issues, len(standard)),
            ],
            "",
        )

    def chosen(self) -> list[Entry]:
        """Return the entries checked."""
        return [self._entries[int(key)] for key in self.checked()]

    def _group(self, heading: str, entries: tuple[Entry, ...], first: int = 0) -> Line:
        lines = tuple(_line(n, entry) for n, entry in enumerate(entries, first))
        return Line("", heading, checkable=False, lines=lines)


def _line(place: int, entry: Entry) -> Line:
    title = entry.title
    if entry.issue is not None:
        title = f"ประเด็นที่ {thai_number(entry.issue)} {title}"
    beside = _PRESENT if entry.present else "" if entry.verified else _UNVERIFIED
    tip = title if entry.verified else f"{title}\n{_UNVERIFIED}: {entry.source}"
    return Line(str(place), title, beside, tip, enabled=not entry.present)
