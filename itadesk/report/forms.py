"""The printed forms as data: which blocks, which columns, headings and widths.

A new table layout is one entry in FORMS. What the officer chose otherwise is kept in her Report and
laid over the form by `chosen_blocks` and `chosen_columns`.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from itadesk.core import papers
from itadesk.core.fields import describe
from itadesk.core.records import Measure, Report, Result, reports
from itadesk.core.records.measures import MEASURE_FIELDS, RESULT_FIELDS

BLOCKS = {str(block.value): block.label for block in reports.BLOCKS}
"""Key of each block -> what the officer calls it."""


class Orientation(StrEnum):
    """How the paper lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Column(NamedTuple):
    """One column: the field it prints, its heading, its width relative to the others.

    Neighbours with the same `over` share that heading above their own.
    """

    field: str
    heading: str
    width: int
    over: str = ""


class Form(NamedTuple):
    """A layout of a paper; `kind` is that of the report, "" for a letter about either.

    The blocks `off` are printed only when the officer wants them; those in `across` lie on their
    side in an upright form. Where there is a second table, it has the columns of the results.
    """

    key: str
    kind: str
    orientation: Orientation
    blocks: tuple[str, ...]
    columns: tuple[Column, ...]
    numbered: bool = True
    off: tuple[str, ...] = ()
    across: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What the officer calls the form."""
        return describe(Report)["form"].choice_label(self.key)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields a column of this form may print."""
        return MEASURE_FIELDS + RESULT_FIELDS if self.has_rounds else MEASURE_FIELDS

    @property
    def has_rounds(self) -> bool:
        """Whether papers of this form tell the results of a round."""
        return self.kind != papers.PLAN

    @property
    def two_tables(self) -> bool:
        """Whether the results stand in a table of their own."""
        return SECOND_TABLE in self.blocks

    @property
    def is_letter(self) -> bool:
        """Whether it is a letter with a head of its own."""
        return not {"memo_head", "announcement_head"}.isdisjoint(self.blocks)

    def of_kind(self, kind: str) -> "Form":
        """Return the form as a report of this kind prints it; letters are about either kind."""
        if self.kind:
            return self
        known = MEASURE_FIELDS if kind == papers.PLAN else MEASURE_FIELDS + RESULT_FIELDS
        columns = tuple(column for column in self.columns if column.field in known)
        return self._replace(kind=kind or papers.RESULTS, columns=columns)


SECOND_TABLE = "results_table"
TABLES = frozenset({"table", SECOND_TABLE})
_OF_RESULTS = frozenset({"period", *RESULT_FIELDS})  # what the second of two tables prints
_IN_BOTH = "title"
# Texts that lead to the block after them, and texts that end the block before them.
_BEFORE = ("page_title", "intro", "analysis", "results_intro")
_AFTER = ("closing", "announced", "signatures", "approvals")

_LEAD = ("cover", "foreword", "page_title", "intro", "analysis")
_END = ("closing", "signatures")
_PLAN_BLOCKS = (*_LEAD, "findings", "table", *_END)
_RESULT_BLOCKS = (*_LEAD, "results_intro", "table", *_END, "annex")

_GUIDELINE_COLUMNS = (
    Column("title", "มาตรการ", 160),
    Column("guideline", "แนวทางปฏิบัติ", 260),
    Column("steps", "ขั้นตอน/วิธีการปฏิบัติ", 280),
    Column("responsible", "ผู้รับผิดชอบ", 130),
    Column("monitoring", "การกำกับติดตาม", 170),
)
_REMARK_COLUMNS = (
    Column("title", "มาตรการ", 160),
    Column("detail", "รายละเอียดการดำเนินงาน", 250),
    Column("period", "ระยะเวลาการดำเนินงาน", 110),
    Column("output", "ผลผลิต", 190, over="ผลการดำเนินการ"),
    Column("outcome", "ผลลัพธ์", 190, over="ผลการดำเนินการ"),
    Column("remark", "หมายเหตุ", 100),
)

