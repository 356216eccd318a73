"""The choices of a paper: those its form knows, and what is printed where nothing is chosen."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from math import ceil
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QWidget,
)

from itadesk.core.digits import thai_number
from itadesk.core.fields import describe, empty
from itadesk.core.records import ItaYear, Measure, Official, Report
from itadesk.gui.forms import RecordForm
from itadesk.gui.pages.print_page_columns import ColumnsEdit
from itadesk.gui.pages.print_page_lists import BlocksEdit, CheckedList, LandscapeEdit
from itadesk.gui.pages.print_page_paper import Paper
from itadesk.gui.reveal import go_to
from itadesk.gui.session import Session
from itadesk.gui.text_edit import TextEdit
from itadesk.gui.wrap import wrappable
from itadesk.report import texts
from itadesk.report.forms import TABLES, Orientation, chosen_blocks, orientations
from itadesk.report.job import PrintJob

_BY_FORM = "ตามแบบรายงาน"
_COLUMNS, _LISTED = "ช่องในตาราง", "สิ่งที่พิมพ์ของแต่ละมาตรการ"
_START = "แก้ไขจากข้อความนี้"
_OF_BLOCKS = {  # what is shown when the form prints one of these blocks, or something is typed
    "title": ("cover", "memo_head", "announcement_head"),
    "page_title": ("page_title", "memo_head"),
    "foreword": ("foreword",),
    "foreword_sign": ("foreword",),
    "intro": ("intro",),
    "analysis": ("analysis",),
    "results_intro": ("results_intro",),
    "scores_intro": ("scores",),
    "closing": ("closing",),
    "annex_title": ("annex",),
    "table_font_size": tuple(TABLES),
    "page_breaks": (*TABLES, "measure_list", "narrative"),
    "chart": ("scores",),
    "score_years": ("scores",),
    "annex_per_page": ("annex",),
}
_LETTER_LABELS = {"title": "เรื่อง", "page_title": "ส่วนราชการ"}
_TURNED = ("cover", "foreword", "findings", *TABLES, "narrative", "scores", "annex")
_OF_RESULTS = ("only_due", "not_due")
_BELOW_COLUMNS = ("numbered", "table_font_size", *_OF_RESULTS)
_MOST_LINES = 6  # of a generated text that are seen


class PaperForm(QObject):
    """Binds the tabs of choices to the Report of the chosen paper."""

    def __init__(self, session: Session, paper: Paper, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._session = session
        self._paper = paper
        self._tabs = tabs
        self._form = RecordForm(session, tabs, Report, paper.set_field)
        self._signers = self._part(CheckedList, "report_signers")
        self._breaks = self._part(CheckedList, "report_page_breaks")
        for part, field in ((self._signers, "signers"), (self._breaks, "page_breaks")):
            part.list.setAccessibleName(describe(Report)[field].label)
        self._blocks = self._part(BlocksEdit, "report_blocks")
        self._landscape = self._part(LandscapeEdit, "report_landscape")
        self._score_years = self._part(CheckedList, "report_score_years")
        self._score_years.list.setAccessibleName(describe(Report)["score_years"].label)
        self._score_years_hint = self._part(QLabel, "score_years_hint")
        self._number_hint = self._part(QLabel, "number_hint")
        self._columns = self._part(ColumnsEdit, "columns")
        self._signers_hint = self._part(QLabel, "signers_hint")
        for part in (self._breaks, self._score_years):
            part.set_ordered(False)
        self._columns_label = self._part(QLabel, "columns_label")
        self._columns.edited.connect(self._on_columns)
        session.flushing.connect(self._columns.flush)
        for name in ("digits", "orientation", "chart", "annex_per_page"):
            self._part(QComboBox, f"report_{name}").setItemText(0, _BY_FORM)
        self._part(QLineEdit, "report_table_font_size").setPlaceholderText(_BY_FORM)
        self._starts = {name: self._start_button(name) for name in self._generated(None)}
        below = [self._form.editor(name) for name in _BELOW_COLUMNS]
        for before, after in pairwise((self._columns.width_box, *below, self._starts["not_due"])):
            QWidget.setTabOrder(before, after)

    def refresh(self) -> None:
        """Show the chosen paper as it now is."""
        job = self._paper.job
        if job is None:
            self._form.show(None)
            return
        self._offer(job)
        self._form.show(job.report)
        self._let_edit(not job.issued)
        self._columns.show_report(job.form, job.report)
        for name, blocks in _OF_BLOCKS.items():
            value = getattr(job.report, name)
            typed = bool(value.strip()) if isinstance(value, str) else bool(value)
            self._show_field(name, typed or not set(blocks).isdisjoint(job.form.blocks))
        for name, label in _LETTER_LABELS.items():
            self._call(name, label if job.form.is_letter else describe(Report)[name].label)
        self._show_field("landscape", not job.form.is_letter)
        self._number_hint.setVisible(not job.form.is_letter)
        listed = TABLES.isdisjoint(job.form.blocks)
        self._columns_label.setText(_LISTED if listed else _COLUMNS)
        for name in _OF_RESULTS:
            self._show_field(name, job.form.has_rounds)
        for name, text in self._generated(job).items():
            self._show_generated(name, text, typed=bool(getattr(job.report, name).strip()))

    def go_to(self, field: str) -> None:
        """Bring the editor of a field into view, ready to type."""
        editor = self._tabs.findChild(QWidget, f"report_{field}")
        if editor is not None:
            go_to(editor)

    def reset(self) -> None:
        """Let the table and the pages be as the form has them; texts stay."""
        fields = [one for one in describe(Report).content if one.group == "layout"]
        values = {one.name: empty(one.kind) for one in fields if one.name != "not_due"}
        self._session.flush()
        self._paper.set_fields("คืนรูปแบบรายงานเดิม", **values)

    def _let_edit(self, allowed: bool) -> None:
        """Let the choices be changed, or only be read."""
        for number in range(self._tabs.count()):
            area = self._tabs.widget(number)
            part = area.widget() if isinstance(area, QScrollArea) else None
            if part is not None:
                part.setEnabled(allowed)

    def _part(self, cls: type[Any], name: str) -> Any:  # noqa: ANN401 - of that class
        part = self._tabs.findChild(cls, name)
        assert part is not None, name
        return part

    def _start_button(self, name: str) -> QPushButton:
        """Put a button below the editor of a text that is generated while nothing is typed."""
        button = QPushButton(_START)
        button.setObjectName(f"report_{name}_start")
        button.setProperty("role", "link")
        button.setAccessibleName(f"{_START} {describe(Report)[name].label}")
        button.clicked.connect(partial(self._on_start, name))
        editor = self._form.editor(name)
        box = _box(editor).layout()
        assert isinstance(box, QLayout)
        box.addWidget(button)
        QWidget.setTabOrder(editor, button)
        return button

    def _generated(self, job: PrintJob | None) -> dict[str, str]:
        """Return the texts that are printed where nothing is typed."""
        if job is None:
            return dict.fromkeys(("title", "page_title", "intro", "closing", "not_due"), "")
        return {
            "title": texts.default_title(job),
            "page_title": texts.default_page_title(job),
            "intro": texts.default_intro(job),
            "closing": texts.default_closing(job),
            "not_due": texts.default_not_due(self._paper.months),
        }

    def _offer(self, job: PrintJob) -> None:
        """Offer what may be chosen, when it is something else than before."""
        data, year = job.data, job.year
        officials = data.children(Official, data.office)
        self._signers.offer([(one.id, _called(one)) for one in officials])
        self._blocks.offer(job.form.blocks, job.form.off)
        self._offer_landscape(job)
        measures = data.children(Measure, year)
        self._breaks.offer([(one.id, " ".join(one.title.split())) for one in measures])
        self._signers_hint.setText(wrappable(_signers_hint(job)))
        self._score_years_hint.setVisible("scores" in job.form.blocks)
        if "scores" in job.form.blocks:
            self._offer_years(job)

    def _offer_landscape(self, job: PrintJob) -> None:
        """Offer the blocks that may be turned; checked are those that lie so by themselves."""
        blocks = chosen_blocks(job.form, job.report)
        lies = orientations(job.form, replace(job.report, landscape=()), blocks)
        offered = [key for key in blocks if key in _TURNED]
        upright = [k for k, o in zip(blocks, lies, strict=True) if o is Orientation.PORTRAIT]
        self._landscape.offer(offered, upright)

    def _offer_years(self, job: PrintJob) -> None:
        """Offer the years that have scores."""
        from itadesk.report.scores import printed_years  # few papers have them

        known = {one.year for one in job.data.all(ItaYear) if one.year is not None}
        years = sorted(known | set(job.report.score_years))
        self._score_years.offer([(year, f"ปี {thai_number(year)}") for year in years])
        hint = "พิมพ์ปีที่เลือกไว้"
        if not job.report.score_years:
            printed = " ".join(thai_number(one.year) for one in printed_years(job) if one.year)
            hint = f"ยังไม่ได้เลือก จึงพิมพ์ปี {printed}" if printed else "ยังไม่มีปีที่มีคะแนน"
        self._score_years_hint.setText(wrappable(hint))

    def _call(self, name: str, label: str) -> None:
        """Let a field be called so."""
        self._part(QLabel, f"report_{name}_label").setText(label)
        self._form.editor(name).setAccessibleName(label)

    def _show_field(self, name: str, visible: bool) -> None:
        """Show or hide an editor with its label."""
        _box(self._form.editor(name)).setVisible(visible)
        self._part(QLabel, f"report_{name}_label").setVisible(visible)

    def _show_generated(self, name: str, text: str, *, typed: bool) -> None:
        """Show in an empty editor what is printed, with room to read it."""
        editor = self._form.editor(name)
        assert isinstance(editor, QPlainTextEdit)
        names = editor.names if isinstance(editor, TextEdit) else ()
        shown = wrappable(text, names)
        if editor.placeholderText() != shown:
            editor.setPlaceholderText(shown)
        lines = 0
        if not typed:
            width = max(
                editor.viewport().width() - 2 * round(editor.document().documentMargin()), 1
            )
            area = QRect(0, 0, width, 10_000)
            rect = editor.fontMetrics().boundingRect(area, Qt.TextFlag.TextWordWrap.value, shown)
            lines = ceil(rect.height() / editor.fontMetrics().lineSpacing())
        editor.setProperty("lowest", min(max(lines, 2), _MOST_LINES))
        editor.updateGeometry()
        self._starts[name].setVisible(bool(text) and not typed)

    def _on_start(self, name: str) -> None:
        """Put the generated text into the editor, to be changed."""
        self._session.flush()
        job = self._paper.job
        if job is not None:
            label = describe(Report)[name].label
            self._paper.set_fields(f"แก้ไข{label}", None, **{name: self._generated(job)[name]})
            self._form.editor(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_columns(self, visit: object) -> None:
        step = None if visit is None else ("columns", visit)
        self._paper.set_fields("แก้ไขช่องในตาราง", step, **self._columns.choices())


def _box(editor: QWidget) -> QWidget:
    """Return what the form put around an editor."""
    box = editor.parentWidget()
    assert box is not None
    return box


def _called(official: Official) -> str:
    """Return how an official is told from the others: name and position."""
    name = f"{official.prefix.strip()}{official.name.strip()}"
    return " ".join(filter(None, (name, official.position.strip()))) or "(ยังไม่มีชื่อและตำแหน่ง)"


def _signers_hint(job: PrintJob) -> str:
    """Say who signs while nobody is chosen, and what an officer may do about it."""
    if job.report.signers:
        apart = "approvals" in chosen_blocks(job.form, job.report)
        places = " ปลัดและนายกลงนามในช่องความเห็นและคำสั่ง" if apart else ""
        return f"พิมพ์ช่องลงนามตามลำดับนี้{places}"
    role, signers = texts.usual_role(job.form), texts.signers(job)
    known = [one for one in signers if job.data.find(Official, one.id)]
    if known:
        names = " และ ".join(map(_called, known))
        return f"ยังไม่ได้เลือก จึงพิมพ์ช่องลงนามของ{role}: {names}"
    left = "เว้นที่ไว้ให้ลงนาม" if signers else "ไม่พิมพ์ช่องลงนาม"
    return f"ยังไม่ได้เลือก และยังไม่มีผู้ลงนามที่มีหน้าที่เป็น{role} จึง{left}"
