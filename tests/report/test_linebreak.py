from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.report.linebreak import pieces, smaller
from tests.typeset import examples
from tests.typeset.lines import LineEnd
from tests.typeset.same_text import without_ignorable

THAI = st.text(st.sampled_from('กขณเแำัิี่้าะๆฯ ()/-.,"a1๑\u200b'))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มาตรการส่งเสริมคุณธรรม", "มาตรการ|ส่งเสริม|คุณธรรม"),
        ("ต่าง ๆ ทุกๆ วัน ฯลฯ", "ต่าง ๆ |ทุกๆ |วัน ฯลฯ"),
        ("กรุงเทพฯ และ", "กรุงเทพฯ |และ"),
        ("เผยแพร่ (E-Service) และ", "เผยแพร่ |(E-Service) |และ"),
        ("ดำเนินการ( ก )แล้ว", "ดำเนินการ|( ก )|แล้ว"),
        ("คำว่า “ดี” และ", "คำ|ว่า |“ดี” |และ"),
        ('คำว่า"ดี"และ', 'คำ|ว่า|"ดี"|และ'),
        ("ร้อยละ ๕๐ % ของ", "ร้อยละ ๕๐ % |ของ"),
        ("ข้อ๑ ปี๒๕๖๗", "ข้อ๑ |ปี๒๕๖๗"),
        ("อ.เมือง จ.อุดรธานี", "อ.เมือง |จ.อุดรธานี"),
        ("พ.ศ.๒๕๖๗", "พ.ศ.๒๕๖๗"),
        ("งบ พ.ศ. ๒๕๖๗ ของ", "งบ |พ.ศ. ๒๕๖๗ |ของ"),
        ("รอบ ๖ เดือน 1,500.50 บาท", "รอบ ๖ เดือน |1,500.50 บาท"),
        ("ปี ๒๕๖๗ โครงการ ๑ ๒", "ปี ๒๕๖๗ |โครงการ |๑ |๒"),
        ("ขั้นตอน/ผลงาน", "ขั้นตอน/|ผลงาน"),
        ("๖ เดือน/๑๒ เดือน", "๖ เดือน/|๑๒ เดือน"),
        ("ซื้อ-ขาย", "ซื้อ-ขาย"),
        ("ต.ค. ๖๖ - ๓๐ ก.ย.", "ต.ค. ๖๖ |- ๓๐ ก.ย."),
        ("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", "๑ ต.ค. ๖๗ |- ๓๐ ก.ย. ๖๘"),
        ("ต.ค. ๒๕๖๗ – ก.ย. ๒๕๖๘", "ต.ค. ๒๕๖๗ |– |ก.ย. ๒๕๖๘"),
        ("วันที่ 1 ตุลาคม 2567 และ", "วันที่ 1 ตุลาคม 2567 |และ"),
        ("๑๕ มีนาคม พ.ศ. ๒๕๖๘ ถึง", "๑๕ มีนาคม พ.ศ. ๒๕๖๘ |ถึง"),
        ("ข้อ ๑๒๓ ตุลาคม ๒๕๖๗๘", "ข้อ ๑๒๓ |ตุลาคม |๒๕๖๗๘"),
        ("ปลาตุก", "ปลา|ตุก"),
        ("ปลาตุก.", "ปลา|ตุก."),
        ("ตุ ก ณ วัด", "ตุ ก |ณ วัด"),
        ("๑\u00a0ตุลาคม", "๑\u00a0ตุลาคม"),
        ("ยาว\u200bมาก", "ยาว\u200b|มาก"),
        ("   มาตรการนี้", "   |มาตรการ|นี้"),
        ("https://a.go.th/x-y?z=1", "https://a.go.th/x-y?z=1"),
        ("", ""),
    ],
)
def test_pieces(text: str, expected: str) -> None:
    assert "|".join(pieces(text)) == expected


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("๑ ต.ค. ๖๗ ", "๑ |ต.ค. |๖๗ "),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘", "ปีงบประมาณ |พ.ศ. ๒๕๖๘"),
        ("พ.ศ. ๒๕๖๘", "พ.ศ. |๒๕๖๘"),
        ("พ.ศ.๒๕๖๘", "พ.ศ.|๒๕๖๘"),
        ("ข้อ๑", "ข้อ|๑"),
        ("๒๕๖๓(ก.)", "๒๕๖๓|(ก.)"),
        ("วันฯลฯ", "วัน|ฯลฯ"),
        ("กุดปลาตุก", "กุด|ปลา|ตุก"),
        ("องค์การบริหารส่วนตำบล", "องค์การ|บริหาร|ส่วน|ตำบล"),
        ("(ประชาสัมพันธ์)", "(ประชา|สัมพันธ์)"),
        ("ร้องทุกข์-ร้องเรียน", "ร้องทุกข์|-ร้องเรียน"),
        ("www.go.th/a-b?c=1&d", "www.|go.|th/|a|-b?|c=|1&|d"),
        ("a.b@go.th)", "a.|b@|go.|th)"),
        ("วงศ์ศักดิ์ ", "วงศ์|ศักดิ์ "),
        ("ฟหกด", "ฟห|กด"),
        ("Abc", "A|b|c"),
        ("เเเก", "เ|เ|เก"),
        ("ก", "ก"),
    ],
)
def test_smaller(piece: str, expected: str) -> None:
    assert "|".join(smaller(piece)) == expected


