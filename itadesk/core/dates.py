"""Dates in the Buddhist era (พ.ศ.); a date may be a month only."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import total_ordering
from typing import Self

from itadesk.core.digits import thai_number, to_arabic, to_thai
from itadesk.core.errors import UserError

BUDDHIST_OFFSET = 543
FIRST_YEAR, LAST_YEAR = 2500, 2700  # of a fiscal year; wide enough for any real document

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip

_MONTH_NUMBERS = {
    name.replace(".", ""): number
    for names in (MONTHS, SHORT_MONTHS)
    for number, name in enumerate(names, 1)
}
# Texts, not compiled: `re` keeps what it compiled at first use, and few programs read a date.
_STORED = r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?"
_FILLER = r"วันที่|เดือน|พ\.?\s*ศ\.?(?=\s*[0-9])|ปี"
_NAMED = r"(?:(?P<day>[0-9]{1,2}) ?)?(?P<name>[ก-์. ]+)(?P<year>[0-9]{4}|[0-9]{2})"
_NUMBERED = (
    r"(?:(?P<day>[0-9]{1,2})(?P<sep>[/.-]))?(?P<month>[0-9]{1,2})(?(sep)(?P=sep)|/)"
    r"(?P<year>[0-9]{4}|[0-9]{2})"
)
_YEAR_FIRST = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?"
_REMEDY = "พิมพ์วันที่ เช่น ๑ ต.ค. ๖๗ หรือ 1/10/2567 หรือเฉพาะเดือน เช่น ต.ค. ๒๕๖๗"

_STORED_REMEDY = "เขียนเป็น ปี พ.ศ.-เดือน-วัน เช่น 2568-02-15 หรือ 2568-02"


@total_ordering
@dataclass(frozen=True, eq=False, repr=False)
class ThaiDate:
    """A day or a month of the Buddhist era; a month sorts before its days.

    Raises UserError when there is no such day.
    """

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        if not FIRST_YEAR - 1 <= self.year <= LAST_YEAR:  # the first one begins the year before
            hint = common_era_hint(self.year) or "เช่น ๒๕๖๘"
            year = thai_number(self.year)
            raise UserError(f"ปี “{year}” ไม่ใช่ปี พ.ศ.", f"ใช้ปี พ.ศ. สี่หลัก ({hint})")
        if not 1 <= self.month <= 12:
            raise UserError(f"ไม่มีเดือนที่ {thai_number(self.month)}", _REMEDY)
        if self.day is not None and not 1 <= self.day <= self._days():
            raise UserError(
                to_thai(
                    f"เดือน{MONTHS[self.month - 1]} {self.year} มี {self._days()} วัน "
                    f"ไม่มีวันที่ {self.day}"
                ),
                "ตรวจวันที่อีกครั้ง",
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ThaiDate) and self._order() == other._order()

    def __hash__(self) -> int:
        return hash(self._order())

    def __repr__(self) -> str:
        return f"ThaiDate({self.iso()})"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, ThaiDate):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month, self.day or 0

    def _days(self) -> int:
        """Return the days of the month; leap years follow the common era, not the พ.ศ. number."""
        first = date(self.year - BUDDHIST_OFFSET, self.month, 1)
        return ((first + timedelta(days=31)).replace(day=1) - first).days

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the stored form, ``2568-02`` or ``2568-02-15``; raise UserError for any other."""
        found = re.fullmatch(_STORED, text)
        if found is None:
            raise UserError(f"“{text[:40]}” ไม่ใช่วันที่", _STORED_REMEDY)
        year, month, day = found.groups()
        return cls(int(year), int(month), int(day) if day else None)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read what an officer types: ๑ ต.ค. ๖๗, 1/10/2567, ต.ค. 67; raise UserError otherwise."""
        plain = " ".join(re.sub(_FILLER, " ", to_arabic(text)).split())
        for pattern in (_YEAR_FIRST, _NUMBERED, _NAMED):
            found = re.fullmatch(pattern, plain)
            month = _month_number(found.groupdict()) if found else None
            if found and month:
                day = found["day"]
                return cls(_full_year(found["year"]), month, int(day) if day else None)
        raise UserError(f"อ่านวันที่ “{text[:40]}” ไม่ได้", _REMEDY)

    @classmethod
    def from_date(cls, day: date) -> Self:
        """Make a Thai date from a date of the common era."""
        return cls(day.year + BUDDHIST_OFFSET, day.month, day.day)

    def to_date(self) -> date:
        """Return the date of the common era; a month gives its first day."""
        return date(self.year - BUDDHIST_OFFSET, self.month, self.day or 1)

    def iso(self) -> str:
        """Return the stored form, ``2568-02`` or ``2568-02-15``."""
        month = f"{self.year}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"

    def long(self) -> str:
        """Return ๑ ตุลาคม ๒๕๖๗ or กุมภาพันธ์ ๒๕๖๘."""
        return self._with_day(f"{MONTHS[self.month - 1]} {thai_number(self.year)}")

    def short(self) -> str:
        """Return ๑ ต.ค. ๖๗ or ก.พ. ๖๘."""
        return self._with_day(f"{SHORT_MONTHS[self.month - 1]} {thai_number(self.year)[-2:]}")

    def _with_day(self, month: str) -> str:
        return month if self.day is None else f"{thai_number(self.day)} {month}"


def _month_number(parts: dict[str, str | None]) -> int | None:
    """Return the month of a matched date, None when its name is none of the twelve."""
    if number := parts.get("month"):
        return int(number)
    return _MONTH_NUMBERS.get((parts["name"] or "").replace(".", "").replace(" ", ""))


def _full_year(typed: str) -> int:
    """Return the year: two digits mean 25xx, as officers write them."""
    return int(typed) + 2500 if len(typed) == 2 else int(typed)


def clock_time(time: datetime) -> str:
    """Return ๑๔:๓๒ น."""
    return f"{to_thai(f'{time:%H:%M}')} น."


def moment(time: datetime) -> str:
    """Return ๑ ต.ค. ๒๕๖๗ ๑๔:๓๒ น., whatever year the clock believes in."""
    day, year = thai_number(time.day), thai_number(time.year + BUDDHIST_OFFSET)
    return f"{day} {SHORT_MONTHS[time.month - 1]} {year} {clock_time(time)}"


def common_era_hint(year: int) -> str:
    """Return ค.ศ. ๒๐๒๕ คือ พ.ศ. ๒๕๖๘ for a year that looks like one of the common era, else ""."""
    meant = year + BUDDHIST_OFFSET
    if not FIRST_YEAR <= meant <= LAST_YEAR or year >= FIRST_YEAR:
        return ""
    return f"ค.ศ. {thai_number(year)} คือ พ.ศ. {thai_number(meant)}"
