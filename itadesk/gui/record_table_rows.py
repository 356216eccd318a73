"""The rows of a table: the records that hang from a parent, following every change."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from itadesk.core.changes import Change
from itadesk.core.digits import to_thai
from itadesk.core.fields import describe
from itadesk.core.names import proper_names
from itadesk.core.records import Division, Office, Official, Record
from itadesk.gui.cells import cell_text
from itadesk.gui.record_table_steps import Inserted, Removed, runs, steps_between
from itadesk.gui.session import Session

_DIGITS = tuple((to_thai(digit), digit) for digit in "0123456789")
_MOST_STEPS = 50  # of one change; views take some ms for each, and a reset is one step
_NAMED = frozenset((Office, Division, Official))
Index = QModelIndex | QPersistentModelIndex


class RecordRows(QAbstractTableModel):
    """The children of one record, row by row; another parent or filter resets the model."""

    def __init__(self, session: Session, cls: type[Record], parent: QObject | None = None) -> None:
        """Show records of type `cls`; `show` says of which parent."""
        super().__init__(parent)
        self.session = session
        self.cls = cls
        self._parent_record: Record | None = None
        self._ids: list[UUID] = []
        self._records: dict[UUID, Record] = {}  # also of rows that are about to go
        self._rows: dict[UUID, int] = {}
        self._wanted = ""  # what the filter looks for
        self._searchable: dict[UUID, tuple[Record, str]] = {}  # the text it looks for that in
        self.names = proper_names(session.data)  # which no line end may cut
        session.changed.connect(self._on_changed)

    @property
    def parent_record(self) -> Record | None:
        """The record whose children are shown, as it now is."""
        parent = self._parent_record
        return parent and self.session.data.find(type(parent), parent.id)

    @property
    def siblings(self) -> Sequence[Record]:
        """All children of the parent, also those the filter hides."""
        parent = self.parent_record
        return self.session.data.children(self.cls, parent) if parent else ()

    @property
    def filtered(self) -> bool:
        """Whether a filter may hide rows."""
        return bool(self._wanted)

    def show(self, parent: Record | None) -> None:
        """Show the children of another record."""
        self.beginResetModel()
        self._parent_record = parent
        self._records = {sibling.id: sibling for sibling in self.siblings}
        self._take_rows(self._found())
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only rows that hold a text, in whatever digits and spacing it is written."""
        self.beginResetModel()
        self._wanted = _searchable(text)
        self._take_rows(self._found())
        self.endResetModel()

    def record(self, row: int) -> Record:
        """Return the record of a row."""
        return self._records[self._ids[row]]

    def row_of(self, record_id: UUID) -> int:
        """Return the row of a record, -1 when it is not shown."""
        return self._rows.get(record_id, -1)

    def place_of(self, row: int) -> int:
        """Return the place of a row among all siblings."""
        if not self.filtered:
            return row
        return next(at for at, one in enumerate(self.siblings) if one.id == self._ids[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._ids)

    def touched(self, change: Change) -> Iterable[UUID]:
        """Return the ids of records whose rows a change may alter."""
        return change.ids(self.cls)

    def _found(self) -> list[UUID]:
        """Return the ids of the rows that hold what the filter looks for."""
        return [one.id for one in self.siblings if not self._wanted or self._matches(one)]

    def _matches(self, record: Record) -> bool:
        known = self._searchable.get(record.id)
        if known is None or known[0] is not record:
            known = self._searchable[record.id] = (record, self._search_text(record))
        return self._wanted in known[1]

    def _search_text(self, record: Record) -> str:
        content = describe(self.cls).content
        texts = (cell_text(self.session.data, one, getattr(record, one.name)) for one in content)
        return _searchable("\n".join(texts))

    def _take_rows(self, ids: Iterable[UUID]) -> None:
        self._ids = list(ids)
        self._rows = {record_id: row for row, record_id in enumerate(self._ids)}

    def _on_changed(self, change: Change) -> None:
        if change.types & _NAMED:
            self.names = proper_names(self.session.data)
            self._searchable.clear()
        if self._parent_record is not None and self.parent_record is None:
            self.show(None)
            return
        if self.cls in change.types:
            records = {sibling.id: sibling for sibling in self.siblings}
            self._records.update(records)
            rows = list(records)
            if self.filtered:  # what is shown stays until the filter changes; new rows show
                shown = set(self._ids)
                shown |= {row.after.id for row in change.rows if row.after and not row.before}
                rows = [one for one in rows if one in shown]
            self._follow(rows)
            self._records = records
        if Division in change.types:
            self._announce(range(len(self._ids)))
        else:
            self._announce(sorted({self.row_of(one) for one in self.touched(change)} - {-1}))

    def _follow(self, ids: Sequence[UUID]) -> None:
        """Go to other rows step by step, so that selection, scrolling and open editors stay."""
        steps = list(steps_between(self._ids, ids))
        if len(steps) > _MOST_STEPS:
            self.beginResetModel()
            self._take_rows(ids)
            self.endResetModel()
            return
        nowhere = QModelIndex()
        rows = list(self._ids)
        for step in steps:
            if isinstance(step, Removed):
                self.beginRemoveRows(nowhere, step.first, step.last)
                del rows[step.first : step.last + 1]
                self._take_rows(rows)
                self.endRemoveRows()
            elif isinstance(step, Inserted):
                self.beginInsertRows(nowhere, step.first, step.first + len(step.rows) - 1)
                rows[step.first : step.first] = step.rows
                self._take_rows(rows)
                self.endInsertRows()
            else:
                self.beginMoveRows(nowhere, step.first, step.last, nowhere, step.before)
                step.apply(rows)
                self._take_rows(rows)
                self.endMoveRows()
        if rows:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)

    def _announce(self, rows: Sequence[int]) -> None:
        """Tell the views which rows show something else now."""
        last_column = self.columnCount() - 1
        changed = list(runs(rows))
        if len(changed) > _MOST_STEPS:
            changed = [(rows[0], rows[-1])]
        for first, last in changed:
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))


def _searchable(text: str) -> str:
    for thai, arabic in _DIGITS:  # far quicker than translating a text that is mostly Thai
        text = text.replace(thai, arabic)
    return "".join(text.split()).casefold()
