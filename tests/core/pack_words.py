"""Pack PyThaiNLP's word list for `itadesk.core.word_list`: `python -m tests.core.pack_words`.

Run it when PyThaiNLP's list has changed, and name its version in resources/words/README.md.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pythainlp.corpus import thai_words

PACKED = Path(__file__).parents[2] / "resources" / "words" / "words_th.bin"
_WINDOW = 1024  # how far behind the last used place room is looked for

_Children = tuple[tuple[int, bool, int], ...]  # letter, whether a word ends there, its children


@dataclass
class _Node:
    ends: bool = False
    children: dict[int, "_Node"] = field(default_factory=dict)


def words() -> list[str]:
    """Return the words of the installed PyThaiNLP, in order."""
    return sorted({word.strip() for word in thai_words()})


def packed(words: Iterable[str]) -> bytes:
    """Return the content of the file for `words`."""
    words = list(words)
    letters = "".join(sorted(set("".join(words))))
    numbers = {letter: n for n, letter in enumerate(letters, 1)}
    root = _Node()
    for word in words:
        node = root
        for letter in word:
            node = node.children.setdefault(numbers[letter], _Node())
        node.ends = True
    states: dict[_Children, int] = {}  # equal endings are one state
    start = _folded(root, states)
    bases = _bases(list(states))
    size = max(bases) + 128  # every number can be looked up from every base
    units = array("I", bytes(4 * size))
    for children, base in zip(states, bases, strict=True):
        for number, ends, state in children:
            units[base + number] = bases[state] << 8 | number << 1 | ends
    units[0] = bases[start] << 8 | root.ends
    return letters.encode() + b"\n" + units.tobytes()


def _folded(node: _Node, states: dict[_Children, int]) -> int:
    """Return the number of the state of a node, the new states entered in `states`."""
    children = tuple(
        (number, child.ends, _folded(child, states))
        for number, child in sorted(node.children.items())
    )
    return states.setdefault(children, len(states))


def _bases(states: list[_Children]) -> list[int]:
    """Return a base for each state so that no two share a base or a place; 0 without children."""
    numbers = [[number for number, _, _ in children] for children in states]
    room = sum(map(len, numbers)) + 2 * _WINDOW + 256
    used, taken = bytearray(room), bytearray(room)
    used[0] = taken[0] = 1
    bases = [0] * len(states)
    last = free = 1
    for state in sorted(range(len(states)), key=lambda state: -len(numbers[state])):
        if not numbers[state]:
            continue
        first, *others = numbers[state]
        free = used.find(0, free)
        place = used.find(0, max(free, last - _WINDOW if others else 0, first + 1))
        while taken[place - first] or any(used[place - first + number] for number in others):
            place = used.find(0, place + 1)
        base = bases[state] = place - first
        taken[base] = 1
        for number in numbers[state]:
            used[base + number] = 1
        last = max(last, base + numbers[state][-1])
    return bases


if __name__ == "__main__":
    PACKED.write_bytes(packed(words()))
