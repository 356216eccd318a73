"""How instruments, parts, indicators and items read in a report's headings and sentences."""

import re
from decimal import Decimal

from itadesk.core.digits import thai_number, to_arabic, to_thai
from itadesk.core.findings import Analysed, FoundItem
from itadesk.core.fiscal import label
from itadesk.core.ita_year import Instrument, ItaYearData
from itadesk.core.records import Finding

_ENGLISH = {
    Instrument.IIT: "Internal Integrity & Transparency Assessment",
    Instrument.EIT: "External Integrity & Transparency Assessment",
    Instrument.OIT: "Open Data Integrity & Transparency Assessment",
}
_PARTS = {
    "public": "ส่วนที่ ๑ ผู้รับบริการหรือติดต่อราชการเข้าตอบด้วยตนเอง (EIT Public)",
    "survey": "ส่วนที่ ๒ ผู้รับบริการหรือติดต่อราชการที่มีการจัดเก็บข้อมูล (EIT Survey)",
}
_SHORT_KINDS = {"defect": "ข้อบกพร่อง", "develop": "ประเด็นที่ต้องพัฒนาให้ดีขึ้น"}
_NO_INDICATOR = "ประเด็นอื่น"


def instrument_heading(ita: ItaYearData, instrument: Instrument) -> str:
    """Return ด้านการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (… : IIT)."""
    name = ita.instruments[instrument].name.value.removeprefix("ด้าน")
    return f"ด้าน{name} ({_ENGLISH[instrument]} : {instrument})"


def part_heading(part: str) -> str:
    """Return the heading of a part of EIT, "" for no part."""
    return _PARTS.get(part, "")


def indicator_words(number: int | None) -> str:
    """Return ตัวชี้วัดที่ ๒."""
    return f"ตัวชี้วัดที่ {thai_number(number)}" if number else "ที่ไม่ระบุตัวชี้วัด"


def indicator_heading(ita: ItaYearData, number: int | None) -> str:
    """Return ตัวชี้วัดที่ ๒ การใช้งบประมาณ."""
    if number is None:
        return _NO_INDICATOR
    return f"{indicator_words(number)} {ita.indicator(number).name.value}"


def kind_heading(kind: str) -> str:
    """Return what one finding is called."""
    return _SHORT_KINDS.get(kind, _SHORT_KINDS["defect"])


def score_lines(analysed: Analysed, finding: Finding) -> list[str]:
    """Return what was found: ข้อ I7 … ผลการประเมินที่ได้รับ เท่ากับ ๗๙.๒๗ คะแนน, item by item.

    A finding that names no items has the score of its indicator, if that is known.
    """
    items = analysed.items_of(finding)
    if items:
        return [_item_line(one) for one in items]
    number = finding.indicator
    score = analysed.indicators.get(number) if number else None
    if number is None or score is None:
        return []
    return [f"{indicator_heading(analysed.ita, number)} {_scored(score)}"]


def reason_text(finding: Finding) -> str:
    """Return the reason, with the references that it does not name itself."""
    reason = finding.reason.strip("\n")
    left = [one.strip() for one in finding.references if not _names(reason, one)]
    named = f"(อ้างอิงจาก {', '.join(left)})" if left else ""
    return f"{reason} {named}".strip(" ") if named else reason


def no_defects_text(year: int | None) -> str:
    """Return the sentence that says the analysis found no defect."""
    which = f" ประจำ{label(year)}" if year is not None else ""
    return f"จากการวิเคราะห์ผลการประเมิน ITA{which} ไม่พบข้อบกพร่องหรือจุดอ่อนที่ต้องแก้ไขโดยเร่งด่วน"


def _item_line(item: FoundItem) -> str:
    parts = (f"ข้อ {item.code}", item.text, _scored(item.score) if item.score is not None else "")
    return " ".join(filter(None, parts))


def _scored(score: Decimal) -> str:
    return f"ผลการประเมินที่ได้รับ เท่ากับ {to_thai(f'{score:.2f}')} คะแนน"


def _names(text: str, reference: str) -> bool:
    """Tell whether a text names a reference: o11 is not o1, 9.1 is not 9.10 or 19.1."""
    wanted = r"\s*".join(map(re.escape, to_arabic(reference).split()))
    pattern = rf"(?<![0-9A-Za-z.]){wanted}(?!\.?[0-9])"
    return re.search(pattern, to_arabic(text), re.IGNORECASE) is not None
