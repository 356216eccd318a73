"""Bad files as large as may be, for whoever measures how long and how large refusing them is."""

from itadesk.core.checks import MAX_ROWS
from itadesk.store import header, schema
from itadesk.store.errors import Trouble
from tests.hostile.files import Bad, Maker, numbers, repeated, resealed, said

_LONGEST = 19_990  # characters
_FILE = 190_000_000  # bytes
_ID = "printf('00000000-0000-4000-8000-%012d', x)"


def _rows(table: str, count: int, **values: str) -> str:
    """Return the statement that adds copies of the first row of a table, with other ids."""
    values = {"id": _ID, **values}
    columns = schema.columns(header.FORMAT)[table]
    chosen = ", ".join(values.get(name, f'"{name}"') for name in columns)
    first = f'(SELECT * FROM "{table}" LIMIT 1)'
    return f'INSERT INTO "{table}" {numbers(count)} SELECT {chosen} FROM n, {first}'


def _bad_at_last(*statements: str) -> Maker:
    """Return what puts much that is right before the one thing that is wrong."""
    return resealed(*statements, "UPDATE report SET digits = 'x'")


def _texts(text: str, size: int) -> Maker:
    """Return what fills a file with texts of so many bytes."""
    return _bad_at_last(_rows("division", _FILE // size, name=text))


def _lists(entry: str) -> Maker:
    """Return what fills a file with lists of one entry, a megabyte each."""
    text = f"'[' || replace({repeated(1_000_000 // len(entry), 'x')}, 'x', '{entry},') || '1]'"
    return _bad_at_last(_rows("finding", 120, items=text))


_NUMBERED = ("fiscal_year", "ita_year", "indicator_score", "result")  # each number once
_FULL = [name for name in schema.columns(header.FORMAT) if name not in ("office", *_NUMBERED)]

LARGE: dict[str, Bad] = {
    "190 MB of Thai": Bad(_texts(repeated(_LONGEST // 3, "ก"), _LONGEST), Trouble.INVALID),
    "190 MB of plain letters": Bad(_texts(repeated(_LONGEST, "x"), _LONGEST), Trouble.INVALID),
    "190 MB of letters and a smiling face": Bad(
        _texts(f"{repeated(_LONGEST, 'x')} || char(0x1f600)", _LONGEST), Trouble.INVALID
    ),
    "190 MB of texts of 15 MB": Bad(
        _bad_at_last(_rows("division", 12, name=repeated(15_000_000, "x"))), Trouble.INVALID
    ),
    "120 MB of lists of short texts": Bad(_lists('"ab"'), Trouble.INVALID),
    "120 MB of lists of numbers": Bad(_lists("257"), Trouble.INVALID),
    "120 MB of lists of lists": Bad(_lists("[]"), Trouble.INVALID),
    "10,000 rows of every table": Bad(
        _bad_at_last(*(_rows(name, MAX_ROWS - 10) for name in _FULL)), Trouble.INVALID
    ),
    "blob of 190 MB": Bad(said(f"UPDATE blob SET bytes = zeroblob({_FILE})"), Trouble.CHANGED),
    "190 MB of free pages": Bad(
        said(
            f"UPDATE blob SET bytes = zeroblob({_FILE})",
            "UPDATE blob SET bytes = x''",
        ),
        Trouble.CHANGED,
    ),
    "million rows": Bad(
        said(f"INSERT INTO division {numbers(1_000_000)} SELECT {_ID}, '', x, '' FROM n"),
        Trouble.INVALID,
    ),
}
