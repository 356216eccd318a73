"""What holds together across a space; `~` is a loose hold, `+` a firm one, `|` none."""

import pytest

from itadesk.core.words import segment
from itadesk.report.holding import FIRM, FREE, LOOSE, TERMS, holds

SIGNS = {FREE: "|", LOOSE: "~", FIRM: "+"}


def shown(text: str) -> str:
    """Return the words of `text` with the sign of the hold at each space between two."""
    words = segment(text, (), TERMS)
    held = holds(words)
    found = ""
    for n, word in enumerate(words):
        found += SIGNS[held.get(n, FREE)] if n and (words[n - 1].isspace() or n in held) else ""
        found += "" if word.isspace() else word
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ ของ", "ปีงบประมาณ~พ.ศ.+๒๕๖๘|ของ"),
        ("ปี พ.ศ.๒๕๖๘", "ปี~พ.ศ.+๒๕๖๘"),
        ("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", "๑+ต.ค.+๖๗|-|๓๐+ก.ย.+๖๘"),
        ("วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗", "วันที่+๑+ตุลาคม+พ.ศ.+๒๕๖๗"),
        ("ข้อ I7 ท่าน", "ข้อ+I7|ท่าน"),
        ("อ้างอิงจาก o11 ที่", "อ้างอิงจาก~o11|ที่"),
        ("ข้อ ๓ โครงการ", "ข้อ+๓|โครงการ"),
        ("ร้อยละ ๘๕ ของ", "ร้อยละ+๘๕|ของ"),
        ("เท่ากับ ๘๕.๕๐ คะแนน", "เท่ากับ~๘๕.๕๐+คะแนน"),
        ("อยู่ที่ ๙๐ คะแนน", "อยู่~ที่+๙๐+คะแนน"),
        ("ตัวชี้วัดที่ ๑ การ", "ตัวชี้วัด~ที่+๑|การ"),
        ("มาตรา ๗ แห่ง", "มาตรา+๗|แห่ง"),
        ("หมู่ที่ ๓ ตำบล", "หมู่~ที่+๓|ตำบล"),
        ("เลขที่ ๑๒๓/๔ ถนน", "เลขที่+๑๒๓/๔|ถนน"),
        ("ที่ อด ๗๒๔๐๑/๑๒๓ ลง", "ที่+อด+๗๒๔๐๑/๑๒๓|ลง"),
        ("โทร. ๐ ๔๒๒๑ ๙๙๒๓ งาน", "โทร.+๐~๔๒๒๑~๙๙๒๓|งาน"),
        ("โทร. ๐๔๒-๒๑๙๙๒๓", "โทร.+๐๔๒-๒๑๙๙๒๓"),
        ("เวลา ๙.๐๐ - ๑๖.๓๐ น.", "เวลา~๙.๐๐~-+๑๖.๓๐+น."),
        ("ปีละ ๒ ครั้ง", "ปีละ~๒+ครั้ง"),
        ("ทั้ง ๕ หลักเกณฑ์", "ทั้ง~๕+หลักเกณฑ์"),
        ("๖เดือน", "๖+เดือน"),
        ("ปี ๒๕๖๗ โครงการ", "ปี+๒๕๖๗|โครงการ"),
        ("ร้อยละ ๘๕ ข้อ I7", "ร้อยละ+๘๕|ข้อ+I7"),
        ("คะแนน ๑ ๒ ๓", "คะแนน|๑|๒|๓"),
        ("ระดับ ๑ - ๕", "ระดับ+๑~-+๕"),
        ("ณ จุดบริการ", "ณ~จุดบริการ"),
        ("นายสมชาย ใจดี", "นาย+สม+ชาย~ใจดี"),
        ("นาย สมชาย ใจดี", "นาย+สม+ชาย~ใจดี"),
        ("น.ส. สมหญิง", "น.ส.+สม+หญิง"),
        ("นาย ", "นาย"),
        ("ข้อ OIT 12 ท่าน", "ข้อ~OIT+12|ท่าน"),
        ("นาย", "นาย"),
        ("นางสาวผู้ซึ่งดำเนินการตามมาตรการ แล้ว", "นางสาว+ผู้ซึ่งดำเนินการตามมาตรการ|แล้ว"),
    ],
)
def test_holds(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_after_a_whole_name_no_surname_is_held() -> None:
    assert holds(["นาย", "สมชาย ใจดี", " ", "แล้ว"]) == {1: FIRM}


@pytest.mark.parametrize(
    "words", [[], ["๑"], ["-", "๑"], ["ณ"], ["ณ", " "], [" ", "๑", " "], ["พ.ศ.", "๑"]]
)
def test_nothing_is_held_to_what_is_not_there(words: list[str]) -> None:
    assert all(0 < n < len(words) for n in holds(words))
