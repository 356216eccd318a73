"""Strict JSON: what is no JSON of ours is refused by line or path, scores stay exact."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadesk.core.dataset import Dataset
from itadesk.exchange import json_text
from itadesk.exchange.json_reader import from_object
from itadesk.exchange.json_writer import to_object
from tests.exchange.refusals import assert_read_or_refused, refuse


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "บรรทัดที่ ๑"),
        (b"[]", "เอกสาร: ต้องเป็นวัตถุ"),
        (b'{"office": {}', "บรรทัดที่ ๑"),
        (b'{\n"office": {},\nyears}', "บรรทัดที่ ๓"),
        (b'{\n"office": {"name": "a\tb"}}', "บรรทัดที่ ๒"),
        (b'{\n"office": {"name": "\xe0\xb8"}}', "ไม่ใช่แฟ้ม JSON (บรรทัดที่ ๒ ไม่ใช่ UTF-8)"),
        ('{"office": {"name": "ก"}}'.encode("cp874"), "บรรทัดที่ ๑ ไม่ใช่ UTF-8"),
        ("{}".encode("utf-16"), "ไม่ใช่แฟ้ม JSON"),
        (b"%PDF-1.7\n\xe2\xe3", "ไม่ใช่แฟ้ม JSON"),
        (b"SQLite format 3\0", "ไม่ใช่แฟ้ม JSON"),
        (b'{"office": {"name": "a", "name": "b"}}', "office.name: มีคีย์นี้ซ้ำ"),
        (b'{"office": {}, "office": {}}', "office: มีคีย์นี้ซ้ำ"),
        (b'{"ita": [{"indicators": {"1": 1, "1": 1}}]}', "ita[1].indicators.1: มีคีย์นี้ซ้ำ"),
        (b'{"a": 1, "years": [], "a": 1, "years": []}', "a: มีคีย์นี้ซ้ำ"),
        (b"[" * 100_000, "ซ้อนกันลึกเกินไป"),
        (b'{"a":' * 100_000, "ซ้อนกันลึกเกินไป"),
        (b'{"ita": [{"total": 1e999999999999999999999}]}', "ita[1].total"),
        (b'{"ita": [{"total": 1e-999999999}]}', "ita[1].total"),
        (b'{"ita": [{"year": %s}]}' % (b"9" * 100_000), "ita[1].year"),
        ('{"ก\u202e\n": 1}'.replace("\n", "\\n").encode(), "กU+202EU+000A: ไม่รู้จักคีย์นี้"),
        (b'{"\\ud800": 1}', "U+D800: ไม่รู้จักคีย์นี้"),
    ],
)
def test_broken_text_is_refused(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refuse(tmp_path, content, capsys)


@given(
    st.binary(max_size=60)
    | st.text(alphabet='{}[]":,0123456789eE.+-nulltruefasNInity\\ \n').map(str.encode)
)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert_read_or_refused(lambda: from_object(json_text.parse(content)))


@pytest.mark.parametrize(
    ("written", "shortest"),
    [("82.50", "82.5"), ("100.00", "100"), ("8.25e1", "82.5"), ("-0.0", "0"), ("0.01", "0.01")],
)
def test_scores_are_exact_and_written_short(written: str, shortest: str) -> None:
    records = from_object(json_text.parse(b'{"ita": [{"total": %s}]}' % written.encode()))
    text = json_text.dump(to_object(Dataset.of(records))).decode()
    assert f'"total": {shortest}\n' in text


def test_the_mark_of_notepad_is_passed_over() -> None:
    assert json_text.parse(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
