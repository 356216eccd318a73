"""Lines: the pieces of a paragraph, shaped, and dealt out to lines of a given width.

Widths are in font units here, so that a paragraph shaped once serves every size and measure.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from itadesk.core.remembered import Remembered
from itadesk.report import linebreak
from itadesk.report.fonts import UNITS, Face
from itadesk.report.shaping import Word, shape

Runs = tuple[tuple[Face, str], ...]
"""A text in its faces."""

_SPACES = " \u200b"
_LEFTOVER = 2.5 * UNITS  # a last line that is narrower looks left over: a short word or two
_LEFTOVER_SHARE = 0.3  # of the measure: in narrow cells that is enough
_DEALT_AGAIN = 3  # lines at the end of a paragraph


class Box:
    """A piece that stays on one line, and apart from it the spaces after it; never altered.

    `text` is as typed, spaces and all; `words` and `spaces` together are `shown`. `space` is the
    width of the spaces, `advance` that of all. Equal only to itself.
    """

    __slots__ = ("advance", "runs", "shown", "space", "spaces", "text", "width", "words")

    def __init__(
        self, text: str, own: Runs, words: tuple[Word, ...], spaces: tuple[Word, ...]
    ) -> None:
        self.text = text
        self.runs = own
        self.words = words
        self.spaces = spaces
        self.shown = words + spaces
        self.width = sum([word.width for word in words])
        self.space = sum([word.width for word in spaces])
        self.advance = self.width + self.space

    def ending(self, room: float) -> "Box":
        """Return this box, which ends in spaces, with as many of them as have `room`, at least one.

        The one is drawn past the line's end, so that copied text keeps it. `text` stays whole.
        """
        kept, *more = self.spaces
        if kept.text == " " and not more:
            return self
        seen = kept.text.replace("\u200b", "")
        count = max(1, int(room * len(seen) / (kept.width or 1)))
        return Box(self.text, self.runs, self.words, (shape(kept.face, seen[:count]),))


Filled = tuple[list[Box], int]
"""A line's boxes, and how wide they are without the spaces at its end."""