_ALL = (
    Form(
        "plan",
        "plan",
        Orientation.PORTRAIT,
        _PLAN_BLOCKS,
        (
            Column("title", "มาตรการ", 355),
            Column("steps", "ขั้นตอนหรือวิธีการ", 334),
            Column("responsible", "ผู้รับผิดชอบ", 146),
            Column("monitoring", "การกำกับติดตาม", 165),
        ),
    ),
    Form(
        "plan-guideline",
        "plan",
        Orientation.LANDSCAPE,
        _PLAN_BLOCKS,
        _GUIDELINE_COLUMNS,
    ),
    Form(
        "results",
        "results",
        Orientation.LANDSCAPE,
        _RESULT_BLOCKS,
        (
            Column("title", "มาตรการ/โครงการ/กิจกรรม", 175),
            Column("steps", "ขั้นตอนหรือวิธีการปฏิบัติ", 235),
            Column("period", "ช่วงระยะเวลาในการดำเนินการ", 110),
            Column("responsible", "ผู้รับผิดชอบ", 100),
            Column("output", "ผลการดำเนินการ (Output)", 230),
            Column("outcome", "ผลลัพธ์หรือผลสัมฤทธิ์ (Outcome/Result)", 150),
        ),
    ),
    Form(
        "results-summary",
        "results",
        Orientation.LANDSCAPE,
        _RESULT_BLOCKS,
        (
            Column(
                "title",
                "มาตรการ/กิจกรรมที่ดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
                170,
            ),
            Column("steps", "วิธีการปฏิบัติ", 200),
            Column("responsible", "ผู้รับผิดชอบ", 106),
            Column("period", "ระยะเวลาดำเนินการ", 88),
            Column("output", "สรุปผลการดำเนินการตามมาตรการ/กิจกรรม", 250),
            Column("outcome", "ผลลัพธ์/ความสำเร็จของการดำเนินการ", 186),
        ),
    ),
    Form(
        "results-remark",
        "results",
        Orientation.LANDSCAPE,
        _RESULT_BLOCKS,
        _REMARK_COLUMNS,
    ),
    Form(
        "complete",
        "complete",
        Orientation.PORTRAIT,
        (
            *(*_LEAD, "findings", "table", "results_intro", SECOND_TABLE),
            *("scores", *_END, "annex"),
        ),
        (*_GUIDELINE_COLUMNS, *_REMARK_COLUMNS[1:]),
        across=("table", SECOND_TABLE),
    ),
    Form(
        "narrative",
        "results",
        Orientation.PORTRAIT,
        (*_LEAD, "results_intro", "narrative", *_END, "annex"),
        (
            Column("title", "มาตรการ", 250),
            Column("steps", "ขั้นตอนหรือวิธีการ", 300),
            Column("responsible", "ผู้รับผิดชอบ", 150),
            Column("output", "ผลการดำเนินการตามมาตรการที่กำหนด", 300),
        ),
        numbered=False,
    ),
    Form(
        "memo",
        "",
        Orientation.PORTRAIT,
        ("memo_head", "intro", "findings", "table", "closing", "signatures", "approvals"),
        (
            Column("title", "มาตรการ", 250),
            Column("steps", "ขั้นตอนหรือวิธีการ", 300),
            Column("responsible", "ผู้รับผิดชอบ", 150),
            Column("output", "ผลการดำเนินการ", 300),
        ),
        off=("findings", "table"),
    ),
    Form(
        "announcement",
        "",
        Orientation.PORTRAIT,
        (
            *("announcement_head", "intro", "findings", "measure_list", "closing"),
            *("announced", "signatures"),
        ),
        (Column("title", "มาตรการ", 300), Column("output", "ผลการดำเนินการ", 300)),
        off=("findings",),
    ),
)
FORMS: Mapping[str, Form] = {form.key: form for form in _ALL}
"""The forms that can be printed, by key."""

_WIDTHS = {"period": 120, "responsible": 110, "remark": 110}
_OTHER_WIDTH = 200


def default_form(kind: str) -> Form:
    """Return the form of a report whose form is not chosen."""
    return FORMS[papers.default_form(kind)]


def chosen_orientation(form: Form, report: Report) -> Orientation:
    """Return how the paper of a report lies, where a block says nothing else."""
    return Orientation(report.orientation) if report.orientation else form.orientation


def orientations(form: Form, report: Report, blocks: Sequence[str]) -> tuple[Orientation, ...]:
    """Return how the paper lies under each of the blocks that are printed.

    Texts lie as the block they lead to or end, so that none of them stands on a page of its own.
    """
    usual = chosen_orientation(form, report)
    turned = {key: _orientation(across) for key, across in report.landscape}
    across = () if report.orientation else form.across
    turned.setdefault("annex", Orientation.PORTRAIT)  # pictures and papers are upright mostly
    own = [
        turned.get(key)
        or (None if key in (*_BEFORE, *_AFTER) else _orientation(True) if key in across else usual)
        for key in blocks
    ]
    found: list[Orientation] = []
    for n, key in enumerate(blocks):
        near = [*own[n:]] if key in _BEFORE else [own[n], *reversed(own[:n])]
        found.append(next(filter(None, near), usual))
    return tuple(found)


def _orientation(across: bool) -> Orientation:
    return Orientation.LANDSCAPE if across else Orientation.PORTRAIT


def chosen_blocks(form: Form, report: Report) -> tuple[str, ...]:
    """Return the keys of the blocks a report prints, in the form's order."""
    switches = dict(report.blocks)
    return tuple(key for key in form.blocks if switches.get(key, key not in form.off))


def chosen_columns(form: Form, report: Report, block: str = "") -> tuple[Column, ...]:
    """Return the columns a report prints; fields that the form cannot print are left aside.

    Given one of the two tables of a form, those of this table.
    """
    own = {column.field: column for column in form.columns}
    names = [name for name in dict.fromkeys(report.columns) if name in form.fields] or list(own)
    headings, widths = dict(report.headings), dict(report.widths)
    if block and form.two_tables:
        results = block == SECOND_TABLE
        names = [name for name in names if name == _IN_BOTH or (name in _OF_RESULTS) == results]
    columns = [own[name] if name in own else _column(name) for name in names]
    return tuple(
        column._replace(
            heading=headings.get(column.field, "").strip() or column.heading,
            width=widths.get(column.field, column.width),
        )
        for column in columns
    )


def _column(name: str) -> Column:
    """Return a column that the form does not have by itself, headed by the field's label."""
    label = describe(Result if name in RESULT_FIELDS else Measure)[name].label
    return Column(name, label, _WIDTHS.get(name, _OTHER_WIDTH))
