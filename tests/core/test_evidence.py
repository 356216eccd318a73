from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.evidence import (
    add_evidence,
    missing,
    new_evidence,
    owner_of,
    owner_title,
    owners,
    summary,
)
from itadesk.core.records import Evidence, FiscalYear, Measure, Office, Record, Result


def records() -> tuple[FiscalYear, Measure, Result, list[Record]]:
    office = Office(name="นาม่วง")
    year = FiscalYear(office_id=office.id, year=2568)
    measure = Measure(year_id=year.id, title="เปิดเผยข้อมูล\nรายละเอียด")
    result = Result(measure_id=measure.id, round=12)
    return year, measure, result, [office, year, measure]


def test_owners_are_the_year_its_measures_and_results_with_evidence() -> None:
    year, measure, result, others = records()
    data = Dataset.of([*others, result])
    assert list(owners(data, year)) == [year, measure]
    one = new_evidence(result, "text")
    data = Dataset.of([*others, result, one])
    assert list(owners(data, year)) == [year, measure, result]
    assert owner_of(data, one) == result
    assert [owner_title(data, owner) for owner in owners(data, year)] == [
        "ของทั้งปี", "มาตรการที่ ๑ เปิดเผยข้อมูล", "มาตรการที่ ๑ เปิดเผยข้อมูล · ผลรอบ ๑๒ เดือน",
    ]  # fmt: skip


def test_result_is_stored_with_its_first_evidence() -> None:
    _, _, result, others = records()
    edit = Edit(Dataset.of(others), "เพิ่ม")
    add_evidence(edit, result, [new_evidence(result, "text", text="ก")])
    add_evidence(edit, result, [new_evidence(result, "text", text="ข")], at=0)
    assert edit.data.all(Result) == (result,)
    assert [one.text for one in edit.data.children(Evidence, result)] == ["ข", "ก"]


def test_what_is_missing_depends_on_the_kind() -> None:
    assert missing(Evidence(kind="link", url="ไม่มี")) == "ที่อยู่เว็บ"
    assert missing(Evidence(kind="link", url="https://a.go.th")) == ""
    assert missing(Evidence(kind="paper", number="๑")) == "เรื่อง"
    assert missing(Evidence(kind="text", text=" ")) == "ข้อความ"
    assert missing(Evidence(kind="picture")) == "แฟ้ม"
    assert missing(Evidence()) == "ประเภท"


def test_summary_is_one_line() -> None:
    assert summary(Evidence(kind="picture", caption="ก\nข")) == "ก ข"
    assert summary(Evidence(kind="paper", heading="คำสั่ง", number="๑/๒", subject="ค")) == (
        "คำสั่ง ๑/๒ ค"
    )
    assert summary(Evidence(kind="link", url="https://a.go.th")) == "https://a.go.th"
    assert summary(Evidence()) == ""
