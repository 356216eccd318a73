"""What a paste into a table means: which cell goes to which field, and the value it stands for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from itadesk.core.characters import clean, forbidden
from itadesk.core.checks import MAX_ROWS
from itadesk.core.dataset import Dataset
from itadesk.core.digits import thai_number, to_thai
from itadesk.core.errors import UserError
from itadesk.core.fields import Field, Kind
from itadesk.core.headings import IGNORED, columns_of, is_row_numbers
from itadesk.gui.cells import read_cell
from itadesk.gui.clipboard import Clip
from itadesk.gui.clipboard_html import Grid

_NUMBER = re.compile(r"\s*[0-9๐-๙]+\s*[.)]?\s*")
_LEADING_NUMBER = re.compile(r"\s*[0-9๐-๙]+\s*[.)]\s*(?![0-9๐-๙])")
_CONTINUED = re.compile(r"\s*\(ต่อ\)\s*")
_TURNED = "\t\r\v\f\x85"  # what `clean` turns into spaces and newlines instead of taking it out


@dataclass(frozen=True, slots=True)
class Paste:
    """The rows to put into the table."""

    rows: tuple[Mapping[str, Any], ...]  # values by field name
    keys: tuple[str, ...]  # the text of the first column where it only names the row, else empty
    whole: bool  # rows of their own, not values for the rows that are there
    left_out: tuple[str, ...]  # headings of columns nobody asked for
    removed: str  # characters that may not be stored


def without_number(text: str) -> str:
    """Return a title without the number before it; the program numbers what it prints."""
    return _LEADING_NUMBER.sub("", text, count=1) if _LEADING_NUMBER.match(text) else text


def plan_paste(
    data: Dataset,
    columns: Sequence[Field],
    fields: Mapping[str, Field],
    clip: Clip,
    column: int,
) -> Paste:
    """Plan a paste at a column; `fields` are all that may be set, also those without a column.

    Raises UserError, naming row and column, when a cell stands for no value.
    """
    if not clip.is_table and column > 0 and columns[column].kind is Kind.TEXT:
        clip = Clip([[clip.text()]], is_table=True)  # lines of one text, not rows
    grid = clip.grid
    if len(grid) > MAX_ROWS + 2:
        most = to_thai(f"{MAX_ROWS:,}")
        raise UserError(f"ตารางที่คัดลอกมามีเกิน {most} แถว", "แบ่งคัดลอกทีละส่วน")
    labels = {one.name: one.label for one in (*fields.values(), *columns)}
    targets = columns_of(grid[0], labels)
    left_out: tuple[str, ...] = ()
    if targets is not None:
        left_out = tuple(
            heading.strip()
            for heading, name in zip(grid[0], targets, strict=True)
            if name == IGNORED and heading.strip() and not is_row_numbers(heading)
        )
        grid = grid[1:]
        below = columns_of(grid[0], labels) if grid else None
        if below is not None:
            targets = [low or high for high, low in zip(targets, below, strict=True)]
            grid = grid[1:]
        whole = True
    else:
        whole = len(grid[0]) >= len(columns) > 1 or (column == 0 and len(grid[0]) > 1)
        targets = _targets_from(0 if whole else column, columns, grid, whole)
    grid = _without_empty_rows(grid, whole)
    cells, removed = _cleaned(grid)
    if whole and "title" in targets:
        cells = _with_continued(cells, targets.index("title"))
    first = columns[0].name
    keys: tuple[str, ...] = ()
    if first not in fields and first in targets:
        keys = tuple(without_number(row[targets.index(first)]) for row in cells)
    rows = tuple(
        _values(data, fields, targets, row, number, whole) for number, row in enumerate(cells, 1)
    )
    return Paste(rows, keys, whole, left_out, removed)


def _targets_from(column: int, columns: Sequence[Field], grid: Grid, whole: bool) -> list[str]:
    """Return the fields of cells that have no headings, left to right from a column."""
    names = [one.name for one in columns[column:]]
    if whole and all(_NUMBER.fullmatch(row[0]) for row in grid if row[0]) and grid[0][0]:
        names.insert(0, IGNORED)  # the rows are numbered in a column of their own
    width = len(grid[0])
    return (names + [IGNORED] * width)[:width]


def _values(
    data: Dataset,
    fields: Mapping[str, Field],
    targets: Sequence[str],
    row: Sequence[str],
    number: int,
    whole: bool,
) -> dict[str, Any]:
    values = {}
    for name, text in zip(targets, row, strict=True):
        one = fields.get(name)
        if one is None:
            continue
        if whole and name == "title":
            text = without_number(text)
        try:
            values[name] = read_cell(data, one, text)
        except UserError as error:
            place = f"แถวที่ {thai_number(number)} ช่อง “{one.label}”"
            raise UserError(f"ยังไม่ได้วาง {place}: {error.message}", error.remedy) from error
    return values


def _cleaned(grid: Grid) -> tuple[Grid, str]:
    """Return the cells as they may be stored, and the characters taken out of them."""
    removed: dict[str, None] = {}
    for row in grid:
        for cell in row:
            removed.update(dict.fromkeys(c for c in forbidden(cell) if c not in _TURNED))
    return [[clean(cell) for cell in row] for row in grid], "".join(removed)


def _with_continued(grid: Grid, title: int) -> Grid:
    """Join rows that go on with the row before: their title is empty or begins with “(ต่อ)”.

    A cell that begins so goes on in the middle of its sentence; one that only repeats the cell
    above, as period and responsible do in a table cut by a page, adds nothing.
    """
    joined: Grid = []
    for row in grid:
        if not joined or (row[title].strip() and not _CONTINUED.match(row[title])):
            joined.append(list(row))
            continue
        for at, text in enumerate(row):
            above = joined[-1][at]
            if _CONTINUED.match(text):
                joined[-1][at] = above + _CONTINUED.sub("", text)
            elif text.strip() and text != above:
                joined[-1][at] = f"{above}\n{text}" if above else text
    return joined


def _without_empty_rows(grid: Grid, everywhere: bool) -> Grid:
    """Leave out empty rows; those between values keep their place unless `everywhere`."""
    filled = [at for at, row in enumerate(grid) if any(cell.strip() for cell in row)]
    if everywhere:
        return [grid[at] for at in filled]
    return grid[: filled[-1] + 1] if filled else []
