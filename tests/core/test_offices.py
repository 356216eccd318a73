"""Names of offices, officials and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core import offices

SAO, TOWN, OTHER = "องค์การบริหารส่วนตำบล", "เทศบาลตำบล", offices.OTHER

NAMES = [
    (SAO, "นาม่วง", "องค์การบริหารส่วนตำบลนาม่วง", "อบต.นาม่วง"),
    (TOWN, "กุดปลาดุก", "เทศบาลตำบลกุดปลาดุก", "ทต.กุดปลาดุก"),
    ("เทศบาลเมือง", "ปัก", "เทศบาลเมืองปัก", "ทม.ปัก"),
    ("เทศบาลนคร", "นครสวรรค์", "เทศบาลนครนครสวรรค์", "ทน.นครสวรรค์"),
    ("เทศบาลเมือง", "เมืองพล", "เทศบาลเมืองเมืองพล", "ทม.เมืองพล"),
    ("องค์การบริหารส่วนจังหวัด", "อุดรธานี", "องค์การบริหารส่วนจังหวัดอุดรธานี", "อบจ.อุดรธานี"),
    (OTHER, "เมืองพัทยา", "เมืองพัทยา", "เมืองพัทยา"),
    ("", "นาม่วง", "นาม่วง", "นาม่วง"),
    (SAO, "  ", "", ""),
    (OTHER, "", "", ""),
]


@pytest.mark.parametrize(("kind", "name", "full", "short"), NAMES)
def test_names(kind: str, name: str, full: str, short: str) -> None:
    assert offices.full_name(kind, name) == full
    assert offices.short_name(kind, name) == short


@pytest.mark.parametrize(
    "typed",
    ["นาม่วง", " นาม่วง ", "อบต.นาม่วง", "อบต. นาม่วง", "อบต นาม่วง", "ตำบลนาม่วง", "ต.นาม่วง",
     "องค์การบริหารส่วนตำบลนาม่วง", "องค์การบริหารส่วนตำบล นาม่วง"],
)  # fmt: skip
def test_a_typed_kind_is_not_doubled(typed: str) -> None:
    assert offices.full_name(SAO, typed) == "องค์การบริหารส่วนตำบลนาม่วง"
    assert offices.short_name(SAO, typed) == "อบต.นาม่วง"


@pytest.mark.parametrize(
    ("kind", "name", "head", "clerk"),
    [
        (SAO, "นาม่วง", "นายกองค์การบริหารส่วนตำบลนาม่วง", "ปลัดองค์การบริหารส่วนตำบลนาม่วง"),
        (SAO, "", "นายกองค์การบริหารส่วนตำบล", "ปลัดองค์การบริหารส่วนตำบล"),
        (TOWN, "กุดปลาดุก", "นายกเทศมนตรีตำบลกุดปลาดุก", "ปลัดเทศบาลตำบลกุดปลาดุก"),
        (TOWN, "", "นายกเทศมนตรีตำบล", "ปลัดเทศบาล"),
        ("เทศบาลนคร", "ขอนแก่น", "นายกเทศมนตรีนครขอนแก่น", "ปลัดเทศบาลนครขอนแก่น"),
        (OTHER, "เมืองพัทยา", "ผู้บริหารเมืองพัทยา", "ปลัดเมืองพัทยา"),
    ],
)
def test_titles(kind: str, name: str, head: str, clerk: str) -> None:
    assert offices.head_title(kind, name) == head
    assert offices.clerk_title(kind, name) == clerk


@pytest.mark.parametrize(
    ("district", "province", "line"),
    [
        ("ประจักษ์ศิลปาคม", "อุดรธานี", "อำเภอประจักษ์ศิลปาคม จังหวัดอุดรธานี"),
        ("อำเภอสามพราน", "จังหวัดนครปฐม", "อำเภอสามพราน จังหวัดนครปฐม"),
        ("อ.สามพราน", "จ.นครปฐม", "อำเภอสามพราน จังหวัดนครปฐม"),
        ("อ. ชื่นชม ", "จ. มหาสารคาม", "อำเภอชื่นชม จังหวัดมหาสารคาม"),
        ("เมือง", "นครพนม", "อำเภอเมือง จังหวัดนครพนม"),
        ("เมืองนครพนม", "นครพนม", "อำเภอเมืองนครพนม จังหวัดนครพนม"),
        ("", "นครพนม", "จังหวัดนครพนม"),
        ("สามพราน", "", "อำเภอสามพราน"),
        ("", " ", ""),
        ("อำเภอ", "จังหวัด", ""),
        ("บางกะปิ", "กรุงเทพมหานคร", "เขตบางกะปิ กรุงเทพมหานคร"),
        ("เขตบางกะปิ", "กทม.", "เขตบางกะปิ กรุงเทพมหานคร"),
        ("", "จังหวัดกรุงเทพฯ", "กรุงเทพมหานคร"),
    ],
)
def test_place_line(district: str, province: str, line: str) -> None:
    assert offices.place_line(district, province) == line


@given(st.sampled_from(offices.KINDS), st.text("กขนมวง่ต. ", max_size=8))
def test_the_full_name_may_be_typed_as_the_name(kind: str, name: str) -> None:
    full = offices.full_name(kind, name)
    assert offices.full_name(kind, full) == full
