"""Which evidence a report prints, and under which headings."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from itadesk.core.checks import blob_names
from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.papers import newest_round
from itadesk.core.records import Evidence, Finding, FiscalYear, Measure, Report, Result


class Group(NamedTuple):
    """Evidence under one heading: of an indicator and a part, of a measure, or of the year."""

    evidence: tuple[Evidence, ...]
    indicator: int | None = None
    part: str = ""
    measure: Measure | None = None
    number: int = 0  # of the measure


def groups(data: Dataset, year: FiscalYear, report: Report) -> Iterator[Group]:
    """Yield the evidence of a year, by indicator; then that of each measure and its results.

    A report of a round shows what results up to that round rest on.
    """
    own = sorted(data.children(Evidence, year), key=lambda one: one.indicator or 0)
    for indicator, same in groupby(own, lambda one: one.indicator):
        yield Group(tuple(same), indicator, _part(data, year, indicator))
    last = report.round or newest_round(data, year) or 0
    for number, measure in enumerate(data.children(Measure, year), 1):
        found = list(data.children(Evidence, measure))
        for result in data.children(Result, measure):
            if result.round is not None and result.round <= last:
                found += data.children(Evidence, result)
        if found:
            yield Group(tuple(found), measure=measure, number=number)


def evidence_blobs(data: Dataset, year: FiscalYear, report: Report) -> Iterator[str]:
    """Yield the names of the pictures and files that a report's annex shows."""
    for group in groups(data, year, report):
        for one in group.evidence:
            yield from blob_names(one)


def which(group: Group, place: int) -> str:
    """Return the words that begin what is said about one piece of evidence."""
    owner = f"ของมาตรการที่ {thai_number(group.number)} " if group.measure else ""
    return f"หลักฐาน{owner}ลำดับที่ {thai_number(place)} "


def _part(data: Dataset, year: FiscalYear, indicator: int | None) -> str:
    """Return the part of EIT an indicator was found wanting in, when all findings agree."""
    parts = {one.part for one in data.children(Finding, year) if one.indicator == indicator}
    return parts.pop() if indicator and len(parts) == 1 else ""
