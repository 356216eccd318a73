"""Where lines of Thai text may end.

A paragraph is cut into pieces that a line end may separate. A piece wider than the line is cut
again: at words (inside a name), at the words of a compound, at the joints of a web address, between
clusters, at last between characters. Nothing is ever inserted, and no line ends with a hyphen:
programs that read the PDF would take it for one that was.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import cycle

from itadesk.core.dates import MONTHS, SHORT_MONTHS
from itadesk.core.words import parts, segment

_THAI = re.compile("[ก-ฺเ-๎]")
_MARK = "ัิ-ฺ็-๎\u0300-\u036f\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff"  # drawn on what is before
_DEPENDENT = re.compile(f"[{_MARK}ะาำๅ]")  # belongs to the letter before
_LEADING = frozenset("เแโใไ")  # belongs to the letter after
_CLOSING = ")\\]}»”’.,;:!?%ๆฯ"
_NEVER_AFTER_SPACE = frozenset(_CLOSING)
_NEVER_FIRST = frozenset(_CLOSING + "/–—…‰°\"'")
_NEVER_LAST = frozenset("([{«“‘'-")
_NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f")
_LONE = re.compile("[^ก-๎]*[ก-ฒด-ฮ](?!\\.)[^ก-๎]*")  # ณ is a word by itself
# A number holds what it counts ("๖ เดือน", "1,500 บาท"), "พ.ศ." the year; years hold nothing.
_NUMBER_LAST = re.compile(r"(?<![^\s(])(?:[0-9๐-๙]{1,3}|[0-9๐-๙]+[.,][0-9๐-๙.,]+)\ $")
_COUNTED = re.compile("วัน|เดือน|ปี|บาท|คน|ราย|ครั้ง|แห่ง|ด้าน|โครงการ|กิจกรรม|มาตรการ")
_LONGEST_NUMBER = 16
_MONTH = "|".join(map(re.escape, MONTHS + SHORT_MONTHS))
# A day, its month and year stay together; between two dates a line may end at the dash.
_DATE = re.compile(
    r"(?:(?<![0-9๐-๙])[0-9๐-๙]{1,2}\s*)?"
    rf"(?:{_MONTH})"
    r"(?:\s*(?:พ\.ศ\.\s*)?(?:[0-9๐-๙]{4}|[0-9๐-๙]{2})(?![0-9๐-๙]))?"
)
_LONE_WORD = re.compile("[ก-ฒด-ฮ](?![ก-๎.])")

_JOINTS = "/.?&=_#%:;,@+"
_JOINT = re.compile(rf"(?=.)-*[^\-{_JOINTS}]*[{_JOINTS}]*[)\]}}»”’]*\s*", re.DOTALL)
_CLUSTER = re.compile(
    rf"[(\[{{«“‘\-]*(?:[เ-ไ]?[^\sเ-ไ][{_MARK}ะาำๅ]*|[เ-ไ])[{_CLOSING}]*\s*|\s+", re.DOTALL
)
_CHARACTER = re.compile(rf".[{_MARK}]*", re.DOTALL)


def pieces(text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut a paragraph where a line may end; joined again the pieces are `text`.

    White space stands at the end of the piece before it.
    """
    return _without_lone(_joined(text, segment(text, names), strictly=True))


def smaller(piece: str) -> list[str]:
    """Cut a piece that is too wide for a line into the next smaller ones, if there are any."""
    words = segment(piece)
    found = _joined(piece, words, strictly=False)
    if len(found) == 1:
        found = _joined(piece, (part for word in words for part in parts(word)), strictly=False)
    for pattern in (_JOINT, _CLUSTER, _CHARACTER):
        if len(found) == 1:
            found = _whole_ends(pattern.findall(piece))
    return found


def _joined(text: str, words: Iterable[str], *, strictly: bool) -> list[str]:
    """Join words where no line may end between them."""
    shown = _with_paired_quotes(text)
    dates = (found.span() for found in _DATE.finditer(text)) if strictly else ()
    kept = {at for start, end in dates for at in range(start + 1, end)}
    joined: list[str] = []
    start = end = 0
    for word in words:
        may_end = _may_break if strictly else _may_part
        if end and end not in kept and may_end(shown, end):
            joined.append(text[start:end])
            start = end
        end += len(word)
    joined.append(text[start:])
    return joined


def _may_break(text: str, at: int) -> bool:
    """Tell whether a line of good typesetting may end before position `at`."""
    if not _may_part(text, at):
        return False
    before, after = text[at - 1], text[at]
    if _is_space(before):
        return not (_LONE_WORD.match(text, at) or _held(text, at))
    if _THAI.match(before):
        return bool(_THAI.match(after)) or not (after.isdigit() or after == "-")
    return before != "."


def _may_part(text: str, at: int) -> bool:
    """Tell whether a line may end before position `at` when there is no better place."""
    before, after = text[at - 1], text[at]
    if _DEPENDENT.match(after) or before in _LEADING:
        return False
    if after.isspace() or after == "\u200b" or before in _NO_BREAK_SPACES:
        return False
    if _is_space(before):
        return after not in _NEVER_AFTER_SPACE and _last_seen(text, at) not in _NEVER_LAST
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return bool(_THAI.match(before) or _THAI.match(after))


def _is_space(char: str) -> bool:
    """Tell white space at which a line may end, the invisible one included."""
    return char == "\u200b" or (char.isspace() and char not in _NO_BREAK_SPACES)


def _held(text: str, at: int) -> bool:
    """Tell whether the space before `at` parts a number from what it counts, พ.ศ. from a year."""
    if text[at].isdigit():
        return text.endswith("พ.ศ. ", 0, at)
    start = max(0, at - _LONGEST_NUMBER)
    return bool(_COUNTED.match(text, at) and _NUMBER_LAST.search(text, start, at))


def _last_seen(text: str, at: int) -> str:
    """Return the last character before `at` that is no space; "" when there is none."""
    while at and _is_space(text[at - 1]):
        at -= 1
    return text[at - 1 : at]


def _with_paired_quotes(text: str) -> str:
    """Return `text` with straight double quotes told apart in opening and closing ones."""
    sides = cycle("“”")
    return re.sub('"', lambda _: next(sides), text)


def _without_lone(found: list[str]) -> list[str]:
    """Join a single consonant to the Thai before it, or else after it."""
    joined: list[str] = []
    for part in found:
        before = joined[-1] if joined else ""
        if (
            before
            and _THAI.match(before[-1])
            and _THAI.match(part[0])
            and (_LONE.fullmatch(part) or _LONE.fullmatch(before))
        ):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _whole_ends(found: list[str]) -> list[str]:
    """Join a lone consonant at either end of a cut word to its neighbour."""
    if len(found) > 2 and _LONE.fullmatch(found[0]):
        found[:2] = [found[0] + found[1]]
    if len(found) > 2 and _LONE.fullmatch(found[-1]):
        found[-2:] = [found[-2] + found[-1]]
    return found
