"""How values that are more than text are shown and typed: years, dates, scores, numbers."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from itadesk.core.checks import field_problem
from itadesk.core.dates import BUDDHIST_OFFSET, ThaiDate
from itadesk.core.digits import thai_number, to_arabic, to_thai
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind

_THIS_CENTURY = range(2500, 2600)  # the years that two digits stand for
_COMMON_ERA = range(1900, 2157)  # what is a ค.ศ. year when a พ.ศ. year is expected


def _read_integer(text: str) -> int:
    digits = to_arabic(text).replace(",", "").strip()
    if not (digits.isascii() and digits.isdigit()):
        raise UserError(f"“{text[:40]}” ไม่ใช่จำนวน", "พิมพ์เฉพาะตัวเลข")
    return int(digits)


def _read_year(text: str) -> int:
    year = _read_integer(text.strip().removeprefix("พ.ศ."))
    if year in _COMMON_ERA:
        remedy = (
            f"ใช้ปี พ.ศ. (ค.ศ. {thai_number(year)} คือ พ.ศ. {thai_number(year + BUDDHIST_OFFSET)})"
        )
        raise UserError("เป็นปี ค.ศ.", remedy)
    return year + 2500 if year < 100 else year


def _read_score(text: str) -> Decimal:
    try:
        score = Decimal(to_arabic(text).strip().rstrip("%"))
    except InvalidOperation as error:
        raise UserError(f"“{text[:40]}” ไม่ใช่คะแนน", "พิมพ์ตัวเลข ๐ ถึง ๑๐๐ เช่น 91.28") from error
    if not score.is_finite():
        raise UserError(f"“{text[:40]}” ไม่ใช่คะแนน", "พิมพ์ตัวเลข ๐ ถึง ๑๐๐ เช่น 91.28")
    return score


_READ: dict[Kind, Callable[[str], Any]] = {
    Kind.INTEGER: _read_integer,
    Kind.YEAR: _read_year,
    Kind.SCORE: _read_score,
    Kind.DATE: ThaiDate.read,
}


def trimmed(field: Field, text: str) -> str:
    """Return a text as it is stored: a title ends with its last line that says something."""
    return text.rstrip("\n") if field.name == "title" else text


def is_typed_value(kind: Kind) -> bool:
    """Whether values of this kind are typed in one line but are not text."""
    return kind in _READ


def parse(field: Field, text: str) -> Any:  # noqa: ANN401 - the type depends on the kind
    """Read what was typed for a year, number, score or date; None when blank, else UserError."""
    if not text.strip():
        return None
    value = _READ[field.kind](text)
    if problem := field_problem(field, value):
        raise UserError(problem)
    return value


def shown(field: Field, value: Any) -> str:  # noqa: ANN401 - the type depends on the kind
    """Write such a value, or a chosen one, as the officer reads it."""
    if value is None:
        return ""
    if isinstance(value, ThaiDate):
        return value.short() if value.year in _THIS_CENTURY else value.long()
    if field.choices:
        return field.choice_label(value)
    return to_thai(str(value))
