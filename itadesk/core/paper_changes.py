"""What differs now from the data an issued paper was made from."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from itadesk.core.dataset import Dataset
from itadesk.core.dates import ThaiDate
from itadesk.core.digits import thai_number, to_thai
from itadesk.core.fields import Field, Kind, describe
from itadesk.core.fiscal import label, round_label
from itadesk.core.names import party_names
from itadesk.core.papers import PLAN
from itadesk.core.records import (
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

R = TypeVar("R", bound=Record)

_CHILDREN: dict[type[Record], tuple[type[Record], ...]] = {  # what is compared below a record
    Office: (Official, ItaYear, FiscalYear),
    ItaYear: (IndicatorScore, ItemScore),
    FiscalYear: (Measure, Finding, Evidence),
    Measure: (Result, Evidence),
    Result: (Evidence,),
}
_KEYS: dict[type[Record], tuple[str, ...]] = {  # what tells records of one parent apart
    Official: ("position", "name"),
    ItaYear: ("year",),
    IndicatorScore: ("indicator",),
    ItemScore: ("code", "part"),
    FiscalYear: ("year",),
    Measure: ("title",),
    Finding: ("kind", "indicator", "part"),
    Result: ("round",),
    Evidence: ("kind", "heading", "caption"),
}
_NAMED_BY_TEXT = (Official, Measure, Finding, Evidence)  # a new name may be of the same record
_SHOWN = 60  # characters of a value in a sentence


class Difference(NamedTuple):
    """A field that says something else now, or without a field a record that came or went.

    `record` is the record as it now is, or the one it hung from when it is gone.
    """

    record: Record
    name: str
    field: Field | None
    before: str
    after: str

    @property
    def message(self) -> str:
        """The difference in a sentence."""
        if self.field is None:
            return f"{self.name}: {'เพิ่มเข้ามาภายหลัง' if self.after else 'ถูกลบไปแล้ว'}"
        before, after = _from_difference(self.before, self.after)
        return f"{self.name} · {self.field.label}: ฉบับที่ออก {before} ตอนนี้ {after}"


def differences(issued: Dataset, now: Dataset, report: Report) -> tuple[Difference, ...]:
    """Return what a paper would print from and what is not as it was when it was issued."""
    year = now.find(FiscalYear, report.year_id)
    if year is None or year.year is None:
        return ()
    scores = {year.analysed, *report.score_years}

    def concerns(record: Record) -> bool:
        match record:
            case FiscalYear():
                return record.year == year.year
            case ItaYear():
                return record.year in scores
            case Result():
                later = report.round is not None and (record.round or 0) > report.round
                return report.kind != PLAN and not later
            case Evidence():
                return report.kind != PLAN
        return True

    return tuple(_compared(issued, now, issued.office, now.office, concerns))


def _compared(
    issued: Dataset,
    now: Dataset,
    old: Record,
    new: Record,
    concerns: Callable[[Record], bool],
) -> Iterator[Difference]:
    """Yield what differs in two forms of one record and in what hangs from them."""
    for one in describe(type(new)).content:
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.kind in (Kind.LINKS, Kind.PARTIES):  # ids are of their own in every dataset
            before, after = _said(issued, one, before), _said(now, one, after)
        if before != after:
            yield Difference(
                new,
                _name(now, new),
                one,
                _said(issued, one, getattr(old, one.name)),
                _said(now, one, getattr(new, one.name)),
            )
    for cls in _CHILDREN.get(type(new), ()):
        before_rows = [one for one in issued.children(cls, old) if concerns(one)]
        after_rows = [one for one in now.children(cls, new) if concerns(one)]
        for left, right in _paired(before_rows, after_rows):
            if left is not None and right is not None:
                yield from _compared(issued, now, left, right, concerns)
            elif right is not None:
                said = _name(now, right)
                yield Difference(right, said, None, "", said)
            elif left is not None:
                said = _name(issued, left)
                yield Difference(new, said, None, said, "")


def _paired(old: Sequence[R], new: Sequence[R]) -> Iterator[tuple[R | None, R | None]]:
    """Pair the records that are the same: by what tells them apart, then by their place."""
    known: dict[tuple[object, ...], list[R]] = {}
    for one in reversed(old):
        known.setdefault(_key(one), []).append(one)
    same = {one.id: known[_key(one)].pop() for one in new if known.get(_key(one))}
    matched = {one.id for one in same.values()}
    left = deque(one for one in old if one.id not in matched)
    for one in new:
        by_place = bool(left) and type(one) in _NAMED_BY_TEXT and one.id not in same
        yield (left.popleft() if by_place else same.get(one.id)), one
    yield from ((one, None) for one in left)


def _key(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in _KEYS[type(record)])


def _name(data: Dataset, record: Record) -> str:
    """Return what a record is called in a list of differences."""
    match record:
        case Measure():
            year = data.get(FiscalYear, record.year_id)
            siblings = enumerate(data.children(Measure, year), 1)
            place = next(n for n, one in siblings if one is record)  # comparing takes far longer
            return f"มาตรการที่ {thai_number(place)} {_short(record.title)}"
        case Result():
            measure = _name(data, data.get(Measure, record.measure_id))
            return f"ผล{round_label(record.round) if record.round else ''} ของ{measure}"
        case FiscalYear():
            return label(record.year or 0)
        case ItaYear():
            return f"ผลคะแนน ITA ปี {thai_number(record.year or 0)}"
        case IndicatorScore():
            return f"คะแนนตัวชี้วัดที่ {thai_number(record.indicator or 0)}"
        case ItemScore():
            return f"คะแนนข้อ {record.code}"
        case Official():
            return f"ผู้ลงนาม {_short(record.name or record.position)}"
        case Finding():
            return f"ผลการวิเคราะห์ {_short(record.reason)}"
        case Evidence():
            return f"หลักฐาน {_short(record.heading or record.caption or record.subject)}"
    return describe(type(record)).label


def _said(data: Dataset, one: Field, value: Any) -> str:  # noqa: ANN401 - by kind
    """Return a value as an officer reads it."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, ThaiDate):
        return value.long()
    match one.kind:
        case Kind.LINKS:
            return _listed(_target(data, link) for link in value)
        case Kind.PARTIES:
            return _listed(party_names(data, value))
        case Kind.TEXT_MAP | Kind.NUMBER_MAP | Kind.FLAG_MAP:
            return _listed(f"{key} {content}" for key, content in value)
        case Kind.NUMBERS | Kind.TEXTS:
            return _listed(to_thai(str(entry)) for entry in value)
        case Kind.BLOB:
            return f"แฟ้ม {value[:8]}"
        case Kind.FLAG:
            return "ใช่" if value else "ไม่"
    return one.choice_label(value) or (value if isinstance(value, str) else to_thai(str(value)))


def _target(data: Dataset, link: UUID) -> str:
    """Return what a linked record is called."""
    found = data.find(Official, link) or data.find(Measure, link)
    if isinstance(found, Official):
        return found.name or found.position
    return found.title if found is not None else ""


def _from_difference(before: str, after: str) -> tuple[str, str]:
    """Return two texts, short; of long ones that begin alike only what begins to differ."""
    texts = [" ".join(text.split()) for text in (before, after)]
    pairs = enumerate(zip(*texts, strict=False))
    same = next((n for n, (one, other) in pairs if one != other), min(map(len, texts)))
    start = texts[0].rfind(" ", 0, same) + 1 if same > _SHOWN // 2 else 0
    left, right = (
        _short(f"…{text[start:]}" if start and text[start:] else text[start:]) for text in texts
    )
    return left, right


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    if not line:
        return "(ว่าง)"
    return f"“{line}”" if len(line) <= _SHOWN else f"“{line[:_SHOWN]}…”"
