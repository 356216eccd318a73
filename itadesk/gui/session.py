"""The open document as the pages see it: one immutable snapshot, and one door for every change."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from itadesk.core.changes import Change
from itadesk.core.checks import field_problem
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.paper_life import refusal
from itadesk.core.records import FiscalYear, Record
from itadesk.gui import pauses
from itadesk.gui.faults import names
from itadesk.gui.undo import ChangeCommand
from itadesk.store.document import DocumentFile

_log = logging.getLogger(__name__)


class Session(QObject):
    """The only holder of the document file; used from the GUI thread only.

    Whoever listens to `changed` refreshes what it shows and must not edit in answer.
    """

    changed = Signal(object)  # core.changes.Change just applied, also by undo and redo
    year_changed = Signal(object)  # the FiscalYear now chosen, None when there is none
    saved = Signal(object)  # datetime of the last commit
    failed = Signal(object)  # UserError of a commit that was refused; editors keep their text
    drafts_changed = Signal(object)  # (record's id, field's name) of a text now kept or stored
    flushing = Signal()  # editors: store now what is typed and not stored yet
    moved = Signal(object)  # Path of the file before: the same records are in another now
    closing = Signal()  # nothing may be read of the document any more
    notice = Signal(str)  # a sentence for the message bar
    open_requested = Signal(str, object)  # a page's name, and the Record to show there or None
    field_requested = Signal(str, object, str)  # likewise, and the field of that Record

    def __init__(self, document: DocumentFile, parent: QObject | None = None) -> None:
        """Take over an open document; the newest fiscal year is chosen."""
        super().__init__(parent)
        self.document = document
        self.undo_stack = QUndoStack(self)
        self.drafts: dict[tuple[UUID, str], str] = {}  # by record and field: text not stored
        self._data = document.dataset()
        self._refused: tuple[Change, object] | None = None  # the last action, and its visit
        self._editing = False
        self._year_id = self._newest_year_id()
        _log.info("open: %s at revision %d", document.document_id, document.revision)

    @property
    def data(self) -> Dataset:
        """All records as they now are; replaced, never altered, by a change."""
        return self._data

    @property
    def years(self) -> tuple[FiscalYear, ...]:
        """The fiscal years of the document, oldest first."""
        return self._data.children(FiscalYear, self._data.office)

    @property
    def year(self) -> FiscalYear | None:
        """The chosen fiscal year as it now is."""
        return self._data.find(FiscalYear, self._year_id)

    def set_year(self, year: FiscalYear | None) -> None:
        """Choose the fiscal year the pages show."""
        chosen = year.id if year else None
        if chosen != self._year_id:
            self.flush()
            self._year_id = chosen
            self.year_changed.emit(self.year)

    def flush(self) -> None:
        """Have every editor store what is typed; goes before anything that reads or replaces it."""
        self.flushing.emit()

    @contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """Plan one action; on leaving it is saved and becomes one undo step called `label`.

        Nothing happens when nothing was planned or the plan raised; `failed` says when the
        document refused it.
        """
        self.flush()
        assert not self._editing, "an action may not begin inside another"
        self._editing = True
        try:
            plan = Edit(self._data, label)
            yield plan
        finally:
            self._editing = False
        self.commit(plan.change())

    def set_field(
        self,
        record: Record,
        field: str,
        value: Any,  # noqa: ANN401 - the type depends on the field
        visit: object = None,
    ) -> bool:
        """Set one field; those of one visit are one undo step. Return whether it is stored."""
        current = self._data.find(type(record), record.id)
        if current is None:
            return False
        one = describe(type(record))[field]
        if problem := field_problem(one, value):
            self.failed.emit(UserError(f"{one.label}: {problem}"))
            return False
        plan = Edit(self._data, f"แก้ไข{one.label}")
        plan.update(current, **{field: value})
        step = None if visit is None else (record.id, field, visit)
        return self.commit(plan.change(), step)

    def store_typed(self, key: tuple[UUID, str], text: str, store: Callable[[], bool]) -> bool:
        """Store what was typed; while that is refused, the text stays as a draft."""
        before, refused = self.drafts.pop(key, None), self._refused
        stored = store()
        self._refused = refused  # a text is tried again as a draft
        if not stored:
            self.drafts[key] = text
        if self.drafts.get(key) != before:
            self.drafts_changed.emit(key)
        return stored

    def commit(self, change: Change, visit: object = None) -> bool:
        """Save a planned change and make it an undo step; return whether it is saved."""
        if not change:
            return True
        if refused := refusal(change):
            self.failed.emit(refused)
            return False
        with pauses.undisturbed():
            if not self._store(change):
                self._refused = (change, visit)
                return False
            self._refused = None
            self.undo_stack.push(ChangeCommand(change, self._replay, self.undo_stack, visit))
            self._announce(change)
        return True

    def try_again(self) -> None:
        """Store what was refused: the texts that wait, then the last action if it still fits."""
        self.flush()
        refused, self._refused = self._refused, None
        if refused is not None and self._data.fits(refused[0]):
            self.commit(*refused)

    def move_to(self, document: DocumentFile) -> None:
        """Go on in another file of the same records, with all undo steps and waiting texts."""
        before, self.document = self.document, document
        try:  # what undo steps may bring back; a copy holds only what records refer to
            left = before.blob_names() - document.blob_names()
            document.apply(Change("", (), {name: before.blob(name) for name in left}))
        except UserError:
            self.undo_stack.clear()
        before.close()
        _log.info("moved: %s at revision %d", document.document_id, document.revision)
        self._data = document.dataset()
        self.moved.emit(before.path)
        self.try_again()

    def undo(self) -> None:
        """Take the last step back."""
        self.flush()
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do the step last taken back again."""
        self.flush()
        self.undo_stack.redo()

    def close(self) -> None:
        """Store what is typed and close the file."""
        self.flush()
        self.closing.emit()
        self.document.close()
        _log.info("closed: %s at revision %d", self.document.document_id, self.document.revision)

    def _replay(self, change: Change) -> bool:
        with pauses.undisturbed():
            stored = self._store(change)
            if stored:
                self._announce(change)
        return stored

    def _store(self, change: Change) -> bool:
        try:
            self.document.apply(change)
        except UserError as error:
            _log.warning("refused: %s", names(error))
            self.failed.emit(error)
            return False
        self._data = self.document.dataset()
        return True

    def _announce(self, change: Change) -> None:
        before = self._year_id
        if self.year is None:  # the first was added, or the chosen one is gone
            self._year_id = self._newest_year_id()
        self.changed.emit(change)
        if self._year_id != before:
            self.year_changed.emit(self.year)
        self.saved.emit(datetime.now())

    def _newest_year_id(self) -> UUID | None:
        return self.years[-1].id if self.years else None
