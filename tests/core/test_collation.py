"""Thai dictionary order."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.util import collate

from itadesk.core.collation import sort_key

thai_text = st.text(st.sampled_from("กขคงนมรฤลวสอฮะัาำิีึืุูเแโใไๅๆฯ็่้๊๋์ํฺ๐๑29 aB.-"))


@pytest.mark.parametrize(
    "ordered",
    [
        ["กบ", "กะ", "กัน", "กา", "กำ", "กิน", "กี", "กึ่ง", "กือ", "กุ", "กู", "เก", "แก"],
        ["กู", "เก", "แก", "โก", "ใกล้", "ไก"],
        ["กาล", "เกิด", "ไก่", "เป็ด", "วันที่", "วัว", "หมู"],
        ["รอ", "ฤกษ์", "ฤทธิ์", "ลม", "วัด"],
        ["ขาว", "ข่าว", "ข้าว"],
        ["แคร์", "แคร่"],  # ์ before the tone marks, as in the Unicode collation
        ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ป่าไม้"],
        ["กลวง", "ก้าน", "ก่ำ"],  # marks decide only between equal letters
        ["กองคลัง", "กองช่าง", "กองสวัสดิการสังคม", "สำนักปลัด", "หน่วยตรวจสอบภายใน"],
        ["ทต.กุดปลาดุก", "อบต.ดงขวาง", "อบต.ท่าตลาด", "อบต.นาม่วง"],
        ["มาตรการที่ ๑", "มาตรการที่ 2", "มาตรการที่ ๙", "มาตรการที่ 10", "มาตรการที่ ๑๑"],
        ["", "๑. ก", "2. ก", "apple", "Banana", "ก"],
        ["๙.๑", "9.2", "๙.๑๐", "10.1"],
    ],
)  # fmt: skip
def test_order(ordered: list[str]) -> None:
    assert sorted(set(ordered), key=sort_key) == ordered


@pytest.mark.parametrize(
    ("one", "other"),
    [("๒๕๖๘", "2568"), ("กองคลัง", "กอง คลัง"), ("น้ำ", "นํ้า"), ("- ตรวจ", "ตรวจ"), ("iit", "IIT")],
)
def test_what_makes_no_difference_to_the_letters(one: str, other: str) -> None:
    assert sort_key(one)[0] == sort_key(other)[0]


def test_agrees_with_pythainlp_on_words_without_marks() -> None:
    # PyThaiNLP puts the first mark after the last letter, so ก๋ง would follow กงกอน there.
    words = [w for w in thai_words() if not set(w) - set("กขคงจฉชดตทนบปพมยรลวสหอะัาิีุูเแโใไ")]
    assert len(words) > 5_000
    assert [sort_key(w)[0] for w in collate(words)] == sorted(sort_key(w)[0] for w in words)


@given(st.lists(thai_text, max_size=6))
def test_different_texts_have_different_keys(texts: list[str]) -> None:
    assert len({sort_key(text) for text in texts}) == len(set(texts))


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=8))
def test_numbers_sort_by_value(numbers: list[int]) -> None:
    keys = [sort_key(f"ข้อ {number}") for number in sorted(numbers)]
    assert all(one <= other for one, other in pairwise(keys))
