"""How wide the columns of a table are: shares of its width, as the officer left them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QByteArray

from itadesk.core.fields import Field, Kind
from itadesk.gui.settings import Settings

_WIDTHS: Mapping[Kind, int] = {Kind.TEXT: 30, Kind.PARTIES: 16, Kind.LINE: 20, Kind.FLAG: 9}
_OTHER_WIDTH = 12


def first_shares(table: str, columns: Sequence[Field], widths: Mapping[str, int]) -> list[float]:
    """Return the remembered shares of a table, else `widths`, else those usual for the kinds."""
    stored = bytes(Settings().layout(table).data()) if table else b""
    shares = [float(share) for share in stored.split() if share.isdigit()]
    if len(shares) == len(columns) and min(shares) > 0:
        return shares
    usual = (_WIDTHS.get(one.kind, _OTHER_WIDTH) for one in columns)
    return [float(widths.get(one.name, width)) for one, width in zip(columns, usual, strict=True)]


def remember(table: str, shares: Sequence[float]) -> None:
    """Keep the shares for the next time a table of this name is shown."""
    if table:
        text = " ".join(str(round(share)) for share in shares)
        Settings().set_layout(table, QByteArray(text.encode()))


def shared(room: int, shares: Sequence[float], least: Sequence[int]) -> list[int]:
    """Divide a width by shares, none below its least; more than there is when that must be."""
    widths = [0] * len(shares)
    open_columns = list(range(len(shares)))
    while open_columns:
        total = sum(shares[column] for column in open_columns)
        left = room - sum(widths)
        narrow = [c for c in open_columns if left * shares[c] / total < least[c]]
        if not narrow:
            for column in open_columns:
                widths[column] = int(left * shares[column] / total)
            widths[open_columns[-1]] += room - sum(widths)
            break
        for column in narrow:
            widths[column] = least[column]
            open_columns.remove(column)
    return widths
