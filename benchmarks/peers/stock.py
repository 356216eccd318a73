"""A report by ReportLab as it comes, without and with shaping.

Its best known settings: rows split only where two lines fit, no font that is not embedded.
"""

import json
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    LongTable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


class _Outline(Flowable):  # type: ignore[misc]
    """An entry of the outline."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        self.canv.bookmarkPage("title")
        self.canv.addOutlineEntry(self._text, "title")


class _Report:
    """The flowables of one paper."""

    def __init__(self, paper: SimpleNamespace, shaping: bool) -> None:
        self._paper = paper
        self._shaping = int(shaping)

    def story(self) -> list[Flowable]:
        """Return the whole report."""
        paper = self._paper
        story: list[Flowable] = []
        if paper.cover:
            story += [Spacer(1, 70), *self._lines("cover", paper.cover.title), Spacer(1, 100)]
            story += [*self._lines("cover", paper.cover.place), PageBreak()]
        if paper.heading:
            story += [_Outline(paper.title), *self._lines("title", paper.heading), Spacer(1, 10)]
        story += self._prose(paper.intro)
        if paper.rows:
            story += [self._table(), Spacer(1, 10)]
        story += self._prose(paper.closing)
        if paper.signature:
            half = (paper.page.width - paper.page.left - paper.page.right) / 2
            lines = self._lines("body", paper.signature, font="Regular", left=half)
            story.append(KeepTogether([Spacer(1, 38), *lines]))
        return story

    def _table(self) -> LongTable:
        paper = self._paper
        heading = [
            [self._paragraph("table", SimpleNamespace(text=one.heading, hang=0.0), True, "Bold")]
            for one in paper.columns
        ]
        rows = [
            [
                [self._paragraph("table", one, column.centred) for one in cell]
                for column, cell in zip(paper.columns, row, strict=True)
            ]
            for row in paper.rows
        ]
        leading = paper.types.table.leading
        return LongTable(
            [heading, *rows],
            colWidths=[column.width for column in paper.columns],
            repeatRows=1,
            splitByRow=0,
            splitInRow=2 * leading + 2 * paper.cell.above,
            style=[
                ("GRID", (0, 0), (-1, -1), 0.5, Color(0, 0, 0)),
                ("BACKGROUND", (0, 0), (-1, 0), Color(0.92, 0.92, 0.92)),
                ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
                ("VALIGN", (0, 1), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), paper.cell.side),
                ("RIGHTPADDING", (0, 0), (-1, -1), paper.cell.side),
                ("TOPPADDING", (0, 0), (-1, -1), paper.cell.above),
                ("BOTTOMPADDING", (0, 0), (-1, -1), paper.cell.above),
            ],
        )

    def _prose(self, paragraphs: list[SimpleNamespace]) -> list[Flowable]:
        indent = self._paper.indent
        flowables: list[Flowable] = [
            Paragraph(
                escape(one.text), self._style("body", "Regular", TA_JUSTIFY, one.hang, indent)
            )
            for one in paragraphs
        ]
        return [*flowables, Spacer(1, 8)] if flowables else []

    def _paragraph(
        self, kind: str, one: SimpleNamespace, centred: bool, font: str = "Regular"
    ) -> Paragraph:
        align = TA_CENTER if centred else TA_LEFT
        return Paragraph(escape(one.text), self._style(kind, font, align, one.hang))

    def _lines(
        self, kind: str, lines: list[str], font: str = "Bold", left: float = 0.0
    ) -> list[Paragraph]:
        style = self._style(kind, font, TA_CENTER, left, left)
        return [Paragraph(escape(line), style) for line in lines]

    @cache  # noqa: B019 - one report per process
    def _style(
        self, kind: str, font: str, align: int, hang: float, indent: float = 0.0
    ) -> ParagraphStyle:
        own = getattr(self._paper.types, kind)
        return ParagraphStyle(
            kind,
            fontName=font,
            fontSize=own.size,
            leading=own.leading,
            alignment=align,
            leftIndent=hang,
            firstLineIndent=indent - hang,
            shaping=self._shaping,
        )


def main(paper_file: str, pdf: str, regular: str, bold: str, shaping: str) -> None:
    """Read a paper and write its PDF."""
    rl_config.useA85 = 0
    rl_config.ttfAsciiReadable = 0
    text = Path(paper_file).read_text("utf-8")
    paper = json.loads(text, object_hook=lambda found: SimpleNamespace(**found))
    shaped = shaping == "shaping"
    for name, path in (("Regular", regular), ("Bold", bold)):
        pdfmetrics.registerFont(TTFont(name, path, shapable=shaped))
    page = paper.page

    def number(canvas: Canvas, _: BaseDocTemplate) -> None:
        if canvas.getPageNumber() > 1:
            canvas.setFont("Regular", paper.types.body.size)
            text = f"- {canvas.getPageNumber()} -".translate(_THAI)
            y = page.height - page.number_top - paper.types.body.size
            canvas.drawCentredString(page.width / 2, y, text)

    document = BaseDocTemplate(
        pdf,
        pagesize=(page.width, page.height),
        title=paper.title,
        author=paper.author,
        lang="th-TH",
        initialFontName="Regular",
        pageCompression=1,
    )
    frame = Frame(
        page.left,
        page.bottom,
        page.width - page.left - page.right,
        page.height - page.top - page.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates(PageTemplate(frames=[frame], onPage=number))
    document.build(_Report(paper, shaped).story())


if __name__ == "__main__":
    main(*sys.argv[1:])
