"""The results told by indicator: order, headings, tags, what stays together."""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pymupdf
import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.digits import Digits, thai_number
from itadesk.core.records import (
    Finding,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    ItemScore,
    Measure,
    Record,
)
from itadesk.report.build import PrintedReport, PrintJob, print_report
from tests.report import pdfa
from tests.report.paper import example, job, lines_of
from tests.report.test_structure import Read
from tests.typeset.extraction import mupdf, strict

DONE = {12: {"output": "ทำแล้ว", "outcome": "ดี"}}
SCORES = (
    ("I7", "", "79.27"),
    ("I8", "", "53.56"),
    ("E2", "public", "82.5"),
    ("E2", "survey", "70"),
)


def told(
    findings: Sequence[dict[str, Any]] = (),
    measures: Sequence[dict[str, Any]] = (),
    year: dict[str, Any] | None = None,
    **report: Any,  # noqa: ANN401 - of each field
) -> PrintJob:
    """Return a narrative; the `measures` of a finding are places in the list of measures."""
    own = [{"steps": "วิธี", "responsible": ("กอง",), "results": DONE, **one} for one in measures]
    made = job(own, form="narrative", blocks=(("cover", False),), **report)
    fiscal = dataclasses.replace(made.year, **(year or {}))
    owned = made.data.children(Measure, made.year)
    ita = ItaYear(office_id=made.data.office.id, year=2567)
    more: list[Record] = [ita]
    more += [
        ItemScore(ita_year_id=ita.id, order_key=n, code=c, part=p, text=f"ถาม{c}", score=Decimal(s))
        for n, (c, p, s) in enumerate(SCORES)
    ]
    more.append(IndicatorScore(ita_year_id=ita.id, indicator=10, score=Decimal("65")))
    for place, values in enumerate(findings):
        links = tuple(owned[n].id for n in values.get("measures", ()))
        more.append(
            Finding(
                year_id=fiscal.id, order_key=place, **{"reason": "เหตุ", **values, "measures": links}
            )
        )
    kept = [one for one in made.data if not isinstance(one, FiscalYear)]
    return made._replace(data=Dataset.of([*kept, fiscal, *more]), year=fiscal)


def text_of(printed: PrintedReport) -> str:
    return strict(mupdf(printed.pdf))


def in_order(text: str, *parts: str) -> bool:
    """Tell whether the parts stand one after the other, each once more after the one before."""
    at = 0
    for part in map(strict, parts):
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def codes(printed: PrintedReport) -> list[str]:
    return [notice.code for notice in printed.notices]


def test_report_002_is_told_in_nine_blocks() -> None:
    """Its words and their order are compared with the real report in `test_forms_of_examples`."""
    read = Read(print_report(example("002")).pdf)
    indicators = [text for kind in ("H3", "H4") for text in read.texts(kind) if "ตัวชี้วัด" in text]
    assert [text[12:13] for text in indicators[:3]] == ["๒", "๓", "๕"]
    labels = [text for text in read.texts("P") if text == strict("ข้อบกพร่อง")]
    assert len(labels) == 9
    assert sum(text.startswith(strict("มาตรการ :")) for text in read.texts("P")) == 9
    assert sum("ผลการประเมินที่ได้รับเท่ากับ" in text for text in read.texts("P")) == 10


def test_a_finding_leads_from_its_scores_to_what_was_done() -> None:
    findings = [{"kind": "defect", "indicator": 2, "items": ("I7", "i8"), "measures": (0,)}]
    text = text_of(print_report(told(findings, [{"title": "เผยแพร่"}])))
    assert in_order(
        text,
        "ด้านการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (Internal Integrity & Transparency Assessment : IIT)",
        "ตัวชี้วัดที่ ๒ การใช้งบประมาณ",
        "ข้อบกพร่อง",
        "ข้อ I7 ถามI7 ผลการประเมินที่ได้รับ เท่ากับ ๗๙.๒๗ คะแนน",
        "ข้อ I8 ถามI8 ผลการประเมินที่ได้รับ เท่ากับ ๕๓.๕๖ คะแนน",
        "เหตุ",
        "มาตรการ : เผยแพร่",
        "ขั้นตอนหรือวิธีการ",
        "วิธี",
        "ผู้รับผิดชอบ",
        "กอง",
        "ผลการดำเนินการตามมาตรการที่กำหนด",
        "ทำแล้ว",
    )


