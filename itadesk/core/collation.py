"""Thai dictionary order, for tables and lists.

The rules of the Royal Institute's dictionary, as the Unicode collation of Thai has them: a leading
vowel counts after its consonant; tone marks, ็ and ์ count only between words that are otherwise
equal, then from left to right; punctuation and spaces do not count. Beyond the dictionary, numbers
come first and count by value, in Thai or Arabic digits: มาตรการที่ ๒ before มาตรการที่ 10.
"""

import re

from itadesk.core.digits import to_arabic

_NUMBER = re.compile("[0-9๐-๙]+")
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_SPLIT_AM = re.compile("ํ([่-๋]?)า")  # how PDF files and old programs write ำ
_IGNORED = re.compile("[\x00-/:-@\\[-`{-\xa0“”‘’–—…•\u200b-\u200f\ufeffฯๆ๏๚๛]+")
_MARK = re.compile("[็-๎]")
_NOT_MARK = re.compile("[^็-๎]")
_MARK_WEIGHTS = str.maketrans("์็่้๊๋", "123456")

SortKey = tuple[str, str, str]


def sort_key(text: str) -> SortKey:
    """Return what `text` sorts by: its letters, then its marks, then the text itself."""
    plain = _SPLIT_AM.sub(r"\1ำ", text.casefold().replace("ๅ", "า"))
    plain = _NUMBER.sub(_number_key, plain)
    letters = _LEADING_VOWEL.sub(r"\2\1", _IGNORED.sub("", plain))
    marks = _NOT_MARK.sub("0", letters).translate(_MARK_WEIGHTS)
    return _MARK.sub("", letters), marks, text


def _number_key(found: re.Match[str]) -> str:
    """Write a number so that comparing texts compares values: its length, then its digits."""
    digits = to_arabic(found[0]).lstrip("0")
    return f"{len(digits):05}{digits}"
