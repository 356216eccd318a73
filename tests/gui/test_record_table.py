"""The table model, its steps, its view, its actions and what a paste means."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from itadesk.core.errors import UserError
from itadesk.core.records import Division, FiscalYear, Measure, Record, Result
from itadesk.gui.clipboard import write_grid
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.record_table import RecordTableModel, Role
from itadesk.gui.record_table_results import ResultTableModel
from itadesk.gui.record_table_row_actions import RowActions
from itadesk.gui.record_table_steps import Inserted, Moved, Removed, runs, steps_between
from itadesk.gui.record_table_view import RecordTable
from itadesk.gui.record_table_widths import first_shares, remember, shared
from itadesk.gui.session import Session
from itadesk.gui.wrap import unwrapped

COLUMNS = ("title", "steps", "responsible", "start", "rounds", "issue")
EDIT = Qt.ItemDataRole.EditRole


@pytest.fixture
def model(session: Session) -> Iterator[RecordTableModel]:
    """The measures of the year, watched by Qt's own tester."""
    model = RecordTableModel(session, Measure, COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(session.year)
    yield model
    tester.deleteLater()


@pytest.fixture
def table(qtbot: QtBot, model: RecordTableModel) -> RecordTable:
    """A table of these measures on the screen, its first row current."""
    table = RecordTable()
    table.bind(model)
    qtbot.addWidget(table)
    table.resize(900, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.select([model.record(0)])
    table.setFocus()
    return table


@pytest.fixture
def actions(table: RecordTable, messages: MessageBar) -> RowActions:
    return RowActions(table, messages)


def measures(session: Session) -> tuple[Measure, ...]:
    assert session.year is not None
    return session.data.children(Measure, session.year)


def titles(model: RecordTableModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def rename(session: Session, *names: str) -> None:
    with session.edit("ตั้งชื่อ") as edit:
        edit.replace_all(
            [
                type(one)(**{**_values(one), "title": name})
                for one, name in zip(measures(session), names, strict=True)
            ]
        )


def _values(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def copy(*rows: Sequence[str]) -> None:
    QGuiApplication.clipboard().setMimeData(write_grid(rows))


def copy_text(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


# Steps


@given(st.permutations(range(8)), st.permutations(range(4, 12)))
def test_steps_lead_from_one_order_of_rows_to_another(old: list[int], new: list[int]) -> None:
    rows = list(old)
    for step in steps_between(old, new):
        if isinstance(step, Removed):
            del rows[step.first : step.last + 1]
        elif isinstance(step, Inserted):
            rows[step.first : step.first] = step.rows
        else:
            step.apply(rows)
    assert rows == new


def test_one_row_that_moves_is_one_step() -> None:
    assert list(steps_between("กขคงจ", "กคงขจ")) == [Moved(1, 1, 4)]


def test_rows_that_move_together_are_one_step() -> None:
    assert list(steps_between("กขคงจฉ", "งจกขคฉ")) == [Moved(3, 4, 0)]


def test_neighbours_go_and_come_together() -> None:
    assert list(steps_between("กขค", "กงจค")) == [Removed(1, 1), Inserted(1, ("ง", "จ"))]


def test_runs_are_neighbouring_numbers() -> None:
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]
    assert list(runs([])) == []


# Model


def test_columns_are_headed_by_labels_and_rows_numbered_in_thai(model: RecordTableModel) -> None:
    horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(0, horizontal) == "มาตรการ"
    assert [model.headerData(row, vertical) for row in range(3)] == ["๑", "๒", "๓"]
    tip = model.headerData(0, horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "ต้องกรอกก่อนพิมพ์" in unwrapped(tip)


def test_cells_read_as_the_officer_writes(session: Session, model: RecordTableModel) -> None:
    first = measures(session)[0]
    session.set_field(first, "rounds", (6, 12))
    session.set_field(first, "issue", 5)
    row = [model.index(0, column).data() for column in range(len(COLUMNS))]
    assert row == ["มาตรการที่ 1", first.steps, "สำนักปลัด, ทุกกอง", "", "๖, ๑๒", "ประเด็นที่ ๕"]


@pytest.mark.parametrize(
    ("column", "typed", "field", "stored"),
    [
        ("start", "๑ ต.ค. ๖๗", "start", "2567-10-01"),
        ("rounds", "๑๒, 6", "rounds", "(6, 12)"),
        ("steps", "ก\nข", "steps", "ก\nข"),
        ("responsible", "กองคลัง/สำนักปลัด, ทุกกอง/งาน", "responsible", "กองคลัง+สำนักปลัด+ทุกกอง/งาน"),
    ],
)
def test_what_is_typed_into_a_cell_is_read(
    session: Session, model: RecordTableModel, column: str, typed: str, field: str, stored: str
) -> None:
    assert model.setData(model.index(0, COLUMNS.index(column)), typed, EDIT)
    value = getattr(measures(session)[0], field)
    if field == "start":
        value = value.iso()
    elif field == "responsible":
        names = {division.id: division.name for division in session.data.all(Division)}
        value = "+".join(names.get(entry, entry) for entry in value)
    assert str(value) == stored


def test_a_cell_that_stands_for_nothing_is_refused_and_said(
    session: Session, model: RecordTableModel
) -> None:
    spy = QSignalSpy(session.failed)
    assert not model.setData(model.index(0, COLUMNS.index("start")), "เมื่อวาน", EDIT)
    assert "เริ่ม" in str(spy.at(0)[0])
    assert measures(session)[0].start is None


def test_characters_that_may_not_be_stored_are_taken_out_and_said(
    session: Session, model: RecordTableModel
) -> None:
    spy = QSignalSpy(session.notice)
    model.setData(model.index(0, 0), "ก\u202eข\x07", EDIT)
    assert measures(session)[0].title == "กข"
    assert spy.count() == 1


def test_an_empty_cell_that_printing_needs_is_marked(
    session: Session, model: RecordTableModel
) -> None:
    background = Qt.ItemDataRole.BackgroundRole
    assert model.index(0, 0).data(background) is None
    session.set_field(measures(session)[0], "title", " ")
    assert model.index(0, 0).data(background) is not None
    assert "ต้องกรอก" in unwrapped(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_a_tool_tip_takes_text_literally(session: Session, model: RecordTableModel) -> None:
    session.set_field(measures(session)[0], "title", "<b>ก</b>")
    assert "&lt;b&gt;" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_columns_sort_as_a_thai_dictionary(session: Session, model: RecordTableModel) -> None:
    rename(session, "เก้า", "ขวด", "ก๋วย")
    keys = [(model.index(row, 0).data(Role.SORT), model.index(row, 0).data()) for row in range(3)]
    assert [title for _, title in sorted(keys)] == ["ก๋วย", "เก้า", "ขวด"]


def test_a_cell_knows_its_record_and_field(session: Session, model: RecordTableModel) -> None:
    assert model.index(1, 1).data(Role.RECORD) == measures(session)[1]
    assert model.index(1, 1).data(Role.FIELD).name == "steps"


def test_a_change_of_one_record_touches_its_row_only(
    session: Session, model: RecordTableModel
) -> None:
    changed, reset = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset)
    session.set_field(measures(session)[1], "title", "ใหม่")
    assert [(one[0].row(), one[1].row()) for one in [changed.at(0)]] == [(1, 1)]
    assert (changed.count(), reset.count()) == (1, 0)


def test_rows_come_move_and_go_one_by_one(session: Session, model: RecordTableModel) -> None:
    spies = [QSignalSpy(s) for s in (model.rowsInserted, model.rowsMoved, model.rowsRemoved)]
    reset = QSignalSpy(model.modelReset)
    year, first = session.year, measures(session)[0]
    assert year is not None
    with session.edit("เพิ่ม") as edit:
        edit.insert(Measure(year_id=year.id, title="ใหม่"), year, at=1)
    with session.edit("เลื่อน") as edit:
        edit.move(first, year, 3)
    with session.edit("ลบ") as edit:
        edit.delete(first)
    assert titles(model) == ["ใหม่", "มาตรการที่ 2", "มาตรการที่ 3"]
    assert [spy.count() for spy in spies] == [1, 1, 1]
    session.undo()
    session.undo()
    session.undo()
    assert titles(model) == ["มาตรการที่ 1", "มาตรการที่ 2", "มาตรการที่ 3"]
    assert reset.count() == 0


def test_a_division_that_is_renamed_shows_in_every_row(
    session: Session, model: RecordTableModel
) -> None:
    spy = QSignalSpy(model.dataChanged)
    session.set_field(session.data.all(Division)[0], "name", "สำนักงานปลัด")
    assert model.index(2, 2).data() == "สำนักงานปลัด, ทุกกอง"
    assert (spy.at(0)[0].row(), spy.at(0)[1].row()) == (0, 2)


def test_another_parent_shows_its_children(session: Session, model: RecordTableModel) -> None:
    model.show(session.years[0])
    assert model.rowCount() == 0
    model.show(None)
    assert model.rowCount() == 0


def test_a_year_that_is_deleted_leaves_an_empty_table(
    session: Session, model: RecordTableModel
) -> None:
    with session.edit("ลบปี") as edit:
        assert session.year is not None
        edit.delete(session.year)
    assert model.rowCount() == 0


def test_the_filter_finds_text_in_any_digits(session: Session, model: RecordTableModel) -> None:
    rename(session, "ปี ๒๕๖๗", "ปี2567 และ 2568", "อื่น")
    model.set_filter("ปี 2567")
    assert titles(model) == ["ปี ๒๕๖๗", "ปี2567 และ 2568"]
    assert model.headerData(1, Qt.Orientation.Vertical) == "๒"
    model.set_filter("๒๕๖๘")
    assert model.headerData(0, Qt.Orientation.Vertical) == "๒"
    model.set_filter("")
    assert model.rowCount() == 3


def test_a_row_that_is_edited_stays_while_a_filter_is_set(
    session: Session, model: RecordTableModel
) -> None:
    model.set_filter("ที่ 2")
    session.set_field(measures(session)[1], "title", "เปลี่ยนแล้ว")
    assert titles(model) == ["เปลี่ยนแล้ว"]


# View


def test_rows_are_as_high_as_their_text(session: Session, table: RecordTable) -> None:
    table.resize(1600, 400)
    high = table.rowHeight(1)
    session.set_field(measures(session)[1], "steps", "- จัดทำคู่มือ")
    assert table.rowHeight(1) < high
    assert table.rowHeight(2) == high


def test_selected_row_is_seen_whole(session: Session, table: RecordTable, qtbot: QtBot) -> None:
    table.resize(900, 220)
    with session.edit("เพิ่ม") as edit:
        year = edit.data.get(FiscalYear, measures(session)[0].year_id)
        more = [Measure(year_id=year.id, title="ชื่อยาว " * 30) for _ in range(9)]
        far = edit.insert_all(more, year)[-2]
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    table.select([far])
    QCoreApplication.processEvents()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_columns_share_the_width_of_the_table(qtbot: QtBot, table: RecordTable) -> None:
    for width in (700, 1200):
        table.resize(width, 400)
        qtbot.waitUntil(
            lambda: table.horizontalHeader().length() == table.viewport().width(), timeout=1000
        )


@given(
    st.integers(0, 2000),
    st.lists(st.tuples(st.floats(0.1, 100), st.integers(20, 300)), min_size=1, max_size=8),
)
def test_no_column_is_narrower_than_it_must_be(room: int, wants: list[tuple[float, int]]) -> None:
    shares, least = [share for share, _ in wants], [width for _, width in wants]
    widths = shared(room, shares, least)
    assert all(width >= need for width, need in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))


def test_widths_are_remembered_by_the_name_of_the_table(model: RecordTableModel) -> None:
    usual = first_shares("table", model.columns, {"title": 50})
    assert usual[0] == 50
    assert usual[1] > usual[3]
    remember("table", [10, 20, 30, 40, 50, 60])
    assert first_shares("table", model.columns, {}) == [10, 20, 30, 40, 50, 60]
    assert first_shares("other", model.columns, {"title": 50}) == usual


def test_the_current_record_is_told(session: Session, table: RecordTable) -> None:
    spy = QSignalSpy(table.current_changed)
    table.select([measures(session)[2]])
    assert spy.at(0)[0] == measures(session)[2]


def test_the_current_record_stays_when_the_filter_changes(
    session: Session, table: RecordTable, model: RecordTableModel
) -> None:
    table.select([measures(session)[1]])
    model.set_filter("มาตรการ")
    assert table.current == measures(session)[1]
    model.set_filter("ที่ 3")
    assert table.current == measures(session)[2]
    model.set_filter("ไม่มี")
    assert table.current is None


def test_a_dropped_row_moves_to_the_gap(
    session: Session, table: RecordTable, actions: RowActions
) -> None:
    assert actions.add.isEnabled()
    last = table.visualRect(table.records.index(2, 0))
    event = OwnDrop(
        QPointF(last.center().x(), last.bottom() - 2),
        Qt.DropAction.MoveAction,
        table.records.mimeData([table.records.index(0, 0)]),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.from_table = table
    table.dropEvent(event)
    assert titles(table.records) == ["มาตรการที่ 2", "มาตรการที่ 3", "มาตรการที่ 1"]
    assert session.undo_stack.count() == 1
    assert event.dropAction() == Qt.DropAction.IgnoreAction  # else the view removes the rows


class OwnDrop(QDropEvent):
    """A drop of what was dragged from the table itself; only a real drag tells Qt so."""

    from_table: RecordTable

    def source(self) -> RecordTable:
        return self.from_table


# Actions


def test_a_row_is_added_below_and_typing_begins(
    qtbot: QtBot, table: RecordTable, actions: RowActions
) -> None:
    assert actions.add.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Insert)
    assert titles(table.records) == ["มาตรการที่ 1", "", "มาตรการที่ 2", "มาตรการที่ 3"]
    assert table.currentIndex().row() == 1
    assert table.state() == RecordTable.State.EditingState


def test_selected_rows_are_deleted_and_brought_back(
    qtbot: QtBot, session: Session, table: RecordTable, actions: RowActions, messages: MessageBar
) -> None:
    result = session.data.all(Result)
    table.select(measures(session)[:2])
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert titles(table.records) == ["มาตรการที่ 3"]
    assert table.current == measures(session)[0]
    assert "๒ รายการ" in messages.text
    assert "พร้อม" in messages.text
    (undo,) = messages.findChildren(QPushButton)
    undo.click()
    assert len(measures(session)) == 3
    assert session.data.all(Result) == result
    assert actions.delete.isEnabled()


def test_the_offered_undo_takes_back_nothing_else(
    session: Session, actions: RowActions, messages: MessageBar
) -> None:
    actions.delete_rows()
    (undo,) = messages.findChildren(QPushButton)
    session.set_field(measures(session)[0], "title", "แก้แล้ว")
    undo.click()
    assert measures(session)[0].title == "แก้แล้ว"
    assert "ถอยทีละขั้น" in messages.text


def test_a_row_is_selected_after_a_copy_is_taken_back(
    session: Session, table: RecordTable, messages: MessageBar
) -> None:
    actions = RowActions(table, messages)
    table.select([measures(session)[1]])
    actions.duplicate_rows()
    session.undo()
    assert table.selected == [table.current]


def test_pasting_one_cell_says_nothing(
    session: Session, table: RecordTable, messages: MessageBar
) -> None:
    actions = RowActions(table, messages)
    QGuiApplication.clipboard().setText("ขั้นตอนใหม่")
    table.select([measures(session)[0]], 1)
    actions.paste_rows()
    assert measures(session)[0].steps == "ขั้นตอนใหม่"
    assert messages.text == ""


def test_selected_rows_are_duplicated(
    qtbot: QtBot, session: Session, table: RecordTable, actions: RowActions
) -> None:
    assert actions.duplicate.isEnabled()
    table.select(measures(session)[:2])
    qtbot.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [title[-1] for title in titles(table.records)] == ["1", "2", "1", "2", "3"]
    assert table.selected == list(measures(session)[2:4])


def test_rows_move_with_alt_and_arrows_one_step_each(
    qtbot: QtBot, session: Session, table: RecordTable, actions: RowActions
) -> None:
    assert actions.move_down.isEnabled()
    alt = Qt.KeyboardModifier.AltModifier
    table.select(measures(session)[:2])
    qtbot.keyClick(table, Qt.Key.Key_Down, alt)
    assert [title[-1] for title in titles(table.records)] == ["3", "1", "2"]
    assert [record.title[-1] for record in table.selected if isinstance(record, Measure)] == [
        "1",
        "2",
    ]
    qtbot.keyClick(table, Qt.Key.Key_Up, alt)
    assert session.undo_stack.count() == 2
    session.undo()
    session.undo()
    assert [title[-1] for title in titles(table.records)] == ["1", "2", "3"]


def test_rows_do_not_move_while_some_are_hidden(
    session: Session, table: RecordTable, actions: RowActions, messages: MessageBar
) -> None:
    table.records.set_filter("มาตรการ")
    actions.move_rows(1)
    assert session.undo_stack.count() == 0
    assert "ค้นหา" in messages.text


def test_copied_rows_can_be_pasted(
    qtbot: QtBot, session: Session, table: RecordTable, actions: RowActions
) -> None:
    assert actions.copy.isEnabled()
    table.select(measures(session)[:2])
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    table.select(measures(session)[2:])
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [title[-1] for title in titles(table.records)] == ["1", "2", "3", "1", "2"]
    pasted, original = measures(session)[3], measures(session)[0]
    assert (pasted.steps, pasted.responsible) == (original.steps, original.responsible)


# Paste


def test_cells_fill_columns_from_the_current_one_and_rows_are_added(
    session: Session, table: RecordTable, actions: RowActions, messages: MessageBar
) -> None:
    table.select([measures(session)[2]], column=1)
    copy(["ทำ ก", "กองคลัง"], ["ทำ ข", "สำนักปลัด"])
    actions.paste_rows()
    third, fourth = measures(session)[2:]
    treasury = session.data.all(Division)[1]
    assert (third.title, third.steps, third.responsible) == ("มาตรการที่ 3", "ทำ ก", (treasury.id,))
    assert (fourth.title, fourth.steps) == ("", "ทำ ข")
    assert session.undo_stack.count() == 1
    assert "เพิ่มใหม่ ๑" in messages.text


def test_a_heading_says_which_column_is_which_and_is_not_pasted(
    session: Session, actions: RowActions, messages: MessageBar
) -> None:
    copy(
        ["ที่", "ผู้รับผิดชอบ", "มาตรการ", "งบประมาณ", "แนวทางปฏิบัติ"],
        ["๑", "กองช่าง", "๑. ปลูกป่า", "๑๐๐", "ร่วมกัน"],
    )
    actions.paste_rows()
    new = measures(session)[1]
    assert (new.title, new.responsible, new.guideline) == ("ปลูกป่า", ("กองช่าง",), "ร่วมกัน")
    assert len(measures(session)) == 4
    assert "“งบประมาณ”" in messages.text
    assert "“ที่”" not in messages.text


def test_whole_rows_never_replace_a_row_that_says_something(
    table: RecordTable, actions: RowActions
) -> None:
    copy(["๑. ก", "ทำ ก"], ["๒) ข", "ทำ ข"])
    actions.paste_rows()
    assert titles(table.records) == ["มาตรการที่ 1", "ก", "ข", "มาตรการที่ 2", "มาตรการที่ 3"]


def test_whole_rows_fill_the_empty_row_they_are_pasted_at(
    table: RecordTable, actions: RowActions
) -> None:
    actions.add_row()
    copy(["ก", "ทำ ก"], ["ข", "ทำ ข"])
    actions.paste_rows()
    assert titles(table.records) == ["มาตรการที่ 1", "ก", "ข", "มาตรการที่ 2", "มาตรการที่ 3"]


def test_a_column_of_row_numbers_is_not_a_title(session: Session, actions: RowActions) -> None:
    copy(["๑.", "ก", "ทำ ก"], ["๒.", "ข", "ทำ ข"])
    actions.paste_rows()
    assert [(m.title, m.steps) for m in measures(session)[1:3]] == [("ก", "ทำ ก"), ("ข", "ทำ ข")]


def test_rows_that_go_on_with_the_row_before_are_joined_to_it(
    session: Session, actions: RowActions
) -> None:
    copy(
        ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"],
        ["๑. ก", "๑. จัดทำคู่มือให้", "กองคลัง"],
        ["(ต่อ) ", "(ต่อ) ประชาชน", "กองคลัง"],
        ["", "๒. เผยแพร่", ""],
        ["๒. ข", "ทำ", ""],
    )
    actions.paste_rows()
    first, second = measures(session)[1:3]
    assert first.steps == "๑. จัดทำคู่มือให้ประชาชน\n๒. เผยแพร่"
    assert len(first.responsible) == 1
    assert second.title == "ข"


def test_lines_without_tabs_are_one_text_in_a_column_of_text(
    session: Session, table: RecordTable, actions: RowActions
) -> None:
    table.select([measures(session)[0]], column=1)
    copy_text("๑. จัดทำ\n๒. เผยแพร่")
    actions.paste_rows()
    assert measures(session)[0].steps == "๑. จัดทำ\n๒. เผยแพร่"
    assert len(measures(session)) == 3


def test_a_number_before_a_single_title_stays(session: Session, actions: RowActions) -> None:
    copy_text("๑. ก")
    actions.paste_rows()
    assert measures(session)[0].title == "๑. ก"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (["ก", "ข", "ค", "เมื่อวาน"], "แถวที่ ๑ ช่อง “เริ่ม”"),
        (["ก", "ข" * 20_001], "ยาวเกิน ๒๐,๐๐๐"),
    ],
)
def test_nothing_is_pasted_when_one_cell_does_not_fit(
    session: Session,
    actions: RowActions,
    messages: MessageBar,
    cells: list[str],
    message: str,
) -> None:
    before = session.data
    copy(cells)
    actions.paste_rows()
    assert session.data is before
    assert message in messages.text


def test_more_rows_than_a_file_holds_are_not_pasted(
    session: Session, actions: RowActions, messages: MessageBar
) -> None:
    before = session.data
    copy(*([["ก", "ข"]] * 9_998))
    actions.paste_rows()
    assert session.data is before
    assert "๑๐,๐๐๐" in messages.text


def test_characters_taken_out_of_a_paste_are_named(
    session: Session, actions: RowActions, messages: MessageBar
) -> None:
    copy_text("ก\u202eข\x07")
    actions.paste_rows()
    assert measures(session)[0].title == "กข"
    assert "U+202E U+0007" in messages.text


def test_an_empty_clipboard_is_explained(actions: RowActions, messages: MessageBar) -> None:
    QGuiApplication.clipboard().setMimeData(QMimeData())
    actions.paste_rows()
    assert "Word" in messages.text


# Results


@pytest.fixture
def results(session: Session) -> Iterator[ResultTableModel]:
    model = ResultTableModel(session, ("output", "outcome", "status", "reviewed"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(session.year)
    yield model
    tester.deleteLater()


def test_every_measure_has_a_row_in_every_round(results: ResultTableModel) -> None:
    assert [results.index(0, column).data() for column in range(3)] == [
        "มาตรการที่ 1",
        "จัดทำแล้ว",
        "ประชาชนพอใจ",
    ]
    results.set_round(6)
    assert results.index(0, 1).data() == ""
    assert results.rowCount() == 3


def test_the_title_of_a_result_row_is_not_edited(results: ResultTableModel) -> None:
    assert not results.flags(results.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    assert results.flags(results.index(0, 1)) & Qt.ItemFlag.ItemIsEditable


def test_the_first_value_makes_the_result_in_the_same_step(
    session: Session, results: ResultTableModel
) -> None:
    assert results.setData(results.index(1, 1), "ทำแล้ว", EDIT)
    (made,) = session.data.children(Result, measures(session)[1])
    assert (made.round, made.output, made.reviewed) == (12, "ทำแล้ว", True)
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.data.children(Result, measures(session)[1]) == ()
    assert results.index(1, 1).data() == ""


def test_a_tick_says_that_a_result_was_reviewed(
    session: Session, results: ResultTableModel
) -> None:
    background = Qt.ItemDataRole.BackgroundRole
    assert results.index(0, 0).data(background) is not None
    cell = results.index(0, 4)
    assert results.setData(cell, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert session.data.all(Result)[0].reviewed
    assert results.index(0, 0).data(background) is None


def test_a_measure_that_is_not_due_misses_nothing(
    session: Session, results: ResultTableModel
) -> None:
    second = measures(session)[1]
    assert results.is_missing(1, results.columns[1])
    session.set_field(second, "rounds", (6,))
    assert not results.is_missing(1, results.columns[1])


def test_another_year_is_no_reason_to_lose_a_row(session: Session, model: RecordTableModel) -> None:
    with session.edit("เพิ่มปี") as edit:
        edit.insert(FiscalYear(office_id=session.data.office.id, year=2569))
    assert model.rowCount() == 3


def test_an_error_of_the_plan_reaches_the_message_bar(
    actions: RowActions, messages: MessageBar
) -> None:
    def refuse(_edit: object) -> None:
        raise UserError("ทำไม่ได้", "ลองใหม่")

    assert not actions.do("ทดสอบ", refuse)
    assert messages.text == "ทำไม่ได้ ลองใหม่"
