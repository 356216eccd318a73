"""The annex: texts, papers, links with QR codes, pictures, pages of PDFs."""

import re
from io import BytesIO

import pikepdf
import pymupdf
import pytest
import zxingcpp
from PIL import Image

from itadesk.core.dates import ThaiDate
from itadesk.core.records import Evidence
from itadesk.report.annex import paper_words
from itadesk.report.build import print_report
from itadesk.report.forms import FORMS
from itadesk.report.job import PrintedReport
from tests.report import marked, pdfa
from tests.report.evidence_paper import evidence_job, pdf, photo

PICTURE = {"kind": "picture", "file": photo()[0]}
LINK = {"kind": "link", "url": "https://www.namuang.go.th/index.php?id=12"}


def text(printed: PrintedReport) -> str:
    """Return what stands on the pages, white space left out."""
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        return "".join("".join(page.get_text().split()) for page in document)


def placed(printed: PrintedReport) -> list[tuple[int, pymupdf.Rect]]:
    """Return the page and the place of each picture."""
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        return [
            (page.number, pymupdf.Rect(info["bbox"]))
            for page in document
            for info in page.get_image_info()
        ]


def page_picture(printed: PrintedReport, number: int) -> Image.Image:
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        pixels = document[number].get_pixmap(dpi=200)
        return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def codes(printed: PrintedReport) -> list[str]:
    return [
        found.text
        for n in range(printed.pages)
        for found in zxingcpp.read_barcodes(page_picture(printed, n))
    ]


def notices(printed: PrintedReport) -> list[str]:
    return [one.code for one in printed.notices]


def per_page(printed: PrintedReport) -> list[int]:
    pages = [page for page, _ in placed(printed)]
    return [pages.count(page) for page in sorted(set(pages))]


def smaller(box: pymupdf.Rect) -> pymupdf.Rect:
    return pymupdf.Rect(box.x0, box.y0 + 3, box.x1, box.y1 - 3)


def squeezed(words: str) -> str:
    return "".join(words.split())


def test_texts_stand_under_their_instrument_and_indicator() -> None:
    texts = [
        {"kind": "text", "indicator": 6, "heading": "หัวสอง", "text": "ข้อความหก"},
        {"kind": "text", "indicator": 2, "heading": "หัวหนึ่ง", "text": "ข้อความสอง\n- ข้อย่อย"},
        {"kind": "text", "indicator": 2, "text": "ข้อความต่อ"},
        {"kind": "text", "text": "ของทั้งปี"},
    ]
    whole = text(print_report(evidence_job(texts)))
    order = ["เอกสารประกอบการดำเนินการ", "ของทั้งปี", "Internal", "ตัวชี้วัดที่๒", "หัวหนึ่ง", "ข้อความสอง",
             "-ข้อย่อย", "ข้อความต่อ", "External", "ตัวชี้วัดที่๖", "หัวสอง", "ข้อความหก"]  # fmt: skip
    at = [whole.find(one) for one in order]
    assert -1 not in at
    assert at == sorted(at)
    assert whole.count("ตัวชี้วัดที่๒") == 1


def test_evidence_of_measures_and_their_results_follows_under_their_title() -> None:
    made = evidence_job(
        of_measures={2: [{"kind": "text", "text": "ของมาตรการ"}]},
        of_results={
            (1, 6): [{"kind": "text", "text": "รอบหก"}],
            (1, 12): [{"kind": "text", "text": "รอบสิบสอง"}],
        },
    )
    annex = text(print_report(made)).partition("เอกสารประกอบการดำเนินการ")[2]
    order = ["มาตรการที่๑มาตรการแรก", "รอบหก", "รอบสิบสอง", "มาตรการที่๒มาตรการที่สอง", "ของมาตรการ"]
    at = [annex.find(squeezed(one)) for one in order]
    assert -1 not in at
    assert at == sorted(at)


def test_report_of_a_round_shows_no_later_evidence() -> None:
    of_results = {
        (1, 6): [{"kind": "text", "text": "รอบหก"}],
        (1, 12): [{"kind": "text", "text": "รอบสิบสอง"}],
    }
    whole = text(print_report(evidence_job(of_results=of_results, round=6)))
    assert "รอบหก" in whole
    assert "รอบสิบสอง" not in whole


def test_annex_begins_a_page_under_the_chosen_title() -> None:
    made = evidence_job([{"kind": "text", "text": "ก"}], annex_title="ภาคผนวก ก")
    with pymupdf.open(stream=print_report(made).pdf, filetype="pdf") as document:
        last = document[-1].get_text().split()
        assert document.get_toc()[-1][1:] == ["ภาคผนวก ก", document.page_count]
    assert last[:5] == ["-", "๓", "-", "ภาคผนวก", "ก"]


