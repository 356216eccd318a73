"""Names of files that every system accepts, made of words as officers type them."""

_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))  # by Windows
_MOST = 70  # characters: three bytes each, and most systems allow 255 with ending and number


def file_stem(words: str, otherwise: str, most: int = _MOST) -> str:
    """Return words as the name of a file without its ending, `otherwise` when none are left."""
    plain = " ".join(words.translate(_FORBIDDEN).split()).strip(". ")
    return plain[:most].rstrip(". ") or otherwise
