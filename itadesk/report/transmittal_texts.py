"""The wording of ใบนำส่งแฟ้ม, and the counts it tells."""

from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.records import Evidence, FiscalYear, Measure, Report, Result

KEY = "transmittal"
NAME = "ใบนำส่งแฟ้ม"
"""What the officer calls the form; it is no report, so it stands beside FORMS, not in it."""

TITLE = "ใบนำส่งแฟ้มข้อมูล"
SUBTITLE = "มาตรการและผลการดำเนินการส่งเสริมคุณธรรมและความโปร่งใส (ITA)"
TO, FROM, PHONE, DOCUMENT = "ส่งถึง", "จาก", "โทรศัพท์", "เลขประจำแฟ้ม"
HELD = "ข้อมูลในแฟ้ม"
CODE = "รหัสตรวจแฟ้ม"
CODE_USE = (
    "เมื่อผู้รับเปิดแฟ้ม โปรแกรมจะแสดงรหัสตรวจแฟ้ม ให้เทียบกับรหัสบนกระดาษนี้ "
    "ถ้าตรงกันทุกตัว เนื้อหาในแฟ้มตรงกับที่หน่วยงานส่ง"
)
CODE_CAPTION = "รหัสเต็ม ๖๔ ตัว"
SENDER, RECEIVER = "ผู้ส่งแฟ้ม", "ผู้รับแฟ้ม"
WAY, WAYS = "ส่งทาง", ("LINE", "อีเมล", "แฟลชไดรฟ์", "อื่น ๆ")
COMPARED = "เทียบรหัสบนกระดาษกับในโปรแกรมแล้ว"
AGREES = ("ตรงกัน", "ไม่ตรงกัน")
SENT, RECEIVED = "วันที่ส่ง", "วันที่รับ"
MONTH, YEAR = "เดือน", "พ.ศ."
_NONE = "-"
_LISTED = 6  # years; of more the first and the last


def held(data: Dataset, revision: int) -> tuple[tuple[str, str], ...]:
    """Return what is in the file: headings, and below each how many or which."""
    counted = (
        ("มาตรการ", Measure),
        ("ผลการดำเนินการ", Result),
        ("หลักฐาน", Evidence),
        ("ฉบับรายงาน", Report),
    )
    return (
        ("ปีงบประมาณ พ.ศ.", _years(data)),
        *((label, thai_number(len(data.all(cls)))) for label, cls in counted),
        ("ฉบับแก้ไขที่", thai_number(revision)),
    )


def _years(data: Dataset) -> str:
    years = [one.year for one in data.children(FiscalYear, data.office) if one.year is not None]
    if len(years) > _LISTED:
        ends = f"{thai_number(years[0])} - {thai_number(years[-1])}"
        return f"{ends} ({thai_number(len(years))} ปี)"
    return " ".join(map(thai_number, years)) or _NONE
