"""Words become names of files that every system accepts."""

import pytest

from itadesk.core.file_names import file_stem


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("อบต.นาม่วง 2568", "อบต.นาม่วง 2568"),
        ("  ก   ข  ", "ก ข"),
        ('a<b>:"/\\|?*c', "a b c"),
        ("../../etc", "etc"),
        ("ก\nข\tค", "ก ข ค"),
        ("จบ.", "จบ"),
        ("", "แฟ้ม"),
        (" . . ", "แฟ้ม"),
    ],
)
def test_stem(words: str, stem: str) -> None:
    assert file_stem(words, "แฟ้ม") == stem


def test_a_long_name_is_cut() -> None:
    assert file_stem("กขค" * 10, "แฟ้ม", 7) == "กขคกขคก"


def test_a_long_thai_name_is_one_that_file_systems_take() -> None:
    assert len(f"{file_stem('ก' * 200, 'แฟ้ม')} สำเนา (10).itadesk".encode()) <= 255
