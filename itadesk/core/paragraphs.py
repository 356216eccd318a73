"""Paragraphs of plain text: a line is a paragraph, a marker at its start makes it a list item."""

import re
from dataclasses import dataclass

_MARKER = re.compile(
    r"""
    \ *
    (?:
        [-–—](?:\ +(?=\S)|(?=[^\W\d]))              # "- ", "-จัดทำ"; not "-5", "--"
      | [•●○◦▪■□◆✓➢►*·]\ *(?=\S)
      | \((?:\d{1,3}(?:\.\d{1,2})*|[ก-ฮa-z])\)\ *(?=\S)        # (1) (ก)
      | (?:\d{1,3}(?:\.\d{1,2})*|[ก-ฮa-z])\)\ *(?=\S)          # 1) ๑.๒) ก)
      | (?:\d{1,3}(?:\.\d{1,2})*|[กขคง])\.(?:\ +(?=\S)|(?=[^\W\d]|[("'“‘]))  # ๑. ๑.๒. ก. ๑.จัดทำ
      | (?P<numbers>[1-9๑-๙]\d?(?:\.[1-9๑-๙]\d?)+)(?:\ +(?=[^\W\d])|(?=[^\W\d]))  # ๑.๒ จัดทำ
    )
    """,
    re.VERBOSE,
)
# What follows a number that counts or measures: "๒.๕ ล้าน" is no list item, "๒.๕ จัดทำ" is one.
_UNIT = re.compile(
    r"(?:ล้าน|แสน|หมื่น|พัน|ร้อย|บาท|คะแนน|เปอร์เซ็นต์|คน|ราย|ครั้ง|เท่า|ปี|เดือน|วัน|ชั่วโมง|นาที|น\."
    r"|เมตร|กิโลเมตร|ตาราง|ลูกบาศก์|ม\.|กม\.|ตร\.|ซม\.|ไร่|ลิตร|กิโลกรัม|กก\.|ตัน|million|billion)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text; `marker` and `body` joined are the line as typed."""

    marker: str  # with the spaces before and after it, "" for ordinary text
    body: str


def split(text: str) -> list[Paragraph]:
    """Return the paragraphs of `text`, one per line."""
    return [_paragraph(line) for line in text.split("\n")]


def _paragraph(line: str) -> Paragraph:
    """Part a line in list marker and body."""
    found = _MARKER.match(line)
    if found is None:
        return Paragraph("", line)
    body = line[found.end() :]
    if not re.search(r"\w", body):  # "-", "- -", "(๑)": nothing to be listed
        return Paragraph("", line)
    if found["numbers"] and found["numbers"].count(".") == 1 and _UNIT.match(body):
        return Paragraph("", line)
    if line.lstrip()[0] == "-" and line.rstrip()[-1] == "-":  # "-ไม่มี-", "- ๒ -"
        return Paragraph("", line)
    return Paragraph(found[0], body)
