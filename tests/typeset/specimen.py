"""A page that shows a face: every letter with its marks, figures, mixed text, lines, a list."""

from collections.abc import Callable
from itertools import chain

from itadesk.report.sizes import style
from itadesk.report.text import Align, Line, Setter, Style, TextCanvas
from tests.typeset.examples import MIXED, STRESS

PAGE = (400.0, 910.0)
_SIDE, _TOP = 20.0, 10.0
_LETTERS = "".join(map(chr, range(0x0E01, 0x0E2F)))  # ฤ and ฦ among them
_MARKS = (
    *("", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "ฺ", "็", "่", "้", "๊", "๋", "์", "ํ", "ำ"),
    *("ั้", "ิ่", "ี้", "ื๊", "ึ๋", "ิ์", "ุ่", "ู้", "่ำ", "้ำ"),
)
_FIGURES = "๐๑๒๓๔๕๖๗๘๙ 0123456789 ร้อยละ ๘๕.๒๕ 1,500 บาท ๑ ต.ค. ๖๗ ข้อ I7 (๑) [๒] “๓” ‘๔’ – — … ฿"
_MIXED = "ABC abc กขค Google@example.go.th https://www.example.go.th/ก?ข=1 แบบ OIT/ITA ฯลฯ ๆ"
_PARAGRAPH = (
    "องค์การบริหารส่วนตำบลได้จัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ "
    "เพื่อให้เจ้าหน้าที่ปฏิบัติงานด้วยความซื่อสัตย์สุจริต ไม่เลือกปฏิบัติ และเปิดโอกาสให้ผู้มีส่วนได้ส่วนเสียเข้ามามีส่วนร่วม"
)
_LIST = (
    "๑. จัดทำคู่มือการปฏิบัติงานที่กำหนดผู้รับผิดชอบและระยะเวลา\n"
    "(๒) ประชาสัมพันธ์ผ่านสื่อสังคมออนไลน์ที่ประชาชนเข้าถึงได้ง่ายทุกช่องทาง\n"
    "- เผยแพร่"
)


def specimen(
    size: float, bold: bool, italic: bool, change: Callable[[Line], Line] = lambda line: line
) -> bytes:
    """Return the page for a face at an officer's size; `change` may spoil the lines."""
    plain = style(size)
    own = Style(plain.size, plain.leading, bold, italic)
    filled = Style(plain.size, plain.leading, bold, italic, Align.DISTRIBUTED, 30.0)
    rows = "\n".join("".join(letter + mark for letter in _LETTERS) for mark in _MARKS)
    setter = Setter()
    canvas = TextCanvas(setter, PAGE, title="ตัวอย่างแบบอักษร")
    measure = PAGE[0] - 2 * _SIDE
    lines = chain(
        setter.lines(" ".join([*STRESS, *MIXED]), own, measure),
        setter.lines(f"{_FIGURES}\n{_MIXED}", own, measure),
        setter.lines(_PARAGRAPH, filled, measure),
        setter.lines(_LIST, own, measure),
        setter.lines(rows, own, measure),
    )
    canvas.show([change(line) for line in lines], _SIDE, PAGE[1] - _TOP)
    return canvas.finish()
