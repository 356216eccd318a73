"""Documents that have backups, and the backups of one, as lists."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from itadesk.core.characters import visible
from itadesk.core.dates import moment
from itadesk.core.digits import thai_number
from itadesk.core.offices import short_name
from itadesk.core.records import Office
from itadesk.core.sizes import size_text
from itadesk.gui import theme
from itadesk.gui.literal import tool_tip
from itadesk.store import backups, header
from itadesk.store.backups import Backup
from itadesk.store.summary import Summary

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

_READING = "กำลังอ่าน…"
_BROKEN = "เสียหาย"
_OLDER = "รุ่นก่อน"
_UNNAMED = "ยังไม่ระบุหน่วยงาน"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Kept(NamedTuple):
    """A document that has backups, the newest first; `origin` is where it was, "" if unknown."""

    document_id: UUID
    origin: str
    backups: tuple[Backup, ...]


_DOCUMENT_HEADINGS = ("หน่วยงาน", "สำเนา", "สำรองล่าสุด", "ที่เก็บเดิม")
ORIGIN = len(_DOCUMENT_HEADINGS) - 1
"""The last column of the documents: where each was."""


class DocumentsModel(QAbstractTableModel):
    """The documents that have backups: whose each is, and where it was."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._documents: Sequence[Kept] = ()
        self._names: dict[int, str] = {}

    def show(self, documents: Sequence[Kept]) -> None:
        """Show these, not read yet."""
        self.beginResetModel()
        self._documents, self._names = documents, {}
        self.endResetModel()

    def found(self, first: int, summaries: Sequence[Summary | None]) -> None:
        """Take what was read of some, beginning with a row."""
        for row, one in enumerate(summaries, first):
            self._names[row] = office_name(one.office) if one else _BROKEN
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(summaries) - 1, 0))

    def document(self, row: int) -> Kept:
        """Return the document of a row."""
        return self._documents[row]

    def name(self, row: int) -> str:
        """Return whose the document of a row is."""
        return self._names.get(row, _READING)

    def row_of(self, origin: str) -> int:
        """Return the row of the document that was there, 0 when none was."""
        return next((n for n, one in enumerate(self._documents) if one.origin == origin), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._documents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_DOCUMENT_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - by role
        """Return the heading of a column."""
        return _heading(_DOCUMENT_HEADINGS, section, orientation, role)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 - by role
        """Return what a cell shows."""
        one = self._documents[index.row()]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            count, made = thai_number(len(one.backups)), moment(one.backups[0].made)
            origin = visible(one.origin) or "ไม่ทราบ"
            return (self.name(index.row()), count, made, origin)[index.column()]
        if role == _Role.TextAlignmentRole and index.column() == 1:
            return _RIGHT
        if role == _Role.ToolTipRole:
            return tool_tip(visible(one.origin))
        return None


class _Column(NamedTuple):
    heading: str
    show: Callable[[Summary], str]


def _count(table: str) -> Callable[[Summary], str]:
    return lambda one: thai_number(one.counts.get(table, 0))


_COLUMNS = (
    _Column("ปี", _count("fiscal_year")),
    _Column("มาตรการ", _count("measure")),
    _Column("ผล", _count("result")),
    _Column("หลักฐาน", _count("evidence")),
    _Column("ฉบับ", _count("report")),
    _Column("ขนาด", lambda one: size_text(one.size)),
)
_HEADINGS = ("วันและเวลา", "แก้ไขครั้งที่", *(column.heading for column in _COLUMNS), "หมายเหตุ")
NOTE = len(_HEADINGS) - 1
"""The last column, which says what is the matter with a backup."""


class BackupsModel(QAbstractTableModel):
    """The backups of a document; one that is broken is shown and cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._backups: Sequence[Backup] = ()
        self._read: dict[int, Summary | None] = {}

    def show(self, found: Sequence[Backup]) -> None:
        """Show these, not read yet."""
        self.beginResetModel()
        self._backups, self._read = found, {}
        self.endResetModel()

    def found(self, first: int, summaries: Sequence[Summary | None]) -> None:
        """Take what was read of some, beginning with a row."""
        self._read.update(enumerate(summaries, first))
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(summaries) - 1, NOTE))

    def backup(self, row: int) -> Backup:
        """Return the backup of a row."""
        return self._backups[row]

    def summary(self, row: int) -> Summary | None:
        """Return what was read of a row; None while it was not, or cannot be."""
        return self._read.get(row)

    def is_broken(self, row: int) -> bool:
        """Whether a row was read and cannot be."""
        return row in self._read and self._read[row] is None

    def first_whole(self) -> int:
        """Return the first row that can be chosen, -1 when there is none yet."""
        return next((row for row in sorted(self._read) if self._read[row]), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - by role
        """Return the heading of a column."""
        return _heading(_HEADINGS, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Offer what is not known to be broken."""
        if self.is_broken(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 - by role
        """Return what a cell shows."""
        row, column = index.row(), index.column()
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._text(row, column)
        if role == _Role.TextAlignmentRole and 0 < column < NOTE:
            return _RIGHT
        if role == _Role.ForegroundRole and self.is_broken(row):
            return theme.colour("error" if column == NOTE else "faint")
        return None

    def _text(self, row: int, column: int) -> str:
        backup, one = self._backups[row], self._read.get(row)
        if column == 0:
            return moment(backup.made)
        if column == 1:
            return thai_number(backup.revision)
        if column == NOTE:
            if one is None:
                return _BROKEN if row in self._read else _READING
            return "" if one.version == header.FORMAT else _OLDER
        return _COLUMNS[column - 2].show(one) if one else ""


def _heading(headings: Sequence[str], section: int, orientation: Qt.Orientation, role: int) -> Any:  # noqa: ANN401 - by role
    if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
        return headings[section]
    return None


def kept_documents() -> list[Kept]:
    """Return the documents that have backups, the one backed up last first. Safe in a thread."""
    found = []
    for document_id in backups.documents():
        if of := backups.of(document_id):
            origin = backups.origin(document_id)
            found.append(Kept(document_id, str(origin or ""), tuple(reversed(of))))
    return sorted(found, key=lambda one: one.backups[0].made, reverse=True)


def office_name(office: Office) -> str:
    """Return what an office is called in a line."""
    return office.short_name or short_name(office.kind, office.name) or _UNNAMED
