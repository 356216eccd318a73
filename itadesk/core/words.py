"""Words of Thai text: where it may be cut, and where never (inside a name)."""

import importlib.util
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import nlpo3

_DICTIONARY = "itadesk"
_CACHED_LENGTH = 1000  # longer texts are rare, quick enough to cut again, and would fill the cache

_lock = threading.Lock()
_loaded = False


def segment(text: str, names: Sequence[str] = ()) -> list[str]:
    """Cut `text` into words, spaces and signs; joined again they are `text`.

    No cut lies inside an occurrence of one of `names`. Safe to call from any thread.
    """
    cut = _cached if len(text) <= _CACHED_LENGTH else _cut
    return list(cut(text, tuple(names)))


def _cut(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Cut `text` by the word list, then join what belongs to a name."""
    _load()
    words = nlpo3.segment(text, _DICTIONARY)
    inside = _inside_names(text, names)
    if not inside:
        return tuple(words)
    joined: list[str] = []
    end = 0
    for word in words:
        if end in inside:
            joined[-1] += word
        else:
            joined.append(word)
        end += len(word)
    return tuple(joined)


_cached = lru_cache(maxsize=4096)(_cut)


def _inside_names(text: str, names: tuple[str, ...]) -> set[int]:
    """Return the positions inside an occurrence of a name."""
    inside: set[int] = set()
    for name in names:
        start = text.find(name) if len(name) > 1 else -1
        while start >= 0:
            inside.update(range(start + 1, start + len(name)))
            start = text.find(name, start + 1)
    return inside


def _load() -> None:
    """Load PyThaiNLP's word list once, without importing the (heavy) package itself."""
    global _loaded
    if _loaded:
        return
    with _lock:
        if not _loaded:
            spec = importlib.util.find_spec("pythainlp")
            if spec is None or not spec.submodule_search_locations:
                raise ModuleNotFoundError("pythainlp")
            folder = Path(spec.submodule_search_locations[0])
            message, done = nlpo3.load_dict(str(folder / "corpus" / "words_th.txt"), _DICTIONARY)
            if not done:
                raise RuntimeError(message)
            _loaded = True
