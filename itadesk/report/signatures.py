"""Signature blocks: a dotted line, the name in brackets and the position, kept together."""

from collections.abc import Sequence
from dataclasses import replace

from itadesk.core.records import Office, Official
from itadesk.report.page import Pages
from itadesk.report.text import Align, Line, Setter, Style
from itadesk.report.texts import position_lines

_STYLE = Style(16, 22, align=Align.CENTER)
_SIGNED = "(ลงชื่อ)"
_DOTS = 150.0  # points of a dotted line, where there is room
_BEFORE, _SIGNING = 16.0, 22.0  # above the first row of blocks; room to sign above each dotted line
_SAID_ROLES = ("ผู้รายงาน", "ผู้ตรวจสอบ")  # the others' position says what they are
_WIDE = 600.0  # the measure from which three signers stand side by side
_GAP = 12.0


def draw_signatures(pages: Pages, signers: Sequence[Official], office: Office) -> None:
    """Draw one block per signer: one in the right half, several side by side."""
    columns = _columns(len(signers), pages.frame.measure)
    width = pages.frame.measure / max(columns, 2)
    rows = [signers[n : n + columns] for n in range(0, len(signers), columns)]
    blocks = [[_block(pages.setter, s, office, width - _GAP) for s in row] for row in rows]
    heights = [_SIGNING + max(_height(block) for block in row) for row in blocks]
    pages.skip(_BEFORE)
    if sum(heights) <= pages.frame.body:
        pages.need(sum(heights))
    for row, height in zip(blocks, heights, strict=True):
        pages.need(height)
        left = pages.frame.left + (pages.frame.measure - width * len(row)) / 2
        if len(signers) == 1:
            left = pages.frame.left + width
        if height > pages.frame.body:
            for block in row:
                pages.show(block)
            continue
        for n, block in enumerate(row):
            pages.canvas.show(block, left + n * width + _GAP / 2, pages.y - _SIGNING)
        pages.y -= height


def _columns(count: int, measure: float) -> int:
    """Return how many blocks stand side by side."""
    if count <= 2:
        return count
    return 3 if measure >= _WIDE and count != 4 else 2


def _block(setter: Setter, signer: Official, office: Office, width: float) -> tuple[Line, ...]:
    """Set one block: name and position are centred under the dotted line."""
    role = signer.role if signer.role in _SAID_ROLES else ""
    aside = max(setter.width(_SIGNED, _STYLE), setter.width(role, _STYLE) if role else 0.0)
    dot = setter.width(".", _STYLE)
    dots = "." * int(min(_DOTS, width - 2 * aside) / dot)
    signed = f"{_SIGNED}{dots}{role}"
    shift = (
        (setter.width(role, _STYLE) - setter.width(_SIGNED, _STYLE)) / 2
        if role
        else (-setter.width(_SIGNED, _STYLE) / 2)
    )
    first = [replace(line, x=line.x + shift) for line in setter.lines(signed, _STYLE, width)]
    name = f"{signer.prefix.strip()}{signer.name.strip()}" if signer.name.strip() else dots
    rest = "\n".join((f"({name})", *position_lines(signer, office)))
    return (*first, *setter.lines(rest, _STYLE, width))


def _height(lines: Sequence[Line]) -> float:
    return sum(line.leading for line in lines)
