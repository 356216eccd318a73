"""What a PDF has, found by looking into it."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from statistics import median

import pikepdf
from fontTools.ttLib import TTFont

from benchmarks.peers.ends import compared, inner_lines
from benchmarks.peers.paper import REGULAR, Paper
from itadesk.core.digits import thai_number
from tests.typeset.lines import Char, chars

_CONTINUED = "(ต่อ)"
_EDGE = 3.0  # points between a filled line and the margin
_WIDENED = 0.02  # points added between letters
_MOST = 0.9  # of the lines that distribution fills
_SOME = 0.7  # of the lines whose letters it moves apart


def is_distributed(pdf: bytes, paper: Paper) -> bool:
    """Tell whether lines reach the margin by space between all letters, as Thai is set."""
    edge = paper.page["width"] - paper.page["right"]
    filled = widened = count = 0
    for line in inner_lines(pdf, paper.texts()):
        count += 1
        filled += abs(max(char.right for char in line) - edge) < _EDGE
        widened += _added(line, paper.types["body"].size) > _WIDENED
    return filled >= _MOST * count and widened >= _SOME * count


def _added(line: list[Char], size: float) -> float:
    """Return what stands between two consonants of a line beyond their own width."""
    added = [
        after.x - before.x - _width(before.text) * size
        for before, after in pairwise(line)
        if "ก" <= before.text <= "ฮ" and "ก" <= after.text <= "ฮ"
    ]
    return median(added) if added else 0.0


@cache
def _width(char: str) -> float:
    """Return the width of a character per size."""
    width: int = _font()["hmtx"][_font().getBestCmap()[ord(char)]][0]
    units: int = _font()["head"].unitsPerEm
    return width / units


@cache
def _font() -> TTFont:
    return TTFont(REGULAR)


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page in the form in which it is compared."""
    found: dict[int, list[str]] = {}
    for char in chars(pdf):
        found.setdefault(char.page, []).append(char.text)
    return [compared("".join(found.get(n, ()))) for n in range(max(found, default=-1) + 1)]


def has_continued(pages: Sequence[str]) -> bool:
    """Tell whether rows that go on over the page are marked."""
    return any(compared(_CONTINUED) in page for page in pages)


def repeats_header(pages: Sequence[str], paper: Paper) -> bool:
    """Tell whether the headings stand on every page of the table: all between cover and end."""
    headings = [_consonants(column.heading) for column in paper.columns]
    signature = _consonants("".join(paper.signature))
    number = 1  # letter that a page number at most puts beside the signature
    table = [page for page in map(_consonants, pages[1:]) if len(page) > len(signature) + number]
    return all(heading in page for page in table for heading in headings)


def keeps_signature(probes: Sequence[Sequence[str]], paper: Paper) -> bool:
    """Tell whether the signature block stands on one page, wherever the text before it ends."""
    first, last = _consonants(paper.signature[0]), _consonants(paper.signature[-1])
    tested = len({len(pages) for pages in probes}) > 1
    return tested and all(
        [first in _consonants(page) for page in pages]
        == [last in _consonants(page) for page in pages]
        for pages in probes
    )


def _consonants(text: str) -> str:
    """Return what even a damaged text can be recognised by."""
    return re.sub("[^ก-ฮ]", "", text)


def has_thai_numbers(pages: Sequence[str]) -> bool:
    """Tell whether every page but the cover has its number in Thai digits."""
    return all(f"-{thai_number(n)}-" in page for n, page in enumerate(pages[1:], 2))


def archive_claim(document: pikepdf.Pdf) -> str:
    """Return which part of PDF/A a document says it follows, "" for none."""
    metadata = document.open_metadata()
    part, level = metadata.get("pdfaid:part", ""), metadata.get("pdfaid:conformance", "")
    whole = "/OutputIntents" in document.Root
    return f"{part}{level.lower()}" if part and whole else ""


def is_tagged(document: pikepdf.Pdf) -> bool:
    """Tell whether a document has a structure tree."""
    marked = document.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    return bool(marked) and "/StructTreeRoot" in document.Root


def is_described(document: pikepdf.Pdf, paper: Paper) -> bool:
    """Tell whether title, language and bookmarks are there."""
    title = str(document.open_metadata().get("dc:title") or document.docinfo.get("/Title", ""))
    with document.open_outline() as outline:
        marks = len(outline.root)
    language = str(document.Root.get("/Lang", ""))
    return title == paper.title and language.lower().startswith("th") and marks > 0
