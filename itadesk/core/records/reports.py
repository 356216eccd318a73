"""ฉบับรายงาน: one paper of a fiscal year, its texts, choices and life."""

from typing import NamedTuple
from uuid import UUID

from itadesk.core.dates import FIRST_YEAR, LAST_YEAR, ThaiDate
from itadesk.core.digits import Digits
from itadesk.core.fields import Choice, Kind, describe, described, field, order, parent
from itadesk.core.records.base import Record, record
from itadesk.core.records.measures import (
    MEASURE_FIELDS,
    RESULT_FIELDS,
    ROUNDS,
    Measure,
    Result,
)

REPORT_KINDS = (
    Choice("plan", "มาตรการ"),
    Choice("results", "ผลการดำเนินการ"),
    Choice("complete", "ฉบับสมบูรณ์"),
)
FORMS = (
    Choice("plan", "แบบมาตรการ ๔ ช่อง"),
    Choice("plan-guideline", "แบบมาตรการ ๕ ช่อง มีแนวทางปฏิบัติ"),
    Choice("results", "แบบผลการดำเนินการ ๖ ช่อง"),
    Choice("results-summary", "แบบสรุปผลการดำเนินการ ๖ ช่อง"),
    Choice("results-remark", "แบบผลการดำเนินการ มีหมายเหตุ"),
    Choice("narrative", "แบบบรรยายตามตัวชี้วัด"),
    Choice("complete", "แบบฉบับสมบูรณ์"),
    Choice("memo", "บันทึกข้อความ"),
    Choice("announcement", "ประกาศ"),
)
DIGITS = (
    Choice(Digits.TYPED.value, "ตามที่พิมพ์"),
    Choice(Digits.THAI.value, "เลขไทยทั้งหมด"),
    Choice(Digits.ARABIC.value, "เลขอารบิกทั้งหมด"),
)
BLOCKS = (
    Choice("cover", "ปก"),
    Choice("foreword", "คำนำ"),
    Choice("memo_head", "หัวบันทึกข้อความ"),
    Choice("announcement_head", "หัวประกาศ"),
    Choice("page_title", "ชื่อรายงานหน้าแรก"),
    Choice("intro", "ข้อความนำ"),
    Choice("analysis", "ข้อความผลการวิเคราะห์"),
    Choice("findings", "ผลการวิเคราะห์ตามตัวชี้วัด"),
    Choice("table", "ตารางมาตรการ"),
    Choice("measure_list", "รายการมาตรการ"),
    Choice("results_intro", "ข้อความนำตารางผล"),
    Choice("results_table", "ตารางผลการดำเนินการ"),
    Choice("narrative", "ผลการดำเนินการตามตัวชี้วัด"),
    Choice("scores", "ผลคะแนน ITA"),
    Choice("closing", "ข้อความท้ายรายงาน"),
    Choice("announced", "วันที่ประกาศ"),
    Choice("signatures", "ผู้ลงนาม"),
    Choice("approvals", "ความเห็นและคำสั่ง"),
    Choice("annex", "ภาคผนวก"),
)
CHARTS = (
    Choice("bar", "แผนภูมิแท่ง"),
    Choice("radar", "แผนภูมิใยแมงมุม"),
    Choice("both", "ทั้งสองแบบ"),
    Choice("none", "ไม่มีแผนภูมิ"),
)
PICTURES_PER_PAGE = (Choice(2, "หน้าละ ๒ ภาพ"), Choice(4, "หน้าละ ๔ ภาพ"))
COLUMNS = tuple(
    Choice(name, describe(cls)[name].label)
    for cls, names in ((Measure, MEASURE_FIELDS), (Result, RESULT_FIELDS))
    for name in names
)
ORIENTATIONS = (Choice("portrait", "แนวตั้ง"), Choice("landscape", "แนวนอน"))
STEPS = (
    Choice("draft", "ร่าง"),
    Choice("proposed", "เสนอ"),
    Choice("signed", "ลงนาม"),
    Choice("published", "เผยแพร่"),
    Choice("sent", "ส่งแล้ว"),
)


class StatusStep(NamedTuple):
    """A step of a paper's life and the day it was taken."""

    step: str
    date: ThaiDate | None = None


