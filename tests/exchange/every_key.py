"""A DATA.json that uses every key there is, and the blobs it names."""

import hashlib
from decimal import Decimal
from typing import Any

BLOBS = {
    f"{hashlib.sha256(content).hexdigest()}.{extension}": content
    for content, extension in (
        (b"emblem", "png"),
        (b"picture", "jpg"),
        (b"issued", "pdf"),
        (b"{}\n", "json"),
        (b"scan", "pdf"),
    )
}
EMBLEM, PICTURE, ISSUED, ISSUED_DATA, SCAN = BLOBS


def every_key() -> dict[str, Any]:
    """Return a fresh object, its keys in the order an export writes them."""
    return {
        "office": {
            "kind": "องค์การบริหารส่วนตำบล",
            "name": "นาม่วง",
            "short_name": "อบต.นาม่วง",
            "code": "06410123",
            "district": "ประจักษ์ศิลปาคม",
            "province": "อุดรธานี",
            "address": "หมู่ ๑\nตำบลนาม่วง",
            "phone": "042-000000",
            "website": "https://example.go.th/",
            "emblem": {"file": EMBLEM},
            "divisions": ["สำนักปลัด", "กองคลัง", "สำนักปลัด"],
            "officials": [
                {
                    "prefix": "นาย",
                    "name": "ก ข",
                    "position": "ปลัดองค์การบริหารส่วนตำบล\nปฏิบัติหน้าที่นายก",
                    "acting": True,
                    "role": "ปลัด",
                },
                {"position": "นิติกรชำนาญการ", "role": "ผู้รายงาน"},
            ],
        },
        "ita": [
            {"year": 2566},
            {
                "year": 2567,
                "total": Decimal("91.28"),
                "level": "ผ่าน",
                "corrections": {"indicator.8.name": "การปรับปรุงการทำงาน", "weight.IIT": "30"},
                "indicators": {"1": Decimal("99.11"), "9": Decimal("79.3"), "10": 100},
                "comment": "ลดลง",
                "items": [
                    {"code": "E2", "part": "public", "text": "ท่านได้รับ…", "score": Decimal("82.5")},
                    {"code": "O25"},
                ],
            },
        ],
        "years": [
            {
                "year": 2567,
                "approach": "ประชุมชี้แจง",
                "no_defects": True,
            },
            {
                "year": 2568,
                "analysed_ita_year": 2566,
                "findings": [
                    {
                        "kind": "defect",
                        "indicator": 6,
                        "part": "survey",
                        "items": ["E2", "E7"],
                        "reason": "คะแนนต่ำ",
                        "references": ["o18", "9.1"],
                        "measures": [2, 1],
                    }
                ],
                "measures": [
                    {
                        "title": "มาตรการหนึ่ง\nบรรทัดสอง",
                        "guideline": "แนวทาง",
                        "steps": "- ก\n- ข",
                        "responsible": ["กองคลัง", "ทุกส่วนราชการ", "สำนักปลัด"],
                        "period": "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘",
                        "start": "2567-10-01",
                        "end": "2568-09",
                        "monitoring": "รายงานทุกไตรมาส",
                        "rounds": [12, 6],
                        "indicators": [2, 1],
                        "issue": 5,
                        "evidence": [{"kind": "file", "file": PICTURE}],
                        "results": [
                            {"round": 6, "status": "in_progress"},
                            {
                                "round": 12,
                                "period": "ตลอดปี",
                                "detail": "รายละเอียด",
                                "output": "ผลผลิต",
                                "outcome": "ผลลัพธ์",
                                "remark": "-",
                                "status": "not_done",
                                "not_done_reason": "งบประมาณไม่พอ",
                                "date": "2568-04",
                                "reviewed": True,
                                "evidence": [
                                    {
                                        "kind": "link",
                                        "heading": "เผยแพร่",
                                        "caption": "หน้าเว็บ",
                                        "url": "https://example.go.th/ข่าว",
                                    },
                                    {
                                        "kind": "paper",
                                        "number": "๑๔๙/๒๕๖๖",
                                        "date": "2566-03-03",
                                        "subject": "คำสั่ง",
                                    },
                                    {
                                        "kind": "picture",
                                        "caption": "ภาพ",
                                        "file": PICTURE,
                                        "pages": "1-3, 5",
                                    },
                                ],
                            },
                        ],
                    },
                    {"title": "มาตรการสอง"},
                ],
                "evidence": [{"kind": "text", "indicator": 2, "heading": "เรื่อง", "text": "ข้อความ"}],
                "reports": [
                    {
                        "kind": "results",
                        "round": 12,
                        "form": "results-summary",
                        "title": "รายงาน\nปี ๒๕๖๘",
                        "page_title": "รายงานผล",
                        "foreword": "คำนำ",
                        "foreword_sign": "สำนักปลัด",
                        "intro": "ข้อความนำ",
                        "analysis": "ผลการวิเคราะห์",
                        "results_intro": "ตารางผล",
                        "scores_intro": "คะแนน",
                        "closing": "ท้ายรายงาน",
                        "annex_title": "ภาคผนวก",
                        "date": "2568-10-15",
                        "number": "อด ๗๒๕๐๑/-",
                        "submission_ita_year": 2569,
                        "signers": [2, 1],
                        "layout": {
                            "numbered": False,
                            "digits": "thai",
                            "orientation": "landscape",
                            "landscape": {"foreword": False, "table": True},
                            "headings": {"output": "ผล\nการดำเนินการ", "title": "มาตรการ"},
                            "columns": ["title", "steps", "output"],
                            "widths": {"title": 30, "steps": 40},
                            "blocks": {"cover": False, "intro": True},
                            "table_font_size": 14,
                            "page_breaks": [2],
                            "score_years": [2567, 2566],
                            "chart": "radar",
                            "annex_per_page": 4,
                            "only_due": True,
                            "not_due": "ยังไม่ถึงกำหนด",
                        },
                        "status": [{"step": "draft"}, {"step": "signed", "date": "2568-10-20"}],
                        "url": "https://example.go.th/ita",
                        "explanation": "คำอธิบาย",
                        "issued_pdf": {"file": ISSUED},
                        "issued_data": {"file": ISSUED_DATA},
                        "signed_scan": {"file": SCAN},
                    }
                ],
            },
        ],
    }
