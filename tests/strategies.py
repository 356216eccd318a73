"""Arbitrary valid documents, made from the descriptions of the records, for Hypothesis tests.

`datasets()` draws whole documents, `values(field)` what one field may hold; `every_field()` is
the one fixed document in which no field of any record is empty.
"""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from itadesk.core.characters import forbidden
from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.fields import Description, Field, Kind, describe
from itadesk.core.records import RECORDS, FiscalYear, Measure, Record, StatusStep

MOST_CHILDREN = 2  # of one type below one parent: documents stay small, trees stay deep
_WORDS = (
    "มาตรการ",
    "ส่งเสริม คุณธรรม",
    "น้ำใจ",
    "ปี ๒๕๖๘",
    "ก่้",
    "E-Service",
    "<b>&amp;",
    "=1+1",
    '"',
    "\\",
)
_ODD = "\ue000\uf70a\uf71a\U0001f600\U0001f1f9\U0001f1ed\u200b\u2028\ufeff\u0e33\ufffd'\"\\/ก่"
_NAMES = ("a", "title", "หัว ข้อ", "output")


def _character(newline: bool) -> st.SearchStrategy[str]:
    anywhere = st.characters(exclude_categories=("Cc", "Cs")).filter(lambda c: not forbidden(c))
    thai = st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B)
    odd = st.sampled_from(_ODD + ("\n" if newline else ""))
    return st.one_of(thai, odd, anywhere)


