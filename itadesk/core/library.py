"""Measures to begin from: what every local office is asked to have, and what ITA asks about."""

from collections.abc import Sequence
from typing import NamedTuple

from itadesk.core import ita
from itadesk.core.actions import check_room
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.ita_corrections import year_data
from itadesk.core.records import FiscalYear, Measure


class Entry(NamedTuple):
    """A measure of the library; `issue` is set for one of the seven issues.

    `source` says where the wording is from, `verified` whether a document confirms it; `present`
    whether the year has such a measure.
    """

    title: str
    issue: int | None
    source: str
    verified: bool
    present: bool


def standard_entries(data: Dataset, year: FiscalYear) -> tuple[Entry, ...]:
    """Return the internal measures every local office is asked to have."""
    titles = [_plain(one.title) for one in data.children(Measure, year)]

    def is_there(title: str) -> bool:  # offices write more behind: …และประพฤติมิชอบ
        return any(own.startswith(_plain(title)) for own in titles)

    return tuple(
        Entry(one.value, None, one.source, one.verified, is_there(one.value))
        for one in ita.standard_measures()
    )


def issue_entries(data: Dataset, year: FiscalYear) -> tuple[Entry, ...]:
    """Return the issues that the measures of the year must cover, none where none are known."""
    fact = year_data(data, year.year).issues if year.year in ita.years() else None
    if fact is None:
        return ()
    covered = {one.issue for one in data.children(Measure, year)}
    return tuple(
        Entry(title, number, fact.source, fact.verified, number in covered)
        for number, title in enumerate(fact.value, 1)
    )


def insert_entries(edit: Edit, entries: Sequence[Entry], year: FiscalYear) -> list[Measure]:
    """Add measures of the library after those there are."""
    check_room(edit.data, Measure, len(entries))
    measures = [Measure(year_id=year.id, title=one.title, issue=one.issue) for one in entries]
    return edit.insert_all(measures, year)


def _plain(title: str) -> str:
    return "".join(title.split())
