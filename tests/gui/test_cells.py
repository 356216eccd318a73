from uuid import uuid4

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.records import Division, Measure, Office, Result
from itadesk.gui.cells import cell_text, read_cell

OFFICE = Office(name="นาม่วง")
CLERKS = Division(office_id=OFFICE.id, name="สำนักปลัด", order_key=1)
TREASURY = Division(office_id=OFFICE.id, name="กองคลัง", order_key=2)
DATA = Dataset.of([OFFICE, CLERKS, TREASURY])
MEASURE, RESULT = describe(Measure), describe(Result)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (MEASURE["steps"], "ก\nข", "ก\nข"),
        (MEASURE["start"], ThaiDate(2567, 10, 1), "๑ ต.ค. ๖๗"),
        (MEASURE["start"], ThaiDate(2567, 10), "ต.ค. ๖๗"),
        (MEASURE["start"], None, ""),
        (MEASURE["rounds"], (6, 12), "๖, ๑๒"),
        (MEASURE["issue"], 5, "ประเด็นที่ ๕"),
        (MEASURE["issue"], None, ""),
        (MEASURE["responsible"], (TREASURY.id, "ทุกกอง"), "กองคลัง, ทุกกอง"),
        (RESULT["status"], "done", "ดำเนินการแล้ว"),
        (RESULT["reviewed"], True, "ใช่"),
        (RESULT["reviewed"], False, ""),
    ],
)
def test_a_value_is_written_and_read_back(field: object, value: object, text: str) -> None:
    assert cell_text(DATA, field, value) == text  # type: ignore[arg-type]
    assert read_cell(DATA, field, text) == value  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("สำนักปลัด / กองคลัง", (CLERKS.id, TREASURY.id)),
        ("กองคลัง\nกองช่าง,", (TREASURY.id, "กองช่าง")),
        ("ทุกกอง/งาน", ("ทุกกอง/งาน",)),
        ("กองช่าง/กองคลัง", ("กองช่าง", TREASURY.id)),
        ("กองคลัง, กองคลัง", (TREASURY.id,)),
        (" ", ()),
    ],
)
def test_the_responsible_are_divisions_and_free_entries(
    text: str, parties: tuple[object, ...]
) -> None:
    assert read_cell(DATA, MEASURE["responsible"], text) == parties


def test_a_division_that_is_gone_has_no_name() -> None:
    assert cell_text(DATA, MEASURE["responsible"], (uuid4(), "ทุกกอง")) == "ทุกกอง"


def test_a_choice_may_be_typed_as_its_number() -> None:
    assert read_cell(DATA, MEASURE["issue"], "๕") == 5


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (MEASURE["issue"], "ประเด็นที่ ๙"),
        (MEASURE["rounds"], "๖, ๗"),
        (MEASURE["start"], "32/1/2567"),
        (MEASURE["title"], "ก" * 20_001),
        (RESULT["reviewed"], "อาจจะ"),
    ],
)
def test_text_that_stands_for_no_value_is_refused(field: object, text: str) -> None:
    with pytest.raises(UserError):
        read_cell(DATA, field, text)  # type: ignore[arg-type]
