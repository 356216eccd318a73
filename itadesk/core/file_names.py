"""Names of files that every system accepts, made of words as officers type them."""

_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', " "))  # by Windows


def file_stem(words: str, otherwise: str, most: int = 100) -> str:
    """Return words as the name of a file without its ending, `otherwise` when none are left."""
    plain = " ".join(words.translate(_FORBIDDEN).split()).strip(". ")
    return plain[:most].rstrip(". ") or otherwise
