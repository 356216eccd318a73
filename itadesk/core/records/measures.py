"""A fiscal year's work: what the analysis found, the measures, their results and the evidence."""

from uuid import UUID

from itadesk.core import fiscal
from itadesk.core.dates import FIRST_YEAR, LAST_YEAR, ThaiDate
from itadesk.core.digits import to_thai
from itadesk.core.fields import Choice, Kind, described, field, order, parent
from itadesk.core.records.base import Record, record
from itadesk.core.records.ita import INDICATORS, PARTS

ROUNDS = tuple(Choice(months, fiscal.round_label(months)) for months in fiscal.ROUNDS)
ISSUES = tuple(Choice(n, f"ประเด็นที่ {to_thai(str(n))}") for n in range(1, 8))
FINDING_KINDS = (
    Choice("defect", "ข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน"),
    Choice("develop", "ประเด็นที่ต้องพัฒนาให้ดีขึ้น"),
)
STATUSES = (
    Choice("not_started", "ยังไม่เริ่ม"),
    Choice("in_progress", "กำลังดำเนินการ"),
    Choice("done", "ดำเนินการแล้ว"),
    Choice("not_done", "ไม่ได้ดำเนินการ"),
)
# What a column of a report may print; those of a result tell what was done.
MEASURE_FIELDS = ("title", "guideline", "steps", "responsible", "period", "monitoring")
RESULT_FIELDS = ("detail", "output", "outcome", "remark")
EVIDENCE_KINDS = (
    Choice("picture", "ภาพ"),
    Choice("file", "แฟ้ม"),
    Choice("link", "ลิงก์"),
    Choice("paper", "หนังสือ/คำสั่ง/ประกาศ"),
    Choice("text", "ข้อความ"),
)


@described("fiscal_year", "ปีงบประมาณ", "years", sort=("year",), unique=("office_id", "year"))
@record
class FiscalYear(Record):
    """One fiscal year (1 October of the year before to 30 September)."""

    office_id: UUID = parent("office")
    year: int | None = field(
        Kind.YEAR, "ปีงบประมาณ (พ.ศ.)", required=True, lowest=FIRST_YEAR, highest=LAST_YEAR
    )
    analysed_ita_year: int | None = field(
        Kind.YEAR, "วิเคราะห์จากผล ITA ปี", lowest=FIRST_YEAR, highest=LAST_YEAR,
        help="เว้นว่างไว้ โปรแกรมจะใช้ปีก่อนหน้า",
    )  # fmt: skip
    approach: str = field(Kind.TEXT, "แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ")
    no_defects: bool = field(Kind.FLAG, "วิเคราะห์แล้วไม่พบข้อบกพร่อง")

    @property
    def analysed(self) -> int | None:
        """The ITA year that was analysed: as stored, else the year before."""
        if self.analysed_ita_year is not None or self.year is None:
            return self.analysed_ita_year
        return self.year - 1


@described("measure", "มาตรการ", "measures")
@record
class Measure(Record):
    """A measure to promote integrity and transparency (มาตรการ)."""

    year_id: UUID = parent("fiscal_year")
    order_key: int = order()
    title: str = field(
        Kind.TEXT, "มาตรการ", required=True, help="ไม่ต้องพิมพ์ลำดับที่ โปรแกรมใส่ให้เมื่อพิมพ์รายงาน"
    )
    guideline: str = field(Kind.TEXT, "แนวทางปฏิบัติ")
    steps: str = field(Kind.TEXT, "ขั้นตอนหรือวิธีการปฏิบัติ", required=True, help="ขึ้นบรรทัดใหม่สำหรับแต่ละข้อ")
    responsible: tuple[UUID | str, ...] = field(
        Kind.PARTIES, "ผู้รับผิดชอบ", required=True, target="division"
    )
    period: str = field(Kind.TEXT, "ระยะเวลาดำเนินการ")
    start: ThaiDate | None = field(Kind.DATE, "เริ่ม")
    end: ThaiDate | None = field(Kind.DATE, "สิ้นสุด")
    monitoring: str = field(Kind.TEXT, "การกำกับติดตาม")
    rounds: tuple[int, ...] = field(Kind.NUMBERS, "รอบรายงาน", choices=ROUNDS)
    indicators: tuple[int, ...] = field(Kind.NUMBERS, "ตัวชี้วัด ITA", choices=INDICATORS)
    issue: int | None = field(Kind.NUMBER_CHOICE, "ประเด็น (ใน ๗ ประเด็น)", choices=ISSUES)