def runs(text: str, faces: Sequence[Face], first: int) -> Runs:
    """Join neighbouring characters of the same face.

    `faces` has one for each character, that of the first at `first`, or one for all.
    """
    if len(faces) > 1:
        faces = faces[first : first + len(text)]
    if len(set(faces)) == 1:
        return ((faces[0], text),) if text else ()
    joined: list[tuple[Face, str]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or faces[at] is not faces[start]:
            joined.append((faces[start], text[start:at]))
            start = at
    return tuple(joined)


@lru_cache(maxsize=1024)
def boxes(paragraph: Runs, names: tuple[str, ...]) -> tuple[Box, ...]:
    """Return the boxes of a paragraph, if it has any; no line end will cut one of `names`."""
    if not paragraph:
        return ()
    text = "".join([part for _, part in paragraph])
    return tuple(_dealt(paragraph, linebreak.pieces(text, names)))


def whole(text: Runs) -> Box:
    """Return a text as one box."""
    if len(text) == 1:
        ((face, own),) = text
        return _boxes_of(face)[own]
    return _box(text)


def missing(content: Iterable[Box]) -> frozenset[str]:
    """Return the characters of boxes that no face has."""
    return frozenset("".join([word.missing for box in content for word in box.shown]))


def fill(
    content: Iterable[Box],
    first: float,
    rest: float,
    names: tuple[str, ...] = (),
    slack: float = 0.5,
) -> list[Filled]:
    """Fill lines one after the other, the first of width `first`, the others of width `rest`.

    A box wider than the line is cut; only a single character may stay wider. What holds together
    is parted where it would leave more than the share `slack` of the line before it empty.
    """
    given = [*content]
    lines: list[Filled] = []
    begun = end = at = 0  # the line so far, from box to box, and how wide it is
    measure = first
    while end < len(given):
        box = given[end]
        if at + box.width <= measure:
            at += box.advance
            end += 1
            continue
        if box.width > (rest if begun < end else measure):
            parts = linebreak.smaller(box.text, names)
        else:
            room = measure - at
            parts = _parted(box, room, names) if room > slack * measure else []
        if len(parts) > 1:
            given[end : end + 1] = _dealt(box.runs, parts)
        elif begun < end:
            lines.append((given[begun:end], at - given[end - 1].space))
            begun, at, measure = end, 0, rest
        else:
            at = box.advance
            end += 1
    lines.append((given[begun:], (at - given[-1].space) if given else 0))
    return _with_fuller_end(lines, first, rest, slack)


def _parted(box: Box, room: float, names: tuple[str, ...]) -> list[str]:
    """Cut from a box what holds together in it as much as has room, [] when nothing has."""
    if " " not in box.text.rstrip(_SPACES):
        return []
    for parts in linebreak.loosened(box.text, names):
        at = count = 0
        for part in _dealt(box.runs, parts):
            if at + part.width > room:
                break
            at += part.advance
            count += 1
        if count:
            return [*parts[:count], "".join(parts[count:])]
    return []


def _with_fuller_end(lines: list[Filled], first: float, rest: float, slack: float) -> list[Filled]:
    """Take boxes down from the lines before where the last line holds next to nothing.

    The lines as they are when that would leave more than `slack` of one of them empty.
    """
    wanted = min(_LEFTOVER, _LEFTOVER_SHARE * rest)
    if len(lines) == 1 or lines[-1][1] >= wanted:
        return lines
    kept, dealt = lines[:-_DEALT_AGAIN], [list(line) for line, _ in lines[-_DEALT_AGAIN:]]
    for n in range(len(dealt) - 1, 0, -1):
        upper, lower = dealt[n - 1], dealt[n]
        while _natural_width(lower) < wanted and len(upper) > 1:
            lower.insert(0, upper.pop())
        if not wanted <= _natural_width(lower) <= rest:
            break
        wanted = (1 - slack) * (rest if kept or n > 1 else first)
        if _natural_width(upper) >= wanted:
            return kept + [(line, _natural_width(line)) for line in dealt]
    return lines


def stiffest(content: Iterable[Box], names: tuple[str, ...], room: float, measure: float) -> int:
    """Return the width of the widest word that is too wide for `room` but not for `measure`."""
    widest = 0
    for box in [box for box in content if room < box.width <= measure]:
        parts = _dealt(box.runs, linebreak.unheld(box.text, names))
        widest = max(widest, *(part.width for part in parts))
    return widest


def _natural_width(line: Sequence[Box]) -> int:
    """Return the width of a line without the spaces at its end."""
    return sum([box.advance for box in line]) - line[-1].space


def _dealt(paragraph: Runs, pieces: Iterable[str]) -> list[Box]:
    """Deal the runs of a text out to its pieces."""
    if len(paragraph) == 1:
        return [*map(_boxes_of(paragraph[0][0]).__getitem__, pieces)]
    left = deque(paragraph)
    dealt = []
    for piece in pieces:
        needed = len(piece)
        own = []
        while needed:
            face, part = left.popleft()
            own.append((face, part[:needed]))
            if part[needed:]:
                left.appendleft((face, part[needed:]))
            needed -= len(own[-1][1])
        dealt.append(whole(tuple(own)))
    return dealt


@cache
def _boxes_of(face: Face) -> Remembered[Box]:
    """Return what gives the box of a piece in one face; it is shaped once."""

    def box(piece: str) -> Box:  # what `_box` returns, quicker: nearly all are in one face
        shown = piece.rstrip(_SPACES)
        spaces = piece[len(shown) :]
        words = (shape(face, shown),) if shown else ()
        return Box(piece, ((face, piece),), words, (shape(face, spaces),) if spaces else ())

    return Remembered(box)


def _box(own: Runs) -> Box:
    """Return the box of a piece."""
    text = "".join(part for _, part in own)
    left = len(text.rstrip(_SPACES))
    words, spaces = [], []
    for face, part in own:
        if part[:left]:
            words.append(shape(face, part[:left]))
        if part[left:]:
            spaces.append(shape(face, part[left:]))
        left = max(0, left - len(part))
    return Box(text, own, tuple(words), tuple(spaces))
