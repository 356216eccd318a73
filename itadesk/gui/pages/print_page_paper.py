"""Which paper the page shows: its form, its round and its Report, stored or not yet."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from itadesk.core.checks import field_problem
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.fiscal import WHOLE_YEAR
from itadesk.core.papers import PLAN, RESULTS, chosen_report, newest_round
from itadesk.core.records import FiscalYear, Record, Report
from itadesk.gui.session import Session
from itadesk.report.forms import FORMS, Form, default_form
from itadesk.report.job import PrintJob, fetch_pictures


class Paper:
    """The chosen paper of the fiscal year; the first choice made on it stores its Report."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._new: dict[tuple[UUID, str, int | None], Report] = {}  # papers not stored yet
        self._pictures: dict[str, bytes] = {}  # of the job before: few change from one to the next
        self._asked: UUID | None = None  # which one, when several have the same form and round
        self.form: Form = default_form(PLAN)
        self.months: int = WHOLE_YEAR
        self.choose_newest()

    @property
    def report(self) -> Report | None:
        """The Report as it now is, stored or new; None without a fiscal year."""
        year = self._session.year
        if year is None:
            return None
        data = self._session.data
        asked = data.find(Report, self._asked)
        if asked is not None and asked.year_id == year.id and self._shows(asked):
            return replace(asked, round=self.months) if self.form.has_rounds else asked
        report = chosen_report(data, year, self.form.kind, self.form.key, self.months)
        if data.find(Report, report.id) is not None:
            return report
        return self._new.setdefault((year.id, report.form, report.round), report)

    @property
    def job(self) -> PrintJob | None:
        """What there is to print; None without a fiscal year."""
        year, report = self._session.year, self.report
        if year is None or report is None:
            return None
        data = self._session.data
        read = self._session.document.blob
        if report.issued_pdf:
            return PrintJob(data, year, report, issued=read(report.issued_pdf))
        kept = self._pictures
        self._pictures = fetch_pictures(data, lambda one: kept.get(one) or read(one), year, report)
        return PrintJob(data, year, report, blobs=self._pictures)

    def choose_newest(self) -> None:
        """Choose the paper stored last in the fiscal year, else results when there are any."""
        year = self._session.year
        if year is None:
            return
        data = self._session.data
        months = newest_round(data, year)
        self.form = default_form(PLAN if months is None else RESULTS)
        self.months = months or WHOLE_YEAR
        for report in data.children(Report, year):
            self.choose(report)

    def choose_form(self, key: str) -> None:
        """Choose a form; a letter is about what it was about before, else about what is newest."""
        self.form = FORMS[key]
        year = self._session.year
        if self.form.is_letter and year is not None:
            letter = chosen_report(self._session.data, year, "", key)
            self.form = self.form.of_kind(letter.kind)
            self.months = letter.round or self.months

    def choose_round(self, months: int | None) -> None:
        """Choose a round; None: a letter about the measures."""
        self.months = months or self.months
        self.form = FORMS[self.form.key].of_kind(PLAN if months is None else RESULTS)

    def choose(self, report: Report) -> None:
        """Choose the paper of a Report; one of an unknown form is left aside."""
        form = _form_of(report)
        if form is not None:
            self.form = form
            self.months = report.round or self.months
            self._asked = report.id

    def set_field(self, record: Record, field: str, value: Any, visit: object) -> bool:  # noqa: ANN401 - the type depends on the field
        """Set a field of a Report, storing it when it is new; return whether that is done."""
        one = describe(Report)[field]
        if problem := field_problem(one, value):
            self._session.failed.emit(UserError(f"{one.label}: {problem}"))
            return False
        assert isinstance(record, Report)
        step = (record.id, field, visit)
        return self._set(record, f"แก้ไข{one.label}", step, {field: value})

    def set_fields(self, label: str, step: object = None, **values: Any) -> bool:  # noqa: ANN401 - of each field
        """Set fields of the chosen Report in one action; those of one `step` are undone as one."""
        report = self.report
        return report is not None and self._set(report, label, step, values)

    def _shows(self, report: Report) -> bool:
        """Whether a stored paper is of the form and round shown."""
        any_round = not self.form.has_rounds or report.round is None
        return _form_of(report) == self.form and (any_round or report.round == self.months)

    def _set(self, report: Report, label: str, step: object, values: dict[str, Any]) -> bool:
        plan = Edit(self._session.data, label)
        if self._session.data.find(Report, report.id) is not None:
            plan.update(report, **values)
        elif replace(report, **values) != report:
            year = self._session.data.get(FiscalYear, report.year_id)
            plan.insert(replace(report, **values), year)
        return self._session.commit(plan.change(), step)


def _form_of(report: Report) -> Form | None:
    """Return the form a Report is printed in, None when it is not known."""
    form = FORMS.get(report.form) if report.form else default_form(report.kind)
    return form and form.of_kind(report.kind)
