"""Rows on the clipboard: read from Word, Excel and plain text, written for all of them."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from itadesk.gui.clipboard_html import Grid, table_in

# A quoted cell holds what it wants, also newlines; its quotes are doubled. A cell that only begins
# with a quote is not quoted.
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)|([^\t\n]*))(\t|\n|\Z)')


@dataclass(frozen=True, slots=True)
class Clip:
    """Cells from the clipboard, all rows equally wide.

    `is_table` is false for plain text without tabs, whose lines may be rows or the lines of a text.
    """

    grid: Grid
    is_table: bool

    def text(self) -> str:
        """Return all cells as one text."""
        return "\n".join("\t".join(row) for row in self.grid)


def read_clip(mime: QMimeData) -> Clip | None:
    """Return the cells on the clipboard, None when there is no text.

    A table in HTML comes before tabs in plain text, since only it tells a cell's lines from rows.
    """
    if mime.hasHtml():
        grid = table_in(mime.html())
        if grid is not None and any(map(any, grid)):
            return Clip(grid, is_table=True)
    text = mime.text() if mime.hasText() else ""
    return Clip(read_tabs(text), is_table="\t" in text) if text.strip() else None


def read_tabs(text: str) -> Grid:
    """Return the cells of text with tabs between columns, as a spreadsheet copies it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    grid: Grid = [[]]
    position = 0
    while True:
        found = _CELL.match(text, position)
        assert found is not None, "the pattern matches anything"
        quoted, plain, end = found.groups()
        grid[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        position = found.end()
        if end == "\n":
            grid.append([])
        elif not end:
            break
    width = max(map(len, grid))
    return [row + [""] * (width - len(row)) for row in grid]


def write_grid(grid: Sequence[Sequence[str]]) -> QMimeData:
    """Put cells into a form that Word, Excel and `read_grid` take."""
    mime = QMimeData()
    mime.setText("".join("\t".join(map(_quoted, row)) + "\n" for row in grid))
    rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in grid)
    mime.setHtml(
        f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>'
    )
    return mime


def _quoted(cell: str) -> str:
    if "\n" in cell or "\t" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _html_cell(cell: str) -> str:
    lines = html.escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"<td>{lines}</td>"
