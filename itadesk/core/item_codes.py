"""Codes of ITA questions and disclosure items: one spelling for the many in use."""

import re

from itadesk.core.digits import to_arabic
from itadesk.core.errors import UserError

_ITEM_CODE = re.compile(
    r"(?:ข้อ(?:ที่)?)?\s*(?:([IEO])(?:IT)?\s*[-.]?|0-?)\s*0*([1-9][0-9]?)\s*[.:]?", re.IGNORECASE
)


def normalise_item_code(text: str) -> str:
    """Return I7 for ข้อ I7, i7, IIT 7, and O2 for OIT 2, O-2, ๐2; raise UserError otherwise."""
    found = _ITEM_CODE.fullmatch(to_arabic(text).strip())
    if found is None:
        raise UserError(f"อ่านรหัสข้อ “{text[:40]}” ไม่ได้", "พิมพ์ I E หรือ O ตามด้วยเลขข้อ เช่น I7 E13 O25")
    return (found[1] or "O").upper() + found[2]
