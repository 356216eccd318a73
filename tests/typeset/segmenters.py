"""Where three independent word segmenters would let a Thai line end."""

import ctypes
import ctypes.util
import re
from functools import cache
from pathlib import Path

from pythainlp.tokenize import word_tokenize

Boundaries = frozenset[int]


@cache
def newmm(text: str) -> Boundaries:
    """Return the word boundaries of PyThaiNLP's newmm."""
    ends = [0]
    for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
        ends.append(ends[-1] + len(word))
    return frozenset(ends)


@cache
def icu(text: str) -> Boundaries:
    """Return the line break opportunities of ICU for Thai."""
    library, version = _icu_library()
    units = text.encode("utf-16-le")
    buffer = ctypes.create_string_buffer(units, len(units) + 2)
    status = ctypes.c_int(0)
    opened = library[f"ubrk_open_{version}"]
    opened.restype = ctypes.c_void_p
    line_breaks = 2  # UBRK_LINE
    iterator = ctypes.c_void_p(
        opened(line_breaks, b"th", buffer, len(units) // 2, ctypes.byref(status))
    )
    if status.value > 0 or not iterator.value:
        raise RuntimeError(f"ICU {version}: error {status.value}")
    ends = {0}
    following = library[f"ubrk_next_{version}"]
    while (end := following(iterator)) >= 0:
        ends.add(len(units[: 2 * end].decode("utf-16-le")))
    library[f"ubrk_close_{version}"](iterator)
    return frozenset(ends)


@cache
def libthai(text: str) -> Boundaries:
    """Return the break positions of libthai."""
    library, breaker = _libthai_library()
    room = len(text) + 1
    found = (ctypes.c_int * room)()
    count = library.th_brk_wc_find_breaks(breaker, text, found, ctypes.c_size_t(room))
    return frozenset([0, *found[:count]])


def refused_by_all(text: str, at: int) -> bool:
    """Tell whether no segmenter would end a line before position `at`."""
    return not any(at in boundaries(text) for boundaries in (newmm, icu, libthai))


@cache
def _icu_library() -> tuple[ctypes.CDLL, str]:
    """Load ICU; its functions carry its version in their names."""
    path = _library("icuuc")
    version = re.search(r"\.so\.(\d+)", str(Path(path).resolve()) + path)
    if version is None:
        raise FileNotFoundError(f"no version in {path}")
    return ctypes.CDLL(path), version[1]


@cache
def _libthai_library() -> tuple[ctypes.CDLL, ctypes.c_void_p]:
    library = ctypes.CDLL(_library("thai"))
    library.th_brk_new.restype = ctypes.c_void_p
    breaker = ctypes.c_void_p(library.th_brk_new(None))
    if not breaker.value:
        raise FileNotFoundError("the dictionary of libthai (package libthai-data)")
    library.th_brk_wc_find_breaks.argtypes = [
        ctypes.c_void_p,
        ctypes.c_wchar_p,
        ctypes.POINTER(ctypes.c_int),
        ctypes.c_size_t,
    ]
    return library, breaker


def _library(name: str) -> str:
    """Return the file name of a shared library."""
    found = ctypes.util.find_library(name)
    if found is None:
        raise FileNotFoundError(f"lib{name} (packages libicu-dev, libthai0)")
    return found
