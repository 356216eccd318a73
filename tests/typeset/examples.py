"""The paragraphs of the example documents, as material to set."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"

STRESS = re.split(  # words chosen for their marks
    " ",
    "ปิ่น ปู่ ฎุ ฐุ ญู น้ำ ที่ ป้า ก๊ำ ฬุ ปั๊ม ฟื้น กตัญญู สิทธิ์ เปล่ง ป้ำ ฟ้า ฝึก ผู้ ซึ่ง",
)
MIXED = re.split(" ", "E-service/ป้า ITA/ผู้ Q&A/ที่ (ITA)ฟื้น OIT/น้ำ Line@ปู่ Facebook/ป้ำ IIT/ซึ่ง")


@cache
def paragraphs() -> tuple[str, ...]:
    """Return every distinct paragraph of all examples, in order."""
    files = sorted(EXAMPLES.glob("report-*.json"))
    texts = [text for file in files for text in _texts(json.loads(file.read_text("utf-8")))]
    lines = (line.strip() for text in texts for line in text.split("\n"))
    return tuple(dict.fromkeys(line for line in lines if line))


def _texts(value: object) -> Iterator[str]:
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
