"""The table of results: one row for each measure, with what it reached by one round."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from itadesk.core.changes import Change
from itadesk.core.checks import field_problem
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, describe
from itadesk.core.records import Measure, Record, Result
from itadesk.core.result_actions import set_result
from itadesk.core.results import is_due, needs_review, result_of
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.session import Session

REVIEW = "ข้อความนี้ยกมา ยังไม่ได้ตรวจทาน"
_WAITS = "รอตรวจทาน"
NOT_DUE = "มาตรการนี้ยังไม่ถึงกำหนดรายงานในรอบนี้"
_REVIEW_GROUND = QColor(126, 72, 176, 34)


class ResultTableModel(RecordTableModel):
    """Measures in rows; their title only names the row, the other columns are of the result.

    A measure without a result gets one with the first value that is entered.
    """

    def __init__(
        self, session: Session, fields: Sequence[str], parent: QObject | None = None
    ) -> None:
        """Show the titles of the measures and these fields of their results."""
        self._title = describe(Measure)["title"]
        self._months = 12
        self._new: dict[UUID, Result] = {}  # by measure: results that are not stored yet
        super().__init__(session, Measure, fields, parent)

    @property
    def months(self) -> int:
        """The round shown."""
        return self._months

    def set_round(self, months: int) -> None:
        """Show another round; the rows stay."""
        self._months = months
        self._new.clear()
        self._announce(range(self.rowCount()))

    def measure(self, row: int) -> Measure:
        """Return the measure of a row."""
        measure = self.record(row)
        assert isinstance(measure, Measure)
        return measure

    def result(self, measure: Measure) -> Result:
        """Return the result of a measure in the round; it need not be stored yet."""
        stored = result_of(self.session.data, measure, self._months)
        if stored is not None:
            self._new.pop(measure.id, None)
            return stored
        if measure.id not in self._new:
            self._new[measure.id] = Result(measure_id=measure.id, round=self._months)
        return self._new[measure.id]

    def describe_columns(self, fields: Sequence[str]) -> tuple[Field, ...]:
        """Put the title before the fields of the result."""
        return (self._title, *(describe(Result)[name] for name in fields))

    def holder(self, row: int, field: Field) -> Record:
        """Return the measure for its title, the result for everything else."""
        measure = self.measure(row)
        return measure if field == self._title else self.result(measure)

    def is_editable(self, field: Field) -> bool:
        """Whether a column belongs to the result."""
        return field != self._title and super().is_editable(field)

    @property
    def is_ordered(self) -> bool:
        """Measures are ordered on their own page."""
        return False

    def is_missing(self, row: int, field: Field) -> bool:
        """Whether the round asks for a text that is not there."""
        measure = self.measure(row)
        if field == self._title or not is_due(measure, self._months):
            return False
        done = self.result(measure).status != "not_done"
        return done and super().is_missing(row, field)

    def settable(self) -> Mapping[str, Field]:
        """Return what a paste may set; the round is the one shown."""
        content = describe(Result).content
        return {one.name: one for one in content if self.is_editable(one) and one.name != "round"}

    def store(
        self,
        record: Record,
        field: str,
        value: Any,  # noqa: ANN401 - the type depends on the field
        visit: object = None,
    ) -> bool:
        """Set a field of a result, stored or not, and what follows from it, as one step."""
        assert isinstance(record, Result)
        one = describe(Result)[field]
        if problem := field_problem(one, value):
            self.session.failed.emit(UserError(f"{one.label}: {problem}"))
            return False
        plan = Edit(self.session.data, f"แก้ไข{one.label}")
        set_result(plan, record, **{field: value})
        return self.session.commit(plan.change(), visit and (record.id, field, visit))

    def touched(self, change: Change) -> Iterable[UUID]:
        """Return the measures that changed or whose results did."""
        measures = set(change.ids(Measure))
        measures.update(
            row.record.measure_id for row in change.rows if isinstance(row.record, Result)
        )
        return measures

    def display(self, row: int, field: Field) -> str:
        """Say beside the tick that it is waited for: colour alone tells too little."""
        if field.name == "reviewed":
            return _WAITS if needs_review(self.result(self.measure(row))) else ""
        return super().display(row, field)

    def tooltip(self, row: int, field: Field) -> str:
        """Say, beside the text, what the row waits for."""
        text = super().tooltip(row, field)
        if needs_review(self.result(self.measure(row))):
            return f"<p><b>{REVIEW}</b></p>{text}"
        if not is_due(self.measure(row), self._months):
            return f"<p>{NOT_DUE}</p>{text}"
        return text

    def background(self, row: int, field: Field) -> QColor | None:
        """Mark what is missing and what nobody has looked at yet."""
        ground = super().background(row, field)
        if ground is None and needs_review(self.result(self.measure(row))):
            return _REVIEW_GROUND
        return ground
