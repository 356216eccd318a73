from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.fields import describe
from itadesk.core.records import Measure, Result
from itadesk.gui.clipboard import write_grid
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.session import Session

TypeText = Callable[[QWidget, str], None]


@pytest.fixture
def page(qtbot: QtBot, session: Session, messages: MessageBar) -> ResultsPage:
    page = ResultsPage(session, messages)
    qtbot.addWidget(page)
    page.resize(1100, 650)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def measures(session: Session) -> tuple[Measure, ...]:
    assert session.year is not None
    return session.data.children(Measure, session.year)


def results(session: Session, at: int) -> tuple[Result, ...]:
    return session.data.children(Result, measures(session)[at])


def choose_round(page: ResultsPage, months: int) -> None:
    page.round_choice.setCurrentIndex(page.round_choice.findData(months))
    page.round_choice.activated.emit(page.round_choice.currentIndex())


def text(page: ResultsPage, field: str) -> QPlainTextEdit:
    editor = page.form.editor(field)
    assert isinstance(editor, QPlainTextEdit)
    return editor


def test_every_field_of_a_result_but_the_round_is_in_the_form(page: ResultsPage) -> None:
    for field in describe(Result).content:
        if field.name != "round":
            assert page.form.editor(field.name).objectName() == f"result_{field.name}"


def test_the_newest_round_with_results_is_shown_first(page: ResultsPage) -> None:
    assert page.round_choice.currentText() == "รอบ ๑๒ เดือน"
    assert page.progress.text() == "กรอกแล้ว ๑ จาก ๓ มาตรการ · รอตรวจทาน ๑"


def test_the_round_chosen_last_is_remembered_where_there_are_no_results(
    qtbot: QtBot, session: Session, page: ResultsPage, messages: MessageBar
) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(*session.data.all(Result))
    choose_round(page, 6)
    again = ResultsPage(session, messages)
    qtbot.addWidget(again)
    assert again.model.months == 6


def test_another_round_is_another_result(
    session: Session, page: ResultsPage, type_text: TypeText
) -> None:
    choose_round(page, 6)
    assert text(page, "output").toPlainText() == ""
    text(page, "output").setFocus()
    type_text(text(page, "output"), "กำลังทำ")
    session.flush()
    assert [(one.round, one.output) for one in results(session, 0)] == [
        (6, "กำลังทำ"),
        (12, "จัดทำแล้ว"),
    ]
    choose_round(page, 12)
    assert text(page, "output").toPlainText() == "จัดทำแล้ว"


def test_the_first_word_in_the_form_stores_the_result_as_one_step(
    session: Session, page: ResultsPage, type_text: TypeText
) -> None:
    page.results_table.select([measures(session)[1]])
    text(page, "outcome").setFocus()
    for word in ("ประชาชน", "พอใจ"):
        type_text(text(page, "outcome"), word)
        session.flush()
    (stored,) = results(session, 1)
    assert (stored.round, stored.outcome, stored.reviewed) == (12, "ประชาชนพอใจ", True)
    assert session.undo_stack.count() == 1
    session.undo()
    assert results(session, 1) == ()
    assert text(page, "outcome").toPlainText() == ""
    session.redo()
    assert text(page, "outcome").toPlainText() == "ประชาชนพอใจ"


def test_the_steps_stand_beside_for_reference(session: Session, page: ResultsPage) -> None:
    assert page.steps.toPlainText() == measures(session)[0].steps
    assert page.steps.isReadOnly()


def test_the_reason_is_asked_for_only_when_nothing_was_done(
    session: Session, page: ResultsPage
) -> None:
    assert page.reason.isHidden()
    status = page.form.editor("status")
    assert isinstance(status, QComboBox)
    status.setCurrentIndex(status.findData("not_done"))
    status.activated.emit(status.currentIndex())
    assert results(session, 0)[0].status == "not_done"
    assert not page.reason.isHidden()


def test_empty_outputs_begin_with_the_steps_and_wait_for_review(
    session: Session, page: ResultsPage, messages: MessageBar
) -> None:
    page.actions_of_results.steps_all.trigger()
    assert results(session, 0)[0].output == "จัดทำแล้ว"
    (second,) = results(session, 1)
    assert second.output == measures(session)[1].steps
    assert not second.reviewed
    assert "๒ มาตรการ" in messages.text
    assert page.progress.text() == "กรอกแล้ว ๑ จาก ๓ มาตรการ · รอตรวจทาน ๓"
    session.undo()
    assert results(session, 1) == ()


def test_only_the_selected_row_begins_with_its_steps(session: Session, page: ResultsPage) -> None:
    page.results_table.select([measures(session)[2]])
    page.actions_of_results.steps_selected.trigger()
    assert results(session, 1) == ()
    assert len(results(session, 2)) == 1


def test_nothing_to_begin_with_is_said(
    session: Session, page: ResultsPage, messages: MessageBar
) -> None:
    page.results_table.select([measures(session)[0]])
    page.actions_of_results.steps_selected.trigger()
    assert session.undo_stack.count() == 0
    assert messages.text.startswith("ไม่มี")


