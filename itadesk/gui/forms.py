"""The binding of the editors in a form to the fields of a record."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind, describe, empty
from itadesk.core.names import proper_names
from itadesk.core.records import RECORDS, Division, Record
from itadesk.gui.choice_edits import PartiesEdit
from itadesk.gui.commit_timer import CommitTimer
from itadesk.gui.editors import Editor, editor_for
from itadesk.gui.session import Session
from itadesk.gui.text_edit import TextEdit
from itadesk.gui.ui_files import load
from itadesk.gui.wrap import wrappable

EVERY_DIVISION = "ทุกส่วนราชการ"

_SAME_VISIT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)

Store = Callable[[Record, str, Any, object], bool]  # record, field, value, visit -> is it stored

__all__ = ["RecordForm", "load", "missing_fields"]


def missing_fields(record: Record) -> list[Field]:
    """Return the fields that printing needs and that are still empty."""
    return [
        one
        for one in describe(type(record)).content
        if one.required and _is_empty(getattr(record, one.name), one.kind)
    ]


def _is_empty(value: Any, kind: Kind) -> bool:  # noqa: ANN401 - the type depends on the kind
    return not value.strip() if isinstance(value, str) else value == empty(kind)


class RecordForm(QObject):
    """Binds the widgets named `<record>_<field>` in a container to the fields of one record.

    A label `<record>_<field>_label` gets the field's label. What is typed is stored when the focus
    leaves, as the typing pauses and while it goes on; what may not be stored stays, marked and
    explained below.

    `store` replaces `Session.set_field`, for a record that is not stored before its first value is
    entered; until then, and after an undo of that, the form shows it as it was handed to `show`.
    """

    edited = Signal(object)  # Field just stored by this form

    def __init__(
        self,
        session: Session,
        container: QWidget,
        cls: type[Record] | None = None,
        store: Store | None = None,
    ) -> None:
        """Bind what is there; `cls` is needed only when editors of several records are."""
        super().__init__(container)
        self._session = session
        self._container = container
        self._cls = cls or _record_class(container)
        self._set_field = store or session.set_field
        self._record: Record | None = None
        self._new: Record | None = None  # the record as it is while it is not stored
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, QLabel] = {}
        self._pending: set[str] = set()  # fields with typed text that is not stored
        self._visit = object()
        self._timer = CommitTimer(self)
        self._timer.timeout.connect(self.flush)
        for widget, one in self._editable():
            self._bind(widget, one)
        for before, after in pairwise(self._editors.values()):  # binding moved them about
            QWidget.setTabOrder(before.widget, after.widget)
        session.changed.connect(self._on_changed)
        session.flushing.connect(self.flush)
        session.drafts_changed.connect(self._on_drafts_changed)
        self.show(None)

    @property
    def record(self) -> Record | None:
        """The record shown, as it now is."""
        return self._record

    def editor(self, field: str) -> QWidget:
        """Return the widget that edits a field; KeyError when the form has none."""
        return self._editors[field].widget

    def problem(self, field: str) -> str:
        """Return what is said to be wrong with a field, "" when nothing is."""
        return self._problems[field].property("problem") or ""

    def show(self, record: Record | None) -> None:
        """Show a record; without one the form is empty and disabled."""
        if record is None or self._record is None or record.id != self._record.id:
            self.flush()
            self._pending.clear()
            self._visit = object()
            self._new = None
        if record is not None and self._session.data.find(self._cls, record.id) is None:
            self._new = record
        self._record = record
        self._container.setEnabled(record is not None)
        for name, editor in self._editors.items():
            self._suggest(editor)
            if name not in self._pending:
                self._refresh(name, editor)

    def flush(self) -> None:
        """Store what is typed and not stored yet."""
        self._timer.stop()
        for editor in self._editors.values():
            editor.settle()
        for name in sorted(self._pending):
            self._store(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a visit with the focus, end it without; leave undo to the window."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() not in _SAME_VISIT:
                self._visit = object()
        elif kind == QEvent.Type.FocusOut:
            self.flush()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        elif kind == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()  # scrolling past may not change a choice
            return True
        return super().eventFilter(watched, event)

    def _editable(self) -> list[tuple[QWidget, Field]]:
        """Return the editors of the container with their fields, in the order Tab visits them."""
        fields = {self._name(one): one for one in describe(self._cls).content}
        editors = {
            widget: fields[widget.objectName()]
            for widget in self._container.findChildren(QWidget)
            if widget.objectName() in fields
        }
        found: list[tuple[QWidget, Field]] = []
        widget = self._container.nextInFocusChain()
        # no further than the last: the chain goes on through the whole window
        while widget and widget is not self._container and len(found) < len(editors):
            if widget in editors:
                found.append((widget, editors[widget]))
            widget = widget.nextInFocusChain()
        return found

    def _name(self, field: Field) -> str:
        return f"{describe(self._cls).name}_{field.name}"

    def _bind(self, widget: QWidget, field: Field) -> None:
        editor = editor_for(widget, field)
        self._editors[field.name] = editor
        widget.setAccessibleName(field.label)
        if field.help:
            widget.setToolTip(wrappable(field.help))
        label = self._container.findChild(QLabel, f"{self._name(field)}_label")
        if label is not None:
            if not label.text():
                label.setText(f"{field.label} *" if field.required else field.label)
            if field.required:
                label.setToolTip("ต้องกรอกก่อนพิมพ์รายงาน")
            label.setBuddy(widget)
        self._problems[field.name] = _with_problem_label(widget)
        for part in (widget, *widget.findChildren(QComboBox)):
            part.installEventFilter(self)
        editor.typed.connect(lambda: self._on_typed(field.name))
        editor.chosen.connect(lambda: self._on_chosen(field.name))
        editor.cleaned.connect(self._on_cleaned)

    def _on_typed(self, name: str) -> None:
        if self._record is not None:
            self._pending.add(name)
            self._timer.typed()

    def _on_chosen(self, name: str) -> None:
        if self._record is not None:
            self._pending.add(name)
            self._store(name)

    def _on_cleaned(self) -> None:
        self._session.notice.emit("นำอักขระที่มองไม่เห็นและจัดเก็บไม่ได้ออกจากข้อความแล้ว")

    def _on_drafts_changed(self, key: tuple[UUID, str]) -> None:
        """Show the text a cell keeps, and the stored one when it keeps none any more."""
        record, (record_id, name) = self._record, key
        editor = self._editors.get(name)
        if record is None or record.id != record_id or editor is None or name in self._pending:
            return
        draft = self._session.drafts.get(key)
        if draft is None:
            editor.write(getattr(record, name))
        elif editor.keeps_text:
            editor.set_text(draft)
            self._pending.add(name)

    def _on_changed(self, _change: object) -> None:
        if self._record is None:
            for editor in self._editors.values():
                self._suggest(editor)
            return
        current = self._session.data.find(self._cls, self._record.id)
        if current is None:
            self._pending.clear()  # the record is gone, and with it what was typed last
            current = self._new
        self.show(current)

    def _store(self, name: str) -> None:
        """Store one field; when that is refused its text stays."""
        record = self._record
        if record is None:
            return
        editor = self._editors[name]
        session, key = self._session, (record.id, name)
        try:
            value = editor.read()
        except UserError as error:
            self._explain(name, str(error))
            session.store_typed(key, editor.text(), lambda: False)
            return
        self._explain(name, "")

        def store() -> bool:
            return self._set_field(record, name, value, self._visit)

        if session.store_typed(key, editor.text(), store) if editor.keeps_text else store():
            self._pending.discard(name)
            self.edited.emit(editor.field)
        elif not editor.keeps_text:
            self._pending.discard(name)
            editor.write(getattr(record, name))

    def _refresh(self, name: str, editor: Editor) -> None:
        """Show the stored value, or what was typed before and may not be stored."""
        record = self._record
        draft = None if record is None else self._session.drafts.get((record.id, name))
        if draft is not None and editor.keeps_text:
            editor.set_text(draft)
            self._pending.add(name)
            self._store(name)
            return
        self._explain(name, "")
        editor.write(empty(editor.field.kind) if record is None else getattr(record, name))

    def _explain(self, name: str, problem: str) -> None:
        if self.problem(name) == problem:
            return
        label = self._problems[name]
        label.setProperty("problem", problem)
        label.setText(wrappable(problem))
        label.setVisible(bool(problem))
        widget = self._editors[name].widget
        widget.setAccessibleDescription(problem)
        widget.setProperty("invalid", bool(problem))
        widget.style().unpolish(widget)
        widget.style().polish(widget)

    def _suggest(self, editor: Editor) -> None:
        """Tell the names of the document to an editor that offers them or keeps them whole."""
        data = self._session.data
        if isinstance(editor.widget, TextEdit):
            editor.widget.names = proper_names(data)
        elif isinstance(editor.widget, PartiesEdit) and editor.field.kind is Kind.PARTIES:
            divisions = data.children(Division, data.office)
            names = {division.id: division.name for division in divisions}
            editor.widget.set_suggestions(names, [EVERY_DIVISION])


def _record_class(container: QWidget) -> type[Record]:
    """Return the one record type whose fields the container edits."""
    names = {child.objectName() for child in container.findChildren(QWidget)}
    found = [
        cls
        for cls in RECORDS
        if any(f"{describe(cls).name}_{one.name}" in names for one in describe(cls).content)
    ]
    (cls,) = found
    return cls


def _with_problem_label(widget: QWidget) -> QLabel:
    """Put a label for explanations right below an editor, wherever the form placed it."""
    parent = widget.parentWidget()
    outer = parent.layout() if parent else None
    assert parent is not None
    assert outer is not None
    box = QWidget(parent)
    label = QLabel(box)
    label.setObjectName(f"{widget.objectName()}_problem")
    label.setProperty("role", "problem")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.hide()
    before = outer.replaceWidget(widget, box)
    assert before is not None
    shiboken6.delete(before)  # else this one, not the item in the box, hears of a new size
    inner = QVBoxLayout(box)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(2)
    inner.addWidget(widget)
    inner.addWidget(label)
    policy = widget.sizePolicy()
    if policy.verticalPolicy() == QSizePolicy.Policy.Fixed:
        inner.addStretch()  # where the row is higher, stay in line with the others
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    box.setSizePolicy(policy)
    return label
