"""Thai for the texts Qt itself shows: standard buttons, context menus, file dialogs."""

from PySide6.QtCore import QObject, QTranslator

_THAI = {
    # standard buttons
    "OK": "ตกลง",
    "&OK": "ตกลง(&O)",
    "Save": "บันทึก",
    "&Save": "บันทึก(&S)",
    "Save All": "บันทึกทั้งหมด",
    "Open": "เปิด",
    "&Open": "เปิด(&O)",
    "Yes": "ใช่",
    "&Yes": "ใช่(&Y)",
    "Yes to &All": "ใช่ทั้งหมด(&A)",
    "No": "ไม่ใช่",
    "&No": "ไม่ใช่(&N)",
    "N&o to All": "ไม่ใช่ทั้งหมด(&O)",
    "Abort": "หยุด",
    "Retry": "ลองใหม่",
    "Ignore": "ข้ามไป",
    "Close": "ปิด",
    "&Close": "ปิด(&C)",
    "Cancel": "ยกเลิก",
    "&Cancel": "ยกเลิก(&C)",
    "Discard": "ทิ้ง",
    "Don't Save": "ไม่บันทึก",
    "Help": "วิธีใช้",
    "Apply": "ใช้",
    "Reset": "ตั้งใหม่",
    "Restore Defaults": "คืนค่าเริ่มต้น",
    "Show Details...": "แสดงรายละเอียด…",
    "Hide Details...": "ซ่อนรายละเอียด",
    # context menus of text, numbers and scroll bars
    "&Undo": "เลิกทำ(&U)",
    "&Redo": "ทำซ้ำ(&R)",
    "Undo": "เลิกทำ",
    "Redo": "ทำซ้ำ",
    "Cu&t": "ตัด(&T)",
    "&Copy": "คัดลอก(&C)",
    "Copy &Link Location": "คัดลอกที่อยู่ลิงก์(&L)",
    "&Paste": "วาง(&P)",
    "Delete": "ลบ",
    "Select All": "เลือกทั้งหมด",
    "&Select All": "เลือกทั้งหมด(&S)",
    "&Step up": "เพิ่มขึ้น(&U)",
    "Step &down": "ลดลง(&D)",
    "Insert Unicode control character": "แทรกอักขระควบคุม",
    "Scroll here": "เลื่อนมาที่นี่",
    "Top": "บนสุด",
    "Bottom": "ล่างสุด",
    "Left edge": "ซ้ายสุด",
    "Right edge": "ขวาสุด",
    "Page up": "ขึ้นหนึ่งหน้า",
    "Page down": "ลงหนึ่งหน้า",
    "Page left": "ไปทางซ้ายหนึ่งหน้า",
    "Page right": "ไปทางขวาหนึ่งหน้า",
    "Scroll up": "เลื่อนขึ้น",
    "Scroll down": "เลื่อนลง",
    "Scroll left": "เลื่อนซ้าย",
    "Scroll right": "เลื่อนขวา",
    # file dialogs where the system has none of its own
    "Look in:": "ที่ตั้ง:",
    "&Look in:": "ที่ตั้ง(&L):",
    "Back": "ย้อนกลับ",
    "Go back": "ย้อนกลับ",
    "Forward": "ไปข้างหน้า",
    "Go forward": "ไปข้างหน้า",
    "Parent Directory": "โฟลเดอร์ที่สูงขึ้น",
    "Go to the parent directory": "ไปโฟลเดอร์ที่สูงขึ้น",
    "Create New Folder": "สร้างโฟลเดอร์ใหม่",
    "Create a New Folder": "สร้างโฟลเดอร์ใหม่",
    "List View": "แบบรายการ",
    "Change to list view mode": "แสดงแบบรายการ",
    "Detail View": "แบบละเอียด",
    "Change to detail view mode": "แสดงแบบละเอียด",
    "Sidebar": "แถบข้าง",
    "List of places and bookmarks": "ที่ที่ใช้บ่อย",
    "Files": "แฟ้ม",
    "Files of type:": "ชนิดแฟ้ม:",
    "Files of &type:": "ชนิดแฟ้ม(&T):",
    "&File name:": "ชื่อแฟ้ม(&F):",
    "File &name:": "ชื่อแฟ้ม(&N):",
    "Directory:": "โฟลเดอร์:",
    "&Choose": "เลือก(&C)",
    "Find Directory": "หาโฟลเดอร์",
    "Save As": "บันทึกเป็น",
    "Recent Places": "ที่ที่ใช้ล่าสุด",
    "All Files (*)": "แฟ้มทั้งหมด (*)",
    "&Rename": "เปลี่ยนชื่อ(&R)",
    "&Delete": "ลบ(&D)",
    "Show &hidden files": "แสดงแฟ้มที่ซ่อน(&H)",
    "&New Folder": "โฟลเดอร์ใหม่(&N)",
    "New Folder": "โฟลเดอร์ใหม่",
    "Remove": "เอาออก",
    "Show": "แสดง",
    "Show ": "แสดง ",
    "%1 already exists.\nDo you want to replace it?": "มี %1 อยู่แล้ว\nต้องการแทนที่หรือไม่",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nไม่พบแฟ้ม\nโปรดตรวจชื่อแฟ้มอีกครั้ง"
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nไม่พบโฟลเดอร์\nโปรดตรวจชื่อโฟลเดอร์อีกครั้ง"
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” ป้องกันการเขียนไว้\nต้องการลบหรือไม่"
    ),
    "Are you sure you want to delete '%1'?": "ต้องการลบ “%1” หรือไม่",
    "Could not delete directory.": "ลบโฟลเดอร์ไม่ได้",
    "My Computer": "คอมพิวเตอร์",
    "Computer": "คอมพิวเตอร์",
    "Drive": "ไดรฟ์",
    "File": "แฟ้ม",
    "%1 File": "แฟ้ม %1",
    "Folder": "โฟลเดอร์",
    "File Folder": "โฟลเดอร์",
    "Shortcut": "ทางลัด",
    "Alias": "ทางลัด",
    "Unknown": "ไม่ทราบ",
    "Name": "ชื่อ",
    "Size": "ขนาด",
    "Kind": "ชนิด",
    "Type": "ชนิด",
    "Date Modified": "แก้ไขเมื่อ",
    "%1 bytes": "%1 ไบต์",
    "%1 byte(s)": "%1 ไบต์",
    "%1 KB": "%1 กิโลไบต์",
    "%1 MB": "%1 เมกะไบต์",
    "%1 GB": "%1 กิกะไบต์",
    "%1 TB": "%1 เทราไบต์",
    "Close Tab": "ปิดแท็บ",
    "Menu": "เมนู",
}


class ThaiTexts(QTranslator):
    """Answers Qt's questions for a translation; Qt brings none for Thai."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unknown: set[tuple[str, str]] = set()  # context and text asked for in vain

    def isEmpty(self) -> bool:
        """Say that there is something to ask for."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        """Return the Thai text, None where Qt's own is shown."""
        thai = _THAI.get(sourceText)
        if thai is None:
            self.unknown.add((context, sourceText))
        return thai
