"""Dialogs: only where a decision is needed."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from itadesk import __version__
from itadesk.core.characters import clean
from itadesk.core.dates import ThaiDate
from itadesk.core.digits import thai_number
from itadesk.core.errors import UserError
from itadesk.core.fields import describe
from itadesk.core.fiscal import fiscal_year_of
from itadesk.core.records import FiscalYear, Office
from itadesk.gui.faults import describe as describe_fault
from itadesk.gui.log import versions
from itadesk.gui.ui_files import load
from itadesk.gui.values import parse
from itadesk.gui.wrap import wrappable

_PURPOSE = "จัดทำรายงานมาตรการและผลการดำเนินการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ขององค์กรปกครองส่วนท้องถิ่น"


def this_fiscal_year() -> int:
    """Return the fiscal year of today."""
    return fiscal_year_of(ThaiDate.from_date(date.today()))


class NewDocumentDialog(QDialog):
    """Asks who the office is and for the first fiscal year; the rest can wait."""

    office_kind: QComboBox
    office_name: QLineEdit
    office_district: QLineEdit
    office_province: QLineEdit
    fiscal_year_year: QLineEdit
    problem: QLabel
    buttons: QDialogButtonBox

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load(self, "new_document_dialog.ui")
        for choice in describe(Office)["kind"].choices:
            self.office_kind.addItem(choice.label, choice.value)
        self.office_name.setPlaceholderText("เช่น นาม่วง")
        self.fiscal_year_year.setText(str(this_fiscal_year()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText("เลือกที่เก็บแฟ้ม…")
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.office_name.setFocus()

    def records(self) -> tuple[Office, FiscalYear]:
        """Return the office and its fiscal year; UserError when they are not complete."""
        name, district, province = (
            clean(line.text()).strip()
            for line in (self.office_name, self.office_district, self.office_province)
        )
        if not name:
            self.office_name.setFocus()
            raise UserError("ยังไม่ได้พิมพ์ชื่อหน่วยงาน", "พิมพ์ชื่อเฉพาะ เช่น นาม่วง")
        try:
            year = parse(describe(FiscalYear)["year"], self.fiscal_year_year.text())
        except UserError as error:
            self.fiscal_year_year.setFocus()
            raise UserError(f"ปีงบประมาณ: {error.message}", error.remedy) from error
        if year is None:
            self.fiscal_year_year.setFocus()
            raise UserError("ยังไม่ได้พิมพ์ปีงบประมาณ", "พิมพ์ปี พ.ศ. สี่หลัก")
        kind = self.office_kind.currentData()
        office = Office(kind=kind, name=name, district=district, province=province)
        return office, FiscalYear(office_id=office.id, year=year)

    def _on_accepted(self) -> None:
        try:
            self.records()
        except UserError as error:
            self.problem.setText(wrappable(str(error)))
        else:
            self.accept()


def ask_year(parent: QWidget, suggestion: int) -> int | None:
    """Ask for a fiscal year to add; None when the officer cancels."""
    one = describe(FiscalYear)["year"]
    assert one.lowest is not None
    assert one.highest is not None
    year, accepted = QInputDialog.getInt(
        parent, "เพิ่มปีงบประมาณ", "ปีงบประมาณ พ.ศ.", suggestion, one.lowest, one.highest
    )
    return year if accepted else None


def ask_leave_drafts(parent: QWidget, count: int) -> bool:
    """Ask whether to close although some typed texts could not be stored."""
    text = f"มี {thai_number(count)} ช่องที่พิมพ์ไว้แต่ยังจัดเก็บไม่ได้ ช่องเหล่านั้นมีกรอบหรือพื้นสีแดง"
    leave = "ปิดโดยไม่เก็บข้อความนั้น"
    return ask_loss(parent, "ยังมีข้อความที่จัดเก็บไม่ได้", text, "กลับไปแก้ไข", leave)


def ask_leave_lost(parent: QWidget, error: UserError) -> bool:
    """Ask whether to close a document whose file is gone: the window may hold all there is."""
    text = f"{error.message} หากแฟ้มถูกลบ ข้อมูลเหลืออยู่เฉพาะในหน้าต่างนี้"
    return ask_loss(parent, "แฟ้มไม่อยู่ที่เดิม", text, "กลับไปบันทึกสำเนา", "ปิดโดยไม่บันทึกสำเนา")


def ask_loss(parent: QWidget, title: str, text: str, stay_label: str, lose_label: str) -> bool:
    """Ask whether to do what loses something; not doing it is what Enter and Esc do."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(wrappable(text))
    stay = box.addButton(stay_label, QMessageBox.ButtonRole.RejectRole)
    lose = box.addButton(lose_label, QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is lose


def show_about(parent: QWidget) -> None:
    """Say what the program is."""
    QMessageBox.about(
        parent,
        "เกี่ยวกับ itadesk",
        f"<b>itadesk {__version__}</b><p>{wrappable(_PURPOSE)}</p>"
        "<p>สัญญาอนุญาต Apache-2.0 · ตัวพิมพ์ TH Sarabun New</p>",
    )


def crash_report(error: BaseException) -> str:
    """Return what a developer needs to know of an unexpected error; nothing of the data."""
    return f"{versions()}\n{describe_fault(error)}\n"


def show_crash(report: str) -> None:
    """Say that the program made a mistake, that the data is safe, and offer the details."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Critical)
    box.setWindowTitle("โปรแกรมทำงานผิดพลาด")
    box.setText(wrappable("โปรแกรมทำงานผิดพลาดโดยไม่คาดคิด"))
    box.setInformativeText(
        wrappable("งานที่บันทึกแล้วไม่สูญหาย โปรดคัดลอกรายละเอียดส่งให้ผู้ดูแลโปรแกรม แล้วปิดและเปิดโปรแกรมใหม่")
    )
    box.setDetailedText(report)
    copy = box.addButton("คัดลอกรายละเอียด", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying does not close the dialog
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    close = box.addButton("ปิด", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
