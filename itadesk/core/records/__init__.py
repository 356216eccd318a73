"""The records of a document, parents before children."""

from itadesk.core.records.base import Record
from itadesk.core.records.ita import IndicatorScore, ItaYear, ItemScore
from itadesk.core.records.measures import Evidence, Finding, FiscalYear, Measure, Result
from itadesk.core.records.office import Division, Office, Official
from itadesk.core.records.reports import Report, StatusStep

RECORDS: tuple[type[Record], ...] = (
    Office,
    Division,
    Official,
    ItaYear,
    IndicatorScore,
    ItemScore,
    FiscalYear,
    Measure,
    Finding,
    Result,
    Evidence,
    Report,
)

__all__ = [
    "RECORDS",
    "Division",
    "Evidence",
    "Finding",
    "FiscalYear",
    "IndicatorScore",
    "ItaYear",
    "ItemScore",
    "Measure",
    "Office",
    "Official",
    "Record",
    "Report",
    "Result",
    "StatusStep",
]
