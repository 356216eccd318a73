"""From a job to its PDF: blocks, notices, metadata, repeatable bytes, calling off."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pikepdf
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.dataset import Dataset
from itadesk.core.digits import Digits
from itadesk.core.errors import UserError
from itadesk.core.records import FiscalYear, Measure, Office, Official, Report
from itadesk.report import linefill, shaping, text_setter
from itadesk.report.build import Cancelled, PrintedReport, PrintJob, print_report
from itadesk.report.forms import FORMS
from itadesk.report.job import fetch_pictures
from tests import strategies
from tests.report.paper import OFFICE, bands, example, job, lines_of, rows
from tests.report.test_picture import encoded
from tests.typeset.extraction import mupdf, strict
from tests.typeset.lines import crossings

FULL: dict[str, Any] = {"title": "เรื่อง ๑", "steps": "วิธี 2", "responsible": ("กองคลัง",)}
REPORTER = {"position": "นิติกร", "role": "ผู้รายงาน"}


def text_of(printed: PrintedReport) -> str:
    return strict(mupdf(printed.pdf))


def codes(one: PrintJob) -> list[str]:
    return [notice.code for notice in print_report(one).notices]


def test_the_same_job_gives_the_same_bytes() -> None:
    one = example("004")
    assert print_report(one).pdf == print_report(one).pdf


def test_the_bytes_do_not_depend_on_what_was_printed_before() -> None:
    one = example("004")
    printed = print_report(one).pdf
    for remembered in (text_setter._known_lines, linefill.boxes, shaping._cached):
        remembered.cache_clear()
    edited = one._replace(report=dataclasses.replace(one.report, intro="ฏฺฐ ☑"))
    print_report(edited)
    assert print_report(one).pdf == printed


def test_reports_printed_at_the_same_time_do_not_disturb_each_other() -> None:
    numbers = ["000", "001", "004"] * 2
    with ThreadPoolExecutor(3) as pool:
        printed = list(pool.map(lambda number: print_report(example(number)).pdf, numbers))
    assert printed == [print_report(example(number)).pdf for number in numbers]


def test_a_plan_has_its_blocks_in_order() -> None:
    texts = {
        name: f"บล็อก{name}" for name in ("title", "page_title", "intro", "analysis", "closing")
    }
    printed = print_report(job([FULL], [REPORTER], form="plan", **texts))
    text = text_of(printed)
    places = [text.index(strict(part)) for part in (*texts.values(), "(ลงชื่อ)")]
    assert places == sorted(places)
    assert text.index("บล็อกanalysis") < text.index("เรื่อง๑") < text.index("บล็อกclosing")
    assert printed.notices == ()


def test_switched_off_blocks_are_not_printed() -> None:
    off = tuple((key, False) for key in FORMS["plan"].blocks if key != "table")
    printed = print_report(job([FULL], form="plan", blocks=off, closing="ท้าย"))
    assert (printed.pages, printed.notices) == (1, ())
    assert lines_of(printed.pdf, 0)[0].startswith("มาตรการ")


def test_generated_texts_stand_where_nothing_is_typed() -> None:
    text = text_of(print_report(job([FULL], form="results", round=6)))
    assert "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน" in text
    assert "(รอบ๖เดือน)" in text
    assert "โดยมีผลการดำเนินการดังต่อไปนี้" in text


def test_a_document_without_measures_is_printed_without_its_table() -> None:
    printed = print_report(job(form="plan"))
    assert printed.pages == 2
    assert [(n.code, n.field) for n in printed.notices] == [
        ("empty-block", ""),
        ("empty-block", "signers"),
    ]


def test_a_report_with_every_block_switched_off_still_has_its_title() -> None:
    off = tuple((key, False) for key in FORMS["plan"].blocks)
    printed = print_report(job([FULL], form="plan", blocks=off, page_title="ชื่อ"))
    assert lines_of(printed.pdf, 0) == ["ชื่อ"]


def test_an_optional_block_is_missed_only_when_asked_for() -> None:
    assert "empty-block" not in codes(job([FULL], [REPORTER], form="plan"))
    asked = job([FULL], [REPORTER], form="plan", blocks=(("closing", True),))
    (notice,) = print_report(asked).notices
    assert (notice.code, notice.field) == ("empty-block", "closing")


def test_a_table_of_which_no_measure_is_due_is_told() -> None:
    one = job([FULL | {"rounds": (12,)}], [REPORTER], form="results", round=6, only_due=True)
    assert codes(one) == ["left-out", "empty-block"]


def test_texts_that_the_form_has_no_place_for_are_told() -> None:
    one = job([FULL], [REPORTER], form="plan", results_intro="นำ", scores_intro="นำ", closing="ท้าย")
    told = [(notice.code, notice.field) for notice in print_report(one).notices]
    assert told == [("not-printed", "results_intro"), ("not-printed", "scores_intro")]


def test_characters_shown_as_boxes_are_told_with_their_place() -> None:
    measures = [FULL, FULL | {"steps": "ขั้นแรก\nจัดทำคู่มือ漢และ漢เผยแพร่"}]
    one = job(measures, [REPORTER], form="plan", closing="→ ✓ 字\uf0b8")
    told = print_report(one).notices
    assert [(notice.code, notice.field) for notice in told] == [
        ("lost-characters", "closing"),
        ("lost-characters", "steps"),
    ]
    closing, steps = told
    assert closing.record_id == one.report.id
    assert "“字” (U+5B57) U+F0B8 จึงพิมพ์" in closing.message
    assert steps.record_id == one.data.children(Measure, one.year)[1].id
    assert steps.message.startswith("มาตรการที่ ๒ ช่อง “ขั้นตอนหรือวิธีการปฏิบัติ”")
    assert "ตรง “…จัดทำคู่มือ漢และ漢เผยแพร่”" in steps.message
    assert "แบบอักษรไม่มี: “漢” (U+6F22) จึงพิมพ์" in steps.message


def test_a_box_in_a_free_entry_or_a_name_is_told() -> None:
    lost = FULL | {"responsible": ("กอง漢",)}
    signer = REPORTER | {"position": "นาย字"}
    office = OFFICE | {"name": "นา漢"}
    notices = print_report(job([lost], [signer], office, form="plan")).notices
    fields = [notice.field for notice in notices if notice.code == "lost-characters"]
    assert fields == ["name", "position", "responsible"]


def test_characters_of_the_other_faces_are_no_matter_of_a_notice() -> None:
    assert "lost-characters" not in codes(job([FULL | {"steps": "ก → ข ☑ Ω"}], form="plan"))


def test_missing_facts_of_the_office_and_signers_are_told() -> None:
    one = job([FULL], [{"role": "ผู้รายงาน"}], office={"kind": "เทศบาลตำบล"}, form="plan")
    fields = {notice.field for notice in print_report(one).notices if notice.code == "missing"}
    assert fields == {"name", "district", "province", "position"}
    unknown = one._replace(year=dataclasses.replace(one.year, year=None))
    assert "year" in {notice.field for notice in print_report(unknown).notices}


def test_digits_are_converted_for_print_only() -> None:
    one = job([FULL], form="plan")
    typed = rows(print_report(one).pdf)[0]
    assert typed[:2] == ("๑.เรื่อง๑", "วิธี2")
    thai = one._replace(digits=Digits.THAI)
    assert rows(print_report(thai).pdf)[0][:2] == ("๑.เรื่อง๑", "วิธี๒")
    arabic = one._replace(report=dataclasses.replace(one.report, digits="arabic"))
    printed = print_report(arabic)
    assert rows(printed.pdf)[0][:2] == ("1.เรื่อง1", "วิธี2")
    assert lines_of(printed.pdf, 1)[0] == "-2-"


def test_the_officers_columns_headings_and_widths_are_printed() -> None:
    choice = {"columns": ("steps", "title"), "headings": (("steps", "ทำอย่างไร"),)}
    pdf = print_report(job([FULL], form="plan", widths=(("steps", 900),), **choice)).pdf
    assert rows(pdf) == [("วิธี2", "๑.เรื่อง๑")]
    assert "ทำอย่างไรมาตรการ" in "".join(lines_of(pdf, 1))


def test_a_measure_begins_a_page_where_the_officer_wants_it() -> None:
    one = job([FULL] * 4, form="plan", blocks=(("cover", False),))
    breaks = tuple(m.id for m in one.data.children(Measure, one.year))[::2]
    wanted = one._replace(report=dataclasses.replace(one.report, page_breaks=breaks))
    assert [band.page for band in bands(print_report(wanted).pdf)] == [0, 0, 1, 1]


def test_the_table_is_set_in_the_chosen_size_and_orientation() -> None:
    printed = print_report(job([FULL], form="plan", table_font_size=24, orientation="landscape"))
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        assert all(page.rect.width > page.rect.height for page in document)
        spans = [
            span
            for block in document[1].get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
        ]
    (cell,) = {span["size"] for span in spans if span["text"].startswith("วิธี 2")}
    (intro,) = {span["size"] for span in spans if span["text"].startswith("ตามที่")}
    assert cell == pytest.approx(intro * 24 / 16, abs=0.02)


def test_a_heading_that_cannot_be_printed_whole_is_told() -> None:
    assert "heading-cut" in codes(job([FULL], form="plan", headings=(("title", "หัว " * 3000),)))


def test_the_outline_leads_to_the_table_and_each_measure() -> None:
    one = job([FULL, FULL | {"title": "เรื่อง\nสอง"}], form="plan", page_title="ชื่อ\nรอง")
    with pymupdf.open(stream=print_report(one).pdf, filetype="pdf") as document:
        assert document.get_toc() == [
            [1, "ชื่อ รอง", 2],
            [1, "ตารางมาตรการ", 2],
            [2, "๑. เรื่อง ๑", 2],
            [2, "๒. เรื่อง สอง", 2],
        ]


def test_the_outline_leads_to_the_page_on_which_the_table_begins() -> None:
    tall = FULL | {"steps": "วิธี\n" * 20}
    one = job([tall], form="results", round=12, analysis="นำ\n" * 10, blocks=(("cover", False),))
    with pymupdf.open(stream=print_report(one).pdf, filetype="pdf") as document:
        pages = [
            page for level, title, page in document.get_toc() if "ตาราง" in title or level == 2
        ]
    assert pages == [2, 2]


def test_private_codes_of_old_fonts_reach_neither_title_nor_outline() -> None:
    old = "ป\uf710ญหา"  # the vowel of ปัญหา drawn further to the left
    pdf = print_report(job([FULL | {"title": old}], form="plan", page_title=old)).pdf
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        titles = [title for _, title, _ in document.get_toc()]
        assert document.metadata["title"] == "ปัญหา"
    assert titles == ["ปัญหา", "ตารางมาตรการ", "๑. ปัญหา"]


def test_it_is_told_where_the_row_of_each_measure_begins() -> None:
    one = job([FULL | {"steps": "วิธี\n" * 25}] * 5, form="results", round=12)
    printed = print_report(one)
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        height = document[0].rect.height
        entries = [entry for entry in document.get_toc(simple=False) if entry[0] == 2]
    places = [printed.places[measure.id] for measure in one.data.children(Measure, one.year)]
    assert [place.page for place in places] == [entry[2] for entry in entries]
    assert [place.above * height for place in places] == pytest.approx(
        [entry[3]["to"].y for entry in entries], abs=0.1
    )
    assert len({place.page for place in places}) > 1


def test_a_measure_that_is_left_out_has_no_place() -> None:
    one = job([FULL, FULL | {"rounds": (12,)}], form="results", round=6, only_due=True)
    assert list(print_report(one).places) == [one.data.children(Measure, one.year)[0].id]


def test_the_pdf_says_what_it_is() -> None:
    printed = print_report(job([FULL], form="plan", page_title="ชื่อ ๑\nรอง", digits="arabic"))
    with pikepdf.open(pymupdf.io.BytesIO(printed.pdf)) as document:
        facts = document.docinfo
        assert str(facts["/Title"]) == "ชื่อ 1 รอง"
        assert str(facts["/Author"]) == "องค์การบริหารส่วนตำบลนาม่วง"
        assert str(facts["/Subject"]) == FORMS["plan"].title
        assert str(document.Root["/Lang"]) == "th-TH"
        assert len(document.pages) == printed.pages


def test_the_emblem_stands_on_the_cover() -> None:
    one = job([FULL], office={"kind": "เทศบาลตำบล", "name": "ก", "emblem": "a.png"}, form="plan")
    with_blob = one._replace(blobs={"a.png": encoded("PNG")})
    with pymupdf.open(stream=print_report(with_blob).pdf, filetype="pdf") as document:
        assert [len(page.get_images()) for page in document] == [1, 0]
    assert "bad-picture" not in codes(with_blob)


def test_only_the_pictures_that_are_there_are_fetched() -> None:
    office = Office(emblem="a.png")
    assert fetch_pictures(Dataset.of([office]), {"a.png": b"1", "b.png": b"2"}.__getitem__) == {
        "a.png": b"1"
    }
    assert fetch_pictures(Dataset.of([office]), {"b.png": b"2"}.__getitem__) == {}
    assert fetch_pictures(Dataset.of([Office()]), {}.__getitem__) == {}


@pytest.mark.parametrize("blobs", [{"a.png": b"broken"}, {}])
def test_an_emblem_that_cannot_be_read_is_told(blobs: dict[str, bytes]) -> None:
    one = job([FULL], office={"kind": "เทศบาลตำบล", "name": "ก", "emblem": "a.png"}, form="plan")
    assert "bad-picture" in codes(one._replace(blobs=blobs))


def test_a_form_that_is_not_known_is_refused() -> None:
    with pytest.raises(UserError, match="ยังพิมพ์แบบใหม่ไม่ได้"):
        print_report(job([FULL], form="แบบใหม่"))


@pytest.mark.parametrize("after", [0, 1, 5, 20])
def test_a_printing_can_be_called_off_at_any_row(after: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    with pytest.raises(Cancelled):
        print_report(job([FULL] * 30, form="plan"), cancelled)
    assert asked == after + 1


def test_the_signature_block_never_stands_alone_on_a_page() -> None:
    for count in range(1, 40):
        one = job([FULL] * count, [REPORTER], form="plan", orientation="landscape")
        printed = print_report(one)
        last = lines_of(printed.pdf, printed.pages - 1)
        assert any("วิธี2" in line for line in last), count
        assert any("(ลงชื่อ)" in line for line in last), count


@given(strategies.datasets())
def test_no_document_makes_the_printing_fail(drawn: tuple[Dataset, dict[str, bytes]]) -> None:
    data, blobs = drawn
    for year in data.children(FiscalYear, data.office):
        for report in data.children(Report, year):
            if report.form in ("", *FORMS):
                printed = print_report(PrintJob(data, year, report, blobs=blobs))
                with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
                    assert len(document) == printed.pages


PARAGRAPHS = st.lists(
    st.sampled_from(
        [
            "",
            "-จัดทำคู่มือ/แนวทางการปฏิบัติงานหรือการให้บริการที่กำหนดผู้รับผิดชอบ",
            "๑. เผยแพร่ประชาสัมพันธ์ให้ประชาชนทราบผ่าน https://www.example.go.th/a/b/c/",
            "ผู้รับบริการ" * 12,
            "ก" * 90,
            "W" * 60,
        ]
    ),
    max_size=30,
).map("\n".join)
LAYOUTS = st.fixed_dictionaries(
    {},
    optional={
        "columns": st.lists(st.sampled_from(FORMS["results"].fields), min_size=1, unique=True).map(
            tuple
        ),
        "widths": st.lists(
            st.tuples(st.sampled_from(FORMS["results"].fields), st.integers(1, 1000)),
            unique_by=lambda pair: pair[0],
        ).map(tuple),
        "orientation": st.sampled_from(["portrait", "landscape"]),
        "table_font_size": st.integers(8, 24),
        "numbered": st.booleans(),
        "headings": st.just((("output", "ผลการดำเนินการ" * 20),)),
        "closing": PARAGRAPHS,
        "page_title": PARAGRAPHS,
    },
)


@given(
    st.lists(st.fixed_dictionaries({"title": PARAGRAPHS, "steps": PARAGRAPHS}), max_size=4),
    st.lists(PARAGRAPHS, max_size=4),
    LAYOUTS,
)
def test_no_layout_puts_text_over_a_rule_or_loses_any(
    measures: list[dict[str, Any]], outputs: list[str], layout: dict[str, Any]
) -> None:
    told = [
        measure | ({"results": {12: {"output": output}}} if output else {})
        for measure, output in zip(measures, outputs, strict=False)
    ]
    one = job(told, [REPORTER] * 2, form="results", round=12, **layout)
    printed = print_report(one)
    assert crossings(printed.pdf) == []
    fields = [column for column in layout.get("columns", ()) if column in ("title", "steps")]
    found = rows(printed.pdf)
    for place, measure in enumerate(told):
        for field in fields:
            cell = found[place][layout["columns"].index(field)]
            assert cell.endswith(strict(measure[field]))
    assert len(one.data.all(Official)) == 2


def test_a_foreword_has_a_page_of_its_own_after_the_cover() -> None:
    made = job([{"title": "มาตรการ"}], kind="plan", foreword="คำนำของเรา", foreword_sign="นาม่วง")
    printed = print_report(made)
    assert lines_of(printed.pdf, 1) == ["-๒-", "คำนำ", "คำนำของเรา", "นาม่วง"]
    assert lines_of(printed.pdf, 2)[1].startswith("มาตรการส่งเสริม")
    assert not [notice for notice in printed.notices if "คำนำ" in notice.message]


def test_a_foreword_without_text_is_not_missed() -> None:
    printed = print_report(job([{"title": "มาตรการ"}], kind="plan"))
    assert not [notice for notice in printed.notices if "คำนำ" in notice.message]
