"""Where lines of Thai text may end.

Text is cut into pieces that a line end may separate. A piece wider than the line is cut again: at
words (inside a name), at the joints of a web address, between clusters, at last between characters.
Nothing is ever inserted.
"""

import re
from collections.abc import Callable, Sequence
from itertools import cycle, pairwise

from itadesk.core.words import segment

_THAI = re.compile("[ก-ฺเ-๎]")
_MARK = "ัิ-ฺ็-๎\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"  # drawn on what is before
_DEPENDENT = re.compile(f"[{_MARK}ะาำๅ]")  # belongs to the letter before
_LEADING = frozenset("เแโใไ")  # belongs to the letter after
_CLOSING = ")\\]}»”’.,;:!?%ๆฯ"
_NEVER_AFTER_SPACE = frozenset(_CLOSING)
_NEVER_FIRST = frozenset(_CLOSING + "/-–—…‰°\"'")
_NEVER_LAST = frozenset("([{«“‘'")
_LONE = re.compile("[ก-ฎฐ-ฮ](?![ก-ฺเ-๎.])")  # a consonant that is no word by itself, as ณ is
_LONE_LAST = re.compile("(?<![ก-ฺเ-๎])[ก-ฎฐ-ฮ]$")
_QUOTE = re.compile('"')
_NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f")

_JOINT = re.compile(r"[^/.\-?&=_#%:,;@+]*[/.\-?&=_#%:,;@+]+\s*|[^/.\-?&=_#%:,;@+]+")
_CLUSTER = re.compile(
    rf"[(\[{{«“‘]*(?:[เ-ไ]?[^\sเ-ไ][{_MARK}ะาำๅ]*|[เ-ไ])[{_CLOSING}]*\s*|\s+", re.DOTALL
)
_CHARACTER = re.compile(rf".[{_MARK}]*", re.DOTALL)


def pieces(text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut a paragraph where a line may end; joined again the pieces are `text`.

    White space stands at the end of the piece before it.
    """
    return _cut_at_words(text, names, _may_break)


def smaller(piece: str) -> list[str]:
    """Cut a piece that is too wide for a line into the next smaller ones; itself if it is one."""
    parts = _cut_at_words(piece, (), _may_part)
    for pattern in (_JOINT, _CLUSTER, _CHARACTER):
        if len(parts) > 1:
            break
        parts = pattern.findall(piece)
    return _whole_ends(parts)


def _cut_at_words(
    text: str, names: Sequence[str], allowed: Callable[[str, int], bool]
) -> list[str]:
    """Cut `text` at those word boundaries and spaces that `allowed` accepts."""
    shown = _with_paired_quotes(text)
    starts = [0]
    start = 0
    for word in segment(text, names):
        if " " in word or "\u200b" in word:
            starts += [
                start + at
                for at in range(1, len(word))
                if _is_space(word[at - 1])
                and not any(name in word for name in names if " " in name)
                and allowed(shown, start + at)
            ]
        start += len(word)
        if start < len(text) and allowed(shown, start):
            starts.append(start)
    return [text[a:b] for a, b in pairwise([*starts, len(text)])]


def _may_break(text: str, at: int) -> bool:
    """Tell whether a line of good typesetting may end before position `at`."""
    if not _may_part(text, at):
        return False
    before, after = text[at - 1], text[at]
    if _is_space(before):
        return not _LONE.match(text, at)
    if _THAI.match(before):
        if _THAI.match(after):
            return not (_LONE.match(text, at) or _ends_lone(text, at))
        return not after.isdigit()
    return before != "." and bool(_THAI.match(after))


def _may_part(text: str, at: int) -> bool:
    """Tell whether a line may end before position `at` when there is no better place."""
    before, after = text[at - 1], text[at]
    if _DEPENDENT.match(after) or before in _LEADING:
        return False
    if after.isspace() or before in _NO_BREAK_SPACES:
        return False
    if _is_space(before):
        return after not in _NEVER_AFTER_SPACE and text[:at].rstrip()[-1:] not in _NEVER_LAST
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return bool(_THAI.match(before) or _THAI.match(after))


def _is_space(char: str) -> bool:
    """Tell white space at which a line may end, the invisible one included."""
    return char == "\u200b" or (char.isspace() and char not in _NO_BREAK_SPACES)


def _ends_lone(text: str, at: int) -> bool:
    """Tell whether the text before `at` ends with a lone consonant."""
    return bool(_LONE_LAST.search(text, max(0, at - 2), at))


def _with_paired_quotes(text: str) -> str:
    """Return `text` with straight double quotes told apart in opening and closing ones."""
    sides = cycle("“”")
    return _QUOTE.sub(lambda _: next(sides), text)


def _whole_ends(parts: list[str]) -> list[str]:
    """Join a lone consonant at either end of a cut word to its neighbour."""
    if len(parts) > 2 and _LONE.fullmatch(parts[0]):
        parts[:2] = [parts[0] + parts[1]]
    if len(parts) > 2 and _LONE.fullmatch(parts[-1].rstrip()):
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts
