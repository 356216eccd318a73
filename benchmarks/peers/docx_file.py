"""A report as a Word document, for LibreOffice: the fewest parts that hold the whole layout."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.peers.paper import FAMILY, Paper, Paragraph

_NAMESPACE = "http://schemas.openxmlformats.org"
_WORD = f"{_NAMESPACE}/wordprocessingml/2006/main"
_RELATIONS = f"{_NAMESPACE}/package/2006/relationships"
_OFFICE = f"{_NAMESPACE}/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")
_CONTENT_TYPES = f"""{_XML}<Types xmlns="{_NAMESPACE}/package/2006/content-types">
<Default Extension="rels" ContentType="{_TYPES}-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="{_TYPES}-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
 ContentType="{_TYPES}-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/header.xml"
 ContentType="{_TYPES}-officedocument.wordprocessingml.header+xml"/>
<Override PartName="/docProps/core.xml" ContentType="{_TYPES}-package.core-properties+xml"/>
</Types>"""
_PACKAGE = f"""{_XML}<Relationships xmlns="{_RELATIONS}">
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="r2" Type="{_RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""
_PARTS = f"""{_XML}<Relationships xmlns="{_RELATIONS}">
<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="header" Type="{_OFFICE}/header" Target="header.xml"/>
</Relationships>"""
_CORE = f"""{_XML}<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:cp="{_NAMESPACE}/package/2006/metadata/core-properties">
<dc:title>{{title}}</dc:title><dc:creator>{{author}}</dc:creator><dc:language>th-TH</dc:language>
</cp:coreProperties>"""
_FONTS = "<w:rFonts " + " ".join(f'w:{x}="{FAMILY}"' for x in _SCRIPTS) + "/>"
_STYLES = f"""{_XML}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>
{_FONTS}<w:lang w:val="th-TH" w:bidi="th-TH"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr>{_FONTS}</w:rPr></w:style></w:styles>"""
_HEADER = f"""{_XML}<w:hdr xmlns:w="{_WORD}"><w:p><w:pPr><w:jc w:val="center"/>{{spacing}}</w:pPr>
<w:r>{{run}}<w:t xml:space="preserve">- </w:t></w:r>
<w:r>{{run}}<w:fldChar w:fldCharType="begin"/></w:r>
<w:r>{{run}}<w:instrText xml:space="preserve"> PAGE \\* ThaiArabic </w:instrText></w:r>
<w:r>{{run}}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{{run}}<w:t>๑</w:t></w:r>
<w:r>{{run}}<w:fldChar w:fldCharType="end"/></w:r>
<w:r>{{run}}<w:t xml:space="preserve"> -</w:t></w:r></w:p></w:hdr>"""
_SECTION = """<w:sectPr><w:headerReference w:type="default" r:id="header"/>
<w:pgSz w:w="{width}" w:h="{height}" w:orient="{orientation}"/>
<w:pgMar w:left="{left}" w:right="{right}" w:top="{top}" w:bottom="{bottom}"
 w:header="{number_top}" w:footer="0" w:gutter="0"/><w:titlePg/></w:sectPr>"""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write(paper: Paper, path: Path) -> None:
    """Write the report as .docx."""
    body = _Body(paper)
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _PACKAGE,
        "docProps/core.xml": _CORE.format(title=escape(paper.title), author=escape(paper.author)),
        "word/_rels/document.xml.rels": _PARTS,
        "word/styles.xml": _STYLES,
        "word/header.xml": _HEADER.format(run=body.run("body"), spacing=body.spacing("body")),
        "word/document.xml": body.xml(),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