def test_names_stay_whole() -> None:
    assert pieces("ตำบลกุดปลาตุกดี", ["กุดปลาตุก"]) == ["ตำบล", "กุดปลาตุก", "ดี"]
    assert pieces("โดย ชื่น ชม มา", ["ชื่น ชม"]) == ["โดย ", "ชื่น ชม ", "มา"]


def test_a_name_stays_whole_in_what_is_cut_again() -> None:
    names = ["กุดปลาตุก", "สมชาย ใจดี"]
    assert pieces("นายกุดปลาตุก ใจดี", names) == ["นายกุดปลาตุก ใจดี"]
    assert smaller("นายกุดปลาตุก ใจดี", names) == ["นายกุดปลาตุก ", "ใจดี"]
    assert smaller("นายกุดปลาตุก ", names) == ["นาย", "กุดปลาตุก "]
    assert smaller("นายสมชาย ใจดี", names) == ["นาย", "สมชาย ใจดี"]


def test_ends_in_the_examples_have_no_fault() -> None:
    for text in examples.paragraphs():
        end = 0
        for piece in pieces(text)[:-1]:
            end += len(piece)
            assert not LineEnd(text, end).fault(), LineEnd(text, end)


@given(st.text() | THAI, st.lists(st.text(min_size=1), max_size=2))
def test_pieces_joined_are_the_text(text: str, names: list[str]) -> None:
    assert "".join(pieces(text, names)) == text


@given(st.text(min_size=1) | THAI.filter(bool))
def test_smaller_pieces_joined_are_the_piece(text: str) -> None:
    found = smaller(text)
    assert "".join(found) == text
    assert all(found)


@given(THAI)
def test_no_piece_starts_or_ends_in_a_cluster(text: str) -> None:
    found = pieces(text)
    for before, after in pairwise(found):
        assert after[0] not in "ะัาำิีๅ่้"
        assert before[-1] not in "เแ"


@pytest.mark.parametrize("unseen", "\u00ad\u200c\u200d\u200e\u2060\ufe0f\ufeff")
def test_what_is_not_seen_parts_no_mark_from_its_letter(unseen: str) -> None:
    text = "".join(char + unseen for char in "ที่ประชุมได้รับทราบ")
    parts = [part for piece in pieces(text) for part in (piece, *smaller(piece))]
    assert all(without_ignorable(part)[:1] not in tuple("ั่ิำุ้ี็์") for part in parts)


@pytest.mark.parametrize("joiner", "\u2060\ufeff")
def test_a_line_does_not_end_at_a_word_joiner(joiner: str) -> None:
    assert pieces(f"ประชาชน{joiner}ทราบ") == [f"ประชาชน{joiner}ทราบ"]
