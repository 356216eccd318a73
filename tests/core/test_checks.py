"""What may be stored is said in one place, with a Thai sentence for what may not."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given

from itadesk.core.checks import field_problem, is_blob_name, problems
from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.fields import MAX_TEXT, describe
from itadesk.core.records import (
    RECORDS,
    FiscalYear,
    ItemScore,
    Measure,
    Office,
    Record,
    Report,
    StatusStep,
)
from tests.strategies import blob, datasets, every_field

ID = uuid4()
BLOB = blob(b"x", "png")[0]
WRONG_TYPE = "ชนิดข้อมูลไม่ถูกต้อง"


def problem(cls: type[Record], name: str, value: Any) -> str:  # noqa: ANN401 - any type is tried
    return field_problem(describe(cls)[name], value)


@given(datasets())
def test_valid_documents_have_no_problems(document: tuple[Dataset, dict[str, bytes]]) -> None:
    assert [found for record in document[0] for found in problems(record)] == []


def test_filled_and_empty_records_have_no_problems() -> None:
    for record in [*every_field()[0], *(cls() for cls in RECORDS)]:
        assert list(problems(record)) == []


def test_each_field_with_a_problem_is_named() -> None:
    office = Office(name="a\x00", phone="๐๔๒", code="b\u202e")
    assert [one.name for one, _ in problems(office)] == ["name", "code"]


@pytest.mark.parametrize(
    ("cls", "name", "value"),
    [
        (Office, "name", "สองบรรทัด\nก็ได้"),
        (Office, "kind", ""),
        (Office, "emblem", BLOB),
        (Measure, "steps", "ก" * MAX_TEXT),
        (Measure, "responsible", (ID, "ทุกส่วนราชการ")),
        (Measure, "rounds", (12, 6)),
        (Measure, "issue", None),
        (Measure, "start", ThaiDate(2568, 2)),
        (ItemScore, "score", Decimal("0")),
        (ItemScore, "score", Decimal("100.00")),
        (ItemScore, "score", Decimal("91.280")),
        (FiscalYear, "year", 2500),
        (Report, "widths", (("title", 1000),)),
        (Report, "status", (StatusStep("sent"), StatusStep("draft"))),
        (Report, "headings", (("output", "หลาย\nบรรทัด"),)),
    ],
)
def test_may_be_stored(cls: type[Record], name: str, value: object) -> None:
    assert problem(cls, name, value) == ""


@pytest.mark.parametrize(
    ("cls", "name", "value"),
    [
        (Office, "name", None),
        (Office, "name", 7),
        (Office, "name", b"x"),
        (Measure, "responsible", [ID]),
        (Measure, "responsible", (7,)),
        (Measure, "rounds", ("6",)),
        (Measure, "rounds", (True,)),
        (Measure, "issue", True),
        (Measure, "issue", "5"),
        (Measure, "start", "2568-02"),
        (FiscalYear, "no_defects", 1),
        (FiscalYear, "year", 2568.0),
        (ItemScore, "score", 91.28),
        (ItemScore, "score", Decimal("NaN")),
        (ItemScore, "score", Decimal("Infinity")),
        (Report, "signers", ("x",)),
        (Report, "only_due", 0),
        (Report, "headings", (("output",),)),
        (Report, "headings", ((1, "x"),)),
        (Report, "headings", (("a", "x"), ("a", "y"))),
        (Report, "widths", (("a", True),)),
        (Report, "blocks", (("a", 1),)),
        (Report, "status", (("sent", None),)),
    ],
)
def test_wrong_type(cls: type[Record], name: str, value: object) -> None:
    assert problem(cls, name, value) == WRONG_TYPE


@pytest.mark.parametrize(
    ("cls", "name", "value", "said"),
    [
        (Office, "name", "a\tb", "U+0009"),
        (Office, "address", "\u202e", "U+202E"),
        (Measure, "responsible", ("ก\x00",), "U+0000"),
        (Report, "headings", (("output", "\ud800"),), "U+D800"),
        (Report, "headings", (("\x7f", "x"),), "U+007F"),
        (Measure, "steps", "ก" * (MAX_TEXT + 1), "๒๐,๐๐๐"),
        (Report, "columns", ("ก" * (MAX_TEXT + 1),), "๒๐,๐๐๐"),
        (Office, "kind", "กระทรวง", "เทศบาลตำบล"),
        (Measure, "issue", 8, "หรือ 7"),
        (Measure, "rounds", (2,), "1 หรือ 3"),
        (Measure, "rounds", (6, 6), "ซ้ำ"),
        (Report, "status", (StatusStep("lost"),), "draft"),
        (ItemScore, "score", Decimal("100.01"), "๐ ถึง ๑๐๐"),
        (ItemScore, "score", Decimal("-0.01"), "๐ ถึง ๑๐๐"),
        (ItemScore, "score", Decimal("91.285"), "๒ ตำแหน่ง"),
        (FiscalYear, "year", 2025, "๒๕๐๐ ถึง ๒๗๐๐ (ค.ศ. ๒๐๒๕ คือ พ.ศ. ๒๕๖๘)"),
        (Report, "widths", (("title", 0),), "๑ ถึง ๑๐๐๐"),
        (Report, "score_years", (2568, 1999), "๒๕๐๐ ถึง ๒๗๐๐"),
        (Report, "table_font_size", 100, "๘ ถึง ๒๔"),
        (Office, "emblem", "../etc/passwd", "ชื่อแฟ้มแนบ"),
    ],
)
def test_refused_with_the_reason(cls: type[Record], name: str, value: object, said: str) -> None:
    assert said in problem(cls, name, value)


@pytest.mark.parametrize("cls", RECORDS)
def test_no_field_takes_what_is_no_value_at_all(cls: type[Record]) -> None:
    for one in describe(cls).content:
        assert field_problem(one, object()) == WRONG_TYPE


@pytest.mark.parametrize(
    "name",
    ["", "x.png", BLOB[:-4], f"{BLOB}/..", f"{BLOB}\n", BLOB.upper(), f"../{BLOB}", f"{BLOB}.exe"],
)
def test_no_name_of_a_blob(name: str) -> None:
    assert not is_blob_name(name)


def test_names_of_blobs() -> None:
    assert is_blob_name(BLOB)
    assert is_blob_name(BLOB.replace(".png", ".JPEG"))
