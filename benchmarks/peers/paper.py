"""One report as every program is given it: texts, sizes, margins and column widths in points."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from itadesk.assets import asset
from itadesk.core import paragraphs
from itadesk.core.dataset import Dataset
from itadesk.core.names import proper_names
from itadesk.core.offices import full_name
from itadesk.core.papers import chosen_report, chosen_year
from itadesk.exchange import data_json
from itadesk.report import texts
from itadesk.report.forms import FORMS, chosen_blocks, chosen_columns, chosen_orientation
from itadesk.report.headings import ABOVE, SIDE
from itadesk.report.job import PrintJob
from itadesk.report.notes import Notes
from itadesk.report.page import CM, FRAMES
from itadesk.report.rows import Rows
from itadesk.report.sizes import style
from itadesk.report.text import Setter, Style

FORM = "results-summary"
FONTS = asset("resources", "fonts")
FAMILY = "TH Sarabun New"
REGULAR, BOLD = FONTS / "THSarabunNew.ttf", FONTS / "THSarabunNew-Bold.ttf"

_COVER, _TITLE, _BODY = style(26, spacing=1.4), style(18), style(16)
_CENTRED = ("period", "responsible")
_DOTS = "." * 58
_PROSE = ("intro", "analysis", "results_intro")


@dataclass(frozen=True, slots=True)
class Type:
    """Size and distance of lines."""

    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its lines but the first are indented by `hang`."""

    text: str
    hang: float = 0.0


@dataclass(frozen=True, slots=True)
class Cover:
    """The lines of the cover."""

    title: list[str]
    place: list[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table."""

    heading: str
    width: float
    centred: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A report; what is empty is not printed."""

    title: str
    author: str
    page: dict[str, float]  # width, height, left, right, top, bottom, number_top
    cell: dict[str, float]  # side, above: between a rule and the text
    types: dict[str, Type]
    indent: float  # of the first line of a body paragraph
    cover: Cover | None
    heading: list[str]
    intro: list[Paragraph]
    columns: list[Column]
    rows: list[list[list[Paragraph]]]
    closing: list[Paragraph]
    signature: list[str]

    def texts(self) -> list[str]:
        """Return the paragraphs of the table and of the text around it, as they are read."""
        cells = [cell for row in self.rows for cell in row]
        return [one.text for part in (self.intro, *cells, self.closing) for one in part]

    def json(self) -> str:
        """Return the paper as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def job_of(data_file: Path) -> PrintJob:
    """Return what itadesk prints of a DATA.json."""
    records, blobs = data_json.read(data_file)
    data = Dataset.of(records)
    year = chosen_year(data)
    return PrintJob(data, year, chosen_report(data, year, "results", FORM), blobs=blobs)


def paper_of(data_file: Path) -> Paper:
    """Return the same report for the other programs; the texts are those itadesk prints."""
    job = job_of(data_file)
    report, office = job.report, job.data.office
    shown = chosen_blocks(FORMS[FORM], report)
    frame = FRAMES[chosen_orientation(FORMS[FORM], report)]
    table = style(report.table_font_size or 14)
    setter = Setter(proper_names(job.data))
    columns = chosen_columns(FORMS[FORM], report)
    unit = frame.measure / sum(column.width for column in columns)
    rows = Rows(job, columns, Notes()) if "table" in shown else ()
    prose = (name for name in _PROSE if name in shown)
    return Paper(
        title=texts.one_line(report.page_title, job.printed_digits),
        author=full_name(office.kind, office.name),
        page={
            "width": frame.width,
            "height": frame.height,
            "left": frame.left,
            "right": frame.right,
            "top": frame.top,
            "bottom": frame.bottom,
            "number_top": 1.25 * CM,
        },
        cell={"side": SIDE, "above": ABOVE},
        types={
            name: Type(one.size, one.leading)
            for name, one in {
                "cover": _COVER,
                "title": _TITLE,
                "body": _BODY,
                "table": table,
            }.items()
        },
        indent=2.5 * CM,
        cover=Cover(report.title.split("\n"), list(texts.office_lines(office)))
        if "cover" in shown
        else None,
        heading=report.page_title.split("\n") if "page_title" in shown else [],
        intro=_paragraphs(setter, _BODY, *(getattr(report, name) for name in prose)),
        columns=[Column(one.heading, unit * one.width, one.field in _CENTRED) for one in columns],
        rows=[[_paragraphs(setter, table, cell) for cell in row.cells] for _, row in rows],
        closing=_paragraphs(setter, _BODY, report.closing),
        signature=_signature(job) if "signatures" in shown else [],
    )


def words_paper(words: Sequence[str], size: float, leading: float) -> Paper:
    """Return a page of words, each a paragraph."""
    frame = FRAMES[next(iter(FRAMES))]
    return Paper(
        title="คำทดสอบ",
        author="",
        page={
            "width": frame.width,
            "height": frame.height,
            "left": frame.left,
            "right": frame.right,
            "top": 40.0,
            "bottom": 40.0,
            "number_top": 1.25 * CM,
        },
        cell={"side": SIDE, "above": ABOVE},
        types=dict.fromkeys(("cover", "title", "body", "table"), Type(size, leading)),
        indent=0.0,
        cover=None,
        heading=[],
        intro=[Paragraph(word) for word in words],
        columns=[],
        rows=[],
        closing=[],
        signature=[],
    )


def _paragraphs(setter: Setter, own: Style, *parts: str) -> list[Paragraph]:
    """Return the paragraphs of texts, list items with the width of their marker."""
    return [
        Paragraph(one.marker + one.body, setter.width(one.marker, own) if one.marker else 0.0)
        for part in parts
        if part.strip()
        for one in paragraphs.split(part)
    ]


def _signature(job: PrintJob) -> list[str]:
    (signer,) = texts.signers(job)
    name = signer.prefix + signer.name or _DOTS
    return [f"(ลงชื่อ){_DOTS}{signer.role}", f"({name})", signer.position]
