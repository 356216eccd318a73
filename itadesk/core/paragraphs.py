"""Paragraphs of plain text: a line is a paragraph, a marker at its start makes it a list item."""

import re
from typing import NamedTuple

_NUMBERS = r"\d{1,3}(?:\.\d{1,2})*"
_SIGNS = "•●○◦▪■□◆✓➢►*·"
_SECTION = "(?:[1๑][0-9๐-๙]|[1-9๑-๙])"
_MARKER = re.compile(
    rf"""
    \ *
    (?:
        [-–—](?:\ +(?=\S)|(?=[^\W\d]))                  # "- ", "-จัดทำ"; not "-5", "--"
      | \(?(?:{_NUMBERS}|[ก-ฮa-z])\)\ *(?=\S)            # (1) (ก) 1) ๑.๒) ก)
      | {_NUMBERS}\.(?:\ +(?=\S)|(?=[^\W\d]|["'(]|[‘“]))  # ๑. ๑.๒. ๑.จัดทำ
      | [กขคง]\.\ +(?=\S)                              # ก. but not ก.พ.
      | (?P<section>{_SECTION}(?:\.{_SECTION})+)\ *(?=[^\W\d])  # ๑.๒ จัดทำ
      | (?P<sign>[^\w\s])\ *(?=\S)                      # one of _SIGNS
    )
    """,
    re.VERBOSE,
)
# After a number with one point, what it counts: "๒.๕ ล้านบาท" is no list item, "๑.๒ ปีงบประมาณ" is.
_COUNTED = (
    r"(?:ล้าน|แสน|หมื่น|พัน|ร้อย|บาท|คะแนน|เปอร์เซ็นต์|คน|เท่า|ปี|เดือน|วัน|ชั่วโมง|นาที|น\.|ไร่|ตัน"
    r"|ตาราง|ลูกบาศก์|กิโล|เซนติ|เมตร|กรัม|ลิตร|[กตซ]?\.?ม\.|กก\.|million|billion)+(?![ก-๎a-z])"
)


class Paragraph(NamedTuple):
    """One line of a text; `marker` and `body` joined are the line as typed."""

    marker: str  # with the spaces before and after it, "" for ordinary text
    body: str


def split(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text`, one per line."""
    return [_paragraph(line) for line in text.split("\n")]


def _paragraph(line: str) -> Paragraph:
    """Part a line in list marker and body."""
    found = _MARKER.match(line)
    if found is None or (found["sign"] or "•") not in _SIGNS:
        return Paragraph("", line)
    body = line[found.end() :]
    if not (
        body[:1].isalnum() or re.search(r"\w", body)
    ):  # "-", "- -", "(๑)": nothing to be listed
        return Paragraph("", line)
    if found["section"] and found["section"].count(".") == 1 and re.match(_COUNTED, body):
        return Paragraph("", line)
    if line.lstrip()[0] == "-" and line.rstrip()[-1] == "-":  # "-ไม่มี-", "- ๒ -"
        return Paragraph("", line)
    return Paragraph(found[0], body)
