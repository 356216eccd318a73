"""Documents of every kind of text that may be stored, in every layout: one for each seed.

The suite prints the first hundred, `python -m tests.soak print` as many as it is told.
"""

import hashlib
import random
import sys
from collections.abc import Callable, Sequence
from typing import Any

from itadesk.core.characters import forbidden
from itadesk.core.digits import Digits
from itadesk.report.build import print_report
from itadesk.report.forms import BLOCKS, FORMS
from itadesk.report.job import PrintJob
from itadesk.report.shaping import STANDARD
from tests.report import paper
from tests.typeset.examples import MIXED, STRESS, paragraphs

LONGEST = 20_000  # characters of a field
_FIELDS = ("title", "guideline", "steps", "period", "monitoring")
_RESULTS = ("detail", "output", "outcome", "remark")
_FORMS = ("plan", "plan-guideline", "results", "results-summary")  # one table, one row of headings
_LEADS = ("intro", "analysis", "results_intro", "closing")

_THAI_MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_MARKS = _THAI_MARKS + "\u0e4d\u0e4e\u0e33\u0300\u0301\u0323\u0327\u034f\u0489\u20dd\u0eb1\u1ab0"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2064\ufe00\ufe0e\ufe0f\ufeff"
_SPACES = " \u00a0\u1680\u2000\u2003\u2007\u2009\u200a\u202f\u205f\u3000\u2028"
_MARKERS = ("- ", "-", "• ", "๑. ", "1) ", "(1) ", "๑.๒.๓ ", "ก. ", "(ก)", "✓", "– ", "1.10 ", "* ")
_UNITS = (
    *("ก", "ำ", "ก่", "เ", "ๆ", "มาตรการ", "ปี่", "ป้ำ", "กุดปลาดุก", "ฤๅ", "แก้", "ก\n", "- ก\n", " ก"),
    *("W", "l", "-", "_", ".", "/", "a/", "E-Service", "7", "๘", "1,", "(", ")", '"', "พ.ศ."),
    *("่", "ุ", "ํ", "\u0301", "์้", "\u20dd", "\u200b", "\u00ad", "\u2060", "\u00a0", "\ufe0f"),
    *("\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1f9\U0001f1ed", "👍🏽"),
    *("漢", "ﷺ", "\u05d0", "\u0628", "\ue000", "\uf70a", "\U000f0000", "⸻", "꧅"),
)
_RANGES = (
    *((0x20, 0x7F), (0xA0, 0x250), (0x300, 0x370), (0x370, 0x590), (0x590, 0x700), (0xE01, 0xE5C)),
    *((0x900, 0x1100), (0x1AB0, 0x1B00), (0x2000, 0x2070), (0x20D0, 0x2100), (0x2100, 0x2C00)),
    *((0x3000, 0xA000), (0xA000, 0xD800), (0xE000, 0xF900), (0xF700, 0xF71B), (0xF884, 0xF8A0)),
    *((0xF900, 0x10000), (0x10000, 0x20000), (0x1F300, 0x1FB00), (0xE0000, 0xE01F0)),
    *((0x20, 0x10000), (0x20, sys.maxunicode + 1)),
)
_OLD = {
    new: [chr(code) for code, standard in STANDARD.items() if chr(standard) == new]
    for new in map(chr, STANDARD.values())
}


def job(seed: int) -> PrintJob:
    """Return the document of a seed, ready to print."""
    draw = random.Random(seed)
    form = draw.choice(_FORMS)
    measures = [_measure(draw) for _ in range(draw.choice((0, 1, 1, 2, 3, 6)))]
    if measures and draw.random() < 0.2:
        draw.choice(measures)[draw.choice(_FIELDS)] = endless(draw, LONGEST)
    report = _layout(draw, form) | {name: text(draw) for name in _LEADS if draw.random() < 0.3}
    if draw.random() < 0.5:
        report["title"] = text(draw)
    if draw.random() < 0.5:
        report["page_title"] = text(draw)
    officials = [_official(draw) for _ in range(draw.choice((0, 1, 1, 2, 3, 5)))]
    office = (
        paper.OFFICE
        if draw.random() < 0.7
        else {"kind": "", "name": text(draw), "district": text(draw), "province": text(draw)}
    )
    made = paper.job(measures, officials, office, form=form, round=12, **report)
    return paper.with_breaks(made, [draw.random() < 0.2 for _ in measures])


def digest(seed: int) -> str:
    """Return what tells the printed bytes of a document from any others."""
    return hashlib.sha256(print_report(job(seed)).pdf).hexdigest()


def _measure(draw: random.Random) -> dict[str, Any]:
    """Return the values of a measure and of its result; any of them may be empty."""
    own: dict[str, Any] = {name: text(draw) for name in _FIELDS if draw.random() < 0.8}
    own["responsible"] = tuple(text(draw) for _ in range(draw.choice((0, 1, 3))))
    told = {name: text(draw) for name in _RESULTS if draw.random() < 0.7}
    return own | ({"results": {12: told}} if told else {})


def _official(draw: random.Random) -> dict[str, Any]:
    """Return the values of a signer."""
    words = {name: text(draw) for name in ("prefix", "name", "position") if draw.random() < 0.5}
    return words | {"role": "ผู้รายงาน", "acting": draw.random() < 0.2}


