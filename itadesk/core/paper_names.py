"""File names of papers for websites: small Latin letters, digits and hyphens only."""

import re

from itadesk.core.dataset import Dataset
from itadesk.core.digits import to_arabic
from itadesk.core.paper_life import purposes
from itadesk.core.papers import PLAN
from itadesk.core.records import FiscalYear, Report

_FORMS = ("memo", "announcement")
_HOST = re.compile(r"(?:[a-z]+://)?(?:www\.)?([^/:?#]+)")
_MOST = 60  # characters


def ascii_name(data: Dataset, report: Report, extension: str = "pdf") -> str:
    """Return o26-results-2568-12m-namuang.pdf: item, kind, fiscal year, round and office.

    The office is called as its website is: nobody has to guess how its name is spelt in Latin
    letters. Without a website the name is left out.
    """
    year = data.find(FiscalYear, report.year_id)
    codes = [one.item.code.value for one in purposes(data, report)]
    kind = report.form if report.form in _FORMS else report.kind or PLAN
    parts = (
        *codes,
        kind,
        str(year.year) if year is not None and year.year else "",
        f"{report.round}m" if report.round and kind != PLAN else "",
        _site(data.office.website),
    )
    plain = re.sub("[^a-z0-9]+", "-", "-".join(filter(None, parts)).lower())
    return f"{plain[:_MOST].strip('-')}.{extension}"


def _site(website: str) -> str:
    """Return what an office calls itself on the web: namuang of www.namuang.go.th."""
    found = _HOST.match(to_arabic(website).strip().lower())
    return found[1].split(".")[0] if found else ""
