"""One of the two items of an ITA year: what it is, which paper answers it, what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from itadesk.core.fields import describe
from itadesk.core.fiscal import label, round_label
from itadesk.core.hand_in import HandIn, summary
from itadesk.core.paper_life import current_step, is_issued, step_date
from itadesk.core.papers import PLAN
from itadesk.core.records import Report
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

_UNSURE = "รหัสหรือชื่อข้อของปีนี้ยังไม่ยืนยัน โปรดตรวจกับคู่มือ แก้ไขได้ที่หน้าผลคะแนน ITA"


class HandInCard(QFrame):
    """Says what is asked for, and offers the next thing to do."""

    wanted = Signal(object)  # HandIn of which the next thing is to be done
    paper_wanted = Signal(object)  # the Report to be shown

    title: QLabel
    item: QLabel
    unsure: QLabel
    paper_label: QLabel
    paper: QPushButton
    state: QLabel
    next: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "hand_in_card.ui")
        self._hand_in: HandIn | None = None
        self.next.clicked.connect(lambda: self.wanted.emit(self._hand_in))
        self.paper.clicked.connect(self._on_paper)

    def show_hand_in(self, hand_in: HandIn) -> None:
        """Show an item of an ITA year."""
        self._hand_in = hand_in
        item, report, todo = hand_in.item, hand_in.report, hand_in.todo
        kind = "มาตรการ" if hand_in.kind == PLAN else "ผลการดำเนินการ"
        title = f"ข้อ {item.code.value} {kind} {label(item.fiscal_year.value)}"
        self.title.setText(wrappable(title))
        self.item.setText(wrappable(item.name.value))
        verified = item.code.verified and item.name.verified
        self.unsure.setText("" if verified else wrappable(_UNSURE))
        self.unsure.setVisible(not verified)
        self.paper.setText(_paper_name(report) if report is not None else "")
        for part in (self.paper, self.paper_label):
            part.setVisible(report is not None)
        self.state.setText(_state(hand_in))
        self.next.setText(todo.message if todo is not None else "ส่งแล้ว ครบทุกขั้นตอน")
        self.next.setEnabled(todo is not None)

    def _on_paper(self) -> None:
        if self._hand_in is not None and self._hand_in.report is not None:
            self.paper_wanted.emit(self._hand_in.report)


def _paper_name(report: Report) -> str:
    """Return ผลการดำเนินการ รอบ ๑๒ เดือน."""
    kind = describe(Report)["kind"].choice_label(report.kind) or "ฉบับรายงาน"
    return f"{kind} {round_label(report.round)}" if report.round and report.kind != PLAN else kind


def _state(hand_in: HandIn) -> str:
    """Return how far the paper has come, and when."""
    report = hand_in.report
    if report is None:
        return summary(hand_in)
    day = step_date(report, current_step(report))
    text = f"{summary(hand_in)} {day.long()}" if day is not None else summary(hand_in)
    return f"{text} (ออกฉบับแล้ว)" if is_issued(report) else text
