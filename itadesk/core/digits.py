"""Thai and Arabic digits: conversion for print that leaves addresses and codes alone."""

import re
from enum import StrEnum

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)

_KEPT = re.compile(
    r"""
    (?:https?://|ftp://|www\.)\S+                           # a web address may hold Thai words
    | [A-Z0-9._%+-]+@[A-Z0-9-]+(?:\.[A-Z0-9-]+)+            # e-mail
    | [0-9-]*[A-Z][A-Z0-9-]*(?:\.[A-Z0-9-]+)*\.[A-Z]{2,}(?:[/?:]\S*)?  # host without www
    | (?<![A-Z])OIT\ ?(?:[1-9]|[1-3][0-9]|4[0-3])(?![0-9]|\.[0-9])     # OIT 42, but not OIT 84.65
    | (?=[0-9๐-๙._-]*[A-Z])(?=[A-Z._-]*[0-9๐-๙])            # a letter and a digit: I7, o35, wifi6
      [A-Z0-9๐-๙]+(?:(?:[-_]|\.(?=[0-9๐-๙]))[A-Z0-9๐-๙]+)*  # COVID-19, v1.2, but not 1.Website
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


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
    pieces = []
    end = 0
    for kept in _KEPT.finditer(text):
        pieces += [text[end : kept.start()].translate(table), kept[0]]
        end = kept.end()
    pieces.append(text[end:].translate(table))
    return "".join(pieces)


def thai_number(number: int) -> str:
    """Write a whole number in Thai digits."""
    return to_thai(str(number))
