"""Where lines of Thai text may end.

A paragraph is cut into pieces that a line end may separate. A piece wider than the line is cut
again: at its loose holds, at its firm ones, at words (inside a name), at the words of a compound,
at the joints of a web address, between clusters, at last between characters. Nothing is ever
inserted, and no line ends with a hyphen: programs that read the PDF would take it for one that was.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, cycle

from itadesk.core.remembered import Remembered
from itadesk.core.words import parts, segment
from itadesk.report.holding import FIRM, FREE, LOOSE, TERMS, holds

_ANY = FIRM + 1  # a strength that breaks all holds, and ends lines at worse places

_THAI = frozenset(map(chr, (*range(0xE01, 0xE3B), *range(0xE40, 0xE4F))))
_LEADING = frozenset("เแโใไ")  # belongs to the letter after
_MARKS = frozenset(  # drawn on what is before, or not seen but for the space of no width
    map(
        chr,
        (
            *(0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F)),
            *(*range(0x300, 0x370), *range(0x1F3FB, 0x1F400)),
            *(0xAD, *range(0x200C, 0x2010), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10), 0xFEFF),
        ),
    )
)
_DEPENDENT = _MARKS | frozenset("ะาำๅ")  # belongs to the letter before
_CLOSING = ")\\]}»”’.,;:!?%ๆฯ"
_NEVER_AFTER_SPACE = frozenset(_CLOSING)
_NEVER_FIRST = frozenset(_CLOSING + "/–—…‰°\"'")
_OPENING = frozenset("([{«“‘")
_NEVER_LAST = _OPENING | {"'", "-"}
_NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f\u2060\ufeff")
_SPACES = frozenset(  # at which a line may end, the invisible one included
    map(
        chr,
        (
            *(*range(9, 14), *range(28, 33), 0x85, 0x1680, *range(0x2000, 0x2007)),
            *(*range(0x2008, 0x200C), 0x2028, 0x2029, 0x205F, 0x3000),
        ),
    )
)
# Words that begin or end so are never parted at the spaces between them, or not always.
_UNSURE_AFTER_SPACES = _NEVER_AFTER_SPACE | _DEPENDENT | _SPACES | _NO_BREAK_SPACES | {'"'}
_UNSURE_BEFORE_SPACES = _NEVER_LAST | _SPACES | {'"'}
_CONSONANTS = frozenset(map(chr, range(0xE01, 0xE2F))) - {"ณ"}  # ณ is a word by itself
_FIRST = _CONSONANTS | _LEADING | {"ณ"}  # of a Thai word
_LAST = _THAI - _LEADING

# What a word is by itself. A line may begin with it
_AFTER_THAI = 1  # where Thai is before it,
_AFTER_SPACES = 2  # where spaces, U+0020, are before it;
# after it a line may begin with a word that may stand
_BEFORE_THAI = 4  # directly after Thai,
_BEFORE_SPACES = 8  # after spaces, if there are some.
_BLANK = 16  # it is nothing but spaces.

_MARK = "".join(sorted(_MARKS))

# Compiled when a piece is first too wide for its line.
_JOINTS = "/.?&=_#%:;,@+"
_JOINT = rf"(?s)(?=.)-*[^\-{_JOINTS}]*[{_JOINTS}]*[)\]}}»”’]*\s*"
_CLUSTER = rf"(?s)[(\[{{«“‘\-]*(?:[เ-ไ]?[^\sเ-ไ][{_MARK}ะาำๅ]*|[เ-ไ])[{_CLOSING}]*\s*|\s+"
_CHARACTER = rf"(?s).[{_MARK}]*"


def pieces(text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut a paragraph where a line may end; joined again the pieces are `text`.

    White space stands at the end of the piece before it.
    """
    return _without_lone(_joined(text, segment(text, names, TERMS), FREE))


