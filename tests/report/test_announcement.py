"""ประกาศ: its head, the list of measures, the day and who signs it."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.digits import Digits
from itadesk.report.build import print_report
from itadesk.report.forms import Orientation
from itadesk.report.job import PrintJob
from itadesk.report.page import CM, FRAMES
from tests.report import marked
from tests.report.paper import job, lines_of, with_breaks
from tests.report.pdfa import problems
from tests.typeset.lines import chars, crossings

FRAME = FRAMES[Orientation.PORTRAIT]
MEASURES = [
    {"title": "มาตรการป้องกันการรับสินบน", "steps": "- ประชุม\n- ประกาศ", "monitoring": "ทุกเดือน"},
    {"title": "มาตรการเผยแพร่ข้อมูล", "results": {12: {"output": "เผยแพร่แล้ว"}}},
]
OFFICIALS = [
    {"name": "สมหญิง", "position": "นิติกร", "role": "ผู้รายงาน"},
    {"prefix": "นาย", "name": "สมชาย ใจดี", "position": "นายก อบต.", "role": "นายก"},
]


def announcement(kind: str = "plan", **values: Any) -> PrintJob:  # noqa: ANN401 - of each field
    made = {"measures": MEASURES, "officials": OFFICIALS, **values}
    return job(form="announcement", kind=kind, **made)


def lines(made: PrintJob) -> list[str]:
    """Return the lines of all pages, white space left out."""
    report = print_report(made)
    return [line for page in range(report.pages) for line in lines_of(report.pdf, page)]


def test_the_head_says_who_announces_what() -> None:
    assert lines(announcement())[:3] == [
        "ประกาศองค์การบริหารส่วนตำบลนาม่วง",
        "เรื่องมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณพ.ศ.๒๕๖๘",
    ]


def test_a_number_stands_below_the_office() -> None:
    assert lines(announcement(number="๑/๒๕๖๗"))[1] == "ที่๑/๒๕๖๗"


def test_the_place_of_the_emblem_is_kept_free() -> None:
    top = max(char.y for char in chars(print_report(announcement()).pdf))
    assert top < FRAME.height - 1.5 * CM - 3 * CM


def test_measures_are_listed_by_number() -> None:
    found = lines(announcement())
    assert [line for line in found if line[:2] in ("๑.", "๒.")] == [
        "๑.มาตรการป้องกันการรับสินบน",
        "๒.มาตรการเผยแพร่ข้อมูล",
    ]
    assert "-ประชุม" not in found


def test_numbers_are_left_out_by_choice() -> None:
    assert "มาตรการเผยแพร่ข้อมูล" in lines(announcement(numbered=False))


def test_steps_are_told_by_choice() -> None:
    columns = ("title", "steps", "monitoring")
    found = lines(announcement(columns=columns, headings=(("steps", "วิธี"),)))
    start = found.index("๑.มาตรการป้องกันการรับสินบน")
    assert found[start + 1 : start + 5] == [
        "วิธี",
        "-ประชุม",
        "-ประกาศ",
        "การกำกับติดตามทุกเดือน",
    ]


def test_results_are_announced_with_what_came_out() -> None:
    found = lines(announcement("results", round=12))
    assert "ผลการดำเนินการเผยแพร่แล้ว" in found
    assert "เรื่องรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน" in found


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (ThaiDate(2567, 10, 1), "ประกาศณวันที่๑ตุลาคมพ.ศ.๒๕๖๗"),
        (ThaiDate(2567, 10), "ประกาศณวันที่........ตุลาคมพ.ศ.๒๕๖๗"),
        (None, f"ประกาศณวันที่........เดือน{'.' * 28}พ.ศ........."),
    ],
)
def test_the_day_is_announced_as_far_as_it_is_known(date: ThaiDate | None, said: str) -> None:
    assert said in lines(announcement(date=date))


def test_digits_are_those_of_the_choice() -> None:
    made = announcement(date=ThaiDate(2567, 10, 1), digits=Digits.ARABIC.value)
    assert "ประกาศณวันที่1ตุลาคมพ.ศ.2567" in lines(made)


def test_the_head_of_the_office_signs_in_the_middle() -> None:
    report = print_report(announcement())
    assert lines_of(report.pdf, report.pages - 1)[-2:] == ["(นายสมชายใจดี)", "นายกอบต."]
    drawn = chars(report.pdf)
    last = [char for char in drawn if char.y == min(char.y for char in drawn)]
    middle = (min(char.left for char in last) + max(char.right for char in last)) / 2
    assert middle == pytest.approx(FRAME.left + FRAME.measure / 2, abs=2)


def test_without_a_head_of_the_office_the_place_is_left_free_and_told() -> None:
    made = announcement(officials=OFFICIALS[:1])
    assert lines(made)[-1] == "นายกองค์การบริหารส่วนตำบลนาม่วง"
    codes = [notice.code for notice in print_report(made).notices]
    assert codes.count("no-signer") == 1


def test_the_day_and_the_signature_stand_on_one_page() -> None:
    for count in range(12, 24):
        report = print_report(announcement(closing="\n".join(["ข้อความ"] * count)))
        last = lines_of(report.pdf, report.pages - 1)
        day = next(n for n, line in enumerate(last) if line.startswith("ประกาศณวันที่"))
        assert last[day - 1] == "ข้อความ"
        assert last[-1] == "นายกอบต."


def test_a_page_begins_before_a_measure_by_choice() -> None:
    made = with_breaks(announcement(), (False, True))
    report = print_report(made)
    assert lines_of(report.pdf, 1)[1] == "๒.มาตรการเผยแพร่ข้อมูล"
    assert sorted(place.page for place in report.places.values()) == [1, 2]


def test_a_title_is_not_parted_from_what_is_told_below_it() -> None:
    for count in range(16, 30):
        made = announcement(intro="\n".join(["ข้อความ"] * count), columns=("title", "steps"))
        report = print_report(made)
        for page in range(report.pages):
            assert not lines_of(report.pdf, page)[-1].startswith("๑.")


def test_without_measures_it_says_so_on_the_screen() -> None:
    report = print_report(announcement(measures=[]))
    assert any("รายการมาตรการ" in notice.message for notice in report.notices)
    assert report.pages == 1


@pytest.mark.parametrize("field", ["title", "number", "intro", "closing"])
def test_texts_of_any_length_stay_on_the_paper(field: str) -> None:
    report = print_report(announcement(**{field: "ความโปร่งใสภายในหน่วยงาน " * 300}))
    assert crossings(report.pdf) == []
    assert report.pages > 1


def test_measures_of_any_length_stay_on_the_paper() -> None:
    long = {"title": "ชื่อมาตรการ " * 400, "steps": "ขั้นตอน " * 2000}
    report = print_report(announcement(measures=[long], columns=("steps", "title")))
    assert crossings(report.pdf) == []


def test_it_is_tagged_and_fit_for_an_archive() -> None:
    pdf = print_report(announcement()).pdf
    assert not problems(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        (head,) = marked.tree(document).all("H1")
        texts, _ = marked.texts(document)
        contents = [content for node in [head, *head.all("Span")] for content in node.contents]
        said = "".join(texts[content] for content in contents)
        assert said.startswith("ประกาศองค์การบริหารส่วนตำบลนาม่วง")
        with document.open_outline() as outline:
            (entry,) = outline.root
            assert [child.title for child in entry.children] == [
                "๑. มาตรการป้องกันการรับสินบน",
                "๒. มาตรการเผยแพร่ข้อมูล",
            ]


def test_a_short_paragraph_goes_with_the_last_line_to_the_signature() -> None:
    for count in range(8, 30):
        made = announcement(intro="\n".join(["ข้อความ"] * count), closing="ก่อน\nท้าย")
        report = print_report(made)
        last = lines_of(report.pdf, report.pages - 1)
        assert last[last.index("ท้าย") - 1] == "ก่อน"
