"""How well each program sets Thai: marks, line ends, what can be read back, what the file has."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pythainlp.tokenize import word_tokenize

from benchmarks.peers import features, sample
from benchmarks.peers.ends import Ends, ends
from benchmarks.peers.paper import REGULAR, words_paper
from benchmarks.peers.programs import Peer, Source
from benchmarks.peers.runs import Bench
from itadesk.report.text import Style
from tests.report.pdfa import problems
from tests.typeset.examples import MIXED, STRESS
from tests.typeset.extraction import READERS, error_rate, not_found
from tests.typeset.lines import chars, crossings
from tests.typeset.marks import Place, differing
from tests.typeset.sheet import sheet

_SIZE, _LEADING = 13.0, 26.0  # of the words whose marks are looked at: no line near another
_LINE = 8.0  # points: what is this near is the same line
_NUMBER = re.compile(r"^\s*-\s*\S{1,4}\s*-\s*$", re.MULTILINE)  # "- ๒ -" of a page
_SEARCHED = re.compile("(?=.*[ัำ-ฺ็-๎])[ก-๎]{4,}")
_READERS = ("pdftotext -raw", "pdfium", "mupdf")
_PROBED = range(24, 48, 3)  # lines before the signatures: a page has 22


@dataclass(frozen=True, slots=True)
class Quality:
    """What is right and wrong in a program's pages."""

    stress: list[str]  # words whose marks are wrong
    mixed: list[str]
    ends: Ends
    crossings: int
    errors: dict[str, float]  # by reader, characters per character
    found: dict[str, float]  # share of the words that a search finds
    distributed: bool
    continued: bool
    header: bool
    signature: bool
    numbers: bool
    archive: str
    archive_problems: list[str] | None  # None where our checks do not apply: they know our files
    tagged: bool
    described: bool


class Inspection:
    """Makes the documents that are looked into, and looks."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._texts = sample.linear()
        self._report = bench.source("report", sample.report(1))
        self._linear = bench.source("linear", sample.prose(self._texts))
        self._words = bench.words("words", words_paper(STRESS + MIXED, _SIZE, _LEADING))
        self._probes = [
            bench.source(f"signed-{lines}", sample.signed_after(lines)) for lines in _PROBED
        ]

    def quality(self, peer: Peer) -> Quality:
        """Return what is right and wrong in a program's pages."""
        paper = self._report.paper
        report, linear = self._print(peer, self._report), self._print(peer, self._linear)
        pages = features.pages_of(report)
        probes = [features.pages_of(self._print(peer, probe)) for probe in self._probes]
        source = "".join(self._linear.paper.texts())
        read = {name: _NUMBER.sub("", READERS[name](linear)) for name in _READERS}
        words = searched(self._texts)
        missing = not_found(linear, words)
        wrong = self._wrong_marks(peer)
        with pikepdf.open(io.BytesIO(report)) as document:
            return Quality(
                stress=[word for word in wrong if word in STRESS],
                mixed=[word for word in wrong if word in MIXED],
                ends=ends(report, paper.texts()),
                crossings=len(crossings(report)),
                errors={name: error_rate(source, text) for name, text in read.items()},
                found={name: 1 - len(lost) / len(words) for name, lost in missing.items()},
                distributed=features.is_distributed(linear, self._linear.paper),
                continued=features.has_continued(pages),
                header=features.repeats_header(pages, paper),
                signature=features.keeps_signature(probes, paper),
                numbers=features.has_thai_numbers(pages),
                archive=features.archive_claim(document),
                archive_problems=list(problems(report)) if peer.reads_data else None,
                tagged=features.is_tagged(document),
                described=features.is_described(document, paper),
            )

    def _print(self, peer: Peer, source: Source) -> bytes:
        pdf = self._bench.print(peer, source)
        if not pdf:
            raise RuntimeError(f"{peer.name} made no PDF of {source.folder.name}")
        return pdf

    def _wrong_marks(self, peer: Peer) -> list[str]:
        """Return the words that are not drawn as HarfBuzz draws them."""
        words = STRESS + MIXED
        if peer.reads_data:
            page = self._words.paper.page
            width = page["width"] - page["left"] - page["right"]
            pdf = sheet(words, Style(_SIZE, _LEADING), width)
        else:
            pdf = self._print(peer, self._words)
        return differing(pdf, REGULAR, _SIZE, _places(pdf, words))


def searched(texts: Iterable[str]) -> list[str]:
    """Return the distinct words of four letters and more that have a mark."""
    words = (word for text in texts for word in word_tokenize(text, engine="newmm"))
    return sorted({word for word in words if _SEARCHED.fullmatch(word)})


def _places(pdf: bytes, words: list[str]) -> list[Place]:
    """Return where each word begins: every word is a line."""
    lines: dict[int, list[tuple[float, float]]] = {}
    for char in sorted(chars(pdf), key=lambda char: -char.y):
        near = next((y for y in lines if abs(y / 100 - char.y) < _LINE), round(char.y * 100))
        lines.setdefault(near, []).append((char.x, char.y))
    if len(lines) != len(words):
        raise RuntimeError(f"{len(lines)} lines for {len(words)} words")
    return [(word, *min(line)) for word, line in zip(words, lines.values(), strict=True)]
