"""Which characters may be stored: the one place in the project that knows."""

import re

# Both patterns are compiled by `re` at first use: most texts need neither.
# Control characters other than newline (C0, DEL, C1); bidi embeddings, overrides and isolates,
# which can make a text read otherwise than it is stored; halves of surrogate pairs; noncharacters,
# which are no text in Unicode, and which XML and PDF/A refuse.
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_FORBIDDEN = f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff{_NONCHARACTERS}]"
# What other programs end a line with; Word and Qt send \v and U+2028 for a line break in a cell.
_LINE_END = "\r\n|[\r\v\f\x85\u2028\u2029]"
_SHOWN = 60  # characters of a name that a message shows


def forbidden(text: str) -> str:
    """Return the distinct characters of `text` that may not be stored, in order of appearance."""
    if text.replace("\n", "").isprintable():  # as nearly always, and 30 times as fast
        return ""
    return "".join(dict.fromkeys(re.findall(_FORBIDDEN, text)))


def clean(text: str) -> str:
    """Return `text` as it may be stored: line ends as newline, tab as space, the rest removed."""
    return re.sub(_FORBIDDEN, "", re.sub(_LINE_END, "\n", text).replace("\t", " "))


def describe(char: str) -> str:
    """Name a character that cannot be shown, e.g. ``U+202E``."""
    return f"U+{ord(char):04X}"


def visible(text: str) -> str:
    """Return `text` with the code points of what may not be stored in place of it."""
    if text.isprintable():
        return text
    return re.sub(_FORBIDDEN, lambda found: describe(found[0]), text)


def shown(text: object) -> str:
    """Return a name as a message may show it: short, on one line, nothing in it hidden."""
    name = str(text)
    short = name if len(name) <= _SHOWN else f"{name[: _SHOWN - 1]}…"
    return visible(short).replace("\n", describe("\n"))
