"""The table of item scores of one ITA year: codes in any style, with their questions."""

from dataclasses import replace
from typing import Any

from itadesk.core.checks import field_problem
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.rating import parse_score
from itadesk.core.records import ItaYear, ItemScore, Record
from itadesk.core.score_actions import set_item, with_known_text
from itadesk.gui.clipboard import Clip
from itadesk.gui.record_table import RecordTableModel
from itadesk.gui.record_table_paste import Paste
from itadesk.gui.record_table_row_actions import RowActions

_HEADINGS = {2: ("code", "score"), 3: ("code", "text", "score")}  # by number of columns


class ItemTableModel(RecordTableModel):
    """Item scores; a code is stored in one spelling and brings its question along."""

    def store(
        self,
        record: Record,
        field: str,
        value: Any,  # noqa: ANN401 - the type depends on the field
        visit: object = None,
    ) -> bool:
        """Set one field of an item, and what follows from a new code, as one step."""
        assert isinstance(record, ItemScore)
        if field != "code":
            return super().store(record, field, value, visit)
        one = describe(ItemScore)[field]
        plan = Edit(self.session.data, f"แก้ไข{one.label}")
        try:
            if problem := field_problem(one, value):
                raise UserError(problem)
            set_item(plan, record, {field: value})
        except UserError as error:
            self.session.failed.emit(UserError(f"{one.label}: {error.message}", error.remedy))
            return False
        return self.session.commit(plan.change(), visit and (record.id, field, visit))


class ItemActions(RowActions):
    """Rows of item scores; a paste of codes and scores alone is understood."""

    def understood(self, clip: Clip) -> Clip:
        """Put headings above two or three columns that end with scores."""
        names = _HEADINGS.get(len(clip.grid[0]))
        cells = [row[-1] for row in clip.grid if row[-1].strip()]
        if names is None or not cells or not all(map(_is_score, cells)):
            return clip
        return replace(clip, grid=[[describe(ItemScore)[one].label for one in names], *clip.grid])

    def place(self, paste: Paste) -> None:
        """Set and insert pasted rows, codes in our spelling and with their questions."""
        parent = self.table.records.parent_record
        if isinstance(parent, ItaYear):
            data = self.table.records.session.data
            rows = tuple(with_known_text(data, parent.id, row) for row in paste.rows)
            super().place(replace(paste, rows=rows))


def _is_score(text: str) -> bool:
    try:
        parse_score(text)
    except UserError:
        return False
    return True