def _layout(draw: random.Random, form: str) -> dict[str, Any]:
    """Return the officer's choices for a form."""
    fields = FORMS[form].fields
    chosen: dict[str, Any] = {"digits": draw.choice(["", *Digits])}
    if draw.random() < 0.4:
        chosen["columns"] = tuple(draw.sample(fields, draw.randint(1, len(fields))))
    if draw.random() < 0.4:
        named = draw.sample(fields, draw.randint(1, len(fields)))
        chosen["widths"] = tuple((name, draw.choice((1, 30, 200, 1000))) for name in named)
    if draw.random() < 0.2:
        chosen["headings"] = tuple((name, text(draw)) for name in draw.sample(fields, 2))
    if draw.random() < 0.4:
        chosen["table_font_size"] = draw.choice((8, 11, 14, 16, 24))
    if draw.random() < 0.4:
        chosen["orientation"] = draw.choice(("portrait", "landscape"))
    if draw.random() < 0.2:
        switched = draw.sample(sorted(BLOCKS), 3)
        chosen["blocks"] = tuple((key, draw.random() < 0.5) for key in switched)
    if draw.random() < 0.3:
        chosen["numbered"] = draw.random() < 0.5
    return chosen


def text(draw: random.Random) -> str:
    """Return a text of one kind or of several, cut to what a field may hold."""
    if draw.random() < 0.3:
        made = "".join(draw.choice(_KINDS)(draw) for _ in range(draw.randint(2, 5)))
    else:
        made = draw.choice(_KINDS)(draw)
    assert not forbidden(made)
    return made[:LONGEST]


def _sample(draw: random.Random, units: Sequence[str], most: int) -> str:
    """Return up to `most` of the units, one after the other."""
    return "".join(draw.choices(units, k=draw.randint(1, most)))


def _sentences(draw: random.Random) -> str:
    """Return paragraphs of the example documents."""
    return "\n".join(draw.choices(paragraphs(), k=draw.randint(1, 6)))


def _words(draw: random.Random) -> str:
    """Return words that are hard to set."""
    return draw.choice((" ", "", "/")).join(draw.choices([*STRESS, *MIXED], k=draw.randint(1, 20)))


def _any(draw: random.Random) -> str:
    """Return characters of all of Unicode, as far as they may be stored."""
    ranges = draw.choices(_RANGES, k=draw.randint(1, 40))
    drawn = (chr(draw.randrange(*ends)) for ends in ranges)
    return "".join(char for char in drawn if not forbidden(char))


def _script(draw: random.Random) -> str:
    """Return characters of one range, with spaces between."""
    ends = draw.choice(_RANGES)
    drawn = (chr(draw.randrange(*ends)) for _ in range(draw.randint(1, 60)))
    kept = "".join(char for char in drawn if not forbidden(char))
    return " ".join(kept[at : at + 7] for at in range(0, len(kept), 7))


def _heaps(draw: random.Random) -> str:
    """Return marks: alone, or stacked upon a letter."""
    return "".join(
        draw.choice(("", "ก", "ป", "ญ", "a", " ", "\n")) + _sample(draw, _MARKS, 12)
        for _ in range(draw.randint(1, 8))
    )


def _invisible(draw: random.Random) -> str:
    """Return words with characters between and in them that are not seen."""
    words = draw.choices([*STRESS, *MIXED, "👍", " "], k=draw.randint(1, 20))
    return "".join(_sample(draw, _UNSEEN, 2) + char for word in words for char in word)


def _old(draw: random.Random) -> str:
    """Return Thai as old fonts wrote it, with their private codes."""
    drawn = draw.choice(paragraphs())
    return "".join(
        draw.choice(_OLD[char]) if char in _OLD and draw.random() < 0.7 else char for char in drawn
    )


def _spaced(draw: random.Random) -> str:
    """Return words with spaces of every kind around them."""
    words = draw.choices([*STRESS, *MIXED, "\n", "๒๕๖๘", "A"], k=draw.randint(1, 20))
    return "".join(word + _sample(draw, _SPACES, 3) for word in words)


def _listed(draw: random.Random) -> str:
    """Return list items."""
    return "\n".join(
        draw.choice(_MARKERS) * draw.choice((1, 1, 1, 2)) + draw.choice(paragraphs())
        for _ in range(draw.randint(1, 6))
    )


def _short(draw: random.Random) -> str:
    """Return many short paragraphs, empty ones among them."""
    return "\n".join(draw.choices(["", " ", "ก", "-", "มี", "ๆ", "- ", "1."], k=draw.randint(1, 90)))


def _addresses(draw: random.Random) -> str:
    """Return web addresses and the like."""
    parts = (
        "https://www.",
        "นาม่วง.go.th",
        "/a-b_c",
        "?q=1&r=",
        "%E0%B8%81",
        "#x",
        "a@b.go.th",
        " ",
    )
    return _sample(draw, parts, 20)


def endless(draw: random.Random, length: int = 0) -> str:
    """Return one thing again and again."""
    unit = draw.choice(_UNITS)
    length = length or draw.choice((100, 400, 1000))
    return (unit * (length // len(unit) + 1))[:length]


_KINDS: tuple[Callable[[random.Random], str], ...] = (
    *(_sentences, _words, _any, _script, _heaps, _invisible, _old, _spaced, _listed, _short),
    *(_addresses, endless),
)
