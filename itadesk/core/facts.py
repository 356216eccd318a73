"""Facts with their source, and strict reading of the JSON files that hold them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, NoReturn, Self, TypeVar

from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value, whether its source was read and says so, and that source.

    What is not verified is a best guess: shown as such, and to be corrected in the data file.
    """

    value: T
    verified: bool
    source: str


@dataclass(frozen=True, slots=True)
class Node:
    """A value inside a JSON file and the path to it; every reading method raises UserError."""

    value: Any
    path: str

    @classmethod
    def read(cls, file: Path) -> Self:
        """Return the root of a file."""
        try:
            return cls(json.loads(file.read_text(encoding="utf-8")), file.name)
        except (OSError, ValueError) as error:
            raise UserError(f"อ่านแฟ้มข้อมูล {file.name} ไม่ได้", "ติดตั้งโปรแกรมใหม่") from error

    def fail(self, reason: str) -> NoReturn:
        """Refuse the value, naming its path."""
        raise UserError(f"แฟ้มข้อมูลผิดที่ {self.path}: {reason}", "แก้แฟ้มข้อมูลหรือติดตั้งโปรแกรมใหม่")

    def members(self, *required: str, optional: tuple[str, ...] = ()) -> dict[str, "Node"]:
        """Return the members of an object that has every required key and no unknown one."""
        members = self.entries()
        for key in required:
            if key not in members:
                self.fail(f"ขาด “{key}”")
        for key, member in members.items():
            if key not in required + optional:
                member.fail("ไม่รู้จักชื่อนี้")
        return members

    def entries(self) -> dict[str, "Node"]:
        """Return the members of an object whose keys are data."""
        if not isinstance(self.value, dict):
            self.fail("ต้องเป็นวัตถุ { }")
        return {key: Node(value, f"{self.path}/{key}") for key, value in self.value.items()}

    def elements(self) -> tuple["Node", ...]:
        """Return the elements of a list."""
        if not isinstance(self.value, list):
            self.fail("ต้องเป็นรายการ [ ]")
        return tuple(Node(value, f"{self.path}/{at}") for at, value in enumerate(self.value, 1))

    def text(self) -> str:
        """Return a text that is not blank."""
        if not isinstance(self.value, str) or not self.value.strip():
            self.fail("ต้องเป็นข้อความ")
        return self.value

    def integer(self, lowest: int, highest: int) -> int:
        """Return a whole number within bounds, inclusive."""
        if type(self.value) is not int or not lowest <= self.value <= highest:
            self.fail(f"ต้องเป็นจำนวนเต็ม {lowest} ถึง {highest}")
        return self.value

    def date(self) -> ThaiDate:
        """Return a date in its stored form."""
        try:
            return ThaiDate.parse(self.text())
        except UserError as error:
            self.fail(error.message)

    def fact(self, read: Callable[["Node"], T]) -> Fact[T]:
        """Return a fact whose value `read` understands."""
        members = self.members("value", "verified", "source")
        verified = members["verified"]
        if not isinstance(verified.value, bool):
            verified.fail("ต้องเป็น true หรือ false")
        return Fact(read(members["value"]), verified.value, members["source"].text())
