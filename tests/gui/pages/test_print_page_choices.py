"""What the print page offers for each form: letters, turned blocks, charts, years, pictures."""

from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from itadesk.core.fields import describe, empty
from itadesk.core.records import FiscalYear, IndicatorScore, ItaYear, Official, Report
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.pages.print_page import PrintPage
from itadesk.gui.pages.print_page_files import proposed_name
from itadesk.gui.pages.print_page_lists import CheckedList, LandscapeEdit
from itadesk.gui.session import Session
from itadesk.report.forms import FORMS
from tests.gui.conftest import TypeText

W = TypeVar("W", bound=QWidget)

SIGNERS, TABLE, PAPER = 1, 2, 3  # tabs


@pytest.fixture
def page(session: Session, messages: MessageBar, qtbot: QtBot) -> PrintPage:
    page = PrintPage(session, messages)
    page.resize(1100, 900)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def choose(page: PrintPage, form: str, months: int | str | None = "") -> None:
    """Choose a form, and a round unless it is left as it is; None: the measures."""
    page.form_box.setCurrentIndex(page.form_box.findData(form))
    page.form_box.activated.emit(page.form_box.currentIndex())
    if months != "":
        page.round_box.setCurrentIndex(0 if months is None else page.round_box.findData(months))
        page.round_box.activated.emit(page.round_box.currentIndex())


def part(page: PrintPage, cls: type[W], name: str) -> W:
    found = page.findChild(cls, name)
    assert found is not None, name
    return found


def click(page: PrintPage, qtbot: QtBot, name: str) -> None:
    """Check a box of the page, or clear it."""
    page.report_form.setCurrentIndex(PAPER)
    qtbot.keyClick(part(page, QCheckBox, name), Qt.Key.Key_Space)


def stored(session: Session) -> Report:
    (report,) = session.data.all(Report)
    return report


def rounds(page: PrintPage) -> list[str]:
    return [page.round_box.itemText(place) for place in range(page.round_box.count())]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_offered_and_its_pages_are_made(
    form: str, page: PrintPage, qtbot: QtBot
) -> None:
    choose(page, form)
    assert page.form_box.currentData() == form
    qtbot.waitUntil(lambda: page.maker.report is not None)
    assert page.maker.report is not None
    assert page.maker.report.pages > 0
    for tab in range(page.report_form.count()):
        page.report_form.setCurrentIndex(tab)


def test_a_letter_may_be_about_the_measures(page: PrintPage) -> None:
    choose(page, "memo")
    assert rounds(page)[0] == "มาตรการ"
    assert page.round_box.currentData() == 12
    choose(page, "memo", None)
    report = page.paper.report
    assert report is not None
    assert (report.kind, report.round, report.form) == ("plan", None, "memo")
    choose(page, "results")
    assert "มาตรการ" not in rounds(page)
    assert page.round_box.currentData() == 12


def test_an_announcement_is_first_about_the_measures(page: PrintPage) -> None:
    choose(page, "announcement")
    assert page.paper.form.kind == "plan"
    choose(page, "announcement", 6)
    assert page.paper.form.kind == "results"
    assert page.round_box.currentData() == 6


def test_a_letter_about_each_is_a_paper_of_its_own(
    page: PrintPage, session: Session, type_text: TypeText
) -> None:
    choose(page, "memo", None)
    title = part(page, QPlainTextEdit, "report_title")
    title.setFocus()
    type_text(title, "เสนอมาตรการ")
    choose(page, "memo", 12)
    assert title.toPlainText() == ""
    choose(page, "memo", None)
    assert title.toPlainText() == "เสนอมาตรการ"
    assert stored(session).kind == "plan"
    choose(page, "results")
    choose(page, "memo")
    assert title.toPlainText() == "เสนอมาตรการ"


def test_a_stored_letter_is_shown_again(
    session: Session, messages: MessageBar, qtbot: QtBot
) -> None:
    year = session.year
    assert year is not None
    with session.edit("ฉบับ") as edit:
        edit.insert(Report(year_id=year.id, kind="plan", form="memo", title="เรื่องเดิม"), year)
    page = PrintPage(session, messages)
    qtbot.addWidget(page)
    page.refresh()
    assert page.form_box.currentData() == "memo"
    assert page.round_box.currentText() == "มาตรการ"
    assert part(page, QPlainTextEdit, "report_title").toPlainText() == "เรื่องเดิม"


