from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from itadesk.core.records import Division
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.record_list import RecordList
from itadesk.gui.session import Session

NAMES = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา"]


@pytest.fixture
def records(session: Session, qtbot: QtBot) -> Iterator[RecordList]:
    with session.edit("เพิ่ม") as edit:
        new = [Division(office_id=edit.data.office.id, name=name) for name in NAMES[2:]]
        edit.insert_all(new, edit.data.office)
    widget = RecordList()
    qtbot.addWidget(widget)
    widget.set_up(session, Division, {"name": 1}, "ว่าง", MessageBar(widget))
    with qtbot.waitExposed(widget):
        widget.show()
    yield widget
    widget.close()


def names(session: Session) -> list[str]:
    return [one.name for one in session.data.children(Division, session.data.office)]


@pytest.mark.parametrize(
    ("row", "below", "order"),
    [(0, 0, [0, 1, 2, 3]), (0, 1, [0, 1, 2, 3]), (0, 2, [1, 0, 2, 3]), (0, 4, [1, 2, 3, 0]),
     (3, 0, [3, 0, 1, 2]), (2, 1, [0, 2, 1, 3])],
)  # fmt: skip
def test_dragged_row_goes_where_it_is_dropped(
    records: RecordList, session: Session, row: int, below: int, order: list[int]
) -> None:
    records.table.selectRow(row)
    records.table.rows_dropped.emit(below)
    assert names(session) == [NAMES[at] for at in order]


def test_several_rows_are_deleted_as_one_step(records: RecordList, session: Session) -> None:
    steps = session.undo_stack.count()
    records.table.selectAll()
    records.actions_of_rows.delete_rows()
    assert names(session) == []
    assert session.undo_stack.count() == steps + 1
    session.undo()
    assert names(session) == NAMES


def test_names_are_pasted(records: RecordList, session: Session) -> None:
    QGuiApplication.clipboard().setText("กองคลัง (ใหม่)\nกองช่าง (ใหม่)")
    records.table.selectRow(1)
    records.actions_of_rows.paste_rows()
    assert names(session) == ["สำนักปลัด", "กองคลัง (ใหม่)", "กองช่าง (ใหม่)", "กองการศึกษา"]


def test_empty_list_says_what_to_do(records: RecordList, session: Session) -> None:
    records.table.selectAll()
    records.actions_of_rows.delete_rows()
    with_hint = records.table.grab().toImage()
    records.table.empty_text = ""
    assert records.table.grab().toImage() != with_hint
    assert names(session) == []
