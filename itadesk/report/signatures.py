"""Signature blocks: a dotted line, the name in brackets and the position, kept together."""

from collections.abc import Sequence

from itadesk.core.records import Office, Official
from itadesk.report.page import Frame, Pages, height
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter
from itadesk.report.texts import position_lines

_STYLE = style(16, align=Align.CENTER)
_SIGNED = "(ลงชื่อ)"
_DOTS = 150.0  # points of a dotted line, where there is room
_BEFORE, _SIGNING = 14.0, 24.0  # above the first block; above each dotted line, room to sign
_SAID_ROLES = ("ผู้รายงาน", "ผู้ตรวจสอบ")  # the position of the others says what they are
_WIDE = 600.0  # the measure from which three signers stand side by side
_GAP = 12.0


class Signatures:
    """The blocks of all signers: one in the right half, or the middle, several side by side."""

    def __init__(
        self,
        setter: Setter,
        frame: Frame,
        signers: Sequence[Official],
        office: Office,
        *,
        middle: bool = False,
    ) -> None:
        self._right = len(signers) == 1 and not middle
        self._columns = _columns(len(signers), frame.measure)
        self._width = frame.measure / max(self._columns, 2)
        width = self._width - _GAP
        dots = dotted(setter, signers, width)
        blocks = [block(setter, one, office, dots, width) for one in signers]
        self._rows = [blocks[n : n + self._columns] for n in range(0, len(blocks), self._columns)]
        self._heights = [_SIGNING + max(map(height, row)) for row in self._rows]
        whole = _BEFORE + sum(self._heights) if signers else 0.0
        self.height = whole if whole <= frame.body else 0.0
        """What must be left on a page for the blocks to stay together, 0 where they cannot."""

    def draw(self, pages: Pages) -> None:
        """Draw the blocks under each other, row by row."""
        pages.need(self.height)
        pages.skip(_BEFORE)
        for row, tall in zip(self._rows, self._heights, strict=True):
            if tall > pages.frame.body:
                for lines in row:
                    with pages.structure.element("P"):
                        pages.show(lines)
                continue
            pages.need(tall)
            free = pages.frame.measure - self._width * len(row)
            left = pages.frame.left + (free if self._right else free / 2) + _GAP / 2
            for n, lines in enumerate(row):
                with pages.structure.element("P"):
                    pages.canvas.show(lines, left + n * self._width, pages.y - _SIGNING)
            pages.y -= tall


def _columns(count: int, measure: float) -> int:
    """Return how many blocks stand side by side."""
    if count <= 2:
        return max(count, 1)
    return 3 if measure >= _WIDE and count != 4 else 2


def _said_role(signer: Official) -> str:
    return signer.role if signer.role in _SAID_ROLES else ""


def dotted(setter: Setter, signers: Sequence[Official], width: float) -> str:
    """Return the dots to sign on, as many for each signer."""
    words = [_SIGNED, *map(_said_role, signers)]
    aside = max(setter.width(word, _STYLE) for word in words if word)
    return "." * int(min(_DOTS, width - 2 * aside) / setter.width(".", _STYLE))


def block(
    setter: Setter, signer: Official, office: Office, dots: str, width: float
) -> tuple[Line, ...]:
    """Set one block: name and position are centred under the dotted line."""
    role = _said_role(signer)
    aside = (setter.width(role, _STYLE) if role else 0.0) - setter.width(_SIGNED, _STYLE)
    signed = [
        line._replace(x=line.x + aside / 2)
        for line in setter.lines(f"{_SIGNED}{dots}{role}", _STYLE, width)
    ]
    name = (signer.prefix.strip() + signer.name.strip()) if signer.name.strip() else dots
    rest = "\n".join((f"({name})", *position_lines(signer, office)))
    return (*signed, *setter.lines(rest, _STYLE, width))
