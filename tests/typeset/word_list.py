"""The words of PyThaiNLP's list as material to set, and what is drawn and read of them.

`benchmarks/every_word.py` takes all of them in all faces; the tests take those with new syllables.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from pythainlp.corpus import thai_words

from itadesk.report.fonts import Face, face
from itadesk.report.shaping import shape
from itadesk.report.text import Setter, Style, TextCanvas
from tests.typeset import extraction, outlines
from tests.typeset.sheet import sheet

_PAGE = 14_000.0


@cache
def words() -> tuple[str, ...]:
    """Return the words of the list in order."""
    return tuple(sorted(thai_words()))


@cache
def covering(*, neighbours: bool) -> tuple[str, ...]:
    """Return words with every syllable of the list: each cluster, also beside each neighbour."""
    met: set[tuple[str, ...]] = set()
    chosen = []
    for word in words():
        clusters = [cluster.text for cluster in shape(face(), word).clusters]
        new = {(text,) for text in clusters} | (set(pairwise(clusters)) if neighbours else set())
        if not new <= met:
            met |= new
            chosen.append(word)
    return tuple(chosen)


def differing(own: Face, chosen: Sequence[str]) -> list[str]:
    """Return the words that a PDF does not draw as HarfBuzz draws them in this face."""
    setter = Setter()
    canvas = TextCanvas(setter, (_PAGE, _PAGE))
    style = Style(16, 22, bold="Bold" in own.name, italic="Italic" in own.name)
    canvas.show(setter.lines("\n".join(chosen), style, _PAGE), 0, _PAGE)
    wanted = outlines.Wanted(own)
    drawn = outlines.drawn(canvas.finish())
    return [
        word
        for word, points in zip(chosen, drawn, strict=True)
        if not outlines.same(points, wanted.points(word))
    ]


def misread(chosen: Iterable[str], reader: str) -> float:
    """Return the error rate of a reader on the words, set as running text."""
    text = " ".join(chosen)
    return extraction.error_rate(text, extraction.READERS[reader](_running(text)))


@cache
def _running(text: str) -> bytes:
    return sheet([text], Style(12, 17), 700)
