"""The complete form: the plan and the results in two tables, pages that lie as their block says."""

import dataclasses
from typing import Any

import pymupdf
import pytest

from itadesk.core.records import Measure
from itadesk.report.build import PrintJob, print_report
from itadesk.report.forms import FORMS
from tests.report import pdfa
from tests.report.paper import job, lines_of, with_breaks
from tests.typeset.extraction import mupdf, strict
from tests.typeset.lines import crossings

SIGNER = {"name": "กานดา", "position": "นิติกร", "role": "ผู้รายงาน"}
MEASURE: dict[str, Any] = {
    "title": "เรื่อง ๑",
    "guideline": "แนวทาง",
    "steps": "วิธี",
    "responsible": ("กองคลัง",),
    "rounds": (6,),
    "results": {12: {"detail": "รายละเอียด", "output": "ผลผลิตที่ได้", "outcome": "ผลลัพธ์ที่ได้"}},
}


def complete(measures: list[dict[str, Any]], **report: Any) -> PrintJob:  # noqa: ANN401
    return job(measures, [SIGNER], form="complete", kind="complete", round=12, **report)


def shapes(pdf: bytes) -> list[str]:
    """Return how each page lies: "|" upright, "-" across."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return ["-" if page.rect.width > page.rect.height else "|" for page in document]


def test_the_plan_comes_before_the_results_each_with_its_columns() -> None:
    printed = print_report(complete([MEASURE], results_intro="บัดนี้ได้ดำเนินการแล้ว"))
    text = strict(mupdf(printed.pdf))
    words = ["การกำกับติดตาม", "แนวทาง", "วิธี", "บัดนี้", "หมายเหตุ", "รายละเอียด", "ผลผลิตที่ได้"]
    places = [text.rindex(word) for word in words]
    assert places == sorted(places)
    assert text.count("๑.เรื่อง๑") == 2
    assert "ผลผลิตที่ได้" not in text[: text.index("หมายเหตุ")]
    assert crossings(printed.pdf) == []
    assert pdfa.problems(printed.pdf) == {}


def test_each_table_tells_only_what_it_prints_and_once() -> None:
    lacking = {"title": "", "responsible": (), "results": {6: {"output": "ผลรอบก่อน"}}}
    told = print_report(complete([lacking])).notices
    messages = [notice.message for notice in told]
    assert len(messages) == len(set(messages))
    assert messages.count("มาตรการที่ ๑ ยังไม่ได้กรอก “มาตรการ”") == 1
    assert [notice.code for notice in told].count("earlier-round") == 1
    assert not any(notice.code == "not-printed" for notice in told)


def test_what_the_table_that_is_switched_off_would_print_is_told() -> None:
    (notice,) = [
        notice
        for notice in print_report(complete([MEASURE], blocks=(("table", False),))).notices
        if notice.field == "guideline"
    ]
    assert notice.code == "not-printed"


def test_all_measures_are_planned_where_only_the_due_ones_are_reported() -> None:
    later = {"title": "เรื่อง ๒", "steps": "วิธี", "rounds": (12,)}
    one = complete([MEASURE, later], only_due=True)
    one = one._replace(report=dataclasses.replace(one.report, round=6))
    text = strict(mupdf(print_report(one).pdf))
    assert text.count("เรื่อง๒") == 1
    assert text.count("เรื่อง๑") == 2


def test_a_measure_is_found_where_its_plan_stands() -> None:
    one = complete([MEASURE])
    (measure,) = one.data.children(Measure, one.year)
    (place,) = print_report(one).places.items()
    assert place[0] == measure.id
    assert (place[1].page, place[1].above < 0.5) == (2, True)


def test_columns_of_one_table_leave_the_other_out() -> None:
    printed = print_report(complete([MEASURE], columns=("output",)))
    text = strict(mupdf(printed.pdf))
    assert "แนวทาง" not in text
    assert "ผลผลิตที่ได้" in text
    (notice,) = [notice for notice in printed.notices if "ตารางมาตรการ" in notice.message]
    assert notice.code == "empty-block"


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({}, "|-"),
        ({"landscape": (("cover", True),)}, "--"),
        ({"landscape": (("table", False), ("results_table", False))}, "||"),
        ({"landscape": (("table", False),)}, "||-"),
        ({"orientation": "portrait"}, "||"),
        ({"orientation": "landscape"}, "--"),
        ({"orientation": "portrait", "landscape": (("results_table", True),)}, "||-"),
        ({"landscape": (("signatures", False),)}, "|-|"),
        ({"foreword": "คำ"}, "||-"),
        ({"foreword": "คำ", "landscape": (("foreword", True),)}, "|--"),
        ({"blocks": (("cover", False),)}, "-"),
    ],
)
def test_pages_lie_as_their_blocks_say(choices: dict[str, Any], expected: str) -> None:
    printed = print_report(complete([MEASURE], results_intro="บัดนี้", **choices))
    assert shapes(printed.pdf) == list(expected)
    assert printed.pages == len(expected)
    for page in range(1, printed.pages):
        assert lines_of(printed.pdf, page)[0] == f"-{'๐๑๒๓'[page + 1]}-"
    assert crossings(printed.pdf) == []


def test_a_turned_form_of_one_table_turns_whole_pages() -> None:
    for key in ("plan", "results"):
        form = FORMS[key]
        one = job(
            [MEASURE], [SIGNER], form=key, landscape=(("table", True),), orientation="portrait"
        )
        assert shapes(print_report(one).pdf) == ["|", "-"], form


def test_the_text_before_a_table_stays_with_it() -> None:
    for count in range(1, 24):
        one = complete([MEASURE | {"steps": "วิธี\n" * 3}] * count, results_intro="บัดนี้")
        printed = print_report(one)
        (page,) = [
            lines for n in range(printed.pages) if "บัดนี้" in (lines := lines_of(printed.pdf, n))
        ]
        after = page[page.index("บัดนี้") + 1 :]
        assert any("หมายเหตุ" in line for line in after), count
        assert any("เรื่อง๑" in line for line in after), count


def test_a_new_page_before_a_measure_is_begun_in_both_tables() -> None:
    one = with_breaks(complete([MEASURE] * 2), [False, True])
    assert shapes(print_report(one).pdf) == ["|", "-", "-", "-"]
