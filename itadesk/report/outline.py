"""The bookmarks of a PDF: an outline that leads to places on its pages."""

from itertools import pairwise
from typing import NamedTuple

from itadesk.report.pdf_file import PdfFile, text_string


class Entry(NamedTuple):
    """One bookmark: how deep it lies, its title, the number of its page and the height there."""

    level: int
    title: str
    page: int
    y: float


def put_outline(file: PdfFile, entries: list[Entry]) -> int:
    """Add an outline, all of it open; return the number of its root, 0 when it is empty."""
    if not entries:
        return 0
    root = file.reserve()
    numbers = [file.reserve() for _ in entries]
    below: dict[int, list[int]] = {number: [] for number in (root, *numbers)}
    path = [root]
    for number, entry in zip(numbers, entries, strict=True):
        del path[entry.level + 1 :]
        below[path[-1]].append(number)
        path.append(number)
    links = dict.fromkeys(below, "")
    counts = dict.fromkeys(below, 0)
    for parent, kids in reversed(below.items()):  # those further down come later
        for before, after in pairwise(kids):
            links[before] += f"/Next {after} 0 R"
            links[after] += f"/Prev {before} 0 R"
        for kid in kids:
            links[kid] += f"/Parent {parent} 0 R"
        if kids:
            counts[parent] = len(kids) + sum(counts[kid] for kid in kids)
            links[parent] += f"/First {kids[0]} 0 R/Last {kids[-1]} 0 R/Count {counts[parent]}"
    file.put(root, f"<</Type/Outlines{links[root]}>>")
    for number, entry in zip(numbers, entries, strict=True):
        place = f"/Dest[{entry.page} 0 R/XYZ null {entry.y:.2f} null]"
        file.put(number, f"<</Title{text_string(entry.title)}{place}{links[number]}>>")
    return root
