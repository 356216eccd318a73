"""Paper, margins and the place on the page where the next thing goes. Lengths are points."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from itadesk.core.digits import thai_number
from itadesk.report.forms import Orientation
from itadesk.report.job import Cancelled, Place
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter, TextCanvas

CM = 72 / 2.54
_A4 = (595.28, 841.89)
_NUMBER = style(16, align=Align.CENTER)
_HEADINGS = 3  # one after the other at most
_CARRIED = 2  # lines that go along with what must not stand alone on a page
_NUMBER_TOP = 1.25 * CM  # from the paper's edge to the top of the page number's line


class Frame(NamedTuple):
    """A page: its size and margins; y grows upwards from the paper's lower edge."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper."""
        return self.width, self.height

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def ceiling(self) -> float:
        """The y under which the text begins."""
        return self.height - self.top

    @property
    def body(self) -> float:
        """The height between the margins."""
        return self.ceiling - self.bottom


FRAMES: Mapping[Orientation, Frame] = {
    Orientation.PORTRAIT: Frame(*_A4, 3 * CM, 2 * CM, 2.5 * CM, 2 * CM),
    # The binding edge of a page that lies on its side is its upper one.
    Orientation.LANDSCAPE: Frame(_A4[1], _A4[0], 2 * CM, 2 * CM, 2.5 * CM, 1.8 * CM),
}


class Pages:
    """The pages of one paper, filled from top to bottom; `y` is where the next thing goes."""

    def __init__(
        self, canvas: TextCanvas, setter: Setter, frame: Frame, cancelled: Callable[[], bool]
    ) -> None:
        self.canvas = canvas
        self.structure = canvas.structure
        self.setter = setter
        self.frame = frame
        self.number = 1
        self.y = frame.ceiling
        self._cancelled = cancelled

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.y - self.frame.bottom

    @property
    def place(self) -> Place:
        """Where the next thing goes."""
        return Place(self.number, 1 - self.y / self.frame.height)

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == self.frame.ceiling

    def check(self) -> None:
        """Raise Cancelled when the printing is called off."""
        if self._cancelled():
            raise Cancelled

    def next(self, frame: Frame | None = None) -> None:
        """Go to a new page, numbered "- ๒ -" in the middle of its upper margin.

        It lies as the one before, unless another frame is given.
        """
        self.check()
        self.frame = frame or self.frame
        self.canvas.next_page(self.frame.size)
        self.number += 1
        self.y = self.frame.ceiling
        # The space at the end: viewers take a hyphen that ends a line for a divided word, and
        # one of them then loses its place when it searches the rest of the page.
        number = f"- {thai_number(self.number)} - "
        lines = self.setter.line(number, _NUMBER, self.frame.measure)
        with self.structure.within(None):
            self.canvas.show(lines, self.frame.left, self.frame.height - _NUMBER_TOP)

    def turn(self, frame: Frame) -> None:
        """Let what follows stand in a frame, on a new page where it is another one."""
        if frame != self.frame and self.number == 1 and self.fresh:
            self.frame = frame
            self.canvas.turn(frame.size)
            self.y = frame.ceiling
        elif frame != self.frame:
            self.next(frame)

    def skip(self, height: float) -> None:
        """Leave a gap, but none at the head of a page."""
        if not self.fresh:
            self.y -= height

    def need(self, height: float) -> None:
        """Go to a new page unless `height` is left on this one."""
        if self.room < height and not self.fresh:
            self.next()

    def show(self, lines: Sequence[Line], below: float = 0.0) -> None:
        """Set lines over as many pages as they need, no line of a paragraph left alone.

        The last lines come on a page that has `below` left.
        """
        left = tuple(lines)
        while left:
            fit = int((self.room + 0.01) / left[0].leading)
            count = break_after(left, fit)
            if count == len(left) and self.room < height(left) + below:
                count = break_after(left, max(len(left) - _CARRIED, 0))
                below = 0.0
            if count == 0 and self.fresh:
                count = max(fit, 1)
            if count:
                self.y = self.canvas.show(left[:count], self.frame.left, self.y)
                left = left[count:]
            if left:
                self.next()


def height(lines: Iterable[Line]) -> float:
    """Return the height of set lines."""
    return sum(line.leading for line in lines)


def break_after(lines: Sequence[Line], fit: int) -> int:
    """Return how many of `lines` to set where `fit` have room, as `together`.

    What looks like a heading goes along with what it heads.
    """
    count = together(lines, fit)
    for _ in range(_HEADINGS):
        if 0 < count < len(lines) and _heads(lines, count - 1):
            count -= 1
    return count


def together(lines: Sequence[Line], fit: int) -> int:
    """Return how many of `lines` to set where `fit` have room, none alone before or after."""
    if fit >= len(lines):
        return len(lines)
    if fit > 0 and lines[fit].last and not lines[fit].first:
        fit -= 1
    if fit > 0 and lines[fit - 1].first and not lines[fit - 1].last:
        fit -= 1
    return max(fit, 0)


def _heads(lines: Sequence[Line], n: int) -> bool:
    """Tell whether a paragraph of one line looks like a heading: before a list or longer text.

    Headings may follow each other.
    """
    for line, following in pairwise(lines[n : n + _HEADINGS + 1]):
        if not (line.first and line.last and line.boxes) or line.marker:
            return False
        if following.marker or not following.last:
            return True
    return False
