from decimal import Decimal

import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, describe
from itadesk.core.records import FiscalYear, ItaYear, Measure, Result
from itadesk.gui.values import parse, shown

YEAR = describe(FiscalYear)["year"]
SCORE = describe(ItaYear)["total"]
DATE = describe(Measure)["start"]
STATUS = describe(Result)["status"]


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (YEAR, "2568", 2568),
        (YEAR, "๒๕๖๘", 2568),
        (YEAR, " พ.ศ. ๒๕๖๘ ", 2568),
        (YEAR, "68", 2568),
        (YEAR, " ", None),
        (SCORE, "91.28", Decimal("91.28")),
        (SCORE, "๙๑.๒๘", Decimal("91.28")),
        (SCORE, "100 %", Decimal(100)),
        (SCORE, "", None),
        (DATE, "๑ ต.ค. ๖๗", ThaiDate(2567, 10, 1)),
        (DATE, "ก.พ. 2568", ThaiDate(2568, 2)),
    ],
)
def test_typed_value_is_read(field: Field, text: str, value: object) -> None:
    assert parse(field, text) == value


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (YEAR, "ปีนี้", "ไม่ใช่จำนวน"),
        (YEAR, "2025", "๒๕๖๘"),
        (YEAR, "9999", "ระหว่าง"),
        (YEAR, "²", "ไม่ใช่จำนวน"),
        (SCORE, "มาก", "ไม่ใช่คะแนน"),
        (SCORE, "100.01", "๑๐๐"),
        (SCORE, "1.234", "ทศนิยม"),
        (SCORE, "Infinity", "ไม่ใช่คะแนน"),
        (DATE, "30 ก.พ. 68", "ไม่มีวันที่"),
        (DATE, "พรุ่งนี้", "อ่านวันที่"),
    ],
)
def test_what_cannot_be_read_is_explained(field: Field, text: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        parse(field, text)


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (YEAR, None, ""),
        (YEAR, 2568, "๒๕๖๘"),
        (SCORE, Decimal("91.20"), "๙๑.๒๐"),
        (DATE, ThaiDate(2567, 10, 1), "๑ ต.ค. ๖๗"),
        (DATE, ThaiDate(2568, 2), "ก.พ. ๖๘"),
        (DATE, ThaiDate(2499, 10, 1), "๑ ตุลาคม ๒๔๙๙"),
        (STATUS, "done", "ดำเนินการแล้ว"),
    ],
)
def test_value_is_shown_in_thai(field: Field, value: object, text: str) -> None:
    assert shown(field, value) == text


@pytest.mark.parametrize("date", [ThaiDate(2499, 1, 31), ThaiDate(2567, 2, 29), ThaiDate(2699, 12)])
def test_shown_date_is_read_back(date: ThaiDate) -> None:
    assert parse(DATE, shown(DATE, date)) == date
