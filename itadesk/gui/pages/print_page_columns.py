"""The columns of a report's table: which, in which order, under which heading, how wide."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from itadesk.core.characters import clean
from itadesk.core.digits import thai_number, to_arabic
from itadesk.core.fields import describe
from itadesk.core.records import Measure, Report, Result
from itadesk.core.records.measures import MEASURE_FIELDS
from itadesk.gui.commit_timer import CommitTimer
from itadesk.gui.pages.print_page_lists import CheckedList
from itadesk.report.forms import TABLES, Column, Form, chosen_columns


class NumberBox(QSpinBox):
    """A number in Thai digits; either digits may be typed."""

    def textFromValue(self, value: int) -> str:
        """Return the number in Thai digits."""
        return thai_number(value)

    def valueFromText(self, text: str) -> int:
        """Return the number that is typed."""
        return super().valueFromText(to_arabic(text))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take either digits."""
        state, _text, place = super().validate(to_arabic(text), position)
        return state, text, place


class ColumnsEdit(QWidget):
    """A list of the columns, and the heading and width of the current one."""

    edited = Signal(object)  # what makes edits one step: the visit to an editor, or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visit = object()
        self._form: Form | None = None
        self._report: Report | None = None  # with the choices made here
        self.columns = CheckedList()
        self.columns.list.setObjectName("columns_list")
        self.columns.list.setAccessibleName("ช่องในตาราง")
        self.heading = QLineEdit()
        self.heading.setObjectName("column_heading")
        self.width_box = NumberBox()
        self.width_box.setObjectName("column_width")
        self.width_box.setRange(1, 1000)
        self.width_box.setSingleStep(10)
        self.width_box.setToolTip("ยิ่งมาก ช่องยิ่งกว้างกว่าช่องอื่น")
        for editor in (self.heading, self.width_box):
            editor.installEventFilter(self)
        self._editors = editors = QFormLayout()
        editors.addRow("หัวช่อง", self.heading)
        editors.addRow("ความกว้าง", self.width_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        layout.addLayout(editors)
        self.setFocusProxy(self.columns)
        self._timer = CommitTimer(self)
        self._timer.timeout.connect(self.flush)
        self.columns.edited.connect(self._on_columns)
        self.columns.current_changed.connect(self._on_current_changed)
        self.heading.textEdited.connect(self._timer.typed)
        self.heading.editingFinished.connect(self.flush)
        self.width_box.valueChanged.connect(self._timer.typed)
        self.width_box.editingFinished.connect(self.flush)

    def choices(self) -> dict[str, Any]:
        """Return the fields of the Report that say so: what differs from the form."""
        report = self._report
        assert report is not None, "nothing is chosen before a report is shown"
        return {"columns": report.columns, "headings": report.headings, "widths": report.widths}

    def show_report(self, form: Form, report: Report) -> None:
        """Show the columns of a report in a form."""
        if form != self._form:
            self._form = form
            self.columns.offer([(name, _label(name)) for name in form.fields])
            self._editors.setRowVisible(self.width_box, not TABLES.isdisjoint(form.blocks))
        elif report == self._report:
            return
        self._report = report
        self.columns.set_value([column.field for column in chosen_columns(form, report)])
        if self.columns.current_key() is None:
            self.columns.list.setCurrentRow(0)
        if not self._timer.is_active:
            self._show_column()

    def flush(self) -> None:
        """Take over what is typed."""
        name = self.columns.current_key()
        if not self._timer.is_active or not isinstance(name, str) or self._report is None:
            return
        self._timer.stop()
        own = self._column(name, Report(year_id=self._report.year_id))
        heading = clean(self.heading.text()).replace("\n", " ").strip()
        headings, widths = dict(self._report.headings), dict(self._report.widths)
        _set(headings, name, heading or own.heading, own.heading)
        _set(widths, name, self.width_box.value(), own.width)
        self._choose(self._visit, headings=tuple(headings.items()), widths=tuple(widths.items()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a visit with the focus; scrolling past may not change a width."""
        if event.type() == QEvent.Type.FocusIn:
            self._visit = object()
        elif event.type() == QEvent.Type.Wheel and watched is self.width_box:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_columns(self) -> None:
        """Take over which columns are shown; without any they are the form's again."""
        assert self._form is not None
        usual = tuple(column.field for column in self._form.columns)
        names = tuple(str(name) for name in self.columns.value()) or usual
        self.columns.set_value(names)
        self._choose(None, columns=() if names == usual else names)

    def _on_current_changed(self) -> None:
        self._timer.stop()
        self._show_column()

    def _choose(self, visit: object, **values: Any) -> None:  # noqa: ANN401 - of each field
        assert self._report is not None
        before = self._report
        self._report = replace(before, **values)
        if self._report != before:
            self.edited.emit(visit)

    def _show_column(self) -> None:
        """Show heading and width of the current column."""
        name = self.columns.current_key()
        known = isinstance(name, str) and self._report is not None
        for editor in (self.heading, self.width_box):
            editor.setEnabled(known)
            editor.blockSignals(True)
        if isinstance(name, str) and self._report is not None:
            column = self._column(name, self._report)
            if self.heading.text() != column.heading:
                self.heading.setText(column.heading)
                self.heading.setCursorPosition(0)
            self.width_box.setValue(column.width)
        for editor in (self.heading, self.width_box):
            editor.blockSignals(False)

    def _column(self, name: str, report: Report) -> Column:
        """Return how a column is printed in a report."""
        assert self._form is not None
        (column,) = chosen_columns(self._form, replace(report, columns=(name,)))
        return column


def _set(values: dict[str, Any], name: str, value: object, usual: object) -> None:
    """Remember a value, or nothing when it is the usual one."""
    values.pop(name, None)
    if value != usual:
        values[name] = value


def _label(name: str) -> str:
    return describe(Measure if name in MEASURE_FIELDS else Result)[name].label
