"""The office: who reports, its divisions and its officials."""

from uuid import UUID

from itadesk.core.fields import Choice, Kind, described, field, order, parent
from itadesk.core.offices import KINDS
from itadesk.core.records.base import Record, record

ROLES = ("ผู้รายงาน", "ผู้ตรวจสอบ", "ปลัด", "นายก", "อื่น ๆ")


@described("office", "หน่วยงาน", "office")
@record
class Office(Record):
    """The local office whose document this is."""

    kind: str = field(
        Kind.CHOICE, "ประเภทหน่วยงาน", choices=tuple(Choice(k, k) for k in KINDS), required=True
    )
    name: str = field(
        Kind.LINE, "ชื่อหน่วยงาน", required=True, help="ชื่อเฉพาะ ไม่ต้องพิมพ์ประเภทซ้ำ เช่น นาม่วง"
    )
    short_name: str = field(Kind.LINE, "ชื่อย่อ", help="เว้นว่างไว้ โปรแกรมจะใช้ชื่อย่อตามประเภท")
    code: str = field(Kind.LINE, "รหัสหน่วยงาน")
    district: str = field(Kind.LINE, "อำเภอ", required=True)
    province: str = field(Kind.LINE, "จังหวัด", required=True)
    address: str = field(Kind.TEXT, "ที่อยู่")
    phone: str = field(Kind.LINE, "โทรศัพท์")
    website: str = field(Kind.LINE, "เว็บไซต์")
    emblem: str = field(Kind.BLOB, "ตราหน่วยงาน")


@described("division", "ส่วนราชการ", "divisions")
@record
class Division(Record):
    """A ส่วนราชการ of the office."""

    office_id: UUID = parent("office")
    order_key: int = order()
    name: str = field(Kind.LINE, "ชื่อส่วนราชการ", required=True)


@described("official", "ผู้ลงนาม", "officials")
@record
class Official(Record):
    """A person who reports, checks, approves or signs."""

    office_id: UUID = parent("office")
    order_key: int = order()
    prefix: str = field(Kind.LINE, "คำนำหน้า", help="เช่น นาย นาง นางสาว ว่าที่ร้อยตรี")
    name: str = field(Kind.LINE, "ชื่อ–นามสกุล")
    position: str = field(Kind.LINE, "ตำแหน่ง", required=True)
    acting: bool = field(Kind.FLAG, "รักษาราชการแทน")
    role: str = field(Kind.CHOICE, "หน้าที่", choices=tuple(Choice(r, r) for r in ROLES))
