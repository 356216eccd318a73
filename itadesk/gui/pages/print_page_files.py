"""A printed report as a file: what it is called, how it is opened."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from itadesk.core.digits import to_thai
from itadesk.core.errors import UserError
from itadesk.core.fiscal import round_label
from itadesk.core.offices import full_name, short_name
from itadesk.report.job import PrintJob

SUFFIX = ".pdf"
_MOST = 70  # characters of a proposed name: three bytes each, and most systems allow 255
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', " "))
_KINDS = {
    "plan": "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "results": "รายงานผลการดำเนินการ",
    "complete": "รายงานฉบับสมบูรณ์",
}


def proposed_name(job: PrintJob) -> str:
    """Return รายงานผลการดำเนินการ รอบ ๑๒ เดือน ปี ๒๕๖๘ อบต.นาม่วง.pdf."""
    office, report = job.data.office, job.report
    name = office.short_name.strip() or short_name(office.kind, office.name)
    parts = (
        job.form.title if job.form.is_letter else "",
        _KINDS[job.form.kind],
        round_label(report.round) if report.round and job.form.has_rounds else "",
        to_thai(f"ปี {job.year.year}") if job.year.year else "",
        name or full_name(office.kind, office.name),
    )
    text = " ".join(filter(None, parts)).translate(_NOT_IN_NAMES)
    return " ".join(text.split())[:_MOST].rstrip(" .") + SUFFIX


def open_outside(path: Path) -> None:
    """Open a file or folder in the system's own program for it; UserError when there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise UserError(f"เปิด “{path.name}” ไม่ได้ เพราะไม่พบโปรแกรมที่ใช้เปิด", f"เปิดเองได้ที่ {path}")
