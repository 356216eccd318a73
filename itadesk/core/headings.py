"""Which field each column of somebody's table holds, told from its heading."""

import re
from collections.abc import Mapping, Sequence

IGNORED = ""  # a column whose heading is understood and not wanted, such as the rows' numbers

# Headings as offices write them, spaces and punctuation left out; the first that matches counts.
_KNOWN: tuple[tuple[str, str], ...] = (
    ("responsible", r".*(ผู้รับผิดชอบ|ที่รับผิดชอบ|ผู้ที่เกี่ยวข้อง).*"),
    ("period", r".*(ระยะเวลา|ช่วงเวลา|กำหนดเวลา).*"),
    ("monitoring", r"(แนวทาง|วิธี)?(การ)?(กำกับ|ติดตาม).*"),
    ("steps", r"(ขั้นตอน|วิธีการ|วิธีดำเนิน|วิธีปฏิบัติ).*"),
    ("guideline", r"แนวทาง.*"),
    ("outcome", r".*(ผลลัพธ์|ผลสัมฤทธิ์|ความสำเร็จ|outcome).*"),
    ("output", r"(สรุปผล|ผลการดำเนิน|ผลการปฏิบัติ|ผลผลิต|output).*"),
    ("detail", r"รายละเอียด.*"),
    ("remark", r"หมายเหตุ.*"),
    ("title", r"(ชื่อ)?(มาตรการ|โครงการ|กิจกรรม).*"),
)
_ROW_NUMBERS = re.compile("ลำดับ|ลำดับที่|ที่|no")
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _KNOWN)
_SIGNS = re.compile(r"[\s./\\()\[\]{}:;,*“”\"'–—_-]+")
_DIGITS = re.compile(r"[0-9๐-๙]")
_LONGEST = 120  # characters; what is longer is text, not a heading


def columns_of(row: Sequence[str], labels: Mapping[str, str]) -> list[str] | None:
    """Return the field of each column when `row` is a row of headings, else None.

    `labels` are the wanted fields and what they are called here; other columns are IGNORED. At
    least two headings have to be understood, and half of them; one alone must be a label.
    """
    plain = [_plain(cell) for cell in row]
    filled = [cell for cell in plain if cell]
    own = {_plain(label): name for name, label in labels.items()}
    fields = [own.get(cell, _known(cell)) for cell in plain]
    understood = [name for name in fields if name is not None]
    if len(filled) == 1:
        if filled[0] not in own:
            return None
    elif len(understood) < 2 or 2 * len(understood) < len(filled):
        return None
    seen: set[str] = set()
    result = []
    for name in fields:
        wanted = name in labels and name not in seen
        result.append(name if wanted and name else IGNORED)
        seen.add(result[-1])
    return result


def is_row_numbers(heading: str) -> bool:
    """Whether a heading stands over the numbers of the rows."""
    return _ROW_NUMBERS.fullmatch(_plain(heading)) is not None


def _known(heading: str) -> str | None:
    if not heading or len(heading) > _LONGEST or _DIGITS.search(heading):
        return None
    if _ROW_NUMBERS.fullmatch(heading):
        return IGNORED
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(heading):
            return name
    return None


def _plain(heading: str) -> str:
    return _SIGNS.sub("", heading).casefold()
