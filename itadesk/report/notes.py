"""Gathers what the officer should look at before she signs a report."""

from collections.abc import Iterable

from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.report.job import Notice, PrintJob

_LEAD_TEXTS = (
    "foreword",
    "foreword_sign",
    "intro",
    "analysis",
    "results_intro",
    "scores_intro",
    "closing",
    "annex_title",
)


class Notes:
    """The notices of one printing, in the order they came up."""

    def __init__(self) -> None:
        self.found: list[Notice] = []

    def add(self, code: str, message: str, record: Record | None = None, field: str = "") -> None:
        """Note something about a field of a record."""
        self.found.append(Notice(code, message, record.id if record else None, field))

    def add_missing(self, record: Record) -> None:
        """Note the required fields of a record that are empty."""
        for one in describe(type(record)).content:
            if one.required and not getattr(record, one.name):
                self.add("missing", f"ยังไม่ได้กรอก “{one.label}”", record, one.name)

    def add_unprinted(self, job: PrintJob) -> None:
        """Note the lead texts that the form has no place for."""
        texts = [(job.report, name) for name in _LEAD_TEXTS if name not in job.form.blocks]
        for record, name in (*texts, (job.year, "approach")):
            if getattr(record, name).strip():
                label = describe(type(record))[name].label
                message = f"มีข้อความในช่อง “{label}” แบบรายงานนี้ไม่พิมพ์ช่องนี้"
                self.add("not-printed", message, record, name)

    def add_lost(self, characters: Iterable[str]) -> None:
        """Note the characters that the font does not have."""
        if listed := " ".join(characters):
            self.add("lost-characters", f"แบบอักษรไม่มีอักขระ {listed} จึงพิมพ์เป็นช่องสี่เหลี่ยม")
