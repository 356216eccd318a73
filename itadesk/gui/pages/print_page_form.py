"""The choices of a paper: those its form knows, and what is printed where nothing is chosen."""

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

from itadesk.core.fields import describe, empty
from itadesk.core.records import Measure, Official, Report
from itadesk.gui.forms import RecordForm
from itadesk.gui.pages.print_page_columns import ColumnsEdit
from itadesk.gui.pages.print_page_lists import BlocksEdit, CheckedList
from itadesk.gui.pages.print_page_paper import Paper
from itadesk.gui.session import Session
from itadesk.gui.text_edit import TextEdit
from itadesk.gui.wrap import wrappable
from itadesk.report import texts
from itadesk.report.job import PrintJob

_BY_FORM = "ตามแบบรายงาน"
_START = "แก้ไขจากข้อความนี้"
_BLOCK_TEXTS = {  # texts that are shown when the form prints their block, or something is typed
    "title": "cover",
    "page_title": "page_title",
    "foreword": "foreword",
    "foreword_sign": "foreword",
    "intro": "intro",
    "analysis": "analysis",
    "results_intro": "results_intro",
    "scores_intro": "scores",
    "closing": "closing",
    "annex_title": "annex",
}
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
        self._columns = self._part(ColumnsEdit, "columns")
        self._signers_hint = self._part(QLabel, "signers_hint")
        self._breaks.set_ordered(False)
        self._columns.edited.connect(self._on_columns)
        session.flushing.connect(self._columns.flush)
        for name in ("digits", "orientation"):
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
        for name, block in _BLOCK_TEXTS.items():
            typed = getattr(job.report, name).strip()
            self._show_field(name, block in job.form.blocks or bool(typed))
        for name in _OF_RESULTS:
            self._show_field(name, job.form.has_rounds)
        for name, text in self._generated(job).items():
            self._show_generated(name, text, typed=bool(getattr(job.report, name).strip()))

    def go_to(self, field: str) -> None:
        """Bring the editor of a field into view, ready to type."""
        editor = self._tabs.findChild(QWidget, f"report_{field}")
        if editor is None:
            return
        for number in range(self._tabs.count()):
            area = self._tabs.widget(number)
            if area is not None and area.isAncestorOf(editor):
                self._tabs.setCurrentIndex(number)
                editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                if isinstance(area, QScrollArea):
                    area.ensureWidgetVisible(editor)

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
            return dict.fromkeys(("title", "page_title", "intro", "not_due"), "")
        return {
            "title": texts.default_title(job),
            "page_title": texts.default_page_title(job),
            "intro": texts.default_intro(job),
            "not_due": texts.default_not_due(self._paper.months),
        }

    def _offer(self, job: PrintJob) -> None:
        """Offer what may be chosen, when it is something else than before."""
        data, year = job.data, job.year
        officials = data.children(Official, data.office)
        self._signers.offer([(one.id, _called(one)) for one in officials])
        self._blocks.offer(job.form.blocks)
        if "table" in job.form.blocks:
            measures = data.children(Measure, year)
            self._breaks.offer([(one.id, " ".join(one.title.split())) for one in measures])
        names = " และ ".join(_called(one) for one in texts.signers(job))
        self._signers_hint.setText(wrappable(_signers_hint(job, names)))

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
        self._starts[name].setVisible(not typed)

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


def _signers_hint(job: PrintJob, names: str) -> str:
    """Say who signs while nobody is chosen, and what an officer may do about it."""
    if job.report.signers:
        return "พิมพ์ช่องลงนามตามลำดับนี้"
    if names:
        return f"ยังไม่ได้เลือก จึงพิมพ์ช่องลงนามของผู้รายงาน: {names}"
    return "ยังไม่ได้เลือก และยังไม่มีผู้ลงนามที่มีหน้าที่เป็นผู้รายงาน จึงไม่พิมพ์ช่องลงนาม"
