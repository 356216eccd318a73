"""A plain document to try the text path with: paragraphs in one column."""

from collections.abc import Iterable, Sequence

from itadesk.report.text import Setter, Style, TextCanvas

LEFT, BOTTOM = 40.0, 40.0
PAGE_HEIGHT = 842.0


def sheet(
    texts: Iterable[str],
    style: Style,
    width: float,
    names: Sequence[str] = (),
    *,
    ruled: bool = False,
) -> bytes:
    """Return a PDF of `texts` in a column of `width`, with a rule at its right when `ruled`."""
    setter = Setter(names)
    canvas = TextCanvas(setter, (width + 2 * LEFT, PAGE_HEIGHT), title="ทดสอบ")
    top = y = PAGE_HEIGHT - BOTTOM
    for text in texts:
        for line in setter.lines(text, style, width):
            if y - line.leading < BOTTOM:
                if ruled:
                    canvas.rule(LEFT + width, top, LEFT + width, y)
                canvas.next_page()
                y = top
            y = canvas.show([line], LEFT, y)
    if ruled:
        canvas.rule(LEFT + width, top, LEFT + width, y)
    return canvas.finish()
