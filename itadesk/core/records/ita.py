"""What the ITA assessment gave the office, year by year."""

from decimal import Decimal
from uuid import UUID

from itadesk.core.dates import FIRST_YEAR, LAST_YEAR
from itadesk.core.digits import to_thai
from itadesk.core.fields import Choice, Kind, described, field, order, parent
from itadesk.core.records.base import Record, record

INDICATORS = tuple(Choice(n, f"ตัวชี้วัดที่ {to_thai(str(n))}") for n in range(1, 11))
PARTS = (Choice("public", "ผู้รับบริการ (EIT ส่วนที่ 1)"), Choice("survey", "สำรวจ (EIT ส่วนที่ 2)"))


@described("ita_year", "ผลคะแนน ITA", "ita", sort=("year",), unique=("office_id", "year"))
@record
class ItaYear(Record):
    """The announced result of one ITA year."""

    office_id: UUID = parent("office")
    year: int | None = field(
        Kind.YEAR, "ปี ITA (พ.ศ.)", required=True, lowest=FIRST_YEAR, highest=LAST_YEAR
    )
    total: Decimal | None = field(Kind.SCORE, "คะแนนรวมตามประกาศ")
    level: str = field(Kind.LINE, "ระดับผลตามประกาศ")
    comment: str = field(Kind.TEXT, "ข้อความใต้ตารางคะแนน")
    corrections: tuple[tuple[str, str], ...] = field(Kind.TEXT_MAP, "แก้ไขข้อมูล ITA ของปี")


@described(
    "indicator_score", "คะแนนตัวชี้วัด", "indicators",
    sort=("indicator",), unique=("ita_year_id", "indicator"),
)  # fmt: skip
@record
class IndicatorScore(Record):
    """The score of one of the ten indicators."""

    ita_year_id: UUID = parent("ita_year")
    indicator: int | None = field(Kind.NUMBER_CHOICE, "ตัวชี้วัด", choices=INDICATORS, required=True)
    score: Decimal | None = field(Kind.SCORE, "คะแนน", required=True)


@described("item_score", "คะแนนรายข้อ", "items")
@record
class ItemScore(Record):
    """The score of one question or disclosure item."""

    ita_year_id: UUID = parent("ita_year")
    order_key: int = order()
    code: str = field(Kind.LINE, "ข้อ", required=True, help="เช่น I7 E13 O25")
    part: str = field(Kind.CHOICE, "ส่วน", choices=PARTS)
    text: str = field(Kind.TEXT, "ข้อคำถาม")
    score: Decimal | None = field(Kind.SCORE, "คะแนน")
