"""The content hash tells apart whatever differs, and nothing that only lies elsewhere."""

import hashlib
from pathlib import Path
from uuid import UUID

import pytest

from itadesk.core.dataset import Dataset
from itadesk.core.errors import UserError
from itadesk.store import content, header, tables
from itadesk.store.tables import Manifest, Tables
from tests.strategies import every_field

DOCUMENT = UUID("c0ffee00-5eed-4abc-8def-a1b2c3d4e5f6")
PATH = Path("a.itadesk")
ROWS: Tables = tables.of_records(every_field()[0])


def hashed(
    stored: Tables, document_id: UUID = DOCUMENT, revision: int = 7, version: int = header.FORMAT
) -> str:
    return content.hash_of_tables(version, document_id, revision, stored)


def sealed(stored: Tables) -> Manifest:
    return Manifest(DOCUMENT, 7, "0.1.0", tables.counted(stored), hashed(stored))


def test_what_is_hashed() -> None:
    lines = f'["itadesk",1,"{DOCUMENT}",7]\n["office","a","ก",null,-1]\n["office","b","",0,2]\n'
    rows: Tables = {"office": [("b", "", 0, 2), ("a", "ก", None, -1)], "division": []}
    assert hashed(rows, version=1) == hashlib.sha256(lines.encode()).hexdigest()


def test_the_order_of_records_does_not_matter() -> None:
    backwards = Dataset.of(reversed(list(every_field()[0])))
    there = content.content_hash(DOCUMENT, 7, backwards)
    assert there == hashed(tables.of_records(reversed(list(backwards))))


def test_every_value_of_every_row_matters() -> None:
    seen = {hashed(ROWS)}
    changed = 0
    for name, table in ROWS.items():
        for number, row in enumerate(table):
            for column in range(len(row)):
                other = [*table]
                other[number] = (*row[:column], "changed", *row[column + 1 :])
                seen.add(hashed({**ROWS, name: other}))
                changed += 1
    assert len(seen) == changed + 1


def test_identity_and_version_matter() -> None:
    others = {
        hashed(ROWS),
        hashed(ROWS, document_id=UUID(int=1)),
        hashed(ROWS, revision=8),
        hashed(ROWS, version=header.FORMAT + 1),
    }
    assert len(others) == 4


def test_where_a_value_ends_matters() -> None:
    several: list[Tables] = [
        {"a": [("1", "23")], "b": []},
        {"a": [("12", "3")], "b": []},
        {"a": [("1", "2", "3")], "b": []},
        {"a": [("1",), ("23",)], "b": []},
        {"a": [], "b": [("1", "23")]},
        {"a": [("1", 23)], "b": []},
        {"a": [("1", '2","3')], "b": []},
    ]
    assert len({hashed(one) for one in several}) == len(several)


class TestSeal:
    def test_of_what_is_there(self) -> None:
        content.check_seal(sealed(ROWS), header.FORMAT, ROWS, PATH)

    def test_of_something_else(self) -> None:
        less = {**ROWS, "evidence": ROWS["evidence"][1:]}
        with pytest.raises(UserError) as raised:
            content.check_seal(sealed(ROWS), header.FORMAT, less, PATH)
        assert raised.value.code == "CHANGED"

    def test_with_other_counts(self) -> None:
        with pytest.raises(UserError) as raised:
            content.check_seal(sealed(ROWS)._replace(counts="{}"), header.FORMAT, ROWS, PATH)
        assert raised.value.code == "CHANGED"

    def test_that_is_not_there_yet(self) -> None:
        unsealed = sealed(ROWS)._replace(counts=None, content_hash=None)
        content.check_seal(unsealed, header.FORMAT, {**ROWS, "office": []}, PATH)

    @pytest.mark.parametrize("version", ["x" * 41, "0.1\u202e", "0.1\x00", "\ud800"])
    def test_by_a_program_of_no_version(self, version: str) -> None:
        with pytest.raises(ValueError, match="version"):
            content.check_seal(
                sealed(ROWS)._replace(app_version=version), header.FORMAT, ROWS, PATH
            )
