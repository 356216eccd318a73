"""The shape of DATA.json: which list stands in which object, in which order (DESIGN section 6).

Everything else (keys, kinds, choices, limits) comes from the descriptions of the records.
"""

from itadesk.core.fields import describe
from itadesk.core.records import (
    RECORDS,
    Division,
    Evidence,
    Finding,
    FiscalYear,
    IndicatorScore,
    ItaYear,
    ItemScore,
    Measure,
    Office,
    Official,
    Record,
    Report,
    Result,
)

_Types = tuple[type[Record], ...]

OFFICE = describe(Office).collection
BESIDE_OFFICE = (describe(ItaYear).collection, describe(FiscalYear).collection)
TEXT_ROWS: dict[type[Record], str] = {Division: "name"}  # a list of texts, not of objects
MAP_ROWS: dict[type[Record], tuple[str, str]] = {IndicatorScore: ("indicator", "score")}

_CHILDREN: dict[type[Record], _Types] = {
    Office: (Division, Official, ItaYear, FiscalYear),
    ItaYear: (IndicatorScore, ItemScore),
    FiscalYear: (Finding, Measure, Evidence, Report),
    Measure: (Evidence, Result),
    Result: (Evidence,),
}
_AFTER_FIRST_LIST: dict[type[Record], tuple[str, ...]] = {ItaYear: ("comment",)}


def children(cls: type[Record]) -> _Types:
    """Return the record types whose lists stand in the object of a record, in order."""
    return _CHILDREN.get(cls, ())


def keys(cls: type[Record]) -> tuple[str, ...]:
    """Return the keys of a record's object in the order they are written."""
    return _KEYS[cls]


def _ordered_keys(cls: type[Record]) -> tuple[str, ...]:
    fields = [one.group or one.name for one in describe(cls).content]
    lists = [describe(child).collection for child in children(cls)]
    late = _AFTER_FIRST_LIST.get(cls, ())
    ordered = [key for key in fields if key not in late] + lists[:1] + list(late) + lists[1:]
    return tuple(dict.fromkeys(ordered))  # a group's key once


_KEYS: dict[type[Record], tuple[str, ...]] = {cls: _ordered_keys(cls) for cls in RECORDS}
