"""Words of Thai text: where it may be cut, and where never (inside a name)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from itadesk.core import matching
from itadesk.core.remembered import Remembered
from itadesk.core.word_list import END, word_ends

_FEW = 40  # names: looking for each of them is quicker than for where one may begin
_RUN = re.compile(
    r"""
    [ก-ฺเ-๎]+(?:\.[ก-ฺเ-๎]+)*\.?    # with the dots of abbreviations: พ.ศ. อบต.
    | \s+
    | [0-9๐-๙]+(?:[.,:/-][0-9๐-๙]+)*        # 1,234.50 ๑๔๙/๒๕๖๖
    | [^\W\d_ก-๎]+(?:-[^\W\d_ก-๎]+)*      # E-Service
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_ABBREVIATION = re.compile(r"(?:[เ-ไ]?[ก-ฮ][ิ-ู]?\.){2,}")  # the list lacks พ.ย. and มี.ค.
_CLUSTER = "[เ-ไ]?[^เ-ไ][ะ-ฺๅ-๎ฯ]*|[เ-ไ]"  # compiled by `re` when a compound is first cut


def segment(text: str, names: Sequence[str] = (), terms: Sequence[str] = ()) -> list[str]:
    """Cut `text` into words, spaces and signs; joined again they are `text`.

    No cut lies inside an occurrence of one of `names` or `terms`; the end of a name is one where
    the words find another. Safe to call from any thread.
    """
    words = _words(text)
    inside = _inside_names(text, names)
    stops = _overrun(words, inside) if inside else []
    if stops:
        words = [w for a, b in pairwise((0, *stops, len(text))) for w in _words(text[a:b])]
    if terms:
        inside |= _inside_names(text, terms)
    return _joined(words, inside) if inside else words


def _words(text: str) -> list[str]:
    """Cut a text without a look at names."""
    return [*chain.from_iterable(map(_runs.__getitem__, _RUN.findall(text)))]


def _cut(run: str) -> tuple[str, ...]:
    """Cut a run of Thai letters by the word list; leave any other whole."""
    if not "ก" <= run[0] <= "๎":
        return (run,)
    words = matching.cut(run)
    if "." in run:
        spans = (found.span() for found in _ABBREVIATION.finditer(run))
        words = _joined(words, {at for start, end in spans for at in range(start + 1, end)})
    return tuple(words)


_runs = Remembered(_cut)


def _overrun(words: list[str], inside: set[int]) -> list[int]:
    """Return the ends of names of several words of which the last one runs on: กุด|ปลา|ตุ|กรอบ."""
    ends = {0, *accumulate(map(len, words))}
    within = ends & inside
    stops = []
    for stop in {at + 1 for at in inside} - inside - ends:
        start = stop - 1
        while start in inside:
            start -= 1
        if start in ends and not within.isdisjoint(range(start + 1, stop)):
            stops.append(stop)
    return sorted(stops)


def _joined(words: list[str], inside: set[int]) -> list[str]:
    """Join the words that a name runs across."""
    joined: list[str] = []
    end = 0
    for word in words:
        if end in inside:
            joined[-1] += word
        else:
            joined.append(word)
        end += len(word)
    return joined


def _inside_names(text: str, names: Sequence[str]) -> set[int]:
    """Return the positions inside an occurrence of a name."""
    if len(names) > _FEW:
        from itadesk.core.many_names import positions_inside

        return positions_inside(text, names)
    inside: set[int] = set()
    for name in [name for name in names if name in text]:  # few are, which is soon seen
        start = text.find(name)
        while start >= 0:
            inside.update(range(start + 1, start + len(name)))
            start = text.find(name, start + 1)
    return inside


@lru_cache(maxsize=4096)
def parts(word: str) -> tuple[str, ...]:
    """Cut a compound into the fewest shorter words of the list; itself if it is none."""
    clusters = [*re.findall(_CLUSTER, word), END]
    best: dict[int, tuple[int, int, tuple[str, ...]]] = {0: (0, 0, ())}
    for start in range(len(clusters) - 1):
        if start not in best:
            continue
        count, unevenness, before = best[start]
        found = word_ends(clusters, start)
        for end in range(start + 1, start + found.bit_length()):
            part = "".join(clusters[start:end])
            if found >> end - start & 1 and 1 < len(part) < len(word):
                way = count + 1, unevenness + len(part) ** 2, (*before, part)
                best[end] = min(best.get(end, way), way)
    return best.get(len(clusters) - 1, (0, 0, (word,)))[2]
