"""Findings that the scores of the analysed ITA year suggest, for the officer to choose from."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from itadesk.core.actions import check_room
from itadesk.core.dataset import Dataset
from itadesk.core.edits import Edit
from itadesk.core.findings import Analysed, FoundItem, plain_code
from itadesk.core.ita_year import ItaYearData
from itadesk.core.records import Finding, FiscalYear
from itadesk.core.records.measures import FINDING_KINDS

THRESHOLD = Decimal(85)
"""Below this a score is a defect, unless the officer says otherwise: what “ผ่าน” asks for."""

DEFECT, DEVELOP = (str(choice.value) for choice in FINDING_KINDS)
_PARTS = ("", "public", "survey")
_LAST = 99  # the place of what belongs to no known indicator
_BEST = Decimal(100)


class Proposal(NamedTuple):
    """A finding to be made: of items below the threshold, or of the indicator as a whole."""

    kind: str
    indicator: int | None
    part: str
    items: tuple[FoundItem, ...]
    score: Decimal | None  # of the indicator


def propose(data: Dataset, year: FiscalYear, threshold: Decimal = THRESHOLD) -> list[Proposal]:
    """Return what the scores suggest and no finding of the year says yet, in report order.

    Items below the threshold make one defect for each indicator and part. An indicator below it
    whose items say nothing is a defect by itself; the lowest of the others is to be developed.
    """
    analysed = Analysed(data, year)
    findings = data.children(Finding, year)
    found = [*_of_items(analysed, findings, threshold)]
    said = {one.indicator for one in findings} | {one.indicator for one in found}
    low = {n for n, score in analysed.indicators.items() if score < threshold}
    others = {n: s for n, s in analysed.indicators.items() if n not in low and s < _BEST}
    lowest = {n for n, score in others.items() if score == min(others.values())}
    found += [
        Proposal(kind, n, "", (), analysed.indicators[n])
        for kind, numbers in ((DEFECT, low), (DEVELOP, lowest))
        for n in numbers - said
    ]
    return sorted(found, key=_place)


def insert_findings(edit: Edit, proposals: Sequence[Proposal], year: FiscalYear) -> list[Finding]:
    """Add findings after those there are."""
    check_room(edit.data, Finding, len(proposals))
    findings = [
        Finding(
            year_id=year.id,
            kind=one.kind,
            indicator=one.indicator,
            part=one.part,
            items=tuple(item.code for item in one.items),
        )
        for one in proposals
    ]
    return edit.insert_all(findings, year)


def _of_items(
    analysed: Analysed, findings: Iterable[Finding], threshold: Decimal
) -> Iterable[Proposal]:
    """Return a defect for each indicator and part with items below the threshold."""
    said = {(plain_code(code), one.part) for one in findings for code in one.items}
    groups: dict[tuple[int | None, str], list[FoundItem]] = {}
    for item in analysed.items:
        code = plain_code(item.code)
        # a part that is not given, in the scores or in the finding, stands for any
        parts = (item.part, "") if item.part else _PARTS
        if item.score is None or item.score >= threshold or any((code, p) in said for p in parts):
            continue
        found = FoundItem(code, item.text.strip() or analysed.ita.item_text(code), item.score)
        groups.setdefault((_indicator(analysed.ita, code), item.part), []).append(found)
    return [
        Proposal(DEFECT, n, part, tuple(items), analysed.indicators.get(n) if n else None)
        for (n, part), items in groups.items()
    ]


def _indicator(ita: ItaYearData, code: str) -> int | None:
    """Return the indicator of an item, None when it is not known or the code is none."""
    return ita.indicator_of(code) if code[1:].isdecimal() else None


def _place(one: Proposal) -> tuple[bool, int, int]:
    """Return what proposals are sorted by: defects first, as the report lists them."""
    return one.kind != DEFECT, one.indicator or _LAST, _PARTS.index(one.part)
