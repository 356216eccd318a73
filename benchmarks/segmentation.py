"""Our words against PyThaiNLP's newmm, whose boundaries they must have, and against nlpo3.

By hand, from the project's folder: `.venv/bin/python -m benchmarks.segmentation [FILE ...]`, plain
text in UTF-8, a paragraph a line; without a file, the example documents. Prints every boundary at
which our engine differs from newmm, those of nlpo3 in short, and why `segment` cuts signs and
numbers its own way; then the CPU time to be ready, the memory, and the CPU time per character, at
first and again, of all three in turn, each in a new process (Linux).
"""

import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.typeset import examples

ROUNDS = 5
AROUND = 12  # characters shown on both sides of a difference
SHOWN = 20
THAI = frozenset(map(chr, (*range(0xE01, 0xE3B), *range(0xE40, 0xE4F))))

Cut = Callable[[str], Sequence[str]]


def ours() -> Cut:
    """Return the engine of `itadesk.core.words`."""
    from itadesk.core.matching import cut

    return cut


def newmm() -> Cut:
    """Return PyThaiNLP's newmm."""
    from pythainlp.tokenize.newmm import segment

    return segment


def nlpo3() -> Cut:
    """Return nlpo3 with PyThaiNLP's list, found without importing PyThaiNLP."""
    from importlib.util import find_spec

    from nlpo3 import load_dict, segment

    found = find_spec("pythainlp")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("pythainlp")
    load_dict(str(Path(found.origin).parent / "corpus" / "words_th.txt"), "list")
    return lambda text: segment(text, "list")


ENGINES = {"ours": ours, "newmm": newmm, "nlpo3": nlpo3}


class Figures(NamedTuple):
    """What one process measured: seconds and kilobytes."""

    ready: float
    ready_memory: int
    cold: float
    warm: float
    memory: int


def measured(name: str, lines: Sequence[str]) -> Figures:
    """Make an engine ready and cut all lines twice, in this process."""
    memory = _memory()
    start = time.process_time()
    cut = ENGINES[name]()
    cut("คำ")
    ready = time.process_time() - start
    ready_memory = _memory() - memory
    seconds = []
    for _ in range(2):
        start = time.process_time()
        for line in lines:
            cut(line)
        seconds.append(time.process_time() - start)
    cold, warm = seconds
    return Figures(ready, ready_memory, cold, warm, _memory() - memory)


def in_new_process(name: str, lines: Sequence[str]) -> Figures:
    """Return what an engine measures in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.segmentation", f"--{name}"]
    lines_read = json.dumps(lines)
    done = subprocess.run(command, input=lines_read, capture_output=True, text=True, check=True)
    return Figures(*json.loads(done.stdout))


def reason(text: str, at: int, words: Sequence[str]) -> str:
    """Say why `segment` and newmm differ at a position; `words` are newmm's."""
    before, after = text[at - 1], text[at]
    if _beside_spaced_word(at, words):
        return "a word of the list holds a space (ต่าง ๆ); we cut at every space"
    if "." in before + after and {before, after} & THAI:
        return "we keep abbreviations that the list lacks in one: พ.ย., มี.ค."
    if before in THAI and after in THAI:
        return "a cluster at the end of a run of Thai letters, which we read without what follows"
    if re.search(r"\d[.,:/-]\d", text[max(0, at - 2) : at + 2]):
        return "we keep a number with its signs: 10-16, 15:30, 1/2"
    if before.isspace() and after.isspace():
        return "we keep white space of several kinds together"
    if before.isalpha() and after.isalpha():
        return "we keep the letters of any alphabet together, newmm those from A to Z"
    return "we cut signs one by one; newmm keeps all that is not Thai up to the next space"


def _beside_spaced_word(at: int, words: Sequence[str]) -> bool:
    """Tell whether a position is near a word that holds a space."""
    end = 0
    for word in words:
        start, end = end, end + len(word)
        if " " in word.strip() and start - AROUND < at < end + AROUND:
            return True
    return False


def differences(one: Sequence[str], other: Sequence[str]) -> list[int]:
    """Return the positions at which only one of two ways to cut a text has a boundary."""
    return sorted({*accumulate(map(len, one))} ^ {*accumulate(map(len, other))})


def around(text: str, at: int) -> str:
    """Show a position in its text."""
    return f"{text[max(0, at - AROUND) : at]}|{text[at : at + AROUND]}"


def compare(lines: Sequence[str]) -> None:
    """Print where the boundaries differ."""
    from itadesk.core.words import segment

    cuts = {name: engine() for name, engine in ENGINES.items()}
    boundaries: Counter[str] = Counter()
    shown: dict[str, list[str]] = {name: [] for name in cuts}
    reasons: Counter[str] = Counter()
    instances: dict[str, str] = {}
    for line in lines:
        words = {name: cut(line) for name, cut in cuts.items()}
        for name, found in words.items():
            boundaries[name] += len(found)
            shown[name] += [around(line, at) for at in differences(found, words["newmm"])]
        found = segment(line)
        boundaries["segment"] += len(found)
        for at in differences(found, words["newmm"]):
            why = reason(line, at, words["newmm"])
            reasons[why] += 1
            instances.setdefault(why, around(line, at))
    print(f"{sum(map(len, lines)):,} characters in {len(lines):,} different lines")
    for name, found in shown.items():
        print(f"{name}: {boundaries[name]:,} boundaries, {len(found):,} differ from newmm")
        for difference in found if name == "ours" else found[:SHOWN]:
            print("   ", difference)
    print(f"segment, our own rules above: {boundaries['segment']:,} boundaries; differs from newmm")
    for why, count in reasons.most_common():
        print(f"   {count:,}: {why}; {instances[why]}")


def race(lines: Sequence[str]) -> None:
    """Print time and memory of each engine, and its ratio to newmm."""
    runs: dict[str, list[Figures]] = {name: [] for name in ENGINES}
    for _ in range(ROUNDS):
        for name, figures in runs.items():
            figures.append(in_new_process(name, lines))
    microseconds = 1e6 / sum(map(len, lines))  # for each character
    middle = {name: Figures(*map(median, zip(*found, strict=True))) for name, found in runs.items()}
    print(f"medians of {ROUNDS} rounds in turn; in brackets the ratio to newmm")
    for name, found in middle.items():
        ready, ready_memory, cold, warm, memory = found
        shown = (
            f"ready {ready * 1e3:.1f} ms",
            f"{ready_memory / 1e3:.1f} MB",
            f"cold {cold * microseconds:.2f} us/character",
            f"again {warm * microseconds:.2f} us/character",
            f"{memory / 1e3:.1f} MB then",
        )
        ratios = (one / other for one, other in zip(found, middle["newmm"], strict=True))
        cells = (f"{text} ({ratio:.3f})" for text, ratio in zip(shown, ratios, strict=True))
        print(f"{name}: {', '.join(cells)}")


def _memory() -> int:
    """Return the resident memory of this process in kilobytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4


def main(arguments: Sequence[str]) -> None:
    """Compare and race on the lines of the files, or measure one engine for the race."""
    if arguments and arguments[0].removeprefix("--") in ENGINES:
        print(json.dumps(measured(arguments[0].removeprefix("--"), json.load(sys.stdin))))
        return
    texts = [Path(file).read_text("utf-8").split("\n") for file in arguments]
    found = [line for text in texts for line in text] if texts else examples.paragraphs()
    lines = [line for line in dict.fromkeys(found) if line]
    compare(lines)
    race(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
