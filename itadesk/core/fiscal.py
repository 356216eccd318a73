"""The Thai fiscal year: 1 October of the year before to 30 September, and its reporting rounds."""

from itadesk.core.dates import ThaiDate
from itadesk.core.digits import thai_number

ROUNDS = (1, 3, 6, 9, 12)  # months after the year's start at which offices report
WHOLE_YEAR = ROUNDS[-1]
_FIRST_MONTH, _LAST_MONTH = 10, 9
_MONTH_ENDS = {10: 31, 12: 31, 3: 31, 6: 30, 9: 30}  # of the months a round can end in


def first_day(year: int) -> ThaiDate:
    """Return 1 October of the calendar year before."""
    return ThaiDate(year - 1, _FIRST_MONTH, 1)


def last_day(year: int) -> ThaiDate:
    """Return 30 September of the year."""
    return ThaiDate(year, _LAST_MONTH, 30)


def fiscal_year_of(date: ThaiDate) -> int:
    """Return the fiscal year a day or month lies in."""
    return date.year + (date.month >= _FIRST_MONTH)


def label(year: int) -> str:
    """Return ปีงบประมาณ พ.ศ. ๒๕๖๘."""
    return f"ปีงบประมาณ พ.ศ. {thai_number(year)}"


def round_label(months: int) -> str:
    """Return รอบ ๖ เดือน."""
    return f"รอบ {thai_number(months)} เดือน"


def round_end(year: int, months: int) -> ThaiDate:
    """Return the last day of a round; `months` is one of ROUNDS."""
    if months not in ROUNDS:
        raise ValueError(f"no reporting round of {months} months")
    years, month = divmod(_FIRST_MONTH + months - 2, 12)
    return ThaiDate(year - 1 + years, month + 1, _MONTH_ENDS[month + 1])
