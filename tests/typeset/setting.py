"""How a paragraph is set, judged from its lines: what an editor would send back.

The judgement has its own patterns and three segmenters, so that a mistake in the code that breaks
lines is seen. `python -m tests.typeset.setting [TEXT…]` prints the figures.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations, pairwise
from pathlib import Path

from itadesk.core import paragraphs
from itadesk.core.dates import MONTHS, SHORT_MONTHS
from itadesk.report.linebreak import pieces
from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter, Style
from tests.typeset import examples
from tests.typeset.lines import LineEnd
from tests.typeset.segmenters import icu, libthai, newmm

NAMES = ("กุดปลาตุก", "กุตปลาตุก", "ชื่นชม", "มหาสารคาม", "นาม่วง", "ประจักษ์ศิลปาคม", "สมชาย ใจดี")
WIDTHS = (49, 62, 78, 100, 130, 170, 230, 320, 454, 482)
"""Measures in points: from that of a cell of 2 cm to a text of 17 cm."""

SLACK = {Align.LEFT: 0.45, Align.DISTRIBUTED: 0.12}
"""The share of a line that may stay empty for a better end of it."""

KINDS = (
    *("lines", "short last lines", "end", "cluster", "word", "lone", "opening", "closing"),
    *("hyphen", "name", "held", "wide"),
)
"""What `figures` counts; all but the first two are faults, "end" a short end not avoided."""

_NUMBER = "[0-9๐-๙][0-9๐-๙.,/:]*"
_MONTH = f"(?:{'|'.join(map(re.escape, MONTHS + SHORT_MONTHS))})"
_FIRM = tuple(
    map(
        re.compile,
        (
            rf"(?<![ก-๎])(?:ข้อ|ปี|มาตรา|พ\.ศ\.|ร้อยละ|เลขที่|ลงวันที่|โทร\.) *{_NUMBER}(?![ก-๎])",
            rf"(?<![ก-๎])ข้อ +[A-Z][0-9]+|ที่ +{_NUMBER}",
            rf"(?<![^\s(]){_NUMBER} +(?:คะแนน|บาท|น\.)",
            rf"(?<![^\s(])[0-9๐-๙]{{1,2}} +{_MONTH}(?: +(?:พ\.ศ\. *)?[0-9๐-๙]+)?",
            r"(?<!ที่ )(?<!ข้อ )(?<![^\s(])[0-9๐-๙]{1,3} +(?:เดือน|ครั้ง|คน|แห่ง|ด้าน)(?![ก-๎])",
        ),
    )
)
_LOOSE = re.compile(r"งบประมาณ +พ\.ศ\. ?[0-9๐-๙]+|(?:ตัวชี้วัด|หมู่|ประเด็น)ที่ +[0-9๐-๙]+|นายสมชาย ใจดี")
_SHORT, _SHORT_SHARE = 2.5, 0.3  # a short last line: of the size, and at most of the measure
_REACH = 3  # lines that may be dealt again


def figures(
    texts: Iterable[str], own: Style, width: float, names: Sequence[str] = NAMES
) -> Counter[str]:
    """Count the lines, the short last ones and the faults of paragraphs set in a measure."""
    setter = Setter(names)
    count: Counter[str] = Counter()
    for text in texts:
        lines = setter.lines(text, own, width)
        count["lines"] += len(lines)
        count["short last lines"] += _ends_short(lines, own, width)
        count.update(kind for kind, _ in faults(text, setter, own, width))
    return count


def faults(text: str, setter: Setter, own: Style, width: float) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the lines of one paragraph: the kind and where."""
    lines = setter.lines(text, own, width)
    ends = list(accumulate(len(line.text) for line in lines))[:-1]
    for (line, following), at in zip(pairwise(lines), ends, strict=True):
        end = LineEnd(text, at)
        room = width - following.x
        if line.marker:
            room = min(room, width - line.x - setter.width(paragraphs.split(text)[0].marker, own))
        at_name = any(at in span for span in _names(text))  # unknown to the segmenters
        fault = "" if at_name else end.fault()
        if fault and setter.width(_unbroken(text, at), own) <= room:
            yield fault, str(end)
        if line.text.rstrip().endswith("-"):
            yield "hyphen", str(end)
        if any(a < at < b and setter.width(text[a:b], own) <= room for a, b in _names(text)):
            yield "name", str(end)
        for start, stop in _held(text, at):
            before = setter.width(line.text[: len(line.text) - (at - start)].rstrip(), own)
            full = before >= (1 - SLACK[own.align]) * (width - line.x)
            if full and setter.width(text[start:stop], own) <= room:
                yield "held", str(end)
    for line in lines:
        if line.x + line.width > width + 0.01 and len(line.text.strip()) > 2:
            yield "wide", line.text
    if _ends_short(lines, own, width) and _could_end_fuller(lines[-_REACH:], setter, own, width):
        yield "end", " | ".join(line.text for line in lines[-_REACH:])


