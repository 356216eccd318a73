from decimal import Decimal
from uuid import uuid4

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.findings import Analysed, measures_of, plain_code, unanswered, unfounded
from itadesk.core.records import Finding, FiscalYear, ItaYear, ItemScore, Measure, Office

OFFICE = Office()
YEAR = FiscalYear(office_id=OFFICE.id, year=2567)
ITA = ItaYear(office_id=OFFICE.id, year=2566)
MEASURES = [Measure(year_id=YEAR.id, order_key=n, title=f"มาตรการ {n}") for n in (1, 2, 3)]
PUBLIC = ItemScore(ita_year_id=ITA.id, code="e2", part="public", text="ถาม\nก", score=Decimal(82))
SURVEY = ItemScore(ita_year_id=ITA.id, code="E2", part="survey", score=Decimal(70))
DATA = Dataset.of([OFFICE, YEAR, ITA, *MEASURES, PUBLIC, SURVEY])


@pytest.mark.parametrize(
    ("typed", "code"), [("ข้อ i7", "I7"), ("o 12", "O12"), ("9.1", "9.1"), (" ไม่ ทราบ ", "ไม่ ทราบ")]
)
def test_codes_have_one_spelling(typed: str, code: str) -> None:
    assert plain_code(typed) == code


def test_an_item_has_the_question_and_score_of_its_part() -> None:
    analysed = Analysed(DATA, YEAR)
    found = analysed.items_of(Finding(part="survey", items=("ข้อE2",)))
    assert [(one.code, one.score) for one in found] == [("E2", Decimal(70))]
    assert found[0].text.startswith("หน่วยงานปฏิบัติ"), "from the data of the year"
    (found_public,) = analysed.items_of(Finding(items=("E2",)))
    assert (found_public.text, found_public.score) == ("ถาม ก", Decimal(82))


def test_an_item_nothing_is_known_of_keeps_its_code() -> None:
    (found,) = Analysed(DATA, YEAR).items_of(Finding(items=("ไม่ทราบ", " ")))
    assert found == ("ไม่ทราบ", "", None)


def test_a_year_that_is_not_set_has_no_scores() -> None:
    year = FiscalYear(office_id=OFFICE.id)
    analysed = Analysed(Dataset.of([OFFICE, year, ItaYear(office_id=OFFICE.id)]), year)
    assert (analysed.items, analysed.indicators) == ((), {})
    assert analysed.ita.year >= 2569


def test_findings_without_measure_and_measures_without_finding() -> None:
    other = FiscalYear(office_id=OFFICE.id, year=2568)
    far = Measure(year_id=other.id)
    answered = Finding(year_id=YEAR.id, measures=(MEASURES[1].id, MEASURES[0].id, uuid4()))
    lonely = Finding(year_id=YEAR.id, order_key=1, measures=(far.id,))
    data = Dataset.of([OFFICE, YEAR, other, far, *MEASURES, answered, lonely])
    assert measures_of(data, answered) == (MEASURES[1], MEASURES[0])
    assert unanswered(data, YEAR) == (lonely,)
    assert unfounded(data, YEAR) == (MEASURES[2],)
