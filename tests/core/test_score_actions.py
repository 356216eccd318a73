"""Actions on the scores of the ITA years."""

from decimal import Decimal

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.errors import UserError
from itadesk.core.ita import load
from itadesk.core.records import ItaYear, ItemScore, Office
from itadesk.core.score_actions import add_year, set_item, set_scores
from itadesk.core.scores import indicator_scores

QUESTIONS = load(2566)


@pytest.fixture
def edit() -> Edit:
    office = Office()
    return Edit(Dataset.of([office, ItaYear(office_id=office.id, year=2566)]), "แก้ไข")


def _item(edit: Edit, code: str = "", text: str = "") -> ItemScore:
    (year,) = edit.data.all(ItaYear)
    return edit.insert(ItemScore(ita_year_id=year.id, code=code, text=text))


def test_a_year_is_added_once(edit: Edit) -> None:
    assert add_year(edit, 2567).year == 2567
    with pytest.raises(UserError, match="ปี ๒๕๖๗ อยู่แล้ว"):
        add_year(edit, 2567)


def test_scores_are_added_changed_and_taken_away(edit: Edit) -> None:
    (year,) = edit.data.all(ItaYear)
    set_scores(edit, year, {1: Decimal(80), 2: Decimal(90)})
    set_scores(edit, year, {1: None, 2: Decimal(95), 3: None})
    assert indicator_scores(edit.data, year) == {2: Decimal(95)}


@pytest.mark.parametrize("code", ["ข้อI7", "iit ๗", "i-7"])
def test_a_code_in_any_style_brings_its_question(edit: Edit, code: str) -> None:
    item = _item(edit)
    set_item(edit, item, {"code": code})
    (stored,) = edit.data.all(ItemScore)
    assert stored.code == "I7"
    assert stored.text == QUESTIONS.item_text("I7") != ""


def test_another_code_brings_another_question_but_keeps_a_typed_one(edit: Edit) -> None:
    known = _item(edit, code="I7", text=QUESTIONS.item_text("I7"))
    typed = _item(edit, code="I7", text="คำถามของเรา")
    for item in (known, typed):
        set_item(edit, item, {"code": "I8"})
    texts = [edit.data.get(ItemScore, one.id).text for one in (known, typed)]
    assert texts == [QUESTIONS.item_text("I8"), "คำถามของเรา"]


def test_a_code_that_cannot_be_read_is_refused(edit: Edit) -> None:
    item = _item(edit, code="I7")
    with pytest.raises(UserError, match="อ่านรหัสข้อ"):
        set_item(edit, item, {"code": "เจ็ด"})
    set_item(edit, item, {"score": Decimal(80), "code": ""})
    assert edit.data.get(ItemScore, item.id).code == ""
