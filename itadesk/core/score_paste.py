"""What a block of cells from a spreadsheet means in the table of scores."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from itadesk.core.dates import FIRST_YEAR, LAST_YEAR
from itadesk.core.digits import thai_number, to_arabic
from itadesk.core.errors import UserError
from itadesk.core.ita_year import INDICATOR_NUMBERS, ItaYearData
from itadesk.core.rating import parse_score

_YEAR = re.compile(r"(?:ITA|คะแนน|ปี|พ\.ศ\.|\s)*([0-9]{4})\s*")
_NUMBER = re.compile(r"\s*([0-9]{1,2})\s*[.)]?\s*")

Grid = Sequence[Sequence[str]]


class ScorePaste(NamedTuple):
    """The scores to set, by year and indicator; `left_out` counts rows and columns not placed."""

    scores: dict[int, dict[int, Decimal]]
    left_out: int


def plan_scores(
    grid: Grid, data: ItaYearData, years: Sequence[int], year: int, indicator: int
) -> ScorePaste:
    """Plan a paste at the cell of a year and an indicator; empty cells change nothing.

    A first row with years tells the columns, also of years that are not there yet; a column with
    names or numbers of indicators tells the rows. UserError when a cell is no score.
    """
    rows = _without_empty_end(grid)
    headed = _years_of(rows[0]) if rows else {}
    if headed:
        rows = rows[1:]
    first = min(headed) if headed else _first_score_column(rows)
    labels, left_out = [row[:first] for row in rows], 0
    if not headed:
        later = [one for one in years if one >= year]
        columns = range(first, max(map(len, rows), default=first))
        headed = dict(zip(columns, later, strict=False))
        left_out += len(columns) - len(headed)
    numbers = _indicators_of(labels, data, indicator)
    scores: dict[int, dict[int, Decimal]] = {one: {} for one in headed.values()}
    for row, number in zip(rows, numbers, strict=True):
        if number is None:
            left_out += any(cell.strip() for cell in row)
            continue
        for column, told in headed.items():
            if row[column].strip():
                scores[told][number] = _score(row[column], number, told)
    return ScorePaste({one: told for one, told in scores.items() if told}, left_out)


def _without_empty_end(grid: Grid) -> Grid:
    """Leave out empty rows at the end; those between keep their place."""
    filled = [at for at, row in enumerate(grid) if any(cell.strip() for cell in row)]
    return grid[: filled[-1] + 1] if filled else []


def _years_of(row: Sequence[str]) -> dict[int, int]:
    """Return the years that head columns, {} when the row is no heading."""
    found = ((at, _YEAR.fullmatch(to_arabic(cell))) for at, cell in enumerate(row))
    years = {at: int(one[1]) for at, one in found if one}
    return {at: year for at, year in years.items() if FIRST_YEAR <= year <= LAST_YEAR}


def _first_score_column(rows: Grid) -> int:
    """Return the column after the last one that holds words."""
    columns = range(max(map(len, rows), default=0))
    words = [at for at in columns if any(_is_word(row[at]) for row in rows)]
    return min(words[-1] + 1, len(columns) - 1) if words else 0


def _is_word(cell: str) -> bool:
    return bool(re.search("[A-Za-zก-ฮ]{3}", cell)) and "คะแนน" not in cell


def _indicators_of(
    labels: Sequence[Sequence[str]], data: ItaYearData, first: int
) -> list[int | None]:
    """Return the indicator of each row: by number, by name, else one after the other."""
    if any(map(any, labels)):
        told = [_indicator_of(cells, data) for cells in labels]
        if len(labels) != len(INDICATOR_NUMBERS) or None not in told:
            return told
        first = INDICATOR_NUMBERS[0]  # ten rows are the ten indicators, whatever they are called
    following = range(first, first + len(labels))
    return [number if number in INDICATOR_NUMBERS else None for number in following]


def _indicator_of(cells: Sequence[str], data: ItaYearData) -> int | None:
    for cell in cells:
        numbered = _NUMBER.fullmatch(to_arabic(cell))
        if numbered and int(numbered[1]) in INDICATOR_NUMBERS:
            return int(numbered[1])
    named = (data.find_indicator(cell) for cell in cells if cell.strip())
    return next((number for number in named if number is not None), None)


def _score(cell: str, indicator: int, year: int) -> Decimal:
    try:
        return parse_score(cell)
    except UserError as error:
        place = f"ตัวชี้วัดที่ {thai_number(indicator)} ปี {thai_number(year)}"
        raise UserError(f"ยังไม่ได้วาง {place}: {error.message}", error.remedy) from error
