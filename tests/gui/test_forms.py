from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itadesk.core.changes import Change
from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.records import Division, ItaYear, Measure, Office, Record, Result
from itadesk.gui.choice_edits import NumbersEdit, PartiesEdit
from itadesk.gui.commit_timer import COMMIT_DELAY
from itadesk.gui.forms import RecordForm, missing_fields
from itadesk.gui.session import Session
from itadesk.gui.text_edit import TextEdit
from tests.gui.conftest import TypeText


class Form(QWidget):
    """A window with editors of these names and classes, each with a label without text."""

    def __init__(self, **editors: type[QWidget]) -> None:
        super().__init__()
        layout = QFormLayout(self)
        for name, cls in editors.items():
            editor, label = cls(), QLabel()
            editor.setObjectName(name)
            label.setObjectName(f"{name}_label")
            layout.addRow(label, editor)


@pytest.fixture
def office_form(session: Session, qtbot: QtBot) -> Iterator[RecordForm]:
    window = Form(office_name=QLineEdit, office_address=TextEdit, office_kind=QComboBox)
    qtbot.addWidget(window)
    form = RecordForm(session, window)
    form.show(session.data.office)
    show(window, qtbot)
    yield form
    window.close()


def show(window: QWidget, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def line(form: RecordForm, field: str) -> QLineEdit:
    widget = form.editor(field)
    assert isinstance(widget, QLineEdit)
    return widget


def test_labels_and_values_come_from_the_description(office_form: RecordForm) -> None:
    name = line(office_form, "name")
    assert name.text() == "นาม่วง"
    assert name.accessibleName() == "ชื่อหน่วยงาน"
    window = name.window()
    label = window.findChild(QLabel, "office_name_label")
    assert isinstance(label, QLabel)
    assert label.text() == "ชื่อหน่วยงาน *"
    assert label.buddy() is name


def test_typed_text_is_stored_when_the_focus_leaves(
    office_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    name = line(office_form, "name")
    name.setFocus()
    type_text(name, "ใหม่")
    assert session.data.office.name == "นาม่วง"
    office_form.editor("address").setFocus()
    assert session.data.office.name == "ใหม่นาม่วง"


def test_typed_text_is_stored_when_the_typing_pauses(
    office_form: RecordForm, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    address = office_form.editor("address")
    address.setFocus()
    with qtbot.waitSignal(session.changed, timeout=COMMIT_DELAY * 10):
        type_text(address, "๑ หมู่ ๑\nตำบลนาม่วง")
    assert session.data.office.address == "๑ หมู่ ๑\nตำบลนาม่วง"
    assert address.hasFocus()


def test_flush_stores_what_is_typed(
    office_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    type_text(office_form.editor("name"), "ก")
    session.flush()
    assert session.data.office.name == "กนาม่วง"


def test_a_visit_is_one_step_and_undo_keeps_focus_and_cursor(
    office_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    name = line(office_form, "name")
    name.setFocus()
    name.setCursorPosition(2)
    for letter in "กขค":
        type_text(name, letter)
        session.flush()
    assert session.undo_stack.count() == 1
    session.undo()
    assert name.text() == "นาม่วง"
    assert name.hasFocus()
    assert name.cursorPosition() == 5


def test_two_visits_are_two_steps(
    office_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    name, address = office_form.editor("name"), office_form.editor("address")
    for letter in "กข":
        name.setFocus()
        type_text(name, letter)
        address.setFocus()
    assert session.undo_stack.count() == 2


def test_undo_keys_belong_to_the_window(office_form: RecordForm) -> None:
    for field in ("name", "address"):
        editor = office_form.editor(field)
        editor.setFocus()
        combination = QKeySequence(QKeySequence.StandardKey.Undo)[0]
        asked = QKeyEvent(  # Qt asks the widget before a shortcut fires
            QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers()
        )
        QApplication.sendEvent(editor, asked)
        assert not asked.isAccepted()


def test_choice_is_stored_at_once(office_form: RecordForm, session: Session) -> None:
    kind = office_form.editor("kind")
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findText("เทศบาลตำบล"))
    kind.activated.emit(kind.currentIndex())
    assert session.data.office.kind == "เทศบาลตำบล"


def test_wheel_over_a_choice_does_not_change_it(office_form: RecordForm, session: Session) -> None:
    kind = office_form.editor("kind")
    kind.setFocus()
    nowhere = QPointF(5, 5)
    event = QWheelEvent(
        nowhere, nowhere, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(kind, event)
    assert session.data.office.kind == "องค์การบริหารส่วนตำบล"


def test_forbidden_characters_are_taken_out_and_said(
    office_form: RecordForm, session: Session, qtbot: QtBot
) -> None:
    name = line(office_form, "name")
    name.setText("นา\u202eม่วง")
    name.textEdited.emit(name.text())
    with qtbot.waitSignal(session.notice):
        session.flush()
    assert name.text() == "นาม่วง"
    assert session.undo_stack.count() == 0


def test_forbidden_characters_are_taken_out_of_long_texts(
    office_form: RecordForm, session: Session, qtbot: QtBot
) -> None:
    address = office_form.editor("address")
    assert isinstance(address, TextEdit)
    address.setPlainText("หมู่ ๑\u202e\nตำบล\x07นาม่วง")
    with qtbot.waitSignal(session.notice):
        session.flush()
    assert session.data.office.address == "หมู่ ๑\nตำบลนาม่วง"


def test_no_break_space_stays(office_form: RecordForm, session: Session) -> None:
    session.set_field(session.data.office, "address", "หมู่\u00a0๑")
    address = office_form.editor("address")
    assert isinstance(address, TextEdit)
    address.appendPlainText("ต่อ")
    session.flush()
    assert session.data.office.address == "หมู่\u00a0๑\nต่อ"


def test_refused_text_stays_and_is_stored_later(
    office_form: RecordForm,
    session: Session,
    type_text: TypeText,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_change: Change) -> int:
        raise UserError("ดิสก์เต็ม")

    name = line(office_form, "name")
    with monkeypatch.context() as broken:
        broken.setattr(session.document, "apply", refuse)
        type_text(name, "ก")
        session.flush()
    assert name.text() == "กนาม่วง"
    assert session.drafts
    session.flush()
    assert session.data.office.name == "กนาม่วง"
    assert not session.drafts


def test_refused_text_of_a_cell_is_shown_in_the_form(
    office_form: RecordForm, session: Session
) -> None:
    name, key = line(office_form, "name"), (session.data.office.id, "name")
    session.store_typed(key, "จากช่อง", lambda: False)
    assert name.text() == "จากช่อง"
    session.flush()
    assert session.data.office.name == "จากช่อง"


@pytest.fixture
def score_form(session: Session, qtbot: QtBot) -> RecordForm:
    ita = ItaYear(office_id=session.data.office.id, year=2567)
    with session.edit("เพิ่มปี") as edit:
        edit.insert(ita, session.data.office)
    window = Form(ita_year_year=QLineEdit, ita_year_total=QLineEdit)
    qtbot.addWidget(window)
    form = RecordForm(session, window)
    form.show(ita)
    return form


def stored_score(session: Session) -> ItaYear:
    return session.data.all(ItaYear)[0]


def test_score_in_thai_digits(
    score_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    type_text(score_form.editor("total"), "๙๑.๒๘")
    session.flush()
    assert stored_score(session).total == Decimal("91.28")


@pytest.mark.parametrize("text", ["เก้าสิบ", "101", "91.283", "-1", "NaN"])
def test_text_that_is_no_score_stays_marked_and_explained(
    score_form: RecordForm, session: Session, type_text: TypeText, text: str
) -> None:
    total = line(score_form, "total")
    type_text(total, text)
    session.flush()
    assert total.text() == text
    assert total.property("invalid")
    assert score_form.problem("total")
    assert total.accessibleDescription() == score_form.problem("total")
    assert stored_score(session).total is None


def test_text_that_may_not_be_stored_survives_another_record(
    score_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    total = line(score_form, "total")
    type_text(total, "สูง")
    score_form.show(None)
    assert total.text() == ""
    score_form.show(stored_score(session))
    assert total.text() == "สูง"
    total.clear()
    type_text(total, "90")
    session.flush()
    assert stored_score(session).total == 90
    assert not score_form.problem("total")


def test_common_era_is_explained(
    score_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    year = line(score_form, "year")
    year.clear()
    type_text(year, "2024")
    session.flush()
    assert "๒๕๖๗" in score_form.problem("year")


@pytest.fixture
def measure_form(session: Session, qtbot: QtBot) -> Iterator[RecordForm]:
    window = Form(
        measure_responsible=PartiesEdit,
        measure_start=QLineEdit,
        measure_rounds=NumbersEdit,
        measure_issue=QComboBox,
    )
    qtbot.addWidget(window)
    form = RecordForm(session, window)
    form.show(first_measure(session))
    show(window, qtbot)
    yield form
    window.close()


def first_measure(session: Session) -> Measure:
    year = session.year
    assert year is not None
    return session.data.children(Measure, year)[0]


def test_date_is_read_and_written_in_thai(
    measure_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    start = line(measure_form, "start")
    type_text(start, "1/10/67")
    session.flush()
    assert first_measure(session).start == ThaiDate(2567, 10, 1)
    measure_form.show(None)
    measure_form.show(first_measure(session))
    assert start.text() == "๑ ต.ค. ๖๗"


def test_rounds_are_check_boxes(measure_form: RecordForm, session: Session) -> None:
    boxes = measure_form.editor("rounds").findChildren(QCheckBox)
    assert [box.text() for box in boxes][:2] == ["๑ เดือน", "๓ เดือน"]
    for at in (2, 4):
        boxes[at].click()
    assert first_measure(session).rounds == (6, 12)


def test_number_choice_can_be_none(measure_form: RecordForm, session: Session) -> None:
    issue = measure_form.editor("issue")
    assert isinstance(issue, QComboBox)
    for index, stored in ((5, 5), (0, None)):
        issue.setCurrentIndex(index)
        issue.activated.emit(index)
        assert first_measure(session).issue == stored


def parties(form: RecordForm) -> PartiesEdit:
    widget = form.editor("responsible")
    assert isinstance(widget, PartiesEdit)
    return widget


def test_typed_name_of_a_division_is_the_division(
    measure_form: RecordForm, session: Session, type_text: TypeText, qtbot: QtBot
) -> None:
    treasury = next(d for d in session.data.all(Division) if d.name == "กองคลัง")
    combo = parties(measure_form).findChild(QComboBox)
    assert combo is not None
    for name in ("กองคลัง", "นายช่าง"):
        type_text(combo, name)
        qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert first_measure(session).responsible[2:] == (treasury.id, "นายช่าง")


def test_names_get_as_many_lines_as_they_need(
    measure_form: RecordForm, session: Session, qtbot: QtBot
) -> None:
    edit = parties(measure_form)
    edit.window().resize(400, 700)
    session.set_field(first_measure(session), "responsible", ("กองสวัสดิการสังคม",) * 5)
    qtbot.waitUntil(lambda: edit.height() >= edit.heightForWidth(edit.width()))


def test_flush_enters_a_name_that_is_being_typed(
    measure_form: RecordForm, session: Session, type_text: TypeText
) -> None:
    combo = parties(measure_form).findChild(QComboBox)
    assert combo is not None
    type_text(combo, "นายช่าง")
    session.flush()
    assert first_measure(session).responsible[-1] == "นายช่าง"


def test_undo_takes_a_party_away_again(measure_form: RecordForm, session: Session) -> None:
    before = first_measure(session).responsible
    edit = parties(measure_form)
    edit.set_value((*before, "อื่น"))
    edit.edited.emit()
    session.undo()
    assert edit.value() == before


def test_renamed_division_is_shown_by_its_new_name(
    measure_form: RecordForm, session: Session
) -> None:
    clerks = next(d for d in session.data.all(Division) if d.name == "สำนักปลัด")
    session.set_field(clerks, "name", "สำนักปลัด อบต.")
    texts = [tag.text() for tag in parties(measure_form).tags]
    assert any(text.startswith("สำนักปลัด อบต.") for text in texts)


def test_deleted_record_empties_the_form(measure_form: RecordForm, session: Session) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(first_measure(session))
    assert measure_form.record is None
    assert parties(measure_form).value() == ()


def test_form_without_a_record_is_disabled(office_form: RecordForm) -> None:
    office_form.show(None)
    assert not office_form.editor("name").isEnabled()
    assert line(office_form, "name").text() == ""


@pytest.mark.parametrize(
    ("record", "names"),
    [
        (Office(), ["kind", "name", "district", "province"]),
        (Office(kind="เทศบาลตำบล", name=" ", district="ก", province="ข"), ["name"]),
        (Result(round=12, output="ก", outcome="ข"), []),
    ],
)
def test_missing_fields_are_those_printing_needs(record: Record, names: list[str]) -> None:
    assert [one.name for one in missing_fields(record)] == names
