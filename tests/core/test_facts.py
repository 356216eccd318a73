"""Strict reading of data files."""

from pathlib import Path

import pytest

from itadesk.core.dates import ThaiDate
from itadesk.core.errors import UserError
from itadesk.core.facts import Fact, Node


def test_reads_a_fact() -> None:
    node = Node({"value": 30, "verified": True, "source": "เอกสาร"}, "x")
    assert node.fact(lambda value: value.integer(0, 100)) == Fact(30, True, "เอกสาร")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (30, "f: "),
        ({"value": 30, "verified": True}, "f: ขาด “source”"),
        ({"value": 30, "verified": 1, "source": "ก"}, "f/verified"),
        ({"value": 30, "verified": True, "source": " "}, "f/source"),
        ({"value": 101, "verified": True, "source": "ก"}, "f/value"),
        ({"value": True, "verified": True, "source": "ก"}, "f/value"),
        ({"value": 30.0, "verified": True, "source": "ก"}, "f/value"),
        ({"value": 30, "verified": True, "source": "ก", "note": "ข"}, "f/note: ไม่รู้จัก"),
    ],
)
def test_refuses_a_malformed_fact_naming_the_place(value: object, place: str) -> None:
    with pytest.raises(UserError, match=place):
        Node(value, "f").fact(lambda node: node.integer(0, 100))


def test_reads_dates_and_lists() -> None:
    assert Node("2567-07-30", "f").date() == ThaiDate(2567, 7, 30)
    assert [one.path for one in Node(["ก", "ข"], "f").elements()] == ["f/1", "f/2"]


@pytest.mark.parametrize("value", ["2567-02-30", "30/7/67", 5])
def test_refuses_a_wrong_date(value: object) -> None:
    with pytest.raises(UserError, match="f: "):
        Node(value, "f").date()


def test_refuses_what_is_no_list() -> None:
    with pytest.raises(UserError, match="f: "):
        Node({}, "f").elements()


@pytest.mark.parametrize("content", [b"{", b"\xff", b""])
def test_a_broken_file_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "2570.json"
    file.write_bytes(content)
    with pytest.raises(UserError, match=r"2570\.json"):
        Node.read(file)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"2570\.json"):
        Node.read(tmp_path / "2570.json")
