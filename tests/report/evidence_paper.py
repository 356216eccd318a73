"""Reports with evidence, and the pictures and files they hang on."""

import hashlib
from functools import cache
from io import BytesIO
from typing import Any

import pymupdf
from PIL import Image

from itadesk.core.dataset import ORDER_STEP, Dataset
from itadesk.core.records import Evidence, Record, Result
from itadesk.core.records import Measure as MeasureRecord
from itadesk.exchange.pictures import picture
from itadesk.report.build import PrintJob
from itadesk.report.job import fetch_pictures
from tests.report.paper import job

MEASURES = (
    {"title": "มาตรการแรก", "results": {6: {"output": "ทำแล้ว"}, 12: {"output": "ทำครบแล้ว"}}},
    {"title": "มาตรการที่สอง\nรายละเอียด", "results": {12: {"output": "ทำแล้ว"}}},
)


@cache
def photo(shade: int = 0, size: tuple[int, int] = (400, 300)) -> tuple[str, bytes]:
    """Return a picture as the document keeps it: its name and bytes."""
    stream = BytesIO()
    Image.new("RGB", size, (shade % 256, 90, 160)).save(stream, "JPEG")
    kept = picture(stream.getvalue())
    return kept.name, kept.content


@cache
def pdf(pages: int) -> tuple[str, bytes]:
    """Return a PDF of so many pages as the document keeps it."""
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            document.new_page().insert_text((72, 72), f"page {number}")
        content = document.tobytes(no_new_id=True)
    return f"{hashlib.sha256(content).hexdigest()}.pdf", content


def evidence_job(
    of_year: list[dict[str, Any]] | None = None,
    of_measures: dict[int, list[dict[str, Any]]] | None = None,
    of_results: dict[tuple[int, int], list[dict[str, Any]]] | None = None,
    blobs: dict[str, bytes] | None = None,
    **report: Any,  # noqa: ANN401 - of each field
) -> PrintJob:
    """Return the job of a results report; evidence is by measure (from 1), or measure and round."""
    made = job(MEASURES, **{"kind": "results", "form": "results", "round": 12, **report})
    measures = made.data.children(MeasureRecord, made.year)
    owners: list[tuple[str, Record, list[dict[str, Any]]]] = [("year_id", made.year, of_year or [])]
    for number, entries in (of_measures or {}).items():
        owners.append(("measure_id", measures[number - 1], entries))
    for (number, months), entries in (of_results or {}).items():
        results = made.data.children(Result, measures[number - 1])
        (result,) = (one for one in results if one.round == months)
        owners.append(("result_id", result, entries))
    evidence = [
        Evidence(**{field: owner.id}, order_key=n * ORDER_STEP, **values)
        for field, owner, entries in owners
        for n, values in enumerate(entries)
    ]
    data = Dataset.of([*made.data, *evidence])
    kept = dict([photo(n) for n in range(50)] + [photo(7, (300, 600)), pdf(3)]) | (blobs or {})
    fetched = fetch_pictures(data, kept.__getitem__, made.year, made.report)
    return made._replace(data=data, blobs=fetched)
