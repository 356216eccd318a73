"""Every form prints every example, the smallest document and large ones, without an empty page."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any

import pymupdf
import pytest
from PIL import Image

from itadesk.core.dataset import Dataset
from itadesk.core.fields import describe
from itadesk.core.records import (
    Evidence,
    Finding,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    Measure,
    Office,
    Record,
    Report,
    Result,
)
from itadesk.report.build import PrintJob, print_report
from itadesk.report.forms import FORMS
from tests.compare_example import NUMBERS
from tests.printed_pages import page_texts
from tests.report.paper import example, job

KEYS = tuple(str(one.value) for one in describe(Report)["form"].choices)
ROUNDS = (1, 3, 6, 9, 12)
TEXT = "ดำเนินการเผยแพร่ข้อมูลการใช้จ่ายงบประมาณให้ประชาชนทราบผ่านเว็บไซต์และบอร์ดประชาสัมพันธ์"

every_form = pytest.mark.parametrize("form", KEYS)


@every_form
@pytest.mark.parametrize("number", NUMBERS)
def test_every_form_prints_every_example(number: str, form: str) -> None:
    check_pages(example(number), form)


@every_form
def test_a_document_of_one_measure(form: str) -> None:
    text = "".join(check_pages(of_measures(1, "มาตรการเดียว"), form))
    assert ("มาตรการเดียว" in text) == (form != "memo")  # tells how many there are


@every_form
def test_a_document_of_sixty_measures_and_five_rounds(form: str) -> None:
    texts = check_pages(of_measures(60, "มาตรการที่"), form)
    if form != "memo":
        assert all(f"มาตรการที่{place}{TEXT}" in "".join(texts) for place in range(1, 61))


@pytest.mark.parametrize("months", ROUNDS)
def test_each_round_prints_its_own_texts(months: int) -> None:
    made = of_measures(60, "มาตรการที่")
    text = "".join(check_pages(made._replace(report=replace(made.report, round=months)), "results"))
    assert [other for other in ROUNDS if f"ผลของรอบ{other}ครั้งที่" in text] == [months]


@every_form
@pytest.mark.parametrize("per_page", [2, 4])
def test_a_document_with_forty_pictures(form: str, per_page: int) -> None:
    made = with_pictures(40)
    made = made._replace(
        report=replace(made.report, annex_per_page=per_page, blocks=(("annex", True),))
    )
    shown = sum("จาก40" in page for page in check_pages(made, form))
    least = 40 // per_page  # one more where headings leave too little room on the first page
    assert shown in ((least, least + 1) if "annex" in FORMS[form].blocks else (0,))


@every_form
def test_a_document_of_nothing(form: str) -> None:
    office, year = Office(), FiscalYear(office_id=Office().id, year=2568)
    year = replace(year, office_id=office.id)
    report = Report(year_id=year.id)
    check_pages(PrintJob(Dataset.of([office, year, report]), year, report), form)


def check_pages(made: PrintJob, form: str) -> list[str]:
    """Print a form; return the texts of its pages, none of which is empty."""
    printed = print_report(made._replace(report=replace(made.report, form=form)))
    texts = page_texts(printed.pdf, printed.pages)
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        assert document.page_count == printed.pages > 0
        bare = [
            page.number for page in document if not texts[page.number] and not page.get_images()
        ]
    assert bare == []
    return texts


@cache
def of_measures(count: int, title: str) -> PrintJob:
    """Return a job of a year with so many measures, a result of each in every round, and scores."""
    measures: list[dict[str, Any]] = [
        {
            "title": f"{title} {place} {TEXT}" if count > 1 else title,
            "guideline": TEXT,
            "steps": f"- {TEXT}\n- {TEXT}",
            "monitoring": TEXT,
            "results": {
                months: {"output": f"ผลของรอบ {months} ครั้งที่ {place} {TEXT}", "outcome": TEXT}
                for months in ROUNDS
            },
        }
        for place in range(1, count + 1)
    ]
    made = job(measures, [{"role": "ผู้รายงาน", "position": "นักวิเคราะห์"}], round=12)
    ita: list[Record] = []
    for year in (2567, 2568):
        announced = ItaYear(office_id=made.data.office.id, year=year)
        ita.append(announced)
        ita += [
            IndicatorScore(ita_year_id=announced.id, indicator=one, score=Decimal(80 + one))
            for one in range(1, 11)
        ]
    findings = [
        Finding(
            year_id=made.year.id,
            kind="develop",
            indicator=place % 10 + 1,
            measures=(one.id,),
            order_key=place,
        )
        for place, one in enumerate(made.data.children(Measure, made.year))
    ]
    return made._replace(data=Dataset.of([*made.data, *ita, *findings]))


@cache
def with_pictures(count: int) -> PrintJob:
    """Return a job with one measure whose result has so many pictures as evidence."""
    made = of_measures(1, "มาตรการเดียว")
    (measure,) = made.data.children(Measure, made.year)
    result = made.data.children(Result, measure)[-1]
    blobs = {f"{place:064x}.png": picture(place) for place in range(count)}
    evidence = [
        Evidence(
            result_id=result.id,
            kind="picture",
            file=name,
            caption=f"ภาพที่ {place} จาก {count}",
            order_key=place,
        )
        for place, name in enumerate(blobs, 1)
    ]
    return made._replace(data=Dataset.of([*made.data, *evidence]), blobs=blobs)


def picture(place: int) -> bytes:
    """Return a picture, lying or standing, unlike the others."""
    file = BytesIO()
    size = (900, 600) if place % 2 else (600, 900)
    Image.new("RGB", size, (place * 6 % 256, 120, 200)).save(file, "PNG")
    return file.getvalue()