def test_form_without_evidence_has_no_annex() -> None:
    printed = print_report(evidence_job())
    assert "เอกสารประกอบ" not in text(printed)
    assert "empty-block" not in [
        one.code for one in printed.notices if one.field in ("annex", "annex_title")
    ]


@pytest.mark.parametrize(
    "key", ["results", "results-summary", "results-remark", "narrative", "complete"]
)
def test_forms_of_results_have_the_annex(key: str) -> None:
    kind = FORMS[key].kind
    printed = print_report(evidence_job([PICTURE | {"caption": "ประชุม"}], form=key, kind=kind))
    assert "ภาพที่๑ประชุม" in text(printed)
    assert pdfa.problems(printed.pdf) == {}


def test_papers_are_listed() -> None:
    papers = [
        {"kind": "paper", "heading": "คำสั่งเทศบาล", "number": "๑๔๙/๒๕๖๖",
         "date": ThaiDate(2566, 3, 3), "subject": "แต่งตั้งคณะกรรมการ"},
        {"kind": "paper", "heading": "ประกาศ", "date": ThaiDate(2566, 10), "subject": "มาตรการ"},
    ]  # fmt: skip
    whole = text(print_report(evidence_job(of_measures={1: papers})))
    first = "- คำสั่งเทศบาล ที่ ๑๔๙/๒๕๖๖ ลงวันที่ ๓ มีนาคม ๒๕๖๖ เรื่อง แต่งตั้งคณะกรรมการ"
    assert squeezed(first) in whole
    assert squeezed("- ประกาศ ลงวันที่ ตุลาคม ๒๕๖๖ เรื่อง มาตรการ") in whole


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, ""),
        ({"number": "คำสั่งที่ ๕"}, "คำสั่งที่ ๕"),
        ({"number": "อด ๑๒/๓", "subject": "ขอ\nเชิญ"}, "ที่ อด ๑๒/๓ เรื่อง ขอ เชิญ"),
    ],
)
def test_paper_tells_what_is_known(values: dict[str, str], words: str) -> None:
    assert paper_words(Evidence(**values)) == words


@pytest.mark.parametrize(
    ("url", "read"),
    [
        (LINK["url"], LINK["url"]),
        ("www.namuang.go.th/ข่าว", "https://www.namuang.go.th/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7"),
        ("https://a.go.th/" + "x" * 700, "https://a.go.th/" + "x" * 700),
    ],
)
def test_link_is_printed_with_a_code_that_telephones_read(url: str, read: str) -> None:
    printed = print_report(evidence_job([{"kind": "link", "url": url, "caption": "หน้าเว็บ"}]))
    assert codes(printed) == [read]
    assert squeezed(url) in text(printed)
    assert placed(printed) == []
    assert pdfa.problems(printed.pdf) == {}


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "https://a.go.th/" + "x" * 5000])
def test_what_is_no_link_has_no_code(url: str) -> None:
    printed = print_report(evidence_job([LINK | {"url": url, "caption": "หน้าเว็บ"}]))
    assert codes(printed) == []
    assert "bad-link" in notices(printed)
    assert "หน้าเว็บ" in text(printed)


