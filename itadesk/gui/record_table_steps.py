"""The fewest row steps that turn one order of rows into another, as a view is told of them."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

H = TypeVar("H", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows `first` to `last` go."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows `first` to `last` go before the row that is at `before` until then."""

    first: int
    last: int
    before: int

    def apply(self, rows: list[H]) -> None:
        """Move the rows of a list."""
        block = rows[self.first : self.last + 1]
        del rows[self.first : self.last + 1]
        to = self.before if self.before < self.first else self.before - len(block)
        rows[to:to] = block


@dataclass(frozen=True, slots=True)
class Inserted(Generic[H]):
    """Rows come in at `first`."""

    first: int
    rows: tuple[H, ...]


Step = Removed | Moved | Inserted[H]


def steps_between(old: Sequence[H], new: Sequence[H]) -> Iterator[Step[H]]:
    """Yield the steps, each counted in the rows as the steps before it left them."""
    if list(old) == list(new):
        return
    rows = list(old)
    wanted = set(new)
    gone = [at for at, row in enumerate(rows) if row not in wanted]
    for first, last in reversed(list(runs(gone))):
        yield Removed(first, last)
        del rows[first : last + 1]
    present = set(rows)
    yield from _moves(rows, [row for row in new if row in present])
    for first, last in runs([at for at, row in enumerate(new) if row not in present]):
        yield Inserted(first, tuple(new[first : last + 1]))


def runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of neighbours among rising numbers."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def _moves(rows: list[H], new: Sequence[H]) -> Iterator[Moved]:
    """Yield moves from `rows` to `new`, the same rows; those that need not move stay."""
    place = {row: at for at, row in enumerate(new)}
    staying = _longest_rising([place[row] for row in rows])
    at = 0
    while at < len(new):
        if at in staying:
            at += 1
            continue
        first = rows.index(new[at])
        count = 1
        while (
            at + count < len(new)
            and at + count not in staying
            and first + count < len(rows)
            and rows[first + count] == new[at + count]
        ):
            count += 1
        before = rows.index(new[at - 1]) + 1 if at else 0
        if before != first:
            move = Moved(first, first + count - 1, before)
            yield move
            move.apply(rows)
        at += count


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the numbers of a longest rising subsequence."""
    tails: list[int] = []  # the lowest last number of a rising sequence of each length
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(tails, number)
        before[number] = tails[at - 1] if at else None
        tails[at : at + 1] = [number]
    chain: set[int] = set()
    current = tails[-1] if tails else None
    while current is not None:
        chain.add(current)
        current = before[current]
    return chain
