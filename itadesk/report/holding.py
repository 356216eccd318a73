"""What holds together across a space: a label and its number, a number and its unit, a name.

A table of words says it. A hold is a wish: a line too narrow for what is held, or left half empty
by it, ends inside it after all, at a loose hold sooner than at a firm one.
"""

from collections.abc import Sequence
from itertools import compress, count

from itadesk.core.dates import MONTHS, SHORT_MONTHS
from itadesk.core.remembered import Remembered

FREE, LOOSE, FIRM = range(3)

TERMS = (
    *("ตัวชี้วัด", "โทร.", "และ/หรือ"),
    *("แนวทาง", "ช่องทาง", "โครงการ", "กระบวนการ", "โทรศัพท์", "ชัดเจน"),
)
"""Words of these reports that the word list lacks or the longest match cuts: แนว|ทางการ."""


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


_LABELS = _words(  # firmly before a number that is their own and counts nothing: ข้อ ๑, ปี ๒๕๖๘
    """
    ข้อ ข้อที่ ที่ เลขที่ ลำดับ ลำดับที่ วันที่ ลงวันที่ ครั้งที่ หมู่ หมู่ที่ มาตรา วรรค อนุมาตรา หมวด ภาค บท ตอน
    ส่วน ส่วนที่ ฉบับ ฉบับที่ ปี ประจำปี ปีที่ ปีงบประมาณ ตัวชี้วัด ประเด็น ระยะที่ รุ่น รุ่นที่ ระดับ ขั้น ชั้น
    หน้า ตาราง ตารางที่ ภาพ ภาพที่ แบบ อาคาร ห้อง ซอย รหัส ไปรษณีย์ บัญชี ว อันดับ ไตรมาส ไตรมาสที่
    โทร. โทร โทรศัพท์ โทรสาร มือถือ แฟกซ์ สายด่วน พ.ศ. ค.ศ. ร.ศ. OIT
    """
)
_QUANTIFIERS = _words(  # loosely before a number that counts what follows: จำนวน ๕ คน
    """
    จำนวน เท่ากับ ประมาณ รอบ ระยะ ละ ปีละ เดือนละ วันละ ครั้งละ คนละ อย่างน้อย อย่างมาก ทั้ง ทั้งหมด รวม
    เพียง เกิน ไม่เกิน กว่า น้อยกว่า มากกว่า ภายใน เวลา อายุ อีก ได้ จาก
    """
)
_UNITS = _words(  # firmly after a number: ๙.๐๐ น., ๒ ครั้ง
    """
    วัน เดือน ปี สัปดาห์ ชั่วโมง นาที วินาที นาฬิกา ล้าน แสน หมื่น พัน ร้อย สตางค์ คน ราย ท่าน ครั้ง เท่า แห่ง
    จุด หลัง คัน เครื่อง ชุด ชิ้น อัน ใบ แผ่น หน้า เล่ม ฉบับ เรื่อง รายการ ประเภท ชนิด ช่องทาง ระดับ ขั้นตอน
    หมู่ หมู่บ้าน ตำบล อำเภอ จังหวัด ครัวเรือน ครอบครัว ชุมชน กลุ่ม สาย เส้น แปลง ตัว ต้น ไร่ งาน ตารางวา
    ตารางเมตร เมตร กิโลเมตร เซนติเมตร กิโลกรัม กรัม ตัน ลิตร องศา ตร.ม. ม. กม. ซม. กก.
    ด้าน ข้อ โครงการ กิจกรรม มาตรการ ตัวชี้วัด หลักเกณฑ์ ประเด็น แผนงาน แผน หลักสูตร หน่วยงาน กอง ส่วน
    ฝ่าย ตำแหน่ง อัตรา ประการ วิธี รอบ ไตรมาส
    """
)
_MEASURES = _words("คะแนน เปอร์เซ็นต์ บาท ล้านบาท น.")  # units after any number: อยู่ที่ ๙๐ คะแนน
_TITLES = _words("นาย นาง นางสาว น.ส. ด.ช. ด.ญ. ดร.")
_ERAS = _words("พ.ศ. ค.ศ. ร.ศ.")
_INNER = _ERAS | {"OIT"}  # labels that have one of their own before them
_CENTURIES = _words("24 25 ๒๔ ๒๕ 19 20 ๑๙ ๒๐")
_MONTHS = frozenset(MONTHS + SHORT_MONTHS)
_LONGEST_NAME = 16  # letters: more of them without a space are no name
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_ZEROS = frozenset("0๐")
_DASHES = frozenset("-–—")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NUMBERED = _DIGITS | _LATIN
_HOLDING = _DIGITS | {"ณ", *(title[0] for title in _TITLES)}  # how words begin that hold others

