import pytest

from itadesk.core.headings import IGNORED, columns_of, is_row_numbers

MEASURE = {
    "title": "มาตรการ",
    "guideline": "แนวทางปฏิบัติ",
    "steps": "ขั้นตอนหรือวิธีการปฏิบัติ",
    "responsible": "ผู้รับผิดชอบ",
    "period": "ระยะเวลาดำเนินการ",
    "monitoring": "การกำกับติดตาม",
}
RESULT = {
    "title": "มาตรการ",
    "period": "ช่วงเวลาที่ดำเนินการจริง",
    "detail": "รายละเอียดการดำเนินงาน",
    "output": "ผลการดำเนินการ (ผลผลิต)",
    "outcome": "ผลลัพธ์หรือความสำเร็จ",
    "remark": "หมายเหตุ",
}


@pytest.mark.parametrize(
    ("row", "fields"),
    [  # the headings of the five real reports
        (
            "มาตรการ/ โครงการ/กิจกรรม | ขั้นตอนหรือวิธีการปฏิบัติ | ช่วงระยะเวลาในการ ดำเนินการ | ผู้รับผิดชอบ",
            ["title", "steps", "period", "responsible"],
        ),
        (
            "มาตรการส่งเสริมคุณธรรมและความโปร่งใส | ขั้นตอนหรือวิธีการ | ผู้รับผิดชอบ | การกำกับติดตาม",
            ["title", "steps", "responsible", "monitoring"],
        ),
        (
            "มาตรการ | แนวทางปฏิบัติ | ขั้นตอน/วิธีการปฏิบัติ | ผู้รับผิดชอบ | การกำกับติดตาม",
            ["title", "guideline", "steps", "responsible", "monitoring"],
        ),
        ("ที่ | มาตรการ | วิธีการปฏิบัติ | งบประมาณ", [IGNORED, "title", "steps", IGNORED]),
    ],
)
def test_headings_of_measures_are_understood(row: str, fields: list[str]) -> None:
    assert columns_of([cell.strip() for cell in row.split("|")], MEASURE) == fields


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (
            "มาตรการ/โครงการ | ขั้นตอนหรือวิธีการปฏิบัติ | ช่วงระยะเวลา | ผลการดำเนินการ (Output)"
            " | ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result)",
            ["title", IGNORED, "period", "output", "outcome"],
        ),
        (
            "มาตรการ | สรุปผลการดำเนินการตามมาตรการ/กิจกรรม | ผลลัพธ์/ความสำเร็จของการดำเนินการ",
            ["title", "output", "outcome"],
        ),
        (
            "มาตรการ | รายละเอียดการดำเนินงาน | ระยะเวลาการดำเนินงาน | ผลการดำเนินการ | | หมายเหตุ",
            ["title", "detail", "period", "output", IGNORED, "remark"],
        ),
        (" | | | ผลผลิต | ผลลัพธ์ | ", [IGNORED, IGNORED, IGNORED, "output", "outcome", IGNORED]),
    ],
)
def test_headings_of_results_are_understood(row: str, fields: list[str]) -> None:
    assert columns_of([cell.strip() for cell in row.split("|")], RESULT) == fields


@pytest.mark.parametrize(
    "row",
    [
        ["มาตรการส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง", "๑. จัดทำแผน", "กองคลัง"],
        ["๑. มาตรการที่หนึ่ง", "- จัดทำ", "สำนักปลัด"],
        ["มาตรการป้องกันการรับสินบน"],
        ["", ""],
        ["การใช้อำนาจ", "ผู้บริหารทุกคน"],
    ],
)
def test_rows_of_text_are_no_headings(row: list[str]) -> None:
    assert columns_of(row, MEASURE) is None


def test_one_heading_alone_must_be_a_label() -> None:
    assert columns_of(["ผู้รับผิดชอบ"], MEASURE) == ["responsible"]
    assert columns_of(["ผู้รับผิดชอบหลัก"], MEASURE) is None


def test_two_headings_for_one_field_leave_the_second_out() -> None:
    assert columns_of(["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"], MEASURE) == [
        "title",
        IGNORED,
        "responsible",
    ]


def test_row_numbers_are_told_from_other_columns() -> None:
    assert is_row_numbers("ลำดับที่")
    assert is_row_numbers(" ที่ ")
    assert not is_row_numbers("งบประมาณ")
