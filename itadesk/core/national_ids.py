"""Numbers of Thai identity cards in texts: personal data that no report needs."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from itadesk.core.checks import texts
from itadesk.core.dataset import Dataset
from itadesk.core.digits import to_arabic
from itadesk.core.fields import Field, describe
from itadesk.core.records import Record

# As on the card, 1 2345 67890 12 3, with spaces, dashes or neither.
_NUMBER = re.compile(r"(?<![\d.,-])[1-8](?:[ -]?\d){12}(?![\d-]|[.,]\d)")
_SEPARATORS = str.maketrans("", "", " -")


class Place(NamedTuple):
    """Where in a document such a number stands."""

    record: Record
    field: Field


def places(data: Dataset) -> Iterator[Place]:
    """Yield each field that holds the number of an identity card."""
    for record in data:
        for one in describe(type(record)).content:
            if any(map(holds_number, texts(getattr(record, one.name)))):
                yield Place(record, one)


def holds_number(text: str) -> bool:
    """Whether a text holds thirteen digits whose last is the check digit of the others."""
    return any(
        _is_valid(match[0].translate(_SEPARATORS)) for match in _NUMBER.finditer(to_arabic(text))
    )


def _is_valid(digits: str) -> bool:
    """Check the last digit: 11 less the sum weighted 13 to 2, modulo 11, and of that the units."""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])
