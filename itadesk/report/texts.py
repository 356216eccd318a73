"""The wording the program brings: what is printed where the officer typed nothing."""

from itadesk.core.dates import ThaiDate
from itadesk.core.digits import Digits, convert, thai_number
from itadesk.core.fiscal import WHOLE_YEAR, label, round_label
from itadesk.core.offices import clerk_title, full_name, head_title, place_line
from itadesk.core.records import Office, Official
from itadesk.report.job import PrintJob
from itadesk.report.shaping import STANDARD

_PLAN = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
_RESULTS = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
_BLANK = "." * 8
_ACTING = "รักษาราชการแทน"


def office_lines(office: Office) -> tuple[str, ...]:
    """Return the office's name and its place, each a line; empty ones left out."""
    lines = (full_name(office.kind, office.name), place_line(office.district, office.province))
    return tuple(line for line in lines if line)


def one_line(text: str, digits: Digits) -> str:
    """Return a text for the outline or the title of the PDF: one line of standard characters."""
    return convert(" ".join(text.split()).translate(STANDARD), digits)


def default_title(job: PrintJob) -> str:
    """Return the title lines of the cover; the office's lines are set below them."""
    kind = _PLAN if job.form.kind == "plan" else _RESULTS
    return f"{kind}\nประจำ{_year(job.year.year)}{_round(job)}"


def default_page_title(job: PrintJob) -> str:
    """Return the title above the text: the cover's, then the office and its place in one line."""
    office = " ".join(office_lines(job.data.office))
    return "\n".join(filter(None, (job.report.title.strip() or default_title(job), office)))


def default_intro(job: PrintJob) -> str:
    """Return the paragraph that leads to the table."""
    office = job.data.office
    name = full_name(office.kind, office.name) or "หน่วยงาน"
    analysed, year = _year(job.year.analysed), _year(job.year.year)
    if job.form.kind == "plan":
        return (
            f"ตามที่{name}ได้วิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) "
            f"ประจำ{analysed} และได้กำหนด{_PLAN} ประจำ{year} นั้น มีรายละเอียด ดังต่อไปนี้"
        )
    return (
        f"ตามที่{name}ได้ดำเนินการวิเคราะห์ผลการประเมิน ITA ประจำ{analysed} "
        f"และได้กำหนด{_PLAN} ใน{year} นั้น {name}ได้ดำเนินการตามมาตรการดังกล่าว "
        "โดยมีผลการดำเนินการ ดังต่อไปนี้"
    )


def default_not_due(round_months: int) -> str:
    """Return what is printed for a measure that need not be reported in a round."""
    return f"ยังไม่ถึงกำหนดรายงานผลใน{round_label(round_months)}"


def monitoring_words(rounds: tuple[int, ...]) -> str:
    """Return the due rounds in words: รายงานผลการดำเนินการรอบ ๖ เดือน และรอบ ๑๒ เดือน."""
    names = [round_label(months) for months in sorted(rounds)]
    if not names:
        return ""
    listed = " ".join(names[:-1]) + " และ" if len(names) > 1 else ""
    return f"รายงานผลการดำเนินการ{listed}{names[-1]}"


def period_words(start: ThaiDate | None, end: ThaiDate | None) -> str:
    """Return ๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘, or the half of it that is known."""
    if start and end:
        return f"{start.short()} - {end.short()}"
    if start:
        return f"ตั้งแต่ {start.short()}"
    return f"ภายใน {end.short()}" if end else ""


def not_done_words(reason: str) -> str:
    """Return how the result of a measure that was not carried out reads."""
    return f"ไม่ได้ดำเนินการ เนื่องจาก{reason.strip()}"


def signers(job: PrintJob) -> tuple[Official, ...]:
    """Return who signs: as chosen and still there, else the officials who report."""
    if job.report.signers:
        found = (job.data.find(Official, signer) for signer in job.report.signers)
        return tuple(official for official in found if official)
    officials = job.data.children(Official, job.data.office)
    return tuple(official for official in officials if official.role == "ผู้รายงาน")


def position_lines(official: Official, office: Office) -> tuple[str, ...]:
    """Return the position under a signature and the post the person acts in."""
    position = official.position.strip()
    if not official.acting or _ACTING in position:
        return (position,) if position else ()
    post = ""
    if official.role == "ปลัด" and not position.startswith("ปลัด"):
        post = clerk_title(office.kind, office.name)
    elif official.role == "นายก" and not position.startswith("นายก"):
        post = head_title(office.kind, office.name)
    return (position, _ACTING + post) if position and post else (_ACTING + (post or position),)


def _year(year: int | None) -> str:
    """Return ปีงบประมาณ พ.ศ. ๒๕๖๘, dotted where the year is unknown."""
    return f"ปีงบประมาณ พ.ศ. {_BLANK}" if year is None else label(year)


def _round(job: PrintJob) -> str:
    """Return the round of a report within the year; that of the whole year needs no word."""
    months = job.report.round
    if not job.form.has_rounds or months in (None, WHOLE_YEAR):
        return ""
    return f" (รอบ {thai_number(months)} เดือน)" if months else ""
