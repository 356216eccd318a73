"""What ITA asks for in each year.

The facts change every year and not all could be verified, so they live in `resources/ita/`, one
file a year, each fact with its source; no code knows a year by heart.
"""

from functools import cache

from itadesk.assets import asset
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.facts import Fact, Node
from itadesk.core.ita_file import read_year
from itadesk.core.ita_year import Indicator, Instrument, ItaYearData, PaperItem, RatingRule
from itadesk.core.item_codes import normalise_item_code

__all__ = [
    "Fact",
    "Indicator",
    "Instrument",
    "ItaYearData",
    "PaperItem",
    "RatingRule",
    "load",
    "nearest",
    "normalise_item_code",
    "standard_measures",
    "years",
]


def years() -> tuple[int, ...]:
    """Return the ITA years there are data for, oldest first."""
    return tuple(sorted(int(file.stem) for file in asset("resources", "ita").glob("2[0-9]*.json")))


@cache
def load(year: int) -> ItaYearData:
    """Return the data of an ITA year; raise UserError when there are none or the file is wrong."""
    if year not in years():
        known = years()
        raise UserError(
            f"ไม่มีข้อมูล ITA ปี {thai_number(year)}",
            f"มีข้อมูลปี {thai_number(known[0])}–{thai_number(known[-1])}",
        )
    return read_year(Node.read(asset("resources", "ita", f"{year}.json")))


def nearest(year: int) -> ItaYearData:
    """Return the data of the year, or of the known year closest to it."""
    return load(min(years(), key=lambda known: (abs(known - year), known)))


@cache
def standard_measures() -> tuple[Fact[str], ...]:
    """Return the titles of the internal measures every local office is asked to have."""
    root = Node.read(asset("resources", "ita", "standard_measures.json")).members("measures")
    return tuple(one.fact(Node.text) for one in root["measures"].elements())
