"""Markup in the texts of a document is printed as it was typed, and nothing is linked or opened."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.fields import describe
from itadesk.core.papers import chosen_year
from itadesk.core.records import Report
from itadesk.report.build import print_report
from itadesk.report.forms import FORMS
from itadesk.report.job import PrintJob
from tests.marked_records import BOLD, MARK, marked_records
from tests.typeset.extraction import mupdf, strict

TEXT = f'{BOLD}<img src="file:///etc/passwd"/><a href="https://example.org">&amp;'


@pytest.mark.parametrize("form", ["plan", "results-remark", "narrative", "memo"])
def test_texts_are_printed_as_they_are(form: str) -> None:
    data = Dataset.of(marked_records(TEXT))
    year = chosen_year(data, 2568)
    (report,) = data.children(Report, year)
    draft = replace(report, form=form, kind=FORMS[form].kind or report.kind, columns=())
    pdf = print_report(PrintJob(data, year, draft)).pdf
    read = "".join(strict(mupdf(pdf)).split())
    assert read.count(MARK) > 1
    assert read.count(MARK) == read.count(f">{MARK}<")
    assert "&amp;" in read
    with pikepdf.open(BytesIO(pdf)) as printed:
        links = [page for page in printed.pages if "/Annots" in page]
    assert not links


def test_records_are_full_of_it() -> None:
    data = Dataset.of(marked_records(BOLD))
    held = {
        f"{describe(type(record)).name}.{one.name}"
        for record in data
        for one in describe(type(record)).content
        if BOLD in str(getattr(record, one.name))
    }
    assert {"office.name", "measure.title", "measure.responsible", "result.output"} <= held
    assert {"evidence.caption", "report.title", "report.headings", "finding.reason"} <= held
    assert len(held) > 40, sorted(held)