def unheld(text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut a text where a line may end, also inside what holds together."""
    return _without_lone(_joined(text, segment(text, names, TERMS), FIRM))


def smaller(piece: str, names: Sequence[str] = ()) -> list[str]:
    """Cut a piece that is too wide for a line into the next smaller ones, if there are any."""
    return next((found for found in _ways(piece, names) if len(found) > 1), [piece])


def loosened(piece: str, names: Sequence[str] = ()) -> Iterator[list[str]]:
    """Yield the ways to cut a piece at what it holds together: the loose holds, then all."""
    words = segment(piece, names, TERMS)
    for strength in (LOOSE, FIRM):
        found = _without_lone(_joined(piece, words, strength))
        if len(found) > 1:
            yield found


def _ways(piece: str, names: Sequence[str]) -> Iterator[list[str]]:
    """Yield the ways to cut a piece, the best one first."""
    yield from loosened(piece, names)
    yield _without_lone(_joined(piece, segment(piece, names, TERMS), _ANY))
    words = segment(piece)
    yield _without_lone(_joined(piece, words, _ANY))
    yield _without_lone(_joined(piece, [part for word in words for part in parts(word)], _ANY))
    for pattern in (_JOINT, _CLUSTER, _CHARACTER):
        yield _whole_ends(re.findall(pattern, piece))


def _joined(text: str, words: Sequence[str], strength: int) -> list[str]:
    """Join words where no line may end, or only one that breaks a hold firmer than `strength`."""
    shown = _with_paired_quotes(text) if '"' in text else text
    held = holds(words)
    joined: list[str] = []
    piece = ""
    before = wanted = 0  # the kind of the last word; that of one that surely begins a line here
    kinds, ends = map(_kinds.__getitem__, words), accumulate(map(len, words), initial=0)
    for n, (word, kind, at) in enumerate(zip(words, kinds, ends, strict=False)):
        if kind == _BLANK:
            piece += word
            wanted = _AFTER_SPACES if before & _BEFORE_SPACES else 0
            continue
        may_end = kind & wanted or (n and _may_break(shown, at, strength))
        if may_end and (n not in held or held[n] <= strength):
            joined.append(piece)
            piece = word
        else:
            piece += word
        before = kind
        wanted = _AFTER_THAI if kind & _BEFORE_THAI else 0
    joined.append(piece)
    return joined


def _kind(word: str) -> int:
    """Return what a word is by itself; `_may_break` says the rest, and the same."""
    if not word.strip(" "):
        return _BLANK
    kind = 0
    first, last = word[0], word[-1]
    if first in _FIRST:
        kind |= _AFTER_THAI
    if first not in _UNSURE_AFTER_SPACES and (first not in _CONSONANTS or word[1:2] in _THAI):
        kind |= _AFTER_SPACES
    if last in _LAST:
        kind |= _BEFORE_THAI
    if last not in _UNSURE_BEFORE_SPACES:
        kind |= _BEFORE_SPACES
    return kind


_kinds = Remembered(_kind)


def _may_break(text: str, at: int, strength: int) -> bool:
    """Tell whether a line may end before position `at`; `_ANY` strength allows worse places."""
    before, after = text[at - 1], text[at]
    if after in _DEPENDENT or before in _LEADING:
        return False
    if after.isspace() or after == "\u200b" or before in _NO_BREAK_SPACES:
        return False
    if strength == _ANY and text.startswith("ฯลฯ", at):  # a word of its own
        return _last_seen(text, at) not in _NEVER_LAST
    if before in _SPACES:
        if after in _NEVER_AFTER_SPACE or _last_seen(text, at) in _NEVER_LAST:
            return False
        following = text[at + 1 : at + 2]
        return not (after in _CONSONANTS and following not in _THAI and following != ".")
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    if before in _THAI:
        return strength == _ANY or after in _THAI or not (after.isdigit() or after == "-")
    on_thai = text[at - 2 : at - 1] in _THAI
    if before == ".":  # พ.ศ.|๒๕๖๘ in a very narrow cell
        return strength == _ANY and on_thai
    if strength == _ANY and after in _OPENING:  # ๒๕๖๓|(ก)
        return True
    return after in _THAI or (before == "/" and on_thai)  # เดือน/|๑๒ เดือน


def _last_seen(text: str, at: int) -> str:
    """Return the last character before `at` that is no space; "" when there is none."""
    while at and text[at - 1] in _SPACES:
        at -= 1
    return text[at - 1 : at]


def _with_paired_quotes(text: str) -> str:
    """Return `text` with straight double quotes told apart in opening and closing ones."""
    sides = cycle("“”")
    return re.sub('"', lambda _: next(sides), text)


def _is_lone(part: str) -> bool:
    """Tell whether a part shows one bare consonant and no other Thai letter."""
    if part[:1] in _THAI and part[1:2] in _THAI:
        return False
    letters = [char for char in part if char in _THAI]
    return len(letters) == 1 and letters[0] in _CONSONANTS


_lone = Remembered(_is_lone)


def _without_lone(found: list[str]) -> list[str]:
    """Join a single consonant to the Thai before it, or else after it."""
    if not any(map(_lone.__getitem__, found)):
        return found
    joined = found[:1]
    lone_before = len(found) > 1 and _lone[found[0]]
    for part in found[1:]:
        lone = _lone[part]
        if (lone or lone_before) and joined[-1][-1] in _THAI and part[0] in _THAI:
            joined[-1] += part
            lone_before = _is_lone(joined[-1])
        else:
            joined.append(part)
            lone_before = lone
    return joined


def _whole_ends(found: list[str]) -> list[str]:
    """Join a lone consonant at either end of a cut word to its neighbour."""
    if len(found) > 2 and _is_lone(found[0]):
        found[:2] = [found[0] + found[1]]
    if len(found) > 2 and _is_lone(found[-1]):
        found[-2:] = [found[-2] + found[-1]]
    return found
