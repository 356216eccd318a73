"""The block of scores: which years, what its tables and totals say, what stays together."""

import dataclasses
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pikepdf
import pymupdf
import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.records import IndicatorScore, ItaYear
from itadesk.core.scores import all_scores
from itadesk.report.build import PrintedReport, PrintJob, print_report
from itadesk.report.scores import change_text, printed_years, total_text
from tests.report import marked, pdfa
from tests.report.paper import bands, job, lines_of
from tests.typeset.extraction import mupdf, strict
from tests.typeset.lines import crossings

OF_2567 = (99.11, 99.78, 100, 99.33, 98.89, 97.08, 92.75, 86.17, 79.29, 90)
OF_2568 = (92.89, 95.11, 98.89, 75.33, 93.11, 99.17, 98.83, 98.92, 41.5, 65)
SIGNER = {"name": "กานดา", "position": "นิติกร", "role": "ผู้รายงาน"}
OFF = tuple((key, False) for key in ("cover", "page_title", "intro", "table", "results_table"))
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def scored(
    years: dict[int, Any],
    stored: dict[int, dict[str, Any]] | None = None,
    signers: Sequence[dict[str, Any]] = (),
    **report: Any,  # noqa: ANN401 - of each field
) -> PrintJob:
    """Return a job of a complete report, its scores by year, the rest of the year in `stored`."""
    made = job([{"title": "เรื่อง ๑"}], signers, form="complete", **{"blocks": OFF, **report})
    records = list(made.data)
    for year, values in years.items():
        own = ItaYear(office_id=made.data.office.id, year=year, **(stored or {}).get(year, {}))
        records.append(own)
        records += [
            IndicatorScore(ita_year_id=own.id, indicator=n, score=Decimal(str(score)))
            for n, score in enumerate(values, 1)
            if score is not None
        ]
    return made._replace(data=Dataset.of(records))


def text_of(printed: PrintedReport) -> str:
    return strict(mupdf(printed.pdf))


