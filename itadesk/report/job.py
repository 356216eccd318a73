"""What is to be printed, what came of it, and what the officer should know about it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.core.digits import Digits
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.records import Evidence, FiscalYear, Report
from itadesk.report.forms import FORMS, Form, chosen_blocks, default_form


class PrintJob(NamedTuple):
    """A report of one fiscal year with its texts and choices.

    `digits` overrides the report's choice; `blobs` holds the pictures by name (`fetch_pictures`),
    so that a worker needs no document. `issued` are the kept pages of a paper that is issued: these
    are shown and printed, never new ones.
    """

    data: Dataset
    year: FiscalYear
    report: Report
    digits: Digits | None = None
    blobs: Mapping[str, bytes] = MappingProxyType({})
    issued: bytes = b""

    @property
    def form(self) -> Form:
        """The chosen form, else that of the report's kind; UserError when it cannot be printed."""
        if not self.report.form:
            return default_form(self.report.kind)
        if self.report.form not in FORMS:
            label = describe(Report)["form"].choice_label(self.report.form) or self.report.form
            raise UserError(f"ยังพิมพ์{label}ไม่ได้", "โปรดเลือกแบบรายงานอื่น")
        return FORMS[self.report.form].of_kind(self.report.kind)

    @property
    def printed_digits(self) -> Digits:
        """The digits to print in."""
        return self.digits or Digits(self.report.digits or Digits.TYPED)


def fetch_pictures(
    data: Dataset,
    read: Callable[[str], bytes],
    year: FiscalYear | None = None,
    report: Report | None = None,
) -> dict[str, bytes]:
    """Return the pictures that printing may need; one that `read` cannot give is left out.

    Given the report of a year, those of its annex too.
    """
    names = {data.office.emblem}
    if year is not None and report is not None and data.all(Evidence):
        form = PrintJob(data, year, report).form
        if "annex" in chosen_blocks(form, report):
            from itadesk.report.evidence import evidence_blobs  # few reports have any

            names.update(evidence_blobs(data, year, report))
    pictures = {}
    for name in sorted(filter(None, names)):
        with suppress(KeyError, UserError):
            pictures[name] = read(name)
    return pictures


class Notice(NamedTuple):
    """Something the officer should look at before signing; may name the record and field."""

    code: str
    message: str
    record_id: UUID | None = None
    field: str = ""


class Place(NamedTuple):
    """A place on the pages: the page, from 1, and which part of its height lies above."""

    page: int
    above: float


class PrintedReport(NamedTuple):
    """The finished pages; `places` are where the row of each printed measure begins, by its id."""

    pdf: bytes
    pages: int
    notices: tuple[Notice, ...]
    places: Mapping[UUID, Place] = MappingProxyType({})


class Cancelled(Exception):  # noqa: N818 - called off is no error
    """The printing was called off: a newer one takes its place."""