@described("report", "ฉบับรายงาน", "reports")
@record
class Report(Record):
    """A paper: empty texts and choices are those the form generates (DESIGN.md section 5)."""

    year_id: UUID = parent("fiscal_year")
    order_key: int = order()
    kind: str = field(Kind.CHOICE, "ประเภทรายงาน", choices=REPORT_KINDS)
    round: int | None = field(Kind.NUMBER_CHOICE, "รอบ", choices=ROUNDS)
    form: str = field(Kind.CHOICE, "แบบรายงาน", choices=FORMS)
    title: str = field(Kind.TEXT, "ชื่อรายงานบนปก")
    page_title: str = field(Kind.TEXT, "ชื่อรายงานหน้าแรก")
    foreword: str = field(Kind.TEXT, "คำนำ")
    foreword_sign: str = field(Kind.TEXT, "ท้ายคำนำ")
    intro: str = field(Kind.TEXT, "ข้อความนำ")
    analysis: str = field(Kind.TEXT, "ข้อความผลการวิเคราะห์")
    results_intro: str = field(Kind.TEXT, "ข้อความนำตารางผล")
    scores_intro: str = field(Kind.TEXT, "ข้อความนำผลคะแนน")
    closing: str = field(Kind.TEXT, "ข้อความท้ายรายงาน")
    annex_title: str = field(Kind.TEXT, "ชื่อภาคผนวก")
    date: ThaiDate | None = field(Kind.DATE, "วันที่ของรายงาน")
    number: str = field(Kind.LINE, "เลขที่")
    submission_ita_year: int | None = field(
        Kind.YEAR, "ใช้ส่ง ITA ปี", lowest=FIRST_YEAR, highest=LAST_YEAR
    )
    signers: tuple[UUID, ...] = field(Kind.LINKS, "ผู้ลงนาม", target="official")

    numbered: bool | None = field(Kind.SWITCH, "ใส่ลำดับที่หน้ามาตรการ", group="layout")
    digits: str = field(Kind.CHOICE, "ตัวเลข", choices=DIGITS, group="layout")
    orientation: str = field(Kind.CHOICE, "แนวกระดาษ", choices=ORIENTATIONS, group="layout")
    landscape: tuple[tuple[str, bool], ...] = field(
        Kind.FLAG_MAP, "แนวนอนเฉพาะส่วน", group="layout", choices=BLOCKS
    )
    headings: tuple[tuple[str, str], ...] = field(
        Kind.TEXT_MAP, "หัวตาราง", group="layout", choices=COLUMNS
    )
    columns: tuple[str, ...] = field(Kind.TEXTS, "ช่องในตาราง", group="layout", choices=COLUMNS)
    widths: tuple[tuple[str, int], ...] = field(
        Kind.NUMBER_MAP, "ความกว้างช่อง", group="layout", choices=COLUMNS, lowest=1, highest=1000
    )
    blocks: tuple[tuple[str, bool], ...] = field(
        Kind.FLAG_MAP, "ส่วนของรายงาน", group="layout", choices=BLOCKS
    )
    table_font_size: int | None = field(
        Kind.INTEGER, "ขนาดตัวอักษรในตาราง", group="layout", lowest=8, highest=24
    )
    page_breaks: tuple[UUID, ...] = field(
        Kind.LINKS, "ขึ้นหน้าใหม่ก่อนมาตรการ", target="measure", group="layout"
    )
    score_years: tuple[int, ...] = field(
        Kind.NUMBERS, "ปีของผลคะแนน", group="layout", lowest=FIRST_YEAR, highest=LAST_YEAR
    )
    chart: str = field(Kind.CHOICE, "แผนภูมิ", choices=CHARTS, group="layout")
    annex_per_page: int | None = field(
        Kind.NUMBER_CHOICE, "ภาพในภาคผนวก", choices=PICTURES_PER_PAGE, group="layout"
    )
    only_due: bool | None = field(Kind.SWITCH, "พิมพ์เฉพาะมาตรการที่ถึงกำหนดรายงาน", group="layout")
    not_due: str = field(Kind.TEXT, "ข้อความเมื่อยังไม่ถึงกำหนด", group="layout")

    status: tuple[StatusStep, ...] = field(Kind.STEPS, "สถานะของฉบับ", choices=STEPS)
    url: str = field(Kind.LINE, "ที่อยู่เว็บที่เผยแพร่")
    explanation: str = field(Kind.TEXT, "คำอธิบาย")
    issued_pdf: str = field(Kind.BLOB, "ฉบับที่ออกแล้ว")
    issued_data: str = field(Kind.BLOB, "ข้อมูลของฉบับที่ออกแล้ว")
    signed_scan: str = field(Kind.BLOB, "ฉบับลงนาม")
