"""ใบนำส่งแฟ้ม: the page that is signed and sent to the district with a file.

By the code on it paper and file can be compared; the reports that are published carry none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.core.digits import Digits
from itadesk.core.fields import describe
from itadesk.core.names import proper_names
from itadesk.core.offices import full_name
from itadesk.core.records import Official
from itadesk.report import texts, transmittal_texts
from itadesk.report.cutting import Cut
from itadesk.report.forms import Orientation
from itadesk.report.job import PrintedReport
from itadesk.report.notes import Notes
from itadesk.report.page import FRAMES, Pages
from itadesk.report.text import Setter, TextCanvas
from itadesk.report.transmittal_parts import Code, Held, Part, Parties, Title
from itadesk.report.transmittal_signing import Signing

_MOST_LINES = 5  # of a name, where there is room


@dataclass(frozen=True)
class Transmittal:
    """What is handed over: the records of a file, its identity, and the SHA-256 of its content.

    The hash is 64 hex digits. `to` is whom it is sent to, when that is not who stands above the
    office. The day of sending is written by hand, so that a file has one page.
    """

    data: Dataset
    document_id: UUID
    revision: int
    content_hash: str
    to: str = ""


def print_transmittal(job: Transmittal) -> PrintedReport:
    """Return the PDF of the one page; the same job gives the same bytes.

    Safe in a worker thread. Raises ValueError for what is no SHA-256.
    """
    office, notes = job.data.office, Notes()
    notes.add_missing(office)
    sender = _sender(job.data, notes)
    setter, frame = Setter(proper_names(job.data)), FRAMES[Orientation.PORTRAIT]
    name = full_name(office.kind, office.name)
    canvas = TextCanvas(
        setter,
        frame.size,
        title=texts.one_line(f"{transmittal_texts.TITLE} {name}", Digits.TYPED),
        author=texts.one_line(name, Digits.TYPED),
        subject=transmittal_texts.NAME,
    )
    pages = Pages(canvas, setter, frame, lambda: False)
    parts, cut = _laid_out(job, sender, pages)
    for part in parts:
        part.draw(pages)
    for one in dict.fromkeys(cut):
        label = describe(type(one.record))[one.field].label if one.field else transmittal_texts.TO
        message = f"“{label}” ยาวเกินไป จึงพิมพ์ไม่หมด โปรดย่อให้สั้นลง"
        notes.add("text-cut", message, one.record, one.field)
    notes.add_lost(setter.missing, [("", office), (f"{describe(Official).label} ", sender)])
    return PrintedReport(canvas.finish(), pages.number, tuple(notes.found))


def _sender(data: Dataset, notes: Notes) -> Official:
    """Return who signs: the first who reports, else room for one; note what is missing.

    The role is left out, the form itself says as what they sign.
    """
    for one in texts.with_role(data, texts.REPORTER):
        notes.add_missing(one)
        return replace(one, role="")
    message = f"ยังไม่มีผู้ลงนามที่มีหน้าที่เป็น{texts.REPORTER} จึงเว้นที่ไว้ให้ลงนาม"
    notes.add("no-signer", message, data.office)
    return texts.stand_in(data.office, "")


def _laid_out(
    job: Transmittal, sender: Official, pages: Pages
) -> tuple[Sequence[Part], Sequence[Cut]]:
    """Return the parts of the page and the fields cut: names are as short as it takes to fit."""
    above = Title(pages)
    held = Held(pages, job.data, job.document_id, job.revision)
    code = Code(pages, job.content_hash)
    for most in range(_MOST_LINES, 0, -1):
        parties = Parties(pages, job.data.office, job.to, most)
        signing = Signing(pages, job.data.office, sender, most)
        parts = above, parties, held, code, signing
        if sum(part.height for part in parts) <= pages.room:
            break
    return parts, (*parties.cut, *signing.cut)