@pytest.mark.parametrize(("chosen", "most"), [(None, 2), (2, 2), (4, 4)])
def test_forty_pictures_stand_two_or_four_to_a_page(chosen: int | None, most: int) -> None:
    many = [{"kind": "picture", "caption": f"กิจกรรม {n}", "file": photo(n)[0]} for n in range(40)]
    printed = print_report(evidence_job(of_measures={1: many}, annex_per_page=chosen))
    assert per_page(printed) == [most] * (40 // most)
    whole = text(printed)
    assert "ภาพที่๔๐กิจกรรม39" in whole
    assert notices(print_report(evidence_job())) == notices(printed)


def test_pictures_keep_their_shape_and_stay_on_the_page() -> None:
    upright = {"kind": "picture", "file": photo(7, (300, 600))[0], "caption": "ยาว " * 200}
    printed = print_report(evidence_job([upright, PICTURE, upright]))
    assert len(placed(printed)) == 3
    for (_, box), shape in zip(placed(printed), (0.5, 4 / 3, 0.5), strict=True):
        assert box.width / box.height == pytest.approx(shape, abs=0.02)
        assert box in pymupdf.Rect(50, 60, 560, 800)


def test_pictures_do_not_lie_on_captions() -> None:
    many = [PICTURE | {"caption": "คำบรรยายยาว " * 9} for _ in range(4)]
    printed = print_report(evidence_job(many, annex_per_page=4))
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        page = document[-1]
        words = [pymupdf.Rect(word[:4]) for word in page.get_text("words")]
        boxes = [pymupdf.Rect(info["bbox"]) for info in page.get_image_info()]
    assert len(boxes) == 4
    assert not [1 for word in words for box in boxes if word.intersects(smaller(box))]


def test_picture_is_a_figure_whose_caption_is_read() -> None:
    printed = print_report(evidence_job([PICTURE | {"caption": "ประชุมประชาคม"}, LINK]))
    with pikepdf.open(BytesIO(printed.pdf)) as document:
        figures = marked.tree(document).all("Figure")
        assert [str(one.element.Alt) for one in figures] == [
            "ประชุมประชาคม", f"คิวอาร์โค้ดของ {LINK['url']}",
        ]  # fmt: skip


def test_picture_that_cannot_be_read_is_named() -> None:
    broken = "0" * 64 + ".jpg"
    gone = "1" * 64 + ".jpg"
    made = evidence_job(
        [PICTURE, {"kind": "picture", "file": broken}, {"kind": "picture", "file": gone},
         {"kind": "picture"}],
        blobs={broken: b"broken"},
    )  # fmt: skip
    printed = print_report(made)
    bad = [one for one in printed.notices if one.code == "bad-picture"]
    assert [one.field for one in bad] == ["file"] * 3
    assert bad[0].record_id == made.data.children(Evidence, made.year)[1].id
    assert "ลำดับที่ ๒" in bad[0].message
    assert len(placed(printed)) == 1


def test_chosen_pages_of_a_pdf_are_shown_with_caption_and_number() -> None:
    file = {"kind": "file", "file": pdf(3)[0], "caption": "รายงานประชุม", "pages": "1, ๓"}
    printed = print_report(evidence_job(of_results={(1, 12): [file]}))
    whole = text(printed)
    assert len(placed(printed)) == 2
    assert "เอกสารที่๑รายงานประชุม(หน้า๑จาก๓)" in whole
    assert "(หน้า๓จาก๓)" in whole
    assert pdfa.problems(printed.pdf) == {}


def test_all_pages_of_a_pdf_are_shown_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    file = {"kind": "file", "file": pdf(3)[0]}
    assert len(placed(print_report(evidence_job([file])))) == 3
    monkeypatch.setattr("itadesk.report.annex.MOST_PAGES", 2)
    printed = print_report(evidence_job([file]))
    assert len(placed(printed)) == 2
    assert "too-many-pages" in notices(printed)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"file": "0" * 64 + ".pdf"}, "bad-file"),
        ({"file": "1" * 64 + ".docx"}, "bad-file"),
        ({"file": "2" * 64 + ".pdf"}, "bad-file"),
        ({"file": ""}, "bad-file"),
        ({"file": pdf(3)[0], "pages": "หน้าแรก"}, "bad-pages"),
        ({"file": pdf(3)[0], "pages": "9"}, "bad-pages"),
    ],
)
def test_file_that_cannot_be_shown_is_named(values: dict[str, str], code: str) -> None:
    blobs = {"0" * 64 + ".pdf": pdf(3)[1][:500], "1" * 64 + ".docx": b"PK"}
    made = evidence_job([{"kind": "file", **values}, PICTURE], blobs=blobs)
    printed = print_report(made)
    assert notices(printed).count(code) == 1
    assert len(placed(printed)) == 1


def test_the_same_job_gives_the_same_bytes() -> None:
    made = evidence_job([PICTURE, LINK, {"kind": "file", "file": pdf(3)[0]}])
    assert print_report(made).pdf == print_report(made).pdf


def test_pictures_are_fetched_for_the_forms_that_show_them() -> None:
    assert list(evidence_job([PICTURE]).blobs) == [PICTURE["file"]]
    assert evidence_job([PICTURE], form="plan", kind="plan").blobs == {}
    assert evidence_job([PICTURE], blocks=(("annex", False),)).blobs == {}


def test_headings_stay_with_what_they_head() -> None:
    for lines in range(18, 34):
        made = evidence_job(
            [{"kind": "text", "text": "บรรทัด\n" * lines}, PICTURE | {"indicator": 2}]
        )
        with pymupdf.open(stream=print_report(made).pdf, filetype="pdf") as document:
            page = next(p for p in document if p.get_image_info())
            assert re.search("ตัวชี้วัดที่ ๒", page.get_text())


def test_lost_characters_are_named_where_they_stand() -> None:
    printed = print_report(evidence_job([PICTURE | {"caption": "ก \uf0b8"}]))
    (lost,) = (one for one in printed.notices if one.code == "lost-characters")
    assert "หลักฐานลำดับที่ ๑" in lost.message
