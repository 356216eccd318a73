"""Findings from scores: the officer sets the threshold and chooses from what it proposes."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number, to_thai
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.findings import Analysed, FoundItem
from itadesk.core.proposals import THRESHOLD, Proposal, propose
from itadesk.core.records import Finding, FiscalYear, ItemScore
from itadesk.core.records.measures import FINDING_KINDS
from itadesk.gui.checklist_dialog import ChecklistDialog, Line
from itadesk.gui.values import parse

_HINT = "เลือกข้อที่จะบันทึกเป็นผลการวิเคราะห์ ข้อที่มีอยู่แล้วจะไม่เสนอซ้ำ เหตุผลและมาตรการกรอกต่อได้ภายหลัง"
_SHORT = {FINDING_KINDS[0].value: "ข้อบกพร่อง", FINDING_KINDS[1].value: "ควรพัฒนา"}


class ProposalsDialog(ChecklistDialog):
    """Shows what the scores propose under the threshold typed."""

    def __init__(
        self, parent: QWidget, data: Dataset, year: FiscalYear, threshold: Decimal = THRESHOLD
    ) -> None:
        super().__init__(parent, "สร้างผลการวิเคราะห์จากคะแนน", _HINT, "สร้าง", "รายการ")
        self._data = data
        self._year = year
        self._analysed = Analysed(data, year)
        self._proposals: list[Proposal] = []
        self.limit_value = threshold
        self.limit.show()
        self.threshold.setText(to_thai(f"{threshold.normalize():f}"))
        self.threshold.textChanged.connect(self._on_typed)
        self._on_typed()
        self.threshold.setFocus()

    def chosen(self) -> list[Proposal]:
        """Return the proposals checked, each with the items checked."""
        keys = set(self.checked())
        found = []
        for n, one in enumerate(self._proposals):
            items = tuple(item for item in one.items if f"{n} {item.code}" in keys)
            if items or str(n) in keys:
                found.append(one._replace(items=items))
        return found

    def count(self) -> int:
        """Return how many findings there would be."""
        return len(self.chosen())

    def _on_typed(self) -> None:
        try:
            value = parse(describe(ItemScore)["score"], self.threshold.text())
        except UserError as error:
            self.problem.setText(str(error))
            return
        self.problem.clear()
        if value is not None:
            self.limit_value = value
            self._proposals = propose(self._data, self._year, value)
            self.show_lines(self._lines(), self._nothing())

    def _lines(self) -> list[Line]:
        lines = []
        for n, one in enumerate(self._proposals):
            parts = [_item_line(f"{n} {item.code}", item) for item in one.items]
            score = "" if one.score is None else _score(one.score)
            lines.append(Line(str(n), self._name(one), score, checked=True, lines=tuple(parts)))
        return lines

    def _name(self, one: Proposal) -> str:
        """Return ข้อบกพร่อง: ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน (ผู้รับบริการ …)."""
        name = "ไม่ทราบตัวชี้วัด"
        if one.indicator is not None:
            called = self._analysed.ita.indicator(one.indicator).name.value
            name = f"ตัวชี้วัดที่ {thai_number(one.indicator)} {called}"
        part = describe(Finding)["part"].choice_label(one.part)
        return f"{_SHORT[one.kind]}: {name}" + (f" – {part}" if part else "")

    def _nothing(self) -> str:
        year = self._analysed.year
        which = f"ปี {thai_number(year)}" if year else "ของปีที่วิเคราะห์"
        if not (self._analysed.items or self._analysed.indicators):
            return f"ยังไม่มีคะแนน ITA {which} กรอกคะแนนตัวชี้วัดหรือคะแนนรายข้อที่หน้า “ผลคะแนน ITA” ก่อน"
        return f"ไม่มีรายการใหม่จากคะแนน ITA {which} ลองเปลี่ยนเกณฑ์คะแนนด้านบน"


def _item_line(key: str, item: FoundItem) -> Line:
    score = "" if item.score is None else _score(item.score)
    return Line(key, f"ข้อ {item.code} {item.text}".strip(), score, checked=True)


def _score(score: Decimal) -> str:
    return to_thai(f"{score:.2f}")
