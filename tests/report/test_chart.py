"""Charts show each score in proportion, keep their texts apart, and are read out in words."""

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

import pikepdf
import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.dataset import Dataset
from itadesk.core.digits import Digits
from itadesk.core.records import IndicatorScore, ItaYear, Office, Record
from itadesk.core.scores import YearScores, all_scores
from itadesk.report import chart
from itadesk.report.bar_chart import BarChart
from itadesk.report.chart import Chart, Drawing, Placed, Series, chart_of, chart_pdf
from itadesk.report.radar_chart import RadarChart
from itadesk.report.text import Setter
from tests.report import marked, pdfa
from tests.typeset.extraction import mupdf, strict

PORTRAIT, LANDSCAPE = 453.5, 728.5
HIGH, LOW = 99.11, 41.5
NAMES = (
    *("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ"),
    *("การแก้ไขปัญหาการทุจริต", "คุณภาพการดำเนินงาน", "ประสิทธิภาพการสื่อสาร"),
    *("การปรับปรุงระบบการทำงาน", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"),
)


def scores(years: Mapping[int, Mapping[int, float]]) -> tuple[YearScores, ...]:
    office = Office()
    records: list[Record] = [office]
    for year, known in years.items():
        own = ItaYear(office_id=office.id, year=year)
        records.append(own)
        records += [
            IndicatorScore(ita_year_id=own.id, indicator=n, score=Decimal(str(score)))
            for n, score in known.items()
        ]
    return all_scores(Dataset.of(records))


def shown(count: int, names: Sequence[str] = NAMES, low: int = 30) -> Chart:
    years = range(2569 - count, 2569)
    series = (
        Series(year, {n: Decimal(low + (n * 37 + year * 11) % (101 - low)) for n in range(1, 11)})
        for year in years
    )
    return Chart(tuple(names), tuple(series))


def boxes(texts: Sequence[Placed]) -> Iterator[tuple[float, float, float, float]]:
    return (text.box for text in texts)


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Return the texts that lie over each other by more than the room around their ink."""
    return [
        (one.lines[0].text, other.lines[0].text)
        for one, other in combinations(drawing.texts, 2)
        if min(one.box[2], other.box[2]) - max(one.box[0], other.box[0]) > 0.5
        and min(one.box[3], other.box[3]) - max(one.box[1], other.box[1]) > 0.5
    ]


def laid_out(own: Chart, width: float, tallest: float = float("inf")) -> list[Drawing]:
    setter = Setter()
    return [kind(own, setter, width, tallest) for kind in (BarChart, RadarChart)]


@pytest.mark.parametrize("width", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_no_text_lies_over_another_or_outside_the_chart(count: int, width: float) -> None:
    for low in (0, 88):
        for drawing in laid_out(shown(count, low=low), width):
            assert overlaps(drawing) == []
            for left, top, right, bottom in boxes(drawing.texts):
                assert left >= -0.1
                assert right <= width + 0.1
                assert top >= -0.1
                assert bottom <= drawing.height + 0.1


@pytest.mark.parametrize("count", [1, 5])
def test_long_names_of_a_corrected_year_are_cut_and_stay_inside(count: int) -> None:
    names = ["การเปิดเผยข้อมูลและการใช้ทรัพย์สินของราชการ" * 6] * 10
    for drawing in laid_out(shown(count, names), PORTRAIT):
        assert overlaps(drawing) == []
        assert all(box[0] + 0.1 >= 0 and box[2] <= PORTRAIT + 0.1 for box in boxes(drawing.texts))
        named = [text for text in drawing.texts if text.lines[0].text.startswith("๒. ")]
        texts = [line.text for line in named[0].lines]
        assert any(text.endswith("…") for text in texts)


def test_bars_are_as_long_as_their_scores() -> None:
    own = shown(2)
    made = BarChart(own, Setter(), PORTRAIT, float("inf"))
    given = [own.series[n].scores[number] for number in range(1, 11) for n in (0, 1)]
    ratios = {
        round(bar.length / float(score), 6) for bar, score in zip(made.bars, given, strict=True)
    }
    assert len(ratios) == 1
    assert [bar.age for bar in made.bars] == [1, 0] * 10
    assert len({bar.thickness for bar in made.bars}) == 1


def test_a_cut_axis_is_said_and_bars_begin_there() -> None:
    own = Chart(NAMES, (Series(2567, dict.fromkeys(range(1, 11), Decimal("92.5"))),))
    assert own.lowest == 70
    assert list(own.ticks) == [100, 90, 80, 70]
    made = BarChart(own, Setter(), PORTRAIT, float("inf"))
    full = own._replace(series=(Series(2567, dict.fromkeys(range(1, 11), Decimal(100))),))
    whole = BarChart(full, Setter(), PORTRAIT, float("inf"))
    assert made.bars[0].length / whole.bars[0].length == pytest.approx(22.5 / 30)
    for drawing in laid_out(own, PORTRAIT):
        assert [t for t in drawing.texts if t.lines[0].text == "แกนคะแนนเริ่มที่ ๗๐"]


@pytest.mark.parametrize(
    ("least", "lowest"), [(0, 0), (41.5, 0), (69.99, 0), (70, 50), (79.29, 50), (100, 80)]
)
def test_the_axis_is_cut_only_where_all_scores_are_high(least: float, lowest: int) -> None:
    own = Chart(NAMES, (Series(2567, {1: Decimal(str(least)), 2: Decimal(100)}),))
    assert own.lowest == lowest
    assert own.ticks[0] == 100
    assert own.ticks[-1] == lowest
    assert own.share(lowest) == 0
    assert own.share(100) == 1


def test_a_missing_score_has_no_bar_and_is_said() -> None:
    own = Chart(NAMES, (Series(2567, {1: Decimal(90), 3: Decimal(80)}),))
    made = BarChart(own, Setter(), PORTRAIT, float("inf"))
    assert len(made.bars) == 2
    assert "ตัวชี้วัดที่ ๒ การใช้งบประมาณ: ปี ๒๕๖๗ ยังไม่มีคะแนน" in chart.words("bar", own)


def test_bars_get_thinner_where_the_page_is_low() -> None:
    tall = BarChart(shown(5), Setter(), LANDSCAPE, float("inf"))
    low = BarChart(shown(5), Setter(), LANDSCAPE, tall.height - 60)
    assert low.height <= tall.height - 60 + 0.1
    assert overlaps(low) == []
    radar = RadarChart(shown(5), Setter(), LANDSCAPE, 250)
    assert radar.height <= 250
    assert overlaps(radar) == []


def test_at_most_five_years_are_shown_the_newest() -> None:
    own = chart_of(scores({year: {1: 90} for year in range(2561, 2569)} | {2569: {}}))
    assert [series.year for series in own.series] == [2564, 2565, 2566, 2567, 2568]
    assert own.names[7] == "การปรับปรุงการทำงาน"


@pytest.mark.parametrize("kind", ["", "bar", "radar", "both"])
@pytest.mark.parametrize(
    "years", [{}, {2567: {1: HIGH}}, {2567: dict.fromkeys(range(1, 11), HIGH)}]
)
def test_the_page_for_the_window_is_one_clean_page(
    kind: str, years: dict[int, dict[int, float]]
) -> None:
    one = scores(years)
    pdf = chart_pdf(one, kind)
    assert pdf == chart_pdf(one, kind)
    assert pdfa.problems(pdf) == {}
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        assert len(document) == 1
    text = strict(mupdf(pdf))
    assert ("๙๙.๑๑" in text) == bool(years) or kind == "radar"
    assert ("ยังไม่มีคะแนนตัวชี้วัด" in text) == (not years)


@pytest.mark.parametrize(
    ("digits", "said"), [(Digits.TYPED, "ปี ๒๕๖๗ ๔๑.๕๐"), (Digits.ARABIC, "ปี 2567 41.50")]
)
def test_a_chart_is_a_figure_with_all_its_figures_in_words(digits: Digits, said: str) -> None:
    pdf = chart_pdf(scores({2567: {1: LOW, 2: HIGH}}), "both", digits)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        figures = marked.tree(document).all("Figure")
        words = [str(figure.element.Alt) for figure in figures]
        assert len(figures) == 2
        assert all(said in each and "85" in each.replace("๘๕", "85") for each in words)
        assert words[0].startswith("แผนภูมิแท่ง")
        assert words[1].startswith("แผนภูมิใยแมงมุม")
        _, loose = marked.texts(document)
        assert loose == []


def test_only_greys_are_used_so_that_nothing_is_lost_in_print() -> None:
    pdf = chart_pdf(scores({2567: {1: LOW}, 2568: {1: HIGH}}), "both")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        content = pikepdf.parse_content_stream(document.pages[0])
        operators = {str(instruction.operator) for instruction in content}
    assert operators.isdisjoint({"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"})


@given(
    st.lists(
        st.dictionaries(st.integers(1, 10), st.decimals(0, 100, places=2), min_size=1),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([PORTRAIT, LANDSCAPE]),
)
def test_any_scores_are_drawn_inside_the_chart_without_overlaps(
    years: list[dict[int, Decimal]], width: float
) -> None:
    own = Chart(NAMES, tuple(Series(2560 + n, known) for n, known in enumerate(years)))
    bars, radar = laid_out(own, width)
    assert isinstance(bars, BarChart)
    assert len(bars.bars) == sum(map(len, years))
    assert overlaps(bars) == overlaps(radar) == []
    assert all(0 <= bar.length <= width - bar.x for bar in bars.bars)
