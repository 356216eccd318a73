"""The steps of a paper's life in a row: which were taken, and on which day."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.paper_life import DRAFT, PROPOSED, STEP_KEYS, step_label, with_step
from itadesk.core.records import Report, StatusStep
from itadesk.gui.literal import tool_tip
from itadesk.gui.values import parse, shown

_DAY = describe(Report)["date"]


class StepsEdit(QWidget):
    """A box and a day for each step; a box that is ticked gets today's date, to be changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: tuple[StatusStep, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self.days: dict[str, QLineEdit] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(16)
        layout.setVerticalSpacing(2)
        for column, step in enumerate(STEP_KEYS):
            box, day = QCheckBox(step_label(step)), QLineEdit()
            box.setObjectName(f"step_{step}")
            day.setObjectName(f"step_{step}_date")
            day.setAccessibleName(f"วันที่{step_label(step)}")
            day.setPlaceholderText("วันที่")
            box.clicked.connect(partial(self._on_ticked, step))
            day.editingFinished.connect(partial(self._on_day, step))
            layout.addWidget(box, 0, column)
            layout.addWidget(day, 1, column)
            layout.setColumnStretch(column, 1)
            self.boxes[step], self.days[step] = box, day
        self.boxes[DRAFT].setEnabled(False)  # every paper begins as one
        self.setFocusProxy(self.boxes[PROPOSED])

    def value(self) -> tuple[StatusStep, ...]:
        """Return the steps that were taken."""
        return self._value

    def set_value(self, value: tuple[StatusStep, ...]) -> None:
        """Show the steps of a paper."""
        self._value = tuple(value)
        days = {one.step: one.date for one in self._value}
        for step, box in self.boxes.items():
            box.setChecked(step == DRAFT or step in days)
            self._say(step, "")
            self.days[step].setText(shown(_DAY, days.get(step)))
            self.days[step].setCursorPosition(0)

    def _on_ticked(self, step: str) -> None:
        taken = self.boxes[step].isChecked()
        today = ThaiDate.from_date(date.today()) if taken else None
        self._change(with_step(self._value, step, taken=taken, date=today))

    def _on_day(self, step: str) -> None:
        """Take over a typed day; a step with a day was taken."""
        text = self.days[step].text()
        before = next((one.date for one in self._value if one.step == step), None)
        if text == shown(_DAY, before):
            self._say(step, "")
            return
        try:
            day = parse(_DAY, text)
        except UserError as error:
            self._say(step, str(error))
            return
        taken = day is not None or (step != DRAFT and self.boxes[step].isChecked())
        self._change(with_step(self._value, step, taken=taken, date=day))

    def _change(self, value: tuple[StatusStep, ...]) -> None:
        self.set_value(value)
        self.edited.emit()

    def _say(self, step: str, problem: str) -> None:
        """Mark a day that cannot be read, and say why."""
        day = self.days[step]
        if (day.property("invalid") or False) == bool(problem):
            return
        day.setProperty("invalid", bool(problem))
        day.setToolTip(tool_tip(problem))
        day.setAccessibleDescription(problem)
        day.style().unpolish(day)
        day.style().polish(day)
