"""How much is still missing on the pages of the window, in words."""

from collections.abc import Sequence

from itadesk.core.digits import thai_number

Missing = Sequence[tuple[str, str, int]]
"""Of each page its name, its title and how much is missing there."""

_WORDS = {
    "office_page": "ยังไม่ได้กรอก {} ช่อง",
    "measures_page": "ยังไม่ได้กรอก {} ช่อง",
    "results_page": "รอผลหรือรอตรวจทาน {} มาตรการ",
    "papers_page": "เผยแพร่แล้วแต่ยังไม่ได้บันทึกการส่ง {} ฉบับ",
    "print_page": "โปรดดูก่อนลงนาม {} เรื่อง",
}
_OTHER_WORDS = "ยังมี {} จุดที่ต้องกรอกหรือตรวจดู"


def missing_words(name: str, title: str, count: int) -> str:
    """Return มาตรการ: ยังไม่ได้กรอก ๓ ช่อง."""
    return f"{title}: {_WORDS.get(name, _OTHER_WORDS).format(thai_number(count))}"
