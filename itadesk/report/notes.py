"""Gathers what the officer should look at before she signs a report."""

import re
from collections.abc import Collection, Iterable, Iterator

from itadesk.core import characters
from itadesk.core.fields import describe
from itadesk.core.records import Record
from itadesk.report.job import Notice, PrintJob

_LEAD_TEXTS = {  # and the blocks that print them
    "foreword": "foreword",
    "foreword_sign": "foreword",
    "intro": "intro",
    "analysis": "analysis",
    "results_intro": "results_intro",
    "scores_intro": "scores",
    "closing": "closing",
    "annex_title": "annex",
}
_LISTED = 5  # characters that a notice names
_NEARBY = 12  # characters before and after that show the place
_MARKS = "ัิ-ฺ็-๎"  # stand on a letter, begin no quotation


class Notes:
    """The notices of one printing, in the order they came up."""

    def __init__(self) -> None:
        self.found: list[Notice] = []

    def add(self, code: str, message: str, record: Record | None = None, field: str = "") -> None:
        """Note something about a field of a record."""
        self.found.append(Notice(code, message, record.id if record else None, field))

    def add_missing(self, record: Record) -> None:
        """Note the required fields of a record that are empty."""
        for one in describe(type(record)).content:
            if one.required and not getattr(record, one.name):
                self.add("missing", f"ยังไม่ได้กรอก “{one.label}”", record, one.name)

    def add_unprinted(self, job: PrintJob, blocks: Collection[str]) -> None:
        """Note the lead texts that the form has no place for; `blocks` are those printed."""
        printed = job.form.blocks
        texts = [(job.report, name) for name, by in _LEAD_TEXTS.items() if by not in printed]
        approach = () if "findings" in blocks else ((job.year, "approach"),)
        for record, name in (*texts, *approach):
            if getattr(record, name).strip():
                label = describe(type(record))[name].label
                message = f"มีข้อความในช่อง “{label}” แบบรายงานนี้ไม่พิมพ์ช่องนี้"
                self.add("not-printed", message, record, name)

    def add_lost(self, lost: Collection[str], drawn: Iterable[tuple[str, Record]]) -> None:
        """Note where the characters stand that are shown as boxes, each place once.

        `drawn` are the records whose texts were set, each with words that tell it from the others.
        """
        if not lost:
            return
        box = re.compile("[" + re.escape("".join(lost)) + "]")
        placed: set[str] = set()
        for which, record in drawn:
            for one in describe(type(record)).content:
                text = "\n".join(_strings(getattr(record, one.name)))
                if found := dict.fromkeys(box.findall(text)):
                    place = f"{which}ช่อง “{one.label}” ตรง “{_nearby(text, box)}”"
                    self._add_boxes(place, found, record, one.name)
                    placed.update(found)
        if elsewhere := sorted(set(lost) - placed):
            self._add_boxes("รายงาน", elsewhere)

    def _add_boxes(
        self, place: str, found: Iterable[str], record: Record | None = None, field: str = ""
    ) -> None:
        """Note characters shown as boxes in one place."""
        names = list(map(_readable, found))
        listed = " ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
        message = f"{place} มีอักขระที่แบบอักษรไม่มี: {listed} จึงพิมพ์เป็นช่องสี่เหลี่ยม โปรดใช้อักขระอื่น"
        self.add("lost-characters", message, record, field)


def _strings(value: object) -> Iterator[str]:
    """Yield the texts in the value of a field."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)


def _nearby(text: str, box: re.Pattern[str]) -> str:
    """Return the words around the first character that is shown as a box."""
    at = next(box.finditer(text)).start()
    start, end = max(0, at - _NEARBY), at + 1 + _NEARBY
    words = re.sub(f"^[{_MARKS}]+", "", text[start:end])
    before, after = "…" if start else "", "…" if end < len(text) else ""
    return before + " ".join(words.split()) + after


def _readable(char: str) -> str:
    """Name a character by itself, where it can be shown, and by its code."""
    code = characters.describe(char)
    if not char.isprintable():
        return code
    import unicodedata

    shown = "◌" + char if unicodedata.category(char)[0] == "M" else char
    return f"“{shown}” ({code})"
