from dataclasses import replace
from decimal import Decimal

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.paper_changes import Difference, differences
from itadesk.core.records import (
    Division,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)
from itadesk.exchange import data_json

OFFICE = Office(name="นาม่วง")
DIVISION = Division(office_id=OFFICE.id, name="กองคลัง")
OFFICIAL = Official(office_id=OFFICE.id, name="สมชาย", position="นิติกร")
SCORES = ItaYear(office_id=OFFICE.id, year=2567)
SCORE = IndicatorScore(ita_year_id=SCORES.id, indicator=1, score=Decimal("99.11"))
EARLIER = FiscalYear(office_id=OFFICE.id, year=2567)
YEAR = FiscalYear(office_id=OFFICE.id, year=2568)
FIRST, SECOND = (
    Measure(year_id=YEAR.id, order_key=n, title=title, responsible=(DIVISION.id,))
    for n, title in ((1, "อบรม"), (2, "ประกาศเจตนารมณ์"))
)
OTHER = Measure(year_id=EARLIER.id, title="ปีก่อน")
HALF, WHOLE = (Result(measure_id=FIRST.id, round=n, output="เดิม") for n in (6, 12))
REPORT = Report(year_id=YEAR.id, kind="results", round=6)
RECORDS: tuple[Record, ...] = (
    OFFICE, DIVISION, OFFICIAL, SCORES, SCORE, EARLIER, YEAR, FIRST, SECOND, OTHER, HALF, WHOLE,
    REPORT,
)  # fmt: skip


def changed(*records: Record, gone: tuple[Record, ...] = ()) -> Dataset:
    """Return the document with records changed, added or gone."""
    new = {record.id: record for record in records}
    kept = {one.id: new.pop(one.id, one) for one in RECORDS if one not in gone}
    return Dataset.of([*kept.values(), *new.values()])


def found(now: Dataset, report: Report = REPORT) -> tuple[Difference, ...]:
    """Return what differs from the document as it was, read again from its bytes."""
    issued = data_json.from_bytes(data_json.to_bytes(Dataset.of(RECORDS)))
    return differences(issued, now, report)


def test_nothing_differs_of_what_was_not_touched() -> None:
    assert found(Dataset.of(RECORDS)) == ()


def test_field_is_named_with_both_texts() -> None:
    now = replace(HALF, output="ใหม่")
    (one,) = found(changed(now))
    assert (one.record, one.before, one.after) == (now, "เดิม", "ใหม่")
    assert one.message == (
        "ผลรอบ ๖ เดือน ของมาตรการที่ ๑ “อบรม” · ผลการดำเนินการ (ผลผลิต): ฉบับที่ออก “เดิม” ตอนนี้ “ใหม่”"
    )


@pytest.mark.parametrize(
    ("record", "before", "after"),
    [
        (replace(OFFICE, name="ดงขวาง"), "นาม่วง", "ดงขวาง"),
        (replace(OFFICIAL, acting=True), "ไม่", "ใช่"),
        (replace(SCORE, score=Decimal(90)), "๙๙.๑๑", "๙๐"),
        (replace(YEAR, approach="แนวทาง"), "", "แนวทาง"),
        (replace(FIRST, rounds=(6, 12)), "", "๖, ๑๒"),
    ],
)
def test_every_kind_of_record_is_compared(record: Record, before: str, after: str) -> None:
    (one,) = found(changed(record))
    assert (one.record, one.before, one.after) == (record, before, after)


def test_renamed_division_shows_in_its_measures() -> None:
    differing = found(changed(replace(DIVISION, name="สำนักปลัด")))
    assert [(one.record, one.after) for one in differing] == [
        (FIRST, "สำนักปลัด"), (SECOND, "สำนักปลัด"),
    ]  # fmt: skip


def test_moved_measure_is_the_same_measure() -> None:
    assert found(changed(replace(FIRST, order_key=5))) == ()


def test_new_title_is_a_change_of_the_measure() -> None:
    (one,) = found(changed(replace(FIRST, title="อบรมเจ้าหน้าที่")))
    assert (one.before, one.after) == ("อบรม", "อบรมเจ้าหน้าที่")


def test_measure_that_came_and_one_that_went() -> None:
    (one,) = found(changed(Measure(year_id=YEAR.id, order_key=9, title="ใหม่")))
    assert one.message == "มาตรการที่ ๓ “ใหม่”: เพิ่มเข้ามาภายหลัง"
    (one,) = found(changed(gone=(SECOND,)))
    assert one.message == "มาตรการที่ ๒ “ประกาศเจตนารมณ์”: ถูกลบไปแล้ว"


def test_what_the_paper_does_not_print_does_not_matter() -> None:
    assert found(changed(replace(WHOLE, output="ใหม่"))) == ()  # a later round
    assert found(changed(replace(OTHER, title="ใหม่"))) == ()  # another year
    plan = replace(REPORT, kind="plan", round=None)
    assert found(changed(replace(HALF, output="ใหม่")), plan) == ()


def test_sentence_shows_where_long_texts_begin_to_differ() -> None:
    steps = "- จัดทำคู่มือการปฏิบัติงานของทุกส่วนราชการ\n- เผยแพร่"
    issued = changed(replace(FIRST, steps=steps))
    now = changed(replace(FIRST, steps=f"{steps}บนเว็บไซต์\n{'ก' * 100}"))
    (one,) = differences(issued, now, REPORT)
    assert "ฉบับที่ออก “…เผยแพร่” ตอนนี้ “…เผยแพร่บนเว็บไซต์ กกก" in one.message
    assert one.message.endswith("ก…”")
    (one,) = differences(now, changed(replace(FIRST, steps="")), REPORT)
    assert one.message.endswith("ตอนนี้ (ว่าง)")
