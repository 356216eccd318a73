"""Which backups stay, over years and whatever the clock says."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from itadesk.store.thinning import NEWEST, RECENT, kept

START = datetime(2026, 1, 1, 8, 30)
HALF_HOUR = timedelta(minutes=30)


def lived(times: list[datetime]) -> list[datetime]:
    """Return what is left when a backup is made at each time and the others are thinned."""
    left: list[datetime] = []
    for time in times:
        left.append(time)
        left = [one for one, stay in zip(left, kept(left), strict=True) if stay]
    return left


def working_days(count: int) -> list[datetime]:
    """Return the times of four backups on each of so many days in a row."""
    return [START + timedelta(days=d) + HALF_HOUR * n for d in range(count) for n in range(4)]


def test_nothing_is_thinned_of_nothing() -> None:
    assert kept([]) == []


@pytest.mark.parametrize("count", [1, NEWEST])
def test_the_newest_stay_however_old(count: int) -> None:
    times = [START + timedelta(days=400 * n) for n in range(count)]
    assert kept(times) == [True] * count


def test_all_of_the_last_two_days_stay() -> None:
    times = [START + HALF_HOUR * n for n in range(96)]
    assert times[-1] - times[0] <= RECENT
    assert all(kept(times))


def test_a_year_of_work_leaves_days_weeks_and_months() -> None:
    left = lived(working_days(400))
    ages = [(left[-1].date() - time.date()).days for time in left]
    assert ages[-NEWEST:] == [2, 2, 1, 1, 1, 1, 0, 0, 0, 0]
    assert ages[-NEWEST - 12 : -NEWEST] == list(range(13, 1, -1))
    weeks, months = ages[-NEWEST - 22 : -NEWEST - 12], left[: -NEWEST - 22]
    assert {earlier - later for earlier, later in pairwise(weeks)} == {7}
    assert [time.month for time in months] == list(range(2, 11))


def test_each_day_is_kept_by_its_last_backup() -> None:
    older = lived(working_days(30))[: -NEWEST - 1]
    assert {time.time() for time in older} == {(START + HALF_HOUR * 3).time()}


def test_more_time_thins_more_than_once_thinned() -> None:
    left = lived(working_days(40))
    assert [one for one, stay in zip(left, kept(left), strict=True) if stay] == left


@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1), datetime(2025, 6, 1)])
def test_a_clock_set_back_thins_nothing_from_before(wrong: datetime) -> None:
    before = lived(working_days(60))
    assert all(kept([*before, wrong]))
    assert all(kept([*before, *(wrong + HALF_HOUR * n for n in range(20))]))


def test_a_clock_that_ran_ahead_for_a_while_changes_nothing_later() -> None:
    usual = working_days(60)
    ahead = [*usual[:100], datetime(2099, 5, 5), *usual[100:]]
    left = lived(ahead)
    assert datetime(2099, 5, 5) not in left
    assert [time for time in left if time in usual] == lived(usual)


def test_while_the_clock_is_ahead_the_newest_stay() -> None:
    before = [START + timedelta(days=n) for n in range(20)]
    stays = kept([*before, datetime(2099, 5, 5)])
    assert stays[-NEWEST:] == [True] * NEWEST
