"""The code by which people compare what two files hold: short enough to read off paper."""

import re

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing looks like 0 or 1
_HASH = re.compile("[0-9a-fA-F]{64}")
_HEX_DIGITS = 25  # of the hash, its first 100 bits
_LENGTH, _GROUP = 20, 4


def code(content_hash: str) -> str:
    """Return the code of a SHA-256, given as 64 hex digits: five groups of four characters.

    ValueError when it is none.
    """
    if not _HASH.fullmatch(content_hash):
        raise ValueError("not a SHA-256 in hex digits")
    bits = int(content_hash[:_HEX_DIGITS], 16)
    places = range(5 * (_LENGTH - 1), -1, -5)
    characters = "".join(_ALPHABET[bits >> place & 31] for place in places)
    return "-".join(characters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))
