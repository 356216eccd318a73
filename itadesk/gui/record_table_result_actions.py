"""What can be done with the results of a round: begin them, carry them over, paste, clear."""

from collections.abc import Callable, Sequence

from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.records import Measure, Result
from itadesk.core.result_actions import (
    carry_over,
    clear_results,
    set_results,
    start_from_steps,
)
from itadesk.core.results import is_due, result_of
from itadesk.gui.message_bar import MessageBar, MessageKind
from itadesk.gui.record_table_actions import TableActions
from itadesk.gui.record_table_paste import Paste, without_number
from itadesk.gui.record_table_results import ResultTableModel
from itadesk.gui.record_table_view import RecordTable

_Begin = Callable[[Edit, Sequence[Measure], int], list[Result]]


class ResultActions(TableActions):
    """Actions on the selected measures' results, or on those of all measures due."""

    def __init__(self, table: RecordTable, messages: MessageBar) -> None:
        super().__init__(table, messages)
        self.label = "ผลการดำเนินการ"
        steps, carry = self.begin_with_steps, self.carry
        self.steps_selected = self.action(
            "เริ่มจากขั้นตอน เฉพาะแถวที่เลือก", "", "", lambda: steps(every=False)
        )
        self.steps_all = self.action(
            "เริ่มจากขั้นตอน ทุกมาตรการที่ยังว่าง", "", "", lambda: steps(every=True)
        )
        self.carry_selected = self.action(
            "ยกผลรอบก่อนมา เฉพาะแถวที่เลือก", "", "", lambda: carry(every=False)
        )
        self.carry_all = self.action(
            "ยกผลรอบก่อนมา ทุกมาตรการที่ยังว่าง", "", "", lambda: carry(every=True)
        )
        self.review = self.action("ตรวจทานแล้ว", "success", "Ctrl+R", self.mark_reviewed)
        self.clear = self.action("ล้างผล", "delete", "Del", self.clear_rows)

    @property
    def model(self) -> ResultTableModel:
        """The model of the table."""
        model = self.table.records
        assert isinstance(model, ResultTableModel)
        return model

    def begin_with_steps(self, *, every: bool) -> None:
        """Put the steps into empty outputs, as a text to begin from."""
        self._begin(every, "เริ่มจากขั้นตอน", start_from_steps, "ไม่มีช่องผลการดำเนินการที่ว่างและมีขั้นตอนให้ใช้")

    def carry(self, *, every: bool) -> None:
        """Put the texts of the round before into empty ones."""
        self._begin(every, "ยกผลรอบก่อนมา", carry_over, "ไม่มีผลของรอบก่อนให้ยกมา หรือกรอกครบแล้ว")

    def mark_reviewed(self) -> None:
        """Say that the selected results were looked at."""
        rows = self._selected()

        def plan(edit: Edit) -> None:
            found = (result_of(edit.data, measure, self.model.months) for measure in rows)
            set_results(edit, [(result, {"reviewed": True}) for result in found if result])

        self.do("ตรวจทานแล้ว", plan)

    def clear_rows(self) -> None:
        """Delete the results of the selected measures in this round."""
        rows, months = self._selected(), self.model.months
        gone: list[Result] = []
        if self.do("ล้างผลการดำเนินการ", lambda e: gone.extend(clear_results(e, rows, months))):
            self.offer_undo(f"ล้างผลการดำเนินการรอบนี้ {thai_number(len(gone))} มาตรการแล้ว")

    def place(self, paste: Paste) -> None:
        """Fill the rows whose titles were pasted too, else the rows from the current one down."""
        measures = self._named(paste.keys) or self._below(len(paste.rows))

        def plan(edit: Edit) -> None:
            filled = (
                {name: value for name, value in values.items() if value or not paste.whole}
                for values in paste.rows
            )
            set_results(edit, zip(map(self.model.result, measures), filled, strict=True))

        if self.do("วางผลการดำเนินการ", plan):
            self.report_paste(paste, len(measures), 0)

    def _begin(self, every: bool, label: str, begin: _Begin, nothing: str) -> None:
        model = self.model
        rows = self._selected()
        if every:
            measures = [one for one in model.siblings if isinstance(one, Measure)]
            rows = [one for one in measures if is_due(one, model.months)]
        begun: list[Result] = []
        if self.do(label, lambda edit: begun.extend(begin(edit, rows, model.months))):
            count = thai_number(len(begun))
            self.offer_undo(f"ใส่ข้อความตั้งต้นให้ {count} มาตรการแล้ว แก้ให้ตรงกับที่ทำจริง แล้วกด “ตรวจทานแล้ว”")
        else:
            self.messages.show_message(nothing, MessageKind.WARNING)

    def _selected(self) -> list[Measure]:
        return [one for one in self.table.selected if isinstance(one, Measure)]

    def _named(self, titles: Sequence[str]) -> list[Measure]:
        """Return the measures of these titles; none when no title is known, UserError for some."""
        known = {_plain(one.title): one for one in self.model.siblings if isinstance(one, Measure)}
        found = [known.get(_plain(title)) for title in titles]
        measures = [one for one in found if one is not None]
        if measures and len(measures) < len(found):
            row = found.index(None)
            raise UserError(
                f"ยังไม่ได้วาง แถวที่ {thai_number(row + 1)} “{titles[row][:40]}” ไม่ตรงกับมาตรการใด",
                "แก้ชื่อมาตรการให้ตรงกัน หรือคัดลอกเฉพาะช่องผลโดยไม่รวมช่องชื่อมาตรการ",
            )
        if len({one.id for one in measures}) < len(measures):
            raise UserError("ยังไม่ได้วาง มีชื่อมาตรการซ้ำกัน", "คัดลอกเฉพาะช่องผลโดยไม่รวมช่องชื่อมาตรการ")
        return measures

    def _below(self, count: int) -> list[Measure]:
        """Return so many measures from the current row down; UserError when there are not."""
        first = max(self.table.currentIndex().row(), 0)
        left = self.model.rowCount() - first
        if count > left:
            raise UserError(
                f"ยังไม่ได้วาง ที่คัดลอกมามี {thai_number(count)} แถว "
                f"แต่จากแถวนี้ลงไปมี {thai_number(left)} มาตรการ",
                "เลือกแถวแรกที่จะวาง หรือเพิ่มมาตรการก่อน",
            )
        return [self.model.measure(row) for row in range(first, first + count)]


def _plain(title: str) -> str:
    return "".join(without_number(title).split())
