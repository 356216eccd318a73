"""Which backups of a document stay: all of the last days, fewer of each time before."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta

NEWEST = 10  # stay always
RECENT = timedelta(days=2)  # stay all, counted back from the newest

_Period = Callable[[date], tuple[int, ...]]


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month


# Of the older ones, from new to old: the newest of each of 12 days, then 10 weeks, then 9 months.
_OLDER: tuple[_Period, ...] = (*[_day] * 12, *[_week] * 10, *[_month] * 9)


def kept(times: Sequence[datetime]) -> list[bool]:
    """Return which backups stay, given when each was made, in the order of their revisions.

    The clock is not believed: no backup is younger than those made after it. One that was made
    while the clock ran ahead counts as old as the next; after the clock was set back, nothing from
    before is thinned until enough time has passed again.
    """
    stays: list[bool] = []
    periods = iter(_OLDER)
    period = next(periods, None)
    last: date | None = None
    for number, (age, day) in enumerate(_ages(times)):
        if number < NEWEST or age <= RECENT:
            stays.append(True)
            continue
        chosen = period is not None and (last is None or period(day) != period(last))
        if chosen:
            last, period = day, next(periods, None)
        stays.append(chosen)
    return stays[::-1]


def _ages(times: Sequence[datetime]) -> Iterator[tuple[timedelta, date]]:
    """Yield how old each is at least, and of which day, from the newest to the oldest."""
    latest = times[-1] if times else None
    for time in reversed(times):
        latest = min(latest or time, time)
        yield times[-1] - latest, latest.date()