class _Body:
    """The document part; lengths are twentieths of a point, sizes half points."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper

    def xml(self) -> str:
        """Return the whole part."""
        paper, page = self._paper, self._paper.page
        parts = []
        if paper.cover:
            parts.append(self._lines("cover", paper.cover.title, before=70))
            parts.append(self._lines("cover", paper.cover.place, before=100))
            parts.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        if paper.heading:
            parts.append(self._lines("title", paper.heading, after=10, style="Heading1"))
        parts.append(self._prose(paper.intro))
        if paper.rows:
            parts.append(self._table())
        parts.append(self._prose(paper.closing))
        parts.append(self._signature())
        section = _SECTION.format(
            orientation="landscape" if page["width"] > page["height"] else "portrait",
            **{name: _twips(value) for name, value in page.items()},
        )
        content = "".join(parts) + section
        return (
            f'{_XML}<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}">'
            f"<w:body>{content}</w:body></w:document>"
        )

    def run(self, kind: str, bold: bool = False) -> str:
        """Return the properties of a run."""
        half_points = round(self._paper.types[kind].size * 2)
        weight = "<w:b/><w:bCs/>" if bold else ""
        sizes = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        return f"<w:rPr>{weight}{sizes}</w:rPr>"

    def spacing(self, kind: str, before: float = 0.0, after: float = 0.0) -> str:
        """Return the distances of a paragraph's lines, and of what stands around it."""
        leading = _twips(self._paper.types[kind].leading)
        return (
            f'<w:spacing w:before="{_twips(before)}" w:after="{_twips(after)}"'
            f' w:line="{leading}" w:lineRule="exact"/>'
        )

    def _table(self) -> str:
        paper = self._paper
        widths = [_twips(column.width) for column in paper.columns]
        side, above = _twips(paper.cell["side"]), _twips(paper.cell["above"])
        borders = "".join(f'<w:{one} w:val="single" w:sz="4" w:color="000000"/>' for one in _SIDES)
        margins = "".join(
            f'<w:{one} w:w="{value}" w:type="dxa"/>'
            for one, value in (("top", above), ("left", side), ("bottom", above), ("right", side))
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        shade = '<w:shd w:val="clear" w:fill="EBEBEB"/><w:vAlign w:val="center"/>'
        headings = [
            self._paragraph("table", Paragraph(one.heading), "center", True)
            for one in paper.columns
        ]
        heading = "".join(
            self._cell(width, one, shade) for width, one in zip(widths, headings, strict=True)
        )
        rows = "".join(
            "<w:tr>"
            + "".join(
                self._cell(
                    width,
                    "".join(
                        self._paragraph("table", one, "center" if column.centred else "left")
                        for one in cell
                    ),
                )
                for width, column, cell in zip(widths, paper.columns, row, strict=True)
            )
            + "</w:tr>"
            for row in paper.rows
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heading}</w:tr>{rows}</w:tbl>"
        )

    def _cell(self, width: int, content: str, more: str = "") -> str:
        properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>'
        return f"<w:tc>{properties}{content or '<w:p/>'}</w:tc>"

    def _prose(self, paragraphs: list[Paragraph]) -> str:
        indent, last = self._paper.indent, len(paragraphs) - 1
        return "".join(
            self._paragraph("body", one, "both", indent=indent, after=8 if n == last else 0)
            for n, one in enumerate(paragraphs)
        )

    def _paragraph(
        self,
        kind: str,
        one: Paragraph,
        align: str,
        bold: bool = False,
        indent: float = 0.0,
        after: float = 0.0,
    ) -> str:
        first = _twips(indent - one.hang)
        side = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
        return (
            f"<w:p><w:pPr>{self.spacing(kind, after=after)}"
            f'<w:ind w:left="{_twips(one.hang)}" {side}/><w:jc w:val="{align}"/></w:pPr>'
            f"<w:r>{self.run(kind, bold)}"
            f'<w:t xml:space="preserve">{escape(one.text)}</w:t></w:r></w:p>'
        )

    def _lines(
        self, kind: str, lines: list[str], before: float = 0.0, after: float = 0.0, style: str = ""
    ) -> str:
        """Return centred bold lines as one paragraph."""
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        text = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in lines)
        return (
            f"<w:p><w:pPr>{named}{self.spacing(kind, before, after)}"
            f'<w:jc w:val="center"/></w:pPr><w:r>{self.run(kind, True)}{text}</w:r></w:p>'
        )

    def _signature(self) -> str:
        """Return the lines in the right half, kept on one page."""
        page = self._paper.page
        half = _twips((page["width"] - page["left"] - page["right"]) / 2)
        return "".join(
            f"<w:p><w:pPr><w:keepNext/><w:keepLines/>{self.spacing('body', 0 if n else 48)}"
            f'<w:ind w:left="{half}"/><w:jc w:val="center"/></w:pPr>'
            f"<w:r>{self.run('body')}<w:t>{escape(line)}</w:t></w:r></w:p>"
            for n, line in enumerate(self._paper.signature)
        )


def _twips(points: float) -> int:
    return round(points * 20)
