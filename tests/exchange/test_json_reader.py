"""What is wrong in a DATA.json is refused by `new`, by its path, and nothing is left behind."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.errors import UserError
from itadesk.exchange import json_text
from itadesk.exchange.json_reader import from_object
from tests.exchange.every_key import every_key
from tests.exchange.refusals import assert_read_or_refused, refuse

MEASURE = "years[2].measures[1]"
RESULT = f"{MEASURE}.results[2]"
REPORT = "years[2].reports[1]"


def at(value: Any, path: str) -> tuple[Any, Any]:  # noqa: ANN401 - any JSON value
    """Return the holder of a path as messages write it, and its last key or index."""
    steps: list[Any] = []
    for part in path.split("."):
        name, *positions = part.replace("]", "").split("[")
        steps += [name, *(int(position) - 1 for position in positions)]
    for step in steps[:-1]:
        value = value[step]
    return value, steps[-1]


WRONG_VALUES = [  # path, what is put there, what the message says of it
    ("office", [], "วัตถุ"),
    ("office", None, "วัตถุ"),
    ("ita", {}, "รายการ"),
    ("years", "2568", "รายการ"),
    ("years[2]", 2568, "วัตถุ"),
    ("office.name", 1, "ข้อความ"),
    ("office.name", None, "ข้อความ"),
    ("office.name", ["ก"], "ข้อความ"),
    ("office.kind", "อบต.", "องค์การบริหารส่วนตำบล"),
    ("office.emblem", "x.png", "วัตถุ"),
    ("office.emblem.file", 1, "ข้อความ"),
    ("office.divisions[2]", {"name": "กองคลัง"}, "ข้อความ"),
    ("office.officials[1].acting", 1, "true"),
    ("office.officials[1].acting", "true", "true"),
    ("office.officials[2].role", "นายก อบต.", "ปลัด"),
    ("ita[2].year", "2567", "จำนวนเต็ม"),
    ("ita[2].year", 2567.0, "จำนวนเต็ม"),
    ("ita[2].year", True, "จำนวนเต็ม"),
    ("ita[2].year", 2024, "๒๕๐๐"),
    ("ita[2].year", 10**30, "จำนวนเต็ม"),
    ("ita[2].total", "91.28", "ตัวเลข"),
    ("ita[2].total", True, "ตัวเลข"),
    ("ita[2].total", 100.01, "๑๐๐"),
    ("ita[2].total", -1, "๑๐๐"),
    ("ita[2].total", 10**30, "๑๐๐"),
    ("ita[2].total", 91.285, "๒ ตำแหน่ง"),
    ("ita[2].total", float("nan"), "ตัวเลข"),
    ("ita[2].total", float("inf"), "ตัวเลข"),
    ("ita[2].total", float("-inf"), "ตัวเลข"),
    ("ita[2].indicators", [99.11], "วัตถุ"),
    ("ita[2].indicators.1", "99.11", "ตัวเลข"),
    ("ita[2].indicators.1", 99.111, "๒ ตำแหน่ง"),
    ("ita[2].indicators.9", None, "ตัวเลข"),
    ("ita[2].items[1].part", "private", "public"),
    ("ita[2].items[1].score", [], "ตัวเลข"),
    ("years[1].no_defects", 0, "true"),
    ("years[2].findings[1].kind", "minor", "defect"),
    ("years[2].findings[1].indicator", 11, "10"),
    ("years[2].findings[1].items[2]", 7, "ข้อความ"),
    ("years[2].findings[1].references", "o18", "รายการ"),
    ("years[2].findings[1].measures[1]", 0, "ลำดับที่ ๐"),
    ("years[2].findings[1].measures[1]", -1, "ลำดับที่ -๑"),
    ("years[2].findings[1].measures[2]", 3, "๒ รายการ"),
    ("years[2].findings[1].measures[2]", "1", "จำนวนเต็ม"),
    ("years[2].findings[1].measures[2]", True, "จำนวนเต็ม"),
    (f"{MEASURE}.title", "\u202egpj.exe", "U+202E"),
    (f"{MEASURE}.title", "ก\x00", "U+0000"),
    (f"{MEASURE}.steps", "ก\tข", "U+0009"),
    (f"{MEASURE}.steps", "ก\r\nข", "U+000D"),
    (f"{MEASURE}.steps", "\ud800", "U+D800"),
    (f"{MEASURE}.steps", "ก" * 20_001, "๒๐,๐๐๐"),
    (f"{MEASURE}.responsible", "กองคลัง", "รายการ"),
    (f"{MEASURE}.responsible[2]", "ก\u2066", "U+2066"),
    (f"{MEASURE}.responsible[1]", 1, "ข้อความ"),
    (f"{MEASURE}.start", "2024-10-01", "๒๕๖๗"),
    (f"{MEASURE}.start", "2567-13", "เดือนที่ ๑๓"),
    (f"{MEASURE}.start", "2567-02-30", "๒๙ วัน"),
    (f"{MEASURE}.start", "1 ต.ค. 67", "2568-02-15"),
    (f"{MEASURE}.start", 2567, "ข้อความ"),
    (f"{MEASURE}.start", "", "วันที่"),
    (f"{MEASURE}.rounds", [6, 6], "ซ้ำ"),
    (f"{MEASURE}.rounds[1]", 5, "12"),
    (f"{MEASURE}.rounds[1]", "6", "จำนวนเต็ม"),
    (f"{MEASURE}.rounds[1]", 6.0, "จำนวนเต็ม"),
    (f"{MEASURE}.indicators[2]", 0, "10"),
    (f"{MEASURE}.issue", 8, "7"),
    (f"{MEASURE}.evidence[1].kind", "photo", "picture"),
    (f"{RESULT}.round", 7, "12"),
    (f"{RESULT}.status", "finished", "done"),
    (f"{RESULT}.reviewed", None, "true"),
    (f"{RESULT}.evidence[2].date", "2566/03/03", "2568-02-15"),
    (f"{RESULT}.evidence[3].file", "../X.json", ".."),
    (f"{RESULT}.evidence[3].file", "a/../../b.png", ".."),
    (f"{RESULT}.evidence[3].file", "/etc/passwd", "/etc/passwd"),
    (f"{RESULT}.evidence[3].file", "C:\\b.png", "C:"),
    (f"{RESULT}.evidence[3].file", "..\\b.png", ".."),
    (f"{RESULT}.evidence[3].file", "\\\\server\\b.png", "server"),
    (f"{RESULT}.evidence[3].file", "a\x00b.png", "U+0000"),
    (f"{RESULT}.evidence[3].file", "missing.png", "missing.png"),
    (f"{RESULT}.evidence[3].file", "X.files", "X.files"),
    (f"{RESULT}.evidence[3].file", "ก" * 300, "ยาว"),
    ("years[2].evidence[1].indicator", False, "จำนวนเต็ม"),
    (f"{REPORT}.kind", "summary", "plan"),
    (f"{REPORT}.form", "form-1", "narrative"),
    (f"{REPORT}.submission_ita_year", 2701, "๒๗๐๐"),
    (f"{REPORT}.signers[1]", 3, "๒ รายการ"),
    (f"{REPORT}.layout", [], "วัตถุ"),
    (f"{REPORT}.layout.numbered", "no", "true"),
    (f"{REPORT}.layout.digits", "roman", "arabic"),
    (f"{REPORT}.layout.headings", ["ก"], "วัตถุ"),
    (f"{REPORT}.layout.headings.output", 1, "ข้อความ"),
    (f"{REPORT}.layout.headings.output", "\x1b[2J", "U+001B"),
    (f"{REPORT}.layout.columns[3]", None, "ข้อความ"),
    (f"{REPORT}.layout.widths.title", 0, "๑"),
    (f"{REPORT}.layout.widths.title", "30", "จำนวนเต็ม"),
    (f"{REPORT}.layout.blocks.cover", 0, "true"),
    (f"{REPORT}.layout.columns[1]", "titel", "“titel”"),
    (f"{REPORT}.layout.headings.titel", "ก", "“titel”"),
    (f"{REPORT}.layout.widths.titel", 30, "“titel”"),
    (f"{REPORT}.layout.blocks.covers", False, "“covers”"),
    (f"{REPORT}.layout.table_font_size", 25, "๒๔"),
    (f"{REPORT}.layout.page_breaks[1]", 3, "๒ รายการ"),
    (f"{REPORT}.layout.score_years[1]", 2024, "๒๕๐๐"),
    (f"{REPORT}.layout.score_years", [2567, 2567], "ซ้ำ"),
    (f"{REPORT}.status", "signed", "รายการ"),
    (f"{REPORT}.status[1]", "signed", "วัตถุ"),
    (f"{REPORT}.status[1].step", "lost", "draft"),
    (f"{REPORT}.status[2].date", 2568, "ข้อความ"),
    (f"{REPORT}.issued_pdf", 1, "วัตถุ"),
]


@pytest.mark.parametrize(("path", "value", "said"), WRONG_VALUES)
def test_wrong_value_is_refused_by_path(
    path: str, value: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = every_key()
    holder, key = at(document, path)
    holder[key] = value
    message = refuse(tmp_path, json.dumps(document, default=float).encode(), capsys)
    place, _, rest = message.partition(": ")
    assert place == path
    assert said in rest


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("ita[1].year", 2567, "ita[2].year"),
        ("years[1].year", 2568, "years[2].year"),
        (f"{MEASURE}.results[1].round", 12, f"{RESULT}.round"),
        (f"{REPORT}.status[1]", {"date": "2568-01"}, f"{REPORT}.status[1].step"),
    ],
)
def test_double_or_missing_is_refused_where_it_stands(
    path: str, value: object, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = every_key()
    holder, key = at(document, path)
    holder[key] = value
    assert refuse(tmp_path, json_text.dump(document), capsys).startswith(f"{place}: ")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 - JSON
    """Yield path, holder and key of every text, but names of files, which are another matter."""
    if isinstance(value, dict):
        members = [(f"{path}.{key}" if path else key, key) for key in value if key != "file"]
    else:
        members = [(f"{path}[{number + 1}]", number) for number in range(len(value))]
    for place, key in members:
        if isinstance(value[key], str):
            yield place, value, key
        elif isinstance(value[key], dict | list):
            yield from texts(value[key], place)


@pytest.mark.parametrize("path", [path for path, _, _ in texts(every_key())])
def test_forbidden_character_is_refused_in_every_text(path: str) -> None:
    document = every_key()
    ((holder, key),) = ((holder, key) for one, holder, key in texts(document) if one == path)
    holder[key] += "\u202e"
    with pytest.raises(UserError) as raised:
        from_object(document, lambda place: str(place.value))
    assert raised.value.message.startswith(f"{path}: ")
    assert "\u202e" not in str(raised.value)


UNKNOWN_KEYS = [  # path of the key, what the remedy names
    ("offices", "office"),
    ("office.nmae", "name"),
    ("office.ita", "name"),
    ("office.emblem.name", "file"),
    ("office.officials[1].postion", "position"),
    ("ita[1].totals", "total"),
    ("ita[2].indicators.11", "1"),
    ("ita[2].indicators.01", "1"),
    ("ita[2].items[1].txt", "text"),
    ("years[1].measure", "measures"),
    ("years[2].findings[1].year_id", "kind"),
    (f"{MEASURE}.titel", "title"),
    (f"{MEASURE}.id", "title"),
    (f"{MEASURE}.order_key", "title"),
    (f"{RESULT}.out_put", "output"),
    (f"{RESULT}.evidence[1].link", "url"),
    (f"{REPORT}.columns", "kind"),
    (f"{REPORT}.layout.title", "numbered"),
    (f"{REPORT}.status[1].by", "step"),
    (f"{REPORT}.issued_pdf.name", "file"),
]


@pytest.mark.parametrize(("path", "remedy"), UNKNOWN_KEYS)
def test_unknown_key_is_refused_by_name(
    path: str, remedy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = every_key()
    holder, key = at(document, path)
    holder[key] = ""
    message = refuse(tmp_path, json_text.dump(document), capsys)
    assert message.startswith(f"{path}: ไม่รู้จักคีย์นี้")
    assert remedy in message.partition("คีย์นี้")[2]


def test_too_many_records_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    years = [{"year": 2567, "measures": [{}] * 9_999}, {"year": 2568, "measures": [{}, {}]}]
    message = refuse(tmp_path, json_text.dump({"years": years}), capsys)
    assert message.startswith("years[2].measures: ")
    assert "๑๐,๐๐๐" in message


@given(st.data())
def test_any_other_value_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    document = copy.deepcopy(every_key())
    replacement = data.draw(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text() | st.decimals(allow_nan=True),
            lambda inner: (
                st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2)
            ),
            max_leaves=4,
        )
    )
    holder: Any = {"document": document}
    key: Any = "document"
    while holder[key] and isinstance(holder[key], dict | list) and data.draw(st.integers(0, 5)):
        holder = holder[key]
        key = data.draw(
            st.sampled_from(list(holder) if isinstance(holder, dict) else range(len(holder)))
        )
    holder[key] = replacement
    assert_read_or_refused(lambda: from_object(document))
