"""Texts that must not take more lines than there is room for."""

from collections.abc import Callable
from typing import NamedTuple

from itadesk.core.records import Record
from itadesk.report.text import Line, Setter, Style

_CUT = "…"
_LONGEST = 1000  # characters that are tried: more than a few lines hold


def shortened(
    set_lines: Callable[[str], tuple[Line, ...]], text: str, most: int
) -> tuple[str, tuple[Line, ...]]:
    """Return a text cut so short that it is set on `most` lines, whole if it can be; and them."""
    while len(lines := set_lines(text)) > most:
        text = "".join(line.text for line in lines[:most])[:-2].rstrip() + _CUT
    return text, lines


class Cut(NamedTuple):
    """A field that is not printed whole."""

    record: Record
    field: str


class Shortener:
    """Cuts names to `most` lines; `cut` are the fields that this left incomplete."""

    def __init__(self, setter: Setter, style: Style, most: int) -> None:
        self._setter = setter
        self._style = style
        self._most = most
        self.cut: list[Cut] = []

    def fit(self, text: str, width: float, record: Record, field: str) -> str:
        """Return a text, for most of one field, as one paragraph that is short enough."""
        whole = " ".join(text.split())

        def set_lines(part: str) -> tuple[Line, ...]:
            return self._setter.lines(part, self._style, width)

        short, _ = shortened(set_lines, whole[:_LONGEST], self._most)
        if short != whole:
            self.cut.append(Cut(record, field))
        return short
