"""A report in HTML and CSS, for WeasyPrint and Chromium."""

from collections.abc import Iterable
from html import escape

from benchmarks.peers.paper import BOLD, FAMILY, REGULAR, Paper, Paragraph

_PAGE = """<!DOCTYPE html>
<html lang="th"><head><meta charset="utf-8"><title>{title}</title>
<meta name="author" content="{author}"><style>{css}</style></head><body>{body}</body></html>
"""
_CSS = """
@font-face {{ font-family: "{family}"; src: url("{regular}"); }}
@font-face {{ font-family: "{family}"; font-weight: bold; src: url("{bold}"); }}
@page {{
  size: {width}pt {height}pt;
  margin: {top}pt {right}pt {bottom}pt {left}pt;
  @top-center {{
    content: "- " counter(page, thai) " -"; vertical-align: top; padding-top: {number_top}pt;
    font: {body_size}pt/{body_leading}pt "{family}";
  }}
}}
@page :first {{ @top-center {{ content: {first_number}; }} }}
body {{ margin: 0; font-family: "{family}"; orphans: 2; widows: 2; }}
p, h1 {{ margin: 0; }}
h1, .cover {{ font-weight: bold; text-align: center; }}
h1 {{ font-size: {title_size}pt; line-height: {title_leading}pt; margin-bottom: 10pt; }}
.cover {{
  font-size: {cover_size}pt; line-height: {cover_leading}pt; break-after: page;
  padding-top: 70pt;
}}
.place {{ margin-top: 100pt; }}
.prose {{ margin-bottom: 8pt; }}
.prose p {{ text-align: justify; text-indent: {indent}pt; }}
.prose, .signature {{ font-size: {body_size}pt; line-height: {body_leading}pt; }}
table {{
  border-collapse: collapse; table-layout: fixed; width: {measure}pt; margin-bottom: 10pt;
  font-size: {table_size}pt; line-height: {table_leading}pt;
}}
th, td {{ border: 0.5pt solid black; padding: {above}pt {padding}pt; vertical-align: top; }}
th {{ background: #ebebeb; vertical-align: middle; }}
.centred {{ text-align: center; }}
.signature {{ break-inside: avoid; margin-left: 50%; padding-top: 38pt; text-align: center; }}
"""
_HALF_RULE = 0.25  # of each cell's border, which lies inside its column


def html(paper: Paper) -> str:
    """Return the report as one HTML page."""
    page = paper.page
    css = _CSS.format(
        family=FAMILY,
        regular=REGULAR.as_uri(),
        bold=BOLD.as_uri(),
        **page,
        measure=page["width"] - page["left"] - page["right"],
        above=paper.cell["above"],
        padding=paper.cell["side"] - _HALF_RULE,
        indent=paper.indent,
        first_number="none",
        **{f"{name}_size": one.size for name, one in paper.types.items()},
        **{f"{name}_leading": one.leading for name, one in paper.types.items()},
    )
    return _PAGE.format(
        title=escape(paper.title), author=escape(paper.author), css=css, body=_body(paper)
    )


def _body(paper: Paper) -> str:
    parts = []
    if paper.cover:
        place = f'<div class="place">{_lines(paper.cover.place)}</div>'
        parts.append(f'<div class="cover">{_lines(paper.cover.title)}{place}</div>')
    if paper.heading:
        parts.append(f"<h1>{_lines(paper.heading)}</h1>")
    parts.append(_prose(paper, paper.intro))
    if paper.rows:
        parts.append(_table(paper))
    parts.append(_prose(paper, paper.closing))
    if paper.signature:
        parts.append(f'<div class="signature">{_lines(paper.signature)}</div>')
    return "\n".join(parts)


def _table(paper: Paper) -> str:
    columns = "".join(f'<col style="width: {one.width}pt">' for one in paper.columns)
    headings = "".join(f"<th>{escape(one.heading)}</th>" for one in paper.columns)
    rows = "\n".join(
        "<tr>"
        + "".join(
            f'<td class="centred">{_paragraphs(cell)}</td>'
            if column.centred
            else f"<td>{_paragraphs(cell)}</td>"
            for column, cell in zip(paper.columns, row, strict=True)
        )
        + "</tr>"
        for row in paper.rows
    )
    head = f"<colgroup>{columns}</colgroup><thead><tr>{headings}</tr></thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>"


def _prose(paper: Paper, paragraphs: list[Paragraph]) -> str:
    if not paragraphs:
        return ""
    return f'<div class="prose">{_paragraphs(paragraphs, paper.indent)}</div>'


def _paragraphs(paragraphs: Iterable[Paragraph], indent: float = 0.0) -> str:
    return "".join(
        f'<p style="padding-left: {one.hang}pt; text-indent: {indent - one.hang}pt">'
        f"{escape(one.text)}</p>"
        if one.hang
        else f"<p>{escape(one.text)}</p>"
        for one in paragraphs
    )


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(map(escape, lines))