@cache
def lines() -> st.SearchStrategy[str]:
    """Texts of one line."""
    return st.one_of(st.sampled_from(_WORDS), st.text(_character(newline=False), max_size=12))


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts of any number of lines that may be stored."""
    return st.one_of(st.sampled_from(_WORDS), st.text(_character(newline=True), max_size=20))


@cache
def dates() -> st.SearchStrategy[ThaiDate]:
    """Days, the 29th of February among them, and months."""
    years, months = st.integers(2560, 2580), st.integers(1, 12)
    days = st.one_of(st.none(), st.integers(1, 28))
    any_date = st.builds(ThaiDate, years, months, days)
    return st.one_of(any_date, st.just(ThaiDate(2567, 2, 29)))


@cache
def scores() -> st.SearchStrategy[Decimal]:
    """Scores with two decimals."""
    return st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths).scaleb(-2))


def blobs() -> st.SearchStrategy[dict[str, bytes]]:
    """A few blobs by name."""
    content = st.tuples(st.binary(max_size=20), st.sampled_from(("jpg", "png", "pdf", "json")))
    return st.lists(content, max_size=3).map(lambda pairs: dict(blob(*pair) for pair in pairs))


def blob(content: bytes, extension: str) -> tuple[str, bytes]:
    """Return a blob with its name."""
    return f"{hashlib.sha256(content).hexdigest()}.{extension}", content


def values(
    one: Field, targets: Sequence[UUID] = (), names: Sequence[str] = ()
) -> st.SearchStrategy[Any]:
    """Values that may be stored in a field; `targets` may be linked to, `names` are of blobs."""
    linked = st.lists(st.sampled_from(targets), max_size=3, unique=True) if targets else st.just([])
    match one.kind:
        case Kind.BLOB:
            return st.sampled_from(["", *names])
        case Kind.LINKS:
            return linked.map(tuple)
        case Kind.PARTIES:
            return st.tuples(_free_entries(), linked).map(lambda both: (*both[0], *both[1]))
    return _plain_values(one)


@cache
def _free_entries() -> st.SearchStrategy[list[str]]:
    return st.lists(lines().filter(bool), max_size=2)


@cache
def _plain_values(one: Field) -> st.SearchStrategy[Any]:
    """Values of a field that depend on nothing else."""
    choices = [choice.value for choice in one.choices]
    numbers = st.integers(
        one.lowest if one.lowest is not None else -(2**31),
        one.highest if one.highest is not None else 2**31,
    )
    match one.kind:
        case Kind.LINE | Kind.TEXT:  # files may bring several lines where one is typed
            return texts()
        case Kind.CHOICE:
            return st.sampled_from(["", *choices])
        case Kind.NUMBER_CHOICE:
            return st.sampled_from([None, *choices])
        case Kind.YEAR | Kind.INTEGER:
            return st.none() | numbers
        case Kind.SCORE:
            return st.none() | scores()
        case Kind.FLAG:
            return st.booleans()
        case Kind.SWITCH:
            return st.sampled_from([None, False, True])
        case Kind.DATE:
            return st.none() | dates()
        case Kind.NUMBERS:
            allowed = st.sampled_from(choices) if choices else numbers
            return st.lists(allowed, max_size=3, unique=True).map(tuple)
        case Kind.TEXTS:
            return st.lists(st.sampled_from(choices) if choices else lines(), max_size=3).map(tuple)
        case Kind.TEXT_MAP:
            return _maps(choices, lines())
        case Kind.NUMBER_MAP:
            return _maps(choices, numbers)
        case Kind.FLAG_MAP:
            return _maps(choices, st.booleans())
        case Kind.STEPS:
            step = st.builds(StatusStep, st.sampled_from(choices), st.none() | dates())
            return st.lists(step, max_size=3).map(tuple)
    raise AssertionError(f"no values for {one.kind}")


def _maps(
    names: Sequence[Any], entries: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[tuple[str, Any], ...]]:
    pairs = st.tuples(st.sampled_from(names or _NAMES), entries)
    return st.lists(pairs, max_size=3, unique_by=lambda pair: pair[0]).map(tuple)


@st.composite
def datasets(draw: st.DrawFn, *, numbered: bool = False) -> tuple[Dataset, dict[str, bytes]]:
    """Whole documents with their blobs: links lead to records of the same year or office.

    With `numbered` every record that is told apart by a number (a year, a round, an indicator)
    has it; without, it may be missing.
    """
    bytes_by_name = draw(blobs())
    records: list[Record] = []
    for cls in RECORDS:
        description = describe(cls)
        for parent_field in description.parents or (None,):
            for parent in _parents(records, parent_field):
                count = 1 if parent is None else draw(st.integers(0, MOST_CHILDREN))
                numbers = draw(_numbers(description, count, numbered))
                for place in range(count):
                    filled = {
                        one.name: draw(
                            values(one, targets(one, parent, records), tuple(bytes_by_name))
                        )
                        for one in description.content
                        if one.name not in numbers
                    }
                    filled |= {name: column[place] for name, column in numbers.items()}
                    if parent_field is not None and parent is not None:
                        filled[parent_field.name] = parent.id
                    if description.sort == ("order_key",):
                        filled["order_key"] = place * 7 - 3
                    made = cls(id=draw(st.uuids(version=4)), **filled)
                    records.append(made)
    return Dataset.of(records), bytes_by_name


def _parents(records: Sequence[Record], one: Field | None) -> list[Record | None]:
    if one is None:
        return [None]
    return [record for record in records if describe(type(record)).name == one.target]


@st.composite
def _numbers(
    draw: st.DrawFn, description: Description, count: int, numbered: bool
) -> dict[str, list[int | None]]:
    """Return what tells the siblings apart, by field, each number once."""
    columns: dict[str, list[int | None]] = {}
    for name in description.unique:
        one = description[name]
        if one.kind is Kind.PARENT:
            continue
        choices = [choice.value for choice in one.choices] or range(2560, 2580)
        column = st.lists(
            st.sampled_from(list(choices)), min_size=count, max_size=count, unique=True
        )
        drawn: list[int | None] = draw(column)
        if count and not numbered and draw(st.booleans()):
            drawn[0] = None
        columns[name] = drawn
    return columns


def targets(one: Field, parent: Record | None, records: Sequence[Record]) -> list[UUID]:
    """Return the records that a field of a child of `parent` may link to."""
    found = [record for record in records if describe(type(record)).name == one.target]
    if isinstance(parent, FiscalYear):
        found = [r for r in found if not isinstance(r, Measure) or r.year_id == parent.id]
    return [record.id for record in found]


def every_field() -> tuple[Dataset, dict[str, bytes]]:
    """Return a document in which every field of every record holds something, and its blobs."""
    bytes_by_name = dict([blob(b"\x00\xff picture", "png")])
    records: list[Record] = []
    for cls in RECORDS:
        description = describe(cls)
        for parent_field in description.parents or (None,):
            parent = _parents(records, parent_field)[0]
            filled = {
                one.name: _filled(one, targets(one, parent, records), bytes_by_name)
                for one in description.content
            }
            if parent_field is not None and parent is not None:
                filled[parent_field.name] = parent.id
            if description.sort == ("order_key",):
                filled["order_key"] = 1 << 20
            records.append(cls(**filled))
    return Dataset.of(records), bytes_by_name


def _filled(one: Field, linked: Sequence[UUID], names: Mapping[str, bytes]) -> object:
    """Return a value that is not empty, other for each field where it can be."""
    text = f"{one.name}: น้ำใจ \U0001f600 \uf70a"
    choice = one.choices[-1].value if one.choices else None
    match one.kind:
        case Kind.LINE:
            return text
        case Kind.TEXT:
            return f"{text}\n- ข้อ ๑"
        case Kind.CHOICE | Kind.NUMBER_CHOICE:
            return choice
        case Kind.YEAR:
            return 2568
        case Kind.INTEGER:
            return one.highest
        case Kind.SCORE:
            return Decimal("91.28")
        case Kind.FLAG | Kind.SWITCH:
            return True
        case Kind.DATE:
            return ThaiDate(2567, 2, 29)
        case Kind.BLOB:
            return next(iter(names))
        case Kind.LINKS:
            return tuple(linked)
        case Kind.PARTIES:
            return (*linked, "ทุกส่วนราชการ")
        case Kind.NUMBERS:
            return (choice or 2568,)
        case Kind.TEXTS:
            return (choice or text,)
        case Kind.TEXT_MAP:
            return (("output", text),)
        case Kind.NUMBER_MAP:
            return (("title", 250),)
        case Kind.FLAG_MAP:
            return (("cover", False),)
        case Kind.STEPS:
            return (StatusStep("draft"), StatusStep("signed", ThaiDate(2568, 10, 20)))
    raise AssertionError(f"no value for {one.kind}")
