"""Type sizes as officers know them from TH Sarabun New.

The font files of this project went through a converter that enlarged them: their ก is 0.590 em wide
where that of TH Sarabun New is 0.386 em, and so with every glyph. What an officer calls 16 points
is therefore set from our files at 10.5 points. The single line spacing of the font, 1.27 of the
size, is the one that word processors give it.
"""

from itadesk.report.text import Align, Style

_FILE_SIZE = 386 / 590
_SINGLE = 1.27


def style(
    size: float,
    *,
    spacing: float = _SINGLE,
    bold: bool = False,
    align: Align = Align.LEFT,
    first_indent: float = 0.0,
) -> Style:
    """Return the style of text of a size; `spacing` is the distance of lines per size."""
    return Style(
        size * _FILE_SIZE, size * spacing, bold=bold, align=align, first_indent=first_indent
    )
