"""Strict JSON: bytes to values and back, with nothing lost, doubled or rounded on the way."""

import json
from codecs import BOM_UTF8
from collections import Counter
from decimal import Context, Decimal
from typing import Any

from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError

_MOST_DIGITS = 18  # of a whole number; a longer one is no value of ours and slow to read
_AS_UTF8 = "เลือกแฟ้ม JSON หรือบันทึกแฟ้มใหม่ด้วยรหัสอักขระ UTF-8"


class Members(dict[str, Any]):
    """A JSON object that remembers a key that stands in it twice."""

    doubled: str | None = None


def parse(content: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a JSON text; fractions are Decimal. UserError names the line at fault.

    The mark by which Windows' Notepad tells UTF-8 is passed over.
    """
    content = content.removeprefix(BOM_UTF8)
    if b"\0" in content:
        raise UserError("ไม่ใช่แฟ้ม JSON", _AS_UTF8)
    try:
        text = content.decode("utf-8")
        return json.loads(
            text,
            object_pairs_hook=_members,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=_decimal,
        )
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"ไม่ใช่แฟ้ม JSON (บรรทัดที่ {thai_number(line)} ไม่ใช่ UTF-8)"
        raise UserError(message, _AS_UTF8) from error
    except json.JSONDecodeError as error:
        place = f"บรรทัดที่ {thai_number(error.lineno)} ตัวอักษรที่ {thai_number(error.colno)}"
        raise UserError(f"{place} ไม่ใช่ JSON ที่ถูกต้อง", "แก้เครื่องหมายที่บรรทัดนั้น") from error
    except RecursionError as error:
        raise UserError("วงเล็บใน JSON ซ้อนกันลึกเกินไป", "ตรวจว่าเลือกแฟ้มถูกต้อง") from error


def _members(pairs: list[tuple[str, Any]]) -> Members:
    members = Members(pairs)
    if len(members) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        members.doubled = next(key for key in counts if counts[key] > 1)
    return members


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _MOST_DIGITS else _decimal(digits)


def _decimal(digits: str) -> Decimal:
    """Return the exact number; NaN for what is beyond all numbers, refused where it stands."""
    return Decimal(digits, Context(traps=[]))


def dump(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return the one way a value is written: UTF-8, indented, scores as the shortest number."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=_number)
    return f"{text}\n".encode()


def _number(value: object) -> int | float:
    """Return a decimal of at most two places as the number that prints as it does."""
    assert isinstance(value, Decimal)
    whole = int(value)
    return whole if whole == value else float(value)
