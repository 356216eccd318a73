"""The tables of a file are read as they lie there; what is not as we write it is refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from itadesk.core.checks import MAX_ROWS
from itadesk.core.dataset import Dataset
from itadesk.core.fields import describe
from itadesk.core.records import RECORDS, Office
from itadesk.store import header, schema, tables
from tests.store.documents import by_id, make, small_records
from tests.strategies import every_field

UNCHECKED = "PRAGMA ignore_check_constraints = ON"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A closed document, opened as any program may."""
    path = make(tmp_path / "a.itadesk")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def test_records_become_rows_and_rows_records() -> None:
    data, _ = every_field()
    assert by_id(Dataset.of(tables.to_records(tables.of_records(data)))) == by_id(data)


def test_rows_in_the_file_are_those_of_its_records(db: sqlite3.Connection) -> None:
    stored = tables.read_tables(db, header.FORMAT)
    made = tables.of_records(tables.to_records(stored))
    assert {name: list(map(tuple, table)) for name, table in stored.items()} == made


def test_every_table_of_records_is_read_parents_first(db: sqlite3.Connection) -> None:
    stored = tables.read_tables(db, header.FORMAT)
    assert list(stored) == [describe(cls).name for cls in RECORDS]
    assert list(stored) == list(schema.columns(header.FORMAT))


def test_rows_are_counted(db: sqlite3.Connection) -> None:
    assert tables.count_rows(db, "measure") == 2
    assert '"measure": 2, "finding": 0' in tables.counted(tables.of_records(small_records()))


def test_rows_beyond_the_limit_are_not_counted(db: sqlite3.Connection) -> None:
    for count in (MAX_ROWS - 2, MAX_ROWS + 1):
        db.execute(
            f"WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {count}) "
            f"INSERT INTO division SELECT x || '/{count}', id, 1, '' FROM n, office"
        )
        assert tables.count_rows(db, "division") == min(count, MAX_ROWS + 1)
        db.execute("DELETE FROM division")


def test_no_two_records_have_one_id() -> None:
    office, year, *others = small_records()
    stored = tables.of_records([office, year, *others])
    twice = {**stored, "fiscal_year": [(str(office.id), *stored["fiscal_year"][0][1:])]}
    with pytest.raises(ValueError, match="one id"):
        tables.to_records(twice)


def test_a_row_that_is_none() -> None:
    with pytest.raises(ValueError, match="Office"):
        tables.to_records({**tables.of_records([Office()]), "office": [("x",)]})


class TestManifest:
    def test_as_we_write_it(self, db: sqlite3.Connection) -> None:
        found = tables.read_manifest(db, header.FORMAT)
        assert found.revision == 1
        assert found.counts == tables.counted(tables.read_tables(db, header.FORMAT))
        assert len(found.content_hash or "") == 64

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM manifest",
            "INSERT INTO manifest SELECT 2, document_id, 1, 1, '', NULL, NULL FROM manifest",
            "UPDATE manifest SET id = 2",
            "UPDATE manifest SET format = format + 1",
            "UPDATE manifest SET document_id = 'x'",
            "UPDATE manifest SET document_id = '{' || document_id || '}'",
            "UPDATE manifest SET revision = 0",
            "UPDATE manifest SET revision = 1000000000001",
        ],
    )
    def test_as_we_do_not_write_it(self, db: sqlite3.Connection, statement: str) -> None:
        db.execute(UNCHECKED)
        db.execute(statement)
        with pytest.raises(ValueError, match=r"manifest|revision|unpack|hexadecimal"):
            tables.read_manifest(db, header.FORMAT)
