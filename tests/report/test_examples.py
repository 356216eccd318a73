"""The example documents print what the real reports say, laid out as it should be."""

import re
from functools import cache

import pytest

from itadesk.core.names import party_names
from itadesk.core.records import Measure, Result
from itadesk.core.words import segment
from itadesk.report.build import PrintedReport, print_report
from itadesk.report.forms import chosen_columns, chosen_orientation
from itadesk.report.page import FRAMES
from itadesk.report.table import CONTINUED
from tests.compare_example import NUMBERS
from tests.report.paper import bands, example, lines_of, rows
from tests.typeset.extraction import not_found, strict
from tests.typeset.lines import chars, crossings, line_ends

every_example = pytest.mark.parametrize("number", NUMBERS)
of_one_table = pytest.mark.parametrize("number", ["000", "001", "004"])


@cache
def printed(number: str) -> PrintedReport:
    return print_report(example(number))


@of_one_table
def test_each_cell_says_what_the_document_says(number: str) -> None:
    assert rows(printed(number).pdf) == expected_rows(number)


@of_one_table
def test_every_table_page_begins_with_the_headings(number: str) -> None:
    pdf = printed(number).pdf
    job = example(number)
    headings = sorted(strict(column.heading) for column in chosen_columns(job.form, job.report))
    drawn = chars(pdf)
    for page in {band.page for band in bands(pdf)}:
        text = "".join(char.text for char in drawn if char.page == page)
        assert all(text.count(heading) >= 1 for heading in headings), page


@of_one_table
def test_a_row_that_goes_on_says_so_and_no_other_does(number: str) -> None:
    before: dict[int, int] = {}
    for band in bands(printed(number).pdf):
        first_on_page = band.page not in before
        before[band.page] = before.get(band.page, 0) + 1
        assert first_on_page or not any(CONTINUED in cell for cell in band.cells)


@of_one_table
def test_no_text_crosses_a_rule_or_the_paper(number: str) -> None:
    assert crossings(printed(number).pdf) == []


@every_example
def test_every_word_is_found_by_search(number: str) -> None:
    texts = [cell for cells in source_rows(number) for cell in cells]
    words = {word for text in texts for word in segment(text) if re.fullmatch("[ก-๎]{4,}", word)}
    assert len(words) > 50
    found = not_found(printed(number).pdf, sorted(words))
    assert found == {"pdfium": [], "mupdf": []}


@every_example
def test_lines_end_where_thai_may_be_broken(number: str) -> None:
    texts = [line for cells in source_rows(number) for cell in cells for line in cell.split("\n")]
    paragraphs = [text for text in texts if len(strict(text)) >= 6]
    faults = [f"{end.fault()}: {end}" for end in line_ends(printed(number).pdf, paragraphs)]
    assert [fault for fault in faults if not fault.startswith(": ")] == []


@of_one_table
def test_text_stays_between_the_margins(number: str) -> None:
    job = example(number)
    frame = FRAMES[chosen_orientation(job.form, job.report)]
    cover = job.report.title != ""
    for char in chars(printed(number).pdf):
        above = char.y > frame.ceiling and char.page > 0  # the page number
        assert above or frame.bottom - 3 < char.y < frame.ceiling
        if char.page or not cover:
            assert frame.left - 1 <= char.left
            assert char.right <= frame.width - frame.right + 1


@every_example
def test_pages_are_numbered_from_the_second(number: str) -> None:
    report = printed(number)
    numbers = [lines_of(report.pdf, page)[0] for page in range(report.pages)]
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    assert numbers[1:] == [f"-{page}-".translate(thai) for page in range(2, report.pages + 1)]
    assert not numbers[0].startswith("-")


def test_the_cover_of_000_has_the_lines_of_the_report() -> None:
    assert lines_of(printed("000").pdf, 0) == [
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณพ.ศ.๒๕๖๘",
        "องค์การบริหารส่วนตำบลนาม่วง",
        "อำเภอประจักษ์ศิลปาคมจังหวัดอุดรธานี",
    ]


@pytest.mark.parametrize(("number", "page"), [("000", 1), ("001", 0), ("004", 1)])
def test_the_title_and_the_lead_text_stand_above_the_table(number: str, page: int) -> None:
    report = example(number).report
    text = "".join(lines_of(printed(number).pdf, page))
    assert strict(report.page_title) + strict(report.intro) in text


def test_004_ends_with_its_signature_block() -> None:
    report = printed("004")
    last = lines_of(report.pdf, report.pages - 1)[-3:]
    assert last[0].startswith("(ลงชื่อ)...")
    assert last[0].endswith("...ผู้รายงาน")
    assert last[1].strip("().") == ""
    assert last[2] == "นิติกรชำนาญการ"


def source_rows(number: str) -> list[tuple[str, ...]]:
    """Return the cells of each measure as the document has them, without numbers."""
    job = example(number)
    found = []
    for measure in job.data.children(Measure, job.year):
        result = next(iter(job.data.children(Result, measure)), None)
        cells = []
        for column in chosen_columns(job.form, job.report):
            if column.field == "responsible":
                cells.append("\n".join(party_names(job.data, measure.responsible)))
            else:
                holder = measure if hasattr(measure, column.field) else result
                cells.append(getattr(holder, column.field) or getattr(measure, column.field, ""))
        found.append(tuple(cells))
    return found


def expected_rows(number: str) -> list[tuple[str, ...]]:
    """Return the rows as printed, white space left out."""
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return [
        (f"{place}.".translate(thai) + strict(cells[0]), *map(strict, cells[1:]))
        for place, cells in enumerate(source_rows(number), 1)
    ]
