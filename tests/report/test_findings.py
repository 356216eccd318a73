"""The findings before the table of measures, and the approach."""

import dataclasses
import subprocess
import sys
from typing import Any

import pytest

from itadesk.core.records import Finding
from itadesk.report.build import PrintJob, print_report
from itadesk.report.forms import FORMS
from tests.report import pdfa
from tests.report.test_narrative import codes, in_order, text_of, told
from tests.report.test_structure import Read
from tests.typeset.extraction import strict

MEASURE = {"title": "เผยแพร่"}


def found(findings: list[dict[str, Any]], form: str = "plan", **values: Any) -> PrintJob:  # noqa: ANN401 - of each field
    """Return a report with a table of measures; `values` of the year, and of the report."""
    year = {name: values.pop(name) for name in ("no_defects", "approach") if name in values}
    one = told(findings, [MEASURE], year)
    blocks = (("cover", False), *values.pop("blocks", ()))
    kind = "plan" if form == "plan" else one.report.kind
    report = dataclasses.replace(one.report, form=form, kind=kind, blocks=blocks, **values)
    return one._replace(report=report)


def test_findings_stand_by_kind_and_indicator_before_the_table() -> None:
    findings = [
        {"kind": "develop", "indicator": 3, "reason": "เหตุค"},
        {"kind": "defect", "indicator": 6, "part": "public", "items": ("E2",), "reason": "เหตุข"},
        {"kind": "defect", "indicator": 2, "items": ("I8",), "reason": "เหตุก"},
    ]
    text = text_of(print_report(found(findings)))
    assert in_order(
        text,
        *("ข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ", "๕๓.๕๖", "เหตุก"),
        *("ตัวชี้วัดที่ ๖", "ข้อ E2 ถามE2", "๘๒.๕๐", "เหตุข"),
        *("ประเด็นที่ต้องพัฒนาให้ดีขึ้น", "ตัวชี้วัดที่ ๓", "เหตุค", "เผยแพร่"),
    )


def test_the_preview_is_told_where_each_finding_begins() -> None:
    long = "ยาว " * 900
    one = found([{"indicator": 2, "reason": long}, {"indicator": 3, "reason": "สั้น"}])
    printed = print_report(one)
    first, second = one.data.children(Finding, one.year)
    assert printed.places[first.id].page < printed.places[second.id].page


def test_two_findings_of_an_indicator_share_its_heading() -> None:
    findings = [{"kind": "defect", "indicator": 2, "reason": f"เหตุ{n}"} for n in (1, 2)]
    read = Read(print_report(found(findings)).pdf)
    assert len(read.texts("H2")) == len(read.texts("H3")) == 1


def test_the_approach_follows_and_is_said_to_be_missing_nowhere() -> None:
    printed = print_report(found([{"indicator": 2}], approach="ประชุมชี้แจง"))
    assert in_order(text_of(printed), "เหตุ", "แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "ประชุมชี้แจง")
    assert "not-printed" not in codes(printed)
    assert pdfa.problems(printed.pdf) == {}


def test_no_defects_are_said_only_while_there_are_none() -> None:
    says = strict("ไม่พบข้อบกพร่อง")
    assert says in text_of(print_report(found([], no_defects=True)))
    assert says not in text_of(print_report(found([{"kind": "defect"}], no_defects=True)))


def test_a_year_without_analysis_prints_nothing_of_it_and_notes_nothing() -> None:
    printed = print_report(found([]))
    assert "empty-block" not in [
        notice.code for notice in printed.notices if "ตามตัวชี้วัด" in notice.message
    ]
    assert Read(printed.pdf).texts("H2") == []


def test_what_the_officer_tells_in_her_own_words_is_not_told_twice() -> None:
    typed = {"analysis": "ได้วิเคราะห์แล้ว", "approach": "แนวทาง"}
    printed = print_report(found([{"indicator": 2}], **typed))
    assert "เหตุ" not in text_of(printed)
    assert "not-printed" in codes(printed), "the approach is lost"
    wanted = print_report(found([{"indicator": 2}], **typed, blocks=(("findings", True),)))
    assert in_order(text_of(wanted), "ได้วิเคราะห์แล้ว", "เหตุ", "แนวทาง")


@pytest.mark.parametrize("form", [key for key, one in FORMS.items() if "findings" in one.blocks])
def test_every_form_with_the_block_prints_it(form: str) -> None:
    printed = print_report(found([{"indicator": 2}], form, blocks=(("findings", True),)))
    assert strict("ตัวชี้วัดที่ ๒") in text_of(printed)


def test_characters_without_a_glyph_are_named_with_their_finding() -> None:
    printed = print_report(found([{"indicator": 2, "reason": "ก\U00013000"}]))
    (notice,) = [one for one in printed.notices if one.code == "lost-characters"]
    assert notice.field == "reason"


def test_a_report_without_findings_loads_nothing_of_them() -> None:
    run = (
        "import sys\nfrom tests.report.paper import job\n"
        "from itadesk.report.build import print_report\n"
        "print_report(job([{'title': 'ก'}], form='plan'))\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", run], stdout=subprocess.PIPE, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert not {"itadesk.report.findings", "itadesk.core.findings"} & loaded
