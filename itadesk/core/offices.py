"""Kinds of local offices: how their names, heads and places are written."""

import re
from typing import NamedTuple

OTHER = "อื่น ๆ"


class _Kind(NamedTuple):
    """What comes before the office's own name in its names and in its officials' titles."""

    name: str
    abbreviation: str
    head: str
    clerk: str  # ปลัด
    clerk_alone: str  # the ปลัด's title when the own name is left out


def _administration(area: str, abbreviation: str) -> _Kind:
    name = f"องค์การบริหารส่วน{area}"
    return _Kind(name, abbreviation, f"นายก{name}", f"ปลัด{name}", f"ปลัด{name}")


def _municipality(size: str, abbreviation: str) -> _Kind:
    name = f"เทศบาล{size}"
    return _Kind(name, abbreviation, f"นายกเทศมนตรี{size}", f"ปลัด{name}", "ปลัดเทศบาล")


_KINDS = {
    kind.name: kind
    for kind in (
        _administration("ตำบล", "อบต."),
        _municipality("ตำบล", "ทต."),
        _municipality("เมือง", "ทม."),
        _municipality("นคร", "ทน."),
        _administration("จังหวัด", "อบจ."),
    )
}
_OTHER = _Kind("", "", "ผู้บริหาร", "ปลัด", "ปลัด")
KINDS = (*_KINDS, OTHER)

_BANGKOK = re.compile(r"กรุงเทพ(?:มหานคร|ฯ|)|กทม\.?")
_DISTRICT = re.compile(r"^(?:อำเภอ|อ\.)\s*")
_BANGKOK_DISTRICT = re.compile(r"^เขต\s*")
_PROVINCE = re.compile(r"^(?:จังหวัด|จว\.|จ\.)\s*")


def full_name(kind: str, name: str) -> str:
    """Return องค์การบริหารส่วนตำบลนาม่วง; "" without a name."""
    own = _own_name(kind, name)
    return own and _kind(kind).name + own


def short_name(kind: str, name: str) -> str:
    """Return อบต.นาม่วง; "" without a name."""
    own = _own_name(kind, name)
    return own and _kind(kind).abbreviation + own


def head_title(kind: str, name: str = "") -> str:
    """Return นายกองค์การบริหารส่วนตำบลนาม่วง, without the own name when that is empty."""
    return _kind(kind).head + _own_name(kind, name)


def clerk_title(kind: str, name: str = "") -> str:
    """Return ปลัดเทศบาลตำบลกุดปลาดุก, or ปลัดเทศบาล when the own name is empty."""
    own = _own_name(kind, name)
    return _kind(kind).clerk + own if own else _kind(kind).clerk_alone


def district_label(district: str, province: str = "") -> str:
    """Return อำเภอประจักษ์ศิลปาคม (เขต… in Bangkok); a typed prefix is not doubled."""
    bangkok = _BANGKOK.fullmatch(_PROVINCE.sub("", province.strip()))
    typed_prefix, prefix = (_BANGKOK_DISTRICT, "เขต") if bangkok else (_DISTRICT, "อำเภอ")
    own = typed_prefix.sub("", district.strip())
    return own and prefix + own


def province_label(province: str) -> str:
    """Return จังหวัดอุดรธานี, or กรุงเทพมหานคร, which is no จังหวัด."""
    own = _PROVINCE.sub("", province.strip())
    if _BANGKOK.fullmatch(own):
        return "กรุงเทพมหานคร"
    return own and f"จังหวัด{own}"


def place_line(district: str, province: str) -> str:
    """Return อำเภอประจักษ์ศิลปาคม จังหวัดอุดรธานี, empty parts left out."""
    parts = (district_label(district, province), province_label(province))
    return " ".join(part for part in parts if part)


def _kind(kind: str) -> _Kind:
    return _KINDS.get(kind, _OTHER)


def _own_name(kind: str, name: str) -> str:
    """Return the name without its kind, for officers who type อบต.นาม่วง or ตำบลนาม่วง.

    เมือง and นคร stay: เทศบาลนครนครสวรรค์ is right.
    """
    own = name.strip()
    known = _KINDS.get(kind)
    if known is None:
        return own
    for prefix in (known.name, known.abbreviation, known.abbreviation.rstrip(".")):
        if own.startswith(prefix):
            own = own.removeprefix(prefix).lstrip()
            break
    return re.sub(r"^(?:(?:ตำบล|ต\.)\s*)+", "", own) if kind.endswith("ตำบล") else own
