"""The documents that are measured, as DATA.json: report 004, longer ones, and probes."""

import json
import random
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from itadesk.assets import asset
from itadesk.core import paragraphs
from itadesk.core.digits import thai_number

Data = dict[str, Any]

TABLE_SIZE = 17  # of the table's text; gives about 12 pages at 1x
_SEED = 2568
_LINEAR = ("report-001.json", "report-004.json")
_PROSE = ("intro", "analysis", "results_intro", "closing")  # a field holds 20,000 characters
_RESULT_TEXTS = ("output", "outcome")


def report(times: int, *, different: bool = False) -> Data:
    """Return report 004 with its seven measures `times` times.

    `different`: the phrases of each paragraph are shuffled and the paragraph is numbered, so that
    no two are alike and nothing that is remembered of one helps with another.
    """
    data = _example("report-004.json")
    _paper(data)["layout"] = {"table_font_size": TABLE_SIZE}
    measures = data["years"][0]["measures"]
    data["years"][0]["measures"] = [deepcopy(one) for _ in range(times) for one in measures]
    if different:
        shuffle = _Shuffle()
        for measure in data["years"][0]["measures"]:
            for name in ("title", "steps", "period"):
                measure[name] = shuffle.text(measure[name])
            measure["responsible"] = [shuffle.text(one) for one in measure["responsible"]]
            for result in measure["results"]:
                for name in _RESULT_TEXTS:
                    result[name] = shuffle.text(result[name])
    return data


def prose(texts: Sequence[str]) -> Data:
    """Return a document of nothing but paragraphs in one column."""
    data = report(1)
    paper = _paper(data)
    off = dict.fromkeys(("cover", "page_title", "table", "signatures"), False)
    paper["layout"] = {"orientation": "portrait", "blocks": off}
    share = -(-len(texts) // len(_PROSE))
    for n, name in enumerate(_PROSE):
        paper[name] = "\n".join(texts[n * share : (n + 1) * share])
    return data


def linear() -> list[str]:
    """Return every distinct paragraph of two of the real reports."""
    lines = (
        line.strip()
        for name in _LINEAR
        for text in _texts(_example(name))
        for line in text.split("\n")
    )
    return list(dict.fromkeys(line for line in lines if _is_thai(line)))


def signed_after(lines: int) -> Data:
    """Return a short report whose signatures come after so many lines of text."""
    data = report(1)
    del data["years"][0]["measures"][1:]
    paper = _paper(data)
    paper["layout"] = {"blocks": {"cover": False}}
    paper["closing"] = "\n".join(f"บรรทัดที่ {thai_number(n)}" for n in range(1, lines + 1))
    return data


class _Shuffle:
    """Makes each paragraph it is given unlike any other, the same ones in every run."""

    def __init__(self) -> None:
        self._random = random.Random(_SEED)
        self._count = 0

    def text(self, text: str) -> str:
        """Return a text with its paragraphs changed; list markers stay where they are."""
        return "\n".join(map(self._paragraph, paragraphs.split(text)))

    def _paragraph(self, paragraph: paragraphs.Paragraph) -> str:
        phrases = paragraph.body.split(" ")
        self._random.shuffle(phrases)
        self._count += 1
        return paragraph.marker + " ".join([*phrases, thai_number(self._count)])


def _example(name: str) -> Data:
    content: Data = json.loads(asset("resources", "examples", name).read_text("utf-8"))
    return content


def _paper(data: Data) -> Data:
    """Return the one stored report of a document."""
    (paper,) = data["years"][0]["reports"]
    return paper  # type: ignore[no-any-return]


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _is_thai(text: str) -> bool:
    return any("ก" <= char <= "๛" for char in text)
