from array import array
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core import word_list
from itadesk.core.word_list import END, word_ends
from tests.core.pack_words import PACKED, packed, words

LISTS = st.frozensets(st.text("กขคา่ .", min_size=1, max_size=6), min_size=1)


def test_file_holds_exactly_the_words_of_pythainlp() -> None:
    assert sorted(unpacked(PACKED.read_bytes())) == words()


@given(LISTS)
def test_packed_words_are_all_there_and_no_others(some: frozenset[str]) -> None:
    assert sorted(unpacked(packed(some))) == sorted(some)


@pytest.mark.parametrize(
    ("clusters", "expected"),
    [
        ("มา|ต|ร|กา|ร", "มา มาตร มาตรการ,,,กา การ,"),
        ("การ|งาน", "การ การงาน,งาน"),
        ("ต|.|ค|.", "ต. ต.ค ต.ค.,,,"),
        ("a| |", ",,"),
    ],
)
def test_words_that_begin_with_each_cluster(clusters: str, expected: str) -> None:
    found = clusters.split("|")
    words_there = (
        " ".join(
            "".join(found[place : place + n]) for n in range(ends.bit_length()) if ends >> n & 1
        )
        for place, ends in enumerate(all_ends(found))
    )
    assert ",".join(words_there) == expected


def test_letters_after_a_word_change_nothing_before_it() -> None:
    letters = [*"มาตรการ"]
    whole = word_ends([*letters, END], 0)
    longer = word_ends([*letters, "x", "\U0001f600", "\ud800", END], 0)
    assert whole == longer
    assert whole >> len(letters) == 1


def test_every_word_is_found() -> None:
    for word in words()[::50]:
        assert word_ends([*word, END], 0) >> len(word) & 1, word


def test_what_is_remembered_is_forgotten_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_list, "_MOST", 7)
    found = [all_ends("มาตรการส่งเสริมคุณธรรม") for _ in range(3)]
    assert found[0] == found[1] == found[2]
    assert sum(map(len, filter(None, word_list._beginnings().values()))) <= 7


def all_ends(clusters: Sequence[str]) -> list[int]:
    """Return what begins at each place."""
    return [word_ends([*clusters, END], place) for place in range(len(clusters))]


def unpacked(content: bytes) -> Iterator[str]:
    """Yield the words of a packed file, read by its units alone."""
    letters, _, body = content.partition(b"\n")
    units = array("I")
    units.frombytes(body)
    followers: dict[int, list[tuple[str, int]]] = {}
    for place, unit in enumerate(units):
        if place and (number := unit >> 1 & 0x7F):
            letter = letters.decode()[number - 1]
            followers.setdefault(place - number, []).append((letter, unit))
    ways = [("", units[0])]
    while ways:
        text, unit = ways.pop()
        if unit & 1:
            yield text
        ways += [(text + letter, after) for letter, after in followers.get(unit >> 8, ())]
