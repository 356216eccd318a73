"""Evidence as a list: under what it hangs from, each piece with a small picture and its words."""

from collections.abc import Sequence
from functools import cache
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QIcon

from itadesk.core.digits import thai_number
from itadesk.core.evidence import Owner, missing, owner_title, summary
from itadesk.core.fields import describe
from itadesk.core.records import Evidence, Record
from itadesk.gui import theme
from itadesk.gui.session import Session
from itadesk.gui.thumbnails import SIDE, Thumbnails, framed

_KIND = describe(Evidence)["kind"]
_SHOWN = 90  # characters of a piece's words
_SIGN = 40  # pixels

Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractListModel):
    """The evidence of some owners; where there are several, each has a row above its own."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._data = session.data  # as it was when the rows were shown: they belong together
        self._session = session
        self._owners: tuple[Owner, ...] = ()
        self._rows: list[tuple[Owner, Evidence | None]] = []
        self._headed = False
        self._thumbnails = Thumbnails(session, self)
        self._thumbnails.ready.connect(self._on_ready)

    def show(self, owners: Sequence[Owner], headed: bool) -> None:
        """Show the evidence of these, each owner `headed` by a row; kept rows stay as they are."""
        self._data = self._session.data
        self._owners, self._headed = tuple(owners), headed
        rows: list[tuple[Owner, Evidence | None]] = []
        for owner in self._owners:
            if headed:
                rows.append((owner, None))
            rows += [(owner, one) for one in self._data.children(Evidence, owner)]
        if [_row_id(row) for row in rows] == [_row_id(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def evidence(self) -> list[Evidence]:
        """All pieces, in order."""
        return [one for _, one in self._rows if one is not None]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def owner(self, row: int) -> Owner | None:
        """Return whose evidence stands in a row; without such a row, whose is shown first."""
        if 0 <= row < len(self._rows):
            return self._rows[row][0]
        return self._owners[0] if self._owners else None

    def piece(self, row: int) -> Evidence | None:
        """Return the evidence of a row, None for an owner's."""
        return self._rows[row][1] if 0 <= row < len(self._rows) else None

    def row_of(self, record: Record | UUID | None) -> int:
        """Return the row of an owner or a piece, -1 when it has none."""
        wanted = record.id if isinstance(record, Record) else record
        return next((n for n, row in enumerate(self._rows) if _row_id(row) == wanted), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - by role
        """Return what a row shows."""
        owner, one = self._rows[index.row()]
        if one is None:
            return self._owner_data(owner, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(one)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.icon(one.file) or _kind_icon(one.kind or "file")
        if role == Qt.ItemDataRole.ForegroundRole and missing(one):
            return theme.colour("badge")
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, SIDE.height() + 8)
        return None

    def _words(self, one: Evidence) -> str:
        """Return what a piece is and says, and what it lacks."""
        words = summary(one)
        short = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        lacks = missing(one)
        asked = f"ยังไม่ได้กรอก “{lacks}”" if lacks else ""
        return "\n".join(filter(None, (_KIND.choice_label(one.kind), short, asked)))

    def _owner_data(self, owner: Owner, role: int) -> Any:  # noqa: ANN401 - by role
        count = len(self._data.children(Evidence, owner))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = f" ({thai_number(count)})" if count else ""
            return f"{owner_title(self._data, owner)}{number}"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(count > 0)
            return font
        if role == Qt.ItemDataRole.BackgroundRole:
            return theme.colour("window")
        return None

    def _on_ready(self, name: str) -> None:
        for n, (_, one) in enumerate(self._rows):
            if one is not None and one.file == name:
                self.dataChanged.emit(
                    self.index(n), self.index(n), [Qt.ItemDataRole.DecorationRole]
                )


@cache
def _kind_icon(kind: str) -> QIcon:
    """Return what stands for a kind of evidence where there is nothing to see."""
    return framed(theme.icon(f"kind-{kind}").pixmap(_SIGN, _SIGN))


def _row_id(row: tuple[Owner, Evidence | None]) -> UUID:
    return row[0].id if row[1] is None else row[1].id
