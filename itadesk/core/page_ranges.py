"""Pages as an officer names them: "1-3, 5", in Thai digits too."""

import re

from itadesk.core.digits import to_arabic
from itadesk.core.errors import UserError

_PART = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


def chosen_pages(text: str, count: int) -> tuple[int, ...]:
    """Return the pages (from 1) that a text names of `count`, in its order, each once.

    An empty text names all; UserError when it cannot be understood or names none that are there.
    """
    if not text.strip():
        return tuple(range(1, count + 1))
    pages: dict[int, None] = {}
    for part in re.split("[,;]", re.sub(r"\s*[-–]\s*", "-", to_arabic(text))):
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise UserError(f"อ่านหน้าที่พิมพ์ “{text.strip()[:40]}” ไม่ได้", "พิมพ์เช่น 1-3, 5")
        first = int(found[1])
        last = int(found[2] or first)
        pages.update(dict.fromkeys(range(max(first, 1), min(last, count) + 1)))
    if not pages:
        raise UserError(f"ไม่มีหน้า “{text.strip()[:40]}” ในแฟ้มนี้", "ตรวจเลขหน้าอีกครั้ง")
    return tuple(pages)
