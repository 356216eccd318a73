"""ใบนำส่งแฟ้ม: one page that tells what is sent, by which code it is compared, and who signs."""

from dataclasses import replace
from io import BytesIO
from typing import Any
from uuid import UUID

import pikepdf
import pymupdf
import pytest
import zxingcpp
from PIL import Image

from itadesk.core.dataset import Dataset
from itadesk.core.records import Evidence, FiscalYear, Office, Official
from itadesk.report.job import PrintedReport
from itadesk.report.page import CM, FRAMES
from itadesk.report.transmittal import Transmittal, print_transmittal
from tests.compare_example import NUMBERS
from tests.report import marked
from tests.report.paper import OFFICE, example, job, lines_of
from tests.report.pdfa import problems
from tests.typeset.lines import chars, crossings

FRAME = FRAMES[next(iter(FRAMES))]
DOCUMENT = UUID("1b4e28ba-2fa1-41d2-883f-0016d3cca427")
HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
CODE = "WERC-8GMR-ZGE1-96QV-YK49"
DPI = 200
SENDER = {
    "prefix": "นาง", "name": "สมใจ ใจดี", "position": "นิติกรชำนาญการ", "role": "ผู้รายงาน",
}  # fmt: skip
LONG = "นาม่วงเจริญศรีสุขสวัสดิ์พัฒนา"


def printed(data: Dataset, revision: int = 128) -> PrintedReport:
    """Print the page, of which there is never another."""
    page = print_transmittal(Transmittal(data, DOCUMENT, revision, HASH))
    assert page.pages == 1
    with pymupdf.open(stream=page.pdf, filetype="pdf") as document:
        assert document.page_count == 1
    return page


def records(**values: Any) -> Dataset:  # noqa: ANN401 - of each field
    """Return the records of an office with a reporter, unless other officials are given."""
    return job(**{"officials": [SENDER], **values}).data


def lines(data: Dataset) -> list[str]:
    return lines_of(printed(data).pdf, 0)


def text(data: Dataset) -> str:
    return "".join(lines(data))


def notices(data: Dataset) -> list[tuple[str, str]]:
    return [(one.code, one.field) for one in printed(data).notices]


def picture(page: PrintedReport) -> Image.Image:
    with pymupdf.open(stream=page.pdf, filetype="pdf") as document:
        pixels = document[0].get_pixmap(dpi=DPI)
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def boxes(page: PrintedReport) -> list[pymupdf.Rect]:
    """Return the boxes that are drawn as lines."""
    with pymupdf.open(stream=page.pdf, filetype="pdf") as document:
        drawings = [one for one in document[0].get_drawings() if one["type"] == "s"]
    return [one["rect"] for one in drawings if one["items"][0][0] == "re"]


def test_it_says_who_sends_the_file_to_whom() -> None:
    assert lines(records(office=OFFICE | {"phone": "๐ ๔๒๑๒ ๓๔๕๖"}))[:6] == [
        "ใบนำส่งแฟ้มข้อมูล",
        "มาตรการและผลการดำเนินการส่งเสริมคุณธรรมและความโปร่งใส(ITA)",
        "ส่งถึงนายอำเภอประจักษ์ศิลปาคม",
        "จากองค์การบริหารส่วนตำบลนาม่วง",
        "อำเภอประจักษ์ศิลปาคมจังหวัดอุดรธานี",
        "โทรศัพท์๐๔๒๑๒๓๔๕๖",
    ]


def test_a_province_stands_above_larger_offices() -> None:
    office = {**OFFICE, "kind": "เทศบาลนคร", "name": "อุดรธานี"}
    assert "ส่งถึงผู้ว่าราชการจังหวัดอุดรธานี" in text(records(office=office))


def test_whom_it_is_sent_to_may_be_said() -> None:
    data = records(office=OFFICE | {"district": ""})
    job = Transmittal(data, DOCUMENT, 1, HASH, to="ท้องถิ่นจังหวัดอุดรธานี")
    page = print_transmittal(job)
    told = lines_of(page.pdf, 0)
    assert "ส่งถึงท้องถิ่นจังหวัดอุดรธานี" in told
    with pymupdf.open(stream=page.pdf, filetype="pdf") as document:
        dashed = [
            one for one in document[0].get_drawings() if (one["dashes"] or "").startswith("[ 0 3")
        ]
    assert len(dashed) == 1 + 1 + 1 + 2 * 3  # as below, and the district of the office