def test_fields_of_a_letter_are_called_as_on_it(page: PrintPage) -> None:
    choose(page, "memo")
    assert part(page, QLabel, "report_title_label").text() == "เรื่อง"
    assert part(page, QLabel, "report_page_title_label").text() == "ส่วนราชการ"
    assert part(page, QPlainTextEdit, "report_title").accessibleName() == "เรื่อง"
    choose(page, "plan")
    assert part(page, QLabel, "report_title_label").text() == "ชื่อรายงานบนปก"


def test_the_end_of_a_letter_is_generated(page: PrintPage, qtbot: QtBot) -> None:
    choose(page, "memo")
    closing = part(page, QPlainTextEdit, "report_closing")
    assert closing.placeholderText().replace("\u200b", "").endswith("จึงเรียนมาเพื่อโปรดทราบและพิจารณา")
    start = part(page, QWidget, "report_closing_start")
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    assert closing.toPlainText().startswith("ในการนี้")
    choose(page, "plan")
    assert closing.placeholderText() == ""
    assert not start.isVisible()


def test_date_and_number_are_printed_on_letters_only(page: PrintPage) -> None:
    page.report_form.setCurrentIndex(SIGNERS)
    hint = part(page, QLabel, "number_hint")
    choose(page, "memo")
    assert not hint.isVisible()
    choose(page, "plan")
    assert hint.isVisible()


def test_who_signs_an_announcement_is_told(page: PrintPage) -> None:
    choose(page, "announcement")
    hint = part(page, QLabel, "signers_hint").text().replace("\u200b", "")
    assert hint == "ยังไม่ได้เลือก และยังไม่มีผู้ลงนามที่มีหน้าที่เป็นนายก จึงเว้นที่ไว้ให้ลงนาม"


def test_who_decides_on_a_memo_signs_in_a_place_of_its_own(
    page: PrintPage, session: Session
) -> None:
    choose(page, "memo")
    (clerk,) = session.data.all(Official)
    page.paper.set_fields("ทดสอบ", signers=(clerk.id,))
    hint = part(page, QLabel, "signers_hint")
    assert hint.text().replace("\u200b", "").endswith("ปลัดและนายกลงนามในช่องความเห็นและคำสั่ง")
    page.paper.set_fields("ทดสอบ", blocks=(("approvals", False),))
    assert hint.text().replace("\u200b", "") == "พิมพ์ช่องลงนามตามลำดับนี้"


def test_a_block_that_is_off_is_printed_by_choice(
    page: PrintPage, session: Session, qtbot: QtBot
) -> None:
    choose(page, "memo", None)
    table = part(page, QCheckBox, "block_table")
    assert not table.isChecked()
    click(page, qtbot, "block_table")
    assert stored(session).blocks == (("table", True),)
    click(page, qtbot, "block_table")
    assert stored(session).blocks == ()


def test_what_is_told_of_a_measure_has_no_width(page: PrintPage) -> None:
    page.report_form.setCurrentIndex(TABLE)
    width = part(page, QSpinBox, "column_width")
    choose(page, "announcement")
    assert not width.isVisible()
    assert part(page, QLabel, "columns_label").text() == "สิ่งที่พิมพ์ของแต่ละมาตรการ"
    choose(page, "plan")
    assert width.isVisible()


def test_a_block_is_turned(page: PrintPage, session: Session, qtbot: QtBot) -> None:
    choose(page, "complete")
    assert part(page, QCheckBox, "landscape_table").isChecked()
    assert not part(page, QCheckBox, "landscape_cover").isChecked()
    click(page, qtbot, "landscape_table")
    assert stored(session).landscape == (("table", False),)
    click(page, qtbot, "landscape_cover")
    assert stored(session).landscape == (("table", False), ("cover", True))
    click(page, qtbot, "landscape_table")
    assert stored(session).landscape == (("cover", True),)
    session.undo()  # all of one visit
    assert session.data.all(Report) == ()


def test_turning_the_paper_turns_what_is_not_turned_by_itself(
    page: PrintPage, session: Session
) -> None:
    choose(page, "complete")
    page.paper.set_fields("ทดสอบ", orientation="landscape", landscape=(("table", False),))
    assert part(page, QCheckBox, "landscape_cover").isChecked()
    assert not part(page, QCheckBox, "landscape_table").isChecked()
    assert stored(session).orientation == "landscape"


