from decimal import Decimal
from typing import Any

import pytest

from itadesk.core import checks
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.proposals import insert_findings, propose
from itadesk.core.records import (
    Finding,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    ItemScore,
    Office,
    Record,
)

OFFICE = Office()
YEAR = FiscalYear(office_id=OFFICE.id, year=2567)
ITA = ItaYear(office_id=OFFICE.id, year=2566)

# The scores of report 002.
ITEMS = (
    ("I7", "", "79.27"), ("I8", "", "53.56"), ("I9", "", "77.27"), ("I14", "", "78"),
    ("E2", "public", "82.50"), ("E7", "public", "84.59"), ("I1", "", "85"), ("I2", "", "99"),
)  # fmt: skip


def items(*rows: tuple[str, str, str | None]) -> list[ItemScore]:
    return [
        ItemScore(
            ita_year_id=ITA.id,
            order_key=place,
            code=code,
            part=part,
            score=None if score is None else Decimal(score),
        )
        for place, (code, part, score) in enumerate(rows)
    ]


def indicators(**scores: str) -> list[IndicatorScore]:
    return [
        IndicatorScore(ita_year_id=ITA.id, indicator=int(key[1:]), score=Decimal(score))
        for key, score in scores.items()
    ]


def finding(**values: Any) -> Finding:  # noqa: ANN401 - of each field
    return Finding(year_id=YEAR.id, **values)


def proposed(*records: Record, threshold: str = "85") -> list[tuple[Any, ...]]:
    data = Dataset.of([OFFICE, YEAR, ITA, *records])
    return [
        (one.kind, one.indicator, one.part, *(item.code for item in one.items))
        for one in propose(data, YEAR, Decimal(threshold))
    ]


def test_items_below_the_threshold_are_defects_by_indicator_and_part() -> None:
    assert proposed(*items(*ITEMS)) == [
        ("defect", 2, "", "I7", "I8", "I9"),
        ("defect", 3, "", "I14"),
        ("defect", 6, "public", "E2"),
        ("defect", 7, "public", "E7"),
    ]


def test_the_threshold_itself_is_no_defect_and_the_officer_sets_it() -> None:
    assert proposed(*items(*ITEMS), threshold="53.56") == []
    assert proposed(*items(*ITEMS), threshold="53.57") == [("defect", 2, "", "I8")]


def test_what_a_finding_says_already_is_not_proposed() -> None:
    """Report 002 has one finding for I7 and one for I8 and I9, whatever way they are written."""
    first = finding(kind="defect", indicator=2, items=("ข้อ i7",))
    assert proposed(*items(*ITEMS[:3]), first) == [("defect", 2, "", "I8", "I9")]
    second = finding(kind="defect", indicator=2, items=("I8", "I๙"))
    assert proposed(*items(*ITEMS[:3]), first, second) == []


def test_the_two_parts_of_an_item_are_two_things() -> None:
    scores = items(("E2", "survey", "70"), ("E2", "public", "80"))
    assert proposed(*scores) == [("defect", 6, "public", "E2"), ("defect", 6, "survey", "E2")]
    public = finding(indicator=6, part="public", items=("E2",))
    assert proposed(*scores, public) == [("defect", 6, "survey", "E2")]
    both = finding(indicator=6, items=("E2",))
    assert proposed(*scores, both) == []


def test_an_item_of_no_known_indicator_and_one_without_a_score() -> None:
    assert proposed(*items(("O99", "", "0"), ("ถาม", "", "3"), ("I7", "", None))) == [
        ("defect", None, "", "O99", "ถาม")
    ]


def test_a_low_indicator_without_low_items_is_a_defect_and_the_lowest_other_to_develop() -> None:
    """The scores of report 003 for 2568."""
    scores = indicators(
        n1="92.89", n2="95.11", n3="98.89", n4="75.33", n5="93.11",
        n6="99.17", n7="98.83", n8="98.92", n9="41.50", n10="65.00",
    )  # fmt: skip
    assert proposed(*scores) == [
        ("defect", 4, ""),
        ("defect", 9, ""),
        ("defect", 10, ""),
        ("develop", 1, ""),
    ]
    found = [finding(indicator=n) for n in (1, 4, 9, 10)]
    assert proposed(*scores, *found) == [], "the next lowest is not to follow"


def test_an_indicator_whose_items_are_low_is_not_proposed_twice() -> None:
    assert proposed(*indicators(n2="70"), *items(*ITEMS[:1])) == [("defect", 2, "", "I7")]


def test_nothing_is_to_be_developed_where_all_is_full() -> None:
    assert proposed(*indicators(n1="100", n2="100")) == []


def test_only_the_analysed_year_counts() -> None:
    year = FiscalYear(office_id=OFFICE.id, year=2567, analysed_ita_year=2565)
    data = Dataset.of([OFFICE, year, ITA, *items(*ITEMS)])
    assert propose(data, year) == []


def test_questions_are_told_where_the_office_typed_none() -> None:
    data = Dataset.of([OFFICE, YEAR, ITA, *items(("I7", "", "79.27"))])
    (one,) = propose(data, YEAR)
    assert one.items[0].text.startswith("ท่านทราบข้อมูลเกี่ยวกับงบประมาณ")
    assert one.items[0].score == Decimal("79.27")


def test_findings_are_added_after_those_there_are() -> None:
    first = finding(kind="develop", order_key=5)
    data = Dataset.of([OFFICE, YEAR, ITA, first, *items(*ITEMS[:4])])
    edit = Edit(data, "สร้าง")
    added = insert_findings(edit, propose(data, YEAR), YEAR)
    assert list(edit.data.children(Finding, YEAR)) == [first, *added]
    assert [(one.kind, one.indicator, one.items) for one in added] == [
        ("defect", 2, ("I7", "I8", "I9")),
        ("defect", 3, ("I14",)),
    ]
    assert propose(edit.data, YEAR) == []


def test_more_than_a_file_holds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("itadesk.core.actions.MAX_ROWS", 1)
    data = Dataset.of([OFFICE, YEAR, ITA, *items(*ITEMS)])
    with pytest.raises(UserError, match="ผลการวิเคราะห์"):
        insert_findings(Edit(data, ""), propose(data, YEAR), YEAR)
    assert checks.MAX_ROWS > 1
