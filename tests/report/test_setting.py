"""Paragraphs are set as an editor would have them, at every width from a cell's to a page's."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter, Style
from tests.typeset import examples
from tests.typeset.setting import NAMES, WIDTHS, faults, figures

PHRASES = (
    *("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ", "ปี พ.ศ.๒๕๖๓", "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘ ", "วันที่ ๑ ตุลาคม ๒๕๖๗ "),
    *("ข้อ I7 ", "ข้อ ๓ ", "ร้อยละ ๘๕.๕๐ ", "เท่ากับ 79.27 คะแนน ", "ตัวชี้วัดที่ ๑๐ การป้องกัน", "มาตรา ๙ "),
    *("หมู่ที่ ๓ ", "ที่ ๑๔๙/2566 ลงวันที่ ๓ มีนาคม 2563 ", "โทร. ๐ ๔๒๒๑ ๙๙๒๓ ", "เวลา ๙.๐๐ - ๑๖.๓๐ น. "),
    *(
        "ปีละ ๒ ครั้ง ",
        "รอบ ๖ เดือน/๑๒ เดือน ",
        "ทั้ง ๕ ด้าน ",
        "(รอบ ๖ เดือน) ",
        "(Integrity Assessment: ITA) ",
    ),
    *(
        "นายสมชาย ใจดี ",
        "เทศบาลตำบลกุดปลาตุก",
        "อำเภอชื่นชม จังหวัดมหาสารคาม ",
        "ต่าง ๆ ",
        "ฯลฯ ",
        "กรุงเทพฯ ",
    ),
    *("https://www.kudpladuk.go.th/index.php?op=list ", "a.b@kudpladuk.go.th ", "ร้องทุกข์-ร้องเรียน "),
    *(
        "(สถานที่/E-service), ",
        "“คุณธรรม” ",
        "จัดซื้อจัดจ้าง",
        "ประชาสัมพันธ์",
        "ความโปร่งใส",
        "และ",
        "ด้วย",
        "ให้",
    ),
)
TEXTS = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12).map(
    lambda p: "".join(p).strip()
)


@pytest.mark.parametrize("align", [Align.LEFT, Align.DISTRIBUTED])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_examples_are_set_without_a_fault(width: float, align: Align) -> None:
    own = style(14 if width < 400 else 16, align=align)
    setter = Setter(NAMES)
    found = [fault for text in examples.paragraphs() for fault in faults(text, setter, own, width)]
    assert found == []


@settings(max_examples=60)
@given(TEXTS, st.floats(49, 482), st.sampled_from([Align.LEFT, Align.DISTRIBUTED]))
def test_any_prose_is_set_without_a_fault(text: str, width: float, align: Align) -> None:
    assert list(faults(text, Setter(NAMES), style(14, align=align), width)) == []


@pytest.mark.parametrize("width", [78, 130, 230])
def test_a_last_line_of_one_syllable_is_rare(width: float) -> None:
    paragraphs = examples.paragraphs()
    assert figures(paragraphs, style(14), width)["short last lines"] <= len(paragraphs) / 50


class Careless(Setter):
    """Ends the first line where it is told."""

    def __init__(self, at: int) -> None:
        super().__init__(NAMES)
        self._at = at

    def lines(self, text: str, style: Style, width: float) -> tuple[Line, ...]:
        parts = text[: self._at], text[self._at :]
        (first,), (second,) = (self.line(part, style, width) for part in parts)
        return first._replace(last=False), second._replace(first=False)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("มาตร|การนี้", {"word"}),
        ("คุณธรรม|ะดี", {"cluster"}),
        ("มาตรการ|, ดี", {"closing"}),
        ("มาตรการ (|ดีมาก)", {"opening"}),
        ("ปลาดุก |ก ดี", set()),
        ("เมืองตุ|ก ดี", {"lone"}),
        ("กุดปลา|ตุก", {"name"}),
        ("จัดทำแล้ว ๕ |ครั้ง", {"held"}),
        ("ตามมาตรการที่ |๑", {"held"}),
        ("ดำเนินการ |๑ ๒", set()),
        ("ที่อยู่ a-|b", {"hyphen"}),
        ("ประชาชนทั่วไป|นี้", {"end"}),
    ],
)
def test_faults_are_noticed(text: str, kinds: set[str]) -> None:
    at = text.index("|")
    found = {kind for kind, _ in faults(text.replace("|", ""), Careless(at), style(14), 60)}
    assert kinds <= found
    assert bool(found - {"end"}) == bool(kinds - {"end"})
