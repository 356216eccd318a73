"""The wording of the letters where the officer typed nothing: บันทึกข้อความ and ประกาศ."""

from itadesk.core.dates import MONTHS, ThaiDate
from itadesk.core.digits import thai_number
from itadesk.core.fiscal import WHOLE_YEAR, round_label
from itadesk.core.offices import clerk_title, district_label, full_name, head_title, province_label
from itadesk.core.records import Division, Measure, Office
from itadesk.report.forms import chosen_blocks
from itadesk.report.job import PrintJob
from itadesk.report.texts import BLANK, MEASURES, RESULTS_REPORT, round_words, year_words

_ITA = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
_SECRETARIAT = "สำนักปลัด"
_MONTH = "." * 28
_UNDER_PROVINCE = ("เทศบาลเมือง", "เทศบาลนคร", "องค์การบริหารส่วนจังหวัด")


def subject(job: PrintJob) -> str:
    """Return the lines after เรื่อง."""
    year = year_words(job.year.year)
    if not job.form.has_rounds:
        asked = "ขอความเห็นชอบ" if job.form.key == "memo" else ""
        return f"{asked}{MEASURES}\nประจำ{year}"
    return f"{RESULTS_REPORT}\nประจำ{year}{round_words(job)}"


def department(job: PrintJob) -> str:
    """Return what stands after ส่วนราชการ: who writes, and how to reach them."""
    office = job.data.office
    name = full_name(office.kind, office.name)
    divisions = (each.name.strip() for each in job.data.children(Division, office))
    writes = next((each for each in divisions if each.startswith(_SECRETARIAT)), "")
    parts = [part for part in (writes, name) if part]
    if name and writes.endswith(name):
        parts.pop()
    if phone := office.phone.strip():
        parts.append(f"โทร. {phone}")
    return " ".join(parts)


def addressee(office: Office) -> str:
    """Return what stands after เรียน: the head of the office, by way of its ปลัด."""
    head, clerk = (title(office.kind, office.name) for title in (head_title, clerk_title))
    return f"{head} (ผ่าน{clerk})"


def written(date: ThaiDate | None) -> str:
    """Return the date of a memo: ๓๑ มกราคม ๒๕๖๓; room for a day that is not known."""
    if date is None:
        return ""
    return date.long() if date.day else f"{BLANK} {date.long()}"


def announced(date: ThaiDate | None) -> str:
    """Return ประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗; room for what is not known."""
    if date is None:
        return f"ประกาศ ณ วันที่ {BLANK} เดือน {_MONTH} พ.ศ. {BLANK}"
    day = thai_number(date.day) if date.day else BLANK
    return f"ประกาศ ณ วันที่ {day} {MONTHS[date.month - 1]} พ.ศ. {thai_number(date.year)}"


def intro(job: PrintJob) -> str:
    """Return the paragraphs below the head."""
    return _memo_intro(job) if job.form.key == "memo" else _announcement_intro(job)


def closing(job: PrintJob) -> str:
    """Return the paragraphs before the signature."""
    return _memo_closing(job) if job.form.key == "memo" else _announcement_closing(job)


def _memo_intro(job: PrintJob) -> str:
    name, year = _name(job.data.office), year_words(job.year.year)
    lies_with = "มีรายละเอียด ดังต่อไปนี้"
    if "table" not in chosen_blocks(job.form, job.report):
        lies_with = "รายละเอียดปรากฏตามเอกสารที่แนบมาพร้อมนี้"
    if not job.form.has_rounds:
        return (
            f"ตามที่{name}ได้รับทราบผล{_ITA} ประจำ{year_words(job.year.analysed)} "
            f"และต้องนำผลดังกล่าวมาวิเคราะห์เพื่อกำหนด{MEASURES} นั้น\n"
            f"บัดนี้ ได้วิเคราะห์ผลการประเมินและจัดทำ{MEASURES} ประจำ{year}"
            f"{_count(job)} เรียบร้อยแล้ว {lies_with}"
        )
    return (
        f"ตามที่{name}ได้กำหนด{MEASURES} ประจำ{year} "
        f"จากการวิเคราะห์ผล{_ITA} ประจำ{year_words(job.year.analysed)} นั้น\n"
        f"บัดนี้ {name}ได้ดำเนินการตามมาตรการดังกล่าว{_count(job)} {_told(job)} "
        f"จึงขอรายงานผลการดำเนินการ {lies_with}"
    )


def _memo_closing(job: PrintJob) -> str:
    office = job.data.office
    paper = "รายงานผลการดำเนินการ" if job.form.has_rounds else "มาตรการ"
    steps = [] if job.form.has_rounds else ["ประกาศใช้มาตรการ และแจ้งทุกส่วนราชการถือปฏิบัติ"]
    steps += [
        f"เผยแพร่{paper}บนเว็บไซต์ของ{_name(office)}",
        f"จัดส่ง{paper}ให้{above(office)}เพื่อทราบ",
    ]
    listed = "\n".join(f"{thai_number(n)}. {step}" for n, step in enumerate(steps, 1))
    return f"ในการนี้ เห็นควรดำเนินการ ดังนี้\n{listed}\nจึงเรียนมาเพื่อโปรดทราบและพิจารณา"


def _announcement_intro(job: PrintJob) -> str:
    name, year = _name(job.data.office), year_words(job.year.year)
    if not job.form.has_rounds:
        return (
            f"โดยที่{_ITA} ให้หน่วยงานนำผลการประเมินมาวิเคราะห์และกำหนด{MEASURES}\n"
            f"{name}ได้วิเคราะห์ผลการประเมิน ประจำ{year_words(job.year.analysed)} แล้ว "
            f"จึงประกาศกำหนด{MEASURES} ประจำ{year} ไว้ ดังต่อไปนี้"
        )
    return (
        f"ตามที่{name}ได้กำหนด{MEASURES} ประจำ{year} นั้น\n"
        f"{name}ได้ดำเนินการตามมาตรการดังกล่าว {_told(job)} "
        "จึงประกาศผลการดำเนินการ ดังต่อไปนี้"
    )


def _announcement_closing(job: PrintJob) -> str:
    told = "จึงประกาศให้ทราบโดยทั่วกัน"
    if job.form.has_rounds:
        return told
    return f"ให้ทุกส่วนราชการในสังกัด{_name(job.data.office)}ถือปฏิบัติตามมาตรการนี้\n{told}"


def _name(office: Office) -> str:
    return full_name(office.kind, office.name) or "หน่วยงาน"


def above(office: Office) -> str:
    """Return who is told above the office: นายอำเภอ…, of larger offices the governor."""
    province = province_label(office.province)
    if office.kind in _UNDER_PROVINCE:
        return f"ผู้ว่าราชการ{province or 'จังหวัด'}"
    return f"นาย{district_label(office.district, office.province) or 'อำเภอ'}"


def _count(job: PrintJob) -> str:
    count = len(job.data.children(Measure, job.year))
    return f" จำนวน {thai_number(count)} มาตรการ" if count else ""


def _told(job: PrintJob) -> str:
    """Return what has been done: the year's work, or that of a round."""
    months = job.report.round
    if months in (None, WHOLE_YEAR):
        return "เรียบร้อยแล้ว"
    return f"ใน{round_label(months)}แล้ว"
