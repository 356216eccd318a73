from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QListWidget, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.fields import describe
from itadesk.core.records import Finding, FiscalYear, ItaYear, ItemScore, Measure, Record
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.findings_page import FindingsPage
from itadesk.gui.proposals_dialog import ProposalsDialog
from itadesk.gui.session import Session
from itadesk.gui.wrap import unwrapped

TypeText = Callable[[QWidget, str], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, session: Session, messages: MessageBar) -> FindingsPage:
    """The page for a year whose analysed scores hold three items of two indicators."""
    with session.edit("เตรียม") as edit:
        ita = edit.insert(ItaYear(office_id=session.data.office.id, year=2567))
        rows = [("I4", "63.5"), ("I5", "79.27"), ("I14", "84")]
        scores = [
            ItemScore(ita_year_id=ita.id, code=code, text=f"ถาม {code}", score=Decimal(score))
            for code, score in rows
        ]
        edit.insert_all(scores, ita)
    session.undo_stack.clear()
    page = FindingsPage(session, messages)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def findings(session: Session) -> tuple[Finding, ...]:
    assert session.year is not None
    return session.data.children(Finding, session.year)


def measures(session: Session) -> tuple[Measure, ...]:
    assert session.year is not None
    return session.data.children(Measure, session.year)


def add(session: Session, **values: object) -> Finding:
    assert session.year is not None
    with session.edit("เพิ่ม") as edit:
        return edit.insert(Finding(year_id=session.year.id, **values), session.year)  # type: ignore[arg-type] # of each field
    raise AssertionError


def dialog_of(page: FindingsPage) -> ProposalsDialog:
    (dialog,) = page.findChildren(ProposalsDialog)
    return dialog


def click_box(qtbot: QtBot, listed: QListWidget, row: int) -> None:
    """Click the check box of a row, as an officer does."""
    box: QRect = listed.visualItemRect(listed.item(row))
    at = box.center()
    at.setX(box.left() + 9)
    qtbot.mouseClick(listed.viewport(), LEFT, pos=at)


def accept(qtbot: QtBot, dialog: ProposalsDialog) -> None:
    qtbot.mouseClick(dialog.buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)


def test_every_field_of_a_finding_is_in_the_form(page: FindingsPage) -> None:
    for field in describe(Finding).content:
        assert page.form.editor(field.name).objectName() == f"finding_{field.name}"


def test_findings_are_made_from_scores_in_one_step(
    qtbot: QtBot, session: Session, page: FindingsPage
) -> None:
    qtbot.mouseClick(page.button_propose, LEFT)
    accept(qtbot, dialog_of(page))
    found = [(one.kind, one.indicator, one.items) for one in findings(session)]
    assert found == [("defect", 2, ("I4", "I5")), ("defect", 5, ("I14",))]
    assert page.form.record == findings(session)[0]
    assert "๗๙.๒๗ คะแนน" in unwrapped(page.items_told.text())
    session.undo()
    assert findings(session) == ()
    session.redo()
    assert len(findings(session)) == 2


def test_the_officer_sets_the_threshold_and_leaves_items_out(
    qtbot: QtBot, session: Session, page: FindingsPage, type_text: TypeText
) -> None:
    qtbot.mouseClick(page.button_propose, LEFT)
    dialog = dialog_of(page)
    dialog.threshold.selectAll()
    type_text(dialog.threshold, "๘๐")
    assert [len(one.items) for one in dialog.chosen()] == [2]
    group = dialog.tree.topLevelItem(0)
    assert isinstance(group, QTreeWidgetItem)
    first = group.child(0)
    dialog.tree.setCurrentItem(first)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    accept(qtbot, dialog)
    assert [one.items for one in findings(session)] == [("I5",)]


def test_what_is_no_score_proposes_nothing_new(page: FindingsPage, type_text: TypeText) -> None:
    page.propose()
    dialog = dialog_of(page)
    before = dialog.chosen()
    dialog.threshold.selectAll()
    type_text(dialog.threshold, "มาก")
    assert dialog.problem.text()
    assert dialog.chosen() == before
    dialog.threshold.selectAll()
    type_text(dialog.threshold, "1")
    assert dialog.problem.text() == ""
    assert not dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    assert "เกณฑ์" in unwrapped(dialog.nothing.text())
    dialog.reject()


def test_a_year_without_scores_says_where_to_enter_them(
    session: Session, page: FindingsPage
) -> None:
    session.set_year(session.years[0])
    page.propose()
    dialog = dialog_of(page)
    assert "ผลคะแนน ITA" in unwrapped(dialog.nothing.text())
    dialog.reject()


def test_what_is_cancelled_changes_nothing(
    qtbot: QtBot, session: Session, page: FindingsPage
) -> None:
    page.propose()
    cancel = dialog_of(page).buttons.button(QDialogButtonBox.StandardButton.Cancel)
    qtbot.mouseClick(cancel, LEFT)
    assert findings(session) == ()


