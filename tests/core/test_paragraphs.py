import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.paragraphs import Paragraph, split


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("- จัดทำคู่มือ", "- "),
        ("-จัดทำคู่มือ", "-"),
        ("-   จัดทำ", "-   "),
        ("  - จัดทำ", "  - "),
        ("– จัดทำ", "– "),
        ("• จัดทำ", "• "),
        ("•จัดทำ", "•"),
        ("๑. จัดทำ", "๑. "),
        ("๑.จัดทำ", "๑."),
        ("1. Website", "1. "),
        ("1.Website", "1."),
        ("๑๐. จัดทำ", "๑๐. "),
        ("๑) จัดทำ", "๑) "),
        ("1)จัดทำ", "1)"),
        ("(๑) จัดทำ", "(๑) "),
        ("(ก) จัดทำ", "(ก) "),
        ("ก) จัดทำ", "ก) "),
        ("ก. จัดทำ", "ก. "),
        ("๑.๒ จัดทำ", "๑.๒ "),
        ("๑.๒จัดทำ", "๑.๒"),
        ("๑.๒. จัดทำ", "๑.๒. "),
        ("๑.๒) จัดทำ", "๑.๒) "),
        ("๑.๒.๓ บาทวิถี", "๑.๒.๓ "),
        ("๑.๑ รายงานผล", "๑.๑ "),
        ("๒.๓ พันธกิจ", "๒.๓ "),
        ("๑.๒ ปีงบประมาณ", "๑.๒ "),
        ("๑. ๒๕๖๗ เป็นปีแรก", "๑. "),
        ("- ๕ โครงการ", "- "),
    ],
)
def test_list_item(line: str, marker: str) -> None:
    assert split(line) == [Paragraph(marker, line.removeprefix(marker))]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-",
        " - ",
        "- -",
        "--",
        "-ไม่มี-",
        "- ๒ -",
        "-5 องศา",
        "๑.",
        "(๑)",
        "จัดทำ - เผยแพร่",
        "๑๐๐ คะแนน",
        "๒.๕ ล้าน",
        "๒.๕ ล้านบาท จาก",
        "๓.๕ กิโลเมตร",
        "๘๒.๕๐ เป็นผลคะแนน",
        "๘๒.๕๐ คะแนน",
        "๑ ต.ค. ๖๗",
        "๑ ตุลาคม ๒๕๖๗",
        "๒๕๖๗. เป็นต้นมา",
        "1.5 million",
        "1.5",
        "๐๘.๓๐ น.",
        "๑๖.๓๐ น.",
        "อ. เมือง",
        "จ. อุดรธานี",
        "ก.พ. กำหนด",
        "พ.ศ. ๒๕๖๗",
        "(E-Service) ระบบ",
        "(๒๕๖๗) ประกาศ",
    ],
)
def test_ordinary_line(line: str) -> None:
    assert split(line) == [Paragraph("", line)]


def test_every_line_is_a_paragraph() -> None:
    assert [paragraph.body for paragraph in split("ก\n\n- ข\n")] == ["ก", "", "ข", ""]


@given(st.text(st.sampled_from("-–•*() \n.๑1กเี่a/")))
def test_paragraphs_joined_are_the_text(text: str) -> None:
    assert "\n".join(each.marker + each.body for each in split(text)) == text
