"""The table of papers: their fields, and what follows from these: ITA item and state."""

from collections.abc import Sequence
from typing import Any

from itadesk.core.changes import Change
from itadesk.core.checks import field_problem
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind, describe
from itadesk.core.paper_life import current_step, is_issued, purposes, step_date, step_label
from itadesk.core.papers import PLAN
from itadesk.core.records import ItaYear, Record, Report
from itadesk.gui.record_table import RecordTableModel
from itadesk.report.forms import FORMS

_ITEM = Field("item", Kind.LINE, "ใช้ส่ง ITA", help="ปีและข้อที่ใช้ส่ง เปลี่ยนปีได้ในแบบด้านล่าง")
_STATE = Field("state", Kind.LINE, "สถานะ", help="ขั้นที่ทำถึงแล้วและวันที่")
COMPUTED = {one.name: one for one in (_ITEM, _STATE)}


class PaperTableModel(RecordTableModel):
    """Papers in rows; an issued one is said to be so."""

    def describe_columns(self, fields: Sequence[str]) -> tuple[Field, ...]:
        """Return the fields of these names, of the record or computed."""
        return tuple(COMPUTED.get(name) or describe(Report)[name] for name in fields)

    def is_editable(self, field: Field) -> bool:
        """Whether cells may be edited: what is computed may not."""
        return field.name not in COMPUTED and super().is_editable(field)

    def value(self, row: int, field: Field) -> Any:  # noqa: ANN401 - by field
        """Return the value of a cell, computed or stored."""
        report = self.record(row)
        assert isinstance(report, Report)
        if field.name == _ITEM.name:
            return self._item(report)
        if field.name == _STATE.name:
            return _state(report)
        return super().value(row, field)

    def store(
        self,
        record: Record,
        field: str,
        value: Any,  # noqa: ANN401 - the type depends on the field
        visit: object = None,
    ) -> bool:
        """Set a field, and with it those that would contradict it, in one step."""
        report = self.session.data.find(Report, record.id)
        if field == "status":
            visit = None  # each step is an undo step of its own
        if report is None or field not in ("kind", "form"):
            return super().store(record, field, value, visit)
        one = describe(Report)[field]
        if problem := field_problem(one, value):
            self.session.failed.emit(UserError(f"{one.label}: {problem}"))
            return False
        plan = Edit(self.session.data, f"แก้ไข{one.label}")
        plan.update(report, **{field: value}, **_following(report, field, value))
        return self.session.commit(plan.change())

    def _item(self, report: Report) -> str:
        found = purposes(self.session.data, report)
        return "\n".join(f"{thai_number(one.year)} ข้อ {one.item.code.value}" for one in found)

    def _on_changed(self, change: Change) -> None:
        super()._on_changed(change)
        if ItaYear in change.types:  # codes of items may be corrected there
            self._announce(range(self.rowCount()))


def _state(report: Report) -> str:
    """Return the furthest step with its day, and whether the pages are kept."""
    step = current_step(report)
    day = step_date(report, step)
    text = f"{step_label(step)} {day.short()}" if day else step_label(step)
    return f"{text}\n(ออกฉบับแล้ว)" if is_issued(report) else text


def _following(report: Report, field: str, value: str) -> dict[str, Any]:
    """Return what else is set when a kind or form is chosen: a form of results makes no plan."""
    if field == "form":
        kind = FORMS[value].kind if value in FORMS else ""
        return {"kind": kind} if kind else {}
    form = FORMS.get(report.form)
    values: dict[str, Any] = {"round": None} if value == PLAN else {}
    return values | {"form": ""} if form is not None and form.kind not in ("", value) else values