def _unbroken(text: str, at: int) -> str:
    """Return the stretch around `at` in which no segmenter would end a line, and its signs."""
    ends = sorted(newmm(text) | icu(text) | libthai(text) | {len(text)})
    before = len(text[:at].rstrip()) if text[at] in "ๆฯ" else at
    start, stop = ends[bisect_left(ends, before) - 1], ends[bisect_right(ends, at)]
    signs = re.compile(r" *[)\]}»”’,;:!?%ๆ.]*(?:ฯ(?:ลฯ)?)?").match(text, stop)
    return text[start : signs.end() if signs else stop].strip()


def _names(text: str) -> Iterator[tuple[int, int]]:
    for name in NAMES:
        yield from (found.span() for found in re.finditer(re.escape(name), text))


def _held(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches around `at` that hold together: chains of what overlaps."""
    firm = _chains(found.span() for pattern in _FIRM for found in pattern.finditer(text))
    loose = _chains([*firm, *(found.span() for found in _LOOSE.finditer(text))])
    words = sorted(newmm(text))
    for start, stop in {*firm, *loose}:
        if start < at < stop:
            start = words[bisect_right(words, start) - 1]
            opened = re.search(r"(?:- |[(\[{«“‘])*$", text[:start])
            yield opened.start() if opened else start, stop


def _chains(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


def _ends_short(lines: Sequence[Line], own: Style, width: float) -> bool:
    """Tell whether next to nothing stands on a paragraph's last line."""
    return len(lines) > 1 and lines[-1].width < _least(lines, own, width) - 0.01


def _least(lines: Sequence[Line], own: Style, width: float) -> float:
    return min(_SHORT * own.size, _SHORT_SHARE * (width - lines[-1].x))


def _could_end_fuller(tail: Sequence[Line], setter: Setter, own: Style, width: float) -> bool:
    """Tell whether another dealing of the last lines would end with a fuller one."""
    text = "".join(line.text for line in tail)
    most = [width - line.x - 1 for line in tail]
    if tail[0].marker:
        (paragraph,) = paragraphs.split(text)
        text = paragraph.body
        most[0] -= setter.width(paragraph.marker, own)
    ends = list(accumulate(map(len, pieces(text, NAMES))))
    least = [(1 - SLACK[own.align]) * room + 2 for room in most[:-1]]
    least.append(_least(tail, own, width))
    for cuts in combinations(ends[:-1], len(tail) - 1):
        parts = (text[a:b].rstrip() for a, b in pairwise((0, *cuts, len(text))))
        widths = (setter.width(part, own) for part in parts)
        if all(low <= wide <= high for low, wide, high in zip(least, widths, most, strict=True)):
            return True
    return False


def _paragraphs(file: Path) -> list[str]:
    """Return the paragraphs of a text file, of its table cells too."""
    lines = re.split(r"[\n\t]|<[^>]+>", file.read_text("utf-8"))
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))


def main() -> None:
    """Print the figures of text files, of the examples when there are none, at every width."""
    texts = [one for file in sys.argv[1:] for one in _paragraphs(Path(file))]
    texts = texts or list(examples.paragraphs())
    sys.stdout.write(f"{len(texts)} paragraphs, {sum(map(len, texts))} characters\n")
    for align in SLACK:
        for width in WIDTHS:
            size = 14 if width < 400 else 16
            count = figures(texts, style(size, align=align), width)
            told = "  ".join(f"{kind} {count[kind]}" for kind in KINDS)
            sys.stdout.write(f"{align.name:12}{width:4} pt  {told}\n")


if __name__ == "__main__":
    main()
