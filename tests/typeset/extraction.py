"""What three programs read out of a PDF: poppler, pdfium (Chrome, Edge) and mupdf."""

import re
import subprocess
from collections.abc import Callable, Iterable

import pymupdf
import pypdfium2
from rapidfuzz.distance import Levenshtein

_LEFT_ASIDE = re.compile("[\\s\u00a0\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")


def pdftotext(pdf: bytes, *options: str) -> str:
    """Return the text poppler reads."""
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode("utf-8")


def pdfium(pdf: bytes) -> str:
    """Return the text pdfium reads."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def mupdf(pdf: bytes) -> str:
    """Return the text mupdf reads."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return "\n".join(page.get_text() for page in document)


READERS: dict[str, Callable[[bytes], str]] = {
    "pdftotext": pdftotext,
    "pdftotext -raw": lambda pdf: pdftotext(pdf, "-raw"),
    "pdfium": pdfium,
    "mupdf": mupdf,
}


def strict(text: str) -> str:
    """Return `text` without white space and characters that are never drawn."""
    return _LEFT_ASIDE.sub("", text)


def error_rate(source: str, read: str) -> float:
    """Return how many characters per character of `source` differ, white space aside."""
    expected, got = strict(source), strict(read)
    return Levenshtein.distance(expected, got) / max(1, len(expected))


def not_found(pdf: bytes, words: Iterable[str]) -> dict[str, list[str]]:
    """Return the words that the search of pdfium and of mupdf does not find."""
    words = list(words)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage() for page in document]
        in_pdfium = [
            word
            for word in words
            if not any(page.search(word, match_case=False).get_next() for page in pages)
        ]
    with pymupdf.open(stream=pdf, filetype="pdf") as opened:
        texts = [(page, page.get_textpage(flags=pymupdf.TEXTFLAGS_SEARCH)) for page in opened]
        in_mupdf = [
            word
            for word in words
            if not any(page.search_for(word, textpage=text) for page, text in texts)
        ]
    return {"pdfium": in_pdfium, "mupdf": in_mupdf}


def false_spaces(source: str, read: str) -> list[str]:
    """Return the places where `read` has a space inside a line that `source` has not, or lacks one.

    Both must be the same text, white space aside.
    """
    assert strict(source) == strict(read)
    wanted, got = _spaces_before(source), _spaces_before(read)
    letters = strict(source)
    return [
        letters[max(0, at - 12) : at] + "|" + letters[at : at + 12]
        for at in range(1, len(letters))
        if "\n" not in got[at]
        and "\n" not in wanted[at]
        and bool(wanted[at].strip("\u200b")) != bool(got[at])
    ]


def _spaces_before(text: str) -> list[str]:
    """Return what stands before each character that `strict` keeps."""
    before = []
    spaces = ""
    for char in text:
        if _LEFT_ASIDE.fullmatch(char):
            spaces += char
        else:
            before.append(spaces)
            spaces = ""
    return before
