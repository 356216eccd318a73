"""Small documents to print, and what stands on their pages: table cells, lines, rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pymupdf

from itadesk.core.dataset import Dataset
from itadesk.core.records import (
    Division,
    FiscalYear,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)
from itadesk.exchange import data_json
from itadesk.report.build import PrintJob
from itadesk.report.table import CONTINUED
from tests.typeset.lines import Char, chars

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
OFFICE = {
    "kind": "องค์การบริหารส่วนตำบล",
    "name": "นาม่วง",
    "district": "ประจักษ์ศิลปาคม",
    "province": "อุดรธานี",
}


@cache
def example(number: str) -> PrintJob:
    """Return the job that prints an example document."""
    records, _ = data_json.read(EXAMPLES / f"report-{number}.json")
    data = Dataset.of(records)
    (year,) = data.children(FiscalYear, data.office)
    (report,) = data.children(Report, year)
    return PrintJob(data, year, report)


def job(
    measures: Sequence[dict[str, Any]] = (),
    officials: Sequence[dict[str, Any]] = (),
    office: dict[str, Any] | None = None,
    **report: Any,  # noqa: ANN401 - of each field
) -> PrintJob:
    """Return a job of the fiscal year 2568; `results` of a measure are by round."""
    owner = Office(**(OFFICE if office is None else office))
    year = FiscalYear(office_id=owner.id, year=2568)
    records: list[Record] = [owner, year, Division(office_id=owner.id, name="สำนักปลัด")]
    for place, values in enumerate(measures):
        own = {name: value for name, value in values.items() if name != "results"}
        measure = Measure(year_id=year.id, order_key=place, **own)
        records.append(measure)
        records += [
            Result(**{"measure_id": measure.id, "round": months, "reviewed": True, **texts})
            for months, texts in values.get("results", {}).items()
        ]
    signers = [
        Official(office_id=owner.id, order_key=place, **values)
        for place, values in enumerate(officials)
    ]
    paper = Report(year_id=year.id, **report)
    return PrintJob(Dataset.of([*records, *signers, paper]), year, paper)


def with_breaks(made: PrintJob, chosen: Sequence[bool]) -> PrintJob:
    """Return a job in which a new page begins before each measure that is chosen."""
    measures = made.data.children(Measure, made.year)
    breaks = tuple(one.id for one, here in zip(measures, chosen, strict=True) if here)
    return made._replace(report=replace(made.report, page_breaks=breaks))


@dataclass(frozen=True, slots=True)
class Band:
    """A row's part on one page: the text in each cell's box, white space left out."""

    page: int
    cells: tuple[str, ...]


def bands(pdf: bytes) -> list[Band]:
    """Return the parts of all table rows below the headings, in page order."""
    drawn = chars(pdf)
    found = []
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        for number, page in enumerate(document):
            here = [char for char in drawn if char.page == number]
            found += [Band(number, cells) for cells in _cells(page, here)]
    return found


def _cells(page: pymupdf.Page, here: Sequence[Char]) -> Iterator[tuple[str, ...]]:
    """Yield the texts between the rules of one page."""
    height = page.rect.height
    items = [item for drawing in page.get_drawings() for item in drawing["items"]]
    lines = [(item[1], item[2]) for item in items if item[0] == "l"]
    across = sorted({round(height - a.y, 1) for a, b in lines if abs(a.y - b.y) < 0.1})
    down = sorted({round(a.x, 1) for a, b in lines if abs(a.x - b.x) < 0.1})
    headings = [height - item[1].y1 for item in items if item[0] == "re"]
    if not headings or not across:
        return
    edges = [min(headings), *reversed(across)]
    for top, bottom in pairwise(edges):
        row = [char for char in here if bottom < char.y < top]
        yield tuple(
            "".join(char.text for char in row if left < (char.left + char.right) / 2 < right)
            for left, right in pairwise(down)
        )


def rows(pdf: bytes) -> list[tuple[str, ...]]:
    """Return the text of every row: its parts joined, "(ต่อ)" and the number before it left out."""
    whole: list[tuple[str, ...]] = []
    for band in bands(pdf):
        if CONTINUED not in band.cells[0]:
            whole.append(band.cells)
            continue
        rest = (cell.partition(CONTINUED)[2] for cell in band.cells)
        whole[-1] = tuple(start + more for start, more in zip(whole[-1], rest, strict=True))
    return whole


def lines_of(pdf: bytes, page: int) -> list[str]:
    """Return the lines of a page from top to bottom, white space left out."""
    here = [char for char in chars(pdf) if char.page == page]
    by_line: dict[int, list[Char]] = {}
    for char in here:
        by_line.setdefault(round(char.y), []).append(char)
    return ["".join(char.text for char in by_line[y]) for y in sorted(by_line, reverse=True)]
