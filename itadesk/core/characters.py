"""Which characters may be stored: the one place in the project that knows."""

import re

# Control characters other than newline (C0, DEL, C1); bidi embeddings, overrides and isolates,
# which can make a text read otherwise than it is stored; halves of surrogate pairs; noncharacters,
# which are no text in Unicode, and which XML and PDF/A refuse.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_FORBIDDEN = re.compile(
    f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff{_NONCHARACTERS}]",
)
# What other programs end a line with; Word and Qt send \v and U+2028 for a line break in a cell.
_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def forbidden(text: str) -> str:
    """Return the distinct characters of `text` that may not be stored, in order of appearance."""
    return "".join(dict.fromkeys(_FORBIDDEN.findall(text)))


def clean(text: str) -> str:
    """Return `text` as it may be stored: line ends as newline, tab as space, the rest removed."""
    return _FORBIDDEN.sub("", _LINE_END.sub("\n", text).replace("\t", " "))


def describe(char: str) -> str:
    """Name a character that cannot be shown, e.g. ``U+202E``."""
    return f"U+{ord(char):04X}"
