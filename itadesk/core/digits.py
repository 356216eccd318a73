"""Thai and Arabic digits: conversion for print that leaves addresses and codes alone."""

import re
from enum import StrEnum

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)

# Compiled by `re` at first use: most reports are printed as typed.
_TOKEN = r"""(?xia)
    (?:https?://|ftp://|www\.)\S+                            # a web address may hold Thai words
    | (?<![A-Z0-9._%+-])[A-Z0-9._%+-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)+                     # e-mail
    | (?<![A-Z0-9-])[0-9-]*[A-Z][A-Z0-9-]*(?:\.[A-Z0-9-]+){0,8}\.[A-Z]{2,}(?:[/?:#]\S*)?  # host
    | (?<![A-Z])OIT\ ?(?:[1-9]|[1-3][0-9]|4[0-3])(?![0-9]|\.[0-9])     # OIT 42, not OIT 84.65
    | (?P<word>[A-Z0-9๐-๙]+(?:(?:[-_]|\.(?=[0-9๐-๙]))[A-Z0-9๐-๙]+)*)
    """
_CODE = r"(?=.*[A-Za-z]).*[0-9๐-๙]"  # I7, o35, wifi6, COVID-19


class Digits(StrEnum):
    """How digits are printed."""

    TYPED = "typed"
    THAI = "thai"
    ARABIC = "arabic"


def to_thai(text: str) -> str:
    """Turn every Arabic digit into a Thai one."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """Turn every Thai digit into an Arabic one."""
    return text.translate(_TO_ARABIC)


def convert(text: str, digits: Digits) -> str:
    """Return `text` in `digits`; web and e-mail addresses and codes such as I7 keep theirs."""
    if digits is Digits.TYPED:
        return text
    table = _TO_THAI if digits is Digits.THAI else _TO_ARABIC

    def token(found: re.Match[str]) -> str:
        word = found["word"]
        return found[0] if word is None or re.match(_CODE, word) else word.translate(table)

    return re.sub(_TOKEN, token, text)


def thai_number(number: int) -> str:
    """Write a whole number in Thai digits."""
    return to_thai(str(number))
