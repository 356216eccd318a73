"""Words of Thai text: where it may be cut, and where never (inside a name)."""

import importlib.util
import re
import threading
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import nlpo3

_DICTIONARY = "itadesk"
_CACHED_LENGTH = 200  # longer runs are rare, quick to cut again, and would fill the cache
_RUN = re.compile(
    r"""
    (?P<thai>[ก-ฺเ-๎]+(?:\.[ก-ฺเ-๎]+)*\.?)  # with the dots of abbreviations: พ.ศ. อบต.
    | \s+
    | [0-9๐-๙]+(?:[.,:/-][0-9๐-๙]+)*        # 1,234.50 ๑๔๙/๒๕๖๖
    | [^\W\d_ก-๎]+(?:-[^\W\d_ก-๎]+)*      # E-Service
    | .
    """,
    re.VERBOSE | re.DOTALL,
)
_CLUSTER = re.compile("[เ-ไ]?[^เ-ไ][ะ-ฺๅ-๎ฯ]*|[เ-ไ]")

_lock = threading.Lock()
_loaded = False


def segment(text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut `text` into words, spaces and signs; joined again they are `text`.

    No cut lies inside an occurrence of one of `names`. Safe to call from any thread.
    """
    words: list[str] = []
    for run in _RUN.finditer(text):
        if run["thai"]:
            words += _thai_words(run[0])
        else:
            words.append(run[0])
    inside = _inside_names(text, names)
    return _joined(words, inside) if inside else words


def _thai_words(run: str) -> tuple[str, ...]:
    """Cut a run of Thai letters by the word list."""
    return _cached(run) if len(run) <= _CACHED_LENGTH else _cut(run)


def _cut(run: str) -> tuple[str, ...]:
    """Cut a run of Thai letters and dots.

    The engine takes a sign in front of a consonant as part of a word: "ดี.ผลการ" becomes
    "ดี|.ผ|ลการ". So it gets letters only, and dots only where they end an abbreviation.
    """
    _load()
    words: list[str] = nlpo3.segment(run, _DICTIONARY)
    stops, end = [0], 0
    for word in words:
        if word[0] == "." and word != ".":
            stops += [end, end + 1]
        end += len(word)
    if len(stops) == 1:
        return tuple(words)
    sentences = (run[start:stop] for start, stop in pairwise([*stops, end]))
    return tuple(
        word
        for sentence in sentences
        for word in ("." if sentence == "." else nlpo3.segment(sentence, _DICTIONARY))
    )


_cached = lru_cache(maxsize=32768)(_cut)


def _joined(words: list[str], inside: set[int]) -> list[str]:
    """Join the words that a name runs across."""
    joined: list[str] = []
    end = 0
    for word in words:
        if end in inside:
            joined[-1] += word
        else:
            joined.append(word)
        end += len(word)
    return joined


def _inside_names(text: str, names: Sequence[str]) -> set[int]:
    """Return the positions inside an occurrence of a name."""
    inside: set[int] = set()
    for name in names:
        start = text.find(name) if len(name) > 1 else -1
        while start >= 0:
            inside.update(range(start + 1, start + len(name)))
            start = text.find(name, start + 1)
    return inside


@lru_cache(maxsize=4096)
def parts(word: str) -> tuple[str, ...]:
    """Cut a compound of the word list into the fewest shorter words; itself if it is none."""
    words = _word_list()
    clusters = [found.end() for found in _CLUSTER.finditer(word)]
    best: dict[int, tuple[int, int, tuple[str, ...]]] = {0: (0, 0, ())}
    for start in (0, *clusters):
        if start not in best:
            continue
        count, unevenness, found = best[start]
        for end in clusters:
            part = word[start:end]
            if 1 < len(part) < len(word) and part in words:
                way = count + 1, unevenness + len(part) ** 2, (*found, part)
                best[end] = min(best.get(end, way), way)
    return best.get(len(word), (0, 0, (word,)))[2]


@cache
def _word_list() -> frozenset[str]:
    """Return the words of the word list."""
    return frozenset(_word_file().read_text("utf-8").split("\n"))


def _load() -> None:
    """Load the word list once."""
    global _loaded
    if _loaded:
        return
    with _lock:
        if not _loaded:
            message, done = nlpo3.load_dict(str(_word_file()), _DICTIONARY)
            if not done:
                raise RuntimeError(message)
            _loaded = True


def _word_file() -> Path:
    """Return PyThaiNLP's word list, found without importing the (heavy) package itself."""
    spec = importlib.util.find_spec("pythainlp")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pythainlp")
    return Path(spec.submodule_search_locations[0]) / "corpus" / "words_th.txt"
