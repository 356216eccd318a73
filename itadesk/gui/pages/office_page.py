"""The office, its divisions and its officials."""

from PySide6.QtWidgets import QLineEdit, QWidget

from itadesk.core.offices import short_name
from itadesk.core.records import Division, Office, Official, Record
from itadesk.gui.forms import RecordForm, load, missing_fields
from itadesk.gui.message_bar import MessageBar
from itadesk.gui.record_list import RecordList
from itadesk.gui.session import Session

_USUAL_DIVISIONS = (
    "สำนักปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา ศาสนาและวัฒนธรรม",
    "กองสาธารณสุขและสิ่งแวดล้อม",
    "กองสวัสดิการสังคม",
    "หน่วยตรวจสอบภายใน",
)


class OfficePage(QWidget):
    """What every report needs to know of the office."""

    office_form: QWidget
    office_short_name: QLineEdit
    division_list: RecordList
    official_list: RecordList

    def __init__(
        self, session: Session, messages: MessageBar, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        load(self, "office_page.ui", RecordList)
        self.form = RecordForm(session, self.office_form, Office)
        self.form.show(session.data.office)
        self.division_list.set_up(
            session,
            Division,
            {"name": 1},
            "ยังไม่มีส่วนราชการ กด “เพิ่ม” เพื่อพิมพ์ หรือใส่ชื่อที่มักใช้แล้วแก้ไข",
            messages,
        )
        self.official_list.set_up(
            session,
            Official,
            {"prefix": 20, "name": 22, "position": 26, "acting": 22, "role": 16},
            "ยังไม่มีผู้ลงนาม กด “เพิ่ม” เพื่อใส่ผู้รายงาน ปลัด และนายก ที่ลงนามในรายงาน",
            messages,
        )
        self.division_list.button_extra.setText("ใส่ชื่อที่มักใช้")
        self.division_list.button_extra.clicked.connect(self._on_usual_divisions)
        session.changed.connect(self._refresh)
        self._refresh()

    def badge(self) -> int:
        """Return how many fields that printing needs are still empty."""
        data = self._session.data
        divisions, officials = data.all(Division), data.all(Official)
        return sum(len(missing_fields(one)) for one in (data.office, *divisions, *officials))

    def show_record(self, record: Record) -> None:
        """Lead to a division or an official."""
        for records in (self.division_list, self.official_list):
            records.show_record(record)

    def _refresh(self) -> None:
        office = self._session.data.office
        self.office_short_name.setPlaceholderText(short_name(office.kind, office.name))
        self.division_list.button_extra.setVisible(not self._session.data.all(Division))

    def _on_usual_divisions(self) -> None:
        office = self._session.data.office
        divisions = [Division(office_id=office.id, name=name) for name in _USUAL_DIVISIONS]
        with self._session.edit("ใส่ส่วนราชการที่มักใช้") as edit:
            edit.insert_all(divisions, edit.data.office)