@described("finding", "ผลการวิเคราะห์", "findings")
@record
class Finding(Record):
    """What the analysis of the scores found (ข้อบกพร่อง or ประเด็นที่ต้องพัฒนา)."""

    year_id: UUID = parent("fiscal_year")
    order_key: int = order()
    kind: str = field(Kind.CHOICE, "ประเภท", choices=FINDING_KINDS, required=True)
    indicator: int | None = field(Kind.NUMBER_CHOICE, "ตัวชี้วัด", choices=INDICATORS)
    part: str = field(Kind.CHOICE, "ส่วน", choices=PARTS)
    items: tuple[str, ...] = field(Kind.TEXTS, "ข้อคำถาม")
    reason: str = field(Kind.TEXT, "เหตุผล")
    references: tuple[str, ...] = field(Kind.TEXTS, "อ้างอิง")
    measures: tuple[UUID, ...] = field(Kind.LINKS, "มาตรการที่แก้ไข", target="measure")


@described("result", "ผลการดำเนินการ", "results", sort=("round",), unique=("measure_id", "round"))
@record
class Result(Record):
    """What one measure reached by one reporting round."""

    measure_id: UUID = parent("measure")
    round: int | None = field(Kind.NUMBER_CHOICE, "รอบ", choices=ROUNDS, required=True)
    period: str = field(Kind.TEXT, "ช่วงเวลาที่ดำเนินการจริง", help="เว้นว่างไว้ จะพิมพ์ระยะเวลาของมาตรการ")
    detail: str = field(Kind.TEXT, "รายละเอียดการดำเนินงาน")
    output: str = field(Kind.TEXT, "ผลการดำเนินการ (ผลผลิต)", required=True)
    outcome: str = field(Kind.TEXT, "ผลลัพธ์หรือความสำเร็จ", required=True)
    remark: str = field(Kind.TEXT, "หมายเหตุ")
    status: str = field(Kind.CHOICE, "สถานะ", choices=STATUSES)
    not_done_reason: str = field(Kind.TEXT, "เหตุผลที่ไม่ได้ดำเนินการ")
    date: ThaiDate | None = field(Kind.DATE, "วันที่ดำเนินการ")
    reviewed: bool = field(Kind.FLAG, "ตรวจทานแล้ว")


@described("evidence", "หลักฐาน", "evidence")
@record
class Evidence(Record):
    """A proof that hangs from exactly one of: fiscal year, measure, result."""

    year_id: UUID | None = parent("fiscal_year")
    measure_id: UUID | None = parent("measure")
    result_id: UUID | None = parent("result")
    order_key: int = order()
    kind: str = field(Kind.CHOICE, "ประเภท", choices=EVIDENCE_KINDS, required=True)
    indicator: int | None = field(Kind.NUMBER_CHOICE, "ตัวชี้วัด", choices=INDICATORS)
    heading: str = field(Kind.LINE, "หัวเรื่อง")
    caption: str = field(Kind.TEXT, "คำบรรยาย")
    url: str = field(Kind.LINE, "ที่อยู่เว็บ")
    number: str = field(Kind.LINE, "เลขที่")
    date: ThaiDate | None = field(Kind.DATE, "ลงวันที่")
    subject: str = field(Kind.TEXT, "เรื่อง")
    text: str = field(Kind.TEXT, "ข้อความ")
    file: str = field(Kind.BLOB, "แฟ้ม")
    pages: str = field(Kind.LINE, "หน้าที่พิมพ์", help="เช่น 1-3, 5 เว้นว่างไว้ จะพิมพ์ทุกหน้า")
