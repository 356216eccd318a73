"""A value inside a JSON text and the path to it: it is given as asked, or refused by its path."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from itadesk.core.characters import shown
from itadesk.core.errors import UserError
from itadesk.exchange.json_text import Members

_MEND = "แก้ในแฟ้ม JSON แล้วลองใหม่"


class Place(NamedTuple):
    """A JSON value and where it stands: the keys, and the positions from 1 on, on the way to it."""

    value: Any
    steps: tuple[str | int, ...] = ()

    @property
    def path(self) -> str:
        """Where it stands as a message says it: ``years[1].measures[2].title``."""
        steps = (f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in self.steps)
        return "".join(steps).removeprefix(".")

    def refuse(self, problem: str, remedy: str = _MEND) -> NoReturn:
        """Raise the UserError that names this place."""
        raise UserError(f"{self.path or 'เอกสาร'}: {problem}", remedy)

    def entries(self) -> dict[str, "Place"]:
        """Return the members of an object by key."""
        if not isinstance(self.value, dict):
            self.refuse("ต้องเป็นวัตถุ { … }")
        if isinstance(self.value, Members) and self.value.doubled is not None:
            self._member(self.value.doubled).refuse("มีคีย์นี้ซ้ำ", "ลบให้เหลือคีย์เดียว")
        return {key: self._member(key) for key in self.value}

    def _member(self, key: str) -> "Place":
        return Place(self.value[key], (*self.steps, key))

    def members(self, known: Sequence[str]) -> dict[str, "Place"]:
        """Return the members of an object that may have these keys only."""
        entries = self.entries()
        for key, place in entries.items():
            if key not in known:
                from difflib import get_close_matches  # a file without mistakes waits for it

                near = get_close_matches(key, known, 1) or [" ".join(known)]
                place.refuse("ไม่รู้จักคีย์นี้", f"ลบออก หรือใช้คีย์ {near[0]}")
        return entries

    def elements(self) -> list["Place"]:
        """Return the elements of a list."""
        if not isinstance(self.value, list):
            self.refuse("ต้องเป็นรายการ [ … ]")
        return [Place(value, (*self.steps, at)) for at, value in enumerate(self.value, 1)]

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str):
            self.refuse('ต้องเป็นข้อความในเครื่องหมาย " "')
        return self.value

    def integer(self) -> int:
        """Return a whole number; true and 2568.0 are none."""
        if type(self.value) is not int:
            self.refuse("ต้องเป็นจำนวนเต็ม ไม่มีเครื่องหมายคำพูด")
        return self.value

    def decimal(self) -> Decimal:
        """Return a finite number."""
        if type(self.value) is int:
            return Decimal(self.value)
        if not isinstance(self.value, Decimal) or not self.value.is_finite():
            self.refuse("ต้องเป็นตัวเลข ไม่มีเครื่องหมายคำพูด")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            self.refuse("ต้องเป็น true หรือ false")
        return self.value
