"""Tables inside HTML, as Word, Excel and browsers put them on the clipboard: text only."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from itadesk.core.digits import thai_number

Grid = list[list[str]]

_LINE_TAGS = frozenset(("p", "div", "br", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5"))
_SILENT_TAGS = frozenset(("style", "script", "title", "head"))
_SPACE = re.compile("[ \t\n\r\f\xa0]+")
_MOST_COLUMNS = 100  # one cell may not claim more by its colspan


def table_in(html: str) -> Grid | None:
    """Return the cells of the first table, None when there is none.

    Paragraphs, line breaks and list items of a cell are its lines. A cell that spans several
    places stands in the first of them; a table inside a cell is text of that cell.
    """
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.grid()


@dataclass(slots=True)
class _Cell:
    """A cell as its tags say it."""

    columns: int = 1
    rows: int = 1
    lines: list[str] = field(default_factory=lambda: [""])

    def text(self) -> str:
        """Return the lines that are not empty at the beginning and end."""
        lines = [_SPACE.sub(" ", line).strip() for line in self.lines]
        return re.sub("\n{2,}", "\n", "\n".join(lines)).strip("\n")


class _Parser(HTMLParser):
    """Collects the cells of the first outermost table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[_Cell]] = []
        self._cell: _Cell | None = None
        self._tables = 0  # how deep tables are nested here
        self._found = False
        self._finished = False
        self._silent = 0
        self._lists: list[int | None] = []  # the last number of each ordered list around

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, row, cell, list or line."""
        if tag in _SILENT_TAGS:
            self._silent += 1
        elif tag == "table":
            self._tables += 1
            self._found = self._found or not self._finished
        elif self._finished or not self._tables:
            return
        elif self._tables == 1 and tag == "tr":
            self._rows.append([])
            self._cell = None
        elif self._tables == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif self._cell is not None:
            self._begin_in_cell(self._cell, tag)

    def handle_endtag(self, tag: str) -> None:
        """End what `handle_starttag` began."""
        if tag in _SILENT_TAGS:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._finished = self._found
                self._cell = None
        elif self._tables == 1 and tag in ("td", "th", "tr"):
            self._cell = None
        elif self._cell is not None and tag in _LINE_TAGS and tag != "br":
            self._cell.lines.append("")
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        """Take text of a cell."""
        if self._cell is not None and not self._silent and not self._finished:
            self._cell.lines[-1] += data

    def grid(self) -> Grid | None:
        """Return the cells found, all rows equally wide."""
        if not self._found:
            return None
        grid: Grid = []
        taken: dict[int, int] = {}  # column -> rows below that a cell above still covers
        for cells in self._rows:
            row: list[str] = []
            below: dict[int, int] = {}
            for cell in cells:
                while taken.get(len(row), 0):
                    row.append("")
                for column in range(len(row), len(row) + cell.columns):
                    below[column] = cell.rows - 1
                row += [cell.text()] + [""] * (cell.columns - 1)
            for column, rows in taken.items():
                below.setdefault(column, max(rows - 1, 0))
            taken = below
            grid.append(row)
        width = max((len(row) for row in grid), default=0)
        return [row + [""] * (width - len(row)) for row in grid if row]

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        if not self._rows:
            self._rows.append([])
        self._cell = _Cell(
            columns=_span(attributes.get("colspan"), _MOST_COLUMNS),
            rows=_span(attributes.get("rowspan"), len(self._rows) + 10_000),
        )
        self._rows[-1].append(self._cell)
        self._lists.clear()

    def _begin_in_cell(self, cell: _Cell, tag: str) -> None:
        if tag in _LINE_TAGS:
            cell.lines.append("")
        elif tag in ("td", "th"):  # of a table inside the cell
            cell.lines[-1] += " "
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            cell.lines[-1] = self._list_marker()

    def _list_marker(self) -> str:
        """Return what the browser would draw before a list item."""
        last = self._lists[-1] if self._lists else None
        if last is None:
            return "- "
        self._lists[-1] = last + 1
        return f"{thai_number(last + 1)}. "


def _span(value: str | None, most: int) -> int:
    """Return how many columns or rows a cell takes up."""
    digits = (value or "").strip()
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() else 1