def test_the_chosen_years_are_printed_with_table_and_comment() -> None:
    comments = {2567: {"comment": "ข้อสังเกต ก"}, 2568: {"comment": "ข้อสังเกต ข"}}
    years = {2566: OF_2567, 2567: OF_2567, 2568: OF_2568}
    printed = print_report(scored(years, comments, score_years=(2567, 2568)))
    text = text_of(printed)
    parts = [
        strict(part)
        for part in (
            *("ผลการประเมินรายตัวชี้วัด ปี ๒๕๖๗", "สรุปผลการประเมินรายตัวชี้วัด ปี ๒๕๖๗", "ข้อสังเกต ก"),
            *("ผลการประเมินรายตัวชี้วัด ปี ๒๕๖๘", "สรุปผลการประเมินรายตัวชี้วัด ปี ๒๕๖๘", "ข้อสังเกต ข"),
        )
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "รายตัวชี้วัดปี๒๕๖๖" not in text
    assert pdfa.problems(printed.pdf) == {}


def test_the_table_has_generated_names_and_two_decimals() -> None:
    years = {2565: (99, None, *OF_2567[2:])}
    stored = {2565: {"corrections": (("indicator.1.name", "ชื่อที่แก้แล้ว"),)}}
    printed = print_report(scored(years, stored, chart="none"))
    assert crossings(printed.pdf) == []
    rows = [band.cells for band in bands(printed.pdf)]
    assert len(rows) == 10
    assert rows[0] == ("๑", "ชื่อที่แก้แล้ว", "๙๙.๐๐")
    assert rows[1] == ("๒", "การใช้งบประมาณ", "-")
    assert rows[7] == ("๘", "การปรับปรุงระบบการทำงาน", "๘๖.๑๗")
    told = [notice.message for notice in printed.notices]
    assert "คะแนน ITA ปี ๒๕๖๕ ยังไม่มีคะแนนตัวชี้วัดที่ ๒" in told


def test_years_of_which_nothing_is_known_are_told() -> None:
    printed = print_report(scored({2567: OF_2567}, score_years=(2566, 2567)))
    (notice,) = [notice for notice in printed.notices if notice.code == "no-scores"]
    assert (notice.field, "๒๕๖๖" in notice.message) == ("score_years", True)


@pytest.mark.parametrize(
    ("known", "printed"),
    [
        ((2566, 2567, 2568), (2567, 2568)),
        ((2566, 2567, 2569), (2566, 2567)),
        ((2568,), (2568,)),
        ((2569,), ()),
    ],
)
def test_without_a_choice_the_fiscal_year_and_the_last_before_it_are_meant(
    known: tuple[int, ...], printed: tuple[int, ...]
) -> None:
    one = scored(dict.fromkeys(known, OF_2567))
    assert tuple(year.year for year in printed_years(one)) == printed


def test_a_year_without_its_number_prints_the_newest_scores() -> None:
    one = scored({2566: OF_2567, 2569: OF_2568})
    one = one._replace(year=dataclasses.replace(one.year, year=None))
    assert [year.year for year in printed_years(one)] == [2566, 2569]


def test_the_total_says_where_it_is_from() -> None:
    years = {2567: OF_2567, 2568: OF_2568}
    computed = all_scores(scored(years).data)
    assert total_text(computed[0]) == ("คะแนนรวม ๙๑.๒๘ คะแนน ระดับผล ผ่าน (คำนวณจากคะแนนตัวชี้วัด)")
    assert total_text(computed[1]) == ("คะแนนรวม ๗๘.๓๑ คะแนน ระดับผล ต้องปรับปรุง (คำนวณจากคะแนนตัวชี้วัด)")
    announced = {2567: {"total": Decimal("91.3"), "level": "ผ่าน"}, 2568: {"level": "ดี"}}
    official = all_scores(scored(years, announced).data)
    assert total_text(official[0]) == "คะแนนรวม ๙๑.๓๐ คะแนน ระดับผล ผ่าน (ตามประกาศ)"
    assert total_text(official[1]) == (
        "คะแนนรวม ๗๘.๓๑ คะแนน (คำนวณจากคะแนนตัวชี้วัด) ระดับผล ดี (ตามประกาศ)"
    )
    (part,) = all_scores(scored({2567: OF_2567[:9]}).data)
    assert total_text(part) == ""


def test_the_change_compares_totals_of_one_source() -> None:
    years = {2567: OF_2567, 2568: OF_2568}
    before, now = all_scores(scored(years).data)
    assert change_text(now, before) == "คะแนนรวมลดลงจากปี ๒๕๖๗ (๙๑.๒๘ คะแนน) จำนวน ๑๒.๙๗ คะแนน"
    assert change_text(before, None) == ""
    rising = all_scores(scored({2567: OF_2568, 2568: OF_2567}).data)
    assert change_text(rising[1], rising[0]).startswith("คะแนนรวมเพิ่มขึ้นจากปี ๒๕๖๗ (๗๘.๓๑ คะแนน)")
    same = all_scores(scored({2567: OF_2567, 2568: OF_2567}).data)
    assert change_text(same[1], same[0]) == "คะแนนรวมเท่ากับปี ๒๕๖๗ (๙๑.๒๘ คะแนน)"
    one_announced = scored(years, {2568: {"total": Decimal(80)}})
    before, now = all_scores(one_announced.data)
    assert "๑๒.๙๗" in change_text(now, before)


@pytest.mark.parametrize(
    ("chart", "figures"), [("", 2), ("bar", 2), ("radar", 2), ("both", 4), ("none", 0)]
)
def test_each_year_has_the_chosen_charts(chart: str, figures: int) -> None:
    printed = print_report(scored({2567: OF_2567, 2568: OF_2568}, chart=chart))
    with pikepdf.open(io.BytesIO(printed.pdf)) as document:
        tree = marked.tree(document)
        assert len(tree.all("Figure")) == figures
        assert len(tree.all("Table")) == 2
        assert len(tree.all("TH")) == 6
        assert len(tree.all("TD")) == 60
    assert pdfa.problems(printed.pdf) == {}


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("chart", ["bar", "both"])
def test_chart_and_table_stay_whole_with_their_heading(
    chart: str, orientation: str, count: int
) -> None:
    years = {2569 - n: OF_2567 if n % 2 else OF_2568 for n in range(1, count + 1)}
    one = scored(years, score_years=tuple(years), chart=chart, orientation=orientation)
    printed = print_report(one)
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        texts = [strict(page.get_text()) for page in document]
    for year in years:
        heading = strict(f"สรุปผลการประเมินรายตัวชี้วัด ปี {year}".translate(THAI))
        (page,) = [text for text in texts if heading in text]
        assert page.index("รายละเอียดตัวชี้วัด") < page.rindex("การป้องกันการทุจริต")
        assert "คะแนนรวม" in page
    assert all(len(lines_of(printed.pdf, n)) > 2 for n in range(printed.pages))


def test_two_years_fill_a_page_each() -> None:
    comments = {year: {"comment": "ก\nข\nค"} for year in (2567, 2568)}
    printed = print_report(scored({2567: OF_2567, 2568: OF_2568}, comments))
    assert printed.pages == 2


@pytest.mark.parametrize("chart", ["none", "bar", "both"])
@pytest.mark.parametrize("scores", [OF_2567, OF_2567[:3]])
@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_the_signature_never_stands_alone(
    orientation: str, scores: tuple[float, ...], chart: str
) -> None:
    for comment in range(14):
        stored = {2567: {"comment": "\n".join("กขคงจฉชซญฎฏฐฑ"[:comment])}}
        printed = print_report(
            scored({2567: scores}, stored, [SIGNER] * 2, chart=chart, orientation=orientation)
        )
        last = lines_of(printed.pdf, printed.pages - 1)
        signed = next(n for n, line in enumerate(last) if "ลงชื่อ" in line)
        assert signed > (printed.pages > 1), comment  # below more than the page's number


def test_the_scores_stand_upright_between_tables_that_lie_across() -> None:
    one = scored({2567: OF_2567}, blocks=())
    printed = print_report(one)
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        across = [page.rect.width > page.rect.height for page in document]
    assert across == [False, True, False]
    turned = dataclasses.replace(one.report, landscape=(("scores", True), ("table", False)))
    printed = print_report(one._replace(report=turned))
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        across = [page.rect.width > page.rect.height for page in document]
    assert (across[:2], across[-1]) == ([False, False], True)


def test_a_short_lead_text_is_a_heading_and_a_long_one_is_text() -> None:
    for words, kind in (("ผลลัพธ์ของการดำเนินการ", "H2"), ("ผลลัพธ์ของการดำเนินการ " * 20, "P")):
        printed = print_report(scored({2567: OF_2567}, scores_intro=words))
        with pikepdf.open(io.BytesIO(printed.pdf)) as document:
            first = marked.tree(document).children[0]
            assert first.kind == kind


def test_without_scores_the_block_is_left_out_and_told() -> None:
    printed = print_report(scored({2567: ()}))
    assert any("ผลคะแนน ITA" in n.message and n.code == "empty-block" for n in printed.notices)
    intro = print_report(scored({}, scores_intro="ผลลัพธ์"))
    assert "ผลลัพธ์" in text_of(intro)


def test_characters_that_cannot_be_shown_are_found_in_a_comment() -> None:
    printed = print_report(scored({2567: OF_2567}, {2567: {"comment": "ก 漢"}}))
    (notice,) = [notice for notice in printed.notices if notice.code == "lost-characters"]
    assert notice.field == "comment"
    assert notice.message.startswith("คะแนน ITA ปี ๒๕๖๗ ")


def test_a_report_of_scores_is_the_same_bytes_again_and_in_its_digits() -> None:
    one = scored({2567: OF_2567, 2568: OF_2568}, chart="both")
    assert print_report(one).pdf == print_report(one).pdf
    arabic = dataclasses.replace(one.report, digits="arabic")
    text = text_of(print_report(one._replace(report=arabic)))
    assert "91.28" in text
    assert "๙๑" not in text


def test_the_scores_of_a_report_are_in_its_outline() -> None:
    printed = print_report(scored({2567: OF_2567, 2568: OF_2568}))
    with pymupdf.open(stream=printed.pdf, filetype="pdf") as document:
        entries = [(level, title) for level, title, _ in document.get_toc()]
    assert entries[0] == (1, "ผลคะแนน ITA")
    assert (2, "ผลการประเมินรายตัวชี้วัด ปี ๒๕๖๘") in entries
    assert len(entries) == 3