@pytest.mark.parametrize(
    ("form", "offered"),
    [
        ("complete", {"chart", "score_years", "annex_per_page", "landscape", "page_breaks"}),
        ("narrative", {"annex_per_page", "landscape", "page_breaks"}),
        ("plan", {"landscape", "page_breaks"}),
        ("announcement", {"page_breaks"}),
        ("memo", {"page_breaks"}),
    ],
)
def test_what_a_form_does_not_have_is_hidden(form: str, offered: set[str], page: PrintPage) -> None:
    page.report_form.setCurrentIndex(PAPER)
    choose(page, form)
    names = ("chart", "score_years", "annex_per_page", "landscape", "page_breaks")
    assert {n for n in names if part(page, QWidget, f"report_{n}").isVisible()} == offered


def test_kind_of_chart_and_pictures_per_page(page: PrintPage, session: Session) -> None:
    choose(page, "complete")
    for name, value in (("chart", "radar"), ("annex_per_page", 4)):
        box = part(page, QComboBox, f"report_{name}")
        assert box.currentText() == "ตามแบบรายงาน"
        box.setCurrentIndex(box.findData(value))
        box.activated.emit(box.currentIndex())
    assert (stored(session).chart, stored(session).annex_per_page) == ("radar", 4)


def test_years_of_scores(page: PrintPage, session: Session, qtbot: QtBot) -> None:
    office = session.data.office
    with session.edit("คะแนน") as edit:
        for year in (2566, 2567, 2568):
            ita = ItaYear(office_id=office.id, year=year)
            edit.insert(ita, office)
            edit.insert(IndicatorScore(ita_year_id=ita.id, indicator=1, score=Decimal(90)), ita)
    choose(page, "complete")
    page.report_form.setCurrentIndex(PAPER)
    years = part(page, CheckedList, "report_score_years")
    hint = part(page, QLabel, "score_years_hint")
    assert hint.text().replace("\u200b", "") == "ยังไม่ได้เลือก จึงพิมพ์ปี ๒๕๖๗ ๒๕๖๘"
    assert years.value() == ()
    for row in (2, 0):
        years.list.setCurrentRow(row)
        qtbot.keyClick(years.list, Qt.Key.Key_Space)
    assert stored(session).score_years == (2566, 2568)


def test_reset_lets_everything_be_as_the_form_has_it(
    page: PrintPage, session: Session, qtbot: QtBot
) -> None:
    choose(page, "complete")
    chosen = {
        "numbered": False,
        "digits": "thai",
        "orientation": "landscape",
        "landscape": (("cover", True),),
        "headings": (("title", "ก"),),
        "columns": ("title",),
        "widths": (("title", 9),),
        "blocks": (("cover", False),),
        "table_font_size": 12,
        "score_years": (2567,),
        "chart": "none",
        "annex_per_page": 4,
        "only_due": True,
    }
    page.paper.set_fields("ทดสอบ", **chosen)
    page.report_form.setCurrentIndex(PAPER)
    qtbot.mouseClick(page.button_reset, Qt.MouseButton.LeftButton)
    report = stored(session)
    kinds = {one.name: one.kind for one in describe(Report).content}
    assert {name: getattr(report, name) for name in chosen} == {n: empty(kinds[n]) for n in chosen}
    assert part(page, LandscapeEdit, "report_landscape").value() == ()
    session.undo()
    assert {name: getattr(stored(session), name) for name in chosen} == chosen


def test_a_letter_has_its_name_in_that_of_its_file(page: PrintPage) -> None:
    choose(page, "memo", 12)
    assert page.paper.job is not None
    name = "บันทึกข้อความ รายงานผลการดำเนินการ รอบ ๑๒ เดือน ปี ๒๕๖๘ อบต.นาม่วง.pdf"
    assert proposed_name(page.paper.job) == name


def test_a_year_without_anything_has_letters_too(page: PrintPage, session: Session) -> None:
    with session.edit("ปี") as edit:
        year = FiscalYear(office_id=session.data.office.id, year=2570)
        edit.insert(year, session.data.office)
    session.set_year(year)
    choose(page, "memo")
    assert page.round_box.currentText() == "มาตรการ"