def test_of_an_endless_receiver_it_is_told_that_it_is_cut() -> None:
    page = print_transmittal(Transmittal(records(), DOCUMENT, 1, HASH, to="ก " * 9_000))
    assert [(one.code, one.field) for one in page.notices] == [("text-cut", "")]
    assert page.notices[0].message.startswith("“ส่งถึง” ยาวเกินไป")
    check_page(page)


def test_it_counts_what_is_in_the_file() -> None:
    measures = [{"title": "ก", "results": {6: {}, 12: {}}}, {"title": "ข", "results": {12: {}}}]
    data = records(measures=measures)
    later = FiscalYear(office_id=data.office.id, year=2569)
    evidence = [Evidence(year_id=later.id, kind="text", text="ก") for _ in range(4)]
    told = lines(Dataset.of([*data, later, *evidence]))
    at = told.index("ข้อมูลในแฟ้ม")
    assert told[at + 1 : at + 4] == [
        "ปีงบประมาณพ.ศ.มาตรการผลการดำเนินการหลักฐานฉบับรายงานฉบับแก้ไขที่",
        "๒๕๖๘๒๕๖๙๒๓๔๑๑๒๘",
        f"เลขประจำแฟ้ม{DOCUMENT}",
    ]


def test_of_many_years_the_ends_are_told() -> None:
    data = records()
    years = [FiscalYear(office_id=data.office.id, year=year) for year in range(2569, 2590)]
    unknown = FiscalYear(office_id=data.office.id)
    assert "๒๕๖๘-๒๕๘๙(๒๒ปี)" in text(Dataset.of([*data, *years, unknown]))


def test_the_code_can_be_read_and_copied() -> None:
    with pymupdf.open(stream=printed(records()).pdf, filetype="pdf") as document:
        spans = [
            span
            for block in document[0].get_text("dict")["blocks"]
            for line in block.get("lines", [])
            for span in line["spans"]
        ]
    (code,) = [span for span in spans if "WERC" in span["text"]]
    assert code["text"].strip() == CODE
    assert code["size"] == max(span["size"] for span in spans)


def test_the_qr_code_holds_the_whole_hash() -> None:
    (found,) = zxingcpp.read_barcodes(picture(printed(records())))
    assert found.text == HASH.upper()
    corners = found.position
    side = (corners.top_right.x - corners.top_left.x) / DPI * 2.54
    assert side >= 2.5


def test_ways_to_send_and_what_comparing_shows_can_be_ticked() -> None:
    page = printed(records())
    squares = [box for box in boxes(page) if abs(box.width - box.height) < 0.1]
    assert len(squares) == 6
    drawn = chars(page.pdf)
    beside = [
        next(
            char.text
            for char in drawn
            if 0 < char.left - box.x1 < 9 and abs(FRAME.height - char.y - box.y1) < 1
        )
        for box in sorted(squares, key=lambda box: (round(box.y0), box.x0))
    ]
    assert beside == list("Lอแอตไ")  # row by row


def test_days_are_left_to_be_written() -> None:
    told = lines(records())
    assert "วันที่ส่งเดือนพ.ศ.วันที่รับเดือนพ.ศ." in told
    with pymupdf.open(stream=printed(records()).pdf, filetype="pdf") as document:
        dashed = [
            one for one in document[0].get_drawings() if (one["dashes"] or "").startswith("[ 0 3")
        ]
    assert len(dashed) == 1 + 1 + 2 * 3  # the telephone, another way, two days


def test_the_first_who_reports_signs_beside_whoever_receives() -> None:
    others = [{"name": "คนอื่น", "position": "ปลัด", "role": "ปลัด"}, SENDER, SENDER | {"name": "อีกคน"}]
    told = lines(records(officials=others))
    dots = "." * 20
    signed, names, positions = told[-3:]
    assert signed.count(f"(ลงชื่อ){dots}") == 2
    assert names.startswith(f"(นางสมใจใจดี)({dots}")
    assert positions.startswith(f"นิติกรชำนาญการตำแหน่ง{dots}")
    assert "ผู้รายงาน" not in "".join(told)


def test_who_acts_for_another_signs_so() -> None:
    told = lines(records(officials=[SENDER | {"acting": True}]))
    assert told[-1].startswith("รักษาราชการแทนนิติกรชำนาญการ")


