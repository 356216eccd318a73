import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core import words
from itadesk.core.words import parts, segment
from tests.typeset import examples, segmenters

THAI = st.text(st.characters(min_codepoint=0xE01, max_codepoint=0xE5B) | st.sampled_from(" .-/(ก"))


@given(st.text() | THAI)
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(segment(text)) == text


@given(THAI, st.lists(THAI, max_size=3))
def test_no_cut_lies_inside_a_name(text: str, names: list[str]) -> None:
    text = text.join(names)
    ends = set[int]()
    end = 0
    for word in segment(text, names):
        end += len(word)
        ends.add(end)
    for name in filter(None, names):
        start = text.find(name)
        while start >= 0:
            assert not ends.intersection(range(start + 1, start + len(name)))
            start = text.find(name, start + 1)


def test_a_word_that_runs_over_the_end_of_a_name_is_cut_there() -> None:
    assert segment("กุดปลาตุกรอบ") == ["กุด", "ปลา", "ตุ", "กรอบ"]
    assert segment("กุดปลาตุกรอบแรก", ["กุดปลาตุก"]) == ["กุดปลาตุก", "รอบ", "แรก"]


def test_a_term_stays_whole_and_ends_where_the_words_do() -> None:
    assert segment("แนวทางการให้") == ["แนว", "ทางการ", "ให้"]
    assert segment("แนวทางการให้", [], ["แนวทาง"]) == ["แนวทางการ", "ให้"]


def test_a_word_that_begins_with_a_name_stays_whole() -> None:
    assert segment("ไปนายก", ["นา"]) == ["ไป", "นายก"]
    assert segment("พัฒนา", ["นา"]) == ["พัฒนา"]


SHORT = st.text("กข-]^", max_size=5)


@given(st.text("กข-]^", max_size=20), st.lists(SHORT, max_size=6))
def test_positions_inside_names(text: str, names: list[str]) -> None:
    occurrences = [
        (start, name)
        for name in names
        for start in range(len(text))
        if len(name) > 1 and text.startswith(name, start)
    ]
    assert words._inside_names(text, names) == {
        at for start, name in occurrences for at in range(start + 1, start + len(name))
    }


def test_thousands_of_names_that_begin_alike() -> None:
    names = [f"กองงานที่ {number} ของตำบล" for number in range(3000)]
    text = f"มอบหมาย{names[2999]}และ{names[29]}ดำเนินการ"
    found = segment(text, names)
    assert names[2999] in found
    assert names[29] in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มาตรการส่งเสริมคุณธรรม", "มาตรการ|ส่งเสริม|คุณธรรม"),
        ("ระยะเวลา/ผลการประเมิน", "ระยะเวลา|/|ผล|การประเมิน"),
        ("(ผลการประเมิน)", "(|ผล|การประเมิน|)"),
        ("เรียบร้อย.ผลการประเมิน", "เรียบร้อย|.|ผล|การประเมิน"),
        ("ตู้ ปณ. ของอบต. ต.ค. ๖๗", "ตู้| |ปณ.| |ของ|อบต.| |ต.ค.| |๖๗"),
        ("มี.ค. ถึงพ.ย.นี้ จ.ส.ท. ก.พ.ร. ม.ร.ว", "มี.ค.| |ถึง|พ.ย.|นี้| |จ.ส.ท.| |ก.พ.ร.| |ม.ร.ว"),
        ("ที่ ๑๔๙/๒๕๖๖ 1,500.50", "ที่| |๑๔๙/๒๕๖๖| |1,500.50"),
        ("E-Serviceและ", "E-Service|และ"),
        ("", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert "|".join(segment(text)) == expected


def test_name_unknown_to_the_word_list_stays_whole() -> None:
    text = "ตำบลกุดปลาตุกและอำเภอชื่นชม"
    assert "กุดปลาตุก" not in segment(text)
    assert "กุดปลาตุก" in segment(text, ["กุดปลาตุก", "ชื่นชม"])


def test_thai_is_cut_where_newmm_cuts_it() -> None:
    for text in examples.paragraphs():
        wanted = {at for at in segmenters.newmm(text) if _between_thai(text, at)}
        found = {at for at in _boundaries(text) if _between_thai(text, at)}
        assert found == wanted, text


def test_many_threads_get_the_same_words() -> None:
    texts = examples.paragraphs()
    expected = [segment(text) for text in texts]
    words._runs.clear()
    with ThreadPoolExecutor(8) as pool:
        for found in [pool.map(segment, texts) for _ in range(8)]:
            assert list(found) == expected


def test_first_use_by_many_threads_loads_the_word_list_once() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "from itadesk.core.words import segment\n"
        "with Pool(8) as pool: found = list(pool.map(segment, ['มาตรการส่งเสริม'] * 8))\n"
        "assert found == [['มาตรการ', 'ส่งเสริม']] * 8, found\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_heavy_package_is_not_imported() -> None:
    code = (
        "import sys\n"
        "from itadesk.core.words import segment\n"
        "segment('มาตรการ')\n"
        "assert 'pythainlp' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("syllable", ["ก", "ตากลม", "ๆ", "ิ", "เ", "ดี.ผ", "a", "๑"])
def test_twenty_thousand_characters_without_a_space(syllable: str) -> None:
    text = syllable * (20_000 // len(syllable))
    assert "".join(segment(text)) == text


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("องค์การบริหารส่วนตำบล", "องค์การ|บริหาร|ส่วน|ตำบล"),
        ("ประจำปีงบประมาณ", "ประจำปี|งบประมาณ"),
        ("ประจักษ์ศิลปาคม", "ประจักษ์ศิลปาคม"),
        ("คน", "คน"),
    ],
)
def test_parts_of_a_compound(word: str, expected: str) -> None:
    assert "|".join(parts(word)) == expected


def _boundaries(text: str) -> set[int]:
    ends = {0}
    end = 0
    for word in segment(text):
        end += len(word)
        ends.add(end)
    return ends


def _between_thai(text: str, at: int) -> bool:
    return all("ก" <= char <= "๎" for char in text[max(0, at - 1) : at + 1])
