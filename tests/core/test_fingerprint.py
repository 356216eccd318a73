"""The fingerprint code: known values, and what it depends on."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.fingerprint import code

RFC_4648 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@pytest.mark.parametrize(
    ("content_hash", "expected"),
    [
        ("0" * 64, "0000-0000-0000-0000-0000"),
        ("f" * 64, "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ"),
        ("8" + "0" * 63, "G000-0000-0000-0000-0000"),  # the first bit
        ("0" * 24 + "1" + "0" * 39, "0000-0000-0000-0000-0001"),  # the hundredth
        # every value in turn
        ("00443214c74254b635cf84653a56d7c675be77df" + "0" * 24, "0123-4567-89AB-CDEF-GHJK"),
        # SHA-256 of "" and of "abc" (FIPS 180-4)
        (
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "WERC-8GMR-ZGE1-96QV-YK49",
        ),
        (
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "Q9W1-DFWF-077Y-MGA1-83F5",
        ),
    ],
)
def test_known_values(content_hash: str, expected: str) -> None:
    assert code(content_hash) == expected
    assert code(content_hash.upper()) == expected


@given(st.binary(max_size=8))
def test_it_is_base_32_with_another_alphabet(content: bytes) -> None:
    digest = hashlib.sha256(content).digest()
    usual = base64.b32encode(digest).decode()[:20]
    translated = usual.translate(str.maketrans(RFC_4648, CROCKFORD))
    assert code(digest.hex()).replace("-", "") == translated


def test_later_bits_do_not_matter() -> None:
    assert code("a" * 25 + "0" * 39) == code("a" * 25 + "f" * 39)


@pytest.mark.parametrize("wrong", ["", "0" * 63, "0" * 65, "g" * 64, "๐" * 64, "0" * 64 + "\n"])
def test_what_is_no_hash_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        code(wrong)
