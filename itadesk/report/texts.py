"""The wording the program brings: what is printed where the officer typed nothing.

That of letters is loaded for letters only.
"""

from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.digits import Digits, convert, thai_number
from itadesk.core.fiscal import WHOLE_YEAR, label, round_label
from itadesk.core.offices import clerk_title, full_name, head_title, place_line
from itadesk.core.records import Office, Official
from itadesk.report.forms import Form, chosen_blocks
from itadesk.report.job import PrintJob
from itadesk.report.shaping import STANDARD

MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
RESULTS_REPORT = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
BLANK = "." * 8
_ACTING = "รักษาราชการแทน"
REPORTER, CLERK, HEAD = "ผู้รายงาน", "ปลัด", "นายก"  # roles of officials
APPROVING = (CLERK, HEAD)
"""The roles of those who have places of their own at the end of a memo, in order."""


def office_lines(office: Office) -> tuple[str, ...]:
    """Return the office's name and its place, each a line; empty ones left out."""
    lines = (full_name(office.kind, office.name), place_line(office.district, office.province))
    return tuple(line for line in lines if line)


def one_line(text: str, digits: Digits) -> str:
    """Return a text for the outline or the title of the PDF: one line of standard characters."""
    return convert(" ".join(text.split()).translate(STANDARD), digits)


def default_title(job: PrintJob) -> str:
    """Return the title lines of the cover; the office's lines are set below them.

    Of a letter: what stands after เรื่อง.
    """
    if job.form.is_letter:
        from itadesk.report import letter_texts

        return letter_texts.subject(job)
    kind = MEASURES if job.form.kind == "plan" else RESULTS_REPORT
    return f"{kind}\nประจำ{year_words(job.year.year)}{round_words(job)}"


def default_page_title(job: PrintJob) -> str:
    """Return the title above the text: the cover's, then the office and its place in one line.

    Of a letter: what stands after ส่วนราชการ.
    """
    if job.form.is_letter:
        from itadesk.report import letter_texts

        return letter_texts.department(job)
    office = " ".join(office_lines(job.data.office))
    return "\n".join(filter(None, (job.report.title.strip() or default_title(job), office)))


def default_intro(job: PrintJob) -> str:
    """Return the paragraph that leads to the table."""
    if job.form.is_letter:
        from itadesk.report import letter_texts

        return letter_texts.intro(job)
    office = job.data.office
    name = full_name(office.kind, office.name) or "หน่วยงาน"
    analysed, year = year_words(job.year.analysed), year_words(job.year.year)
    if job.form.kind == "plan":
        return (
            f"ตามที่{name}ได้วิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) "
            f"ประจำ{analysed} และได้กำหนด{MEASURES} ประจำ{year} นั้น มีรายละเอียด ดังต่อไปนี้"
        )
    return (
        f"ตามที่{name}ได้ดำเนินการวิเคราะห์ผลการประเมิน ITA ประจำ{analysed} "
        f"และได้กำหนด{MEASURES} ใน{year} นั้น {name}ได้ดำเนินการตามมาตรการดังกล่าว "
        "โดยมีผลการดำเนินการ ดังต่อไปนี้"
    )


def default_closing(job: PrintJob) -> str:
    """Return the paragraphs at the end; only letters have some."""
    if not job.form.is_letter:
        return ""
    from itadesk.report import letter_texts

    return letter_texts.closing(job)


def document_title(job: PrintJob) -> str:
    """Return what the document is called in programs that show it."""
    if job.form.is_letter:
        return job.report.title.strip() or default_title(job)
    return job.report.page_title.strip() or default_page_title(job)


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
    """Return who signs: as chosen and still there, else the officials who do so usually.

    A letter never lacks a signer: where there is none yet, room is left for the name.
    """
    form = job.form
    found = _chosen(job)
    if "approvals" in chosen_blocks(form, job.report):
        found = [one for one in found if one.role not in APPROVING]
    if found:
        return tuple(found)
    role = usual_role(form)
    usual = with_role(job.data, role)
    return usual or ((stand_in(job.data.office, role),) if form.is_letter else ())


def usual_role(form: Form) -> str:
    """Return the role of those who sign while nobody is chosen."""
    return HEAD if "announcement_head" in form.blocks else REPORTER


def approvers(job: PrintJob) -> tuple[Official, ...]:
    """Return who gives an opinion on a memo and who decides, chosen signers before others."""
    chosen = _chosen(job)
    found = []
    for role in APPROVING:
        fitting = [one for one in chosen if one.role == role] or with_role(job.data, role)
        found.append(fitting[0] if fitting else stand_in(job.data.office, role))
    return tuple(found)


def _chosen(job: PrintJob) -> list[Official]:
    """Return the signers chosen for the report that are still there."""
    signers = (job.data.find(Official, signer) for signer in job.report.signers)
    return [official for official in signers if official]


def with_role(data: Dataset, role: str) -> tuple[Official, ...]:
    """Return the officials of a role, in the officer's order."""
    officials = data.children(Official, data.office)
    return tuple(official for official in officials if official.role == role)


def stand_in(office: Office, role: str) -> Official:
    """Return an official without a name, for a place to sign."""
    title = {CLERK: clerk_title, HEAD: head_title}.get(role)
    position = title(office.kind, office.name) if title else f"ตำแหน่ง{BLANK * 5}"
    return Official(office_id=office.id, role=role, position=position)


def position_lines(official: Official, office: Office) -> tuple[str, ...]:
    """Return the position under a signature and the post the person acts in."""
    position = official.position.strip()
    if not official.acting or _ACTING in position:
        return (position,) if position else ()
    post = ""
    if official.role == CLERK and not position.startswith("ปลัด"):
        post = clerk_title(office.kind, office.name)
    elif official.role == HEAD and not position.startswith("นายก"):
        post = head_title(office.kind, office.name)
    return (position, _ACTING + post) if position and post else (_ACTING + (post or position),)


def year_words(year: int | None) -> str:
    """Return ปีงบประมาณ พ.ศ. ๒๕๖๘, dotted where the year is unknown."""
    return f"ปีงบประมาณ พ.ศ. {BLANK}" if year is None else label(year)


def round_words(job: PrintJob) -> str:
    """Return the round of a report within the year; that of the whole year needs no word."""
    months = job.report.round
    if not job.form.has_rounds or months in (None, WHOLE_YEAR):
        return ""
    return f" (รอบ {thai_number(months)} เดือน)" if months else ""
