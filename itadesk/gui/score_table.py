"""The table of scores: indicators and totals in rows, ITA years in columns."""

from contextlib import suppress
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from itadesk.core.changes import Change
from itadesk.core.characters import clean
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.ita_corrections import RULE_LABELS
from itadesk.core.ita_year import INDICATOR_NUMBERS, Instrument
from itadesk.core.rating import parse_score
from itadesk.core.records import IndicatorScore, ItaYear
from itadesk.core.score_actions import set_scores
from itadesk.core.scores import YearScores, all_scores, change_text, score_text
from itadesk.gui import theme
from itadesk.gui.literal import tool_tip
from itadesk.gui.score_table_rows import BOLD, ROWS
from itadesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
UNSAVED = "ข้อความนี้ยังไม่ได้จัดเก็บลงแฟ้ม พิมพ์คะแนน ๐ ถึง ๑๐๐ ทศนิยมไม่เกิน ๒ ตำแหน่ง"

_UNSAVED = QColor(200, 30, 20, 60)
_LONGEST_LEVEL = 200  # characters
_COMPUTED = QColor(28, 93, 153, 16)


_FIRST = len(INDICATOR_NUMBERS)  # row below the indicators


class ScoreTableModel(QAbstractTableModel):
    """The scores of all years, and in the last column how those of the chosen year changed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.years: tuple[YearScores, ...] = all_scores(session.data)
        self.chosen = len(self.years) - 1
        session.changed.connect(self._on_changed)
        session.flushing.connect(self._retry)

    def choose(self, column: int) -> None:
        """Tell the changes of another year in the last column."""
        if 0 <= column < len(self.years) and column != self.chosen:
            self.chosen = column
            self._announce()

    def column_of(self, year_id: UUID) -> int:
        """Return the column of a year, -1 when it has none."""
        found = (at for at, one in enumerate(self.years) if one.stored.id == year_id)
        return next(found, -1)

    def indicator(self, row: int) -> int | None:
        """Return the indicator of a row, None for the rows below."""
        return INDICATOR_NUMBERS[row] if row < _FIRST else None

    def set_text(self, row: int, column: int, text: str) -> bool:
        """Store what was typed as one step; what is refused stays as a draft."""
        year, text = self.years[column].stored, " ".join(clean(text).split())

        def store() -> bool:
            return text == self._shown(row, column) or self._store(row, year, text)

        return self.session.store_typed((year.id, self._key(row)), text, store)

    def clear_cells(self, cells: list[tuple[int, int]]) -> None:
        """Empty cells of any years as one step."""
        plan = Edit(self.session.data, "ลบคะแนน")
        for row, column in cells:
            self._plan(plan, row, self.years[column].stored, None)
            self.session.drafts.pop((self.years[column].stored.id, self._key(row)), None)
        self.session.commit(plan.change())

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows."""
        return 0 if parent.isValid() else _FIRST + len(ROWS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of years and one."""
        return 0 if parent.isValid() else len(self.years) + 1

    def is_editable(self, row: int, column: int) -> bool:
        """Whether a cell is typed, not computed."""
        return column < len(self.years) and (row < _FIRST or bool(ROWS[row - _FIRST].field))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what may be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.is_editable(index.row(), index.column()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - by role
        """Name the years and the rows."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_label(section)
        if section < len(self.years):
            return f"ปี {thai_number(self.years[section].year)}"
        before = self._before(self.chosen)
        return f"เทียบปี {thai_number(before.year)}" if before else "เทียบปีก่อน"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._display(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.BackgroundRole:
            if self._draft(row, column) is not None:
                return _UNSAVED
            return None if self.is_editable(row, column) else _COMPUTED
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.colour("error") if "▼" in self._display(row, column) else None
        if role == Qt.ItemDataRole.FontRole and self._row_label(row) in BOLD:
            font = QFont()
            font.setBold(True)
            return font
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, column)
        return None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - text
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Store a typed cell."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        return self.set_text(index.row(), index.column(), value)

    # Inside

    def _row_label(self, row: int) -> str:
        if row >= _FIRST:
            return ROWS[row - _FIRST].label
        number = INDICATOR_NUMBERS[row]
        name = self.years[self.chosen].data.indicator(number).name.value if self.years else ""
        return f"{thai_number(number)} {name}"

    def _key(self, row: int) -> str:
        """Return what a draft of the row is kept by; a field of the year is kept as in forms."""
        return f"score.{INDICATOR_NUMBERS[row]}" if row < _FIRST else ROWS[row - _FIRST].field

    def _draft(self, row: int, column: int) -> str | None:
        if not self.is_editable(row, column):
            return None
        return self.session.drafts.get((self.years[column].stored.id, self._key(row)))

    def _display(self, row: int, column: int) -> str:
        draft = self._draft(row, column)
        return self._shown(row, column) if draft is None else draft

    def _shown(self, row: int, column: int) -> str:
        if column == len(self.years):
            return self._change(row)
        one = self.years[column]
        if row < _FIRST:
            return score_text(one.indicators.get(INDICATOR_NUMBERS[row]))
        return ROWS[row - _FIRST].show(one, self._before(column))

    def _change(self, row: int) -> str:
        """Say how a score of the chosen year changed."""
        before = self._before(self.chosen)
        if before is None or row >= _FIRST + len(Instrument) + 1:
            return ""
        now = self.years[self.chosen]
        if row < _FIRST:
            number = INDICATOR_NUMBERS[row]
            return change_text(now.indicators.get(number), before.indicators.get(number))
        if row < _FIRST + len(Instrument):
            instrument = tuple(Instrument)[row - _FIRST]
            return change_text(
                now.rating.instruments[instrument], before.rating.instruments[instrument]
            )
        return change_text(now.rating.total, before.rating.total)

    def _before(self, column: int) -> YearScores | None:
        return self.years[column - 1] if column > 0 else None

    def _tooltip(self, row: int, column: int) -> str | None:
        if self._draft(row, column) is not None:
            return tool_tip(UNSAVED)
        if column < len(self.years) and row == _FIRST + len(ROWS) - 1:
            rule = self.years[column].data.rating
            checked = "ตรวจสอบแล้ว" if rule.verified else "ยังไม่ได้ตรวจสอบ"
            return tool_tip(f"{RULE_LABELS[rule.value]} ({checked}) {rule.source}")
        return tool_tip(self._display(row, column)) or None  # whole, where the column is narrow

    def _store(self, row: int, year: ItaYear, text: str) -> bool:
        """Store a text that differs; say what is wrong with one that stands for no value."""
        try:
            value = self._value(row, text)
        except UserError as error:
            self.session.failed.emit(error)
            return False
        plan = Edit(self.session.data, f"แก้ไขคะแนนปี {thai_number(year.year or 0)}")
        self._plan(plan, row, year, value)
        return self.session.commit(plan.change())

    def _value(self, row: int, text: str) -> Decimal | str | None:
        """Return what a text stands for; UserError when that is nothing."""
        if self._key(row) != "level":
            return parse_score(text) if text else None
        if len(text) > _LONGEST_LEVEL:
            raise UserError("ระดับผลยาวเกินไป", "พิมพ์ชื่อระดับสั้น ๆ เช่น ผ่านดี")
        return text

    def _retry(self) -> None:
        """Try again to store the drafts; those that stand for no value wait."""
        if not self.session.drafts:
            return
        for row in range(self.rowCount()):
            for column in range(len(self.years)):
                text = self._draft(row, column)
                if text is None:
                    continue
                with suppress(UserError):
                    self._value(row, text)
                    self.set_text(row, column, text)

    def _plan(self, plan: Edit, row: int, year: ItaYear, value: Decimal | str | None) -> None:
        number = self.indicator(row)
        if number is not None:
            assert not isinstance(value, str)
            set_scores(plan, year, {number: value})
        elif self._key(row) == "level":
            plan.update(year, level=value or "")
        else:
            plan.update(year, total=value)

    def _on_changed(self, change: Change) -> None:
        if not change.types & {ItaYear, IndicatorScore}:
            return
        before = [one.stored.id for one in self.years]
        chosen = self.years[self.chosen].stored.id if self.years else None
        years = all_scores(self.session.data)
        if [one.stored.id for one in years] == before:
            self.years = years
            self._announce()
            return
        self.beginResetModel()
        self.years = years
        kept = self.column_of(chosen) if chosen else -1
        added = [at for at, one in enumerate(years) if one.stored.id not in before]
        self.chosen = added[-1] if added else kept if kept >= 0 else len(years) - 1
        self.endResetModel()

    def _announce(self) -> None:
        """Tell the views that anything may show something else now."""
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        for orientation, count in (
            (Qt.Orientation.Horizontal, self.columnCount()),
            (Qt.Orientation.Vertical, self.rowCount()),
        ):
            self.headerDataChanged.emit(orientation, 0, count - 1)
