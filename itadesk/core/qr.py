"""QR codes of texts: which of their squares are dark."""

from functools import lru_cache

QUIET = 4  # modules that stay white around a code (ISO/IEC 18004, 6.3.8)

Matrix = tuple[tuple[bool, ...], ...]
"""The modules of a code by row, true where they are dark, without the white around them."""


@lru_cache(maxsize=256)
def matrix(text: str) -> Matrix:
    """Return the code of a text; ValueError when it is too long for one."""
    import segno  # the start of the program does without

    try:
        code = segno.make_qr(text, error="m", boost_error=False)
    except segno.DataOverflowError as error:
        raise ValueError("too long for a QR code") from error
    return tuple(tuple(map(bool, row)) for row in code.matrix)
