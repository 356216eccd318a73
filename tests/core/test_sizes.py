"""Numbers of bytes are told in words of the officer."""

import pytest

from itadesk.core.sizes import size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "๐ กิโลไบต์"),
        (1, "๑ กิโลไบต์"),
        (179_001, "๑๘๐ กิโลไบต์"),
        (999_999, "๑๐๐๐ กิโลไบต์"),
        (1_000_000, "๑ เมกะไบต์"),
        (12_400_000, "๑๒ เมกะไบต์"),
    ],
)
def test_text(size: int, text: str) -> None:
    assert size_text(size) == text
