"""What was sent of the document, when and to whom, as a table."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from itadesk.core.dates import moment
from itadesk.core.digits import thai_number
from itadesk.core.fingerprint import code
from itadesk.exchange.send_log import Sent
from itadesk.gui.literal import tool_tip

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("เวลา", "ฉบับแก้ไขที่", "รหัสตรวจแฟ้ม", "ส่งถึง", "แฟ้ม")
_REVISION, _TO, _FILE = 1, 3, 4
_STRETCHED = (_TO, _FILE)
_ROW = 1.2  # its height, in lines of text
_NARROWEST = 3.5  # width of a column, in lines of text
_LINES = 2  # rows that are seen at least
_NO_PARENT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """A row for each file that was made, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent: list[Sent] = []

    @property
    def files(self) -> Sequence[Sent]:
        """The files that are shown."""
        return self._sent

    def show_history(self, history: Sequence[Sent]) -> None:
        """Show what was sent, newest first."""
        self.beginResetModel()
        self._sent = list(history)
        self.endResetModel()

    def add(self, sent: Sent) -> None:
        """Put a new file at the head."""
        self.beginInsertRows(_NO_PARENT, 0, 0)
        self._sent.insert(0, sent)
        self.endInsertRows()

    # What Qt asks for

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many files were made."""
        return 0 if parent.isValid() else len(self._sent)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return what is told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell; the tool tip of a file tells where it was put."""
        sent, column = self._sent[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(sent)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(str(sent.path) if column == _FILE else _texts(sent)[column])
        if role == Qt.ItemDataRole.TextAlignmentRole and column == _REVISION:
            return Qt.AlignmentFlag.AlignCenter
        return None


class HistoryTable(QTableView):
    """Shows the rows; they are read, not edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sent = HistoryModel(self)
        self.setModel(self.sent)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(0)  # of ten thousand rows those that are seen
        mode = QHeaderView.ResizeMode
        for column in range(len(COLUMNS)):
            header.setSectionResizeMode(
                column, mode.Stretch if column in _STRETCHED else mode.ResizeToContents
            )
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def sizeHint(self) -> QSize:
        """Ask for a few rows; what is left of the page is given to the table anyway."""
        rows = (_LINES + 1) * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Ask for as many."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _fit_rows(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(round(_ROW * line))
        self.horizontalHeader().setMinimumSectionSize(round(_NARROWEST * line))


def _texts(sent: Sent) -> tuple[str, ...]:
    try:
        known_by = code(sent.content_hash)
    except ValueError:  # a line of the log that somebody changed
        known_by = ""
    return (
        moment(sent.time), thai_number(sent.revision), known_by, sent.to, sent.path.name,
    )  # fmt: skip
