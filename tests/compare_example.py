"""Compare an example document with the text of the report it was transcribed from.

By hand: `python -m tests.compare_example 004` prints every difference between the two, character
by character. White space, HTML tags, the numbers before measures, "(ต่อ)" and the headings of the
table are left aside: the program makes them itself.
"""

import difflib
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from itadesk.core.offices import full_name, place_line

NUMBERS = ("000", "001", "004")
COLUMNS = {
    "plan": ("title", "steps", "responsible", "monitoring"),
    "results": ("title", "steps", "period", "responsible", "output", "outcome"),
    "results-summary": ("title", "steps", "responsible", "period", "output", "outcome"),
}
EXAMPLES = Path(__file__).parents[1] / "resources" / "examples"
DATA = Path(__file__).parent / "data"
CONTINUED = "(ต่อ)"
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

Cells = dict[str, str]  # name of a place, as "measure 4 output" -> its text


def load(number: str) -> dict[str, Any]:
    """Return the example document of a report."""
    document: dict[str, Any] = json.loads((EXAMPLES / f"report-{number}.json").read_text("utf-8"))
    return document


def report_cells(text: str, columns: tuple[str, ...]) -> Cells:
    """Read the text of a report: lines, and table rows whose cells stand between tabs."""
    lines = text.splitlines()
    in_table = [place for place, line in enumerate(lines) if "\t" in line]
    before = "\n".join(lines[: in_table[0]])
    # The title of the first page is set bold: **title**. A report without a cover has only that.
    cover, page_title, intro = before.split("**") if "**" in before else ("", before, "")
    cells = {"title": cover, "page_title": page_title, "intro": intro}
    for count, row in enumerate(_measures(lines[place] for place in in_table), 1):
        number = str(count).translate(THAI_DIGITS)
        row[0] = re.sub(rf"^\s*{number}\.", "", row[0])
        cells |= {f"measure {count} {name}": cell for name, cell in zip(columns, row, strict=True)}
    cells["signers"] = "\n".join(lines[in_table[-1] + 1 :])
    return cells


def _measures(lines: Iterable[str]) -> list[list[str]]:
    """Return a row per measure: headings dropped, rows cut by a page joined."""
    rows: list[list[str]] = []
    headings: list[str] = []
    for line in lines:
        row = [re.sub(r"</?(?:p|ul)\b[^>]*>", "\n", cell).strip() for cell in line.split("\t")]
        headings = headings or [stream(cell) for cell in row]
        if [stream(cell) for cell in row] == headings:
            continue
        if row[0] and not row[0].startswith(CONTINUED):
            rows.append(row)
            continue
        for place, cell in enumerate(row):
            if cell != rows[-1][place]:  # a short cell may be repeated whole
                rows[-1][place] += cell.removeprefix(CONTINUED)
    return rows


def example_cells(document: dict[str, Any]) -> Cells:
    """Read the same places from an example document."""
    year = document["years"][0]
    report = year["reports"][0]
    cells = {name: report.get(name, "") for name in ("title", "page_title", "intro")}
    if cells["title"]:
        cells["title"] += "\n".join(_office_lines(document["office"]))  # set by the cover
    for count, measure in enumerate(year["measures"], 1):
        texts = measure | (measure.get("results") or [{}])[0]
        texts["responsible"] = "\n".join(measure["responsible"])
        for name in COLUMNS[report["form"]]:
            cells[f"measure {count} {name}"] = texts.get(name, "")
    officials = document["office"].get("officials", [])
    signers = [officials[place - 1] for place in report.get("signers", [])]
    cells["signers"] = "\n".join(
        signer.get(name, "")
        for signer in signers
        for name in ("role", "prefix", "name", "position")
    )
    return cells


def _office_lines(office: dict[str, str]) -> tuple[str, str]:
    """Return the lines every cover ends with: the office and its place."""
    place = place_line(office["district"], office["province"])
    return full_name(office["kind"], office["name"]), place


def stream(text: str) -> str:
    """Return the characters of a text without its white space."""
    return "".join(text.split())


def differences(number: str, document: dict[str, Any]) -> list[str]:
    """List every difference between a document and the report, one line each."""
    printed, written = both(number, document)
    found = []
    for place in printed | written:
        old, new = stream(printed.get(place, "")), stream(written.get(place, ""))
        changes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        found += [
            f'{place}, character {i + 1}: report "{old[i:j]}", example "{new[k:m]}"'
            for tag, i, j, k, m in changes
            if tag != "equal"
        ]
    return found


def both(number: str, document: dict[str, Any]) -> tuple[Cells, Cells]:
    """Return the places of the report and those of the document."""
    text = (DATA / "reports" / f"{number}.txt").read_text("utf-8")
    form = document["years"][0]["reports"][0]["form"]
    return report_cells(text, COLUMNS[form]), example_cells(document)


def reviewed(number: str) -> dict[str, str]:
    """Return the differences a person has accepted, each with the reason (the line below it)."""
    lines = (DATA / "example_differences" / f"{number}.txt").read_text("utf-8").splitlines()
    return dict(zip(lines[::2], map(str.strip, lines[1::2]), strict=True))


def main(arguments: list[str]) -> int:
    """Print the differences of the reports named (all when none is); 1 when one is not reviewed."""
    unknown = 0
    for number in arguments or NUMBERS:
        reasons = reviewed(number)
        for line in differences(number, load(number)):
            unknown += line not in reasons
            print(f"{number} {line}\n    {reasons.get(line, 'not reviewed')}")  # noqa: T201
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