_may_hold = Remembered(lambda word: word[0] in _HOLDING)


def holds(words: Sequence[str]) -> dict[int, int]:
    """Return how firmly words hold together: index of a word -> LOOSE or FIRM to those before."""
    found: dict[int, int] = {}
    for n in compress(count(), map(_may_hold.__getitem__, words)):
        word = words[n]
        if word[0] in _DIGITS:
            _hold_number(words, n, found)
        elif word in _TITLES:
            _hold_name(words, n, found)
        elif word == "ณ" and n + 2 < len(words):
            found[n + 2] = LOOSE
    return found


def _hold_number(words: Sequence[str], n: int, found: dict[int, int]) -> None:
    """Hold a number to what is before it and after it."""
    number = words[n]
    first = n - 1 if n and words[n - 1] in _LATIN else n  # of a code: I7
    at, label = _before(words, first)
    earlier, context = _before(words, at)
    counts = not _is_year(number)
    if label in _LABELS:
        found[first] = FIRM
        counts = False
        attached = label == "ที่" and context and earlier == at - 1
        if label in _ERAS and context in _MONTHS:  # ตุลาคม พ.ศ. ๒๕๖๘
            found[at] = FIRM
        elif attached or (label in _INNER and context in _LABELS):  # มาตรการที่ ๑, ปี พ.ศ. ๒๕๖๘
            found[at] = LOOSE
    elif label == "ร้อยละ" or (label in _MONTHS and len(number) in (2, 4)):
        found[first] = FIRM
    elif label in _QUANTIFIERS:
        found[first] = LOOSE
    elif label in _DASHES:  # ๑ - ๕; between two dates a line may end
        if context[:1] in _DIGITS and _before(words, earlier)[1] not in _MONTHS:
            found[first], found[at] = FIRM, LOOSE
    elif label[:1] in _ZEROS or (label[:1] in _DIGITS and found.get(at)):  # ๐ ๔๒๒๑ ๙๙๒๓
        found[first] = LOOSE
        counts = False
    elif "/" in number and context in _LABELS and len(label) <= 3:  # ที่ อด ๗๒๔๐๑/๑๒๓
        found[first] = found[at] = FIRM
    _hold_unit(words, n, counts, found)


def _hold_unit(words: Sequence[str], n: int, counts: bool, found: dict[int, int]) -> None:
    """Hold a number to its unit or month, directly after it or after a space."""
    at = n + 2 if n + 1 < len(words) and words[n + 1].isspace() else n + 1
    unit = words[at] if at < len(words) else ""
    if unit in _LABELS and at + 2 < len(words) and words[at + 2][0] in _NUMBERED:
        return  # the label of the next number: ข้อ I7
    is_day = unit in _MONTHS and len(words[n]) <= 2
    if is_day or unit in _MEASURES or (counts and unit in _UNITS):
        found[at] = FIRM


def _hold_name(words: Sequence[str], n: int, found: dict[int, int]) -> None:
    """Hold a title to the name after it, and loosely to the surname after that."""
    first = n + 2 if words[n + 1 : n + 2] == [" "] else n + 1
    space = _run(words, first)
    name = "".join(words[first:space])
    found[first] = FIRM
    if not 0 < len(name) <= _LONGEST_NAME or " " in name:  # a name of the document is one word
        return
    found.update(dict.fromkeys(range(first + 1, space), FIRM))
    end = _run(words, space + 1)
    surname = words[space + 1 : end]
    if surname and words[space] == " " and sum(map(len, surname)) <= _LONGEST_NAME:
        found.update(dict.fromkeys(range(space + 2, end), FIRM))
        found[space + 1] = LOOSE


def _run(words: Sequence[str], n: int) -> int:
    """Return where the Thai words from `n` on end."""
    while n < len(words) and "ก" <= words[n][0] <= "ไ":
        n += 1
    return n


def _before(words: Sequence[str], n: int) -> tuple[int, str]:
    """Return the place of the word before `n`, white space left out, and the word if any."""
    n -= 1
    if n > 0 and words[n].isspace():
        n -= 1
    return (n, words[n]) if n >= 0 else (-1, "")


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in _CENTURIES
