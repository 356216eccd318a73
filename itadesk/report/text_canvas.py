"""The pages of one PDF: set lines, rules, boxes and bookmarks on ReportLab's canvas.

Lengths are points; y grows upwards, as in PDF. What is drawn within an element belongs to it;
the rest only decorates the page.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from itadesk.report import archive
from itadesk.report.font_embed import Embedding, Shown
from itadesk.report.fonts import ASCENT, DESCENT
from itadesk.report.outline import Entry, put_outline
from itadesk.report.pdf_file import Image, PdfFile
from itadesk.report.structure import Structure, figure_attributes
from itadesk.report.text_setter import Line, Setter

_NO_FONT = "itadesk"
# ReportLab wants a font from the start; this one keeps it from naming Helvetica, and is never used.
pdfmetrics.registerFont(
    SimpleNamespace(
        fontName=_NO_FONT, face=SimpleNamespace(name=_NO_FONT), _dynamicFont=True, _multiByte=False
    )
)


class TextCanvas:
    """Draws one document; the same calls give the same bytes."""

    def __init__(
        self,
        setter: Setter,
        page_size: tuple[float, float],
        *,
        title: str = "",
        author: str = "",
        subject: str = "",
    ) -> None:
        self.setter = setter
        self.page_size = page_size
        self.canvas = Canvas(BytesIO(), pagesize=page_size, initialFontName=_NO_FONT)
        self._file = self.canvas._doc = PdfFile()  # noqa: SLF001 - it takes no other
        self._facts = archive.Facts(title, author, subject)
        self._fonts = Embedding()
        self._bookmarks: list[Entry] = []
        self._repeated: dict[Hashable, list[str]] = {}
        self.structure = Structure(self._file)

    @contextmanager
    def figure(self, words: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Let what is drawn be a picture, for which `words` are read; `box` is where it stands."""
        with self.structure.element("Figure", figure_attributes(words, box)):
            self._begin()
            yield

    def _begin(self) -> None:
        """Say whose content comes next."""
        for operator in self.structure.begin():
            self.canvas.addLiteral(operator)

    def repeat(self, key: Hashable, draw: Callable[[], None]) -> None:
        """Draw what decorates many pages in the same place; under one `key` it is set once."""
        code: list[str] = self.canvas._code  # noqa: SLF001 - ReportLab has no other way in
        code += self.structure.end()
        if key not in self._repeated:
            start = len(code)
            with self.structure.within(None):
                draw()
            code += self.structure.end()
            self._repeated[key] = code[start:]
        else:
            code += self._repeated[key]

    def show(self, lines: Sequence[Line], x: float, y: float) -> float:
        """Show lines under `y`, the top of the first one's box; return the foot of the last.

        The ink of a line stands in the middle of its leading; `x` is the left of the measure.
        """
        if not lines:
            return y
        alone = True not in [line.first for line in lines[1:]]
        operators = [*self.structure.end(), "BT"]
        across = up = 0  # in hundredths, so that what is rounded adds up
        state = _State()
        for n, line in enumerate(lines):
            size, leading = line.size, line.leading
            if line.first or n == 0:
                element = self.structure.paragraph(line.first, alone)
                operators += self.structure.begin_with(element)
            to = round((x + line.x) * 100)
            baseline = round((y - (leading + (ASCENT - DESCENT) * size) / 2) * 100)
            y -= leading
            operators.append(_move(to - across, baseline - up))
            across, up = to, baseline
            if line.marker:
                operators += state.spaced(0.0, 0.0)
                operators += state.show(self._fonts.shown(line.marker), size)
            if line.marker_gap:
                operators.append(f"[{-line.marker_gap * 1000 / size:.0f}] TJ")
            operators += state.spaced(line.cluster_gap, line.space_gap)
            operators += state.show(self._fonts.shown(line.boxes), size)
        operators += [*state.spaced(0.0, 0.0), *self.structure.end(), "ET"]
        self.canvas.addLiteral("\n".join(operators))
        return y

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5) -> None:
        """Draw a straight line."""
        self._begin()
        start, end = f"{_number(x1)} {_number(y1)}", f"{_number(x2)} {_number(y2)}"
        self.canvas.addLiteral(f"{_number(weight)} w {start} m {end} l S")

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        weight: float = 0.5,
        shade: float | None = None,
    ) -> None:
        """Draw a box from its lower left corner, filled with grey `shade` (0 black, 1 white)."""
        self._begin()
        left, foot = round(x, 2), round(y, 2)  # edges are rounded, so that neighbours share them
        sides = left, foot, round(x + width, 2) - left, round(y + height, 2) - foot
        box = f"{_number(weight)} w {' '.join(map(_number, sides))} re"
        if shade is None:
            self.canvas.addLiteral(f"{box} S")
        else:
            self.canvas.addLiteral(f"{_number(shade)} g {box} {'B' if weight > 0 else 'f'} 0 g")

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        weight: float = 0.5,
        ink: float = 0.0,
        dash: Sequence[float] = (),
        close: bool = False,
        shade: float | None = None,
    ) -> None:
        """Draw straight lines from point to point in grey `ink`; a closed path may be filled."""
        self._begin()
        first, *rest = (f"{_number(x)} {_number(y)}" for x, y in points)
        corners = " ".join([f"{first} m", *(f"{corner} l" for corner in rest)])
        paint = ("b" if shade is not None else "s") if close else "S"
        state = [f"{_number(ink)} G {_number(weight)} w [{' '.join(map(_number, dash))}] 0 d 1 j"]
        if shade is not None:
            state.append(f"{_number(shade)} g")
        self.canvas.addLiteral(" ".join(["q", *state, corners, paint, "Q"]))

    def image(self, image: Image, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture from its lower left corner."""
        self._begin()
        name = self._file.register_image(image)
        self.canvas.saveState()
        self.canvas.transform(width, 0, 0, height, x, y)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def next_page(self, page_size: tuple[float, float] | None = None) -> None:
        """End the page; the next one may have another size."""
        self._end_page()
        if page_size is not None:
            self.turn(page_size)

    def turn(self, page_size: tuple[float, float]) -> None:
        """Give a page that is still empty, and those after it, another size."""
        if page_size != self.page_size:
            self.page_size = page_size
            self.canvas.setPageSize(page_size)

    def _end_page(self) -> None:
        for operator in self.structure.end():
            self.canvas.addLiteral(operator)
        self.structure.end_page()
        self._fonts.end_page()
        self.canvas.showPage()

    def bookmark(self, title: str, level: int = 0, y: float | None = None) -> None:
        """Add an entry of the document's outline that leads to this page, to height `y` of it."""
        height = self.page_size[1] if y is None else y
        self._bookmarks.append(Entry(level, title, self._file.page, height))

    def finish(self) -> bytes:
        """End the last page and return the PDF; the canvas may not be used any more."""
        self._end_page()
        self._fonts.add_to(self._file)
        outline = put_outline(self._file, self._bookmarks)
        return archive.finish(self._file, self._facts, outline, self.structure.finish())


class _State:
    """The text state of a page, so that only changes are written."""

    def __init__(self) -> None:
        self._font = ("", 0.0)
        self._gaps = (0.0, 0.0)
        self._spacing = ("0", "0")  # the gaps as they are written

    def spaced(self, clusters: float, spaces: float) -> list[str]:
        """Return the operators that set what is added after clusters and after spaces."""
        if (clusters, spaces) == self._gaps:
            return []
        self._gaps = clusters, spaces
        wanted = f"{clusters:.3f}".rstrip("0").rstrip("."), _number(spaces)
        operators = [
            f"{value} {operator}"
            for value, now, operator in zip(wanted, self._spacing, ("Tc", "Tw"), strict=True)
            if value != now
        ]
        self._spacing = wanted
        return operators

    def show(self, stretches: Iterable[Shown], size: float) -> list[str]:
        """Return the operators that show stretches of codes."""
        operators = []
        for font, codes in stretches:
            if (font, size) != self._font:
                self._font = font, size
                operators.append(f"/{font} {_number(size)} Tf")
            if ")" in codes:  # a move: a parenthesis of the text is never written as one
                # An empty string at the end makes pdfium forget the move before it.
                strings = f"({codes})".removesuffix("()")
                operators.append(f"[{strings}] TJ")
            else:
                operators.append(f"({codes}) Tj")
        return operators


@lru_cache(maxsize=4096)
def _move(across: int, up: int) -> str:
    """Return what moves to another line, given in hundredths of a point."""
    return f"{_number(across / 100)} {_number(up / 100)} Td"


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """Write a length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
