"""Account for every character on the pages of an example: who wrote it, and that none is lost."""

import re
from collections.abc import Iterable
from itertools import pairwise

from tests.compare_example import CONTINUED, Piece, stream
from tests.typeset.lines import chars

_NUMBER = re.compile(r"-[๐-๙0-9]+-")  # of a page
_DONE = "\0"
_HEADING = "heading"  # begins the place of what is repeated on the pages of a table


def page_texts(pdf: bytes, pages: int) -> list[str]:
    """Return the text of each page as it is drawn, cell by cell, without its page number."""
    texts = [""] * pages
    for char in chars(pdf):
        texts[char.page] += char.text
    return [_NUMBER.sub("", stream(text), count=1) for text in texts]


def account(texts: list[str], said: Iterable[Piece]) -> tuple[list[str], list[str]]:
    """Return the paragraphs that stand on no page, and what stands there besides them.

    A paragraph counts once, in one piece or parted between two pages; longest first, so that no
    short one is taken out of the middle of another.
    """
    texts = list(texts)
    paragraphs = [
        (stream(line), piece) for piece in said for line in piece.text.split("\n") if stream(line)
    ]
    paragraphs.sort(key=lambda one: -len(one[0]))
    missing = [f"{piece.place}: {text}" for text, piece in paragraphs if not _take(texts, text)]
    again = {text for text, piece in paragraphs if piece.place.startswith(_HEADING)}
    repeated = [re.escape(text) for text in sorted(again, key=len, reverse=True)]
    repeats = re.compile("|".join([*repeated, rf"(?:[๐-๙]+\.)?{re.escape(CONTINUED)}"]))
    rest = (repeats.sub("", text).replace(_DONE, " ").split() for text in texts)
    return missing, [f"page {page}: {' '.join(left)}" for page, left in enumerate(rest, 1) if left]


def _take(texts: list[str], paragraph: str) -> bool:
    """Take a paragraph off the page it stands on, or off one and the beginning of the next."""
    for page, text in enumerate(texts):
        if paragraph in text:
            texts[page] = text.replace(paragraph, _DONE, 1)
            return True
    for page, (text, following) in enumerate(pairwise(texts)):
        for cut in range(len(paragraph) - 1, 0, -1):
            head, tail = paragraph[:cut], re.escape(paragraph[cut:])
            goes_on = re.search(rf"(?:^|\(ต่อ\)|{_DONE}){tail}", following)
            if goes_on and head in text:
                texts[page] = _DONE.join(text.rsplit(head, 1))
                end = goes_on.end()
                texts[page + 1] = following[: end - len(paragraph) + cut] + _DONE + following[end:]
                return True
    return False
