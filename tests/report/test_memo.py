"""บันทึกข้อความ: its head, its wording, and the places to sign."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pymupdf
import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.digits import Digits
from itadesk.core.records import Official
from itadesk.report.build import print_report
from itadesk.report.job import PrintJob
from itadesk.report.page import CM, FRAMES
from tests.report import marked
from tests.report.paper import OFFICE, job, lines_of
from tests.report.pdfa import problems
from tests.typeset.lines import chars, crossings

FRAME = FRAMES[next(iter(FRAMES))]
MEASURES = [{"title": "มาตรการป้องกันการรับสินบน", "steps": "ประชุม"}, {"title": "มาตรการเผยแพร่ข้อมูล"}]
OFFICIALS = [
    {"prefix": "นาย", "name": "สมชาย ใจดี", "position": "นายก อบต.", "role": "นายก"},
    {"name": "สมหญิง", "position": "นิติกร", "role": "ผู้รายงาน"},
    {"name": "ประเสริฐ", "position": "ปลัด อบต.", "role": "ปลัด"},
]
MUNICIPALITY = {**OFFICE, "kind": "เทศบาลตำบล", "name": "กุดปลาดุก"}


def memo(kind: str = "plan", **values: Any) -> PrintJob:  # noqa: ANN401 - of each field
    made = {"measures": MEASURES, "officials": OFFICIALS, **values}
    return job(form="memo", kind=kind, **made)


def text_of(made: PrintJob) -> str:
    """Return the text of all pages, white space left out."""
    report = print_report(made)
    return "".join("".join(lines_of(report.pdf, page)) for page in range(report.pages))


def test_the_head_says_who_writes_what_to_whom() -> None:
    made = memo(date=ThaiDate(2563, 1, 31), number="อด ๗๑๒๐๑/๑")
    lines = lines_of(print_report(made).pdf, 0)
    assert lines[:6] == [
        "บันทึกข้อความ",
        "ส่วนราชการสำนักปลัดองค์การบริหารส่วนตำบลนาม่วง",
        "ที่อด๗๑๒๐๑/๑วันที่๓๑มกราคม๒๕๖๓",
        "เรื่องขอความเห็นชอบมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณพ.ศ.๒๕๖๘",
        "เรียนนายกองค์การบริหารส่วนตำบลนาม่วง(ผ่านปลัดองค์การบริหารส่วนตำบลนาม่วง)",
    ]


def test_a_municipality_has_its_own_titles() -> None:
    assert "เรียนนายกเทศมนตรีตำบลกุดปลาดุก(ผ่านปลัดเทศบาลตำบลกุดปลาดุก)" in text_of(
        memo(office=MUNICIPALITY)
    )


def test_what_is_typed_stands_in_the_head() -> None:
    text = text_of(memo(title="ขอส่งรายงาน", page_title="กองคลัง เทศบาล"))
    assert "ส่วนราชการกองคลังเทศบาลที่" in text
    assert "เรื่องขอส่งรายงานเรียน" in text


def test_an_unknown_date_leaves_dots_only() -> None:
    assert lines_of(print_report(memo()).pdf, 0)[2] == "ที่วันที่"


def test_a_month_leaves_room_for_the_day() -> None:
    line = lines_of(print_report(memo(date=ThaiDate(2568, 2))).pdf, 0)[2]
    assert line == "ที่วันที่........กุมภาพันธ์๒๕๖๘"


def test_digits_are_those_of_the_choice() -> None:
    text = text_of(memo(date=ThaiDate(2563, 1, 31), digits=Digits.ARABIC.value))
    assert "31มกราคม2563" in text
    assert "๒๕๖๘" not in text


def test_a_plan_is_proposed_and_sent_on() -> None:
    text = text_of(memo())
    assert "จำนวน๒มาตรการเรียบร้อยแล้ว" in text
    assert "๒.เผยแพร่มาตรการบนเว็บไซต์ขององค์การบริหารส่วนตำบลนาม่วง" in text
    assert "๓.จัดส่งมาตรการให้นายอำเภอประจักษ์ศิลปาคมเพื่อทราบ" in text
    assert "จึงเรียนมาเพื่อโปรดทราบและพิจารณา" in text


def test_results_of_a_round_are_reported() -> None:
    text = text_of(memo("results", round=6))
    assert "ประจำปีงบประมาณพ.ศ.๒๕๖๘(รอบ๖เดือน)" in text
    assert "ในรอบ๖เดือนแล้วจึงขอรายงานผลการดำเนินการ" in text
    assert "จัดส่งรายงานผลการดำเนินการให้นายอำเภอ" in text


def test_a_province_stands_above_larger_offices() -> None:
    office = {**OFFICE, "kind": "องค์การบริหารส่วนจังหวัด", "name": "อุดรธานี"}
    assert "ให้ผู้ว่าราชการจังหวัดอุดรธานีเพื่อทราบ" in text_of(memo(office=office))


def test_typed_texts_take_the_place_of_the_wording() -> None:
    text = text_of(memo(intro="ข้อความของเรา", closing="จบ"))
    assert "ข้อความของเราจบ(ลงชื่อ)" in text


def test_three_sign_each_in_a_place_of_their_own() -> None:
    lines = lines_of(print_report(memo()).pdf, 0)
    dots = "." * 20
    assert lines[-7].startswith(f"(ลงชื่อ){dots}")
    assert lines[-7].endswith("ผู้รายงาน")
    assert lines[-6:-4] == ["(สมหญิง)", "นิติกร"]
    assert lines[-4] == "ความเห็นของปลัดคำสั่ง/ข้อสั่งการ"
    assert lines[-2:] == ["(ประเสริฐ)(นายสมชายใจดี)", "ปลัดอบต.นายกอบต."]


def test_who_is_chosen_signs_where_the_role_belongs() -> None:
    made = memo(officials=[*OFFICIALS, {"name": "อีกคน", "position": "รองปลัด", "role": "ปลัด"}])
    other = next(one for one in made.data.all(Official) if one.name == "อีกคน")
    chosen = made._replace(report=replace(made.report, signers=(other.id,)))
    lines = lines_of(print_report(chosen).pdf, 0)
    assert lines[-2].startswith("(อีกคน)")
    assert "(สมหญิง)" in lines


def test_places_without_an_official_are_left_free_and_told() -> None:
    report = print_report(memo(officials=[]))
    lines = lines_of(report.pdf, 0)
    assert lines[-1] == "ปลัดองค์การบริหารส่วนตำบลนาม่วงนายกองค์การบริหารส่วนตำบลนาม่วง"
    told = [notice for notice in report.notices if notice.code == "no-signer"]
    assert [notice.field for notice in told] == ["signers"] * 3


def test_approvals_are_never_parted() -> None:
    for count in range(24):
        report = print_report(memo(intro="\n".join(["ข้อความ"] * count)))
        (page,) = {
            number
            for number in range(report.pages)
            for line in lines_of(report.pdf, number)
            if "ความเห็นของปลัด" in line or "(ประเสริฐ)" in line
        }
        assert page == report.pages - 1


def test_the_table_is_printed_by_choice() -> None:
    assert "ประชุม" not in text_of(memo())
    text = text_of(memo(blocks=(("table", True),)))
    assert "มีรายละเอียดดังต่อไปนี้" in text
    assert "ขั้นตอนหรือวิธีการผู้รับผิดชอบ" in text
    assert "ประชุม" in text


def test_dots_reach_from_the_text_to_the_margin() -> None:
    report = print_report(memo(page_title="กองคลัง"))
    with pymupdf.open(stream=report.pdf, filetype="pdf") as document:
        drawn = [item for path in document[0].get_drawings() for item in path["items"]]
    lines = [(item[1], item[2]) for item in drawn if item[0] == "l"]
    assert len(lines) == 4 + 2 * 2  # of the head, and below the two headings
    first = min(lines, key=lambda line: line[0].y)
    right = FRAME.width - FRAME.right
    assert first[1].x == pytest.approx(right, abs=0.1)
    end = max(
        char.right for char in chars(report.pdf) if abs(FRAME.height - char.y - first[0].y) < 9
    )
    assert 3 < first[0].x - end < 12


def test_the_head_leaves_the_place_of_the_emblem_free() -> None:
    drawn = [char for char in chars(print_report(memo()).pdf) if char.page == 0]
    foot = FRAME.height - 1.5 * CM - 1.5 * CM
    there = [c for c in drawn if c.y > foot and c.left < FRAME.left + 1.5 * CM]
    assert there == []


@pytest.mark.parametrize("field", ["title", "page_title", "number", "intro", "closing"])
def test_texts_of_any_length_stay_on_the_paper(field: str) -> None:
    report = print_report(memo(**{field: "ความโปร่งใสภายในหน่วยงาน " * 300}))
    assert crossings(report.pdf) == []
    assert report.pages > 1


def test_names_that_no_page_holds_are_printed_all_the_same() -> None:
    officials = [{"name": "ชื่อยาว " * 900, "position": "ปลัด", "role": "ปลัด"}]
    assert crossings(print_report(memo(officials=officials)).pdf) == []


def test_the_document_is_called_by_its_subject() -> None:
    with pikepdf.open(BytesIO(print_report(memo(title="ขอส่ง\nรายงาน")).pdf)) as document:
        assert str(document.docinfo.Title) == "ขอส่ง รายงาน"
        with document.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["ขอส่ง รายงาน"]


def test_a_memo_is_tagged_and_fit_for_an_archive() -> None:
    pdf = print_report(memo()).pdf
    assert not problems(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = marked.tree(document)
        texts, _ = marked.texts(document)
        (name,) = tree.all("H1")
        assert "".join(texts[content] for content in name.contents) == "บันทึกข้อความ"
        others = {piece.operator for piece in marked.drawn(document) if piece.content is None}
        assert others == {"S"}  # the dots to write on decorate the page
