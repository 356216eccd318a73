"""The sentence on the change of a score."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.assets import asset
from itadesk.core.dataset import Dataset
from itadesk.core.digits import to_arabic, to_thai
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import FiscalYear, IndicatorScore, ItaYear, Measure, Office, Result
from itadesk.core.score_sentences import (
    DOWN,
    SAME,
    UP,
    Comparison,
    comparison,
    faults,
    find,
    outdated,
    place_words,
    sentence,
    update,
)
from itadesk.exchange import data_json

REPORT_004 = (  # measure, indicator, as the program writes it
    (1, 1, "ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ในปี ๒๕๖๗ (๙๘.๙๙ คะแนน) "
           "เพิ่มขึ้นจากปี ๒๕๖๖ (๙๘.๕๓ คะแนน) จำนวน ๐.๔๖ คะแนน"),
    (4, 4, "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ ในปี ๒๕๖๗ (๙๖.๓๖ คะแนน) "
           "เพิ่มขึ้นจากปี ๒๕๖๖ (๙๓.๙๔ คะแนน) จำนวน ๒.๔๒ คะแนน"),
    (5, 2, "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ในปี ๒๕๖๗ (๙๗.๕๘ คะแนน) "
           "เพิ่มขึ้นจากปี ๒๕๖๖ (๙๕.๗๗ คะแนน) จำนวน ๑.๘๑ คะแนน"),
    (6, 3, "ตัวชี้วัดที่ ๓ การใช้อำนาจ ในปี ๒๕๖๗ (๑๐๐.๐๐ คะแนน) "
           "เพิ่มขึ้นจากปี ๒๕๖๖ (๙๖.๕๐ คะแนน) จำนวน ๓.๕๐ คะแนน"),
    (7, 5, "ตัวชี้วัดที่ ๕ การแก้ไขปัญหาการทุจริต ในปี ๒๕๖๗ (๙๑.๓๑ คะแนน) "
           "ลดลงจากปี ๒๕๖๖ (๙๔.๘๗ คะแนน) จำนวน ๓.๕๖ คะแนน"),
)  # fmt: skip
AS_TYPED = (1, 4)  # the measures whose sentence the officer wrote in just this form

scores = st.decimals(0, 100, places=2)


@pytest.fixture(scope="module")
def report() -> Dataset:
    return Dataset.of(data_json.read(asset("resources", "examples", "report-004.json"))[0])


def _year(data: Dataset) -> FiscalYear:
    return data.children(FiscalYear, data.office)[0]


def _outcome(data: Dataset, number: int) -> str:
    measure = data.children(Measure, _year(data))[number - 1]
    return data.children(Result, measure)[0].outcome


def _with_score(data: Dataset, year: int, indicator: int, score: str) -> Dataset:
    (ita_year,) = (one for one in data.all(ItaYear) if one.year == year)
    (stored,) = (
        one for one in data.children(IndicatorScore, ita_year) if one.indicator == indicator
    )
    edit = Edit(data, "แก้คะแนน")
    edit.update(stored, score=Decimal(score))
    return edit.data


def _small(*outcomes: str, **scores: str) -> Dataset:
    """Return a document with one measure, its outcomes and scores such as y2567_1="90"."""
    office = Office()
    year = FiscalYear(office_id=office.id, year=2567)
    measure = Measure(year_id=year.id, title="มาตรการ\nหนึ่ง")
    results = [
        Result(measure_id=measure.id, round=(6, 12)[at], outcome=one)
        for at, one in enumerate(outcomes)
    ]
    years: dict[int, ItaYear] = {}
    told = []
    for name, score in scores.items():
        number, indicator = map(int, name.removeprefix("y").split("_"))
        stored = years.setdefault(number, ItaYear(office_id=office.id, year=number))
        told.append(
            IndicatorScore(ita_year_id=stored.id, indicator=indicator, score=Decimal(score))
        )
    return Dataset.of([office, year, measure, *results, *years.values(), *told])


@pytest.mark.parametrize(("measure", "indicator", "expected"), REPORT_004)
def test_the_five_sentences_of_report_004(
    report: Dataset, measure: int, indicator: int, expected: str
) -> None:
    written = sentence(comparison(report, indicator, 2567, 2566))
    assert written == f"ผลการประเมิน ITA {expected}"
    outcome = _outcome(report, measure)
    (found,) = find(outcome)
    assert (found.indicator, found.year, found.before_year) == (indicator, 2567, 2566)
    typed = outcome[found.start : found.end]
    assert (typed == written) == (measure in AS_TYPED)
    assert typed.startswith("ผลการประเมิน")
    assert typed.endswith("คะแนน")


def test_only_the_double_minus_of_report_004_disagrees(report: Dataset) -> None:
    (one,) = outdated(report, _year(report))
    assert one.reasons == ("“ลดลง” แล้วไม่ต้องมีเครื่องหมายลบหน้าจำนวน",)
    assert not one.is_stale
    assert not one.turns
    assert place_words(report, one) == (
        "มาตรการที่ ๗ รอบ ๑๒ เดือน · ผลลัพธ์หรือความสำเร็จ · “ลดลง” แล้วไม่ต้องมีเครื่องหมายลบหน้าจำนวน"
    )


def test_a_changed_score_makes_the_sentences_of_its_indicator_stale(report: Dataset) -> None:
    data = _with_score(report, 2567, 3, "95.00")
    stale, minus = outdated(data, _year(data))
    assert not minus.is_stale
    assert stale.is_stale
    assert stale.turns
    assert stale.reasons == ("คะแนนปี ๒๕๖๗ เขียนว่า ๑๐๐ แต่ที่กรอกไว้คือ ๙๕.๐๐",)
    before = _outcome(data, 6)
    edit = Edit(data, "ปรับประโยค")
    update(edit, [stale])
    after = _outcome(edit.data, 6)
    assert after[stale.found.start :].startswith(
        "ผลการประเมิน ITA ตัวชี้วัดที่ ๓ การใช้อำนาจ ในปี ๒๕๖๗ (๙๕.๐๐ คะแนน) "
        "ลดลงจากปี ๒๕๖๖ (๙๖.๕๐ คะแนน) จำนวน ๑.๕๐ คะแนน สะท้อนให้เห็นว่า"
    )
    assert after.startswith(before[: stale.found.start])
    assert after.endswith(before[stale.found.end :])
    assert outdated(edit.data, _year(edit.data)) == (minus,)


def test_several_sentences_of_one_text_are_put_right_together() -> None:
    told = Comparison(1, "การปฏิบัติหน้าที่", 2567, Decimal(90), 2566, Decimal(80))
    wrong = sentence(told._replace(score=Decimal(85)))
    data = _small(f"- {wrong} ดี\n- {sentence(told)}\n- {wrong}", wrong, y2566_1="80", y2567_1="90")
    edit = Edit(data, "ปรับประโยค")
    update(edit, outdated(data, _year(data)))
    right = sentence(told)
    results = edit.data.all(Result)
    assert [one.outcome for one in results] == [f"- {right} ดี\n- {right}\n- {right}", right]
    assert len(edit.change().rows) == 2


def test_equal_scores() -> None:
    told = Comparison(9, "การเปิดเผยข้อมูล", 2568, Decimal(90), 2567, Decimal("90.00"))
    assert sentence(told) == (
        "ผลการประเมิน ITA ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ในปี ๒๕๖๘ (๙๐.๐๐ คะแนน) เท่ากับปี ๒๕๖๗ (๙๐.๐๐ คะแนน)"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เพิ่มขึ้นจากปี 2566 (95 คะแนน) จำนวน 5 คะแนน",
         ("เขียนว่า “เพิ่มขึ้น” แต่คะแนนลดลง",)),
        ("ลดลงจากปี 2566 (90.00 คะแนน) จำนวน 0 คะแนน",
         ("เขียนว่า “ลดลง” แต่คะแนนเท่าเดิม",)),
        ("เท่ากับปี 2566 (80 คะแนน)", ("เขียนว่า “เท่ากับ” แต่คะแนนเพิ่มขึ้น",)),
        ("เพิ่มขึ้นจากปี 2566 (80 คะแนน) จำนวน 9.5 คะแนน",
         ("เขียนจำนวน ๙.๕ แต่ผลต่างคือ ๑๐.๐๐",)),
        ("ลดลงจากปี 2566 (95 คะแนน) จำนวน –5 คะแนน",
         ("“ลดลง” แล้วไม่ต้องมีเครื่องหมายลบหน้าจำนวน",)),
        ("ลดลงจากปี 2566 (95 คะแนน) จำนวน 5.0 คะแนน", ()),
        ("เพิ่มขึ้นจากปี 2566 (80 คะแนน)", ()),
        ("เพิ่มขึ้นจากปี พ.ศ. ๒๕๖๖ ( ๘๐ คะแนน ) จำนวน +๑๐.๐๐ คะแนน", ()),
        ("เท่าเดิมกับปี 2566 (90.0 คะแนน)", ()),
    ],
)  # fmt: skip
def test_a_sentence_that_contradicts_itself(text: str, expected: tuple[str, ...]) -> None:
    (found,) = find(f"ผลการประเมิน ITA ตัวชี้วัดที่ 1 งาน ในปี 2567 (90 คะแนน) {text}")
    assert faults(found) == expected


@pytest.mark.parametrize(
    ("stored", "count"),
    [({"y2566_3": "96.50", "y2567_3": "100"}, 0), ({"y2566_3": "96.51", "y2567_3": "100"}, 1),
     ({}, 0), ({"y2567_3": "99"}, 1)],
)  # fmt: skip
def test_numbers_are_compared_not_their_spelling(stored: dict[str, str], count: int) -> None:
    text = (
        "ผลการประเมิน ITA ตัวชี้วัดที่ ๓ การใช้อำนาจ ในปี ๒๕๖๗ (๑๐๐ คะแนน) "
        "เพิ่มขึ้นจากปี ๒๕๖๖ (๙๖.๕ คะแนน) จำนวน ๓.๕ คะแนน"
    )
    data = _small(text, **stored)
    assert len(outdated(data, _year(data))) == count


def test_missing_scores_are_asked_for() -> None:
    data = _small(y2567_1="90")
    with pytest.raises(UserError, match="ยังไม่มีคะแนนตัวชี้วัดที่ ๑ ของปี ๒๕๖๖"):
        comparison(data, 1, 2567, 2566)


@given(
    indicator=st.integers(1, 10),
    year=st.integers(2560, 2580),
    score=scores,
    before=scores,
    arabic=st.booleans(),
    around=st.text(alphabet="ก ข(คะแนน)1\n-", max_size=40),
)
def test_what_is_written_is_found_again(
    indicator: int, year: int, score: Decimal, before: Decimal, arabic: bool, around: str
) -> None:
    told = Comparison(indicator, "ชื่อ (ใหม่)", year, score, year - 1, before)
    written = sentence(told)
    if arabic:
        written = to_arabic(written)
    text = f"{around}\n{written}\n{around}"
    (found,) = find(text)
    assert text[found.start : found.end] == written
    assert found[2:8] == told
    assert found.direction == (UP if score > before else DOWN if score < before else SAME)
    assert faults(found) == ()


@given(st.text(alphabet="ผลการประเมิน ITA ตัวชี้วัดที่1๒. ในปี(คะแนน)จำนวน-\n", max_size=300))
def test_any_text_is_searched(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in find(text))


def test_a_text_that_only_begins_so_is_searched_quickly() -> None:
    assert find("ผลการประเมิน ITA ตัวชี้วัดที่ 1 " * 650 + to_thai("คะแนน")) == ()


def test_an_indicator_that_does_not_exist_is_no_sentence() -> None:
    told = Comparison(1, "งาน", 2567, Decimal(1), 2566, Decimal(2))
    assert find(sentence(told).replace("ที่ ๑", "ที่ ๑๑")) == ()
    assert find("คะแนนตัวชี้วัด ๙ การเปิดเผยข้อมูล มีคะแนนอยู่ที่ ๗๙.๒๙ คะแนน") == ()


def test_results_of_another_year_are_left_alone(report: Dataset) -> None:
    other = replace(_year(report), id=Office().id, year=2566)
    assert outdated(report, other) == ()