def test_without_who_reports_room_is_left_and_told() -> None:
    data = records(officials=[])
    assert lines(data)[-1].count("ตำแหน่ง" + "." * 20) == 2
    (told,) = printed(data).notices
    assert (told.code, told.record_id) == ("no-signer", data.office.id)


def test_what_a_sender_lacks_is_told() -> None:
    data = records(officials=[{"role": "ผู้รายงาน"}])
    (told,) = printed(data).notices
    (sender,) = data.all(Official)
    assert (told.code, told.record_id, told.field) == ("missing", sender.id, "position")


def test_a_complete_office_has_no_notices() -> None:
    assert notices(records()) == []


def test_an_empty_office_is_printed_and_told() -> None:
    data = Dataset.of([Office()])
    assert notices(data) == [
        *(("missing", name) for name in ("kind", "name", "district", "province")),
        ("no-signer", ""),
    ]
    assert "๐๐๐๐" in text(data)
    assert crossings(printed(data).pdf) == []


def test_long_names_are_printed_whole() -> None:
    office = OFFICE | {"name": (LONG * 9)[:200]}
    sender = SENDER | {"name": (LONG * 9)[:150], "position": (LONG * 9)[:70]}
    data = records(office=office, officials=[sender])
    assert notices(data) == []
    assert office["name"] in text(data)
    check_page(printed(data))


@pytest.mark.parametrize("word", [LONG + " ", "ก", "\n"])
def test_names_that_no_page_holds_are_cut_and_told(word: str) -> None:
    endless = f"ก{word * (19_998 // len(word))}ก"
    office = dict.fromkeys(("name", "district", "province", "phone"), endless) | {
        "kind": OFFICE["kind"]
    }
    sender = dict.fromkeys(("prefix", "name", "position"), endless) | {"role": "ผู้รายงาน"}
    data = records(office=office, officials=[sender])
    check_page(printed(data))
    cut = ["district", "name", "phone", "name", "position"] if word.strip() else []
    assert notices(data) == [("text-cut", field) for field in cut]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_example_is_sent_with_a_page(number: str) -> None:
    check_page(printed(example(number).data))


def check_page(page: PrintedReport) -> None:
    """Check that all text stands between the margins and the sides of the frames."""
    assert crossings(page.pdf) == []
    drawn = chars(page.pdf)
    assert min(char.y for char in drawn) > FRAME.bottom
    assert max(char.right for char in drawn) <= FRAME.width - FRAME.right + 1
    frames = [box for box in boxes(page) if box.width > 5 * CM]
    assert len(frames) == 3
    assert max(box.y1 for box in frames) <= FRAME.height - FRAME.bottom + 0.5


def test_a_character_that_no_font_has_is_told() -> None:
    data = records(officials=[SENDER | {"name": "ก \uf0b8"}])
    (told,) = printed(data).notices
    assert (told.code, told.field) == ("lost-characters", "name")
    assert told.message.startswith("ผู้ลงนาม ")


def test_the_same_file_gives_the_same_bytes() -> None:
    data = records()
    assert printed(data).pdf == printed(data).pdf
    assert printed(data).pdf != printed(data, 129).pdf


def test_the_document_is_called_by_its_title_and_office() -> None:
    with pikepdf.open(BytesIO(printed(records()).pdf)) as document:
        assert str(document.docinfo.Title) == "ใบนำส่งแฟ้มข้อมูล องค์การบริหารส่วนตำบลนาม่วง"
        assert str(document.docinfo.Subject) == "ใบนำส่งแฟ้ม"


def test_it_is_tagged_and_fit_for_an_archive() -> None:
    pdf = printed(records()).pdf
    assert problems(pdf) == {}
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = marked.tree(document)
        texts, _ = marked.texts(document)
        headings = [
            "".join(texts[content] for content in one.contents)
            for kind in ("H1", "H2")
            for one in tree.all(kind)
        ]
        (figure,) = tree.all("Figure")
    assert headings == ["ใบนำส่งแฟ้มข้อมูล", "ข้อมูลในแฟ้ม", "รหัสตรวจแฟ้ม", "ผู้ส่งแฟ้ม", "ผู้รับแฟ้ม"]
    assert str(figure.element.Alt) == f"คิวอาร์โค้ดของ {HASH.upper()}"


def test_what_is_no_hash_is_refused() -> None:
    job = Transmittal(records(), DOCUMENT, 1, HASH)
    with pytest.raises(ValueError, match="SHA-256"):
        print_transmittal(replace(job, content_hash=HASH[:40]))
