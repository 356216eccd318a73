from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from itadesk.core.evidence import new_evidence
from itadesk.core.records import Evidence, FiscalYear, Measure, Result
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.evidence_page import EvidencePage
from itadesk.gui.pages.measures_page import MeasuresPage
from itadesk.gui.pages.results_page import ResultsPage
from itadesk.gui.session import Session


@pytest.fixture
def page(session: Session, messages: MessageBar, qtbot: QtBot) -> Iterator[EvidencePage]:
    page = EvidencePage(session, messages)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.close()


def rows(page: EvidencePage) -> list[str]:
    model = page.panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def add(session: Session, owner: FiscalYear | Measure | Result, kind: str = "text") -> Evidence:
    with session.edit("เพิ่ม") as edit:
        return edit.insert(new_evidence(owner, kind, text="ข้อความ"), owner)


def test_year_and_measures_stand_above_their_evidence(page: EvidencePage, session: Session) -> None:
    assert rows(page) == ["ของทั้งปี", *(f"มาตรการที่ {n} มาตรการที่ {m}" for n, m in ("๑1", "๒2", "๓3"))]
    (result,) = session.data.all(Result)
    add(session, result)
    assert rows(page)[2:4] == ["มาตรการที่ ๑ มาตรการที่ 1 · ผลรอบ ๑๒ เดือน (๑)", "ข้อความ\nข้อความ"]


def test_new_evidence_hangs_from_the_owner_of_the_current_row(
    page: EvidencePage, session: Session
) -> None:
    second = session.data.all(Measure)[1]
    page.show_record(second)
    page.panel.add_text.click()
    assert [one.measure_id for one in session.data.all(Evidence)] == [second.id]
    page.panel.add_link.click()
    assert [one.measure_id for one in session.data.all(Evidence)] == [second.id] * 2


def test_measures_that_are_gone_trouble_no_page_that_is_hidden(
    page: EvidencePage, session: Session
) -> None:
    page.hide()
    shown = rows(page)
    with session.edit("ลบ") as edit:
        edit.delete(*session.data.all(Measure))
    assert rows(page) == shown
    page.show()
    assert rows(page) == ["ของทั้งปี"]


def test_pieces_of_different_owners_are_not_moved_together(
    page: EvidencePage, session: Session
) -> None:
    assert session.year is not None
    one, other = add(session, session.year), add(session, session.data.all(Measure)[0])
    steps = session.undo_stack.count()
    page.panel._select([one, other])
    page.panel.move_evidence_down.click()
    assert session.undo_stack.count() == steps
    page.panel.delete_evidence.click()
    assert session.data.all(Evidence) == ()
    session.undo()
    assert len(session.data.all(Evidence)) == 2


def test_badge_counts_what_lacks_something(page: EvidencePage, session: Session) -> None:
    assert page.badge() == 0
    assert session.year is not None
    add(session, session.year, "link")
    add(session, session.year)
    assert page.badge() == 1


def test_link_of_a_notice_leads_to_the_evidence(page: EvidencePage, session: Session) -> None:
    one = add(session, session.data.all(Measure)[2])
    page.show_record(one)
    shown = page.panel.form.record
    assert shown == one


def test_another_year_shows_its_own(page: EvidencePage, session: Session) -> None:
    session.set_year(session.years[0])
    assert rows(page) == ["ของทั้งปี"]
    session.set_year(None)
    assert rows(page) == []
    assert page.badge() == 0


def test_measures_page_shows_the_evidence_of_the_chosen_measure(
    session: Session, messages: MessageBar, qtbot: QtBot
) -> None:
    second = session.data.all(Measure)[1]
    add(session, second)
    page = MeasuresPage(session, messages)
    qtbot.addWidget(page)
    page.show()
    page.measures_table.selectRow(0)
    assert page.evidence.model.rowCount() == 0
    page.measures_table.selectRow(1)
    assert page.evidence.model.rowCount() == 1
    page.evidence.add_text.click()
    assert len(session.data.children(Evidence, second)) == 2
    page.close()


def test_results_page_stores_a_result_with_its_first_evidence(
    session: Session, messages: MessageBar, qtbot: QtBot
) -> None:
    page = ResultsPage(session, messages)
    qtbot.addWidget(page)
    page.show()
    page.show_round(6)
    page.results_table.selectRow(1)
    page.evidence.add_text.click()
    (one,) = session.data.all(Evidence)
    result = session.data.get(Result, one.result_id)  # type: ignore[arg-type]
    assert (result.measure_id, result.round) == (session.data.all(Measure)[1].id, 6)
    assert page.evidence.model.rowCount() == 1
    assert page.form.record == result
    session.undo()
    assert page.evidence.model.rowCount() == 0
    page.close()
