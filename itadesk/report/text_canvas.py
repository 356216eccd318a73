"""The pages of one PDF: set lines, rules, boxes and bookmarks on ReportLab's canvas.

Lengths are points; y grows upwards, as in PDF.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from types import SimpleNamespace

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from itadesk.report.font_embed import Embedding, Shown
from itadesk.report.fonts import ASCENT, DESCENT
from itadesk.report.shaping import Word
from itadesk.report.text_setter import Line, Setter

rl_config.useA85 = 0  # text encoding of streams only makes files bigger

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
        self.canvas = Canvas(
            BytesIO(),
            pagesize=page_size,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=_NO_FONT,
            lang="th-TH",
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setSubject(subject)
        self.canvas.setCreator("itadesk")
        self._fonts = Embedding()
        self._bookmarks = 0

    def show(self, lines: Sequence[Line], x: float, y: float) -> float:
        """Show lines under `y`, the top of the first one's box; return the foot of the last.

        The ink of a line stands in the middle of its leading; `x` is the left of the measure.
        """
        if not lines:
            return y
        operators = ["BT"]
        at = (0.0, 0.0)
        state = _State()
        for line in lines:
            baseline = y - (line.leading + (ASCENT - DESCENT) * line.size) / 2
            y -= line.leading
            to = (round(x + line.x, 2), round(baseline, 2))
            operators.append(f"{_number(to[0] - at[0])} {_number(to[1] - at[1])} Td")
            at = to
            if line.marker:
                operators += state.spaced(0, 0)
                for shown in self._stretches(line.marker):
                    operators += state.show(shown, line.size)
            if line.marker_gap:
                operators.append(f"[{-line.marker_gap * 1000 / line.size:.0f}] TJ")
            operators += state.spaced(line.cluster_gap, line.space_gap)
            for shown in self._stretches(line.words):
                operators += state.show(shown, line.size)
        operators += [*state.spaced(0, 0), "ET"]
        self.canvas.addLiteral("\n".join(operators))
        return y

    def _stretches(self, words: Sequence[Word]) -> Iterator[Shown]:
        """Yield words as stretches of codes, each in one font."""
        codes: list[str] = []
        font = ""
        for word in words:
            for part in self._fonts.word(word):
                if codes and part.font != font:
                    yield Shown(font, "".join(codes))
                    codes = []
                font = part.font
                codes.append(part.codes)
        if codes:
            yield Shown(font, "".join(codes))

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.5) -> None:
        """Draw a straight line."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(x1, y1, x2, y2)

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
        self.canvas.setLineWidth(weight)
        if shade is None:
            self.canvas.rect(x, y, width, height)
            return
        self.canvas.setFillGray(shade)
        self.canvas.rect(x, y, width, height, stroke=int(weight > 0), fill=1)
        self.canvas.setFillGray(0)

    def next_page(self, page_size: tuple[float, float] | None = None) -> None:
        """End the page; the next one may have another size."""
        self.canvas.showPage()
        if page_size is not None and page_size != self.page_size:
            self.page_size = page_size
            self.canvas.setPageSize(page_size)

    def bookmark(self, title: str, level: int = 0, y: float | None = None) -> None:
        """Add an entry of the document's outline that leads to this page, to height `y` of it."""
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        if y is None:
            self.canvas.bookmarkPage(key)
        else:
            self.canvas.bookmarkHorizontalAbsolute(key, y)
        self.canvas.addOutlineEntry(title, key, level)

    def finish(self) -> bytes:
        """End the last page and return the PDF; the canvas may not be used any more."""
        self._fonts.add_to(self.canvas._doc)  # noqa: SLF001 - ReportLab has no other way in
        return bytes(self.canvas.getpdfdata())


class _State:
    """The text state of a page, so that only changes are written."""

    def __init__(self) -> None:
        self._font = ""
        self._spacing = ("0", "0")

    def spaced(self, clusters: float, spaces: float) -> list[str]:
        """Return the operators that set what is added after clusters and after spaces."""
        wanted = f"{clusters:.3f}".rstrip("0").rstrip("."), _number(spaces)
        operators = [
            f"{value} {operator}"
            for value, now, operator in zip(wanted, self._spacing, ("Tc", "Tw"), strict=True)
            if value != now
        ]
        self._spacing = wanted
        return operators

    def show(self, shown: Shown, size: float) -> list[str]:
        """Return the operators that show a stretch of codes."""
        font = f"/{shown.font} {_number(size)} Tf"
        moves = ")" in shown.codes  # a parenthesis of the text is never written as one
        show = f"[({shown.codes})] TJ" if moves else f"({shown.codes}) Tj"
        operators = [show] if font == self._font else [font, show]
        self._font = font
        return operators


def _number(value: float) -> str:
    """Write a length with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
