"""Line ends between Thai words, for what the window only shows.

Qt finds Thai words with libthai, which Windows does not have. A zero width space between words
gives it the same places everywhere; it is never stored and never copied.
"""

from collections.abc import Sequence
from functools import lru_cache

from itadesk.core.words import segment

ZERO_WIDTH_SPACE = "\u200b"
# what the window speaks of, for dictionaries several words
_TERMS = ("แบบรายงาน", "แฟ้มรายงาน", "หน้ารายงาน", "รอบรายงาน", "หน่วยงาน", "ส่วนราชการ", "ปีงบประมาณ")
_OPENING = " \n([{<“‘\"'/-"


def wrappable(text: str, names: Sequence[str] = ()) -> str:
    """Return `text` with a place to break between any two words, and none inside `names`."""
    return _wrappable(text, tuple(names))


@lru_cache(maxsize=4096)
def _wrappable(text: str, names: tuple[str, ...]) -> str:
    pieces: list[str] = []
    for word in segment(text, (*names, *_TERMS)):
        # signs stay with the word they follow, opening ones with the word after them
        if pieces and word[0].isalnum() and pieces[-1][-1] not in _OPENING:
            pieces.append(ZERO_WIDTH_SPACE)
        pieces.append(word)
    return "".join(pieces)


def unwrapped(text: str) -> str:
    """Return a shown text as it was before `wrappable`, for copying."""
    return text.replace(ZERO_WIDTH_SPACE, "")