def test_the_round_before_is_carried_over(session: Session, page: ResultsPage) -> None:
    with session.edit("เตรียม") as edit:
        first, second = measures(session)[1:]
        edit.insert(Result(measure_id=first.id, round=6, output="หกเดือน", reviewed=True))
        edit.insert(Result(measure_id=second.id, round=3, outcome="สามเดือน", reviewed=True))
    page.actions_of_results.carry_all.trigger()
    assert [one.output for one in results(session, 1)] == ["หกเดือน", "หกเดือน"]
    assert results(session, 2)[1].outcome == "สามเดือน"
    assert not results(session, 2)[1].reviewed


def test_typing_and_ticking_review_a_text(
    qtbot: QtBot, session: Session, page: ResultsPage, type_text: TypeText
) -> None:
    page.actions_of_results.steps_all.trigger()
    page.results_table.select([measures(session)[1]])
    text(page, "output").setFocus()
    type_text(text(page, "output"), " แล้ว")
    session.flush()
    assert results(session, 1)[0].reviewed
    page.results_table.select([measures(session)[2]])
    tick = page.form.editor("reviewed")
    assert isinstance(tick, QCheckBox)
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert results(session, 2)[0].reviewed


def test_selected_rows_are_reviewed_together(session: Session, page: ResultsPage) -> None:
    page.actions_of_results.steps_all.trigger()
    page.results_table.selectAll()
    page.actions_of_results.review.trigger()
    assert all(one.reviewed for one in session.data.all(Result))
    assert page.progress.text() == "กรอกแล้ว ๑ จาก ๓ มาตรการ"


def test_a_result_is_cleared_and_brought_back(
    qtbot: QtBot, session: Session, page: ResultsPage, messages: MessageBar
) -> None:
    page.results_table.setFocus()
    qtbot.keyClick(page.results_table, Qt.Key.Key_Delete)
    assert results(session, 0) == ()
    assert len(measures(session)) == 3
    assert "๑ มาตรการ" in messages.text
    session.undo()
    assert len(results(session, 0)) == 1


def test_results_are_pasted_by_the_titles_of_their_measures(
    session: Session, page: ResultsPage
) -> None:
    rows = [
        ["มาตรการ", "ผลการดำเนินการ", "ผลลัพธ์"],
        ["๒. มาตรการที่ 2", "ทำ ข", "ดี ข"],
        ["๑. มาตรการที่ 1", "ทำ ก", ""],
    ]
    QGuiApplication.clipboard().setMimeData(write_grid(rows))
    page.actions_of_results.paste_rows()
    assert [(one.output, one.outcome) for one in results(session, 1)] == [("ทำ ข", "ดี ข")]
    assert [(one.output, one.outcome) for one in results(session, 0)] == [("ทำ ก", "ประชาชนพอใจ")]
    assert session.undo_stack.count() == 1


def test_results_without_titles_are_pasted_from_the_current_cell_down(
    session: Session, page: ResultsPage
) -> None:
    page.results_table.select([measures(session)[1]], column=1)
    QGuiApplication.clipboard().setMimeData(write_grid([["ก", "ข"], ["ค", "ง"]]))
    page.actions_of_results.paste_rows()
    assert results(session, 1)[0].outcome == "ข"
    assert results(session, 2)[0].output == "ค"


@pytest.mark.parametrize(
    ("rows", "column", "message"),
    [
        ([["ก", "ข"]] * 3, 1, "แต่จากแถวนี้ลงไปมี ๒ มาตรการ"),
        ([["มาตรการที่ 2", "ก"], ["อื่น", "ข"]], 0, "“อื่น” ไม่ตรงกับมาตรการใด"),
    ],
)
def test_a_paste_that_does_not_fit_changes_nothing(
    session: Session,
    page: ResultsPage,
    messages: MessageBar,
    rows: list[list[str]],
    column: int,
    message: str,
) -> None:
    before = session.data
    page.results_table.select([measures(session)[1]], column)
    QGuiApplication.clipboard().setMimeData(write_grid(rows))
    page.actions_of_results.paste_rows()
    assert session.data is before
    assert message in messages.text


def test_a_measure_that_is_not_due_is_not_counted(session: Session, page: ResultsPage) -> None:
    session.set_field(measures(session)[2], "rounds", (6,))
    assert page.progress.text() == "กรอกแล้ว ๑ จาก ๒ มาตรการ · รอตรวจทาน ๑"
    assert page.badge() == 2


def test_a_year_without_measures_leads_to_their_page(session: Session, page: ResultsPage) -> None:
    session.set_year(session.years[0])
    assert page.splitter.isHidden()
    spy = QSignalSpy(session.open_requested)
    page.button_measures.click()
    assert spy.at(0)[0] == "measures_page"


def test_a_result_asked_for_is_shown_in_its_round(session: Session, page: ResultsPage) -> None:
    early = Result(measure_id=measures(session)[2].id, round=6, output="ก")
    with session.edit("เตรียม") as edit:
        edit.insert(early)
    page.show_record(early)
    assert page.model.months == 6
    assert page.form.record == early
