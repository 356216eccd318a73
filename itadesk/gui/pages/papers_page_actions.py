"""What can be done with the papers of a year: new ones, copies, copies of another year's."""

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from itadesk.core.actions import check_room, year_mentions
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.fiscal import ROUNDS, WHOLE_YEAR, label, round_label
from itadesk.core.paper_life import new_edition
from itadesk.core.papers import COMPLETE, PLAN, RESULTS
from itadesk.core.records import FiscalYear, Report
from itadesk.gui.message_bar import MessageKind
from itadesk.gui.record_table_row_actions import RowActions


class PaperActions(RowActions):
    """Rows of a table of papers; a copy of a paper begins a life of its own."""

    def add_row(self) -> None:
        """Add the paper that comes next: the measures, then the results of the whole year."""
        reports = self.table.records.siblings
        has_plan = any(isinstance(one, Report) and one.kind == PLAN for one in reports)
        self.add_paper(RESULTS if has_plan else PLAN, WHOLE_YEAR if has_plan else None)

    def add_paper(self, kind: str, months: int | None) -> None:
        """Add a paper of a kind and round, the last one."""
        year = self.table.records.parent_record
        if isinstance(year, FiscalYear):
            report = Report(year_id=year.id, kind=kind, round=months)
            self._insert([report], "เพิ่มฉบับรายงาน")

    def duplicate_rows(self) -> None:
        """Copy the selected papers, without what belongs to their own lives."""
        year = self.table.records.parent_record
        if isinstance(year, FiscalYear):
            rows = [one for one in self.table.selected if isinstance(one, Report)]
            self._insert([new_edition(one, year) for one in rows], "ทำสำเนาฉบับรายงาน")

    def copy_from(self, source: FiscalYear) -> None:
        """Copy the papers of another year; years in their texts are counted, not changed."""
        records = self.table.records
        year = records.parent_record
        if not isinstance(year, FiscalYear):
            return
        reports = records.session.data.children(Report, source)
        copies = [new_edition(one, year) for one in reports]
        if not self._insert(copies, "คัดลอกฉบับรายงานจากปีก่อน"):
            return
        text = f"คัดลอก {thai_number(len(copies))} ฉบับแล้ว"
        count = sum(year_mentions(one, source.year) for one in copies) if source.year else 0
        if count and source.year:
            text += f" พบปี {thai_number(source.year)} ในข้อความ {thai_number(count)} แห่ง โปรดตรวจ"
        self.offer_undo(text, MessageKind.WARNING if count else MessageKind.SUCCESS)

    def fill_new_menu(self, menu: QMenu) -> None:
        """Offer the papers of a year."""
        kinds: list[tuple[str, str, int | None]] = [("มาตรการ", PLAN, None)]
        kinds += [(f"ผลการดำเนินการ {round_label(n)}", RESULTS, n) for n in reversed(ROUNDS)]
        kinds.append(("ฉบับสมบูรณ์ (มาตรการและผล)", COMPLETE, WHOLE_YEAR))
        for text, kind, months in kinds:
            action = QAction(text, menu)
            action.triggered.connect(partial(self._on_new, kind, months))
            menu.addAction(action)

    def fill_years_menu(self, menu: QMenu) -> None:
        """Offer the other years that have papers, the newest first."""
        menu.clear()
        session = self.table.records.session
        for year in reversed(session.years):
            count = len(session.data.children(Report, year))
            if count and year != session.year and year.year:
                action = QAction(f"{label(year.year)} ({thai_number(count)} ฉบับ)", menu)
                action.triggered.connect(partial(self._on_year, year))
                menu.addAction(action)

    def _on_new(self, kind: str, months: int | None, _checked: bool = False) -> None:
        self.add_paper(kind, months)

    def _on_year(self, year: FiscalYear, _checked: bool = False) -> None:
        self.copy_from(year)

    def _insert(self, reports: list[Report], name: str) -> bool:
        """Add papers after the others and choose them."""
        year = self.table.records.parent_record
        if year is None or not reports:
            return False
        placed: list[Report] = []

        def plan(edit: Edit) -> None:
            check_room(edit.data, Report, len(reports))
            placed.extend(edit.insert_all(reports, year))

        if not self.do(name, plan):
            return False
        self.table.select(placed)
        return True
