"""On which page of the window each kind of record is edited."""

from PySide6.QtWidgets import QWidget

from itadesk.core.dataset import Dataset
from itadesk.core.records import (
    Division,
    Evidence,
    Finding,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    ItemScore,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)

PAGES: dict[type[Record], str] = {
    Office: "office_page",
    Division: "office_page",
    Official: "office_page",
    ItaYear: "scores_page",
    IndicatorScore: "scores_page",
    ItemScore: "scores_page",
    FiscalYear: "findings_page",
    Finding: "findings_page",
    Evidence: "evidence_page",
    Measure: "measures_page",
    Result: "results_page",
    Report: "papers_page",
}
"""Type of a record -> the name of the page with all of its fields, or most."""

_OF_PAPERS = {  # fields of a Report that are not among the choices of the print page
    "kind", "round", "form", "date", "number", "submission_ita_year", "status", "url",
    "explanation",
}  # fmt: skip


def page_of(data: Dataset, record: Record, field: str = "") -> tuple[str, Record]:
    """Return the page where a record, or a field of it, is edited, and what to show there."""
    if isinstance(record, Report) and field and field not in _OF_PAPERS:
        return "print_page", record
    if isinstance(record, Evidence):
        for cls, owner_id in ((Measure, record.measure_id), (Result, record.result_id)):
            owner = data.find(cls, owner_id)
            if owner is not None:
                return PAGES[cls], owner
    return PAGES[type(record)], record


def has_page(widget: QWidget, name: str) -> bool:
    """Whether the window of a widget has a page of this name."""
    return widget.window().findChild(QWidget, name) is not None