def test_a_finding_is_added_and_filled_in_with_real_events(
    qtbot: QtBot, session: Session, page: FindingsPage, type_text: TypeText
) -> None:
    qtbot.mouseClick(page.button_add, LEFT)
    page.findings_table.setFocus()
    kind, indicator = page.form.editor("kind"), page.form.editor("indicator")
    assert isinstance(kind, QComboBox)
    assert isinstance(indicator, QComboBox)
    kind.setFocus()
    qtbot.keyClick(kind, Qt.Key.Key_Down)
    indicator.setFocus()
    qtbot.keyClick(indicator, Qt.Key.Key_Down)
    page.finding_items.setFocus()
    type_text(page.finding_items, "ข้อ i4, I๕")
    qtbot.keyClick(page.finding_items.focusProxy(), Qt.Key.Key_Return)
    reason = page.form.editor("reason")
    reason.setFocus()
    type_text(reason, "ไม่ทราบ")
    click_box(qtbot, page.finding_measures, 1)
    session.flush()
    (finding,) = findings(session)
    assert (finding.kind, finding.indicator) == ("defect", 1)
    assert (finding.items, finding.reason) == (("I4", "I5"), "ไม่ทราบ")
    assert finding.measures == (measures(session)[1].id,)
    click_box(qtbot, page.finding_measures, 0)
    assert findings(session)[0].measures == (measures(session)[1].id, measures(session)[0].id)
    session.undo()
    session.undo()
    assert findings(session)[0].measures == ()
    assert page.finding_measures.value() == ()


def test_items_and_references_are_tags(
    qtbot: QtBot, session: Session, page: FindingsPage, type_text: TypeText
) -> None:
    page.show_record(add(session, items=("I4",)))
    page.finding_references.setFocus()
    type_text(page.finding_references, "o11, 9.1")
    session.flush()
    assert findings(session)[0].references == ("o11", "9.1")
    qtbot.mouseClick(page.finding_items.tags[0], LEFT)
    assert findings(session)[0].items == ()
    session.undo()
    assert [tag.text()[:2] for tag in page.finding_items.tags] == ["I4"]


def test_an_item_is_chosen_with_its_question(
    qtbot: QtBot, session: Session, page: FindingsPage
) -> None:
    page.show_record(add(session, indicator=2))
    offered = page.finding_items.findChild(QComboBox)
    assert offered is not None
    shown = [offered.itemText(n) for n in range(offered.count())]
    assert shown == ["I4 ถาม I4 · ๖๓.๕๐ คะแนน", "I5 ถาม I5 · ๗๙.๒๗ คะแนน"]
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_Down)
    assert findings(session)[0].items == ("I4",)


def test_what_is_said_of_the_year_is_stored_and_undone(
    qtbot: QtBot, session: Session, page: FindingsPage, type_text: TypeText
) -> None:
    assert session.year is not None
    page.show_record(session.year)
    box = page.year.editor("no_defects")
    qtbot.mouseClick(box, LEFT, pos=box.rect().topLeft() + box.rect().center() / 8)
    approach = page.year.editor("approach")
    approach.setFocus()
    type_text(approach, "ประชุมชี้แจง")
    session.flush()
    assert (session.year.no_defects, session.year.approach) == (True, "ประชุมชี้แจง")
    session.undo()
    assert session.year.approach == ""
    session.undo()
    assert not session.year.no_defects


def test_what_is_not_linked_leads_to_itself(
    qtbot: QtBot, session: Session, page: FindingsPage
) -> None:
    one = measures(session)[0]
    add(session, kind="defect", indicator=2, items=("I4",), measures=(one.id,))
    lonely = add(session, kind="develop", indicator=3)
    page.tabs.setCurrentIndex(2)
    assert page.tabs.tabText(2).endswith("(๓)")
    assert [unwrapped(page.unfounded_list.item(n).text()) for n in range(2)] == [
        "มาตรการที่ 2",
        "มาตรการที่ 3",
    ]
    with qtbot.waitSignal(session.open_requested) as opened:
        press(qtbot, page.unfounded_list)
    assert opened.args == ["measures_page", measures(session)[1]]
    press(qtbot, page.unanswered_list)
    assert page.form.record == lonely
    assert page.tabs.currentIndex() == 0
    assert page.badge() == 1


def press(qtbot: QtBot, links: QListWidget) -> None:
    links.setFocus()
    links.setCurrentRow(0)
    qtbot.keyClick(links, Qt.Key.Key_Return)


def test_the_badge_counts_what_lacks_a_kind_or_a_measure(
    session: Session, page: FindingsPage
) -> None:
    link = (measures(session)[0].id,)
    add(session, kind="defect", measures=link)
    add(session, measures=link)
    add(session, kind="defect")
    assert page.badge() == 2


def test_another_year_has_findings_of_its_own(session: Session, page: FindingsPage) -> None:
    add(session, kind="defect")
    session.set_year(session.years[0])
    assert page.model.rowCount() == 0
    assert page.form.record is None
    assert "๒๕๖๖" in unwrapped(page.hint.text())


def test_without_a_year_nothing_can_be_done(session: Session, page: FindingsPage) -> None:
    with session.edit("ลบ") as edit:
        edit.delete(*session.years)
    assert not page.tools.isEnabled()
    assert page.badge() == 0
    page.propose()
    assert page.findChildren(ProposalsDialog) == []


def test_a_measure_deleted_leaves_the_finding(session: Session, page: FindingsPage) -> None:
    finding: Record = add(session, kind="defect", measures=(measures(session)[0].id,))
    page.show_record(finding)
    with session.edit("ลบ") as edit:
        edit.delete(measures(session)[0])
    assert page.finding_measures.count() == 2
    assert findings(session)[0].measures == ()
    assert isinstance(session.year, FiscalYear)


def test_questions_are_shown_as_typed_and_never_as_markup(
    session: Session, page: FindingsPage
) -> None:
    (item, *_) = session.data.all(ItemScore)
    session.set_field(item, "text", "<b>ถาม</b>")
    page.show_record(add(session, items=(item.code,)))
    assert "<b>ถาม</b>" in unwrapped(page.items_told.text())
    assert page.items_told.textFormat() == Qt.TextFormat.PlainText
    page.propose()
    dialog = dialog_of(page)
    texts = dialog.tree.findItems("<b>", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert all("<b>" not in one.toolTip(0) for one in texts)
    dialog.reject()
