"""What all records share."""

import dataclasses
from dataclasses import FrozenInstanceError
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeVar, dataclass_transform
from uuid import UUID, uuid4

from itadesk.core.fields import describe

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[_T]) -> type[_T]:
    """Make a frozen dataclass with slots of a class.

    Its methods are those of `Record`: what `dataclasses` would write and compile for each class
    is a large part of every start of the program.
    """
    return dataclasses.dataclass(init=False, repr=False, eq=False, match_args=False, slots=True)(
        cls
    )


@record
class Record:
    """A row of the document: immutable, known by its id, equal when every field is."""

    if TYPE_CHECKING:  # what makes a dataclass of it for the checker
        __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]

    id: UUID = dataclasses.field(default_factory=uuid4)

    def __init__(self, **values: object) -> None:
        for name, one in self.__dataclass_fields__.items():
            value = values.pop(name) if name in values else _default(one)
            object.__setattr__(self, name, value)
        if values:
            raise TypeError(f"{type(self).__name__} has no field {next(iter(values))}")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()}"

    def _values(self) -> tuple[object, ...]:
        names = (one.name for one in describe(type(self)).fields)
        return self.id, *(getattr(self, name) for name in names)


def _default(one: dataclasses.Field[Any]) -> object:
    """Return what a field holds that is given no value."""
    return one.default if one.default_factory is dataclasses.MISSING else one.default_factory()
