"""Centred titles whose lines are of about the same width."""

from itertools import accumulate

from itadesk.report.text import Line, Setter, Style

_STEPS = 7  # of narrowing: to a hundredth of the measure
_SHORT = 0.6  # of the longest line: a shorter last one looks left over
_UNEVEN = 0.45  # of the longer part: a shorter one does not stand on a line of its own


def centred(setter: Setter, text: str, style: Style, measure: float) -> tuple[Line, ...]:
    """Set centred text; an empty line stays, a line that is too long is cut evenly."""
    lines: list[Line] = []
    for paragraph in text.strip("\n").split("\n"):
        lines += _set(setter, paragraph, style, measure) or _blank(setter, style, measure)
    return tuple(lines)


def _blank(setter: Setter, style: Style, measure: float) -> tuple[Line, ...]:
    """Return an empty line."""
    return setter.lines("\n.", style, measure)[:1]


def _set(setter: Setter, text: str, style: Style, measure: float) -> tuple[Line, ...]:
    """Set a paragraph; one of two lines is cut at a space where that leaves even lines."""
    lines = setter.lines(text, style, measure)
    if len(lines) == 2:
        half = _cut_at_space(setter, text, style, measure)
        cut = [setter.lines(part, style, measure) for part in half or ()]
        if list(map(len, cut)) == [1, 1]:
            (first,), (second,) = cut
            return first._replace(last=False), second._replace(first=False)
    uneven = lines[-1].width < _SHORT * max(line.width for line in lines) if lines else False
    return _narrowed(setter, text, style, measure, lines) if uneven else lines


def _cut_at_space(
    setter: Setter, text: str, style: Style, measure: float
) -> tuple[str, str] | None:
    """Return the two parts of `text`, parted after a space near its middle, None when uneven.

    A space inside a name or between a number and its unit parts nothing.
    """
    ends = accumulate(map(len, setter.pieces(text)))
    halves = [(text[:at], text[at:]) for at in ends if text[at - 1] == " "]
    best: tuple[float, tuple[str, str]] | None = None
    for half in halves:
        short, long = sorted(setter.width(part.strip(), style) for part in half)
        if long <= measure and short >= _UNEVEN * long and (best is None or long < best[0]):
            best = (long, half)
    return best[1] if best else None


def _narrowed(
    setter: Setter, text: str, style: Style, measure: float, lines: tuple[Line, ...]
) -> tuple[Line, ...]:
    """Set a paragraph as narrow as its number of lines allows."""
    low, high = 0.0, measure
    for _ in range(_STEPS):
        middle = (low + high) / 2
        narrower = setter.lines(text, style, middle)
        if len(narrower) > len(lines):
            low = middle
        else:
            lines, high = narrower, middle
    return tuple(line._replace(x=line.x + (measure - high) / 2) for line in lines)