def test_findings_stand_by_instrument_part_and_indicator_whatever_their_order() -> None:
    findings = [
        {"indicator": 9},
        {"kind": "develop"},
        {"indicator": 6, "part": "survey", "items": ("E2",)},
        {"indicator": 7, "part": "public"},
        {"indicator": 6, "part": "public", "items": ("E2",)},
        {"indicator": 2, "items": ("I8",)},
        {"indicator": 1},
    ]
    printed = print_report(told(findings))
    text = text_of(printed)
    assert in_order(
        text,
        *("ด้านการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "ตัวชี้วัดที่ ๑", "ตัวชี้วัดที่ ๒", "๕๓.๕๖"),
        *("ด้านการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "(EIT Public)", "ตัวชี้วัดที่ ๖", "๘๒.๕๐"),
        *("ตัวชี้วัดที่ ๗", "(EIT Survey)", "ตัวชี้วัดที่ ๖", "๗๐.๐๐", "ด้านการเปิดเผยข้อมูล"),
        *("ตัวชี้วัดที่ ๙", "ประเด็นอื่น", "ประเด็นที่ต้องพัฒนาให้ดีขึ้น"),
    )
    assert text.count(strict("(EIT Public)")) == 1
    assert codes(printed).count("no-measure") == len(findings)


def test_a_part_is_a_part_of_eit_alone() -> None:
    text = text_of(print_report(told([{"indicator": 2, "part": "public"}, {"part": "survey"}])))
    assert "EITPublic" not in text
    assert "EITSurvey" not in text


def test_the_officers_order_holds_within_an_indicator() -> None:
    findings = [{"indicator": 2, "reason": f"เหตุ{n}"} for n in (3, 1, 2)]
    assert in_order(text_of(print_report(told(findings))), "เหตุ3", "เหตุ1", "เหตุ2")


def test_headings_are_tagged_by_rank_and_in_the_outline() -> None:
    findings = [
        {"indicator": 2, "measures": (0,)},
        {"indicator": 6, "part": "public", "measures": (1,)},
    ]
    printed = print_report(told(findings, [{"title": "ก"}, {"title": "ข"}]))
    read = Read(printed.pdf)
    assert [len(read.texts(f"H{n}")) for n in (1, 2, 3, 4)] == [1, 2, 2, 1]
    assert read.texts("H4") == [strict("ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน")]
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        outline = [(level, title[:12]) for level, title, _page in document.get_toc()][1:]
    assert [level for level, _ in outline] == [1, 2, 3, 1, 2, 3, 4]
    assert pdfa.problems(printed.pdf) == {}


def test_measures_that_answer_no_finding_come_last() -> None:
    measures = [{"title": "หนึ่ง"}, {"title": "สอง"}]
    text = text_of(print_report(told([{"indicator": 2, "measures": (1,)}], measures)))
    assert in_order(text, "มาตรการ : สอง", "มาตรการอื่นเพื่อส่งเสริม", "มาตรการ : หนึ่ง")
    bare = text_of(print_report(told([], measures)))
    assert in_order(bare, "มาตรการ : หนึ่ง", "มาตรการ : สอง")
    assert strict("มาตรการอื่น") not in bare


def test_a_measure_that_answers_two_findings_is_told_once() -> None:
    findings = [{"indicator": n, "measures": (0,)} for n in (2, 3)]
    printed = print_report(told(findings, [{"title": "เผยแพร่", "steps": "ขั้นเดียว"}]))
    text = text_of(printed)
    assert (text.count(strict("มาตรการ : เผยแพร่")), text.count("ขั้นเดียว")) == (2, 1)
    assert in_order(text, "ขั้นเดียว", "กล่าวแล้วข้างต้น")


def test_an_analysis_without_defects_says_so() -> None:
    says = strict("ไม่พบข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน")
    develop = {"kind": "develop", "indicator": 2}
    year = {"no_defects": True}
    assert says in text_of(print_report(told([develop], [{"title": "ก"}], year)))
    defect = {"kind": "defect", "indicator": 2}
    assert says not in text_of(print_report(told([defect], [{"title": "ก"}], year)))


def test_an_indicator_without_items_has_its_own_score() -> None:
    text = text_of(print_report(told([{"indicator": 10}])))
    assert strict("ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต ผลการประเมินที่ได้รับ เท่ากับ ๖๕.๐๐ คะแนน") in text


def test_references_are_added_unless_the_reason_names_them() -> None:
    findings = [
        {"indicator": 2, "reason": "ดู (อ้างอิงจาก O11, ๙.๑)", "references": ("o11", "9.1", "o1")}
    ]
    text = text_of(print_report(told(findings)))
    assert strict("ดู (อ้างอิงจาก O11, ๙.๑) (อ้างอิงจาก o1)") in text


def test_what_is_missing_is_noted_with_its_finding() -> None:
    one = told([{"indicator": 2, "items": ("I30",), "reason": " "}])
    (finding,) = one.data.all(Finding)
    notices = print_report(one).notices
    fields = {notice.field for notice in notices if notice.record_id == finding.id}
    assert fields == {"items", "reason", "measures"}


def test_digits_are_converted_where_the_officer_wants_it() -> None:
    one = told([{"indicator": 2, "items": ("I7",)}], digits=Digits.ARABIC.value)
    text = text_of(print_report(one))
    assert strict("ตัวชี้วัดที่ 2") in text
    assert "79.27" in text
    assert "I7" in text


def test_a_new_page_begins_where_the_officer_wants_one() -> None:
    findings = [{"indicator": 2, "measures": (0, 1)}, {"indicator": 3, "measures": (2,)}]
    one = told(findings, [{"title": name} for name in "กขค"])
    ids = [measure.id for measure in one.data.children(Measure, one.year)]
    report = dataclasses.replace(one.report, page_breaks=(ids[1], ids[2]))
    printed = print_report(one._replace(report=report))
    assert printed.pages == 3
    assert [printed.places[key].page for key in ids] == [1, 2, 3]
    assert lines_of(printed.pdf, 1)[1].startswith(strict("มาตรการ : ข"))
    assert lines_of(printed.pdf, 2)[1].startswith(strict("ตัวชี้วัดที่ ๓"))


def test_columns_are_the_sections_of_a_measure() -> None:
    columns = ("title", "outcome", "period")
    one = told(
        [], [{"title": "ก", "period": "ทั้งปี"}], columns=columns, headings=(("outcome", "ความสำเร็จ"),)
    )
    text = text_of(print_report(one))
    assert in_order(text, "มาตรการ : ก", "ความสำเร็จ", "ดี", "ทั้งปี")
    assert "ทำแล้ว" not in text


@pytest.mark.parametrize("lines", range(24, 44))
def test_no_heading_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    measures = [{"title": "ก", "steps": "\n".join(["- ทำ"] * lines)}, {"title": "ข"}]
    findings = [
        {"indicator": 2, "measures": (0,)},
        {"indicator": 6, "part": "public", "measures": (1,)},
    ]
    printed = print_report(told(findings, measures))
    heads = ("ด้าน", "ส่วนที่", "ตัวชี้วัดที่๖คุณ", "ข้อบกพร่อง", "มาตรการ:", "ขั้นตอน", "ผู้รับ", "ผลการ")
    heads = tuple(map(strict, heads))
    for page in range(printed.pages - 1):
        assert not lines_of(printed.pdf, page)[-1].startswith(heads)


def test_nothing_at_all_leaves_the_block_out() -> None:
    printed = print_report(told())
    assert printed.pages == 1
    assert "empty-block" in codes(printed)


def test_very_long_texts_go_over_pages_and_lose_nothing() -> None:
    reason = " ".join(f"คำ{n}" for n in range(2500))
    findings = [{"indicator": 2, "reason": reason, "measures": (0,)}]
    printed = print_report(told(findings, [{"title": "ยาว " * 200, "steps": "ขั้น\n" * 200}]))
    text = text_of(printed)
    for page in range(2, printed.pages + 1):  # the numbers of the pages stand between
        text = text.replace(strict(f"- {thai_number(page)} -"), "", 1)
    assert strict(reason) in text
    assert text.count("ขั้น") >= 200
    assert printed.pages > 10
