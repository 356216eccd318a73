"""How a field of a record is described, once for tables, forms, checks, files and print."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T", bound=type)

MAX_TEXT = 20_000  # characters in one field (DESIGN.md section 3)


class Kind(Enum):
    """What a field holds. The Python type of each kind stands beside it."""

    __hash__ = object.__hash__  # that of Enum is slow, and kinds are looked up for every value

    LINE = auto()  # str, typed in one line (files may bring more), "" when empty
    TEXT = auto()  # str; a line is a paragraph
    CHOICE = auto()  # str, the value of one of the choices, "" when none
    NUMBER_CHOICE = auto()  # int | None, the value of one of the choices
    YEAR = auto()  # int | None, พ.ศ.
    INTEGER = auto()  # int | None
    SCORE = auto()  # Decimal | None, 0-100, two decimals
    FLAG = auto()  # bool
    SWITCH = auto()  # bool | None; None leaves it to the form
    DATE = auto()  # ThaiDate | None; the day may be missing
    BLOB = auto()  # str, the name of a Blob ("<sha256>.<extension>"), "" when none
    LINKS = auto()  # tuple[UUID, ...] of records of the target, in the officer's order
    PARTIES = auto()  # tuple[UUID | str, ...]: records of the target and free entries
    NUMBERS = auto()  # tuple[int, ...]; with choices: a subset of them
    TEXTS = auto()  # tuple[str, ...]
    TEXT_MAP = auto()  # tuple[tuple[str, str], ...]
    NUMBER_MAP = auto()  # tuple[tuple[str, int], ...]
    FLAG_MAP = auto()  # tuple[tuple[str, bool], ...]
    STEPS = auto()  # tuple[StatusStep, ...]
    PARENT = auto()  # UUID of the record this one hangs from; None where another parent is set
    ORDER = auto()  # int, sparse place among its siblings


_EMPTY: dict[Kind, Any] = {
    Kind.LINE: "",
    Kind.TEXT: "",
    Kind.CHOICE: "",
    Kind.BLOB: "",
    Kind.FLAG: False,
    Kind.ORDER: 0,
    Kind.LINKS: (),
    Kind.PARTIES: (),
    Kind.NUMBERS: (),
    Kind.TEXTS: (),
    Kind.TEXT_MAP: (),
    Kind.NUMBER_MAP: (),
    Kind.FLAG_MAP: (),
    Kind.STEPS: (),
}


def empty(kind: Kind) -> Any:  # noqa: ANN401 - the type depends on the kind
    """Return the value an empty field of this kind has."""
    return _EMPTY.get(kind)


class Choice(NamedTuple):
    """One value a field may take, and how the officer reads it."""

    value: str | int
    label: str


class Field(NamedTuple):
    """The description of one field of a record.

    `target` names the record a link or parent points to; `group` the JSON object the field is
    nested in; `lowest` and `highest` bound numbers, inclusive.
    """

    name: str
    kind: Kind
    label: str = ""
    required: bool = False  # for printing; nothing is required to save
    choices: tuple[Choice, ...] = ()
    help: str = ""
    target: str = ""
    group: str = ""
    lowest: int | None = None
    highest: int | None = None

    @property
    def is_content(self) -> bool:
        """Whether the field says something, rather than where the record hangs."""
        return self.kind not in (Kind.PARENT, Kind.ORDER)

    def choice_label(self, value: str | int | None) -> str:
        """Return the Thai label of a chosen value, "" when it is none of the choices."""
        return next((choice.label for choice in self.choices if choice.value == value), "")


def field(kind: Kind, label: str = "", **description: Any) -> Any:  # noqa: ANN401 - as in dataclasses
    """Declare a dataclass field together with its description (keywords are those of `Field`)."""
    return dataclasses.field(default=empty(kind), metadata={"describe": (kind, label, description)})


def parent(target: str) -> Any:  # noqa: ANN401 - as in dataclasses
    """Declare the reference to the record this one hangs from."""
    return field(Kind.PARENT, target=target)


def order() -> Any:  # noqa: ANN401 - as in dataclasses
    """Declare the sparse order key of a record the officer orders herself."""
    return field(Kind.ORDER)


@dataclass(frozen=True, eq=False, repr=False)
class Description:
    """What a record is: its names, its fields and how its siblings are sorted.

    `name` is the table and objectName prefix, `collection` the JSON key of the list, `sort` the
    fields siblings are ordered by, `unique` the fields that together occur once.
    """

    name: str
    label: str
    collection: str
    sort: tuple[str, ...]
    unique: tuple[str, ...]
    fields: tuple[Field, ...]

    def __getitem__(self, name: str) -> Field:
        """Return the field of this name; KeyError when there is none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)

    @cached_property
    def content(self) -> tuple[Field, ...]:
        """The fields an officer fills in."""
        return tuple(one for one in self.fields if one.is_content)

    @cached_property
    def parents(self) -> tuple[Field, ...]:
        """The references to the records this one may hang from."""
        return tuple(one for one in self.fields if one.kind is Kind.PARENT)


_descriptions: dict[type, Description] = {}


def described(
    name: str,
    label: str,
    collection: str,
    *,
    sort: tuple[str, ...] = (),
    unique: tuple[str, ...] = (),
) -> Callable[[T], T]:
    """Register the description of a record class; goes above its `@dataclass`."""

    def register(cls: T) -> T:
        fields = []
        for one in dataclasses.fields(cls):
            if "describe" in one.metadata:
                kind, field_label, more = one.metadata["describe"]
                fields.append(Field(one.name, kind, field_label, **more))
        ordered = any(one.kind is Kind.ORDER for one in fields)
        by = sort or (("order_key",) if ordered else ())
        _descriptions[cls] = Description(name, label, collection, by, unique, tuple(fields))
        return cls

    return register


def describe(cls: type) -> Description:
    """Return the description of a record class."""
    return _descriptions[cls]
