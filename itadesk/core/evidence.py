"""Evidence: what hangs from what, what is missing, how a piece of it is called."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from itadesk.core.actions import check_room, new_record
from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number
from itadesk.core.edits import Edit
from itadesk.core.fields import describe
from itadesk.core.fiscal import round_label
from itadesk.core.records import Evidence, FiscalYear, Measure, Result
from itadesk.core.web_links import web_address

Owner = FiscalYear | Measure | Result

_NEEDED = {"picture": "file", "file": "file", "link": "url", "paper": "subject", "text": "text"}


def owners(data: Dataset, year: FiscalYear) -> Iterator[Owner]:
    """Yield all that evidence of a year may hang from: results only where some does."""
    yield year
    for measure in data.children(Measure, year):
        yield measure
        for result in data.children(Result, measure):
            if data.children(Evidence, result):
                yield result


def owner_of(data: Dataset, one: Evidence) -> Owner | None:
    """Return what a piece of evidence hangs from."""
    return (
        data.find(FiscalYear, one.year_id)
        or data.find(Measure, one.measure_id)
        or data.find(Result, one.result_id)
    )


def as_it_is(data: Dataset, owner: Owner) -> Owner | None:
    """Return an owner as it now is, also a result that is not stored yet; None when it is gone."""
    found = data.find(type(owner), owner.id)
    if found is None and isinstance(owner, Result) and data.find(Measure, owner.measure_id):
        return owner
    return found


def owner_title(data: Dataset, owner: Owner) -> str:
    """Return how an owner of evidence is called among those of its year."""
    if isinstance(owner, FiscalYear):
        return "ของทั้งปี"
    if isinstance(owner, Result):
        months = round_label(owner.round) if owner.round else ""
        return f"{_measure_title(data, owner.measure_id)} · ผล{months}"
    return _measure_title(data, owner.id)


def add_evidence(
    edit: Edit, owner: Owner, new: Sequence[Evidence], at: int | None = None
) -> list[Evidence]:
    """Add evidence at a place below its owner; a result that is not stored yet is stored first."""
    check_room(edit.data, Evidence, len(new))
    if isinstance(owner, Result) and edit.data.find(Result, owner.id) is None:
        edit.insert(owner)
    return edit.insert_all(new, owner, at)


def new_evidence(owner: Owner, kind: str, **values: str) -> Evidence:
    """Return a piece of evidence that hangs from an owner; it is not stored."""
    return replace(new_record(Evidence, owner), kind=kind, **values)  # type: ignore[arg-type] # texts


def missing(one: Evidence) -> str:
    """Return the label of what a piece of evidence lacks to be of use, "" when nothing."""
    name = _NEEDED.get(one.kind, "kind")
    value = getattr(one, name)
    there = web_address(value) if name == "url" else value.strip()
    return "" if there else describe(Evidence)[name].label


def summary(one: Evidence) -> str:
    """Return a piece of evidence in a line."""
    texts: tuple[str, ...] = (one.caption, one.heading, one.subject, one.text, one.url)
    if one.kind == "paper":
        texts = (" ".join(filter(None, (one.heading, one.number, one.subject))), one.caption)
    return next((" ".join(text.split()) for text in texts if text.strip()), "")


def _measure_title(data: Dataset, measure_id: UUID) -> str:
    measure = data.get(Measure, measure_id)
    year = data.get(FiscalYear, measure.year_id)
    place = data.children(Measure, year).index(measure) + 1
    first, _, _ = measure.title.strip().partition("\n")
    return f"มาตรการที่ {thai_number(place)} {first}".strip()
