"""Words by maximal matching against the word list: the boundaries of PyThaiNLP's newmm.

No word begins or ends inside a Thai character cluster. From every place where words may end so far,
in order, all words of the list are tried until one place is left, where they all must end. Of
the ways there the one of the fewest words is taken, and of several the one whose words are shorter
first. Where no word of the list begins, everything up to the next one is a word.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from itadesk.core.word_list import END, word_ends

_MOST_TRIED = 50  # words on the way to one place; then only the shortest from each further place
_CLUSTER = re.compile(  # after Theeramunkong et al. 2000; C consonant, T tone, N next syllable
    """
    C(?: [ิุู]์ | รรC์ | ็ )
    | แC(?: ็C | C(?: ์ | ็C | C์ ) | Tะ? )
    | โCTะ?
    | [ใไ]CT
    | (?: C(?: ัTวะ | [ัื]TC(?:ะ|[ิุ]?) | [ะ-ู]T | T[ะาำ]? )
        | เC(?: C?็C | CTาะ | CีTย(?:ะ|N) | ิ(?:C์|T)C | ีTยะ? | ืTอะ? | [ิุู]TยN | Tา?ะ? )
      )
      (?: CC?[ิุู]?์ )?
    | .
    """.replace("C", "[ก-ฮ]")
    .replace("T", "[่-๋]?")
    .replace("N", "(?=[เ-ไก-ฮ]|$)"),
    re.VERBOSE | re.DOTALL,
)
_NOT_THAI = re.compile(
    r"[-a-zA-Z]+ | \d+(?:[,.]\d+)* | [\ \t]+ | \r?\n | (?: (?![\ \t\r\n])[^\u0E00-\u0E7F] )+",
    re.VERBOSE,
)
_ONE_OR_TWO_CONSONANTS = re.compile("[ก-ฮ]{1,2}")


def cut(text: str) -> list[str]:
    """Cut `text` into words; joined again they are `text`."""
    clusters = _CLUSTER.findall(text)
    offsets = [*accumulate(map(len, clusters), initial=0)]
    end = len(clusters)
    clusters.append(END)
    places = [place := 0]
    while place < end:
        found = word_ends(clusters, place)
        if found & found - 1:  # more than one
            places += _matched(clusters, place, found)
            place = places[-1]
            continue
        if found:
            place += found.bit_length() - 1
        else:
            place = _next_word(text, offsets, clusters, place)
        places.append(place)
    return [text[offsets[start] : offsets[end]] for start, end in pairwise(places)]


def _matched(clusters: Sequence[str], start: int, open_ends: int) -> Sequence[int]:
    """Return where the words from `start` on end, up to the next place where all ways meet.

    Bit n of `open_ends`: a word from there has n clusters.
    """
    ways = {start: open_ends}
    place = start
    tried = open_ends.bit_count()
    while open_ends & open_ends - 1:
        step = (open_ends & -open_ends).bit_length() - 1
        place += step
        open_ends = open_ends >> step ^ 1
        if found := word_ends(clusters, place):
            tried += found.bit_count()
            if tried > _MOST_TRIED:
                found = _lowest(found, max(1, _MOST_TRIED + 1 - tried + found.bit_count()))
            ways[place] = found
            open_ends |= found
    end = place + open_ends.bit_length() - 1
    return (end,) if ways[start] >> end - start & 1 else _fewest(ways, end)


def _lowest(bits: int, count: int) -> int:
    """Return the lowest `count` bits of `bits`."""
    rest = bits
    for _ in range(count):
        rest &= rest - 1
    return bits ^ rest


def _fewest(ways: dict[int, int], end: int) -> Sequence[int]:
    """Return where the fewest words end that lead to `end`, the shorter first."""
    start = next(iter(ways))
    for place, found in ways.items():
        if ways[start] >> place - start & 1 and found >> end - place & 1:
            return [place, end]  # as nearly always
    counts = {end: 0}  # words from a place to `end`
    following: dict[int, int] = {}
    for place, found in reversed(ways.items()):
        reached = [place + n for n in range(found.bit_length()) if found >> n & 1]
        reached = [after for after in reached if after in counts]
        if reached:
            following[place] = best = min(reached, key=counts.__getitem__)
            counts[place] = counts[best] + 1
    places, place = [], start
    while place != end:
        place = following[place]
        places.append(place)
    return places


def _next_word(text: str, offsets: Sequence[int], clusters: Sequence[str], start: int) -> int:
    """Return where a word that is not in the list ends: at a foreign sign or the next known word.

    A known word of one or two consonants alone does not count.
    """
    foreign = _NOT_THAI.match(text, offsets[start])
    if foreign:
        return start + len(foreign[0])
    for place in range(start + 1, len(offsets) - 1):
        if ends := word_ends(clusters, place):
            longest = offsets[place + ends.bit_length() - 1]
            if not _ONE_OR_TWO_CONSONANTS.fullmatch(text, offsets[place], longest):
                return place
        if _NOT_THAI.match(text, offsets[place]):
            return place
    return len(offsets) - 1
