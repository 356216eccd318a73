"""Whether a program reads in a PDF what was typed, as far as each program can.

What is left aside here is known of the programs, not of our files.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

# Characters without ink, Unicode's Default_Ignorable_Code_Point: they only say where a word may be
# divided or joined, how it is read or which form of a sign is meant. Most fonts have no glyph for
# them, and with one of them in it no viewer would find a word. Nothing else that is typed is lost.
WITHOUT_INK = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_LEFT_ASIDE = re.compile(f"[\\s{WITHOUT_INK}]+")
# What pdfium spells out: ligatures, presentation forms, a few letters of Arabic.
_SPELT_OUT = re.compile("[\u0675-\u0678\u06c0\u06c2\u06d3\ufb00-\ufdff\ufe70-\ufefc]")
# Scripts written from the right, with their places that are not given to a letter yet.
_FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ON_OTHERS = re.compile("(?<![ก-๎])[ัิ-ฺ็-๎]")
_BEYOND = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")  # pdfium turns surrogate pairs round


def without_ignorable(text: str) -> str:
    """Return `text` without white space and characters that are not drawn."""
    return _LEFT_ASIDE.sub("", text)


def same(got: str, wanted: str, beside: str = "") -> bool:
    """Tell whether two texts read the same; `beside` stands on the same lines.

    A heap of marks is given to the line before, or several in one place are taken for one: there,
    marks are left aside. And every program turns writing from the right round in its own way.
    """
    got, wanted = _folded(got), _folded(wanted)
    turned = _FROM_THE_RIGHT.search(wanted + beside)
    if got != wanted and _has_heap(wanted):
        got, wanted = _without_marks(got), _without_marks(wanted)
    if got != wanted and turned:
        return _letters(got) == _letters(wanted)
    return got == wanted


def lost_spaces(got: str, wanted: str) -> str:
    """Return the first place where white space between two characters is not as it was typed.

    Where a line ends, spaces after the first may be missing; where a paragraph ends, all may be.
    """
    for (before, found), (_, typed) in zip(_gaps(got), _gaps(wanted), strict=False):
        short = found != "" and typed.startswith(found)
        if not (found == typed or short or "\n" in typed):
            return f"after {before!a}: read {found!a}, wanted {typed!a}"
    return ""


def _gaps(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each character but the first: some that are seen, then spaces."""
    shown = re.sub(f"[{WITHOUT_INK}]", "", text).strip()
    start = 0
    for at, char in enumerate(shown):
        if at and not char.isspace():
            yield shown[max(0, start - 8) : start], shown[start:at]
        if not char.isspace():
            start = at + 1


def first_difference(got: str, wanted: str) -> str:
    """Return both texts from shortly before the first character that differs."""
    got, wanted = _folded(got), _folded(wanted)
    pairs = zip(got, wanted, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(got), len(wanted)))
    begin = max(at - 10, 0)
    return f"read {got[begin : at + 10]!a}, wanted {wanted[begin : at + 10]!a} at {at}"


def _folded(text: str) -> str:
    """Return a text as every program reads it; pdfium has U+0002 for a hyphen that ends a line."""
    plain = text.replace("\x02", "-")
    return without_ignorable(
        _SPELT_OUT.sub(lambda found: unicodedata.normalize("NFKD", found[0]), plain)
    )


def _has_heap(text: str) -> bool:
    """Tell whether marks stand on no letter, Thai ones on no Thai one, or more than two on one."""
    kinds = "".join(unicodedata.category(char)[0] for char in text)
    return bool(re.search("(?<![LM])M|MMM", kinds) or _ON_OTHERS.search(text))


def _without_marks(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] != "M" and char != "ำ")


def _letters(text: str) -> Counter[str]:
    """Count the letters of a text that is turned round.

    Latin ones aside: for some signs that stand in it, pdfium spells their name.
    """
    plain = unicodedata.normalize("NFKD", _BEYOND.sub("", text))
    return Counter(
        char
        for char in without_ignorable(plain)
        if char > "\x7f" and unicodedata.category(char)[0] == "L"
    )
