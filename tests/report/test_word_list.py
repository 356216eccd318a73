"""Every syllable of PyThaiNLP's word list: drawn as HarfBuzz draws it, read as it was typed."""

from itertools import cycle, product

import numpy as np
import pytest

from itadesk.report.fonts import Face, face
from tests.typeset import examples, extraction, outlines, word_list

FACES = [face(bold, italic) for bold, italic in product((False, True), repeat=2)]


@pytest.mark.parametrize("own", FACES, ids=lambda own: own.name)
def test_every_syllable_is_drawn_as_harfbuzz_draws_it(own: Face) -> None:
    chosen = word_list.covering(neighbours=own is face())
    assert len(chosen) > (10_000 if own is face() else 800)
    assert word_list.differing(own, chosen) == []


@pytest.mark.parametrize("own", FACES, ids=lambda own: own.name)
def test_syllables_beside_latin_letters_are_drawn_as_harfbuzz_draws_them(own: Face) -> None:
    syllables = word_list.covering(neighbours=False)
    around = cycle(product(("ITA", "E-service/", "(OIT)", "fi", "Q&A", "x", "1"), repeat=2))
    mixed = [
        before + word + after for word, (before, after) in zip(syllables, around, strict=False)
    ]
    assert word_list.differing(own, [*mixed, *examples.STRESS, *examples.MIXED]) == []


def test_a_mark_out_of_place_would_be_noticed() -> None:
    wanted = outlines.Wanted(face())
    low = wanted.points("กี่")
    tall = np.concatenate([wanted.points("ป"), low[len(wanted.points("ก")) :]])
    assert not outlines.same(tall, wanted.points("ปี่"))
    assert not outlines.same(np.add(wanted.points("ปี่"), (2, 0, 0)), wanted.points("ปี่"))


@pytest.mark.parametrize("reader", extraction.READERS)
def test_every_syllable_is_read_as_typed(reader: str) -> None:
    assert word_list.misread(word_list.covering(neighbours=True), reader) == 0
